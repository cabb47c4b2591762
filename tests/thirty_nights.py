"""Try a sample of many nights through: the true command, night after night.

`python -m tests.thirty_nights --raw DIR --curated DIR` runs `tambon run` on each night
of `tambon sample --nights`, by that night's own rules where it has some, and recounts
after each what it published: the ledger balances, and yesterday's lists and tonight's
changes give tonight's lists, worked out here anew from the tables.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

REFERENCE = Path(__file__).parents[1] / "data" / "raw" / "reference"
CHANGES = "changes"
YESTERDAY = "previous"
ON_LIST = ["subdistrict_code", "list_code", "subject_id"]
PATIENCE_SECONDS = 900


@dataclass
class Night:
    """What one night's run took and what is wrong with it.

    Attributes:
        day: the night.
        seconds: of the whole command.
        exit_code: of the command.
        changes: how many are told against the night before.
        unexplained: of them, without a reason.
        faults: what does not hold.
    """

    day: str
    seconds: float
    exit_code: int
    changes: int = 0
    unexplained: int = 0
    faults: list[str] = field(default_factory=list)


def nights_of(raw: Path) -> list[Path]:
    """Return the folders of the nights, in order."""
    return sorted(card.parent for card in raw.glob("*/sample.json"))


def run_night(folder: Path, curated: Path, *more: str) -> Night:
    """Run the command on one night."""
    own = folder / "reference"
    rules = own if own.is_dir() else REFERENCE
    words = ["--raw", folder, "--reference", rules, "--curated", curated, *more]
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "flows", "run", "--no-reports", *map(str, words)],
        env=os.environ | {"PREFECT_HOME": str(curated / ".prefect")},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    night = Night(folder.name, time.monotonic() - began, done.returncode)
    if done.returncode:
        night.faults.append(done.stderr[-2000:])
    return night


def read_lists(latest: Path) -> pd.DataFrame:
    """Return who stands on which list of which subdistrict, and where in it."""
    columns = ["subdistrict_code", "list_code", "household_id", "client_id",
               "priority_rank"]  # fmt: skip
    rows = pd.read_parquet(latest / "tables" / "target_list_rows.parquet")
    rows = rows[columns].drop_duplicates()
    rows["subject_id"] = rows["household_id"].fillna(rows["client_id"])
    return rows


def recount(night: Night, latest: Path, before: pd.DataFrame | None) -> pd.DataFrame:
    """Note what does not hold of a published night; return its lists."""
    ledger = pd.read_parquet(latest / "tables" / "ledger.parquet")
    open_ = ledger.loc[~ledger["is_balanced"], "subject"].unique()
    night.faults += [f"unbalanced: {subject}" for subject in open_]
    proofs = pd.read_parquet(latest / "tables" / "proofs.parquet")
    broken_claims = proofs.loc[proofs["broken_count"] > 0, "claim_code"]
    night.faults += [f"not proved: {claim}" for claim in broken_claims]
    now = read_lists(latest)
    path = latest / "tables" / f"{CHANGES}.parquet"
    if before is not None and path.exists():
        changes = pd.read_parquet(path)
        changes = changes[changes["baseline_code"] == YESTERDAY]
        night.changes = len(changes)
        night.unexplained = int((~changes["is_explained"]).sum())
        night.faults += list(broken(before, changes, now))
    return now


def broken(
    before: pd.DataFrame, changes: pd.DataFrame, now: pd.DataFrame
) -> Iterator[str]:
    """Yield where yesterday's lists and the changes do not give tonight's."""
    then, there = _places(before), _places(now)
    left, came = _told(changes, "before"), _told(changes, "now")
    stays, given = left & came, (then - left) | came
    yield from _counted("left a list they were not on", left - then)
    yield from _counted("entered a list they were on", (came - left) & then)
    yield from _counted("should be on a list and are not", given - there)
    yield from _counted("are on a list, and nothing told so", there - given)
    yield from _counted(
        "told as entered or left, and did not", (left ^ came) - (then ^ there)
    )
    yield from _counted("told twice", _doubled(changes))
    yield from _counted(
        "at another rank than told", _misplaced(before, changes, "before")
    )
    yield from _counted(
        "at another rank than told now", _misplaced(now, changes, "now")
    )
    yield from _counted(
        "lists in another order than told", _out_of_order(before, now, stays)
    )


def _doubled(changes: pd.DataFrame) -> set[object]:
    """Return who has two changes in one subdistrict."""
    keys = changes[["subdistrict_code", "subject_kind", "subject_id"]]
    return set(keys[keys.duplicated()]["subject_id"])


def _misplaced(rows: pd.DataFrame, changes: pd.DataFrame, when: str) -> set[object]:
    """Return whose rank is told otherwise than it stands on the list."""
    names = {f"list_code_{when}": "list_code", f"priority_rank_{when}": "told_rank"}
    told = changes.rename(columns=names)
    both = told[[*ON_LIST, "told_rank"]].merge(rows, on=ON_LIST)
    return set(both.loc[both["told_rank"] != both["priority_rank"], "subject_id"])


def _out_of_order(
    before: pd.DataFrame, now: pd.DataFrame, told: set[tuple[str, str, str]]
) -> set[object]:
    """Return the lists where those who stayed, untold, changed their order."""
    both = before.merge(now, on=ON_LIST, suffixes=("_then", "_now"))
    keys = pd.Series(
        list(both[ON_LIST].itertuples(index=False, name=None)), dtype=object
    )
    both = both[~keys.isin(told).to_numpy()]
    both = both.sort_values([*ON_LIST[:2], "priority_rank_then"])
    ranks = both["priority_rank_now"]
    best = ranks.groupby([both[name] for name in ON_LIST[:2]]).cummax()
    lists = both.loc[ranks < best, ON_LIST[:2]]
    return set(lists.itertuples(index=False, name=None))


def _places(rows: pd.DataFrame) -> set[tuple[str, str, str]]:
    """Return who is on which list where."""
    return set(rows[ON_LIST].itertuples(index=False, name=None))


def _told(changes: pd.DataFrame, when: str) -> set[tuple[str, str, str]]:
    """Return who the changes say was, or is, on which list where."""
    column = f"list_code_{when}"
    rows = changes[changes[column].notna()]
    return _places(rows.rename(columns={column: "list_code"})[ON_LIST])


def _counted(what: str, odd: Collection[object]) -> Iterator[str]:
    """Yield how many, if any; not who."""
    if odd:
        yield f"{len(odd)} {what}"


def try_nights(folders: list[Path], curated: Path, *more: str) -> Iterator[Night]:
    """Run and recount every night in turn; stop at the first that cannot run."""
    curated.mkdir(parents=True, exist_ok=True)
    before: pd.DataFrame | None = None
    for folder in folders:
        night = run_night(folder, curated, *more)
        if night.exit_code == 0:
            before = recount(night, curated / "latest", before)
        yield night
        if night.exit_code:
            return


def main() -> int:
    """Try the nights, tell each, and return how many went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raw", type=Path, required=True)
    parser.add_argument("--curated", type=Path, required=True)
    parser.add_argument("--nights", type=int, help="only the first so many")
    asked, more = parser.parse_known_args()
    folders = nights_of(asked.raw)[: asked.nights]
    wrong = 0
    for night in try_nights(folders, asked.curated, *more):
        wrong += bool(night.faults or night.unexplained)
        print(json.dumps(vars(night), ensure_ascii=False), flush=True)  # noqa: T201
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
