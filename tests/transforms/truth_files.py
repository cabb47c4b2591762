"""A sample's truth, drawn: who each record is truly about, and who everybody is."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.drawn import parse

PLAIN_RECORD = {
    "is_surveyed": "true", "id_fault": "", "name_fault": "", "birth_fault": "",
    "has_moved": "false", "is_one_word_name": "false", "is_twin": "false",
    "has_new_surname": "false",
}  # fmt: skip
PLAIN_PERSON = {
    "citizen_id": "1010000000010", "birth_on": "1990-01-01",
    "subdistrict_code": "570511",
}  # fmt: skip
FLAGS = ("is_surveyed", "has_moved", "is_one_word_name", "is_twin", "has_new_surname")


def write_truth(raw: Path, records: str, persons: str) -> None:
    """Write the two files of truth that a measurement reads."""
    folder = raw / "truth"
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing, plain in (
        ("service_records", records, PLAIN_RECORD),
        ("persons", persons, PLAIN_PERSON),
    ):
        rows = [{**plain, **row} for row in parse(drawing)]
        columns = {
            column: [_typed(column, row[column]) for row in rows] for column in rows[0]
        }
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")


def _typed(column: str, cell: str | None) -> object:
    """Return what the file holds: some columns are flags, one is a number."""
    if column in FLAGS:
        return cell == "true"
    if column == "person_key":
        return int(cell or 0)
    return cell or ""
