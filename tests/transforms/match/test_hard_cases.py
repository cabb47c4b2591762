"""The hard cases of matching, through the real model and the whole ladder."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import duckdb
import pytest

from schemas import match
from schemas.contract import table_name
from tests.conftest import REFERENCE
from tests.drawn import PHAN
from tests.transforms.match.invented_people import (
    Row,
    citizen_id,
    crowd,
    invent_people,
)
from transforms.build import build_match
from transforms.load import load_reference
from transforms.warehouse import open_warehouse, read_sql


def person(household_id: str, name: str, born: str, place: str, **known: object) -> Row:
    """Return a person; `name` is one word or two, `place` house, village and code."""
    return _said(name, born, place) | {"household_id": household_id} | known


def record(
    service_record_id: str, name: str, born: str, place: str, **known: object
) -> Row:
    """Return a record of a client, said as a person is."""
    return _said(name, born, place) | {"service_record_id": service_record_id} | known


def _said(name: str, born: str, place: str) -> Row:
    first_name, _, last_name = name.partition(" ")
    house_number, village_number, subdistrict_code = place.split()
    return {
        "person_number": 1,
        "first_name": first_name,
        "last_name": last_name or None,
        "birth_on": date.fromisoformat(born) if born else None,
        "birth_precision": "day" if born else None,
        "house_number": house_number.strip("-") or None,
        "village_number": int(village_number),
        "subdistrict_code": subdistrict_code,
    }


AKHA = "3 570301"  # a village of one-word names
CLAN = "6 570302"  # a village of one surname
PARENTS_ID = citizen_id("357050000101")
CHILDS_ID = citizen_id("157050000102")
PROXYS_ID = citizen_id("357050000201")
ID = citizen_id("357041234567")
THIRD_DIGIT_WRONG = f"{ID[:2]}{(int(ID[2]) + 3) % 10}{ID[3:]}"
ONE_DIGIT_WRONG = f"{ID[:8]}{(int(ID[8]) + 1) % 10}{ID[9:]}"
SWAPPED = f"{ID[:6]}{ID[7]}{ID[6]}{ID[8:]}"
FATHERS_ID = citizen_id("357050000401")
NAMESAKES_ID = citizen_id("357050000501")
NOBODYS_ID = citizen_id("557049999999")

PEOPLE = [
    person("one-word", "อาผ่า", "1970-03-14", f"12 {AKHA}"),
    person("namesake-1", "อาหมี่", "1951-04-02", f"31 {AKHA}"),
    person("namesake-2", "อาหมี่", "1984-09-21", f"32 {AKHA}"),
    *(
        person(f"clan-{number}", f"{first} แซ่ย่าง", f"{1940 + number}-05-17",
               f"{number}/2 {CLAN}")
        for number, first in enumerate(
            ["เลาต๋า", "จื้อ", "หมี่จู", "ฟง", "เหวิน", "กู่", "ซื่อ", "ไหล", "ชุน", "ปู้เกา"]
        )
    ),
    person("twins", "วิชัย ลือคำหาญ", "1988-08-08", "77 2 570511"),
    person("twins", "วิชิต ลือคำหาญ", "1988-08-08", "77 2 570511", person_number=2,
           citizen_id_written=citizen_id("357050000301")),
    person("year-only", "คำมูล เตชะตา", "1948-01-01", "4 9 570511",
           birth_precision="year"),
    person("mover", "ปัญญา ธรรมวงค์", "1966-10-27", "18 5 570511"),
    person("first-of-january", "แสงหล้า อินต๊ะขัน", "1939-07-19", "52 1 570510"),
    person("day-and-month", "บัวผัน สุริยะป้อ", "1959-03-11", "6 4 570509"),
    person("names-swapped", "ศรีวรรณ กาวิละ", "1975-12-30", "9 9 570508"),
    person("family", "จันทร์เป็ง มูลแก้ว", "1962-06-06", "40 7 570507",
           sex_code="female", citizen_id_written=PARENTS_ID),
    person("family", "ธนกฤต มูลแก้ว", "2008-01-23", "40 7 570507", person_number=2,
           citizen_id_written=CHILDS_ID),
    person("proxy", "อุดม ไชยลังกา", "1971-02-02", "3 3 570506",
           citizen_id_written=PROXYS_ID),
    person("proxied", "ต่วนจิ๋ว นันต๊ะ", "1941-11-15", "5 3 570506", sex_code="female"),
    person("father", "ประเสริฐ ยารวง", "1955-02-20", "15 3 570504",
           sex_code="male", citizen_id_written=FATHERS_ID),
    person("father", "ประเสริฐศรี ยารวง", "1996-07-01", "15 3 570504",
           person_number=2, sex_code="female"),
    person("namesakes-id", "มานพ แสงเมือง", "1968-01-30", "2 1 570503",
           citizen_id_written=NAMESAKES_ID),
    person("namesake-himself", "มานพ แสงเมือง", "1977-12-12", "60 4 570503"),
    person("mistyped", "สิงห์คำ ปงลังกา", "1957-09-09", "8 8 570505",
           citizen_id_written=ID),
]  # fmt: skip
RECORDS = [
    record("one-word", "อาผ่า", "1970-03-14", f"- {AKHA}"),
    record("namesake", "อาหมี่", "", f"- {AKHA}"),
    record("clan", "เซี่ยงไฮ้ แซ่ย่าง", "", f"- {CLAN}"),
    record("clan-year", "เซี่ยงไฮ้ แซ่ย่าง", "1944-01-01", f"- {CLAN}",
           birth_precision="year"),
    record("twin-1", "วิชัย ลือคำหาญ", "1988-08-08", "77 2 570511"),
    record("twin-2", "วิชิต ลือคำหาญ", "1988-08-08", "77 2 570511"),
    record("twin-of-one-letter", "วิชี ลือคำหาญ", "1988-08-08", "77 2 570511"),
    record("twin-by-the-others-id", "วิชัย ลือคำหาญ", "1988-08-08", "77 2 570511",
           citizen_id_written=citizen_id("357050000301")),
    record("year-only", "คำมูล เตชะตา", "1948-01-01", "- 9 570511",
           birth_precision="year"),
    record("year-only-here", "คำมูล เตชะตา", "1948-06-15", "- 9 570511"),
    record("mover", "ปัญญา ธรรมวงค์", "1966-10-27", "201 2 571401"),
    record("first-of-january", "แสงหล้า อินต๊ะขัน", "1939-01-01", "52 1 570510"),
    record("day-and-month", "บัวผัน สุริยะป้อ", "1959-11-03", "- 4 570509"),
    record("names-swapped", "กาวิละ ศรีวรรณ", "1975-12-30", "- 9 570508"),
    record("child-with-parents-id", "ธนกฤต มูลแก้ว", "2008-01-23", "40 7 570507",
           citizen_id_written=PARENTS_ID),
    record("proxys-id", "ต่วนจิ๋ว นันต๊ะ", "1941-11-15", "5 3 570506",
           sex_code="female", citizen_id_written=PROXYS_ID),
    *(
        record(name, "สิงห์คำ ปงลังกา", "1957-09-09", "- 8 570505",
               citizen_id_written=written)
        for name, written in [
            ("third-digit", THIRD_DIGIT_WRONG),
            ("one-digit", ONE_DIGIT_WRONG),
            ("swapped-digits", SWAPPED),
            ("right-id", ID),
        ]
    ),
    record("daughter-with-fathers-id", "ประเสริฐศรี ยารวง", "1996-07-01",
           "15 3 570504", sex_code="female", citizen_id_written=FATHERS_ID),
    record("with-a-namesakes-id", "มานพ แสงเมือง", "1977-12-12", "60 4 570503",
           citizen_id_written=NAMESAKES_ID),
    record("stranger", "ซองอู ปาร์คจุง", "1990-12-12", "1 1 570101",
           citizen_id_written=NOBODYS_ID),
    record("stranger-without-id", "ซองอู ปาร์คจุง", "1990-12-12", "1 1 570101"),
]  # fmt: skip
LINKS = """
    select
        service_record_id, link_state, link_rule,
        household_id || '/' || person_number as person_key
    from match.person_links
    order by service_record_id
