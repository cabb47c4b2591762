"""`admit_sources`: each row is admitted, or set aside and told why; none is lost."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import logging
from collections.abc import Callable, Iterator, Mapping

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from schemas import clean, raw
from schemas.contract import columns, kept_columns, table_name
from schemas.run import RunRequest
from tests.conftest import REFERENCE
from tests.drawn import PHAN, draw, heading, parse, rows_of
from transforms.admit import admit_sources
from transforms.load import create_raw_tables, load_reference, source_name
from transforms.warehouse import open_warehouse

Admit = Callable[..., None]
Drawn = Mapping[str, list[dict[str, str | None]]]
SOURCES = [source_name(source) for source in raw.RECEIVED]
ONE_HOUSEHOLD = """
    household_id | survey_year | subdistrict_code
    -------------+-------------+-----------------
    H1           | 2561        | 570511
"""
ONE_CENTRE = """
    centre_id | centre_name | subdistrict_code
    ----------+-------------+-----------------
    C1        | ศูนย์พาน       | 570511
"""


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with the reference data; each test draws its own sources."""
    with open_warehouse() as con:
        load_reference(con, REFERENCE)
        yield con


@pytest.fixture
def admit(warehouse: duckdb.DuckDBPyConnection) -> Admit:
    """Admit drawn sources (the others are empty) and compare with drawn tables."""

    def admit_drawn(
        given: Mapping[str, str],
        expect: Mapping[str, str],
        request: RunRequest = PHAN,
    ) -> None:
        draw_sources(warehouse, given)
        admit_sources(warehouse, request)
        for name, drawing in expect.items():
            found = sorted(rows_of(warehouse, name, heading(drawing)), key=str)
            assert found == sorted(parse(drawing), key=str), name

    return admit_drawn


def draw_sources(con: duckdb.DuckDBPyConnection, drawings: Mapping[str, str]) -> None:
    """Make `raw` as `load` leaves it: drawn sources, and what was read of them."""
    create_raw_tables(con)
    for source in SOURCES:
        name = f"raw.{source}"
        draw(con, name, drawings.get(name, "nothing\n---"))
        con.execute(
            """
            insert into raw.input_files (source_name, source_file, row_count)
            values ($source, $source || '.csv', $row_count)
            """,
            {"source": source, "row_count": con.table(name).shape[0]},
        )
    for name, drawing in drawings.items():
        if name.startswith("earlier."):
            draw(con, name, drawing)


def test_what_is_in_order_is_admitted_without_a_word(admit, warehouse):
    admit(
        given={
            "raw.households": ONE_HOUSEHOLD,
            "raw.persons": """
                household_id | person_number | citizen_id    | first_name | birth_date
                -------------+---------------+---------------+------------+-----------
                H1           | 1             | 1010000012341 | คำ         | 5/2/2499
                H1           | 2             |               | ปัน         |
            """,
            "raw.welfare_registrations": """
                citizen_id    | registration_year | is_verified
                --------------+-------------------+------------
                1010000012341 | 2560              | ผ่าน
            """,
            "raw.centres": ONE_CENTRE,
            "raw.centre_coverage": """
                centre_id | subdistrict_code | valid_from
                ----------+------------------+-----------
                C1        | 570511           | 1/1/2560
            """,
            "raw.service_records": """
                service_record_id | service_on | recorded_at
                ------------------+------------+------------
                R1                | 1/2/2562   | 2/2/2562
            """,
            "raw.person_status": """
                household_id | person_number | status  | since
                -------------+---------------+---------+---------
                H1           | 2             | เสียชีวิต | 1/2/2562
            """,
            "raw.contacts": """
                subdistrict_code | village_number | role | contact_name
                -----------------+----------------+------+-------------
                570511           | 3              | อพม. | คำ ใจดี
            """,
            "raw.review_decisions": """
                service_record_id | person_key | evidence_hash    | answer | reviewer | reviewed_on
                ------------------+------------+------------------+--------+----------+------------
                R1                | H1/2       | 0123456789abcdef | คนละคน | มาลี      | 1/3/2562
            """,
        },
        expect={"clean.row_fates": "fate\n---", "clean.row_faults": "rule_name\n---"},
    )
    counts = {source: warehouse.table(f"clean.{source}").shape[0] for source in SOURCES}
    assert counts == {**dict.fromkeys(SOURCES, 1), "persons": 2}


