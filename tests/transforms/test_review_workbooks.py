"""What an officer opens to say whether a record is a person's: `latest/review`."""

import hashlib
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import fastexcel
import pyarrow.parquet as pq
import pytest

from schemas import curated
from schemas.contract import columns
from schemas.raw import ReviewDecisions
from schemas.reference import Codes
from tests.transforms.invented_tables import (
    REFERENCE,
    REQUEST,
    insert,
    read_sheet,
    warehouse,
)
from transforms.decision_files import load_decisions
from transforms.load import create_raw_tables
from transforms.publish import write_tables
from transforms.review_words import ANSWERS
from transforms.review_workbooks import (
    HEADING_ROW,
    HEADINGS,
    file_stem,
    write_review_workbooks,
)
from transforms.rules import read_rules

MACHINE_NAMES = HEADING_ROW - 1
FIRST_ROW = HEADING_ROW + 1
ALIKE = {
    "first_name": "เด็กหญิงสมหญิง",
    "last_name": "=ขยันดี",
    "sex_th": "หญิง",
    "age_years": 10,
    "birth_th": "1/4/2553",
    "citizen_id_th": "x-xxxx-xxxx7-23-x",
    "house_number": "1/2",
    "village_number": 3,
    "subdistrict_th": "ต.ต้า อ.ขุนตาล",
}


def pair(record: int, candidate: int, **known: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return an invented pair of a centre: record and person alike."""
    invented = {
        "workbook_code": "C001",
        "review_rank": record,
        "candidate_rank": candidate,
        "service_record_id": f"0{record}",
        "person_key": f"05701234500{candidate}/1",
        "evidence_hash": "00000000000012e4",
        "change_rank": 2,
        "change_th": "ย้ายบัญชี",
        "centre_name": "ศูนย์สมมุติ",
        "service_th": "ถุงยังชีพ",
        "status_th": "ช่วยเหลือแล้ว",
        "requested_on": date(2020, 1, 2),
        "reason_th": "มีคู่แข่ง",
        "evidence_th": "ชื่อตรงกัน",
        "is_candidate_present": True,
    }
    same = {
        f"{of}_{name}": ALIKE[name] for of in ("record", "candidate") for name in ALIKE
    }
    return invented | same | known


def written(folder: Path, *pairs: dict[str, Any]) -> Path:
    """Write the workbooks of some pairs; return their folder."""
    con = warehouse()
    insert(con, curated.ReviewPairs, *pairs)
    write_review_workbooks(con, folder, REQUEST)
    return folder / "review"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre's workbook: two records, the first of which may be two persons'."""
    differing = {
        "candidate_last_name": "ใจดี",
        "candidate_village_number": 4,
        "differing_columns": "last_name,citizen_id,place",
        "is_candidate_present": False,
        "earlier_answer_th": "ไม่แน่ใจ · นก 1/3/2563",
    }
    folder = tmp_path_factory.mktemp("published")
    pairs = [pair(2, 1, change_rank=4), pair(1, 2, **differing), pair(1, 1)]
    return written(folder, *pairs) / "C001.xlsx"


def lines(book: Path) -> list[dict[str, str]]:
    """Return the rows of the sheet to answer in, by the machines' names."""
    sheet = read_sheet(book, "ตรวจคู่")
    names = sheet[MACHINE_NAMES]
    return [dict(zip(names, row, strict=True)) for row in sheet[FIRST_ROW:]]


def sheet_xml(book: Path) -> str:
    with zipfile.ZipFile(book) as archive:
        return archive.read("xl/worksheets/sheet2.xml").decode()


def test_each_records_line_stands_above_the_persons_it_may_be(book: Path) -> None:
    assert [(line["review_rank"], line["line"]) for line in lines(book)] == [
        ("1", "คำขอ"),
        ("1", "คนที่ 1"),
        ("1", "คนที่ 2"),
        ("2", "คำขอ"),
        ("2", "คนที่ 1"),
    ]


def test_a_records_line_tells_the_request_and_why_one_must_look(book: Path) -> None:
    record = lines(book)[0]
    assert record["evidence_th"] == "01 · ถุงยังชีพ: ช่วยเหลือแล้ว · ยื่น 2/1/2563"
    assert record["change_th"] == "มีคู่แข่ง"
    assert record["last_name"] == "=ขยันดี"


def test_what_differs_is_marked_and_not_by_colour_alone(book: Path) -> None:
    _, alike, differing, *_ = lines(book)
    assert not [value for value in alike.values() if value.startswith("≠")]
    assert {name for name, value in differing.items() if value.startswith("≠ ")} == {
        "last_name", "citizen_id_th", "village_number",
    }  # fmt: skip
    assert differing["last_name"] == "≠ ใจดี"
    assert differing["evidence_th"] == (
        "ชื่อตรงกัน · เสียชีวิตหรือไม่อยู่แล้ว · คำตอบเดิม: ไม่แน่ใจ · นก 1/3/2563"
    )


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"candidate_sex_th": "ชาย"}, "≠ ชาย"),
        ({"candidate_sex_th": "ไม่ทราบ"}, "ไม่ทราบ"),
        ({"record_sex_th": "ไม่ทราบ"}, "หญิง"),
    ],
)
def test_a_sex_that_is_not_known_differs_from_none(
    tmp_path: Path, known: dict[str, str], shown: str
) -> None:
    folder = written(tmp_path, pair(1, 1, **known))
    assert lines(folder / "C001.xlsx")[1]["sex_th"] == shown


