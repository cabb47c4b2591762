"""The review queue for people: a workbook for each centre, and the province's own.

A record's line stands above the lines of the persons it may be, so that what differs
is seen column by column; each person's line is answered by itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection
from xlsxwriter.worksheet import Worksheet

from schemas.contract import key_columns
from schemas.curated import ReviewPairs
from schemas.run import RunRequest
from transforms.review_sheets import (
    Formats,
    is_provinces,
    line_formats,
    write_how_to,
)
from transforms.review_words import (
    ANSWERS,
    ASK_ANSWER,
    ASK_DATE,
    BEFORE,
    BEHIND,
    COMPARED,
    COMPARISONS,
    DIFFERS,
    GONE,
    LINES,
    ON_SCREEN,
    PERSON,
    RECORD,
    WRONG_ANSWER,
)
from transforms.sheets import LINE_HEIGHT, Book, Heading, line_counts, workbook

Pair = Mapping[str, Any]
Line = Mapping[str, Any]
HEADING_ROW = 3
PRINTED = (*BEFORE, *COMPARED, *BEHIND)
HEADINGS = tuple(Heading(*each) for each in (*PRINTED, *ON_SCREEN))
ALLOWED = dict.fromkeys(("format_columns", "format_rows", "autofilter"), True)
# Compared as they stand here: three columns are one place, and a pair that an ID alone
# brought together was compared in nothing else.
SEEN, UNKNOWN = ("place", "sex"), "ไม่ทราบ"
UNSAFE = r'[<>:"/\\|?*%\x00-\x1f]|^\.|\.$'


def write_review_workbooks(
    con: DuckDBPyConnection, staging: Path, request: RunRequest
) -> dict[str, int]:
    """Write a workbook for each centre with pairs to judge; return the rows of each."""
    folder = staging / "review"
    folder.mkdir(mode=0o700, exist_ok=True)
    found: pa.Table = (
        con.table("curated.review_pairs")
        .order(", ".join(key_columns(ReviewPairs)))
        .to_arrow_table()
    )
    written = {}
    for code, rows in groupby(found.to_pylist(), lambda pair: pair["workbook_code"]):
        pairs = list(rows)
        name = f"{file_stem(code)}.xlsx"
        with workbook(folder / name, request) as book:
            write_how_to(book, place_name(pairs[0]), pairs)
            write_lines(book, pairs)
        written[f"review/{name}"] = len(pairs)
    return written


def file_stem(workbook_code: str) -> str:
    """Return a centre's ID as a file name: what no disk takes, as %XX."""
    return re.sub(UNSAFE, lambda found: f"%{ord(found[0]):02X}", workbook_code)


def place_name(pair: Pair) -> str:
    """Return whose workbook it is."""
    return "จังหวัด" if is_provinces(pair) else str(pair["centre_name"])


def write_lines(book: Book, pairs: Sequence[Pair]) -> None:
    """Write the sheet to answer in."""
    sheet = book.sheet(LINES, f"คำขอที่รอตรวจว่าเป็นของใคร – {place_name(pairs[0])}")
    book.heads(sheet, HEADING_ROW, HEADINGS)
    sheet.freeze_panes(HEADING_ROW + 1, 4)  # the names stay in sight
    formats = line_formats(book)
    lines = list(lines_of(pairs))
    for row, (line, height) in enumerate(
        zip(lines, heights(lines), strict=True), start=HEADING_ROW + 1
    ):
        sheet.set_row(row, LINE_HEIGHT * height + 3)
        write_line(sheet, row, line, formats)
    let_answer(sheet, HEADING_ROW + len(lines))


def lines_of(pairs: Sequence[Pair]) -> Iterator[Line]:
    """Yield each record's line and, below it, one for each person it may be."""
    for _, candidates in groupby(pairs, lambda pair: pair["review_rank"]):
        of_record = list(candidates)
        yield record_line(of_record)
        yield from map(person_line, of_record)