def test_an_admitted_table_has_the_promised_columns_and_no_rules(admit, warehouse):
    admit(given={}, expect={})
    for contract in clean.ADMITTED:
        promised = columns(contract)
        table = warehouse.table(table_name(contract))
        assert table.columns == kept_columns(contract)
        types = [promised[name].duckdb_type for name in kept_columns(contract)]
        found = [str(type_).lower() for type_ in table.types]
        assert found == [
            {"timestamptz": "timestamp with time zone"}.get(name, name)
            for name in types
        ], contract


def test_a_fault_tells_file_row_column_and_rule_and_how_to_mend_it(admit):
    admit(
        given={
            "raw.households": """
                household_id | subdistrict_code | survey_year | village_number
                -------------+------------------+-------------+---------------
                H1           | 570511           | 2561        | 3
                H2           | 560101           | 2561        | 3
                H3           | 570511           | ปีก่อน        | 3
                             | 570511           | 2561        | 100
            """,
        },
        expect={
            "clean.row_faults": """
                source_file    | source_row | column_name      | rule_name      | outcome   | message_en
                ---------------+------------+------------------+----------------+-----------+-----------
                households.csv | 3          | subdistrict_code | is_in_province | set_aside | the subdistrict is in another province: check the code or move the row
                households.csv | 4          | survey_year      | required       | set_aside | empty or unreadable: fill it in or mend it
                households.csv | 5          | household_id     | required       | set_aside | empty or unreadable: fill it in or mend it
                households.csv | 5          | village_number   | allowed_values | set_aside | out of range or of the wrong form (less_than_or_equal_to(99)): mend it
            """,
            "clean.row_fates": """
                source_name | source_row | fate
                ------------+------------+---------
                households  | 3          | rejected
                households  | 4          | rejected
                households  | 5          | rejected
            """,
            "clean.households": """
                household_id
                ------------
                H1
            """,
        },
    )
    admit(
        given={
            "raw.households": """
                household_id | subdistrict_code
                -------------+-----------------
                H2           | 560101
                             | 570511
            """
        },
        expect={
            "clean.row_faults": """
                source_row | message_th
                -----------+-----------
                2          | ตำบลอยู่นอกจังหวัดที่สั่งทำ: ตรวจรหัสตำบล หรือย้ายแถวไปยังไฟล์ของจังหวัดนั้น
                3          | รหัสครัวเรือน: ว่าง หรืออ่านไม่ได้: เติมหรือแก้ค่า
            """
        },
    )


def test_one_fault_is_told_once_though_several_columns_come_of_it(admit):
    admit(
        given={
            "raw.households": """
                household_id | survey_year
                -------------+------------
                H1           | 2559
                H2           | ???
            """,
            "raw.centres": ONE_CENTRE,
            "raw.service_records": """
                service_record_id | status_code
                ------------------+------------
                R1                | 99
            """,
        },
        expect={
            "clean.row_faults": """
                source_name     | source_row | column_name | rule_name | message_th
                ----------------+------------+-------------+-----------+-----------
                households      | 2          | survey_year | required  | รอบ จปฐ.: ว่าง หรืออ่านไม่ได้: เติมหรือแก้ค่า
                households      | 3          | survey_year | required  | ปีที่สำรวจ: ว่าง หรืออ่านไม่ได้: เติมหรือแก้ค่า
                service_records | 2          | status_code | required  | รหัสสถานะ: ว่าง หรืออ่านไม่ได้: เติมหรือแก้ค่า
            """
        },
    )


def test_a_warning_takes_the_value_and_leaves_the_row(admit):
    admit(
        given={
            "raw.households": """
                household_id | house_code  | latitude | longitude
                -------------+-------------+----------+----------
                H1           | 57050012345 | 19.5     | 99.7
                H2           | 5705        | 99.7     | ตะวันออก
            """,
            "raw.persons": """
                household_id | person_number | title | occupation
                -------------+---------------+-------+-----------
                H1           | 1             | ฯพณฯ  | นักบินอวกาศ
            """,
        },
        expect={
            "clean.households": """
                household_id | house_code  | latitude | longitude
                -------------+-------------+----------+----------
                H1           | 57050012345 | 19.5     | 99.7
                H2           |             |          |
            """,
            "clean.persons": """
                household_id | title_code | occupation_code
                -------------+------------+----------------
                H1           |            |
            """,
            "clean.row_fates": "fate\n---",
            "clean.row_faults": """
                source_name | source_row | column_name | rule_name      | outcome
                ------------+------------+-------------+----------------+--------
                households  | 3          | house_code  | allowed_values | warning
                households  | 3          | latitude    | allowed_values | warning
                households  | 3          | longitude   | allowed_values | warning
                persons     | 2          | occupation  | code_list      | warning
                persons     | 2          | title       | code_list      | warning
            """,
        },
    )


