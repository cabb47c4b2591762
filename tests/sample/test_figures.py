"""The committed figures agree with each other, cell by cell and sum by sum."""

from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "sample" / "figures"
REFERENCE = ROOT / "data" / "raw" / "reference"
CODES = {"subdistrict_code": str, "failed_indicators": str}
SURVEY_ROUND = "bmn2560"
CHILD = {1, 15, 16, 17}
WORKING_AGE = {19, 20}
ELDER = {21, 27}
COUNTS = ["household_count", "person_count", "registered_count", "target_count"]


@pytest.fixture(scope="module")
def subdistricts() -> pd.DataFrame:
    table = pd.read_csv(FIGURES / "subdistricts.csv", dtype=CODES)
    return table.set_index("subdistrict_code")


@pytest.fixture(scope="module")
def indicators() -> pd.DataFrame:
    table = pd.read_csv(FIGURES / "indicators.csv", dtype=CODES)
    return table.set_index(["subdistrict_code", "indicator_number"])


@pytest.fixture(scope="module")
def cells() -> pd.DataFrame:
    table = pd.read_csv(FIGURES / "need_cells.csv", dtype=CODES)
    failed = [frozenset(map(int, s.split(";"))) for s in table["failed_indicators"]]
    return table.assign(failed=failed)


@pytest.fixture(scope="module")
def dimension_of() -> dict[int, str]:
    table = pd.read_csv(REFERENCE / "indicators.csv")
    used = table[
        (table["survey_round_id"] == SURVEY_ROUND) & table["dimension_code"].notna()
    ]
    return dict(zip(used["indicator_number"], used["dimension_code"], strict=True))


def households_failing(cells: pd.DataFrame, any_of: set[int]) -> pd.DataFrame:
    """Return counts per subdistrict over the sets that hold any of these."""
    hit = [not failed.isdisjoint(any_of) for failed in cells["failed"]]
    return cells[hit].groupby("subdistrict_code")[COUNTS].sum()


def assert_same(left: pd.Series, right: pd.Series) -> None:
    filled = left.reindex(right.index, fill_value=0)
    assert filled.tolist() == right.tolist()


def test_all_124_subdistricts_have_all_31_indicators_under_todays_codes(
    subdistricts: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    codes = subdistricts.index.tolist()
    assert len(codes) == 124
    assert "570101" in codes
    assert indicators.index.tolist() == [(c, n) for c in codes for n in range(1, 32)]


def test_the_province_totals_are_the_published_ones(subdistricts: pd.DataFrame) -> None:
    total = subdistricts.sum()
    assert total["household_count"] == 280_284
    assert total["person_count"] == 776_903
    assert total["survey_poor_person_count"] == 139_715
    assert total["target_poor_count"] == 45_494


def test_sets_of_failed_indicators_are_told_once_and_in_order(
    cells: pd.DataFrame, dimension_of: dict[int, str]
) -> None:
    key = ["subdistrict_code", "failed_indicators"]
    assert not cells.duplicated(key).any()
    assert cells["subdistrict_code"].is_monotonic_increasing
    for text, failed in zip(cells["failed_indicators"], cells["failed"], strict=True):
        assert text == ";".join(map(str, sorted(failed)))
        assert failed <= dimension_of.keys()


@pytest.mark.parametrize(
    ("count", "published"),
    [
        ("household_count", "survey_poor_household_count"),
        ("person_count", "survey_poor_person_count"),
        ("registered_count", "survey_poor_registered_count"),
        ("target_count", "target_poor_count"),
    ],
)
def test_the_sets_of_a_subdistrict_add_up_to_its_poor(
    cells: pd.DataFrame, subdistricts: pd.DataFrame, count: str, published: str
) -> None:
    sums = cells.groupby("subdistrict_code")[count].sum()
    assert_same(sums, subdistricts[published])


@pytest.mark.parametrize(
    "dimension", ["health", "living", "education", "income", "access"]
)
def test_the_sets_failing_a_dimension_add_up_to_its_target_poor(
    cells: pd.DataFrame,
    subdistricts: pd.DataFrame,
    dimension_of: dict[int, str],
    dimension: str,
) -> None:
    members = {n for n, name in dimension_of.items() if name == dimension}
    sums = households_failing(cells, members)["target_count"]
    assert_same(sums, subdistricts[f"target_{dimension}_count"])


def test_the_sets_with_an_indicator_add_up_to_its_persons_and_target_poor(
    cells: pd.DataFrame, indicators: pd.DataFrame, dimension_of: dict[int, str]
) -> None:
    assert len(dimension_of) == 17
    for number in dimension_of:
        published = indicators.xs(number, level="indicator_number")
        sums = households_failing(cells, {number})
        assert_same(sums["person_count"], published["failed_person_count"])
        assert_same(sums["target_count"], published["target_failed_person_count"])


def test_target_poor_are_registered_and_registered_are_persons(
    cells: pd.DataFrame,
) -> None:
    assert (cells["target_count"] >= 0).all()
    assert (cells["target_count"] <= cells["registered_count"]).all()
    assert (cells["registered_count"] <= cells["person_count"]).all()


def test_households_are_large_enough_for_the_members_who_make_them_fail(
    cells: pd.DataFrame,
) -> None:
    smallest = [
        len(failed & CHILD) + max(1, bool(failed & WORKING_AGE) + bool(failed & ELDER))
        for failed in cells["failed"]
    ]
    assert (cells["household_count"] >= 1).all()
    assert (cells["person_count"] >= cells["household_count"] * smallest).all()
    assert (cells["person_count"] <= cells["household_count"] * 11).all()


def test_children_hold_no_card_but_for_the_one_the_published_counts_force(
    cells: pd.DataFrame,
) -> None:
    children = [len(failed & CHILD) for failed in cells["failed"]]
    adults = cells["person_count"] - cells["household_count"] * children
    carded = cells[cells["registered_count"] > adults]
    assert carded["subdistrict_code"].tolist() == ["570703"]
    assert (carded["registered_count"] - adults[carded.index]).tolist() == [1]


def test_no_more_households_fail_by_elders_or_disabled_than_there_are(
    cells: pd.DataFrame, subdistricts: pd.DataFrame
) -> None:
    for indicators, counted in ((ELDER, "elderly_count"), ({28}, "disabled_count")):
        failing = households_failing(cells, indicators)["household_count"]
        assert (failing <= subdistricts[counted].reindex(failing.index)).all()


def test_an_indicator_fails_only_where_it_applies(
    subdistricts: pd.DataFrame, indicators: pd.DataFrame
) -> None:
    failed = indicators["failed_person_count"]
    persons = subdistricts["person_count"].reindex(failed.index, level=0)
    assert (indicators["target_failed_person_count"] <= failed).all()
    assert (failed <= indicators["applicable_person_count"]).all()
    assert (indicators["applicable_person_count"] <= persons).all()
