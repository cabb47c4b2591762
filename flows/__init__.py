"""WHEN: the flows, their schedule and the command line; alone in knowing Prefect.

Importing it settles Prefect's settings, before anything can import Prefect itself.
"""

from flows.settings import settle

settle()