def test_what_is_dated_after_the_run_is_not_yet_and_no_fault_whatever_else(admit):
    admit(
        given={
            "raw.households": """
                household_id | survey_year | village_number
                -------------+-------------+---------------
                H1           | 2564        | สาม
            """,
            "raw.persons": """
                household_id | person_number | birth_date
                -------------+---------------+-----------
                H1           | 1             | 31/2/2499
            """,
            "raw.centres": ONE_CENTRE,
            "raw.service_records": """
                service_record_id | service_on | recorded_at
                ------------------+------------+------------
                R1                |            | 1/4/2563
            """,
        },
        expect={
            "clean.row_fates": """
                source_name     | source_row | fate
                ----------------+------------+--------
                households      | 2          | not_yet
                persons         | 2          | not_yet
                service_records | 2          | not_yet
            """,
            "clean.row_faults": "rule_name\n---",
            "clean.households": "household_id\n---",
        },
    )


def test_a_household_surveyed_twice_keeps_its_newest_survey(admit):
    admit(
        given={
            "raw.households": """
                household_id | survey_year | village_number
                -------------+-------------+---------------
                H1           | 2560        | 1
                H1           | 2562        | 2
                H1           | 2561        | 3
                H1           | 2564        | 4
            """
        },
        expect={
            "clean.households": """
                household_id | village_number
                -------------+---------------
                H1           | 2
            """,
            "clean.row_fates": """
                source_row | fate
                -----------+-----------
                2          | superseded
                4          | superseded
                5          | not_yet
            """,
            "clean.row_faults": """
                source_row | column_name  | rule_name         | outcome    | message_en
                -----------+--------------+-------------------+------------+-----------
                2          | household_id | newest_of_its_key | superseded | a newer row has the same key (row 3): that one counts
                4          | household_id | newest_of_its_key | superseded | a newer row has the same key (row 3): that one counts
            """,
        },
    )


def test_a_row_that_comes_again_is_superseded_by_the_first_of_its_copies(admit):
    admit(
        given={
            "raw.households": """
                household_id | survey_year | village_number | house_number
                -------------+-------------+----------------+-------------
                H1           | 2562        | 1              |
                H1           | ๒๕๖๒        | 01             |
            """,
            "raw.persons": """
                household_id | person_number | first_name
                -------------+---------------+-----------
                H1           | 1             | คำ
                H1           | 1             | คำ
                H1           | 1             | คำ
            """,
        },
        expect={
            "clean.row_faults": """
                source_name | source_row | column_name                 | rule_name      | outcome    | message_en
                ------------+------------+-----------------------------+----------------+------------+-----------
                households  | 3          | household_id                | same_row_again | superseded | the same row again (row 2): that one counts
                persons     | 3          | household_id, person_number | same_row_again | superseded | the same row again (row 2): that one counts
                persons     | 4          | household_id, person_number | same_row_again | superseded | the same row again (row 2): that one counts
            """,
            "clean.row_fates": """
                source_name | source_row | fate
                ------------+------------+-----------
                households  | 3          | superseded
                persons     | 3          | superseded
                persons     | 4          | superseded
            """,
        },
    )


