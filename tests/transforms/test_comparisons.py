"""What the matching model compares: each level's condition on two literal rows."""

import csv
from collections.abc import Callable

import pytest

from schemas import match
from schemas.contract import columns
from schemas.reference import COMPARISONS as TOLD
from tests.conftest import REFERENCE
from transforms.comparisons import COMPARISONS, NAME_FREQUENCIES, PAIRS, UNKNOWN

# What `match.compared_persons` makes of what is said of a person.
MADE = {
    "first_name_letters": "single_bytes($first_name)",
    "first_name_folded": "fold($first_name)",
    "first_name_sound": "lk82($first_name)",
    "last_name_letters": "coalesce(single_bytes($last_name), '')",
    "last_name_folded": "coalesce(fold($last_name), '')",
    "last_name_sound": "lk82($last_name)",
    "sex_code": "$sex_code",
    "birth_on": "$birth_on::date",
    "birth_precision": "$birth_precision",
    "birth_digits": "birth_digits($birth_on::date)",
    "birth_year": "year($birth_on::date)",
    "citizen_id": "$citizen_id",
    "citizen_id_written": "$citizen_id",
    "house_number": "$house_number",
    "village_number": "$village_number::bigint",
    "subdistrict_code": "$subdistrict_code",
    "district_code": "$subdistrict_code[:4]",
}
NOBODY = dict.fromkeys(
    (
        "first_name", "last_name", "sex_code", "birth_on", "birth_precision",
        "citizen_id", "house_number", "village_number", "subdistrict_code",
    )
)  # fmt: skip
Said = dict[str, str | None]
FindLevel = Callable[[str, Said, Said], str]


@pytest.fixture
def level(matching) -> FindLevel:
    """Finds the first level whose condition holds for two rows, said either way."""

    def row(said: Said) -> dict[str, object]:
        names = ", ".join(MADE)
        made = ", ".join(
            f"{each.replace('$', '$p_')} as {name}" for name, each in MADE.items()
        )
        given = {f"p_{name}": value for name, value in (NOBODY | said).items()}
        found = matching.execute(f"select {names} from (select {made})", given)
        return dict(zip(MADE, found.fetchall()[0], strict=True))

    def first_that_holds(name: str, left: dict, right: dict) -> str:
        sides = {"l": row_sql(left, "l"), "r": row_sql(right, "r")}
        cases = " ".join(
            f"when {condition} then '{code}'"
            for code, condition in COMPARISONS[name]
            if condition != "ELSE"
        )
        other = COMPARISONS[name][-1]
        assert other.condition == "ELSE"
        ((found,),) = matching.execute(
            f"select case {cases} else '{other.code}' end"
            f" from {sides['l']}, {sides['r']}"
        ).fetchall()
        return str(found)

    def row_sql(values: dict, side: str) -> str:
        types = {c.name: c.duckdb_type for c in columns(match.ComparedPersons).values()}
        cells = ", ".join(
            f"{_literal(value)}::{types[name]} as {name}_{side}"
            for name, value in values.items()
        )
        return f"(select {cells}) as side_{side}"

    def either_way(name: str, one: Said, other: Said) -> str:
        left, right = row(one), row(other)
        there = first_that_holds(name, left, right)
        assert first_that_holds(name, right, left) == there
        return there

    return either_way


def _literal(value: object) -> str:
    if value is None:
        return "null"
    return "'" + str(value).replace("'", "''") + "'"


NAMES = [
    ("สมชาย", "สมชาย", "same_as_written"),
    ("นาย สมชาย", "นาย  สมชาย", "same_as_written"),  # spaces are no letters
    ("พงศ์เทพ", "พงษ์เทพ", "same_folded"),
    ("กาญจนา", "กานจนา", "same_folded"),
    ("สมชาย", "สมหาย", "one_letter"),
    ("บุญมี", "บุญมา", "one_letter"),
    ("สมหญิง", "สมหยงิ", "one_letter"),
    ("วิไลวรรณ", "วิไล", "part_of_the_other"),
    ("กิตติ", "ขัติ", "same_sound"),
    ("มงคล", "มังคลา", "alike"),
    ("สุวรรณ", "สมศักดิ์", "different"),
    ("บุญ", "ทอง", "different"),
]