def test_an_answer_is_chosen_from_three_and_nothing_else_can_be_changed(
    book: Path,
) -> None:
    xml = sheet_xml(book)
    offered = re.search(r'<dataValidation type="list".*?</dataValidation>', xml)
    assert offered
    letter = chr(ord("A") + [h.name for h in HEADINGS].index("answer"))
    assert f'sqref="{letter}5:{letter}9"' in offered[0]
    assert '<formula1>"ใช่คนเดียวกัน,คนละคน,ไม่แน่ใจ"</formula1>' in offered[0]
    assert "<sheetProtection" in xml
    with zipfile.ZipFile(book) as archive:
        styles = archive.read("xl/styles.xml").decode()
    assert '<protection locked="0"/>' in styles


def test_the_answers_are_those_that_the_code_list_knows() -> None:
    codes = read_rules(REFERENCE, Codes).query("list_name == 'review_answer'")
    assert dict(zip(codes["code"], codes["name_th"], strict=True)) == ANSWERS


def fill_in(book: Path, filled: Path, row: int, **answer: str) -> None:
    """Type an answer into a row of a workbook, as an officer would."""
    names = [heading.name for heading in HEADINGS]
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(filled, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/worksheets/sheet2.xml":
                for name, value in answer.items():
                    cell = f"{chr(ord('A') + names.index(name))}{row}"
                    typed = f't="inlineStr"><is><t>{value}</t></is></c>'
                    content = re.sub(
                        f'(<c r="{cell}" s="\\d+") ?/>'.encode(),
                        lambda found, typed=typed: found[1] + f" {typed}".encode(),
                        content,
                    )
            new.writestr(entry, content)


def test_a_filled_in_workbook_is_read_back_the_answered_rows_alone(
    book: Path, con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    decisions = tmp_path / "decisions"
    decisions.mkdir()
    answer = {"answer": ANSWERS["same"], "reviewer": "นก", "reviewed_on": "5/4/2563"}
    fill_in(book, decisions / "C001.xlsx", FIRST_ROW + 3, **answer)
    create_raw_tables(con)
    load_decisions(con, tmp_path)
    assert con.table("raw.refused_files").fetchall() == []
    (read,) = con.table("raw.review_decisions").to_arrow_table().to_pylist()
    assert {name: read[name] for name in columns(ReviewDecisions)} == answer | {
        "service_record_id": "01",
        "person_key": "057012345002/1",
        "evidence_hash": "00000000000012e4",
    }


def test_keys_stay_text_and_nothing_is_executed(book: Path) -> None:
    person = lines(book)[1]
    keys = ("service_record_id", "person_key", "evidence_hash")
    assert [person[key] for key in keys] == ["01", "057012345001/1", "00000000000012e4"]
    assert "<f>" not in sheet_xml(book)


def test_the_first_sheet_says_how_many_wait_and_what_an_answer_changes(
    book: Path,
) -> None:
    assert fastexcel.read_excel(book).sheet_names == ["วิธีตรวจ", "ตรวจคู่"]
    sheet = read_sheet(book, "วิธีตรวจ")
    assert sheet[0][0] == "คำขอที่รอตรวจว่าเป็นของใคร – ศูนย์สมมุติ"
    assert "คำขอ 2 รายการ อาจเป็นของคน 3 คู่" in sheet[3][0]
    assert [row[3] for row in sheet[6:10]] == ["0", "1", "0", "1"]
    told = " ".join(row[0] for row in sheet)
    assert "data/raw/decisions/" in told
    assert "ข้อมูลส่วนบุคคล" in told
    assert "เรื่องลับ" not in told


def test_each_centre_with_pairs_has_a_workbook_and_the_province_its_own(
    tmp_path: Path,
) -> None:
    folder = written(
        tmp_path,
        pair(1, 1),
        pair(1, 1, workbook_code="C/2"),
        pair(1, 1, workbook_code="province"),
    )
    names = {"C001.xlsx", "C%2F2.xlsx", "province.xlsx"}
    assert {path.name for path in folder.iterdir()} == names
    sheet = read_sheet(folder / "province.xlsx", "วิธีตรวจ")
    assert "เรื่องลับ" in " ".join(row[0] for row in sheet)
    assert lines(folder / "province.xlsx")[0]["evidence_th"].endswith("ศูนย์สมมุติ")


@pytest.mark.parametrize(
    ("code", "stem"),
    [("SC-570501-1", "SC-570501-1"), ("../ก", "%2E.%2Fก"), ("a%2Fb", "a%252Fb")],
)
def test_a_centres_id_makes_a_file_name_of_its_own(code: str, stem: str) -> None:
    assert file_stem(code) == stem


def test_an_empty_queue_makes_no_workbook(tmp_path: Path) -> None:
    assert not list(written(tmp_path).iterdir())


def test_the_same_pairs_give_the_same_bytes_in_whatever_order_they_come(
    tmp_path: Path,
) -> None:
    pairs = [pair(record, candidate) for record in (1, 2) for candidate in (1, 2, 3)]
    hashes = set()
    for rows in (pairs, pairs[::-1]):
        book = written(tmp_path, *rows) / "C001.xlsx"
        hashes.add(hashlib.sha256(book.read_bytes()).hexdigest())
    assert len(hashes) == 1


def test_confidential_pairs_are_left_out_of_the_table_for_machines(
    tmp_path: Path,
) -> None:
    con = warehouse()
    hidden = pair(2, 1, is_confidential=True, workbook_code="province")
    insert(con, curated.ReviewPairs, pair(1, 1), hidden)
    write_tables(con, tmp_path, REQUEST)
    table = pq.read_table(tmp_path / "tables" / "review_pairs.parquet")
    assert table["service_record_id"].to_pylist() == ["01"]