def test_two_families_under_one_key_keep_the_first_and_the_other_is_told(admit):
    admit(
        given={
            "raw.households": """
                household_id | survey_year | village_number
                -------------+-------------+---------------
                H1           | 2561        | 7
                H1           | 2562        | 1
                H1           | 2562        | 2
                H1           | 2561        | 8
            """,
            "raw.persons": """
                household_id | person_number | first_name | last_name
                -------------+---------------+------------+----------
                H1           | 1             | คำ         |
                H1           | 2             | ปัน         |
                H1           | 1             | คำ         | ใจดี
                H1           | 2             | ปัน         |
            """,
        },
        expect={
            "clean.households": """
                household_id | village_number
                -------------+---------------
                H1           | 1
            """,
            "clean.persons": """
                person_number | first_name | last_name
                --------------+------------+----------
                1             | คำ         |
                2             | ปัน         |
            """,
            "clean.row_fates": """
                source_name | source_row | fate
                ------------+------------+-----------
                households  | 2          | superseded
                households  | 4          | rejected
                households  | 5          | superseded
                persons     | 4          | rejected
                persons     | 5          | superseded
            """,
            "clean.row_faults": """
                source_name | source_row | rule_name         | outcome
                ------------+------------+-------------------+-----------
                households  | 2          | newest_of_its_key | superseded
                households  | 4          | key_conflict      | set_aside
                households  | 5          | newest_of_its_key | superseded
                persons     | 4          | key_conflict      | set_aside
                persons     | 5          | same_row_again    | superseded
            """,
        },
    )


def test_a_conflict_of_keys_names_the_other_row_and_says_what_to_do(admit):
    admit(
        given={
            "raw.welfare_registrations": """
                citizen_id    | registration_year | is_verified
                --------------+-------------------+------------
                1010000012341 | 2560              | ผ่าน
                1010000012341 | 2560              | ไม่ผ่าน
            """,
        },
        expect={
            "clean.welfare_registrations": """
                is_verified
                -----------
                true
            """,
            "clean.row_faults": """
                source_row | column_name                   | message_en
                -----------+-------------------------------+-----------
                3          | citizen_id, registration_year | another row (row 2) has the same key and says otherwise: two entries of welfare_registrations may have been given one key: keep one, or give the other a key of its own
            """,
        },
    )
    admit(
        given={
            "raw.households": """
                household_id | village_number
                -------------+---------------
                H1           | 1
                H1           | 2
            """,
        },
        expect={
            "clean.row_faults": """
                message_th
                ----------
                อีกแถวหนึ่ง (แถว 2) ใช้รหัสเดียวกันแต่ข้อมูลไม่ตรงกัน: อาจเป็นสองรายการใน households ที่ได้รหัสเดียวกัน ให้คงไว้แถวเดียว หรือให้รหัสใหม่แก่อีกแถว
            """,
        },
    )


ASKED = {
    "raw.households": ONE_HOUSEHOLD,
    "raw.persons": """
        household_id | person_number
        -------------+--------------
        H1           | 1
        H1           | 2
    """,
    "raw.centres": ONE_CENTRE,
    "raw.service_records": """
        service_record_id | service_on | recorded_at
        ------------------+------------+------------
        R1                | 1/2/2562   | 2/2/2562
    """,
}
ANSWER = "service_record_id | person_key | evidence_hash | answer | reviewer | reviewed_on | source_file | source_row"


def answered(*answers: str) -> Mapping[str, str]:
    """Return sources in order, and these answers to questions of review."""
    return ASKED | {"raw.review_decisions": "\n".join([ANSWER, "-", *answers])}


def test_rows_of_several_files_are_told_apart_by_file_and_row(admit):
    admit(
        given=answered(
            "R1 | H1/1 | 0123456789abcdef | คนละคน | มาลี |          | a.csv | 2",
            "R1 | H1/1 | 0123456789abcdef | คนละคน | สมร | 1/3/2563 | b.csv | 2",
            "R1 | H1/2 | 0123456789abcdef | อาจจะ  | สมร | 1/3/2563 | b.csv | 3",
            "R1 | H1/2 | 12345            | คนละคน | มาลี | 1/3/2563 | a.csv | 3",
            "R1 | H1/2 | 0123456789abcdef | คนละคน |     | 1/3/2563 | a.csv | 4",
            "R1 | H1/2 | 0123456789abcdef | คนละคน | มาลี | 1/4/2563 | a.csv | 5",
        ),
        expect={
            "clean.review_decisions": """
                reviewer | answer_code | source_file | source_row
                ---------+-------------+-------------+-----------
                สมร      | different   | b.csv       | 2
            """,
            "clean.row_fates": """
                source_name      | source_file | source_row | fate
                -----------------+-------------+------------+---------
                review_decisions | a.csv       | 2          | rejected
                review_decisions | b.csv       | 3          | rejected
                review_decisions | a.csv       | 3          | rejected
                review_decisions | a.csv       | 4          | rejected
                review_decisions | a.csv       | 5          | not_yet
            """,
            "clean.row_faults": """
                source_file | source_row | column_name   | rule_name      | outcome
                ------------+------------+---------------+----------------+----------
                a.csv       | 2          | reviewed_on   | required       | set_aside
                b.csv       | 3          | answer        | code_list      | set_aside
                a.csv       | 3          | evidence_hash | allowed_values | set_aside
                a.csv       | 4          | reviewer      | required       | set_aside
            """,
        },
    )


