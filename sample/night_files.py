"""The files of each night: written where they changed, else linked to last night's."""

import os
import shutil
from pathlib import Path

import fastexcel
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from sample.write import write_csv, write_csv_cp874, write_xlsx

NAMES = {
    "households": "households.csv",
    "persons": "persons.csv",
    "welfare_registrations": "welfare_registrations.csv",
    "person_status": "person_status.csv",
    "centres": "centres.xlsx",
    "centre_coverage": "centre_coverage.csv",
    "service_records": "service_records.csv",
    "contacts": "contacts.csv",
}
CP874 = "centre_coverage"
TRUTHS = ("persons", "service_records")


def read_tables(raw: Path) -> dict[str, pd.DataFrame]:
    """Return the sources of a sample, each value as text; an empty cell is none."""
    return {source: read_source(raw / name, source) for source, name in NAMES.items()}


def read_truth(raw: Path) -> dict[str, pd.DataFrame]:
    """Return who truly is who in a sample."""
    folder = raw / "truth"
    return {
        name: pq.read_table(folder / f"{name}.parquet").to_pandas() for name in TRUTHS
    }


def read_source(path: Path, source: str) -> pd.DataFrame:
    """Return the rows of one file."""
    if path.suffix == ".xlsx":
        sheet = fastexcel.read_excel(path).load_sheet(source, dtypes="string")
        sheet_rows: pd.DataFrame = sheet.to_arrow().to_pandas()
        return sheet_rows.astype(object)
    encoding = "cp874" if source == CP874 else "utf8"
    with path.open("rb") as file:
        heading = file.readline().decode(encoding).strip().split(",")
    table: pa.Table = pa.csv.read_csv(
        path,
        read_options=pa.csv.ReadOptions(encoding=encoding),
        convert_options=pa.csv.ConvertOptions(
            column_types=dict.fromkeys(heading, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    rows: pd.DataFrame = table.to_pandas()
    return rows.astype(object)


def write_source(source: str, table: pd.DataFrame, folder: Path) -> None:
    """Write one source as the single sample writes it."""
    path = folder / NAMES[source]
    if path.suffix == ".xlsx":
        write_xlsx(table, path, source)
    elif source == CP874:
        write_csv_cp874(table, path)
    else:
        write_csv(table, path)


def link_missing(before: Path, folder: Path) -> None:
    """Link every file of the night before that tonight has none of."""
    for path in sorted(before.rglob("*")):
        there = folder / path.relative_to(before)
        if path.is_dir():
            there.mkdir(mode=0o700, exist_ok=True)
        elif not there.exists() and path.parent.name != "truth":
            link(path, there)


def link(path: Path, there: Path) -> None:
    """Let a file have a second name; a copy where the disk knows no links."""
    try:
        os.link(path, there)
    except OSError:
        shutil.copy2(path, there)
