"""The committed code lists and rules keep their contracts and fit one another."""

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import geothai
import pandas as pd
import pytest

import schemas.clean
from schemas import curated
from schemas.contract import Table, columns, key_columns, table_name
from schemas.curated.plan import CHANGES, CHOICES, PLACE_BASES, PLAN_STATES
from schemas.reference import (
    COMPARISONS,
    FILES,
    LINK_RULES,
    LINK_RUNGS,
    LINK_STATES,
    AreaAliases,
    Codes,
    Departments,
    Dimensions,
    EvidenceWords,
    HostTypes,
    Indicators,
    LinkRules,
    Lists,
    PlanWords,
    PopulationGroups,
    Regulations,
    ScorePoints,
    ServiceAnswers,
    ServiceCosts,
    Services,
    Spellings,
    Statuses,
    SurveyRounds,
    Titles,
    VulnerabilityLevels,
)
from schemas.reference.words import HOUSEHOLD_CONDITIONS

FOLDER = Path(__file__).parents[2] / "data" / "raw" / "reference"

# Computed on TPMAP's published files of 2561: an indicator counts for a dimension if
# its count in the dimension's own file equals its count in the file of all dimensions.
VERIFIED = {
    "health": {1, 4, 5, 7},
    "living": {8, 9, 10, 11},
    "education": {15, 16, 17, 19},
    "income": {20, 21, 22},
    "access": {27, 28},
}
BELIEVED = {
    "health": {2, 6, 8, 9},
    "living": {13, 14, 18},
    "education": {22, 23, 24, 25},
    "income": {27, 28, 29},
    "access": {34, 35},
}
CONTACT_ONLY = ("allowance", "advice", "funeral")
ALWAYS_CONFIDENTIAL = re.compile(r"violence|hiv|aids|child protection|traffick", re.I)

Mapping = dict[str, set[int]]
Rows = list[dict[str, str]]


def path(table: Table) -> Path:
    return FOLDER / f"{table_name(table).split('.')[1]}.csv"


