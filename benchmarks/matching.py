"""Speed and memory of scoring the records without an ID, against `recordlinkage`.

    python -m benchmarks.matching --raw DIR [--recordlinkage-python PYTHON]

Scoring is the step that makes `match.scored_pairs`: blocking, comparing and weighing
every open record against every person, in a process of its own that tells its own peak
memory. Of the very pairs that were blocked, some are then compared again, by Splink and
by the toolkit, the same ones in the same run; neither has to find them.

The toolkit needs a pandas older than ours, so a throw-away environment of its own:

    python -m venv toolkit
    toolkit/bin/pip install "pandas<3" scipy scikit-learn joblib jellyfish
    toolkit/bin/pip install --no-deps recordlinkage==0.16
    python -m benchmarks.matching --raw DIR --recordlinkage-python toolkit/bin/python
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from duckdb import DuckDBPyConnection
from splink import DuckDBAPI

from schemas.run import RunRequest
from transforms.admit import admit_sources
from transforms.build import build_match
from transforms.load import load_reference, load_sources
from transforms.scoring import (
    LEAST_WEIGHT,
    score_pairs,
    splink_linker,
    trained_settings,
)
from transforms.warehouse import open_warehouse

REFERENCE = Path(__file__).parents[1] / "data" / "raw" / "reference"
TOOLKIT = Path(__file__).with_name("recordlinkage_pairs.py")
NEEDED = (
    "match.compared_persons",
    "match.compared_records",
    "reference.matching_models",
)
SAMPLE_PAIRS = 500_000
REPEATS = 2
LEAST_RECORDS_PER_SECOND = 15_000
LIMIT_GB = 2.0
LEAST_RATIO = 50.0

Figures = dict[str, float]


def prepare(raw: Path, scratch: Path) -> Figures:
    """Match a sample whole, and keep what scoring reads."""
    card = json.loads((raw / "sample.json").read_text("utf-8"))
    request = RunRequest(card["area"], date.fromisoformat(card["as_of"]), True)
    with open_warehouse(scratch / "spill") as con:
        load_reference(con, REFERENCE)
        load_sources(con, raw)
        admit_sources(con, request)
        seconds = _timed(lambda: build_match(con, request))
        for name in NEEDED:
            con.table(name).write_parquet(str(scratch / f"{name}.parquet"))
    return {"seconds": seconds}


def score(_raw: Path, scratch: Path) -> Figures:
    """Score every open record, and nothing else; then draw pairs for the toolkit."""
    with open_warehouse(scratch / "spill") as con:
        for name in NEEDED:
            con.read_parquet(str(scratch / f"{name}.parquet")).create(name)
        seconds = _timed(lambda: score_pairs(con))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        records = con.table("match.compared_records").filter("is_open").shape[0]
        persons = con.table("match.compared_persons").shape[0]
        pairs = _draw_pairs(con, scratch)
    return {
        "seconds": seconds,
        "peak_gb": peak,
        "open_records": records,
        "persons": persons,
        "pairs": pairs,
        "records_per_second": records / seconds,
        "pairs_per_second": pairs / seconds,
    }


def _draw_pairs(con: DuckDBPyConnection, scratch: Path) -> int:
    """Keep some of the pairs that are blocked, and both sides of them; return all."""
    with splink_linker(con, trained_settings(con)) as linker:
        blocked = f"match.{linker.inference.predict().physical_name}"
        count = con.table(blocked).shape[0]
        con.execute(
            f"""
            create temp table drawn as
            select
                row_number() over (
                    order by md5(compared_id_l || compared_id_r), compared_id_l,
                    compared_id_r
                ) as pair_number,
                compared_id_l,
                compared_id_r
            from {blocked}
            qualify pair_number <= {SAMPLE_PAIRS}
            """  # noqa: S608  (Splink's own name of its table)
        )
    con.table("drawn").write_parquet(str(scratch / "drawn.parquet"))
    pairs = "from drawn select compared_id_l, compared_id_r order by pair_number"
    con.sql(pairs).write_csv(str(scratch / "pairs.csv"))
    for side, name in (("l", "persons"), ("r", "records")):
        con.sql(
            f"""
            from match.compared_{name}
            where compared_id in (select compared_id_{side} from drawn)
            order by compared_id
            """  # noqa: S608
        ).write_csv(str(scratch / f"{name}.csv"))
    return count


def same_pairs(_raw: Path, scratch: Path) -> Figures:
    """Compare and weigh the drawn pairs, told to Splink as pairs that are blocked."""
    with open_warehouse(scratch / "spill") as con:
        for name in NEEDED:
            con.read_parquet(str(scratch / f"{name}.parquet")).create(name)
        con.read_parquet(str(scratch / "drawn.parquet")).create("match.drawn")
        con.execute(
            """
            create table match.drawn_pairs as
            select
                '0' as match_key,
                'persons-__-' || compared_id_l as join_key_l,
                'records-__-' || compared_id_r as join_key_r
            from match.drawn
            """
        )
        seconds = min(_seconds_of_drawn_pairs(con) for _ in range(REPEATS))
        count = con.table("match.drawn_pairs").shape[0]
    return {"seconds": seconds, "pairs": count, "pairs_per_second": count / seconds}


def _seconds_of_drawn_pairs(con: DuckDBPyConnection) -> float:
    """Return the seconds that Splink takes for the drawn pairs."""
    with splink_linker(con, trained_settings(con)) as linker:
        pairs = DuckDBAPI(con).table_to_splink_dataframe("drawn", "drawn_pairs")
        linker.table_management.register_blocked_pairs_for_predict(pairs)
        return _timed(
            lambda: linker.inference.predict(threshold_match_weight=LEAST_WEIGHT)
        )


MEASURED: dict[str, Callable[[Path, Path], Figures]] = {
    "prepare": prepare,
    "score": score,
    "same_pairs": same_pairs,
}


def _timed(step: Callable[[], object]) -> float:
    """Return the seconds a step takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def _figures(*command: str) -> Figures:
    """Run a command, and return the figures in its last line."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def compare(raw: Path, toolkit: Path | None) -> dict[str, Figures]:
    """Measure each in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        ours = (sys.executable, "-m", __spec__.name, "--only")
        said = {
            "match layer": _figures(*ours, "prepare", str(raw), scratch),
            "scoring": _figures(*ours, "score", str(raw), scratch),
        }
        if toolkit:
            same = _figures(*ours, "same_pairs", str(raw), scratch)
            found = _figures(str(toolkit), str(TOOLKIT), scratch)
            ratio = same["pairs_per_second"] / found["pairs_per_second"]
            said["same pairs"] = same
            said["recordlinkage"] = {**found, "times_slower": ratio}
    return said


def main() -> None:
    """Measure, and print the figures beside their limits."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raw", type=Path, help="a sample of a whole province")
    parser.add_argument(
        "--recordlinkage-python", type=Path, help="the toolkit's interpreter"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--only", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        name, raw, scratch = asked.only
        print(json.dumps(MEASURED[name](Path(raw), Path(scratch))))  # noqa: T201
    elif asked.raw:
        _show(compare(asked.raw, asked.recordlinkage_python), as_json=asked.json)
    else:
        parser.error("give a sample with --raw (tambon sample --province 57 --raw DIR)")


def _show(said: dict[str, Figures], *, as_json: bool) -> None:
    """Print the figures."""
    if as_json:
        print(json.dumps(said, indent=2))  # noqa: T201
        return
    for name, figures in said.items():
        told = ", ".join(f"{each} {value:,.2f}" for each, value in figures.items())
        print(f"{name:14} {told}")  # noqa: T201
    print(  # noqa: T201
        f"limits: at least {LEAST_RECORDS_PER_SECOND:,} records a second, at most "
        f"{LIMIT_GB} GB, at least {LEAST_RATIO:g} times the toolkit"
    )


if __name__ == "__main__":
    main()