def test_a_newer_answer_supersedes_and_the_same_one_again_is_told_across_files(admit):
    admit(
        given=answered(
            "R1 | H1/1 | 0123456789abcdef | คนละคน | มาลี | 1/3/2563 | a.csv | 2",
            "R1 | H1/1 | 0123456789abcdef | ไม่แน่ใจ | มาลี | 2/3/2563 | b.csv | 2",
            "R1 | H1/2 | 0123456789abcdef | คนละคน | มาลี | 1/3/2563 | a.csv | 3",
            "R1 | H1/2 | 0123456789abcdef | คนละคน | มาลี | 1/3/2563 | b.csv | 3",
        ),
        expect={
            "clean.review_decisions": """
                person_key | answer_code | source_file
                -----------+-------------+------------
                H1/1       | unsure      | b.csv
                H1/2       | different   | a.csv
            """,
            "clean.row_faults": """
                source_file | source_row | rule_name         | outcome    | message_en
                ------------+------------+-------------------+------------+-----------
                a.csv       | 2          | newest_of_its_key | superseded | a newer row has the same key (row 2 of b.csv): that one counts
                b.csv       | 3          | same_row_again    | superseded | the same row again (row 3 of a.csv): that one counts
            """,
        },
    )


KEPT = """
    service_record_id | person_key | reviewer | reviewed_on | answer_code | evidence_hash    | source_file
    ------------------+------------+----------+-------------+-------------+------------------+------------
    R1                | H1/1       | มาลี      | 2020-03-02  | same        | 0123456789abcdef | 0.csv
"""


def test_a_filed_answer_counts_before_the_one_kept_unless_that_is_newer(admit):
    correction = "R1 | H1/1 | 0123456789abcdef | คนละคน | มาลี | 2/3/2563 | a.csv | 2"
    older = "R1 | H1/1 | 0123456789abcdef | คนละคน | มาลี | 1/3/2563 | a.csv | 2"
    admit(
        given=answered(correction) | {"earlier.review_decisions": KEPT},
        expect={
            "clean.review_decisions": "answer_code | source_row\n-\ndifferent | 2",
            "clean.row_fates": "fate\n-",
        },
    )
    admit(
        given=answered(older) | {"earlier.review_decisions": KEPT},
        expect={
            "clean.review_decisions": "answer_code | source_row\n-\nsame | ",
            "clean.row_faults": """
                source_file | source_row | rule_name         | message_en
                ------------+------------+-------------------+-----------
                a.csv       | 2          | newest_of_its_key | a newer row has the same key (kept from an earlier night): that one counts
            """,
        },
    )


def test_a_file_that_was_refused_is_told_without_a_row(warehouse):
    draw_sources(warehouse, {})
    warehouse.execute(
        "insert into raw.refused_files values "
        "('review_decisions', 'decisions/a.xlsx', null, 'เสีย', 'is damaged')"
    )
    admit_sources(warehouse, PHAN)
    expected = """
        source_name      | source_file      | source_row | rule_name    | outcome   | message_en
        -----------------+------------------+------------+--------------+-----------+-----------
        review_decisions | decisions/a.xlsx |            | file_refused | set_aside | is damaged
    """
    found = rows_of(warehouse, "clean.row_faults", heading(expected))
    assert found == parse(expected)


def test_the_members_set_aside_are_counted_by_household(admit):
    admit(
        given={
            "raw.households": ONE_HOUSEHOLD,
            "raw.persons": """
                household_id | person_number | birth_date
                -------------+---------------+-----------
                H1           | 1             |
                H1           | 2             | 31/2/2499
            """,
        },
        expect={
            "clean.set_aside_members": """
                household_id | set_aside_count
                -------------+----------------
                H1           | 1
            """,
        },
    )


