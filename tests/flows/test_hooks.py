"""The user's alarm: a real command and a real server, told of trouble, never obeyed."""

import http.server
import json
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from flows import hooks
from flows.hooks import (
    ON_TROUBLE,
    failure,
    listen,
    tell,
    tell_crash,
    tell_unexplained,
    trouble_told,
)
from flows.private import without_values
from schemas.errors import BrakeError, SourceError
from transforms.change_figures import COUNTS, Comparison, ListChange
from transforms.figures import RunReport

ABOUT = {"as_of": "2019-01-31", "area": "5705"}
SECRET = "s3cr3t"  # noqa: S105  (of nobody)


class Server(http.server.HTTPServer):
    """A server that keeps what it is sent, and answers as it is told to."""

    answer = 200
    delay = 0.0

    def __init__(self) -> None:
        self.received: list[bytes] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/alarm?token={SECRET}"


class Handler(http.server.BaseHTTPRequestHandler):
    """Keeps the body of each message."""

    server: Server

    def do_POST(self) -> None:
        """Take a message."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append(body)
        time.sleep(self.server.delay)
        self.send_response(self.server.answer)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of this machine, listening."""
    with Server() as listening:
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield listening
        listening.shutdown()
        thread.join()


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the user's command writes what it is told to."""
    path = tmp_path / "told.json"
    monkeypatch.setenv(ON_TROUBLE, f"cat > '{path}'")
    return path


