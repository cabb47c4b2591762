"""`manifest.json`: from what, by which rules and code, the published files were made.

It holds no clock: the same input gives the same manifest.
"""

import hashlib
import io
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
from duckdb import DuckDBPyConnection

import schemas
from schemas.contract import Table, kept_columns, key_columns, table_name
from schemas.reference import FILES, AbolishedSubdistricts, Subdistricts
from schemas.run import RunRequest
from transforms.private_files import file_sha256, write_json

PROJECT = "tambon-targets"
LIBRARIES = (
    "duckdb",
    "fastexcel",
    "geothai",
    "pandas",
    "pandera",
    "pyarrow",
    "pythainlp",
    "splink",
    "xlsxwriter",
)
RULES: tuple[Table, ...] = (*FILES, Subdistricts, AbolishedSubdistricts)
INVENTED_TH = "ข้อมูลสมมุติ: บุคคลในผลลัพธ์นี้ไม่มีอยู่จริง"
INVENTED_EN = "Invented data: none of these people exist"


def write_manifest(
    con: DuckDBPyConnection, staging: Path, request: RunRequest, rows: dict[str, int]
) -> None:
    """Write the manifest, last of all.

    Args:
        con: the warehouse, for what was read into it.
        staging: the folder whose files it describes.
        request: what the run was asked to do.
        rows: the rows of each file, by its path in the folder.
    """
    manifest = {
        "as_of": request.as_of.isoformat(),
        "area_code": request.area_code,
        "is_invented": request.is_invented,
        "note_th": INVENTED_TH if request.is_invented else "",
        "note_en": INVENTED_EN if request.is_invented else "",
        "parameters": {
            name: str(value) if name == "as_of" else value
            for name, value in request.parameters().items()
        },
        "inputs": read_inputs(con),
        "rules": [read_rules(con, table) for table in RULES],
        "code": {"version": version(PROJECT), "sha256": code_sha256()},
        "libraries": {name: version(name) for name in LIBRARIES}
        | {"python": platform.python_version()},
        "outputs": [
            {"path": path, "rows": rows[path], "sha256": file_sha256(staging / path)}
            for path in sorted(rows)
        ],
    }
    write_json(staging / "manifest.json", manifest)


def read_inputs(con: DuckDBPyConnection) -> list[dict[str, Any]]:
    """Return what is known of each source file that was read."""
    files: pa.Table = (
        con.table("raw.input_files").order("source_name, source_file").to_arrow_table()
    )
    return list(files.to_pylist())


def read_rules(con: DuckDBPyConnection, table: Table) -> dict[str, Any]:
    """Return the version of one code list or rule table: a hash of its rows.

    Of its rows, not its file: line endings and the order of lines change no rule.
    """
    name = table_name(table)
    rows: pa.Table = (
        con.table(name).order(", ".join(key_columns(table))).to_arrow_table()
    )
    text = io.BytesIO()
    pyarrow.csv.write_csv(rows.select(kept_columns(table)), text)
    sha256 = hashlib.sha256(text.getvalue()).hexdigest()
    return {"table": name, "rows": rows.num_rows, "sha256": sha256}


def code_sha256() -> str:
    """Return one hash of all code and SQL that decides what the lists say.

    It needs no git, and says the same whatever line endings a checkout has.
    """
    total = hashlib.sha256()
    for package in (Path(__file__).parent, Path(schemas.__file__).parent):
        for path in sorted(package.rglob("*")):
            if path.suffix in {".py", ".sql"}:
                name = path.relative_to(package.parent).as_posix()
                text = path.read_bytes().replace(b"\r\n", b"\n")
                total.update(f"{name}\0{len(text)}\0".encode() + text)
    return total.hexdigest()