def test_a_newer_version_of_a_record_supersedes_if_it_is_good_and_due(admit):
    admit(
        given={
            "raw.centres": ONE_CENTRE,
            "raw.service_records": """
                service_record_id | status_code | service_on | recorded_at
                ------------------+-------------+------------+-----------------
                R1                | 4           | 1/2/2562   | 2/2/2562 09:31
                R1                | 1           |            | 2/2/2562 09:30
                R2                | 1           |            | 2/2/2562
                R2                | 4           |            | 3/2/2562
                R3                | 1           |            | 2/2/2562
                R3                | 5           |            | 1/4/2563
            """,
        },
        expect={
            "clean.service_records": """
                service_record_id | status_code
                ------------------+------------
                R1                | 4
                R2                | 1
                R3                | 1
            """,
            "clean.row_fates": """
                source_row | fate
                -----------+-----------
                5          | rejected
                7          | not_yet
                3          | superseded
            """,
        },
    )


def test_the_children_of_a_row_set_aside_are_set_aside_with_that_reason(admit):
    admit(
        given={
            "raw.households": """
                household_id | village_number
                -------------+---------------
                H1           | สาม
            """,
            "raw.persons": """
                household_id | person_number
                -------------+--------------
                H1           | 1
                H9           | 1
            """,
            "raw.centres": """
                centre_id | centre_name | opened_on
                ----------+-------------+----------
                C1        | ศูนย์พาน       | 31/2/2560
            """,
            "raw.centre_coverage": """
                centre_id | valid_from
                ----------+-----------
                C1        | 1/1/2560
            """,
            "raw.service_records": """
                service_record_id | centre_id | status_code
                ------------------+-----------+------------
                R1                | C1        | 1
            """,
        },
        expect={
            "clean.row_faults": """
                source_name     | source_row | column_name                            | rule_name
                ----------------+------------+----------------------------------------+----------
                households      | 2          | village_number, income_per_person_baht | is_number_readable
                persons         | 2          | household_id                           | is_household_admitted
                persons         | 3          | household_id                           | is_household_known
                centres         | 2          | opened_on                              | is_opened_on_readable
                centre_coverage | 2          | centre_id                              | is_centre_admitted
                service_records | 2          | centre_id                              | is_centre_admitted
            """
        },
    )


def test_a_line_that_does_not_fit_its_heading_is_rejected_with_its_reason(warehouse):
    draw_sources(warehouse, {"raw.households": ONE_HOUSEHOLD})
    warehouse.execute(
        "insert into raw.unreadable_rows values ('households', 'a.csv', 3, 48, 51)"
    )
    admit_sources(warehouse, PHAN)
    expected = """
        source_file | source_row | rule_name   | message_en
        ------------+------------+-------------+-----------
        a.csv       | 3          | field_count | this row has 51 fields, the heading 48: check commas and quotes
    """
    found = rows_of(warehouse, "clean.row_faults", heading(expected))
    assert found == parse(expected)
    fates = warehouse.table("clean.row_fates").fetchall()
    assert fates == [("households", "a.csv", 3, "rejected")]
    assert warehouse.table("clean.households").shape[0] == 1


def test_neither_faults_nor_the_log_tell_of_a_person(admit, warehouse, caplog):
    secrets = ("1010000012342", "คำแปลง", "ใจร้าย", "31/2/2499")
    with caplog.at_level(logging.DEBUG):
        admit(
            given={
                "raw.households": ONE_HOUSEHOLD,
                "raw.persons": f"""
                    household_id | person_number | citizen_id | first_name | last_name | birth_date
                    ---
                    H1 | 1 | {" | ".join(secrets)}
                """,
                "raw.welfare_registrations": f"""
                    citizen_id | registration_year | is_verified
                    ---
                    {secrets[0]} | 2560 | ผ่าน
                """,
            },
            expect={
                "clean.row_fates": """
                    source_name           | fate
                    ----------------------+---------
                    persons               | rejected
                    welfare_registrations | rejected
                """
            },
        )
    told = f"{warehouse.table('clean.row_faults').fetchall()}{caplog.text}"
    assert "persons" in told
    assert not [secret for secret in secrets if secret in told]