@pytest.mark.parametrize(("one", "other", "expected"), NAMES)
def test_first_names_agree_as_written_then_by_ear_then_but_for_a_slip(
    level, one, other, expected
):
    found = level("first_name", {"first_name": one}, {"first_name": other})
    assert found == expected


@pytest.mark.parametrize(("one", "other", "expected"), NAMES)
def test_surnames_agree_as_first_names_do(level, one, other, expected):
    # first names that no surname equals: nothing is swapped
    assert (
        level(
            "last_name",
            {"first_name": "อาจู", "last_name": one},
            {"first_name": "อาแป", "last_name": other},
        )
        == expected
    )


def test_one_word_names_have_no_surname_which_is_a_fact_and_no_gap(level):
    one_word = {"first_name": "อาผ่า"}
    two_words = {"first_name": "อาผ่า", "last_name": "มาเยอะ"}
    assert level("last_name", one_word, {"first_name": "อาจู"}) == "none_on_both"
    assert level("last_name", one_word, two_words) == "none_on_one"


def test_names_in_each_others_column_are_told_with_the_first_name_alone(level):
    one = {"first_name": "สมชาย", "last_name": "ใจงาม"}
    swapped = {"first_name": "ใจงาม", "last_name": "สมชาย"}
    assert level("first_name", one, swapped) == "swapped_names"
    assert level("last_name", one, swapped) == UNKNOWN


