"""`tambon history`: an area's series, as typed."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from flows.__main__ import main
from schemas import curated
from tests.transforms.invented_changes import announcement, balance
from tests.transforms.invented_tables import insert, warehouse
from tests.transforms.kept_nights import keep_night


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Commands that keep their log to themselves."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    monkeypatch.chdir(tmp_path)


def summary(code: str, name: str, **counts: int) -> dict[str, object]:
    lists = {f"{each}_count": 0 for each in (*curated.LISTS, "emptied")}
    place = {"subdistrict_code": code, "subdistrict_name": name}
    return {**place, "district_name": "ขุนตาล", **lists, **counts}


@pytest.fixture(scope="module")
def three_nights(tmp_path_factory) -> Path:
    """Three nights of two subdistricts: on the third the rules had changed."""
    folder = tmp_path_factory.mktemp("nights") / "curated"
    for day, unserved in (("2020-03-01", 5), ("2020-03-02", 6), ("2020-03-03", 4)):
        con = warehouse()
        insert(
            con,
            curated.SubdistrictSummary,
            summary("571401", "ต้า", unserved_count=unserved, follow_up_count=2),
            summary("571402", "ป่าตาล", unserved_count=10, emptied_count=1),
        )
        if day != "2020-03-01":
            before = date(2020, 3, int(day[-1]) - 1)
            insert(
                con,
                curated.ListBalances,
                balance("unserved", compared_on=before),
                balance("follow_up", compared_on=before, left_count=3),
                balance("unserved", subdistrict_code="571402", compared_on=before),
                balance("unserved", baseline_code="plan", entered_count=99),
            )
        if day == "2020-03-03":
            insert(con, curated.Announcements, announcement())
        keep_night(folder, day, con)
    return folder


@pytest.fixture
def nights(three_nights, tmp_path) -> Path:
    """A copy of them, to be damaged at will."""
    return shutil.copytree(three_nights, tmp_path / "curated")


def told(capsys, *words: str) -> dict:
    assert main(["history", *words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_subdistricts_lists_are_told_night_by_night_the_oldest_first(nights, capsys):
    said = told(capsys, "571401", "--curated", str(nights))
    assert said["area_th"] == "ตำบลต้า อำเภอขุนตาล"
    lengths = [(night["as_of"], night["lists"]["unserved"]) for night in said["nights"]]
    assert lengths == [("2020-03-01", 5), ("2020-03-02", 6), ("2020-03-03", 4)]
    first, second, _ = said["nights"]
    assert (first["in_need_count"], first["helped_count"]) == (7, 2)
    assert first["entered_count"] is first["compared_on"] is None
    assert (second["entered_count"], second["left_count"]) == (4, 4)
    assert second["compared_on"] == "2020-03-01"


@pytest.mark.parametrize("area", ["5714", "57"])
def test_a_district_and_a_province_add_their_subdistricts_up(nights, capsys, area):
    said = told(capsys, area, "--curated", str(nights))
    assert [night["lists"]["unserved"] for night in said["nights"]] == [15, 16, 14]
    assert [night["lists"]["emptied"] for night in said["nights"]] == [1, 1, 1]
    assert said["nights"][1]["entered_count"] == 6


def test_only_the_days_asked_for_are_told(nights, capsys):
    words = ("571401", "--curated", str(nights), "--from", "2020-03-02")
    days = [night["as_of"] for night in told(capsys, *words)["nights"]]
    assert days == ["2020-03-02", "2020-03-03"]
    days = told(capsys, *words, "--to", "2020-03-02")["nights"]
    assert [night["as_of"] for night in days] == ["2020-03-02"]


def test_a_night_on_which_rules_changed_is_marked(nights, capsys):
    said = told(capsys, "571401", "--curated", str(nights))
    assert [len(night["announcements"]) for night in said["nights"]] == [0, 0, 1]
    assert main(["history", "571401", "--curated", str(nights)]) == 0
    printed = capsys.readouterr().out
    assert "2020-03-03 ◆" in printed
    assert "2020-03-02 ◆" not in printed
    assert "the points changed from version 1 to 2" in printed
    assert "for the office" in printed


def test_a_night_that_keeps_no_names_any_more_is_told_all_the_same(nights, capsys):
    for path in (nights / "runs" / "2020-03-01" / "tables").iterdir():
        if path.stem not in {"subdistrict_summary", "list_balances", "announcements"}:
            path.unlink()
    said = told(capsys, "571401", "--curated", str(nights))
    assert len(said["nights"]) == 3


@pytest.mark.parametrize(
    ("words", "code", "place"),
    [
        (("57141",), 2, "AREA"),
        (("571401", "--from", "yesterday"), 2, "--from"),
        (("571401", "--to", "2563-01-01"), 2, "--to"),
        (("570501",), 1, "runs"),
        (("571401", "--from", "2021-01-01"), 1, "runs"),
    ],
)
def test_what_cannot_be_told_is_said_with_its_place(nights, capsys, words, code, place):
    assert main(["history", *words, "--curated", str(nights)]) == code
    said = capsys.readouterr().err
    assert place in said.splitlines()[0]
    assert any("ก" <= letter <= "ฮ" for letter in said)


def test_a_damaged_file_is_named_by_its_night(nights, capsys):
    path = nights / "runs" / "2020-03-02" / "tables" / "list_balances.parquet"
    path.write_bytes(b"PAR1 nothing PAR1")
    assert main(["history", "571401", "--curated", str(nights)]) == 1
    assert "2020-03-02/list_balances.parquet" in capsys.readouterr().err
