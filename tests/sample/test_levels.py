"""The two levels of noise: what each holds how much of, and that the truth says so."""

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sample.people import make_people
from sample.published import read_published
from sample.shares import LEVELS
from sample.world import make_survey
from tests.sample.recount import birth, read, usable_id

ID_FAULTS = {
    "", "missing", "mistyped", "swapped", "third_digit", "spreadsheet", "placeholder",
    "relatives",
}  # fmt: skip
FAULTS = ("id_fault", "name_fault", "birth_fault")
BIRTH_FAULTS = {"", "missing", "year_only", "month_only", "off"}
HARD_BIRTH_FAULTS = BIRTH_FAULTS | {"swapped", "typo", "year_off", "january_first"}
NO_SURNAME = {"-", ".", "", "ไม่มีนามสกุล"}


@cache
def _records(raw: Path) -> pd.DataFrame:
    """Service records beside what is true of them; `true_…` is the survey's person."""
    written = read(raw, "service_records")
    written = written.drop_duplicates("service_record_id", keep="last")
    true = pd.read_parquet(raw / "truth" / "service_records.parquet")
    people = pd.read_parquet(raw / "truth" / "persons.parquet")
    people = people.drop(columns=["household_id", "person_number", "is_surveyed"])
    people = people.set_index("person_key").add_prefix("true_")
    return written.merge(true, on="service_record_id").join(people, on="person_key")


def _share(raw: Path, column: str) -> float:
    """Share of records with a fault, or of which something is true."""
    return float(_records(raw)[column].map(bool).mean())


@pytest.mark.parametrize(
    ("column", "easy", "hard"),
    [
        ("id_fault", (0.185, 0.215), (0.185, 0.215)),
        ("name_fault", (0.05, 0.07), (0.14, 0.18)),
        ("birth_fault", (0.08, 0.11), (0.20, 0.26)),
        ("has_moved", (0, 0), (0.04, 0.07)),
        ("has_new_surname", (0, 0), (0.003, 0.02)),
        ("is_twin", (0, 0), (0.003, 0.02)),
        ("is_surveyed", (0.94, 0.96), (0.92, 0.94)),
    ],
)
def test_records_are_damaged_in_their_share(
    levels: dict[str, Path],
    column: str,
    easy: tuple[float, float],
    hard: tuple[float, float],
) -> None:
    for noise, (least, most) in (("easy", easy), ("hard", hard)):
        assert least <= _share(levels[noise], column) <= most, noise


@pytest.mark.parametrize(
    ("noise", "relatives", "times"), [("easy", 0.001, 1.0), ("hard", 0.005, 1.6)]
)
def test_some_hold_a_relatives_id_and_who_is_not_thai_loses_it_more_often(
    levels: dict[str, Path], noise: str, relatives: float, times: float
) -> None:
    records = _records(levels[noise])
    fault = records["id_fault"]
    assert set(fault) == ID_FAULTS
    assert (fault == "relatives").mean() == pytest.approx(relatives, abs=2e-4)
    lost = (fault != "") & (fault != "relatives")
    share = lost.groupby(records["true_is_thai"]).mean()
    assert share[False] / share[True] == pytest.approx(times, abs=0.25)


def test_each_level_has_its_own_kinds_of_damage(levels: dict[str, Path]) -> None:
    kinds = {
        noise: {column: set(_records(raw)[column]) for column in FAULTS}
        for noise, raw in levels.items()
    }
    assert kinds["easy"]["birth_fault"] == BIRTH_FAULTS
    assert kinds["hard"]["birth_fault"] == HARD_BIRTH_FAULTS
    assert len(kinds["easy"]["name_fault"]) == 7
    assert kinds["easy"]["name_fault"] < kinds["hard"]["name_fault"]
    assert len(kinds["hard"]["name_fault"]) == 19


@pytest.mark.parametrize(
    ("noise", "least", "most"), [("easy", 0.025, 0.035), ("hard", 0.20, 0.25)]
)
def test_persons_of_the_province_share_their_full_name(
    noise: str, least: float, most: float
) -> None:
    shares = LEVELS[noise]
    people = make_people(make_survey(read_published("57"), 1, shares), 1, shares)
    names = pd.DataFrame({"first": people.first_name, "last": people.last_name})
    assert least <= names.duplicated(keep=False).mean() <= most


