"""Reading a rule file, typed from its contract."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from schemas.contract import Column, Table, columns, table_name
from schemas.errors import RulesError
from transforms.promises import hold_to_contract, line_place
from transforms.sources import small_text

BOOLEANS = {"true": True, "false": False}


def _whole_number(text: str) -> int:
    """Read a number that fits a bigint."""
    number = int(text)
    if abs(number) >= 1 << 63:
        raise ValueError
    return number


READERS: dict[str, Callable[[str], object]] = {
    "varchar": str,
    "bigint": _whole_number,
    "double": float,
    "boolean": BOOLEANS.__getitem__,
}
DTYPES = {
    "varchar": "str",
    "bigint": "Int64",
    "double": "float64",
    "boolean": "boolean",
}


def read_rules(reference: Path, table: Table) -> pd.DataFrame:
    """Read a contract's rule file.

    Args:
        reference: the folder of the rule files.
        table: the contract; its file is `<noun>.csv`.

    Returns:
        The rows, typed and held to the contract; their index is the line in the file.

    Raises:
        RulesError: the file is missing or breaks its contract.
    """
    file = f"{table_name(table).removeprefix('reference.')}.csv"
    rows = _records(_read_text(reference / file), file)
    lines, records = [line for line, _ in rows], [record for _, record in rows]
    promised = columns(table)
    _refuse_other_heading(records[0] if records else [], list(promised), file)
    _refuse_ragged(rows, len(promised), file)
    frame = pd.DataFrame(
        {
            name: _typed(promise, lines[1:], [row[at] for row in records[1:]], file)
            for at, (name, promise) in enumerate(promised.items())
        }
    )
    return hold_to_contract(table, frame, file)


def _read_text(path: Path) -> str:
    try:
        return small_text(path, "utf-8-sig")
    except UnicodeDecodeError:
        raise RulesError(
            'ไม่ใช่ UTF-8: บันทึกใหม่เป็น "CSV UTF-8"',
            'is not UTF-8: save it as "CSV UTF-8"',
            file=path.name,
        ) from None
    except OSError as fault:
        reason = fault.strerror or "read error"
        raise RulesError(
            f"เปิดไฟล์กฎไม่ได้ ({reason}): ตรวจโฟลเดอร์หลัง --reference",
            f"the rule file cannot be opened ({reason}): check the folder given with "
            "--reference",
            file=str(path),
        ) from None


def _records(text: str, file: str) -> list[tuple[int, list[str]]]:
    """Return the file's records, blank lines left out, each with its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = []
    line = 1
    try:
        for record in reader:
            if record:
                rows.append((line, record))
            line = reader.line_num + 1
    except csv.Error:
        raise RulesError(
            'เครื่องหมายคำพูด (") ไม่ครบคู่: เปิดปิดให้ครบ',
            'quotation marks (") do not pair up: close or double them',
            file=file,
            place=line_place(line),
        ) from None
    return rows


def _refuse_other_heading(found: list[str], promised: list[str], file: str) -> None:
    if found == promised:
        return
    missing = ", ".join(name for name in promised if name not in found) or "-"
    unknown = ", ".join(name for name in found if name not in promised) or "-"
    raise RulesError(
        f"ชื่อคอลัมน์ไม่ตรง: ขาด {missing} เกิน {unknown} ต้องเรียงเป็น {','.join(promised)}",
        f"the heading differs: missing {missing}; unknown {unknown}; it must read "
        f"{','.join(promised)}",
        file=file,
        place=line_place(1),
    )


def _refuse_ragged(rows: list[tuple[int, list[str]]], width: int, file: str) -> None:
    for line, record in rows:
        if len(record) != width:
            raise RulesError(
                f"มี {len(record)} ช่อง ต้องมี {width} ช่อง: ตรวจจุลภาคและเครื่องหมายคำพูด",
                f"has {len(record)} fields instead of {width}: check its commas and "
                "quotation marks",
                file=file,
                place=line_place(line),
            )


def _typed(
    promise: Column, lines: Sequence[int], texts: Sequence[str], file: str
) -> pd.Series:
    """Read a column's texts as the contract's type; empty is missing."""
    read = READERS[promise.duckdb_type]
    values = []
    for line, text in zip(lines, texts, strict=True):
        try:
            values.append(read(text) if text else None)
        except (ValueError, KeyError):
            wanted_th, wanted_en = {
                "bigint": ("จำนวนเต็ม", "a whole number"),
                "boolean": ("true หรือ false", "true or false"),
            }[promise.duckdb_type]
            raise RulesError(
                f"{text!r} ไม่ใช่{wanted_th}: แก้ค่า",
                f"{text!r} is not {wanted_en}: mend it",
                file=file,
                place=line_place(line, promise.name),
            ) from None
    return pd.Series(values, index=list(lines), dtype=DTYPES[promise.duckdb_type])
