"""Which figures the public may see, so that no small one can be worked out."""

from reports.disclosure.memory import Disclosed, read_disclosed, write_disclosed
from reports.disclosure.public import WORDS_EN, WORDS_TH, explain, make_public

__all__ = [
    "WORDS_EN",
    "WORDS_TH",
    "Disclosed",
    "explain",
    "make_public",
    "read_disclosed",
    "write_disclosed",
]
