"""One night's whole run on the tiny input, without Prefect: for who asks about it."""

from datetime import date
from pathlib import Path

import pytest

from schemas.run import RunRequest
from tests.conftest import REFERENCE
from tests.flows.tiny import AREA, AS_OF, write_tiny_sources
from transforms.admit import admit_sources
from transforms.build import build_tables
from transforms.load import load_reference, load_sources
from transforms.publish import publish
from transforms.warehouse import open_warehouse

PLACES = 2  # households that the only centre can visit in a month


def publish_night(folder: Path, request: RunRequest) -> Path:
    """Publish a first night into `curated/latest`; return `curated`."""
    raw = folder / "raw"
    write_tiny_sources(raw)
    centres = raw / "centres.csv"
    lines = centres.read_text("utf-8").splitlines()
    assert lines[0].endswith("monthly_capacity_households")
    tight = f"{lines[1].rpartition(',')[0]},{PLACES}"
    centres.write_text(f"{lines[0]}\n{tight}\n", "utf-8")
    latest = folder / "curated" / "latest"
    latest.mkdir(parents=True)
    with open_warehouse() as con:
        load_reference(con, REFERENCE)
        load_sources(con, raw)
        admit_sources(con, request)
        build_tables(con, request)
        publish(con, latest, request)
    return latest.parent


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a night's run is published; nothing may be written into it."""
    request = RunRequest(AREA, date.fromisoformat(AS_OF))
    return publish_night(tmp_path_factory.mktemp("night"), request)
