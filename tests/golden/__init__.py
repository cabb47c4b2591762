"""Exactly these lists come of the tiny input: a change shows here, and is meant.

`python -m tests.golden` writes them anew; read the difference before you commit it.
"""
