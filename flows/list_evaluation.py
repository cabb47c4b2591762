"""`tambon evaluate-lists`: whether the last run's lists find the right people."""

from argparse import Namespace

from rich.console import Console

from flows.commands import print_json
from flows.log import lines_shown
from flows.settings import private_home


def evaluate_lists(asked: Namespace, out: Console, lines: Console) -> None:
    """Hold the lists of the last run against the truth of its sample."""
    from transforms.evaluate_lists import evaluate_lists as evaluate  # heavy: only here

    with lines_shown(lines, private_home()):
        said = evaluate(asked.raw, asked.curated / "latest", asked.reference)
    if asked.json:
        print_json(said.as_json(), out)
    else:
        from flows.show_list_evaluation import show_list_evaluation

        show_list_evaluation(said, out)
