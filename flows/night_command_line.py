"""The words of the commands of nights: what was kept of them, what waits, what changed.

Each command has a function here that adds it, and a place in ADDED.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from flows.command_words import Kinds

ADDED: "tuple[Callable[[Kinds], ArgumentParser], ...]" = ()
