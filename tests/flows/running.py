"""The command line as a user starts it: in a process, with a Prefect of its own."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import httpx

from tests.flows.tiny import AREA, AS_OF

REFERENCE = Path(__file__).parents[2] / "data" / "raw" / "reference"
PATIENCE_SECONDS = 120
T = TypeVar("T")


@dataclass(frozen=True)
class Place:
    """A folder to work in, with a Prefect of its own."""

    folder: Path

    @property
    def home(self) -> Path:
        """Prefect's folder."""
        return self.folder / ".prefect"

    def tambon(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            _line(words),
            cwd=self.folder,
            env=_environment(self.home),
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    def sabotaged(
        self, spec: str, *words: str | Path
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end with a fault in it."""
        return subprocess.run(
            [sys.executable, "-m", "tests.faults.saboteur", spec, *map(str, words)],
            cwd=self.folder,
            env=_environment(self.home) | {"PYTHONPATH": str(REFERENCE.parents[2])},
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    def start(self, *words: str | Path) -> subprocess.Popen[str]:
        """Start a command, its log lines to be read while it runs."""
        return subprocess.Popen(
            _line(words),
            cwd=self.folder,
            env=_environment(self.home),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def start_service(self, log_name: str, *words: str | Path) -> subprocess.Popen[str]:
        """Start a command that runs until it is stopped, its lines kept in a file."""
        with (self.folder / log_name).open("w", encoding="utf-8") as log:
            return subprocess.Popen(
                _line(words),
                cwd=self.folder,
                env=_environment(self.home),
                stdout=log,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                start_new_session=True,
            )


def run_words(raw: Path, curated: Path) -> list[str | Path]:
    """Return the words of a run on the tiny input, lists only."""
    folders: list[str | Path] = [
        "--raw",
        raw,
        "--curated",
        curated,
        "--reference",
        REFERENCE,
    ]
    return ["run", "--no-reports", *folders, "--area", AREA, "--as-of", AS_OF]


def fingerprint(latest: Path) -> dict[str, str]:
    """Return every file under `latest` and its hash."""
    return {
        path.relative_to(latest).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(latest.rglob("*"))
        if path.is_file()
    }


def ask_prefect(api: str, what: str, **filters: object) -> list[dict[str, Any]]:
    """Return what a Prefect server has of a kind (`flow_runs`, `artifacts` …)."""
    answer = httpx.post(f"{api}/{what}/filter", json=filters, timeout=30)
    answer.raise_for_status()
    found: list[dict[str, Any]] = answer.json()
    return found


def wait_for(what: Callable[[], T], seconds: float) -> T:
    """Return the first truth that is told within some time, or what was told last."""
    deadline = time.monotonic() + seconds
    while not (told := what()) and time.monotonic() < deadline:
        time.sleep(0.5)
    return told


def is_healthy(api: str) -> bool:
    """Whether a Prefect server answers."""
    try:
        return httpx.get(f"{api}/health", timeout=5).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def stop(process: subprocess.Popen[str]) -> None:
    """Stop a service and whatever it started."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _line(words: tuple[str | Path, ...]) -> list[str]:
    return [sys.executable, "-m", "flows", *map(str, words)]


def _environment(home: Path) -> dict[str, str]:
    """Return an environment without any other Prefect's settings."""
    rest = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    return rest | {"PREFECT_HOME": str(home), "PREFECT_RUNNER_POLL_FREQUENCY": "2"}
