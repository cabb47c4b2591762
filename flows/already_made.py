"""Lists that are there already, told without Prefect: its start takes longer than that.

Where a server answers, the run goes through it all the same, and is in its history.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.policy import PLAN_NUMBERS, THRESHOLDS
from flows.request import read_request
from reports.kept_reports import is_reported
from transforms.figures import RunReport
from transforms.nights import read_latest
from transforms.one_night import gather_night
from transforms.switch import HELD, staged
from transforms.unchanged import read_unchanged


def find_already_made(parameters: Mapping[str, Any]) -> RunReport | None:
    """Return what the last run says, if this one would make just the same.

    Args:
        parameters: the nightly flow's own.
    """
    raw, curated = Path(parameters["raw"]), Path(parameters["curated"])
    numbers = {name: parameters[name] for name in (*THRESHOLDS, *PLAN_NUMBERS)}
    request = read_request(raw, parameters["area"], parameters["as_of"], **numbers)
    latest = read_latest(curated)
    if latest is None or (curated / HELD).exists():
        return None
    if (latest.as_of, latest.series) != (request.as_of, request.series):
        return None
    if parameters["reports"] and not is_reported(curated, request.as_of):
        return None
    with staged(curated):
        taken = gather_night(curated, raw, Path(parameters["reference"]), request)
        return read_unchanged(curated, taken)
