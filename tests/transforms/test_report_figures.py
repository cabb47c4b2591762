"""The figures of the reports, counted again in other ways of other tables."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

import duckdb
import pytest

from sample.make import make_sample
from schemas.run import RunRequest
from tests.conftest import REFERENCE
from transforms.admit import admit_sources
from transforms.build import build_tables
from transforms.load import load_reference, load_sources
from transforms.warehouse import open_warehouse

AS_OF = date(2020, 3, 2)
YEAR_BEGAN = date(2019, 10, 1)
PROVINCE, DISTRICT = "57", "5718"  # the smallest district, in a run of its province
SUMMARY = {
    "surveyed_households": "household_count",
    "poor_households": "survey_poor_household_count",
    "no_card_households": "no_card_count",
    "unserved_households": "unserved_count",
    "part_served_households": "part_served_count",
    "follow_up_households": "follow_up_count",
    "vulnerable_households": "vulnerable_count",
    "surveyed_persons": "person_count",
    "poor_persons": "survey_poor_person_count",
    "target_poor_persons": "target_poor_count",
    "outside_persons": "outside_survey_count",
}
MEASURED = {
    "surveyed_persons": ("tpmap", "unit_count"),
    "poor_persons": ("tpmap", "poor_count"),
    "undetermined_persons": ("tpmap", "undetermined_count"),
    "deprivations": ("tpmap", "censored_weight"),
    "two_dimension_persons": ("two_dimensions", "poor_count"),
    "two_dimension_deprivations": ("two_dimensions", "censored_weight"),
}
Figure = Callable[..., int]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Iterator[duckdb.DuckDBPyConnection]:
    """A province of which one district was surveyed, built whole."""
    raw = tmp_path_factory.mktemp("figures")
    make_sample(raw, seed=3, area=DISTRICT, reference=REFERENCE, noise="hard")
    request = RunRequest(PROVINCE, AS_OF, is_invented=True)
    with open_warehouse() as con:
        load_reference(con, REFERENCE)
        load_sources(con, raw)
        admit_sources(con, request)
        build_tables(con, request)
        yield con


@pytest.fixture(scope="module")
def figure(built) -> Figure:
    """What the reports say: a measure, in a row, at a place."""
    rows = built.execute(
        "select measure_code, row_code, place_code, figure_count"
        " from curated.report_figures"
    ).fetchall()
    told = {tuple(key): count for *key, count in rows}
    assert len(told) == len(rows)
    return lambda measure, row="all", place=PROVINCE: told[measure, row, place]


def test_every_measure_is_told_in_the_whole_area(built, figure):
    measures = built.execute(
        "select measure_code from reference.report_measures"
        " where row_set = 'none' order by all"
    ).fetchall()
    assert all(figure(measure) >= 0 for (measure,) in measures)
    assert figure("unsure_households")
    assert figure("emptied_households")
    assert figure("unknown_cases", "dcy", "5700") >= 0


@pytest.mark.parametrize(("measure", "column"), SUMMARY.items())
def test_a_subdistrict_has_what_its_summary_says(built, figure, measure, column):
    summary = built.execute(
        f"select subdistrict_code, {column} from curated.subdistrict_summary"
    ).fetchall()
    assert len(summary) > 100
    assert sum(count for _, count in summary) == figure(measure) > 0
    for place, count in summary:
        assert figure(measure, "all", place) == count


@pytest.mark.parametrize(("measure", "source"), MEASURED.items())
def test_district_and_province_have_the_poverty_that_was_measured_there(
    built, figure, measure, source
):
    code, column = source
    measured = built.execute(
        f"select area_code, {column} from curated.poverty_counts"
        " where measure_code = $code and unit = 'person' and group_code = 'everyone'"
        " and area_level in ('province', 'district')",
        {"code": code},
    ).fetchall()
    assert {place for place, _ in measured} == {PROVINCE, DISTRICT}
    assert all(figure(measure, "all", place) == count for place, count in measured)


def test_dimensions_are_answered_as_the_failed_indicators_are(built, figure):
    gaps = built.execute(
        "select dimension_code, household_id, is_answered, is_waiting"
        " from curated.household_gaps where result = 'failed' order by all"
    ).fetchall()
    known = _households(built, "select distinct household_id from linked_services")
    counted: Counter[tuple[str, str]] = Counter()
    for (dimension, household), of_one in groupby(gaps, itemgetter(0, 1)):
        answers = [(is_answered, is_waiting) for *_, is_answered, is_waiting in of_one]
        is_answered = all(answer for answer, _ in answers)
        is_waiting = any(waiting for _, waiting in answers)
        state = "answered" if is_answered else "waiting" if is_waiting else "open"
        kind = "known" if household in known else "new"
        counted.update((each, dimension) for each in ("failed", state, kind))
    assert counted["known", "income"]
    assert counted["new", "income"]
    for state in ("failed", "answered", "waiting", "open", "known", "new"):
        for dimension in ("health", "living", "education", "income", "access"):
            told = figure(f"{state}_households", dimension)
            assert told == counted[state, dimension], (state, dimension)


def _households(con, query: str) -> set[str]:
    """Return the households that a query of curated tables names."""
    con.execute("set search_path = 'curated'")
    found = {household for (household,) in con.execute(query).fetchall()}
    con.execute("reset search_path")
    return found


def test_unsure_households_are_those_that_reviewers_are_asked_about(built, figure):
    asked = _households(
        built,
        "select string_split(person_key, '/')[1] from review_pairs"
        " where not is_confidential",
    )
    lacking = _households(
        built,
        "select household_id from household_fates where fate_code != 'emptied'"
        " and failed_dimension_count > answered_dimension_count",
    )
    assert figure("unsure_households") == len(asked & lacking) > 0


def test_centres_take_the_households_that_the_lists_give_them(built, figure):
    listed = built.execute(
        "select centre_id, count(*) from curated.target_list_rows where list_code in"
        " ('no_card', 'unserved', 'part_served', 'follow_up') and centre_id is not null"
        " group by centre_id"
    ).fetchall()
    assert sum(count for _, count in listed) == figure("centre_needy_households") > 0
    for centre, count in listed:
        assert figure("centre_needy_households", "all", centre) == count


def test_cases_are_told_of_each_person_and_whether_he_came_before(built, figure):
    records = built.execute("""
        select
            records.requested_on,
            services.department_code,
            coalesce(
                clients.client_id,
                links.household_id || '/' || links.person_number
            )
        from clean.service_records as records
        inner join reference.services on records.service_code = services.service_code
        left join match.person_links as links
            on records.service_record_id = links.service_record_id
        left join curated.unmatched_clients as clients
            on records.service_record_id = clients.service_record_id
        where not records.is_confidential
    """).fetchall()
    earlier = {person for day, _, person in records if person and day < YEAR_BEGAN}
    counted: Counter[tuple[str, str]] = Counter()
    persons = set()
    for day, department, person in records:
        if not YEAR_BEGAN <= day <= AS_OF:
            continue
        kind = "old" if person in earlier else "new" if person else "unknown"
        counted.update([(f"{kind}_cases", department), ("cases", department)])
        persons |= {(department, person)} if person else set()
    counted.update(("case_persons", department) for department, _ in persons)
    assert len({measure for measure, _ in counted}) == 5
    for (department,) in built.execute(
        "select department_code from reference.departments"
    ).fetchall():
        for measure in ("cases", "new_cases", "old_cases", "unknown_cases"):
            assert figure(measure, department) == counted[measure, department]
        assert figure("case_persons", department) == counted["case_persons", department]


def test_groups_are_counted_person_by_person(built, figure):
    rows = built.execute("""
        select
            needs.age_years >= 60,
            needs.is_disabled,
            needs.is_survey_poor,
            fates.answered_dimension_count = fates.failed_dimension_count
        from curated.person_needs as needs
        inner join curated.household_fates as fates
            on needs.household_id = fates.household_id
    """).fetchall()
    for place, group in enumerate(("elderly", "disabled")):
        of_group = [row for row in rows if row[place]]
        poor = [row for row in of_group if row[2]]
        assert figure("group_persons", group) == len(of_group)
        assert figure("poor_group_persons", group) == len(poor)
        assert figure("served_group_persons", group) == sum(row[3] for row in poor) > 0


def test_a_slip_in_any_figure_would_stop_the_run(built):
    checked, broken = built.execute(
        "select checked_count, broken_count from curated.proofs"
        " where claim_code = 'report_figures_add_up'"
    ).fetchone()
    assert checked > 10_000
    assert broken == 0
