"""The same comparisons of the same pairs with the `recordlinkage` toolkit, timed.

Run by `benchmarks.matching` in an interpreter of its own, since the toolkit needs an
older pandas; so it imports nothing of ours. Prints pairs per second as JSON.
"""

import json
import sys
import time
from pathlib import Path

import pandas as pd
import recordlinkage

# What the levels of `transforms/comparisons.py` ask for, each once.
EXACT = (
    "first_name_letters", "first_name_folded", "first_name_sound", "last_name_letters",
    "last_name_folded", "last_name_sound", "sex_code", "birth_digits",
    "birth_precision", "birth_year", "citizen_id_written", "house_number",
    "village_number", "subdistrict_code", "district_code",
)  # fmt: skip
BY_EDITS = (
    "first_name_folded", "last_name_folded", "birth_digits", "citizen_id_written",
)  # fmt: skip
BY_LIKENESS = (
    "first_name_folded", "first_name_letters", "last_name_folded", "last_name_letters",
)  # fmt: skip
REPEATS = 2


def main(folder: Path) -> None:
    """Compare the pairs in a folder, as fast as the toolkit does it."""
    persons, records, pairs = (
        pd.read_csv(folder / f"{name}.csv", dtype=str)
        for name in ("persons", "records", "pairs")
    )
    persons = _prepared(persons)
    records = _prepared(records)
    index = pd.MultiIndex.from_frame(pairs)
    # by one process or two: the faster counts
    seconds = {
        jobs: min(_timed(jobs, index, persons, records) for _ in range(REPEATS))
        for jobs in (1, 2)
    }
    best = min(seconds, key=seconds.__getitem__)
    said = {"pairs_per_second": len(pairs) / seconds[best], "jobs": best}
    print(json.dumps({**said, "seconds": seconds[best]}))  # noqa: T201


def _prepared(people: pd.DataFrame) -> pd.DataFrame:
    """Return people by id, their birth date a date."""
    people = people.set_index("compared_id")
    return people.assign(birth_on=pd.to_datetime(people["birth_on"], errors="coerce"))


def _timed(
    jobs: int, index: pd.MultiIndex, persons: pd.DataFrame, records: pd.DataFrame
) -> float:
    """Return the seconds that the comparisons take."""
    compare = recordlinkage.Compare(n_jobs=jobs)
    for column in EXACT:
        compare.exact(column, column)
    for column in BY_EDITS:
        compare.string(column, column, method="damerau_levenshtein")
    for column in BY_LIKENESS:
        compare.string(column, column, method="jarowinkler")
    compare.date("birth_on", "birth_on")
    start = time.perf_counter()
    compare.compute(index, persons, records)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]))