JUNK = st.sampled_from(
    [
        None, "", " ", "-", "0", "1", "2", "99", "1e999", "nan", "-1", "3.5", "๓",
        "ไม่ทราบ", "'; drop table raw.persons; --", "\x00", "\u200b", "🙂", "A" * 300,
        "99999999999999999999", "1010000012341", "9999999999999", "999999999",
        "31/2/2499", "1/1/2561", "1/1/2564", "0000-00-00", "9999-99-99", "2561",
        "2561-01-01 25:61:61", "570511", "560101", "5705110301", "อ.เมือง ต.เวียง",
        "ต.( อ.[", "พิการ;;x", "H1", "H2", "C1", "relief_bag", "4", "นาย", "true",
    ]
)  # fmt: skip
GOOD = {
    "household_id": "H1", "survey_year": "2561", "subdistrict_code": "570511",
    "person_number": "1", "citizen_id": "1010000012341", "registration_year": "2560",
    "is_verified": "ผ่าน", "centre_id": "C1", "centre_name": "ศูนย์", "role": "อพม.",
    "valid_from": "1/1/2560", "service_record_id": "R1", "service_code": "relief_bag",
    "status_code": "1", "requested_on": "1/1/2562", "recorded_at": "1/1/2562 09:00",
    "person_key": "H1/1", "evidence_hash": "0123456789abcdef", "answer": "คนละคน",
    "reviewer": "ก", "reviewed_on": "1/1/2562",
    "status": "ตาย", "since": "1/1/2562", "village_number": "3", "contact_name": "คำ",
}  # fmt: skip


def rows(source: str) -> st.SearchStrategy[list[dict[str, str | None]]]:
    """Draw rows of a source: in order but for a few columns that hold anything."""
    names = list(columns(raw.RECEIVED[SOURCES.index(source)]))
    odd = st.dictionaries(
        st.sampled_from(names), st.one_of(JUNK, st.text()), max_size=4
    )
    whole = st.fixed_dictionaries(dict.fromkeys(names, JUNK))
    good = {name: GOOD.get(name) for name in names}
    return st.lists(st.one_of(odd, odd, whole).map(lambda row: good | row), max_size=12)


SOURCE_ROWS = st.fixed_dictionaries({source: rows(source) for source in SOURCES})


def fill_sources(
    con: duckdb.DuckDBPyConnection,
    sources: Drawn,
    order: Callable[[int], int],
) -> None:
    """Fill `raw` with rows in some order; each keeps its number in the file."""
    draw_sources(con, {})
    for source, found in sources.items():
        numbered = [
            [*row.values(), f"{source}.csv", number]
            for number, row in enumerate(found, start=2)
        ]
        if numbered:
            marks = ", ".join("?" * len(numbered[0]))
            con.executemany(
                f"insert into raw.{source} values ({marks})",
                sorted(numbered, key=lambda row: order(row[-1])),
            )


def outcome(con: duckdb.DuckDBPyConnection, source: str) -> list[list[tuple]]:
    """Return what is admitted of a source, its fates and faults, in any order."""
    names = ", ".join(kept_columns(clean.ADMITTED[SOURCES.index(source)]))
    queries = (
        f"select {names} from clean.{source} order by all",
        f"from clean.row_fates where source_name = '{source}' order by all",
        f"from clean.row_faults where source_name = '{source}' order by all",
    )
    return [con.execute(query).fetchall() for query in queries]


def test_whatever_is_written_each_row_has_one_fate_and_order_does_not_matter(warehouse):
    @settings(
        max_examples=6,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],  # each try takes a second: no shrinking
        suppress_health_check=list(HealthCheck),
    )
    @given(sources=SOURCE_ROWS, seed=st.integers(1, 10**6))
    def holds(sources: Drawn, seed: int) -> None:
        fill_sources(warehouse, sources, lambda number: number)
        admit_sources(warehouse, PHAN)
        told = {source: outcome(warehouse, source) for source in SOURCES}
        for source in SOURCES:
            one_fate_each(len(sources[source]), *told[source])
        fill_sources(warehouse, sources, lambda number: number * seed % 7919)
        admit_sources(warehouse, PHAN)
        assert {source: outcome(warehouse, source) for source in SOURCES} == told

    holds()


def one_fate_each(
    row_count: int, admitted: list[tuple], fates: list[tuple], faults: list[tuple]
) -> None:
    """Hold what became of a source's rows to what is promised of it."""
    numbers = [row for _, _, row, _ in fates]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(range(2, row_count + 2))
    assert len(admitted) + len(numbers) == row_count
    blamed = {fault[2] for fault in faults if fault[5] != "warning"}
    assert blamed == {row for _, _, row, fate in fates if fate != "not_yet"}
    keys = [(fault[2], fault[3], fault[4]) for fault in faults]
    assert len(keys) == len(set(keys))
