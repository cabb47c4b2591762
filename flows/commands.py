"""What each command of the command line does."""

import json
import os
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console

from flows.defaults import RAW
from flows.hooks import listen, trouble_told
from flows.log import lines_shown
from flows.policy import PLAN_NUMBERS, RETENTION, THRESHOLDS, read_retention
from flows.request import read_area, read_request
from flows.server import find_server, need_server, start_server
from flows.settings import private_home

if TYPE_CHECKING:
    from transforms.figures import RunReport


def run(asked: Namespace, out: Console, lines: Console) -> None:
    """Run the nightly job now."""
    home = private_home()
    listen(asked.on_trouble)
    about = {"as_of": asked.as_of, "area": asked.area}
    with lines_shown(lines, home), trouble_told(about):
        said = _run_nightly(parameters_of(asked), find_server(home))
    if asked.json:
        print_json(said.as_json(), out)
    else:
        from flows.show import show_report

        show_report(said, out)


def _run_nightly(parameters: dict[str, Any], address: str | None) -> "RunReport":
    """Run the nightly job, on the server that answers, if one does."""
    if address is None:
        from flows.already_made import find_already_made  # heavy: only where needed

        said = find_already_made(parameters)
        if said:
            return said
    else:
        os.environ["PREFECT_API_URL"] = address
    from flows.nightly import nightly  # heavy: only where needed

    made: RunReport = nightly(**parameters)
    return made


def schedule(asked: Namespace, _out: Console, lines: Console) -> None:
    """Serve the nightly job on a schedule until stopped."""
    home = private_home()
    listen(asked.on_trouble)
    os.environ["PREFECT_API_URL"] = need_server(home)
    with lines_shown(lines, home):
        parameters = parameters_of(asked)
        from flows.schedule import serve_nightly  # heavy: only where needed

        serve_nightly(asked.cron, parameters)


def server(asked: Namespace, _out: Console, _lines: Console) -> None:
    """Run the Prefect server of this folder until stopped."""
    start_server(private_home(), asked.port)


def sample(asked: Namespace, out: Console, lines: Console) -> None:
    """Invent a province or district."""
    from flows.sources import invent, invent_nights  # heavy: only where needed
    from sample.make import Sample

    area = read_area(asked.province or asked.district)
    made = {"seed": asked.seed, "area": area, "noise": asked.noise}
    with lines_shown(lines, private_home()):
        if asked.nights is None:
            invent(asked.raw, asked.seed, area, asked.reference, noise=asked.noise)
        else:
            of = Sample(asked.seed, area, asked.reference, asked.noise)
            folders = invent_nights(asked.raw, of, asked.nights)
            made |= {"nights": [folder.name for folder in folders]}
    if asked.json:
        print_json({"raw": str(asked.raw), **made}, out)
    else:
        out.print(f"ข้อมูลสมมุติ · invented people of {area}: {asked.raw}", soft_wrap=True)


def reconcile(asked: Namespace, out: Console, lines: Console) -> None:
    """Compare the counts of the last run with TPMAP's published ones."""
    from flows.show_reconciliation import show_reconciliation  # heavy: only here
    from transforms.reconcile import reconcile as compare

    with lines_shown(lines, private_home()):
        said = compare(asked.curated / "latest", asked.published, asked.reference)
    if asked.json:
        print_json({**asdict(said), "is_agreed": said.is_agreed}, out)
    else:
        show_reconciliation(said, out)


def print_json(figures: object, out: Console) -> None:
    """Print figures as one JSON object, for programs."""
    text = json.dumps(figures, ensure_ascii=False, indent=2)
    out.print(text, markup=False, highlight=False, soft_wrap=True)


def parameters_of(asked: Namespace) -> dict[str, Any]:
    """Return the flow's parameters: whole paths, and codes that can be read.

    They are read here once already, so that a slip is told before Prefect starts. A
    day that nobody said stays open: each night reads its own, and a clock that has
    gone back is known for a clock's.
    """
    reference = asked.reference.resolve()
    if asked.raw is None:
        from flows.sources import choose_raw  # heavy: only where needed

        raw = choose_raw(RAW.resolve(), reference)
    else:
        raw = asked.raw.resolve()
    numbers = thresholds_said(asked) | plan_numbers_said(asked)
    request = read_request(raw, asked.area, asked.as_of, **numbers)
    read_retention(*(getattr(asked, name) for name in RETENTION))
    said = [name for name, number in numbers.items() if number is not None]
    return {
        "raw": str(raw),
        "curated": str(asked.curated.resolve()),
        "reference": str(reference),
        "area": request.area_code,
        "as_of": request.as_of.isoformat() if asked.as_of else None,
        **numbers,
        **{name: getattr(request, name) for name in said},
        **{name: getattr(asked, name) for name in RETENTION},
        "reports": not getattr(asked, "no_reports", True),
    }


def thresholds_said(asked: Namespace) -> dict[str, float | None]:
    """Return the thresholds of matching, None where none was said."""
    return {name: getattr(asked, name) for name in THRESHOLDS}


def plan_numbers_said(asked: Namespace) -> dict[str, float | None]:
    """Return the numbers of lists and plans, None where none was said."""
    return {name: getattr(asked, name) for name in PLAN_NUMBERS}
