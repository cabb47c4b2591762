"""WHEN: the flows, their schedule and the command line; alone in knowing Prefect."""
