"""Reading an Excel workbook, every cell as text, rows numbered as Excel shows them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import fastexcel
import numpy as np
import pyarrow as pa

from schemas.errors import SourceError
from transforms.readings import Reading, tidy_cells
from transforms.workbook_parts import checked_workbook, damaged

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def read_workbook(path: Path, source_name: str) -> Reading:
    """Open a workbook at the sheet named as the source, or at its only sheet.

    Raises:
        SourceError: it is no workbook, locked, or has no such sheet.
    """
    workbook = _open(path)
    with _damage_told(path.name):
        sheet = _choose_sheet(workbook.sheet_names, source_name, path.name)
        reading = _read_sheet(workbook, sheet)
    if reading is None:
        raise SourceError(
            "แผ่นงานว่าง: ส่งออกจากระบบต้นทางใหม่",
            "its sheet is empty: export it anew from the system it is from",
            file=path.name,
        )
    return reading


def read_sheets(path: Path) -> list[Reading]:
    """Open every sheet of a workbook in which something stands.

    Raises:
        SourceError: it is no workbook, or locked.
    """
    workbook = _open(path)
    with _damage_told(path.name):
        sheets = [_read_sheet(workbook, name) for name in workbook.sheet_names]
    return [sheet for sheet in sheets if sheet is not None]


def _open(path: Path) -> fastexcel.ExcelReader:
    """Open a workbook, if it is one that can be read."""
    with path.open("rb") as stream:
        is_locked = stream.read(len(OLE)) == OLE
    if is_locked:
        raise SourceError(
            "ไฟล์ถูกล็อกด้วยรหัสผ่าน หรือเป็น Excel รุ่นเก่า: เอารหัสผ่านออก แล้วบันทึกเป็น .xlsx",
            "is locked with a password, or an old Excel file: take the password off "
            "and save it as .xlsx",
            file=path.name,
        )
    content = checked_workbook(path)
    with _damage_told(path.name):
        return fastexcel.read_excel(content)


@contextmanager
def _damage_told(file: str) -> Iterator[None]:
    """Tell what the reader stumbles over as a fault of the file."""
    try:
        yield
    except fastexcel.FastExcelError:
        raise damaged(file) from None
    except BaseException as fault:
        # what its native code did not expect; the class cannot be imported
        if type(fault).__name__ != "PanicException":
            raise
        raise damaged(file) from None


def _read_sheet(workbook: fastexcel.ExcelReader, name: str) -> Reading | None:
    """Read one sheet; None if nothing stands in it."""
    # Without skip_rows the first filled row would be taken for row 1.
    sheet = workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    cells = sheet.to_arrow()
    if not cells.num_rows:
        return None
    heading = [column[0].as_py() for column in cells.columns]
    return Reading(heading, partial(_batches, cells), encoding="xlsx")


def _choose_sheet(sheets: list[str], source_name: str, file: str) -> str:
    named = [sheet for sheet in sheets if sheet.strip().lower() == source_name]
    if named or len(sheets) == 1:
        return (named or sheets)[0]
    raise SourceError(
        f"ไม่มีแผ่นงานชื่อ {source_name} (มี {', '.join(sheets)}): เปลี่ยนชื่อแผ่นงานที่มีข้อมูล",
        f"has no sheet named {source_name} (it has {', '.join(sheets)}): rename the "
        "sheet that holds the data",
        file=file,
        place="sheets",
    )


def _batches(
    cells: pa.RecordBatch, positions: Sequence[int]
) -> Iterator[pa.RecordBatch]:
    rows = cells.slice(1)
    numbers = pa.array(np.arange(2, rows.num_rows + 2))
    columns = [tidy_cells(rows.column(position)) for position in positions]
    names = [str(position) for position in positions]
    yield pa.RecordBatch.from_arrays([*columns, numbers], [*names, "source_row"])