def record_line(of_record: Sequence[Pair]) -> Line:
    """Return the line of a record: as the centre wrote it, and why one must look."""
    pair = of_record[0]
    request = [
        pair["service_record_id"],
        f"{pair['service_th']}: {pair['status_th']}",
        f"ยื่น {buddhist(pair['requested_on'])}",
        pair["service_on"] and f"ได้รับ {buddhist(pair['service_on'])}",
        pair["centre_name"] if is_provinces(pair) else None,
    ]
    return {
        "line": RECORD,
        "review_rank": pair["review_rank"],
        "evidence_th": " · ".join(filter(None, request)),
        "change_th": " / ".join(dict.fromkeys(each["reason_th"] for each in of_record)),
        "change_en": " / ".join(dict.fromkeys(each["reason_en"] for each in of_record)),
    } | {name: pair[f"record_{name}"] for name, _, _ in COMPARED}


def person_line(pair: Pair) -> Line:
    """Return the line of a person it may be, what differs marked."""
    evidence = [
        pair["evidence_th"],
        None if pair["is_candidate_present"] else GONE,
        pair["earlier_answer_th"] and f"คำตอบเดิม: {pair['earlier_answer_th']}",
    ]
    told = ("change_th", "change_en", "evidence_en", "match_weight", "match_lead")
    keys = ("review_rank", "service_record_id", "person_key", "evidence_hash")
    return (
        {name: pair[name] for name in (*told, *keys)}
        | {"line": f"{PERSON} {pair['candidate_rank']}"}
        | {"evidence_th": " · ".join(filter(None, evidence))}
        | {name: marked(pair, name) for name, _, _ in COMPARED}
    )


def marked(pair: Pair, name: str) -> Any:  # noqa: ANN401
    """Return a person's value, a mark before it where it differs from the record's."""
    value, written = pair[f"candidate_{name}"], pair[f"record_{name}"]
    comparison = COMPARISONS.get(name)
    if comparison in SEEN:
        differs = value != written and not {None, UNKNOWN} & {value, written}
    else:
        differs = comparison in (pair["differing_columns"] or "").split(",")
    return f"{DIFFERS}{'' if value is None else value}" if differs else value


def buddhist(day: Any) -> str:  # noqa: ANN401
    """Return a date as it is written on forms: 5/12/2562."""
    return f"{day.day}/{day.month}/{day.year + 543}"


def heights(lines: Sequence[Line]) -> list[int]:
    """Return how many lines the fullest cell of each row wraps to."""
    names = [heading.name for heading in HEADINGS]
    widths = [heading.width for heading in HEADINGS]
    cells = {name: [_text(line.get(name)) for line in lines] for name in names}
    text = pa.schema([(name, pa.string()) for name in names])
    return line_counts(pa.record_batch(cells, schema=text), widths)


def _text(value: Any) -> str | None:  # noqa: ANN401
    return None if value is None else str(value)


def write_line(sheet: Worksheet, row: int, line: Line, formats: Formats) -> None:
    """Write one line: text stays text, a cell to answer in is open."""
    of_line = formats["record" if line["line"] == RECORD else "person"]
    for column, heading in enumerate(HEADINGS):
        value = line.get(heading.name)
        format_ = of_line.get(heading.name, of_line["text"])
        if isinstance(value, str) and value.startswith(DIFFERS):
            format_ = of_line["differing"]
        if value is None:
            sheet.write_blank(row, column, None, format_)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, format_)
        else:
            sheet.write_number(row, column, value, format_)


def let_answer(sheet: Worksheet, last_row: int) -> None:
    """Offer the answers, and keep all else from being changed by mistake."""
    columns = {heading.name: number for number, heading in enumerate(HEADINGS)}
    first = HEADING_ROW + 1
    for name, (title, message), rule in (
        ("answer", ASK_ANSWER, {"validate": "list", "source": [*ANSWERS.values()]}),
        ("reviewed_on", ASK_DATE, {"validate": "any"}),
    ):
        column = columns[name]
        sheet.data_validation(
            first, column, last_row, column,
            rule | {"input_title": title, "input_message": message}
            | dict(zip(("error_title", "error_message"), WRONG_ANSWER, strict=True)),
        )  # fmt: skip
    sheet.autofilter(HEADING_ROW, 0, last_row, len(HEADINGS) - 1)
    sheet.print_area(0, 0, last_row, len(PRINTED) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:AZ{last_row + 1}"})
    sheet.protect("", ALLOWED)