def read(path: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return said


def test_a_command_is_given_the_message_as_it_is(told: Path) -> None:
    tell({"what": "failed", "th": "ผิดพลาด"})
    assert read(told) == {"what": "failed", "th": "ผิดพลาด"}


def test_an_address_is_sent_the_message(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ON_TROUBLE, server.address)
    tell({"what": "braked", "th": "หยุด"})
    assert [json.loads(body) for body in server.received] == [
        {"what": "braked", "th": "หยุด"}
    ]


def test_an_answer_sends_the_message_nowhere_else(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.answer = 307
    monkeypatch.setenv(ON_TROUBLE, server.address)
    tell({"what": "braked"})
    assert len(server.received) == 1
    assert "could not be told" in caplog.text


@pytest.mark.parametrize("call", ["", "   "])
def test_without_an_alarm_nothing_is_called(
    call: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(ON_TROUBLE, call)
    tell({"what": "failed"})
    assert not caplog.records


@pytest.mark.parametrize(
    "call",
    [
        f"exit 7 # {SECRET}",
        f"/no/such/command {SECRET}",
        f"http://127.0.0.1:1/{SECRET}",
        f"http://127.0.0.1:99999/{SECRET}",
        f"http://[{SECRET}",
    ],
)
def test_an_alarm_that_fails_is_a_warning_without_its_words(
    call: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(ON_TROUBLE, call)
    tell({"what": "failed"})
    [record] = caplog.records
    assert record.levelno == logging.WARNING
    assert SECRET not in caplog.text


def test_a_command_that_does_not_end_is_ended(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(hooks, "TIME_LIMIT_SECONDS", 0.3)
    after = tmp_path / "after"
    monkeypatch.setenv(ON_TROUBLE, f"sleep 2; touch '{after}'")
    began = time.monotonic()
    tell({"what": "failed"})
    assert time.monotonic() - began < 2
    assert "TimeoutExpired" in caplog.text
    time.sleep(2.2)
    assert not after.exists()


def test_a_server_that_does_not_answer_is_not_waited_for(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(hooks, "TIME_LIMIT_SECONDS", 0.3)
    server.delay = 1.0
    monkeypatch.setenv(ON_TROUBLE, server.address)
    began = time.monotonic()
    tell({"what": "failed"})
    assert time.monotonic() - began < 1
    assert "TimeoutError" in caplog.text


def test_a_braked_run_is_told_with_its_brakes(told: Path) -> None:
    brakes = ("row_counts:persons", "list_sizes:5705/unserved")
    with (
        pytest.raises(BrakeError),
        trouble_told(ABOUT),
    ):
        raise BrakeError("หยุด", "held", brakes=brakes)
    assert read(told) == {
        "what": "braked",
        **ABOUT,
        "exit_code": 4,
        "error": "BrakeError",
        "th": "หยุด",
        "en": "held",
        "brakes": list(brakes),
        "counts": {"brakes": 2},
    }


def test_a_source_that_must_be_mended_is_told_with_its_file(told: Path) -> None:
    error = SourceError("แก้", "mend it", file="raw/persons.csv", place="row 7")
    with pytest.raises(SourceError), trouble_told(ABOUT):
        raise error
    said = read(told)
    assert (said["what"], said["exit_code"]) == ("failed", 1)
    assert said["en"] == "persons.csv: row 7: mend it"


def test_a_crash_is_told_by_its_kind_and_never_by_its_text() -> None:
    said = failure(ValueError("สมศรี ใจดี 1-2345"), ABOUT)
    assert (said["what"], said["exit_code"], said["error"]) == (
        "failed",
        3,
        "ValueError",
    )
    assert "สมศรี" not in json.dumps(said, ensure_ascii=False)


def test_an_error_is_told_once_wherever_it_passes(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ON_TROUBLE, server.address)
    with (
        pytest.raises(SourceError),
        trouble_told({}),
        trouble_told(ABOUT),
        without_values(),
    ):
        raise SourceError("แก้", "mend it")
    assert [json.loads(body)["area"] for body in server.received] == ["5705"]


def test_who_stops_a_run_is_not_alarmed(told: Path) -> None:
    with pytest.raises(KeyboardInterrupt), trouble_told(ABOUT):
        raise KeyboardInterrupt
    assert not told.exists()


def test_what_the_command_line_says_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(ON_TROUBLE, "false")
    listen(None)
    listen(f"cat > '{tmp_path / 'said'}'")
    tell({"what": "failed"})
    assert (tmp_path / "said").exists()


@pytest.mark.parametrize(
    ("deployment", "own_process", "is_alarmed"),
    [("D1", False, True), (None, False, False), ("D1", True, False)],
)
def test_a_scheduled_run_that_was_killed_is_told_by_who_keeps_the_schedule(
    told: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    deployment: str | None,
    own_process: bool,
    is_alarmed: bool,
) -> None:
    if own_process:
        monkeypatch.setenv("PREFECT__FLOW_RUN_ID", "R1")
    asked = {"as_of": None, "area": "5705", "raw": "/secret/place"}
    run = SimpleNamespace(deployment_id=deployment, parameters=asked)
    tell_crash(None, run, None)
    assert told.exists() == is_alarmed
    if is_alarmed:
        said = read(told)
        assert (said["what"], said["area"], said["exit_code"]) == ("failed", "5705", 1)
        assert "secret" not in told.read_text("utf-8")


def compared(baseline: str, count: int, *lists: bool) -> Comparison:
    """Return a comparison with some changes unexplained, and lists right or wrong."""
    zeros = dict.fromkeys(COUNTS, 0)
    changes = [ListChange("no_card", "", "", **zeros, is_balanced=ok) for ok in lists]
    return Comparison(
        baseline, "2019-01-30", (), tuple(changes), 0, 0, 0, 0, count, all(lists)
    )


@pytest.mark.parametrize(
    ("comparison", "is_unchanged", "counts"),
    [
        (compared("previous", 2, True), False, {"unexplained": 2, "unbalanced": 0}),
        (
            compared("previous", 0, True, False),
            False,
            {"unexplained": 0, "unbalanced": 1},
        ),
        (compared("previous", 0, True), False, None),
        (compared("monday", 2, True), False, None),
        (compared("previous", 2, True), True, None),
    ],
)
def test_a_run_with_changes_that_have_no_reason_is_told(
    told: Path,
    *,
    comparison: Comparison,
    is_unchanged: bool,
    counts: dict[str, int] | None,
) -> None:
    said = RunReport(
        "5705", "2019-01-31", is_invented=False, lists=(), ledger=(), latest="",
        compared=(comparison,), is_unchanged=is_unchanged,
    )  # fmt: skip
    tell_unexplained(said, ABOUT)
    assert told.exists() == (counts is not None)
    if counts:
        assert (read(told)["what"], read(told)["counts"]) == ("unexplained", counts)
