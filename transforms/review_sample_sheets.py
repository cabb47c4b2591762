"""The workbook of a sample: pairs side by side, an answer to choose, and no hint."""

from pathlib import Path

import pyarrow as pa
from duckdb import DuckDBPyConnection

from schemas.run import RunRequest
from transforms.drawn_pairs import pairs_in_words, strata_of_pairs
from transforms.sheets import Book, Heading, workbook

ANSWER_LIST = "review_answer"
PAIRS_SHEET, STRATA_SHEET = "ตัดสินทีละคู่", "strata"
HEADING_ROW = 5
HEADINGS = (
    Heading("pair_number", "ที่\nno.", 6),
    Heading("answer", "คำตอบ · answer", 15),
    Heading("record_name", "คำขอ: ชื่อ\nrecord: name", 24),
    Heading("person_name", "สำรวจ: ชื่อ\nsurvey: name", 24),
    Heading("record_sex", "คำขอ: เพศ\nsex", 11),
    Heading("person_sex", "สำรวจ: เพศ\nsex", 11),
    Heading("record_birth", "คำขอ: อายุ (วันเกิด)\nage (birth)", 19),
    Heading("person_birth", "สำรวจ: อายุ (วันเกิด)\nage (birth)", 19),
    Heading("record_citizen_id", "คำขอ: เลขประจำตัว\nID", 19),
    Heading("person_citizen_id", "สำรวจ: เลขประจำตัว\nID", 19),
    Heading("record_address", "คำขอ: ที่อยู่\naddress", 30),
    Heading("person_address", "สำรวจ: ที่อยู่\naddress", 30),
    Heading("service_record_id", "เลขที่คำขอ", 20),
    Heading("person_key", "รหัสบุคคล", 20),
)
TITLE = "ตัวอย่างเพื่อวัดความถูกต้องของการจับคู่ · sample for measuring links"
ASKED = (
    "ผู้ขอในคำขอกับคนในข้อมูลสำรวจเป็นคนเดียวกันหรือไม่ เลือกคำตอบในแต่ละแถว "
    "ดูเอกสารหรือถามพื้นที่ได้ ถ้าตัดสินไม่ได้ให้เลือกไม่แน่ใจ ไม่ต้องเดา ห้ามลบแถว",
    "Is the client of the record the person of the survey? Choose an answer in each "
    "row; look into papers or ask on site; choose unsure rather than guess; delete no "
    "row.",
)


def write_sample(con: DuckDBPyConnection, path: Path, request: RunRequest) -> None:
    """Write `drawn_pairs` for clerks; only the file's owner may read it."""
    pairs = pairs_in_words(con, request)
    path.touch(mode=0o600)
    with workbook(path, request) as book:
        _write_pairs(book, pairs, _answers(con))
        _write_strata(book, strata_of_pairs(con))


def _answers(con: DuckDBPyConnection) -> list[str]:
    """Return the answers to choose from, as people read them."""
    found = con.execute(
        "select name_th from reference.codes where list_name = $list order by rowid",
        {"list": ANSWER_LIST},
    ).fetchall()
    return [name for (name,) in found]


def _write_pairs(book: Book, pairs: pa.Table, answers: list[str]) -> None:
    """Write the pairs, an answer to choose beside each."""
    sheet = book.sheet(PAIRS_SHEET, TITLE)
    for number, line in enumerate(ASKED):
        sheet.write_string(2 + number, 0, line, book.note)
    book.heads(sheet, HEADING_ROW, HEADINGS)
    book.rows(sheet, HEADING_ROW + 1, pairs, [each.width for each in HEADINGS])
    last = HEADING_ROW + max(pairs.num_rows, 1)
    column = [each.name for each in HEADINGS].index("answer")
    sheet.data_validation(
        HEADING_ROW + 1, column, last, column,
        {"validate": "list", "source": answers, "error_title": "คำตอบ · answer",
         "error_message": " / ".join(answers)},
    )  # fmt: skip
    sheet.autofilter(HEADING_ROW, 0, last, len(HEADINGS) - 1)


def _write_strata(book: Book, strata: pa.Table) -> None:
    """Write which stratum each pair is of, and their sizes; out of a clerk's sight."""
    sheet = book.sheet(STRATA_SHEET, f"{TITLE} (สำหรับเครื่อง · for the program)")
    names = strata.column_names
    book.heads(sheet, HEADING_ROW, [Heading(name, name, 24) for name in names])
    book.rows(sheet, HEADING_ROW + 1, strata, [24] * len(names))
    sheet.hide()
