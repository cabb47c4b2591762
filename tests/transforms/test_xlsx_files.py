from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from schemas.errors import SourceError
from tests.transforms.source_files import CENTRES, HEADINGS, Rows, a_row, put_workbook


def test_typed_cells_come_as_the_text_a_person_sees(
    load: Callable[[str], Rows], raw: Path
) -> None:
    (raw / "persons.csv").unlink()
    path = raw / "persons.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("persons")
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS["persons"])
        sheet.write_row(1, 0, [57110102034, 1, 1570500000001, True, 19.9071234, "  ก "])
        sheet.write_number(1, HEADINGS["persons"].index("birth_date"), 22767, date)
        sheet.write_formula(1, 6, '=""', None, "")
        sheet.write_string(3, 0, "05711010203")
    assert load(
        """
        select household_id, person_number, citizen_id, title, first_name, last_name,
            sex, birth_date, source_row
        from raw.persons
        """
    ) == [
        ("57110102034", "1", "1570500000001", "true", "19.9071234", "  ก ", None,
         "1962-05-01", 2),
        ("05711010203", None, None, None, None, None, None, None, 4),
    ]  # fmt: skip


def test_the_sheet_named_as_the_source_is_read(
    load: Callable[[str], Rows], raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    rows = [HEADINGS["centres"], a_row("centres", centre_id="C1")]
    put_workbook(raw / "centres.xlsx", {"notes": [["x"]], "Centres ": rows})
    assert load(CENTRES) == [("C1", None, 2)]


def test_a_workbook_without_the_sheet_lists_those_it_has(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    put_workbook(raw / "centres.xlsx", {"one": [["x"]], "two": [["x"]]})
    assert "has no sheet named centres (it has one, two)" in fault().en


def test_a_workbook_whose_only_sheet_is_empty_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    put_workbook(raw / "centres.xlsx", {"centres": []})
    assert fault().en.startswith("its sheet is empty")


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "inside"])
def test_a_damaged_workbook_ends_the_load(
    fault: Callable[[], SourceError], raw: Path, damage: str
) -> None:
    (raw / "centres.csv").unlink()
    path = raw / "centres.xlsx"
    put_workbook(path, {"centres": [HEADINGS["centres"]]})
    whole = path.read_bytes()
    inside = whole[:60] + bytes(len(whole) // 2) + whole[60 + len(whole) // 2 :]
    damaged = {"empty": b"", "text": b"a,b", "cut": whole[:900], "inside": inside}
    path.write_bytes(damaged[damage])
    assert fault().en.startswith("is no Excel workbook (.xlsx), or damaged")


def test_a_locked_workbook_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    # Excel wraps a workbook with a password into the container of its older formats.
    (raw / "centres.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512))
    assert fault().en.startswith("is locked with a password")
