"""How a review workbook looks: its first sheet, and the formats of its lines."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.format import Format

from schemas.curated import PROVINCE_WORKBOOK
from transforms.review_words import CHANGES, CONFIDENTIAL, STEPS
from transforms.sheets import PERSONAL, Book, thai_date

Pair = Mapping[str, Any]
Formats = Mapping[str, Mapping[str, Format]]
WIDTHS = (8, 70, 70, 14)
CHANGE_HEADINGS = ("ลำดับ", "ถ้าใช่คนเดียวกัน", "If the same person", "คำขอ · Requests")
TEXT = "@"  # what is typed stays as it was typed: 5/4/2563 is no date of Excel's


def line_formats(book: Book) -> Formats:
    """Return the formats of a record's and of a person's line, by column."""
    cell = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
    grey = cell | {"font_color": "#7F7F7F", "bg_color": "#F2F2F2", "num_format": TEXT}
    request = cell | {"bold": True, "bg_color": "#D9D9D9", "top": 2}
    told = book.format(request | {"bold": False})
    key = book.format(grey)
    open_cell = book.format(
        cell | {"bg_color": "#FFF2CC", "locked": False, "num_format": TEXT}
    )
    differing = cell | {"bold": True, "font_color": "#C00000", "bg_color": "#FCE4E4"}
    number = {"align": "center"}
    return {
        "record": {
            "text": book.format(request),
            "review_rank": book.format(request | number),
            "age_years": book.format(request | number),
            "village_number": book.format(request | number),
            **dict.fromkeys(("evidence_th", "change_th", "change_en"), told),
        },
        "person": {
            "text": book.format(cell),
            "review_rank": book.format(cell | number | {"font_color": "#7F7F7F"}),
            "age_years": book.format(cell | number),
            "village_number": book.format(cell | number),
            "differing": book.format(differing),
            **dict.fromkeys(("answer", "reviewer", "reviewed_on"), open_cell),
            **dict.fromkeys(("service_record_id", "person_key", "evidence_hash"), key),
        },
    }


def is_provinces(pair: Pair) -> bool:
    """Return whether the province judges a pair, not a centre."""
    return bool(pair["workbook_code"] == PROVINCE_WORKBOOK)


def write_how_to(book: Book, place: str, pairs: Sequence[Pair]) -> None:
    """Write the first sheet: what waits, how to answer, what an answer changes."""
    sheet = book.sheet("วิธีตรวจ", f"คำขอที่รอตรวจว่าเป็นของใคร – {place}")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    records = len({pair["review_rank"] for pair in pairs})
    as_of = book.request.as_of
    sheet.write_string(
        3, 0,
        f"ณ วันที่ {thai_date(as_of)} ({as_of}) · คำขอ {records:,} รายการ "
        f"อาจเป็นของคน {len(pairs):,} คู่ · {records:,} requests, {len(pairs):,} pairs",
        book.bold,
    )  # fmt: skip
    for column, heading in enumerate(CHANGE_HEADINGS):
        sheet.write_string(5, column, heading, book.heading)
    counts = count_changes(pairs)
    for rank, (th, en) in CHANGES.items():
        sheet.write_number(5 + rank, 0, rank, book.number)
        sheet.write_string(5 + rank, 1, th, book.text)
        sheet.write_string(5 + rank, 2, en, book.text)
        sheet.write_number(5 + rank, 3, counts[rank], book.number)
    row = 7 + len(CHANGES)
    sheet.write_string(row, 0, "วิธีตรวจ · How to judge", book.bold)
    steps = [*STEPS, CONFIDENTIAL] if is_provinces(pairs[0]) else STEPS
    for number, (th, en) in enumerate(steps, start=1):
        row += 2
        sheet.write_string(row - 1, 0, f"{number}. {th}", book.plain)
        sheet.write_string(row, 0, f"    {en}", book.note)
    notice = f"{PERSONAL} · Personal data: officers only"
    sheet.write_string(row + 2, 0, notice, book.bold)


def count_changes(pairs: Sequence[Pair]) -> Counter[int]:
    """Return the number of records by what an answer would change at most."""
    most: dict[int, int] = {}
    for pair in pairs:
        record = pair["review_rank"]
        most[record] = min(most.get(record, len(CHANGES)), pair["change_rank"])
    return Counter(most.values())
