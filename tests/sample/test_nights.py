"""A sample that evolves: each night is whole, and what is told of it is what happened.

One district, the smallest, through thirty nights.
"""

import hashlib
import json
import stat
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from flows.__main__ import main
from flows.private import UsageError
from flows.sources import invent_nights
from sample.area_names import former_codes
from sample.make import Sample
from sample.night_calendar import (
    LATE_NIGHT,
    MENDED_AFTER,
    MOST_NIGHTS,
    NEW_RULES_NIGHT,
)
from sample.night_files import NAMES, read_source
from sample.nights import make_nights
from sample.written import THAI_DIGITS
from schemas.errors import RunError
from schemas.run import RunRequest
from tests.sample.recount import AREA, REFERENCE
from transforms.admit import admit_sources
from transforms.load import load_reference, load_sources
from transforms.warehouse import open_warehouse

ASKED = Sample(seed=7, area=AREA, reference=REFERENCE)
KINDS = {
    "answer_mended", "area_changed", "area_rewritten", "capacity_changed",
    "card_registered", "card_verified", "centre_closed", "centre_opened",
    "help_lapsed", "household_left", "household_merged", "household_moved",
    "household_surveyed", "household_surveyed_again", "id_mended", "name_mended",
    "person_gone", "record_aided", "record_corrected", "record_new",
    "record_withdrawn", "review_answered", "row_damaged", "row_mended", "rules_changed",
}  # fmt: skip
OF_OTHER_SOURCES = {
    "card_registered", "card_verified", "help_lapsed", "person_gone", "record_aided",
    "record_corrected", "record_new", "record_withdrawn", "review_answered",
}  # fmt: skip
Tables = dict[str, pd.DataFrame]


