"""`<raw>/decisions/`: any number of files, each read whole or refused and told."""

import logging
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from schemas.contract import columns
from schemas.raw import ReviewDecisions
from schemas.run import RunRequest
from tests.transforms.source_files import Rows, put_workbook
from transforms.decision_files import load_decisions
from transforms.load import create_raw_tables
from transforms.sheets import Heading, workbook

HASH = "0123456789abcdef"
NAMES = list(columns(ReviewDecisions))
HEADING = ",".join(NAMES)
ANSWER = f"R1,H1/1,{HASH},คนละคน,มาลี,5/3/2563"
ANSWERS = "select * exclude (evidence_hash) from raw.review_decisions order by all"
REFUSED = "select source_file, source_row, message_en from raw.refused_files"
# as our workbooks have them: other columns about the ones that are asked for
WIDE = ["candidate_rank", *NAMES[:3], "name", *NAMES[3:]]
TITLES = ["อันดับ", "เลขที่คำขอ", "รหัสบุคคล", "รหัสหลักฐาน", "ชื่อ", "คำตอบ", "ผู้ตรวจ", "วันที่ตรวจ"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the answers."""
    made = tmp_path / "decisions"
    made.mkdir()
    return made


@pytest.fixture
def ask(con: duckdb.DuckDBPyConnection, folder: Path) -> Callable[[str], Rows]:
    """Loads the answers, and gives the rows that a query then finds."""

    def load_and_ask(query: str) -> Rows:
        create_raw_tables(con)
        load_decisions(con, folder.parent)
        return con.execute(query).fetchall()

    return load_and_ask


def put_csv(path: Path, *lines: str, encoding: str = "utf-8") -> None:
    path.write_bytes("\r\n".join(lines).encode(encoding))


def put_review(path: Path, rows: Sequence[Sequence[object]], *sheets: str) -> None:
    """Write a workbook as ours are: titles, the columns' names, Thai headings, rows."""
    with workbook(path, RunRequest("57", date(2020, 3, 31))) as book:
        for name in sheets or ("ตรวจ",):
            sheet = book.sheet(name, "คำขอที่รอตรวจ")
            headings = [Heading(*words, 12) for words in zip(WIDE, TITLES, strict=True)]
            book.heads(sheet, 4, headings)
            cells = pa.table(
                [pa.array(values) for values in zip(*rows, strict=True)], WIDE
            )
            book.rows(sheet, 5, cells, [12.0] * len(WIDE))


def review_row(answer: str | None, day: date | None = date(2020, 3, 5)) -> list[object]:
    return [1, "R1", "H1/1", HASH, "คำ ใจดี", answer, "มาลี", day]


def test_without_the_folder_there_are_no_answers(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    create_raw_tables(con)
    load_decisions(con, tmp_path)
    assert con.execute(f"{ANSWERS}").fetchall() == []
    assert con.execute(REFUSED).fetchall() == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_a_csv_is_read_in_any_encoding(
    ask: Callable[[str], Rows], folder: Path, encoding: str
) -> None:
    put_csv(folder / "a.csv", HEADING, ANSWER, encoding=encoding)
    assert ask(ANSWERS) == [
        ("R1", "H1/1", "คนละคน", "มาลี", "5/3/2563", "decisions/a.csv", 2)
    ]
    assert ask(REFUSED) == []


def test_our_workbook_is_read_below_its_headings_and_without_the_unanswered(
    ask: Callable[[str], Rows], folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    request = [None, None, None, None, "คำ ใจดี", None, None, None]
    waiting = [review_row(None, None), review_row("  ", None)]
    rows = [review_row("คนละคน"), *waiting, request]
    put_review(folder / "C1.xlsx", rows)
    with caplog.at_level(logging.INFO):
        assert ask(ANSWERS) == [
            ("R1", "H1/1", "คนละคน", "มาลี", "2020-03-05", "decisions/C1.xlsx", 6)
        ]
    assert "decisions/C1.xlsx: 1 answers, 2 unanswered" in caplog.text
    assert "มาลี" not in caplog.text
    assert ask("select source_name, source_file, row_count from raw.input_files") == [
        ("review_decisions", "decisions/C1.xlsx", 1)
    ]


def test_a_workbook_saved_as_csv_is_read_below_its_headings(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    put_csv(
        folder / "a.csv",
        "คำขอที่รอตรวจ" + "," * 7,
        "," * 7,
        ",".join(WIDE),
        ",".join(TITLES),
        f"1,R1,H1/1,{HASH},คำ,คนละคน,มาลี,5/3/2563",
    )
    assert ask(ANSWERS) == [
        ("R1", "H1/1", "คนละคน", "มาลี", "5/3/2563", "decisions/a.csv", 5)
    ]


def test_an_answer_right_below_the_columns_names_is_no_heading(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    put_csv(folder / "a.csv", "x,,,,,", HEADING, "R1,H1/1,ก,คนละคน,มาลี,5 มีนาคม 2563")
    assert len(ask(ANSWERS)) == 1


def test_the_sheet_with_the_columns_names_is_read_whatever_its_name(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    rows = [NAMES, ANSWER.split(",")]
    put_workbook(folder / "a.xlsx", {"อ่านก่อน": [["x"]], "ว่าง": [], "Sheet9": rows})
    assert len(ask(ANSWERS)) == 1


def test_locks_and_hidden_files_are_passed_over(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    for name in ("~$a.xlsx", ".DS_Store", "._a.csv"):
        (folder / name).write_bytes(b"\0")
    assert ask(REFUSED) == []


def test_several_files_are_read_in_the_order_of_their_names(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    for name in ("b.csv", "a.CSV"):
        put_csv(folder / name, HEADING, ANSWER)
    files = ask("select source_file from raw.input_files")
    assert files == [("decisions/a.CSV",), ("decisions/b.csv",)]


def broken_zip(folder: Path) -> None:
    put_workbook(folder / "bad.xlsx", {"one": [NAMES, ANSWER.split(",")]})
    whole = (folder / "bad.xlsx").read_bytes()
    (folder / "bad.xlsx").write_bytes(whole[: len(whole) // 2])


def two_sheets(folder: Path) -> None:
    put_review(folder / "bad.xlsx", [review_row("คนละคน")], "one", "two")


def not_read_here(folder: Path) -> None:
    (folder / "bad.docx").write_bytes(b"x")


def a_folder(folder: Path) -> None:
    (folder / "bad.csv").mkdir()


def without_a_column(folder: Path) -> None:
    put_csv(folder / "bad.csv", HEADING.replace("reviewer", "who"), ANSWER)


def with_a_column_twice(folder: Path) -> None:
    put_csv(folder / "bad.csv", f"{HEADING},answer", f"{ANSWER},คนละคน")


def column_missing_below_titles(folder: Path) -> None:
    rows = [["ตรวจ"], [], NAMES[:-1], ANSWER.split(",")[:-1]]
    put_workbook(folder / "bad.xlsx", {"one": rows})


def nothing_known(folder: Path) -> None:
    put_csv(folder / "bad.csv", "a,b", "c,d")


def open_quote(folder: Path) -> None:
    put_csv(folder / "bad.csv", HEADING, ANSWER, f'"{ANSWER}', ANSWER)


def nothing_in_it(folder: Path) -> None:
    (folder / "bad.csv").write_bytes(b"")


def no_sheet_filled(folder: Path) -> None:
    put_workbook(folder / "bad.xlsx", {"one": []})


@pytest.mark.parametrize(
    ("put_bad", "row_and_reason"),
    [
        (broken_zip, (None, "is no Excel workbook (.xlsx), or damaged")),
        (two_sheets, (None, "several of its sheets hold answers")),
        (not_read_here, (None, "only .xlsx and .csv files are read here")),
        (a_folder, (None, "only .xlsx and .csv files are read here")),
        (without_a_column, (1, "missing column reviewer")),
        (with_a_column_twice, (1, "doubled column: answer")),
        (column_missing_below_titles, (3, "missing column reviewed_on")),
        (nothing_known, (1, "missing column service_record_id")),
        (open_quote, (3, "a quotation mark")),
        (nothing_in_it, (None, "is empty (0 bytes)")),
        (no_sheet_filled, (None, "the workbook is empty")),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_whole_and_the_others_are_read(
    ask: Callable[[str], Rows],
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    put_bad: Callable[[Path], None],
    row_and_reason: tuple[int | None, str],
) -> None:
    row, reason = row_and_reason
    put_csv(folder / "a.csv", HEADING, ANSWER)
    put_bad(folder)
    put_csv(folder / "z.csv", HEADING, ANSWER)
    assert [place[5:] for place in ask(ANSWERS)] == [
        ("decisions/a.csv", 2),
        ("decisions/z.csv", 2),
    ]
    ((file, at, message),) = ask(REFUSED)
    assert file.startswith("decisions/bad.")
    assert at == row
    assert message.startswith(reason)
    assert f"{file}: {reason}" in caplog.text
    assert not [value for value in ANSWER.split(",") if value in caplog.text]


def test_rows_that_do_not_fit_the_heading_are_set_aside_alone(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    put_csv(folder / "a.csv", HEADING, "R1,H1/1", ANSWER)
    assert [place[5:] for place in ask(ANSWERS)] == [("decisions/a.csv", 3)]
    assert ask("from raw.unreadable_rows") == [
        ("review_decisions", "decisions/a.csv", 2, 6, 2)
    ]


def test_a_file_whose_name_is_no_text_is_refused_and_told(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    put_csv(Path(os.fsdecode(os.fsencode(folder) + b"/\xff.csv")), HEADING, ANSWER)
    ((file, _, message),) = ask(REFUSED)
    assert (file, message) == (
        "decisions/\ufffd.csv",
        "its name holds bytes that are no letters: rename it",
    )


def test_a_folder_that_is_a_broken_link_is_told(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    folder.rmdir()
    folder.symlink_to(folder.parent / "gone")
    ((file, _, message),) = ask(REFUSED)
    assert file == "decisions"
    assert message.startswith("cannot be read")


def test_a_blank_first_line_is_no_heading(
    ask: Callable[[str], Rows], folder: Path
) -> None:
    put_csv(folder / "a.csv", "", HEADING, ANSWER)
    ((_, _, message),) = ask(REFUSED)
    assert message.startswith("missing column")
