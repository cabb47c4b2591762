"""One night from its inputs to what is published: the one way a row travels.

The nightly run, a night made again and a night filled in later all go it, so that none
of them can differ.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from duckdb import DuckDBPyConnection

from schemas.run import RunRequest
from transforms.admission import refuse_nothing_admitted
from transforms.admit import admit_sources
from transforms.build import build_tables
from transforms.earlier import load_earlier
from transforms.inputs import MEMORY, RAW, Folders, Taken, store, take
from transforms.load import load_reference, load_sources
from transforms.memory import assemble
from transforms.nights import INPUTS, kept_nights, preceding
from transforms.publish import publish
from transforms.settings import note_settings
from transforms.switch import STAGING
from transforms.warehouse import open_warehouse

SPILL = ".spill"


def gather_night(
    curated: Path, raw: Path, reference: Path, request: RunRequest
) -> Taken:
    """Gather what a night is made from, in `.staging/inputs`, and look at every file.

    Args:
        curated: the folder that holds `latest`; the caller holds its lock, staged.
        raw: folder of the sources.
        reference: folder of the code lists and rules.
        request: the area, the day and the numbers of policy.

    Raises:
        SourceError: a source is missing, or an earlier night damaged.
    """
    memory = curated / STAGING / INPUTS / MEMORY
    assemble(curated, request, memory)
    return take(Folders(raw, reference, memory), request)


def store_night(curated: Path, taken: Taken) -> None:
    """Keep what a night is made from, in `.staging/inputs`."""
    before = preceding(kept_nights(curated), taken.request.as_of)
    store(taken, curated / STAGING / INPUTS, before)


def load_night(con: DuckDBPyConnection, taken: Taken) -> None:
    """Copy every source and code list into the warehouse, and what nights before left.

    Raises:
        SourceError: a source cannot be read, or was written to since it was looked at.
        RulesError: a rule file breaks its contract.
    """
    load_reference(con, taken.folders.reference)
    note_settings(con, taken.request)
    load_sources(con, taken.folders.raw, _known_hashes(taken.files))
    load_earlier(con, taken.folders.memory)
    taken.refuse_changed()


def admit_night(con: DuckDBPyConnection, request: RunRequest) -> None:
    """Clean, and set doubtful rows aside."""
    admit_sources(con, request)
    refuse_nothing_admitted(con, request)


def build_night(con: DuckDBPyConnection, request: RunRequest) -> None:
    """Measure need, match, find the gap, make the lists, prove the counts."""
    build_tables(con, request)


def publish_night(
    con: DuckDBPyConnection, published: Path, request: RunRequest
) -> None:
    """Write what a night publishes into a folder; made, private."""
    published.mkdir(mode=0o700, exist_ok=True)
    publish(con, published, request)


def make_night(
    folders: Folders, request: RunRequest, published: Path, spill: Path
) -> Taken:
    """Make a whole night; return the inputs it was made from.

    Args:
        folders: the sources, the rules, and what earlier nights left.
        request: the area, the day and the numbers of policy.
        published: the folder to write into.
        spill: a folder for what outgrows the memory; emptied, and gone afterwards.

    Raises:
        RunError: whatever stops a run.
    """
    taken = take(folders, request)
    with warehouse(spill) as con:
        load_night(con, taken)
        admit_night(con, request)
        build_night(con, request)
        publish_night(con, published, request)
    return taken


@contextmanager
def warehouse(spill: Path) -> Iterator[DuckDBPyConnection]:
    """Open an empty warehouse; who holds the lock of its folder owns its spill."""
    shutil.rmtree(spill, ignore_errors=True)  # left by a run that was killed
    try:
        with closing(open_warehouse(spill)) as con:
            yield con
    finally:
        shutil.rmtree(spill, ignore_errors=True)


def _known_hashes(files: Mapping[str, str | None]) -> dict[str, str]:
    """Return the hashes of the sources by their names, as they are told."""
    raw = f"{RAW}/"
    return {
        name.removeprefix(raw): sha256
        for name, sha256 in files.items()
        if sha256 and name.startswith(raw)
    }
