"""Recomputed from the files, every count equals the published one."""

from pathlib import Path

import pandas as pd

from sample.published import FIGURES
from sample.survey_files import INCOME_THRESHOLD
from tests.sample.recount import indicator, need, persons, read, subdistricts

CODE = {"subdistrict_code": "string"}


def test_every_column_of_every_subdistrict_equals_the_published_one(
    at_any_level: Path,
) -> None:
    published = pd.read_csv(FIGURES / "subdistricts.csv", dtype=CODE)
    published = published.set_index("subdistrict_code")
    recounted = subdistricts(at_any_level)
    expected = published.loc[recounted.index, recounted.columns]
    assert len(recounted) == 3
    assert set(recounted) == set(published)
    assert recounted.to_dict() == expected.to_dict()


def test_all_31_indicators_apply_fail_and_hit_target_persons_as_published(
    at_any_level: Path,
) -> None:
    published = pd.read_csv(FIGURES / "indicators.csv", dtype=CODE)
    homes = need(at_any_level)
    for number in range(1, 32):
        of_indicator = published[published["indicator_number"] == number]
        recounted = indicator(homes, number)
        expected = of_indicator.set_index("subdistrict_code").loc[recounted.index]
        assert recounted.to_dict() == expected[recounted.columns].to_dict(), number


def test_income_is_below_the_threshold_just_where_indicator_22_fails(
    at_any_level: Path,
) -> None:
    homes = need(at_any_level)
    income = pd.to_numeric(homes["income_per_person_baht"].str.replace(",", ""))
    assert ((income < INCOME_THRESHOLD) == (homes["indicator_22"] == "0")).all()
    assert (income.isna() == (homes["indicator_22"] == "")).all()


def test_an_id_beyond_repair_or_shared_belongs_to_nobody_in_the_card_file(
    at_any_level: Path,
) -> None:
    people = persons(at_any_level)
    beyond = people["usable_id"] == ""
    shared = people["usable_id"].duplicated(keep=False) & ~beyond
    assert 0.007 < beyond.mean() < 0.045
    assert shared.any()
    assert not people.loc[beyond | shared, "registered"].any()


def test_who_is_registered_is_grown_and_thai(at_any_level: Path) -> None:
    people = persons(at_any_level)
    registered = people[people["registered"]]
    thai = registered["nationality"].str.contains("ไท|th|99", regex=True)
    assert thai.all()
    assert 0.02 < people["nationality"].isin(["ไร้สัญชาติ", "เมียนมา"]).mean() < 0.12


def test_a_household_that_fails_for_a_child_or_an_elder_has_one(
    at_any_level: Path,
) -> None:
    from tests.sample.recount import birth

    homes = need(at_any_level).set_index("household_id")
    people = persons(at_any_level)
    age = 2018 - people["birth_date"].map(lambda written: birth(written).year)
    for number, youngest, oldest in ((15, 3, 6), (16, 6, 15), (21, 59, 120)):
        failed = homes.index[homes[f"indicator_{number}"] == "0"]
        able = people[(age >= youngest) & (age <= oldest)]["household_id"]
        assert set(failed) <= set(able), number


def test_faulty_rows_are_extras_of_a_few_per_thousand(at_any_level: Path) -> None:
    for name, least in (("households", 12), ("persons", 12)):
        every = len(read(at_any_level, name))
        used = len(
            need(at_any_level) if name == "households" else persons(at_any_level)
        )
        assert least <= every - used <= 0.006 * every + 30
