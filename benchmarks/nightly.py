"""Time and memory of the nightly job for a whole province, against a floor.

    python -m benchmarks.nightly [--raw DIR]

The floor is DuckDB alone, two threads: read the four large sources (UTF-8 CSV) and
write them to Parquet. Machines differ and are shared, so only the ratio counts. Each
measurement runs in a process of its own, which tells its own peak memory. The floor is
the median of three runs, and so is the job.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

from flows.settings import settle
from sample.make import make_sample
from schemas.run import RunRequest
from transforms import publish
from transforms.admit import admit_sources
from transforms.build import build_tables
from transforms.load import load_reference, load_sources
from transforms.rejections import write_rejection_workbooks
from transforms.warehouse import open_warehouse

REFERENCE = Path(__file__).parents[1] / "data" / "raw" / "reference"
LARGE_SOURCES = ("households", "persons", "welfare_registrations", "service_records")
REPEATS = 3
LIMIT_RATIO = 6.0
LIMIT_GB = 4.0


def floor(raw: Path, scratch: Path) -> dict[str, float]:
    """Read the large sources and write them to Parquet with DuckDB alone."""
    with duckdb.connect(config={"threads": 2}) as con:
        for source in LARGE_SOURCES:
            rows = con.read_csv(str(raw / f"{source}.csv"))
            rows.write_parquet(str(scratch / f"{source}.parquet"))
    return {}


def job(raw: Path, scratch: Path) -> dict[str, float]:
    """Run every step of the nightly job except Prefect; return each step's seconds."""
    card = json.loads((raw / "sample.json").read_text("utf-8"))
    request = RunRequest(card["area"], date.fromisoformat(card["as_of"]), True)
    lists = scratch / "latest"
    lists.mkdir()
    seconds: dict[str, float] = {}
    with open_warehouse(scratch / "spill") as con:
        steps: dict[str, Callable[[], object]] = {
            "load": lambda: (load_reference(con, REFERENCE), load_sources(con, raw)),
            "admit": lambda: admit_sources(con, request),
            "build": lambda: build_tables(con, request),
            "publish": lambda: publish.publish(con, lists, request),
        }
        for name, step in steps.items():
            seconds[name] = _timed(step)
    return seconds


def job_without_workbooks(raw: Path, scratch: Path) -> dict[str, float]:
    """Run the job as `job` does, but write no XLSX."""
    xlsx = (publish.write_workbooks, write_rejection_workbooks)
    publish.STEPS = tuple(step for step in publish.STEPS if step not in xlsx)
    return job(raw, scratch)


def prefect_start(_raw: Path, _scratch: Path) -> dict[str, float]:
    """Start Prefect's own server and run an empty flow in it."""
    settle()  # before Prefect is imported and reads its settings
    from prefect import flow

    def nothing() -> None:
        """Do nothing."""

    flow(nothing)()
    return {}


MEASURED = {
    step.__name__: step for step in (floor, job, job_without_workbooks, prefect_start)
}


def _timed(step: Callable[[], object]) -> float:
    """Return the seconds a step takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def _measure(name: str, raw: Path) -> dict[str, float]:
    """Run one measurement in a process of its own: its seconds and its peak memory."""
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-m", __spec__.name, "--only", name, str(raw), scratch],
            check=True,
            capture_output=True,
            text=True,
        )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _only(name: str, raw: Path, scratch: Path) -> None:
    """Do one measurement here and print it as JSON."""
    steps: dict[str, float] = {}
    total = _timed(lambda: steps.update(MEASURED[name](raw, scratch)))
    # of this process: Linux lets a child begin with its parent's peak, so the two
    # that write workbooks (some 0.2 GB each) can't be told by getrusage
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(json.dumps({"seconds": total, "peak_gb": peak, **steps}))  # noqa: T201


def _median(runs: list[dict[str, float]]) -> dict[str, float]:
    """Return the run whose time is the median."""
    middle = statistics.median_low([run["seconds"] for run in runs])
    return next(run for run in runs if run["seconds"] == middle)


def compare(raw: Path) -> dict[str, dict[str, float]]:
    """Measure floor and job in turns, so that a busy machine slows both alike."""
    floors, jobs = [], []
    for _ in range(REPEATS):
        floors.append(_measure("floor", raw))
        jobs.append(_measure("job_without_workbooks", raw))
    return {
        "floor": _median(floors),
        "job without XLSX and Prefect": _median(jobs),
        "job with XLSX": _measure("job", raw),
        "Prefect's start-up": _measure("prefect_start", raw),
    }


def main() -> None:
    """Measure, and print each figure beside its ratio to the floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--raw", type=Path, help="a sample; without it one is made")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--only", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        name, raw, scratch = asked.only
        _only(name, Path(raw), Path(scratch))
        return
    with tempfile.TemporaryDirectory() as made:
        raw = asked.raw or Path(made)
        if not asked.raw:
            make_sample(raw, seed=1, area="57", reference=REFERENCE)
        figures = compare(raw)
    _show(figures, as_json=asked.json)


def _show(figures: dict[str, dict[str, float]], *, as_json: bool) -> None:
    """Print the figures."""
    if as_json:
        print(json.dumps(figures, indent=2))  # noqa: T201
        return
    base = figures["floor"]["seconds"]
    for name, run in figures.items():
        steps = ", ".join(
            f"{step} {seconds:.1f}"
            for step, seconds in run.items()
            if step not in {"seconds", "peak_gb"}
        )
        print(  # noqa: T201
            f"{name:30} {run['seconds']:6.1f} s  {run['seconds'] / base:5.2f} x floor  "
            f"{run['peak_gb']:.2f} GB  {steps}"
        )
    print(f"limits: {LIMIT_RATIO} x floor, {LIMIT_GB} GB")  # noqa: T201


if __name__ == "__main__":
    main()
