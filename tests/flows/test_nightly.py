import json
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Served
from tests.flows.running import Place, ask_prefect, fingerprint, run_words, wait_for
from tests.flows.tiny import personal_values, write_tiny_sources

pytestmark = pytest.mark.flow

NEXT_DAY = "2019-02-01"
LISTS = {
    "no_card": 1,
    "unserved": 2,
    "part_served": 1,
    "follow_up": 1,
    "outside_survey": 1,
    "need_unknown": 1,
    "vulnerable": 1,
    "no_need_recorded": 3,
    "emptied": 0,
}


def test_a_run_without_a_server_starts_prefect_itself_and_tells_its_lists(
    tmp_path: Path,
) -> None:
    write_tiny_sources(tmp_path / "raw")
    done = Place(tmp_path).tambon(*run_words(tmp_path / "raw", tmp_path / "curated"))
    assert done.returncode == 0, done.stderr
    assert "บัญชีตรวจนับ · ledger" in done.stdout
    assert "คนในครัวเรือน" in done.stdout
    assert str(tmp_path / "curated" / "latest" / "target_lists") in done.stdout
    assert "4/4 เขียนบัญชี" in done.stderr
    assert "nanobind" not in done.stderr
    assert (tmp_path / "curated/latest/target_lists/570501.xlsx").is_file()
    assert (tmp_path / ".prefect").stat().st_mode & 0o077 == 0
    assert not (tmp_path / "curated" / ".warehouse").exists()


def test_a_run_says_as_json_how_long_each_list_is(first_run: dict[str, Any]) -> None:
    counts = {row["list_code"]: row["row_count"] for row in first_run["lists"]}
    assert counts == LISTS
    assert all(row["is_balanced"] for row in first_run["ledger"])
    assert not first_run["is_invented"]


def test_a_run_shows_its_ledger_in_prefect(
    served: Served, first_run: dict[str, Any]
) -> None:
    tables = [
        json.loads(artifact["data"])
        for artifact in ask_prefect(served.api, "artifacts")
        if artifact["key"] == "ledger"
    ]
    assert first_run["ledger"] in tables


def test_a_missing_source_is_told_in_both_languages_and_leaves_the_lists(
    served: Served, first_run: dict[str, Any], tmp_path: Path
) -> None:
    before = fingerprint(served.curated / "latest")
    done = served.tambon(*run_words(tmp_path, served.curated))
    assert done.returncode == 1
    assert "households" in done.stderr
    assert "ผิดพลาด · Error" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert fingerprint(Path(first_run["latest"])) == before


def test_a_day_before_the_survey_is_told_and_leaves_the_lists(
    served: Served, first_run: dict[str, Any]
) -> None:
    before = fingerprint(served.curated / "latest")
    words = run_words(served.raw, served.curated)
    done = served.tambon(*words, "--as-of", "2010-01-31")
    assert done.returncode == 1
    assert "--as-of" in done.stderr
    assert fingerprint(Path(first_run["latest"])) == before


def test_a_run_on_the_same_files_makes_nothing_and_says_so(
    served: Served, first_run: dict[str, Any]
) -> None:
    latest = served.curated / "latest"
    before = fingerprint(latest), latest.readlink()
    words = run_words(served.raw, served.curated)
    done = served.tambon(*words, "--json")
    assert json.loads(done.stdout) == first_run | {"is_unchanged": True}
    assert (fingerprint(latest), latest.readlink()) == before
    assert "ไม่มีอะไรเปลี่ยน" in served.tambon(*words).stdout


def test_a_run_on_the_same_files_needs_no_prefect_at_all(
    served: Served, first_run: dict[str, Any], tmp_path: Path
) -> None:
    done = Place(tmp_path).tambon(*run_words(served.raw, served.curated), "--json")
    assert json.loads(done.stdout) == first_run | {"is_unchanged": True}
    assert not list(tmp_path.glob(".prefect/prefect.db"))