"""
Links = dict[str, tuple[str, str, str | None]]


@contextmanager
def _built(
    persons: list[Row], records: list[Row]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a warehouse that holds these people and the match layer made of them."""
    with open_warehouse() as con:
        load_reference(con, REFERENCE)
        con.execute(read_sql("clean.macros"))
        invent_people(con, persons, records)
        build_match(con, PHAN)
        yield con


def _links(con: duckdb.DuckDBPyConnection) -> Links:
    """Return state, rule and person of each record's link."""
    return {key: tuple(link) for key, *link in con.execute(LINKS).fetchall()}


@pytest.fixture(scope="module")
def built() -> Iterator[duckdb.DuckDBPyConnection]:
    """The match layer of all of them, built once."""
    with _built([*PEOPLE, *crowd()], RECORDS) as con:
        yield con


@pytest.fixture(scope="module")
def links(built) -> Links:
    """State, rule and person of each record's link."""
    return _links(built)


@pytest.fixture
def candidates(built) -> Callable[[str], dict[str, str]]:
    """Gives whom a record may be, each with the rule it meets, likeliest first."""

    def of_record(service_record_id: str) -> dict[str, str]:
        found = built.execute(
            "select person_key, link_rule from match.link_candidates"
            " where service_record_id = $record order by candidate_rank",
            {"record": service_record_id},
        )
        return dict(found.fetchall())

    return of_record


def test_a_one_word_name_with_the_right_birth_date_links(links):
    assert links["one-word"] == ("linked", "weight_and_lead", "one-word/1")


