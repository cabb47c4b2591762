"""WHAT: the contracts every table is held to; imports nothing of ours."""
