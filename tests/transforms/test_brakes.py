"""A braked night waits whole in `held`, until somebody lets it go, for a reason."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from schemas.errors import BrakeError, RunError, SourceError
from tests.transforms.measured import (
    brake,
    fine,
    lay_measured,
    publish_measured,
    stage_measured,
)
from transforms.brake_figures import Brake, closest, read_brakes
from transforms.brakes import TOLD_AT_MOST, drop_held, stop_if_braked
from transforms.held import Release, need_held, read_held, release
from transforms.nights import kept_nights
from transforms.switch import commit, staged

DAY_1, DAY_2, DAY_3 = "2020-03-29", "2020-03-30", "2020-03-31"
AT_EIGHT = datetime(2020, 3, 31, 8, 0, tzinfo=timezone(timedelta(hours=7)))
SAID = Release("สมศรี", "ตรวจไฟล์แล้ว", AT_EIGHT)


def run(curated: Path, day: str, *brakes: dict[str, object]) -> None:
    """Run a night as the nightly job does."""
    with staged(curated):
        stage_measured(curated, day, *brakes)
        stop_if_braked(curated)
        commit(curated)


def hold(curated: Path, day: str, *brakes: dict[str, object]) -> BrakeError:
    """Run a night that is held."""
    with pytest.raises(BrakeError) as stopped:
        run(curated, day, *(brakes or (brake(),)))
    return stopped.value


def latest_day(curated: Path) -> str:
    day: str = json.loads((curated / "latest/manifest.json").read_text())["as_of"]
    return day


def test_a_night_as_usual_is_published(tmp_path: Path) -> None:
    run(tmp_path, DAY_1)
    assert latest_day(tmp_path) == DAY_1
    assert read_held(tmp_path) is None


def test_a_braked_night_waits_whole_and_latest_stays(tmp_path: Path) -> None:
    run(tmp_path, DAY_1)
    error = hold(tmp_path, DAY_2, fine("centres", 1000), brake())
    assert latest_day(tmp_path) == DAY_1
    assert [f"{night.as_of}" for night in kept_nights(tmp_path)] == [DAY_1]
    held = need_held(tmp_path)
    assert (f"{held.as_of}", held.area_code) == (DAY_2, "5705")
    assert [each.name for each in held.brakes] == ["row_counts:persons"]
    assert (held.published / "tables/ledger.parquet").is_file()
    assert (tmp_path / "held/inputs/index.json").is_file()
    assert (tmp_path / "held/night.json").stat().st_mode & 0o077 == 0
    assert error.brakes == ("row_counts:persons",)


def test_what_is_told_has_each_brake_and_what_to_do(tmp_path: Path) -> None:
    error = hold(tmp_path, DAY_1, brake("list_sizes", "5705/unserved"), brake())
    for text in (error.th, error.en):
        assert "tambon release --look" in text
    assert "2 ข้อ" in error.th
    assert "2 limits" in error.en
    # lists follow from the rows, which are told first
    assert error.th.index("เบรก persons") < error.th.index("เบรก 5705/unserved")


def test_of_many_brakes_the_rest_is_counted(tmp_path: Path) -> None:
    many = [brake("list_sizes", f"57{n:02}/unserved") for n in range(TOLD_AT_MOST + 5)]
    error = hold(tmp_path, DAY_1, *many)
    assert error.en.count("brake 57") == TOLD_AT_MOST
    assert "and 5 more" in error.en
    assert "อีก 5 ข้อ" in error.th


def test_the_next_braked_night_takes_the_place_of_the_one_that_waits(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    hold(tmp_path, DAY_1)
    with caplog.at_level("WARNING"):
        hold(tmp_path, DAY_2)
    assert f"{need_held(tmp_path).as_of}" == DAY_2
    assert "replaces the night that waited" in caplog.text


def test_a_night_that_is_published_ends_the_waiting(tmp_path: Path) -> None:
    hold(tmp_path, DAY_1)
    run(tmp_path, DAY_2)
    assert read_held(tmp_path) is None


def test_files_that_are_again_what_latest_was_made_from_end_the_waiting(
    tmp_path: Path,
) -> None:
    hold(tmp_path, DAY_1)
    drop_held(tmp_path, date.fromisoformat(DAY_1))
    drop_held(tmp_path, date.fromisoformat(DAY_1))
    assert read_held(tmp_path) is None


def test_a_night_goes_on_waiting_while_an_earlier_day_is_run_again(
    tmp_path: Path,
) -> None:
    hold(tmp_path, DAY_2)
    drop_held(tmp_path, date.fromisoformat(DAY_1))
    assert f"{need_held(tmp_path).as_of}" == DAY_2


def test_a_damaged_night_does_not_go_on_waiting(tmp_path: Path) -> None:
    hold(tmp_path, DAY_2)
    (tmp_path / "held" / "night.json").write_text("{", "utf-8")
    drop_held(tmp_path, date.fromisoformat(DAY_1))
    assert read_held(tmp_path) is None


def test_a_release_publishes_what_waits_and_keeps_who_and_why(tmp_path: Path) -> None:
    run(tmp_path, DAY_1)
    hold(tmp_path, DAY_2)
    release(tmp_path, SAID)
    assert latest_day(tmp_path) == DAY_2
    assert read_held(tmp_path) is None
    [first, second] = kept_nights(tmp_path)
    assert (first.was_released, second.was_released) == (False, True)
    assert (second.inputs / "index.json").is_file()
    assert json.loads((second.path / "released.json").read_text("utf-8")) == {
        "as_of": DAY_2,
        "area_code": "5705",
        "released_by": "สมศรี",
        "reason": "ตรวจไฟล์แล้ว",
        "released_at": "2020-03-31T08:00:00+07:00",
        "brakes": ["row_counts:persons"],
    }


def test_every_release_is_listed(tmp_path: Path) -> None:
    hold(tmp_path, DAY_1)
    release(tmp_path, SAID)
    hold(tmp_path, DAY_2, brake(), brake(of="centres"))
    later = replace(SAID, reason="=1+1", released_at=AT_EIGHT + timedelta(days=1))
    release(tmp_path, later)
    path = tmp_path / "releases.csv"
    assert path.stat().st_mode & 0o077 == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    at = "2020-03-31T08:00:00+07:00"
    assert path.read_text("utf-8-sig").splitlines() == [
        "released_at,as_of,area_code,released_by,reason,brakes",
        f"{at},{DAY_1},5705,สมศรี,ตรวจไฟล์แล้ว,row_counts:persons",
        f"2020-04-01T08:00:00+07:00,{DAY_2},5705,สมศรี,'=1+1,"
        "row_counts:centres row_counts:persons",
    ]


def test_a_release_that_a_crash_kept_from_the_list_is_listed_with_the_next(
    tmp_path: Path,
) -> None:
    hold(tmp_path, DAY_1)
    release(tmp_path, SAID)
    (tmp_path / "releases.csv").unlink()
    hold(tmp_path, DAY_2)
    release(tmp_path, replace(SAID, released_at=AT_EIGHT + timedelta(days=1)))
    lines = (tmp_path / "releases.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in lines] == ["as_of", DAY_1, DAY_2]


def test_nothing_is_released_twice(tmp_path: Path) -> None:
    hold(tmp_path, DAY_1)
    release(tmp_path, SAID)
    with pytest.raises(SourceError, match="no night is held"):
        release(tmp_path, SAID)


@pytest.mark.parametrize(
    "damage",
    [
        "published/tables/ledger.parquet",
        "published/manifest.json",
        "night.json",
    ],
)
@pytest.mark.parametrize("is_gone", [True, False])
def test_a_damaged_night_is_not_released(
    tmp_path: Path, damage: str, is_gone: bool
) -> None:
    run(tmp_path, DAY_1)
    hold(tmp_path, DAY_2)
    path = tmp_path / "held" / damage
    if is_gone:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b" ]")
    with pytest.raises(SourceError, match="damaged"):
        release(tmp_path, SAID)
    assert latest_day(tmp_path) == DAY_1
    assert not (tmp_path / "releases.csv").exists()


def test_an_older_night_does_not_take_the_place_of_a_newer(tmp_path: Path) -> None:
    publish_measured(tmp_path, DAY_1)
    hold(tmp_path, DAY_2)
    (tmp_path / "held").rename(tmp_path / "aside")
    publish_measured(tmp_path, DAY_3)
    (tmp_path / "aside").rename(tmp_path / "held")
    with pytest.raises(SourceError, match="newer than the night that waits"):
        release(tmp_path, SAID)
    assert latest_day(tmp_path) == DAY_3


def test_no_night_is_released_while_a_run_is_at_work(tmp_path: Path) -> None:
    hold(tmp_path, DAY_1)
    with staged(tmp_path), pytest.raises(RunError, match="another run"):
        release(tmp_path, SAID)
    assert need_held(tmp_path)


def figures(tonight: float | None, **said: float | None) -> Brake:
    kept = {key: value for key, value in brake().items() if key != "compared_since"}
    return Brake(**kept | {"tonight_value": tonight} | said)


@pytest.mark.parametrize(
    ("brake_figures", "room"),
    [
        (figures(1000), 1.0),
        (figures(950), 0.5),
        (figures(900), 0.0),
        (figures(1125), 0.5),
        (figures(500), -4.0),
        (figures(None), None),
        (figures(50, usual_value=None, limit_low=None, limit_high=None), None),
        (figures(7, usual_value=None, limit_low=None, limit_high=35), 0.8),
        (figures(0, usual_value=0, limit_low=0, limit_high=50), 1.0),
    ],
)
def test_the_room_of_a_brake_is_the_way_that_is_left_to_the_nearer_limit(
    brake_figures: Brake, room: float | None
) -> None:
    assert brake_figures.room == (pytest.approx(room) if room is not None else None)


def test_the_closest_brakes_are_told_first(tmp_path: Path) -> None:
    rows = [fine("a", 1000), fine("b", 910), fine("c", 1240), fine("d", 950)]
    lay_measured(tmp_path, DAY_1, rows)
    found = closest(read_brakes(tmp_path), 2)
    assert [each.measured_of for each in found] == ["c", "b"]


def test_lists_of_an_older_version_have_no_brakes(tmp_path: Path) -> None:
    assert read_brakes(tmp_path) == ()