def test_an_id_is_the_clients_own_just_where_the_truth_finds_no_fault(
    at_any_level: Path,
) -> None:
    records = _records(at_any_level)
    written, fault = records["citizen_id"].map(usable_id), records["id_fault"]
    assert ((written == records["true_citizen_id"]) == (fault == "")).all()
    nothing = fault.isin(["missing", "spreadsheet", "placeholder"])
    assert (written[nothing] == "").all()
    assert (written[fault == "third_digit"] != "").all()
    people = pd.read_parquet(at_any_level / "truth" / "persons.parquet")
    home = people.set_index("citizen_id")["household_id"]
    held = fault == "relatives"
    assert home[written[held]].tolist() == records.loc[held, "household_id"].tolist()


def _tidy(name: "pd.Series[str]") -> "pd.Series[str]":
    """Names without the many ways to write the same."""
    name = name.str.replace("เเ", "แ").str.replace("\u0e4d\u0e32", "ำ")
    return name.str.replace("[\u200b\u00a0 ]", "", regex=True)


def test_a_name_is_the_true_one_just_where_the_truth_finds_no_fault(
    at_any_level: Path,
) -> None:
    records = _records(at_any_level)
    first, last = _tidy(records["first_name"]), _tidy(records["last_name"])
    last = last.where(~last.isin(NO_SURNAME), "")
    true_first, true_last = records["true_first_name"], records["true_last_name"]
    title_stuck = records["title"] == ""
    stuck = np.array([a.endswith(b) for a, b in zip(first, true_first, strict=True)])
    same_first = (first == true_first) | (title_stuck & stuck)
    same_last = (last == true_last) | records["has_new_surname"]
    is_whole = same_first & same_last
    clean = records["name_fault"] == ""
    assert is_whole[clean].all()
    assert not (is_whole & ~clean & ~records["has_new_surname"]).any()
    new = records["has_new_surname"] & clean
    assert (last[new] != true_last[new]).all()
    assert (records["is_one_word_name"] == (true_last == "")).all()


def test_a_birth_date_is_the_true_one_where_the_truth_finds_no_fault(
    at_any_level: Path,
) -> None:
    records = _records(at_any_level)
    written, fault = records["birth_date"], records["birth_fault"]
    assert ((written == "") == (fault == "missing")).all()
    year_alone = written.str.fullmatch(r"\d{4}")
    assert (year_alone == (fault == "year_only")).all()
    two_digits = written.str.fullmatch(r"\d\d/\d\d/\d\d")
    day = ~fault.isin(["missing", "year_only", "month_only"]) & ~two_digits
    born = pd.to_datetime(records.loc[day, "birth_date"].map(birth))
    is_true = born == records.loc[day, "true_birth_on"]
    assert (is_true == (fault[day] == "")).all()


def test_who_moved_is_written_down_elsewhere(levels: dict[str, Path]) -> None:
    records = _records(levels["hard"])
    homes = read(levels["hard"], "households").drop_duplicates("household_id")
    own = homes.set_index("household_id")["village_number"]
    moved = records[records["has_moved"] & (records["subdistrict_code"] != "")]
    same_area = moved["subdistrict_code"] == moved["true_subdistrict_code"]
    same_village = moved["village_number"] == moved["household_id"].map(own)
    assert (same_area & same_village).mean() < 0.02
    assert 0.3 < same_area.mean() < 0.6


def test_a_twin_lives_with_one_born_the_same_day(levels: dict[str, Path]) -> None:
    records = _records(levels["hard"])
    people = pd.read_parquet(levels["hard"] / "truth" / "persons.parquet")
    keys = ["household_id", "birth_on", "last_name"]
    born_together = people[people.duplicated(keys, keep=False)]
    twins = set(records.loc[records["is_twin"], "person_key"])
    assert twins <= set(born_together["person_key"])
    homes = born_together.groupby(keys)
    met = homes["person_key"].agg(lambda members: not twins.isdisjoint(members))
    alike = homes["first_name"].agg(list)[met]
    assert all(a != b and a[:2] == b[:2] for a, b, *_ in alike)
    assert 0.006 < len(born_together) / len(people) < 0.013
