"""Invented people, in the shape and number of the real ones, to run and test with."""
