import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from schemas.errors import SourceError
from tests.transforms.source_files import CENTRES, HEADINGS, Rows, a_row, put_workbook
from transforms import workbook_parts


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


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b'r="B2"', b'r="XFD1048576"', "the workbook is too large"),
        (b'r="B2"', b'r="BDWGN2"', "is no Excel workbook (.xlsx), or damaged"),
        (b'r="B2"', b'r="A2"', "is no Excel workbook (.xlsx), or damaged"),
        (b'r="B2"', b"", "is no Excel workbook (.xlsx), or damaged"),
        (b"</sheetData>", b"", "is no Excel workbook (.xlsx), or damaged"),
        (b"<worksheet", b"<!DOCTYPE a><worksheet", "is no Excel workbook (.xlsx)"),
    ],
)
def test_a_sheet_that_claims_too_much_or_a_place_twice_ends_the_load(
    fault: Callable[[], SourceError], raw: Path, old: bytes, new: bytes, reason: str
) -> None:
    (raw / "centres.csv").unlink()
    row = a_row("centres", centre_id="C1", centre_name="ก")
    put_workbook(raw / "centres.xlsx", {"one": [HEADINGS["centres"], row]})
    _change(raw / "centres.xlsx", "xl/worksheets/sheet1.xml", old, new)
    assert fault().en.startswith(reason)


def test_cells_that_do_not_say_their_place_stand_one_after_the_other(
    load: Callable[[str], Rows], raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    rows = [HEADINGS["centres"], ["C1", "ก", *"345678"], ["C2", "ข", *"345678"]]
    put_workbook(raw / "centres.xlsx", {"one": rows})
    _change(raw / "centres.xlsx", "xl/worksheets/sheet1.xml", None, b"")
    assert load(CENTRES) == [("C1", "ก", 2), ("C2", "ข", 3)]


def test_texts_are_counted_not_believed(load: Callable[[str], Rows], raw: Path) -> None:
    (raw / "centres.csv").unlink()
    row = a_row("centres", centre_id="C1", centre_name="ก")
    put_workbook(raw / "centres.xlsx", {"one": [HEADINGS["centres"], row]})
    claim = b'uniqueCount="4294967295"'
    _change(raw / "centres.xlsx", "xl/sharedStrings.xml", b'uniqueCount="10"', claim)
    assert load(CENTRES) == [("C1", "ก", 2)]


@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_INFLATED", "MOST_PARTS"])
def test_a_workbook_beyond_a_bound_ends_the_load(
    fault: Callable[[], SourceError],
    raw: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
) -> None:
    (raw / "centres.csv").unlink()
    put_workbook(raw / "centres.xlsx", {"one": [HEADINGS["centres"]]})
    monkeypatch.setattr(workbook_parts, limit, 5)
    assert fault().en.startswith("the workbook is too large")


def _change(path: Path, part: str, old: bytes | None, new: bytes) -> None:
    """Change something in a part of a workbook; without `old`, the cells' places."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    found = parts[part]
    parts[part] = (
        re.sub(rb'(<c) r="\w+"', rb"\1", found)
        if old is None
        else found.replace(old, new, 1)
    )
    assert parts[part] != found
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