def rows(table: Table) -> Rows:
    with path(table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values(table: Table, column: str) -> set[str]:
    return {row[column] for row in rows(table)} - {""}


def tidied(written: str) -> str:
    return " ".join(written.lower().split()).replace("เเ", "แ")


def typed(table: Table) -> pd.DataFrame:
    """Return the file in its contract's types; a value of another shape raises."""
    readers = {
        "varchar": (str, "string[pyarrow]"),
        "bigint": (int, "Int64"),
        "double": (float, "float64"),
        "boolean": ({"true": True, "false": False}.__getitem__, "boolean"),
    }
    frame = {}
    for name, column in columns(table).items():
        read, dtype = readers[column.duckdb_type]
        cells = [read(row[name]) if row[name] else None for row in rows(table)]
        frame[name] = pd.Series(cells, dtype=dtype)
    return pd.DataFrame(frame)


def test_the_folder_holds_each_contracts_file_the_model_and_nothing_else() -> None:
    expected = {path(table).name for table in FILES}
    expected |= {"README.md", "matching_model.json"}
    assert {file.name for file in FOLDER.iterdir()} == expected


each_file = pytest.mark.parametrize("table", FILES, ids=lambda table: path(table).stem)


@each_file
def test_a_file_is_plain_utf8_with_the_columns_of_its_contract(table: Table) -> None:
    written = path(table).read_bytes()
    assert written.decode("utf-8").split("\n", 1)[0] == ",".join(columns(table))
    assert b"\r" not in written
    assert written.endswith(b"\n")


@each_file
def test_a_file_keeps_its_contract(table: Table) -> None:
    table.validate(typed(table), lazy=True)


@each_file
def test_a_file_has_each_key_once(table: Table) -> None:
    keys = Counter(
        tuple(row[name] for name in key_columns(table)) for row in rows(table)
    )
    assert [key for key, count in keys.items() if count > 1] == []


@each_file
def test_a_file_is_written_tidily(table: Table) -> None:
    cells = {cell for row in rows(table) for cell in row.values()}
    untidy = re.compile(r"^\s|\s$|\s\s|เเ|[\u200b-\u200d\ufeff\xa0\u0e4d]")
    assert [cell for cell in cells if untidy.search(cell)] == []


@each_file
def test_a_file_is_told_of_in_the_readme(table: Table) -> None:
    assert f"`{path(table).name}`" in (FOLDER / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("child", "column", "parent"),
    [
        (Indicators, "survey_round_id", SurveyRounds),
        (Indicators, "dimension_code", Dimensions),
        (Regulations, "department_code", Departments),
        (Services, "department_code", Departments),
        (Services, "regulation_code", Regulations),
        (ServiceAnswers, "service_code", Services),
        (ServiceAnswers, "survey_round_id", SurveyRounds),
    ],
    ids=lambda part: part if isinstance(part, str) else part.__name__,
)
def test_a_code_used_in_one_file_stands_in_the_file_that_lists_it(
    child: Table, column: str, parent: Table
) -> None:
    assert values(child, column) <= values(parent, column)


def code_list(list_name: str) -> set[str]:
    return {row["code"] for row in rows(Codes) if row["list_name"] == list_name}


def test_every_coded_column_has_its_list_of_codes() -> None:
    named = {
        column.metadata["code_list"]
        for table in (*schemas.clean.ADMITTED, *FILES)
        for column in columns(table).values()
        if column.metadata.get("code_list")
    }
    assert named | {"health_status"} == values(Codes, "list_name")


def test_every_list_that_may_be_left_empty_has_a_code_for_unknown() -> None:
    lists = values(Codes, "list_name")
    without = {name for name in lists if "unknown" not in code_list(name)}
    assert without == {"yes_no", "person_status", "contact_role", "review_answer"}


def test_a_spelling_means_a_code_of_its_list() -> None:
    assert [
        s for s in rows(Spellings) if s["code"] not in code_list(s["list_name"])
    ] == []


def test_every_way_of_writing_a_code_has_one_meaning() -> None:
    written = [
        (row["list_name"], tidied(row[column]))
        for row in rows(Codes)
        for column in ("code", "name_th")
    ] + [(row["list_name"], row["spelling"]) for row in rows(Spellings)]
    assert [way for way, count in Counter(written).items() if count > 1] == []


def test_spellings_and_titles_are_stored_as_they_are_compared() -> None:
    for row in rows(Spellings):
        assert row["spelling"] == tidied(row["spelling"])
    for row in rows(Titles):
        assert row["title_written"] == tidied(row["title_written"]).replace(" ", "")


def test_a_title_means_a_code_and_a_sex_of_their_lists() -> None:
    assert values(Titles, "title_code") | {"unknown"} == code_list("title")
    assert values(Titles, "sex_code") == {"male", "female"}


@pytest.mark.parametrize("title", ["นาง", "พระ", "เณร", "คุณ", "miss"])
def test_a_title_that_begins_real_names_is_not_cut_from_a_name(title: str) -> None:
    safe = {r["title_written"]: r["is_safe_prefix"] for r in rows(Titles)}
    assert safe[title] == "false"


@pytest.mark.parametrize(
    ("survey_round_id", "count", "threshold", "is_assumed", "mapping"),
    [
        ("bmn2560", 31, "38000", "false", VERIFIED),
        ("bmn2565", 38, "40000", "true", BELIEVED),
    ],
)
def test_a_round_has_its_indicators_dimensions_and_income_threshold(
    survey_round_id: str, count: int, threshold: str, is_assumed: str, mapping: Mapping
) -> None:
    (survey_round,) = (
        r for r in rows(SurveyRounds) if r["survey_round_id"] == survey_round_id
    )
    indicators = [
        r for r in rows(Indicators) if r["survey_round_id"] == survey_round_id
    ]
    by_dimension = {
        dimension: {
            int(r["indicator_number"])
            for r in indicators
            if r["dimension_code"] == dimension
        }
        for dimension in values(Dimensions, "dimension_code")
    }
    assert by_dimension == mapping
    assert [int(r["indicator_number"]) for r in indicators] == list(range(1, count + 1))
    assert {r["is_assumed"] for r in indicators} == {is_assumed}
    assert survey_round["indicator_count"] == str(count)
    assert survey_round["income_threshold_baht"] == threshold
    income = next(r for r in indicators if "income per person" in r["failed_en"])
    named = re.findall(r"\d+,\d{3}", " ".join(income.values()))
    assert named == [f"{int(threshold):,}"] * 4


def test_survey_years_belong_to_one_round_only() -> None:
    years = [
        year
        for r in rows(SurveyRounds)
        for year in range(int(r["survey_year_from"]), int(r["survey_year_to"]) + 1)
    ]
    assert sorted(years) == list(range(2560, 2600))


def test_an_age_named_in_an_indicator_is_the_age_it_applies_to() -> None:
    for row in rows(Indicators):
        span = re.search(r"อายุ (\d+)–(\d+) ปี", row["failed_th"])
        if span:
            assert (row["member_age_min"], row["member_age_max"]) == span.groups()


def test_only_a_request_that_reached_aided_is_an_aid() -> None:
    stages = {r["status_code"]: r["stage_code"] for r in rows(Statuses)}
    assert set(stages) == {str(n) for n in range(1, 12)}
    assert [code for code, stage in stages.items() if stage == "aided"] == ["4"]
    assert [code for code, stage in stages.items() if stage == "closed"] == ["5"]


@pytest.mark.parametrize(
    ("regulation_code", "max_baht", "times", "is_active"),
    [
        ("REG-44", "3000", "3", "true"),
        ("REG-45", "3000", "", "true"),
        ("REG-46", "3000", "3", "true"),
        ("REG-47", "3000", "3", "true"),
        ("REG-48", "40000", "", "false"),
        ("REG-50", "3000", "3", "true"),
        ("REG-51", "", "", "true"),
        ("REG-52", "3000", "3", "true"),
        ("REG-58", "4000", "1", "true"),
        ("ELDERLY-FUNERAL", "3000", "", "true"),
    ],
)
def test_a_regulation_has_its_cap_and_times(
    regulation_code: str, max_baht: str, times: str, is_active: str
) -> None:
    (row,) = (r for r in rows(Regulations) if r["regulation_code"] == regulation_code)
    found = row["max_baht"], row["times_per_fiscal_year"], row["is_active"]
    assert found == (max_baht, times, is_active)


def test_every_regulation_and_every_department_of_the_ministry_has_a_service() -> None:
    ministry = {
        r["department_code"] for r in rows(Departments) if r["is_ministry"] == "true"
    }
    assert values(Regulations, "regulation_code") == values(Services, "regulation_code")
    assert ministry <= values(Services, "department_code")


def test_a_service_is_limited_to_an_age_and_sex_that_exist() -> None:
    assert values(Services, "sex_code") <= {"male", "female"}
    for row in rows(Services):
        assert int(row["age_min"] or 0) <= int(row["age_max"] or 120)


def test_a_relief_bag_and_adult_diapers_last_a_month() -> None:
    lasting = {r["service_code"]: r["lasts_months"] for r in rows(Services)}
    assert (lasting["relief_bag"], lasting["adult_diapers"]) == ("1", "1")


def test_allowances_advice_and_funerals_answer_nothing_and_last_no_time() -> None:
    contact = {
        r["service_code"]: r["lasts_months"]
        for r in rows(Services)
        if r["service_kind"] in CONTACT_ONLY
    }
    assert set(contact.values()) == {"0"}
    assert contact.keys() & values(ServiceAnswers, "service_code") == set()


def test_what_answers_a_need_lasts_some_time() -> None:
    lasting = {r["service_code"]: r["lasts_months"] for r in rows(Services)}
    assert "0" not in {lasting[code] for code in values(ServiceAnswers, "service_code")}


def test_a_confidential_service_answers_nothing_for_an_answer_would_be_a_trace() -> (
    None
):
    confidential = {
        r["service_code"] for r in rows(Services) if r["is_confidential"] == "true"
    }
    assert confidential
    assert confidential & values(ServiceAnswers, "service_code") == set()


def test_violence_hiv_child_protection_and_trafficking_are_confidential() -> None:
    regulations = {
        r["regulation_code"]: r["regulation_name_en"] for r in rows(Regulations)
    }
    told = {
        r["service_code"]
        for r in rows(Services)
        if ALWAYS_CONFIDENTIAL.search(
            f"{r['service_name_en']} {regulations.get(r['regulation_code'], '')}"
        )
    }
    confidential = {
        r["service_code"] for r in rows(Services) if r["is_confidential"] == "true"
    }
    assert {"hiv_working_capital", "violence_shelter", "foster_family"} <= confidential
    assert told <= confidential


@pytest.mark.parametrize("survey_round_id", ["bmn2560", "bmn2565"])
def test_every_indicator_of_a_dimension_can_be_answered_and_no_other(
    survey_round_id: str,
) -> None:
    def numbers(table: Table) -> set[str]:
        return {
            r["indicator_number"]
            for r in rows(table)
            if r["survey_round_id"] == survey_round_id and r.get("dimension_code") != ""
        }

    assert numbers(ServiceAnswers) == numbers(Indicators)


def test_an_area_alias_leads_from_a_code_that_is_not_in_use_to_one_that_is(
    in_use: set[str],
) -> None:
    assert values(AreaAliases, "area_code") & in_use == set()
    assert values(AreaAliases, "subdistrict_code") <= in_use


def test_the_ladder_has_exactly_the_rules_that_the_code_knows_in_their_order() -> None:
    assert tuple(row["link_rule"] for row in rows(LinkRules)) == LINK_RULES
    assert values(LinkRules, "link_state") == set(LINK_STATES)
    assert values(LinkRules, "link_rung") == set(LINK_RUNGS)


def test_a_rule_that_links_stands_on_a_rung_and_no_other_does() -> None:
    for row in rows(LinkRules):
        is_on_a_rung = row["link_rung"] != "none"
        assert is_on_a_rung == (row["link_state"] == "linked"), row["link_rule"]


def test_evidence_is_told_in_one_order_comparison_by_comparison() -> None:
    told = rows(EvidenceWords)
    orders = [int(row["word_order"]) for row in told]
    assert orders == list(range(1, len(told) + 1))
    in_order = list(dict.fromkeys(row["comparison"] for row in told))
    assert tuple(in_order) == COMPARISONS
    assert sorted(told, key=lambda row: in_order.index(row["comparison"])) == told


def test_what_agrees_or_is_not_known_is_no_difference_to_look_at() -> None:
    alike = {
        (row["comparison"], row["level"])
        for row in rows(EvidenceWords)
        if row["is_difference"] == "false"
    }
    assert alike == {
        ("first_name", "same_as_written"),
        ("last_name", "same_as_written"),
        ("last_name", "none_on_both"),
        ("birth_date", "same_day"),
        ("birth_date", "same_first_of_january"),
        ("birth_date", "same_month_day_unknown"),
        ("birth_date", "same_year_day_unknown"),
        ("birth_date", "unknown"),
        ("citizen_id", "same"),
        ("citizen_id", "unknown"),
        ("place", "same_house"),
        ("place", "same_village"),
        ("place", "unknown"),
    }


def test_what_scores_is_counted_and_what_is_counted_scores() -> None:
    items = list(columns(curated.ScoreItems))[2:-2]
    assert list(dict.fromkeys(row["item_code"] for row in rows(ScorePoints))) == items


def test_no_count_scores_twice_and_none_is_left_between_two_spans() -> None:
    last: dict[str, str] = {}
    for row in rows(ScorePoints):
        assert int(row["count_from"]) >= 1
        before = last.get(row["item_code"])
        assert before is None or int(row["count_from"]) == int(before or -1) + 1, row
        last[row["item_code"]] = row["count_to"]
    assert set(last.values()) == {""}


def test_points_are_told_in_one_order_and_are_of_one_version() -> None:
    points = rows(ScorePoints)
    assert [int(row["item_order"]) for row in points] == [*range(1, len(points) + 1)]
    assert len(values(ScorePoints, "rule_version")) == 1


@pytest.mark.parametrize("language", ["th", "en"])
def test_what_scores_for_each_is_told_with_its_number(language: str) -> None:
    for row in rows(ScorePoints):
        is_counted = row["is_for_each"] == "true" or row["part_code"] == "survey_age"
        is_counted |= row["item_code"] == "months_since_service"
        assert ("{}" in row[f"said_{language}"]) == is_counted, row


def group(group_code: str) -> dict[str, str]:
    (found,) = (r for r in rows(PopulationGroups) if r["group_code"] == group_code)
    return found


def test_groups_are_told_in_one_order() -> None:
    orders = [int(row["group_order"]) for row in rows(PopulationGroups)]
    assert orders == list(range(1, len(orders) + 1))


def test_every_target_group_that_the_centres_name_has_a_rule_or_says_why_not() -> None:
    named = {r["group_code"]: r for r in rows(PopulationGroups)}
    targets = {code for code, r in named.items() if r["is_centre_target"] == "true"}
    assert targets == {
        "everyone",
        "children",
        "youth",
        "women",
        "families",
        "one_parent",
        "disabled",
        "elderly",
        "homeless",
        "vulnerable_households",
    }
    for row in named.values():
        conditions = "age_min", "age_max", "sex_code", "self_care_code"
        yes_or_no = "disability", "chronic_illness", "other_nationality"
        has_rule = bool(row["household_condition"]) or any(row[c] for c in conditions)
        has_rule |= any(row[f"needs_{need}"] == "true" for need in yes_or_no)
        assert has_rule != bool(row["not_measurable_en"]), row["group_code"]
        assert bool(row["not_measurable_th"]) == bool(row["not_measurable_en"])


def test_a_group_is_limited_to_ages_and_codes_that_exist() -> None:
    assert values(PopulationGroups, "sex_code") <= code_list("sex")
    assert values(PopulationGroups, "self_care_code") <= code_list("self_care")
    for row in rows(PopulationGroups):
        assert int(row["age_min"] or 0) <= int(row["age_max"] or 120)


def test_every_condition_of_a_household_is_one_groups_and_every_group_has_one() -> None:
    conditions = [
        row["household_condition"]
        for row in rows(PopulationGroups)
        if row["household_condition"]
    ]
    assert sorted(conditions) == sorted(HOUSEHOLD_CONDITIONS)
    # the ages that these two ask about; without them nobody would be of the group
    assert group("one_parent")["age_max"] == group("children")["age_max"]
    assert group("elderly_alone")["age_min"] == group("elderly")["age_min"]


def test_a_dependant_is_a_person_not_a_household_and_in_no_two_groups_by_age() -> None:
    dependants = [r for r in rows(PopulationGroups) if r["is_dependant"] == "true"]
    assert {r["household_condition"] for r in dependants} == {""}
    ages = sorted(
        (int(r["age_min"] or 0), int(r["age_max"] or 120))
        for r in dependants
        if r["age_min"] or r["age_max"]
    )
    assert all(this[1] < after[0] for this, after in pairwise(ages))


@pytest.mark.parametrize("has_problem", [False, True])
@pytest.mark.parametrize("dependants", range(6))
def test_every_household_of_low_income_has_a_level(
    dependants: int, has_problem: bool
) -> None:
    levels = [
        int(row["vulnerability_level"])
        for row in rows(VulnerabilityLevels)
        if int(row["dependants_min"]) <= dependants
        and dependants <= int(row["dependants_max"] or dependants)
        and (has_problem or row["needs_housing_problem"] == "false")
    ]
    expected = [[0, 2, 2, 3, 3, 3], [1, 3, 3, 3, 3, 3]]
    assert max(levels) == expected[has_problem][dependants]


def test_the_levels_are_assumed_in_one_version_at_one_limit_of_income() -> None:
    assert values(VulnerabilityLevels, "is_assumed") == {"true"}
    assert values(VulnerabilityLevels, "income_at_most_baht") == {"100000"}
    assert len(values(VulnerabilityLevels, "rule_version")) == 1
    assert values(VulnerabilityLevels, "vulnerability_level") == set("0123")


@pytest.mark.parametrize(
    ("survey_round_id", "numbers"), [("bmn2560", {"8"}), ("bmn2565", {"13"})]
)
def test_a_housing_problem_is_tenure_or_a_house_that_does_not_last(
    survey_round_id: str, numbers: set[str]
) -> None:
    problems = [
        row
        for row in rows(Indicators)
        if row["survey_round_id"] == survey_round_id
        and row["is_housing_problem"] == "true"
    ]
    assert {row["indicator_number"] for row in problems} == numbers
    assert all("tenure" in row["failed_en"] for row in problems)


def test_need_is_planned_before_follow_up_that_before_the_vulnerable() -> None:
    plan_orders = {row["list_code"]: row["plan_order"] for row in rows(Lists)}
    assert plan_orders == {
        "no_card": "1",
        "unserved": "1",
        "part_served": "1",
        "follow_up": "2",
        "vulnerable": "3",
        "emptied": "4",
        # by urgency, beside the others
        "outside_survey": "",
    }


def test_every_service_has_a_cost_and_minutes_and_all_are_assumed() -> None:
    assert values(ServiceCosts, "service_code") == values(Services, "service_code")
    assert values(ServiceCosts, "is_assumed") == {"true"}
    assert all(int(minutes) > 0 for minutes in values(ServiceCosts, "visit_minutes"))


def test_no_service_costs_more_than_its_regulation_pays() -> None:
    most = {row["regulation_code"]: row["max_baht"] for row in rows(Regulations)}
    regulations = {
        row["service_code"]: row["regulation_code"] for row in rows(Services)
    }
    for row in rows(ServiceCosts):
        limit = most.get(regulations[row["service_code"]])
        if limit:
            assert int(row["unit_cost_baht"]) <= int(limit), row["service_code"]


def test_a_visit_is_a_service_of_no_cost_that_takes_time() -> None:
    visit = next(r for r in rows(ServiceCosts) if r["service_code"] == "home_visit")
    assert visit["unit_cost_baht"] == "0"
    assert int(visit["visit_minutes"]) > 0


def test_every_kind_of_host_says_what_it_may_receive() -> None:
    may_receive = {row["host_type_code"]: row["may_receive"] for row in rows(HostTypes)}
    assert set(may_receive) == code_list("host_type")
    for private in ("temple", "church", "ngo", "school", "unknown"):
        assert may_receive[private] == "planned"


def test_every_state_change_and_choice_of_a_plan_has_its_words() -> None:
    told = {*PLAN_STATES, *CHANGES, *CHOICES, *PLACE_BASES}
    assert values(PlanWords, "word_code") == told


@pytest.fixture
def in_use() -> set[str]:
    return {
        subdistrict.code
        for province in geothai.provinces()
        for district in geothai.districts(province.code)
        for subdistrict in geothai.subdistricts(district.code)
    }
