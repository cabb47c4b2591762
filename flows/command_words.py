"""What several commands may be asked, said once."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import TYPE_CHECKING

from flows import defaults
from schemas.run import Retention, RunRequest

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Kinds = _SubParsersAction[ArgumentParser]

DAY = "day the run speaks of, YYYY-MM-DD (default: today in Bangkok; a sample's own)"
AREA = "province (2 digits) or district (4 digits) code (default: a sample's own)"
THRESHOLDS = {
    "link_weight": "least weight at which a record is linked by itself",
    "link_lead": "least lead over the next person for that",
    "review_weight": "least weight at which a person is asked",
}
PLAN_NUMBERS = {
    "vulnerable_level": ("LEVEL", "least level (0-3) of the list of the vulnerable"),
    "overdue_days": ("DAYS", "days after which an open request is overdue"),
    "load_km": (
        "KM",
        "kilometres that a month of waiting work counts as where centres share a "
        "subdistrict",
    ),
}

RETENTION = {
    "keep_nights": ("nights of which counts and changes are kept", "nights"),
    "keep_names_nights": ("nights of which names are kept too", "names_nights"),
}


def command(kinds: "Kinds", name: str, about: str, short: str) -> ArgumentParser:
    """Return a new command."""
    return kinds.add_parser(
        name,
        help=short,
        description=about,
        formatter_class=RawDescriptionHelpFormatter,
    )


def add_folders(command: ArgumentParser) -> None:
    """Let a command say where the sources, the code lists and the lists are."""
    command.add_argument(
        "--raw",
        type=Path,
        metavar="DIR",
        help=f"folder of the sources (default: {defaults.RAW} if it holds any, else "
        f"invented people in {defaults.SAMPLE}, made when needed)",
    )
    add_folder(command, "--curated", defaults.CURATED, "where the lists go")
    add_folder(command, "--reference", defaults.REFERENCE, "code lists and rules")
    command.add_argument("--area", metavar="CODE", help=AREA)


def add_folder(command: ArgumentParser, name: str, default: Path, about: str) -> None:
    """Let a command say where a folder is."""
    about = f"{about} (default: %(default)s)"
    command.add_argument(name, type=Path, default=default, metavar="DIR", help=about)


def add_on_trouble(command: ArgumentParser) -> None:
    """Let a command tell somebody of a run that fails, is held or is not explained."""
    command.add_argument(
        "--on-trouble",
        metavar="COMMAND",
        help="command, or http(s) address, that is given a JSON object with counts if "
        "the run fails, is held or has changes without a reason (default: what the "
        "environment variable TAMBON_ON_TROUBLE says; an address with a secret belongs "
        "there)",
    )


def add_json(command: ArgumentParser) -> None:
    """Let a command print its figures for programs."""
    command.add_argument("--json", action="store_true", help="print figures as JSON")


def add_thresholds(command: ArgumentParser) -> None:
    """Let a command match by other thresholds than those of schemas/run.py."""
    for name, about in THRESHOLDS.items():
        command.add_argument(
            f"--{name.replace('_', '-')}",
            type=float,
            metavar="BITS",
            help=f"{about} (default: {getattr(RunRequest, name):g})",
        )


def add_plan_numbers(command: ArgumentParser) -> None:
    """Let a command make lists and plans by other numbers than schemas/run.py has."""
    for name, (unit, about) in PLAN_NUMBERS.items():
        command.add_argument(
            f"--{name.replace('_', '-')}",
            type=float,
            metavar=unit,
            help=f"{about} (default: {getattr(RunRequest, name):g})",
        )


def add_retention(command: ArgumentParser) -> None:
    """Let a command keep more or fewer nights than schemas/run.py has."""
    for name, (about, known) in RETENTION.items():
        command.add_argument(
            f"--{name.replace('_', '-')}",
            type=int,
            metavar="N",
            help=f"{about} (default: {getattr(Retention, known)})",
        )