def test_a_first_name_that_is_missing_tells_nothing(level):
    assert (
        level("first_name", {"last_name": "ใจงาม"}, {"first_name": "สมชาย"}) == UNKNOWN
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("male", "male", "same"),
        ("male", "female", "different"),
        ("male", None, UNKNOWN),
    ],
)
def test_sexes_are_the_same_or_not_or_unknown(level, one, other, expected):
    assert level("sex", {"sex_code": one}, {"sex_code": other}) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # 2519-02-05 in the Buddhist era is 1976-02-05
        ("1976-02-05 day", "1976-02-05 day", "same_day"),
        ("1976-01-01 day", "1976-01-01 day", "same_first_of_january"),
        ("1976-02-05 day", "1976-05-02 day", "day_and_month_swapped"),
        ("1976-02-05 day", "1976-02-01 month", "same_month_day_unknown"),
        ("1976-02-01 month", "1976-02-01 month", "same_month_day_unknown"),
        ("1976-02-05 day", "1976-01-01 year", "same_year_day_unknown"),
        ("1976-02-01 month", "1976-01-01 year", "same_year_day_unknown"),
        ("1976-01-01 year", "1976-01-01 year", "same_year_day_unknown"),
        # what is put for a day that nobody knows
        ("1976-02-05 day", "1976-01-01 day", "same_year_day_unknown"),
        ("1976-02-05 day", "1975-02-05 day", "same_day_year_off"),
        ("1976-02-05 day", "1978-02-05 day", "same_day_year_off"),
        ("1976-02-05 day", "1966-02-05 day", "same_day_year_off"),
        ("1976-02-05 day", "1976-02-06 day", "one_digit"),
        ("1976-02-05 day", "1976-02-25 day", "one_digit"),
        ("1976-02-05 day", "1976-03-05 day", "one_digit"),
        # two that stand side by side, in the era that is typed: 2519, 2591
        ("1976-02-05 day", "2048-02-05 day", "one_digit"),
        ("1976-02-05 day", "1976-03-04 day", "within_a_month"),
        ("1976-02-05 day", "1976-11-23 day", "same_year"),
        ("1976-02-05 day", "1976-11-01 month", "same_year"),
        ("1976-02-05 day", "1977-11-23 day", "within_two_years"),
        ("1976-02-05 day", "1978-01-01 year", "within_two_years"),
        ("1976-02-05 day", "1950-11-23 day", "different"),
        ("1976-02-05 day", None, UNKNOWN),
    ],
)
def test_birth_dates_agree_as_far_as_both_are_known_or_but_for_a_slip(
    level, one, other, expected
):
    def born(said: str | None) -> Said:
        on, _, precision = (said or "").partition(" ")
        return {"birth_on": on or None, "birth_precision": precision or None}

    assert level("birth_date", born(one), born(other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1010000000010", "1010000000010", "same"),
        # weight 11 in the check digit: it never sees an error there
        ("1010000000010", "1040000000010", "third_digit"),
        ("1010000000010", "1010000000070", "one_digit_or_swap"),
        ("1010020000010", "1010200000010", "one_digit_or_swap"),
        ("1010000000010", "101000000001", "one_digit_or_swap"),
        ("3012345678901", "30123", "leading_digits"),
        ("3012345678901", "3012345678", "leading_digits"),
        ("1010000000010", "1013000400010", "two_digits"),
        ("1010000000010", "3570512345678", "different"),
        ("3012345678901", "3012", "different"),
        ("1010000000010", None, UNKNOWN),
    ],
)
def test_ids_agree_or_differ_by_how_clerks_and_spreadsheets_damage_them(
    level, one, other, expected
):
    assert level("citizen_id", {"citizen_id": one}, {"citizen_id": other}) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("12/3 | 4 | 570511", "12/3 | 4 | 570511", "same_house"),
        ("12/3 | 4 | 570511", "12/3 | 5 | 570511", "same_house_number"),
        ("12/3 | 4 | 570511", "12/3 |   | 570511", "same_house_number"),
        ("12/3 | 4 | 570511", "7    | 4 | 570511", "same_village"),
        ("12/3 | 4 | 570511", "     | 4 | 570511", "same_village"),
        ("12/3 | 4 | 570511", "7    | 5 | 570511", "same_subdistrict"),
        ("12/3 | 4 | 570511", "     |   | 570511", "same_subdistrict"),
        ("12/3 | 4 | 570511", "12/3 | 4 | 570501", "same_district"),
        ("12/3 | 4 | 570511", "12/3 | 4 | 570111", "elsewhere"),
        ("12/3 | 4 | 570511", "12/3 | 4 |       ", UNKNOWN),
    ],
)
def test_places_agree_from_the_house_to_the_district(level, one, other, expected):
    def at(said: str) -> Said:
        parts = [part.strip() or None for part in said.split("|")]
        names = ("house_number", "village_number", "subdistrict_code")
        return dict(zip(names, parts, strict=True))

    assert level("place", at(one), at(other)) == expected


def test_every_comparison_ends_with_all_else_and_names_no_level_twice():
    assert tuple(COMPARISONS) == TOLD
    for levels in COMPARISONS.values():
        codes = [each.code for each in levels]
        assert len(codes) == len(set(codes))
        assert [each.condition == "ELSE" for each in levels].index(True) == (
            len(levels) - 1
        )


def test_every_level_has_words_save_those_that_would_say_nothing():
    with (REFERENCE / "evidence_words.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["comparison"], row["level"]) for row in csv.DictReader(file)}
    levels = {(name, each.code) for name, all_ in COMPARISONS.items() for each in all_}
    assert told <= levels
    assert levels - told == {
        # a name that is missing is seen to be; the swap is told with the first name
        ("first_name", UNKNOWN),
        ("last_name", UNKNOWN),
        ("sex", "same"),
        ("sex", UNKNOWN),
    }


def test_how_rare_a_name_is_counts_only_where_the_name_itself_agrees():
    for name, code in NAME_FREQUENCIES:
        assert code in ("same_as_written", "same_folded")
        assert code in [each.code for each in COMPARISONS[name]]


def test_a_pair_is_looked_at_for_one_id_or_if_both_rows_are_open():
    first, *others = PAIRS
    assert first == "l.citizen_id = r.citizen_id"
    assert all(rule.endswith("l.is_open and r.is_open") for rule in others)
    assert len(PAIRS) == len(set(PAIRS))
