"""`tambon why`: one household's story, or one client's."""

from argparse import Namespace
from dataclasses import asdict

from rich.console import Console

from flows.commands import print_json
from flows.log import lines_shown
from flows.request import read_day
from flows.settings import private_home


def why(asked: Namespace, out: Console, lines: Console) -> None:
    """Tell why a household or client stands where it does, and what changed before."""
    as_of = None if asked.as_of is None else read_day(asked.as_of)
    with lines_shown(lines, private_home()):
        from transforms.why import tell_why  # heavy: only where needed

        said = tell_why(asked.curated, asked.reference, asked.subject_id, as_of)
    if asked.json:
        print_json(asdict(said), out)
    else:
        from flows.show_why import show_why

        show_why(said, out)