def test_a_clock_that_went_back_is_told_and_leaves_the_lists(
    served: Served, first_run: dict[str, Any], tmp_path: Path
) -> None:
    curated = tmp_path / "curated"
    words = run_words(served.raw, curated)
    assert first_run["as_of"] == words[-1]
    done = served.tambon(*words[:-1], "2199-12-31")
    assert done.returncode == 0, done.stderr
    before = fingerprint(curated / "latest")
    refused = served.tambon(*words[:-2])  # the day is the clock's
    assert refused.returncode == 2
    assert "นาฬิกา" in refused.stderr
    assert "2199-12-31" in refused.stderr
    assert fingerprint(curated / "latest") == before


def test_a_killed_run_leaves_the_lists_and_the_next_one_is_right(
    served: Served, tmp_path: Path
) -> None:
    words = run_words(served.raw, tmp_path / "curated")
    assert served.tambon(*words).returncode == 0
    latest = tmp_path / "curated" / "latest"
    before = fingerprint(latest)
    words[-1] = NEXT_DAY
    killed = served.start(*words)
    assert killed.stderr is not None
    assert any("3/4" in line for line in killed.stderr)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert fingerprint(latest) == before
    [dead] = _running(served, latest.parent)

    done = served.tambon(*words, "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["as_of"] == NEXT_DAY
    assert all(row["is_balanced"] for row in said["ledger"])
    assert len(list((tmp_path / "curated" / "runs").iterdir())) == 2
    assert _state(served, dead["id"]) == "CRASHED"
    assert _running(served, latest.parent) == []


def test_the_server_shows_the_nightly_deployment_in_bangkok_time(
    scheduled: Served,
) -> None:
    [deployment] = wait_for(lambda: ask_prefect(scheduled.api, "deployments"), 60)
    [schedule] = deployment["schedules"]
    assert deployment["name"] == "nightly"
    assert schedule["active"]
    assert schedule["schedule"]["cron"] == "* * * * *"
    assert schedule["schedule"]["timezone"] == "Asia/Bangkok"
    assert deployment["parameters"]["link_lead"] == 3.5
    assert deployment["parameters"]["link_weight"] is None
    assert deployment["parameters"]["overdue_days"] == 45


def test_a_schedule_fires(scheduled: Served) -> None:
    done = wait_for(lambda: _scheduled_and_done(scheduled), 150)
    assert done, (scheduled.folder / "schedule.log").read_text("utf-8")
    assert done[0]["name"] == "nightly 5705 today"
    latest = scheduled.curated_nightly / "latest"
    assert (latest / "target_lists/570502.csv").is_file()
    used = json.loads((latest / "manifest.json").read_text("utf-8"))["parameters"]
    assert (used["link_lead"], used["overdue_days"]) == (3.5, 45)


def test_no_value_of_a_person_is_in_prefects_folder_or_in_any_log(
    scheduled: Served, first_run: dict[str, Any]
) -> None:
    head = "กล้วยไพรี"
    listed = Path(first_run["latest"]) / "target_lists" / "570501.csv"
    assert head in personal_values()
    assert head in listed.read_text("utf-8-sig")
    kept = [path for path in scheduled.home.rglob("*") if path.is_file()]
    kept += list(scheduled.folder.glob("*.log"))
    assert {"prefect.db", "tambon.log", "schedule.log"} <= {path.name for path in kept}
    for path in kept:
        held = path.read_bytes()
        for value in personal_values():
            assert value.encode() not in held, path.name
            assert json.dumps(value)[1:-1].encode() not in held, path.name


def _running(served: Served, curated: Path) -> list[dict[str, Any]]:
    """Return the runs for a folder that Prefect believes to be running."""
    runs = ask_prefect(
        served.api, "flow_runs", flow_runs={"state": {"type": {"any_": ["RUNNING"]}}}
    )
    return [run for run in runs if run["parameters"]["curated"] == str(curated)]


def _state(served: Served, run_id: str) -> str:
    [run] = ask_prefect(served.api, "flow_runs", flow_runs={"id": {"any_": [run_id]}})
    state: str = run["state_type"]
    return state


def _scheduled_and_done(served: Served) -> list[dict[str, Any]]:
    """Return the scheduled runs that have completed."""
    wanted = {"state": {"type": {"any_": ["COMPLETED"]}}}
    runs = ask_prefect(served.api, "flow_runs", flow_runs=wanted)
    return [run for run in runs if run["deployment_id"]]
