"""`tambon report`: what is made, what is missing and why, what stays if it fails."""

import json
import logging
import shutil
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.__main__ import main
from flows.asked import Asked
from flows.report import report_night
from reports.kept_reports import is_due
from schemas.errors import DisclosureError, RunError
from schemas.run import Retention, RunRequest
from tests.flows.running import REFERENCE, Place, run_words
from tests.flows.tiny import AREA, AS_OF, write_tiny_sources
from transforms.switch import staged

DAY = date.fromisoformat(AS_OF)


@pytest.fixture
def curated(night: Path, tmp_path: Path) -> Path:
    """A folder whose `latest` is the tiny night."""
    shutil.copytree(night / "latest", tmp_path / "curated" / "latest")
    return tmp_path / "curated"


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the machine have no browser."""
    monkeypatch.setenv("TAMBON_BROWSER", "a-browser-that-nobody-has")


def report(curated: Path, *words: str) -> int:
    folders = ("--curated", str(curated), "--reference", str(REFERENCE))
    return main(["report", *folders, "--raw", str(curated), *words])


def names(curated: Path) -> list[str]:
    folder = curated / "reports" / AS_OF
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def fail(*_: object, **__: object) -> Any:  # noqa: ANN401
    raise DisclosureError("ปกปิดไม่ได้", "cannot be hidden")


def test_without_a_browser_the_pages_are_whole_and_the_rest_is_said(
    curated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(curated, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert [each["what"] for each in said["missing"]] == ["pdf"]
    assert (said["pdf_count"], said["field_sheet_count"]) == (0, 0)
    made = names(curated)
    assert {"internal/5705.html", "public/5705.html", "report.json"} <= set(made)
    assert "internal/disclosure.csv" in made
    assert "public/disclosure.csv" not in made
    assert said["page_count"] == sum(name.endswith(".html") for name in made)
    assert not [name for name in made if name.endswith(".pdf")]
    assert list((curated / "reports" / "disclosed").iterdir())
    assert not (curated / ".staging").exists()


def test_reports_are_for_their_owner_alone_and_the_same_each_time(
    curated: Path,
) -> None:
    assert report(curated) == 0
    folder = curated / "reports" / AS_OF
    first = {name: (folder / name).read_bytes() for name in names(curated)}
    for path in [folder, *folder.rglob("*")]:
        allowed = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == allowed, path
    assert report(curated) == 0
    assert {name: (folder / name).read_bytes() for name in names(curated)} == first


def test_a_public_edition_that_gives_away_is_not_written_the_others_are(
    curated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("reports.batch.make_public", fail)
    assert report(curated, "--no-pdf") == 1
    assert "cannot be hidden" in capsys.readouterr().out
    made = names(curated)
    assert "internal/5705.html" in made
    assert not [name for name in made if name.startswith("public")]
    assert not (curated / "reports" / "disclosed").exists()


def test_one_districts_report_leaves_the_nights_others(curated: Path) -> None:
    assert report(curated) == 0
    all_of_it = names(curated)
    page = curated / "reports" / AS_OF / "public" / "5705.html"
    other = curated / "reports" / AS_OF / "public" / "department-pec.html"
    page.write_text("old")
    other.write_text("not of the district")
    assert report(curated, "--district", AREA) == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert other.read_text("utf-8") == "not of the district"
    assert names(curated) == all_of_it
    assert not is_due(curated, DAY)


def test_a_district_alone_is_not_the_nights_reports(curated: Path) -> None:
    assert report(curated, "--district", AREA) == 0
    assert "public/5705.html" in names(curated)
    assert is_due(curated, DAY)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--district", "57"], "--district"),
        (["--district", "5801"], "--district"),
        (["--hide-below", "1"], "--hide-below"),
    ],
)
def test_a_slip_is_told_and_nothing_is_made(
    curated: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(curated, *words) == 2
    assert said in capsys.readouterr().err
    assert not (curated / "reports").exists()


def test_there_is_nothing_to_report_before_the_first_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(tmp_path) == 1
    assert "tambon run" in capsys.readouterr().err


def test_a_night_whose_reports_fail_has_its_lists_and_its_former_reports(
    curated: Path, monkeypatch, caplog: pytest.LogCaptureFixture
) -> None:
    request = RunRequest(AREA, DAY)
    asked = Asked(curated, REFERENCE, curated, request, Retention())
    with staged(curated):
        report_night(asked)
    before = names(curated)
    assert not is_due(curated, DAY)

    def broken(*_: object) -> None:
        raise RunError("แผนที่เสีย", "the map is broken")

    monkeypatch.setattr("reports.batch.read_map", broken)
    with staged(curated), caplog.at_level(logging.WARNING):
        report_night(asked)
    assert "the map is broken" in caplog.text
    assert names(curated) == before


@pytest.mark.flow
def test_a_run_makes_the_reports_of_its_night_once(tmp_path: Path) -> None:
    write_tiny_sources(tmp_path / "raw")
    place, curated = Place(tmp_path), tmp_path / "curated"
    words = run_words(tmp_path / "raw", curated)
    with_reports = [word for word in words if word != "--no-reports"]
    done = place.tambon(*with_reports)
    assert done.returncode == 0, done.stderr
    assert "5705.html" in {path.name for path in (curated / "reports").rglob("*")}
    assert f"reports: {curated / 'reports' / AS_OF}" in done.stdout
    made = (curated / "reports" / AS_OF).stat().st_ino
    again = place.tambon(*with_reports)
    assert again.returncode == 0, again.stderr
    assert (curated / "reports" / AS_OF).stat().st_ino == made
