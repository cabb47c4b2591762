"""What would be made again just as it is, is left alone, if it still is what it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.errors import SourceError
from schemas.run import RunRequest
from tests.conftest import REFERENCE
from tests.flows.tiny import AREA, AS_OF, write_tiny_sources
from transforms.figures import RunReport
from transforms.nights import LATEST, kept_nights
from transforms.one_night import (
    SPILL,
    gather_night,
    load_night,
    make_night,
    store_night,
    warehouse,
)
from transforms.switch import PUBLISHED, STAGING, commit, staged
from transforms.unchanged import read_unchanged

REQUEST = RunRequest(AREA, date.fromisoformat(AS_OF))


def run(folder: Path, request: RunRequest = REQUEST) -> None:
    """Make the lists of a day, without Prefect, whether they are there or not."""
    curated = folder / "curated"
    with staged(curated):
        taken = gather_night(curated, folder / "raw", REFERENCE, request)
        store_night(curated, taken)
        published = curated / STAGING / PUBLISHED
        make_night(taken.folders, request, published, curated / SPILL)
        commit(curated)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tiny sources and their lists; put back whatever is changed."""
    folder = tmp_path_factory.mktemp("made")
    write_tiny_sources(folder / "raw")
    run(folder)
    return folder


def found(folder: Path, request: RunRequest = REQUEST) -> RunReport | None:
    """Return what is said if nothing would change."""
    with staged(folder / "curated"):
        taken = gather_night(folder / "curated", folder / "raw", REFERENCE, request)
        return read_unchanged(folder / "curated", taken)


def test_a_run_on_the_same_files_is_told_from_what_is_there(
    made: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    said = found(made)
    assert said is not None
    assert said.is_unchanged
    assert said.as_of == AS_OF
    assert said.ledger
    assert all(row.is_balanced for row in said.ledger)
    assert {row.list_code for row in said.lists} > {"no_card", "vulnerable"}
    assert Path(said.latest) == made / "curated" / LATEST
    assert "nothing is made" in caplog.text


@pytest.mark.parametrize(
    "request_",
    [
        replace(REQUEST, as_of=date(2030, 1, 1)),
        replace(REQUEST, as_of=date(2010, 1, 1)),
        replace(REQUEST, overdue_days=1),
    ],
)
def test_another_day_or_number_is_another_run(made: Path, request_: RunRequest) -> None:
    assert found(made, request_) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_bytes(path.read_bytes() + b" "),
        lambda path: path.unlink(),
    ],
)
@pytest.mark.parametrize("noun", ["target_lists/570501.csv", "tables/ledger.parquet"])
def test_lists_that_somebody_changed_are_made_anew_and_that_is_told(
    made: Path,
    change: Callable[[Path], None],
    noun: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    path = made / "curated" / LATEST / noun
    held = path.read_bytes()
    path.rename(path.with_name("aside"))  # its bytes are a kept night's too
    path.write_bytes(held)
    try:
        change(path)
        assert found(made) is None
        assert f"latest/{noun}" in caplog.text
    finally:
        path.with_name("aside").replace(path)
    assert found(made) is not None


def test_another_file_is_another_run_and_the_next_one_like_it_is_none(
    made: Path,
) -> None:
    centres = made / "raw" / "centres.csv"
    centres.write_text(centres.read_text("utf-8") + "\n", "utf-8")
    assert found(made) is None
    run(made)
    assert found(made) is not None
    assert len(kept_nights(made / "curated")) == 1


def test_a_file_written_to_while_a_night_is_loaded_stops_it(made: Path) -> None:
    curated = made / "curated"
    with staged(curated), warehouse(curated / SPILL) as con:
        taken = gather_night(curated, made / "raw", REFERENCE, REQUEST)
        persons = made / "raw" / "persons.csv"
        persons.write_text(persons.read_text("utf-8") + "\n", "utf-8")
        with pytest.raises(SourceError, match="changed while it was read"):
            load_night(con, taken)
