"""A real night with half a file missing: held, looked at, released, and the next."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from flows.__main__ import main
from schemas.errors import BrakeError
from tests.flows.running import REFERENCE, Place, fingerprint
from tests.flows.tiny import AREA, personal_values, write_tiny_sources
from tests.transforms.measured import brake, publish_measured, stage_measured
from transforms.brakes import stop_if_braked
from transforms.switch import staged

DAYS = ("2019-01-29", "2019-01-30", "2019-01-31")
BY = "สมศรีผู้ปล่อย"
REASON = "ศูนย์ปิดหนึ่งวัน"


def hold(curated: Path, day: str) -> None:
    with staged(curated):
        stage_measured(curated, day, brake())
        with pytest.raises(BrakeError):
            stop_if_braked(curated)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_without_a_name_it_only_shows_what_waits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hold(tmp_path, DAYS[0])
    for words in (["--look"], [], ["--look", "--by", BY, "--reason", REASON]):
        assert main(["release", "--curated", str(tmp_path), *words]) == 0
        told = said(capsys)
        assert "เบรก persons" in told
        assert str(tmp_path / "held" / "published" / "target_lists") in told
        assert "ยังไม่เผยแพร่" in told
    assert not (tmp_path / "latest").exists()


@pytest.mark.parametrize("words", [[], ["--reason", "  "]])
def test_a_release_needs_a_reason(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    hold(tmp_path, DAYS[0])
    assert main(["release", "--curated", str(tmp_path), "--by", BY, *words]) == 2
    assert "--reason" in capsys.readouterr().err
    assert (tmp_path / "held").exists()


def test_there_is_nothing_to_release_unless_a_night_waits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_measured(tmp_path, DAYS[0])
    for words in (["--look"], ["--by", BY, "--reason", REASON]):
        assert main(["release", "--curated", str(tmp_path), *words]) == 1
        assert "ไม่มีคืนใดรออยู่" in capsys.readouterr().err


def run(place: Place, day: str, *words: str) -> Any:  # noqa: ANN401  (JSON, or the process)
    """Run a night of the tiny input."""
    folders = ["--raw", "raw", "--curated", "curated", "--reference", str(REFERENCE)]
    asked = [
        "run",
        "--no-reports",
        *folders,
        "--area",
        AREA,
        "--as-of",
        day,
        "--json",
        *words,
    ]
    return place.tambon(*asked)


def without_records(raw: Path) -> None:
    """Leave the heading alone of the requests."""
    path = raw / "service_records.csv"
    with path.open(encoding="utf-8", newline="") as file:
        heading = next(csv.reader(file))
    path.write_text(",".join(heading) + "\n", "utf-8")


def check_alarm(path: Path) -> None:
    """Check what the user's alarm was told of the second night."""
    told = json.loads(path.read_text("utf-8"))
    assert (told["what"], told["as_of"], told["area"], told["brakes"]) == (
        "braked",
        DAYS[1],
        AREA,
        ["row_counts:service_records"],
    )


def check_log(place: Place, lines: str) -> None:
    """Check that no person, and neither who released nor the alarm, is in the log."""
    log = (place.home / "tambon.log").read_text("utf-8")
    private = [*personal_values(), BY, REASON, "told.json"]
    assert not [value for value in private if value in log or value in lines]


@pytest.mark.flow
def test_a_file_that_is_not_whole_holds_the_night_until_a_person_lets_it_go(
    tmp_path: Path,
) -> None:
    place = Place(tmp_path)
    curated = tmp_path / "curated"
    write_tiny_sources(tmp_path / "raw")
    assert run(place, DAYS[0]).returncode == 0
    before = fingerprint(curated / "latest")

    without_records(tmp_path / "raw")
    held = run(place, DAYS[1], "--on-trouble", f"cat > '{tmp_path / 'told.json'}'")
    assert (held.returncode, held.stdout) == (4, "")
    for said_so in ("หยุดรอให้ตรวจ · Held", "ไฟล์ service_records: คืนนี้ 0 ปกติ 5"):
        assert said_so in held.stderr
    assert fingerprint(curated / "latest") == before
    check_alarm(tmp_path / "told.json")
    day = ["--curated", "curated", "--today", DAYS[1]]
    assert place.tambon("status", *day).returncode == 4

    waits = fingerprint(curated / "held" / "published")
    words = ["--curated", "curated", "--by", BY, "--reason", REASON, "--json"]
    done = place.tambon("release", *words)
    assert done.returncode == 0, done.stderr
    assert fingerprint(curated / "latest").items() >= waits.items()
    released = json.loads((curated / "runs" / DAYS[1] / "released.json").read_text())
    assert (released["released_by"], released["reason"]) == (BY, REASON)
    assert place.tambon("status", *day).returncode == 0

    # the night that was let go is what is usual now
    assert run(place, DAYS[2]).returncode == 0
    assert sorted(path.name for path in (curated / "runs").iterdir()) == list(DAYS)

    check_log(place, held.stderr)