class Nights:
    """Thirty nights on disk, read when asked for."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders
        self.tables = cache(self._tables)
        self.events = cache(self._events)
        self.read: dict[int, pd.DataFrame] = {}  # each file once, whatever its names

    def _tables(self, night: int) -> Tables:
        return {source: self._table(night, source) for source in NAMES}

    def _table(self, night: int, source: str) -> pd.DataFrame:
        path = self.folders[night] / NAMES[source]
        file = path.stat().st_ino
        if file not in self.read:
            self.read[file] = read_source(path, source)
        return self.read[file]

    def _events(self, night: int) -> pd.DataFrame:
        path = self.folders[night] / "truth" / "events.csv"
        return pd.read_csv(path, dtype=str, keep_default_na=False).assign(night=night)

    def told(self, *kinds: str) -> list[tuple[Tables, Tables, pd.Series]]:
        """The tables before, those after, and each event of these kinds."""
        every = pd.concat([self.events(night) for night in range(len(self.folders))])
        chosen = every[every["kind"].isin(kinds)]
        assert len(chosen), kinds
        return [
            (self.tables(event["night"] - 1), self.tables(event["night"]), event)
            for _, event in chosen.iterrows()
        ]


@pytest.fixture(scope="module")
def nights(tmp_path_factory: pytest.TempPathFactory) -> Nights:
    return Nights(make_nights(tmp_path_factory.mktemp("nights"), ASKED, 30))


def _hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _home(tables: Tables, event: pd.Series, source: str = "households") -> pd.DataFrame:
    table = tables[source]
    rows: pd.DataFrame = table[table["household_id"] == event["household_id"]]
    return rows.fillna("")


def _changed(before: pd.DataFrame, after: pd.DataFrame) -> list[str]:
    assert len(before) == len(after) == 1
    pairs = zip(before.columns, before.iloc[0], after.iloc[0], strict=True)
    return [name for name, then, now in pairs if then != now]


def _person(tables: Tables, event: pd.Series) -> pd.DataFrame:
    rows = _home(tables, event, "persons")
    one: pd.DataFrame = rows[rows["person_number"] == event["person_number"]]
    return one


def _versions(tables: Tables, event: pd.Series) -> pd.DataFrame:
    table = tables["service_records"]
    rows: pd.DataFrame = table[table["service_record_id"] == event["service_record_id"]]
    return rows


def _centre(tables: Tables, event: pd.Series) -> pd.DataFrame:
    table = tables["centres"]
    row: pd.DataFrame = table[table["centre_id"] == event["centre_id"]].fillna("")
    return row


def test_the_same_seed_gives_the_same_nights_however_many(
    nights: Nights, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    words = f"sample --raw {tmp_path} --district {AREA} --seed 7 --nights 4 --json"
    assert main([*words.split(), "--reference", str(REFERENCE)]) == 0
    again = json.loads(capsys.readouterr().out)["nights"]
    assert again == [folder.name for folder in nights.folders[:4]]
    for name, other in zip(again, nights.folders, strict=False):
        assert _hashes(tmp_path / name) == _hashes(other)


def test_each_night_is_whole_of_its_own_day_and_the_owners_alone(
    nights: Nights,
) -> None:
    days = pd.date_range("2020-02-17", "2020-03-17").strftime("%Y-%m-%d").tolist()
    assert [folder.name for folder in nights.folders] == days
    for folder in nights.folders:
        assert {*NAMES.values(), "sample.json"} <= {p.name for p in folder.iterdir()}
        card = json.loads((folder / "sample.json").read_text("utf-8"))
        assert (card["as_of"], card["area"]) == (folder.name, AREA)
        for path in folder.rglob("*"):
            mode = 0o700 if path.is_dir() else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == mode, path.name
    beside = [path.name for path in nights.folders[0].parent.iterdir()]
    assert sorted(beside) == days


def test_a_file_that_did_not_change_is_the_same_file_as_the_night_before(
    nights: Nights,
) -> None:
    shared = 0
    for before, after in zip(nights.folders, nights.folders[1:], strict=False):
        for name in NAMES.values():
            same = (before / name).read_bytes() == (after / name).read_bytes()
            assert (before / name).samefile(after / name) == same, (after.name, name)
            shared += same
    assert shared > 29 * len(NAMES) / 2


def test_on_one_night_nothing_arrives_and_the_next_brings_it(nights: Nights) -> None:
    before, late, after = nights.folders[LATE_NIGHT - 1 : LATE_NIGHT + 2]
    assert all((before / name).samefile(late / name) for name in NAMES.values())
    assert set(nights.events(LATE_NIGHT)["kind"]) <= {"help_lapsed"}
    days = nights.tables(LATE_NIGHT + 1)["service_records"]["recorded_at"].str[:10]
    assert {late.name, after.name} <= set(days)


def test_everything_happens_that_can(nights: Nights) -> None:
    kinds = pd.concat([nights.events(night)["kind"] for night in range(30)])
    assert set(kinds) == KINDS
    assert nights.events(0).empty
    plenty = kinds.value_counts()
    assert plenty[["help_lapsed", "record_new", "record_aided"]].min() > 100


def test_no_household_changes_but_those_told_of(nights: Nights) -> None:
    for night in range(1, 30):
        before, after = nights.tables(night - 1), nights.tables(night)
        touched: set[str] = set()
        for source in ("households", "persons"):
            if before[source] is after[source]:
                continue
            rows = pd.concat([before[source], after[source]]).fillna("")
            touched |= set(rows[~rows.duplicated(keep=False)]["household_id"])
        events = nights.events(night)
        events = events[~events["kind"].isin(OF_OTHER_SOURCES)]
        told = set(events["household_id"]) - {""}
        into = events.loc[events["kind"] == "household_merged", "detail"].str[5:]
        assert touched == told | set(into), night


def test_a_night_touches_few_households(nights: Nights) -> None:
    homes = len(nights.tables(0)["households"])
    for night in range(1, 30):
        assert nights.events(night)["household_id"].nunique() < 0.03 * homes


def test_a_household_surveyed_is_new_and_has_members(nights: Nights) -> None:
    for before, after, event in nights.told("household_surveyed"):
        assert _home(before, event).empty
        assert _home(before, event, "persons").empty
        assert len(_home(after, event)) == 1
        assert len(_home(after, event, "persons")) >= 1


def test_a_household_that_left_leaves_nobody(nights: Nights) -> None:
    for before, after, event in nights.told("household_left"):
        assert len(_home(before, event)) == 1
        assert _home(after, event).empty
        assert _home(after, event, "persons").empty


def test_members_of_a_merged_household_are_the_others_now(nights: Nights) -> None:
    for before, after, event in nights.told("household_merged"):
        other = pd.Series({"household_id": event["detail"].removeprefix("into ")})
        moved = _home(before, event, "persons")
        there = _home(after, other, "persons")
        assert _home(after, event).empty
        assert len(moved) >= 1
        assert len(there) == len(moved) + len(_home(before, other, "persons"))
        assert set(moved["first_name"]) <= set(there["first_name"])
        assert not there["person_number"].duplicated().any()
        areas = [
            _home(before, each)["household_id"].str[3:9] for each in (event, other)
        ]
        assert areas[0].item() == areas[1].item()


def test_a_household_that_moved_has_another_house_elsewhere(nights: Nights) -> None:
    for before, after, event in nights.told("household_moved"):
        changed = _changed(_home(before, event), _home(after, event))
        assert {"subdistrict_code", "house_code"} <= set(changed)
        assert not [name for name in changed if name.startswith("indicator")]


def test_where_a_boundary_moves_only_the_code_changes(nights: Nights) -> None:
    for before, after, event in nights.told("area_changed"):
        then, now = _home(before, event), _home(after, event)
        assert _changed(then, now) == ["subdistrict_code"]
        assert now["subdistrict_code"].item()[:4] == then["subdistrict_code"].item()[:4]


def test_a_code_written_otherwise_is_of_the_same_place(nights: Nights) -> None:
    for before, after, event in nights.told("area_rewritten"):
        then, now = _home(before, event), _home(after, event)
        assert _changed(then, now) == ["subdistrict_code"]
        code, written = then["subdistrict_code"].item(), now["subdistrict_code"].item()
        assert written in {*former_codes().get(code, []), code.translate(THAI_DIGITS)}


def test_a_mended_answer_is_one_indicator_turned(nights: Nights) -> None:
    again = {
        (event["night"], event["household_id"])
        for _, _, event in nights.told("household_surveyed_again")
    }
    turned = set()
    for before, after, event in nights.told("answer_mended"):
        then, now = _home(before, event), _home(after, event)
        name, _, result = event["detail"].partition(" is ")
        others = {"income_per_person_baht"} if name == "indicator_22" else set()
        if (event["night"], event["household_id"]) in again:
            others |= {"survey_year"}
        assert set(_changed(then, now)) == {name} | others
        assert {then[name].item(), now[name].item()} == {"0", "1"}
        assert now[name].item() == result
        turned.add(result)
    assert turned == {"0", "1"}
    for _, after, event in nights.told("household_surveyed_again"):
        assert _home(after, event)["survey_year"].item() == "2562"


def test_one_value_of_a_person_is_mended(nights: Nights) -> None:
    for kind, column in (("id_mended", "citizen_id"), ("name_mended", "first_name")):
        for before, after, event in nights.told(kind):
            then, now = _person(before, event), _person(after, event)
            assert _changed(then, now) == [column]
            assert (then[column].item() == "") == (kind == "id_mended")


def test_who_is_gone_is_noted_once(nights: Nights) -> None:
    for night in range(1, 30):
        told = (nights.events(night)["kind"] == "person_gone").sum()
        noted = [len(nights.tables(n)["person_status"]) for n in (night - 1, night)]
        assert noted[1] - noted[0] == told


def test_cards_are_new_or_pass_now(nights: Nights) -> None:
    for night in range(1, 30):
        kinds = nights.events(night)["kind"].value_counts()
        before, after = (
            nights.tables(each)["welfare_registrations"] for each in (night - 1, night)
        )
        assert len(after) - len(before) == kinds.get("card_registered", 0)
        passed = (after["is_verified"][: len(before)] != before["is_verified"]).sum()
        assert passed == kinds.get("card_verified", 0)


def test_records_are_on_file_from_the_day_they_were_recorded(nights: Nights) -> None:
    for night in (0, 7, LATE_NIGHT, 29):
        days = nights.tables(night)["service_records"]["recorded_at"].str[:10]
        last = nights.folders[night - (night == LATE_NIGHT)].name
        assert days.max() == last


def test_a_request_that_was_open_is_aided(nights: Nights) -> None:
    for before, after, event in nights.told("record_aided")[:200]:
        versions = [_versions(tables, event) for tables in (before, after)]
        assert "4" not in set(versions[0]["status_code"])
        assert len(versions[1]) == len(versions[0]) + 1


def test_help_is_taken_back(nights: Nights) -> None:
    for before, after, event in nights.told("record_corrected"):
        (then,) = _versions(before, event)["status_code"]
        now = _versions(after, event).sort_values("recorded_at")["status_code"]
        assert (then, *now) == ("4", "4", "5")
    for before, after, event in nights.told("record_withdrawn"):
        assert _versions(before, event)["status_code"].tolist() == ["4"]
        assert _versions(after, event).empty


def test_help_that_lapses_counted_the_day_before(nights: Nights) -> None:
    months = pd.read_csv(REFERENCE / "services.csv").set_index("service_code")
    checked = 0
    for _, after, event in nights.told("help_lapsed"):
        rows = _versions(after, event)
        written = rows.loc[rows["status_code"] == "4", "service_on"].item()
        if not written.startswith(("2019-", "2020-")):
            continue
        lasts = int(months.at[event["detail"], "lasts_months"])
        last = pd.Timestamp(written) + pd.DateOffset(months=lasts)
        today = pd.Timestamp(nights.folders[event["night"]].name)
        assert last + pd.Timedelta(days=1) == today
        checked += 1
    assert checked > 10


def test_a_damaged_row_is_mended_two_nights_later(nights: Nights) -> None:
    damaged = {
        (e["household_id"], e["service_record_id"]): e["night"]
        for _, _, e in nights.told("row_damaged")
    }
    mended = {
        (e["household_id"], e["service_record_id"]): e["night"]
        for _, _, e in nights.told("row_mended")
    }
    assert mended.keys() <= damaged.keys()
    for key, night in damaged.items():
        due = night + MENDED_AFTER
        due += due == LATE_NIGHT
        assert mended.get(key) == (due if due < 30 else None)


@pytest.mark.parametrize("night", [14, 16])
def test_the_pipeline_sets_damaged_rows_aside_until_they_are_mended(
    nights: Nights, night: int
) -> None:
    request = RunRequest(AREA, pd.Timestamp(nights.folders[night].name).date())
    with open_warehouse() as con:
        load_reference(con, REFERENCE)
        load_sources(con, nights.folders[night])
        admit_sources(con, request)
        homes = {each for (each,) in con.sql(
            "select household_id from clean.households"
        ).fetchall()}  # fmt: skip
    events = nights.events(14)
    wrong = events[(events["kind"] == "row_damaged") & (events["household_id"] != "")]
    assert len(wrong)
    assert set(wrong["household_id"]) & homes == (
        set() if night == 14 else set(wrong["household_id"])
    )


def test_answers_are_of_records_and_persons_on_file(nights: Nights) -> None:
    last = nights.folders[-1]
    files = sorted((last / "decisions").iterdir())
    assert len(files) == 4
    given = pd.concat([pd.read_csv(path, dtype=str) for path in files])
    tables = nights.tables(29)
    persons = tables["persons"]
    keys = persons["household_id"] + "/" + persons["person_number"]
    assert (
        given["service_record_id"]
        .isin(tables["service_records"]["service_record_id"])
        .all()
    )
    assert given["person_key"].isin(keys).mean() > 0.9
    assert not given.duplicated(["service_record_id", "person_key"]).any()


def test_rules_change_once_and_can_be_read(nights: Nights) -> None:
    own = [(folder / "reference").is_dir() for folder in nights.folders]
    assert own == [night >= NEW_RULES_NIGHT for night in range(30)]
    rules = nights.folders[-1] / "reference"
    assert sorted(p.name for p in rules.iterdir()) == sorted(
        p.name for p in REFERENCE.iterdir()
    )
    changed = [
        path.name
        for path in sorted(REFERENCE.iterdir())
        if path.read_bytes() != (rules / path.name).read_bytes()
    ]
    assert changed == ["score_points.csv", "vulnerability_levels.csv"]
    with open_warehouse() as con:
        load_reference(con, rules)
        versions = con.sql("select distinct rule_version from reference.score_points")
        assert versions.fetchall() == [("2569-2",)]


def test_centres_change_close_and_open(nights: Nights) -> None:
    for before, after, event in nights.told("capacity_changed"):
        then, now = (_centre(tables, event) for tables in (before, after))
        assert _changed(then, now) == ["monthly_capacity_households"]
    ((_, after, closed),) = nights.told("centre_closed")
    coverage = after["centre_coverage"]
    mine = coverage["centre_id"] == closed["centre_id"]
    assert coverage.loc[mine, "valid_to"].notna().all()
    ((before, after, opened),) = nights.told("centre_opened")
    assert opened["centre_id"] not in set(before["centres"]["centre_id"])
    for source in ("centres", "centre_coverage"):
        assert (after[source]["centre_id"] == opened["centre_id"]).sum() == 1


def test_nobody_has_two_places_in_the_survey(nights: Nights) -> None:
    doubled = []
    for night in (0, 29):
        persons = nights.tables(night)["persons"]
        sound = persons[persons["household_id"].str.fullmatch(r"HH-57\d{4}-\d{5}")]
        keys = sound[["household_id", "person_number"]]
        doubled.append(int(keys.duplicated().sum()))
    assert doubled[0] == doubled[1]


@pytest.mark.parametrize("count", [0, MOST_NIGHTS + 1])
def test_more_nights_than_there_are_requests_for_are_refused(
    count: int, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="from 1 to"):
        invent_nights(tmp_path, ASKED, count)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_no_night_of_a_sample_stays(tmp_path: Path) -> None:
    for name in ("2020-02-17", "2020-02-18"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "households.csv").write_text("mine", "utf-8")
    (tmp_path / "2020-02-17" / "sample.json").write_text("{}", "utf-8")
    with pytest.raises(RunError, match="no sample"):
        invent_nights(tmp_path, ASKED, 2)
    assert len(list(tmp_path.rglob("households.csv"))) == 2


def test_the_single_sample_is_as_it_was(invented: Path) -> None:
    told = hashlib.sha256()
    for name in sorted(NAMES.values()):
        if not name.endswith(".xlsx"):  # its bytes are those of the zip library, too
            told.update((invented / name).read_bytes())
    assert told.hexdigest() == SINGLE, np.__version__


SINGLE = "d56ff365133c9d0025995697ed0b78707783335f87e1af312403bb12dce762fa"