def test_namesakes_of_one_word_and_one_village_go_to_review(links, candidates):
    assert links["namesake"][0] == "in_review"
    assert set(candidates("namesake")) == {"namesake-1/1", "namesake-2/1"}


def test_namesakes_of_one_word_and_one_village_are_never_linked(links):
    assert links["namesake"][0] != "linked"


@pytest.mark.parametrize("record", ["clan", "clan-year"])
def test_the_surname_of_a_whole_village_links_nobody(links, record):
    assert links[record][0] != "linked"


@pytest.mark.parametrize(
    ("record", "twin"), [("twin-1", "twins/1"), ("twin-2", "twins/2")]
)
def test_a_twin_is_linked_by_the_first_name(links, record, twin):
    assert links[record] == ("linked", "weight_and_lead", twin)


@pytest.mark.parametrize("record", ["twin-of-one-letter", "twin-by-the-others-id"])
def test_which_twin_it_is_a_person_decides_where_name_or_id_does_not_tell(
    links, candidates, record
):
    assert links[record][0] == "in_review"
    assert set(candidates(record)) == {"twins/1", "twins/2"}


@pytest.mark.parametrize("record", ["year-only", "year-only-here"])
def test_a_birth_year_alone_does_where_the_rest_agrees(links, record):
    assert links[record] == ("linked", "weight_and_lead", "year-only/1")


def test_who_moved_to_another_district_is_found_by_name_and_birth_date(links):
    assert links["mover"] == ("linked", "weight_and_lead", "mover/1")


@pytest.mark.parametrize(
    "record", ["first-of-january", "day-and-month", "names-swapped"]
)
def test_what_clerks_put_for_an_unknown_day_or_swap_is_seen_through(links, record):
    assert links[record] == ("linked", "weight_and_lead", f"{record}/1")


def test_a_child_with_a_parents_id_is_not_linked_to_the_parent(links, candidates):
    assert links["child-with-parents-id"] == ("in_review", "id_agrees_alone", None)
    assert candidates("child-with-parents-id") == {
        "family/2": "id_of_another",
        "family/1": "id_agrees_alone",
    }


def test_a_daughter_with_her_fathers_id_and_a_name_like_his_is_not_linked_to_him(links):
    assert links["daughter-with-fathers-id"] == ("in_review", "id_agrees_alone", None)


def test_whose_namesakes_id_was_noted_down_is_not_linked_to_the_namesake(
    links, candidates
):
    assert links["with-a-namesakes-id"] == ("in_review", "id_agrees_alone", None)
    assert candidates("with-a-namesakes-id") == {
        "namesake-himself/1": "id_of_another",
        "namesakes-id/1": "id_agrees_alone",
    }


def test_who_is_filed_under_a_proxys_id_is_not_linked_to_the_proxy(links, candidates):
    assert links["proxys-id"] == ("in_review", "id_agrees_alone", None)
    assert candidates("proxys-id") == {
        "proxied/1": "id_of_another",
        "proxy/1": "id_agrees_alone",
    }


@pytest.mark.parametrize(
    ("record", "rule"),
    [
        ("right-id", "id_and_two_agree"),
        ("third-digit", "third_digit_and_all_agree"),
        ("one-digit", "near_id_and_all_agree"),
        ("swapped-digits", "near_id_and_all_agree"),
    ],
)
def test_an_id_that_a_clerk_mistyped_is_seen_through(links, record, rule):
    assert links[record] == ("linked", rule, "mistyped/1")


def test_the_check_digit_never_sees_an_error_in_the_third_digit():
    assert citizen_id(THIRD_DIGIT_WRONG[:12]) == THIRD_DIGIT_WRONG
    assert citizen_id(ONE_DIGIT_WRONG[:12]) != ONE_DIGIT_WRONG
    assert citizen_id(SWAPPED[:12]) != SWAPPED


def test_who_is_not_in_the_survey_stays_unmatched_and_it_is_said_why(links):
    assert links["stranger"] == ("unmatched", "id_of_nobody", None)
    assert links["stranger-without-id"] == ("unmatched", "id_unusable", None)


def test_every_record_has_one_row_and_is_linked_to_at_most_one_person(built, links):
    assert built.table("match.person_links").shape[0] == len(RECORDS)
    assert set(links) == {each["service_record_id"] for each in RECORDS}
    for state, _, person_key in links.values():
        assert (state == "linked") == (person_key is not None)


def test_no_table_of_splinks_stays_behind_when_all_is_built(built):
    tables = built.execute(
        "select table_name from information_schema.tables where table_schema = 'match'"
    ).fetchall()
    assert {name for (name,) in tables} == {
        table_name(table).removeprefix("match.") for table in match.TABLES
    }


def test_the_order_of_rows_changes_no_link(links):
    persons = [*PEOPLE, *crowd()]
    records = list(RECORDS)
    chance = random.Random(11)  # noqa: S311
    chance.shuffle(persons)
    chance.shuffle(records)
    with _built(persons, records) as shuffled:
        assert _links(shuffled) == links
