"""The truth files tell of every row who and what it truly is."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from schemas.reference import DIMENSIONS
from tests.sample.recount import (
    DIMENSIONS as INDICATORS_OF,
)
from tests.sample.recount import (
    REFERENCE,
    birth,
    households,
    persons,
    read,
    usable_id,
)


def _truth(invented: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(invented / "truth" / f"{name}.parquet")


def test_every_surveyed_person_has_one_true_identity(invented: Path) -> None:
    keys = ["household_id", "person_number"]
    true = _truth(invented, "persons")
    true = true[true["is_surveyed"]]
    written = persons(invented)
    both = written.merge(true, on=keys, suffixes=("", "_true"))
    assert len(both) == len(written) == len(true)
    usable = both[both["usable_id"] != ""]
    assert (usable["usable_id"] == usable["citizen_id_true"]).mean() > 0.995


def test_every_service_record_has_one_true_client(invented: Path) -> None:
    true = _truth(invented, "service_records")
    records = read(invented, "service_records")
    faulty = records["service_record_id"].str.startswith("CASE-000000")
    assert set(true["service_record_id"]) == set(records[~faulty]["service_record_id"])
    assert true["service_record_id"].is_unique
    people = _truth(invented, "persons").set_index("person_key")
    client = people.loc[true["person_key"]]
    assert (client["household_id"].to_numpy() == true["household_id"].to_numpy()).all()


def test_households_never_surveyed_are_in_the_truth_only(invented: Path) -> None:
    true = _truth(invented, "households")
    surveyed = set(households(invented)["household_id"])
    assert set(true.loc[true["is_surveyed"], "household_id"]) == surveyed
    assert not surveyed & set(true.loc[~true["is_surveyed"], "household_id"])
    assert 0.02 < (~true["is_surveyed"]).mean() < 0.06


def test_the_survey_errs_both_ways(invented: Path) -> None:
    true = _truth(invented, "households")
    true = true[true["is_surveyed"]]
    found = true[[f"is_{d}_failed_in_survey" for d in DIMENSIONS]].any(axis=1)
    needy = true["failed_indicators"] != ""
    assert (found & ~needy).any()
    assert (needy & ~found).any()


def test_half_of_the_survey_poor_are_answered_in_nothing(invented: Path) -> None:
    true = _truth(invented, "households")
    failed = true[[f"is_{d}_failed_in_survey" for d in DIMENSIONS]].to_numpy().sum(1)
    answered = true[[f"is_{d}_answered" for d in DIMENSIONS]].to_numpy().sum(1)
    poor = failed > 0
    assert (answered <= failed).all()
    assert 0.40 <= (answered[poor] == 0).mean() <= 0.60
    part = (answered > 0) & (answered < failed)
    assert 0.9 <= part[failed > 1].mean() <= 1.0


def _answering_help(invented: Path) -> pd.DataFrame:
    """One row per household and indicator that help answers which still lasts."""
    records = read(invented, "service_records").sort_values(
        "recorded_at", kind="stable"
    )
    records = records.drop_duplicates("service_record_id", keep="last")
    records = records[
        ["service_record_id", "status_code", "service_code", "service_on"]
    ]
    records = records.merge(_truth(invented, "service_records"), on="service_record_id")
    records = records[(records["status_code"] == "4") & ~records["is_after_as_of"]]
    records["day"] = pd.to_datetime(records["service_on"].map(birth))
    day = records["day"]
    services = pd.read_csv(REFERENCE / "services.csv").set_index("service_code")
    months = records["service_code"].map(services["lasts_months"]).fillna(999)
    until = (2020 - day.dt.year) * 12 + 3 - day.dt.month
    lasts = (until < months) | ((until == months) & (day.dt.day == 31))
    records = records[lasts & (day > pd.Timestamp(date(2018, 3, 31)))]
    answers = pd.read_csv(REFERENCE / "service_answers.csv")
    answers = answers[answers["survey_round_id"] == "bmn2560"]
    helped = records.merge(answers, on="service_code")
    return helped[_reaches_whom_it_is_for(helped, invented)][
        ["household_id", "indicator_number"]
    ]


def _reaches_whom_it_is_for(helped: pd.DataFrame, invented: Path) -> "pd.Series[bool]":
    """Whether it went to a member still there, of the indicator's age on that day."""
    keys = ["household_id", "person_number"]
    people = persons(invented).set_index(keys)
    member = helped.set_index(keys).index
    born = pd.to_datetime(people["birth_date"].map(birth)).reindex(member).array
    age = helped["day"].dt.year - born.year
    before = helped["day"].dt.strftime("%m%d") < pd.Index(born).strftime("%m%d")
    age -= before
    ages = pd.read_csv(REFERENCE / "indicators.csv")
    ages = ages[ages["survey_round_id"] == "bmn2560"].set_index("indicator_number")
    low = helped["indicator_number"].map(ages["member_age_min"]).fillna(0)
    high = helped["indicator_number"].map(ages["member_age_max"]).fillna(200)
    of_age = ((age >= low) & (age <= high)) | ((high < 18) & (age >= 18))
    return of_age & ~member.isin(_gone(invented))


def _gone(invented: Path) -> set[tuple[str, str]]:
    """Members reported dead or gone, by ID or by number in the household."""
    reports = read(invented, "person_status")
    people = persons(invented)
    ids = set(reports["citizen_id"].map(usable_id)) - {""}
    by_id = people.loc[people["usable_id"].isin(ids), ["household_id", "person_number"]]
    by_number = reports[["household_id", "person_number"]]
    return set(pd.concat([by_id, by_number]).itertuples(index=False, name=None))


def test_what_the_truth_calls_answered_is_what_the_records_answer(
    at_any_level: Path,
) -> None:
    invented = at_any_level
    homes = households(invented).set_index("household_id")
    helped = set(_answering_help(invented).itertuples(index=False, name=None))
    true = _truth(invented, "households").set_index("household_id").loc[homes.index]
    for dimension, indicators in INDICATORS_OF.items():
        failed = homes[[f"indicator_{n}" for n in indicators]] == "0"
        answered = [
            row.any() and {(key, n) for n in np.array(indicators)[row]} <= helped
            for key, row in zip(homes.index, failed.to_numpy(), strict=True)
        ]
        assert answered == true[f"is_{dimension}_answered"].tolist(), dimension
