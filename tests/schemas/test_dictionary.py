"""The data dictionary tells of every contract, and is as fresh as they are."""

from pathlib import Path

from schemas import clean, curated, earlier, match, raw, reference
from schemas.contract import table_name
from schemas.dictionary import PUBLISHED, dictionary
from transforms import publish

PRINTED = Path(__file__).parents[2] / "schemas" / "DICTIONARY.md"


def _section(name: str) -> list[str]:
    """Return the lines about one table."""
    lines = dictionary().splitlines()
    start = lines.index(f"### `{name}`")
    end = next(n for n in range(start + 1, len(lines)) if lines[n].startswith("##"))
    return lines[start:end]


def test_the_printed_dictionary_is_fresh():
    assert PRINTED.read_text("utf-8") == dictionary(), (
        "run: python -m schemas.dictionary > schemas/DICTIONARY.md"
    )


def test_every_contract_is_told_once():
    contracts = {
        *raw.RECEIVED,
        *earlier.TABLES,
        *reference.FILES,
        *clean.ADMITTED,
        *clean.AFTER,
        *clean.WRITTEN,
        *match.TABLES,
        *curated.TABLES,
    }
    told = [line for line in dictionary().splitlines() if line.startswith("###")]
    assert len(told) == len(set(told))
    assert {f"### `{table_name(contract)}`" for contract in contracts} <= set(told)


def test_what_is_published_is_told_first():
    assert set(PUBLISHED) == set(publish.TABLES)
    told = [line for line in dictionary().splitlines() if line.startswith("###")]
    first = [f"### `{table_name(contract)}`" for contract in PUBLISHED]
    assert told[: len(first)] == first


def test_a_column_says_its_name_label_type_unit_and_range():
    lines = _section("clean.households")
    assert "One row per household of the survey, its newest survey." in lines
    assert (
        "| **household_id** | รหัสครัวเรือน | text |  |  |  | key of the household |"
        in lines
    )
    assert (
        "| income_per_person_baht | รายได้เฉลี่ยต่อคนต่อปี | number | baht | yes | ≥ 0 "
        "| per person and year |"
    ) in lines


def test_a_column_says_which_values_it_may_hold():
    lines = "\n".join(_section("clean.persons"))
    assert (
        "| birth_precision | ความละเอียดวันเกิด | text |  | yes | `day`, `month`, `year` |"
        in lines
    )
    assert "| code list `sex` |" in lines
    assert "| first_name | ชื่อ | text |  | yes |  | first name (personal) |" in lines


def test_a_rule_of_admission_says_how_to_mend_what_breaks_it():
    lines = _section("clean.centre_coverage")
    heading = "| rule | column | what is wrong otherwise | เมื่อไม่ผ่าน |"
    rules = lines[lines.index(heading) :]
    assert any(
        line.startswith("| is_period_readable | valid_to | the") for line in rules
    )


def test_the_indicators_of_the_survey_are_told_in_one_line():
    lines = [line for line in _section("raw.households") if "indicator_" in line]
    assert len(lines) == 1
    assert lines[0].startswith("| indicator_1 … indicator_38 | ตัวชี้วัดที่ 1 |")
