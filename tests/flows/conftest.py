"""One server, one schedule and one finished run, shared by all tests of flows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.flows.running import (
    REFERENCE,
    Place,
    free_port,
    is_healthy,
    run_words,
    stop,
    wait_for,
)
from tests.flows.tiny import AREA, write_tiny_sources


@dataclass(frozen=True)
class Served(Place):
    """A place whose Prefect server runs, with the tiny input and its lists."""

    api: str

    @property
    def raw(self) -> Path:
        """The tiny input."""
        return self.folder / "raw"

    @property
    def curated(self) -> Path:
        """Where runs by hand put the lists."""
        return self.folder / "curated"

    @property
    def curated_nightly(self) -> Path:
        """Where scheduled runs put the lists."""
        return self.folder / "curated_nightly"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A place with its server."""
    port = free_port()
    folder = tmp_path_factory.mktemp("served")
    place = Served(folder, f"http://127.0.0.1:{port}/api")
    write_tiny_sources(place.raw)
    server = place.start_service("server.log", "server", "--port", str(port))
    try:
        assert wait_for(lambda: is_healthy(place.api), 90)
        yield place
    finally:
        stop(server)


@pytest.fixture(scope="session")
def scheduled(served: Served) -> Iterator[Served]:
    """The same with a schedule that fires every minute, so that tests need not wait."""
    schedule = served.start_service(
        "schedule.log",
        *("schedule", "--cron", "* * * * *", "--area", AREA),
        *("--raw", served.raw, "--reference", REFERENCE),
        *("--curated", served.curated_nightly),
        *("--link-lead", "3.5", "--overdue-days", "45", "--no-reports"),
    )
    try:
        yield served
    finally:
        stop(schedule)


@pytest.fixture(scope="session")
def first_run(scheduled: Served) -> dict[str, Any]:
    """What a run on the tiny input says as JSON."""
    done = scheduled.tambon(*run_words(scheduled.raw, scheduled.curated), "--json")
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said
