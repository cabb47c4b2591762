"""An earlier day made again in `rebuilt/<as_of>`, beside `latest`, which stays.

A night that is kept is made from its own inputs, and compared with what it published
then. One that is not is made from the files of now, as of that day, and kept.
"""

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

from schemas.errors import SourceError
from schemas.run import RunRequest
from transforms.erasures import erased_on
from transforms.figures import RunReport, report
from transforms.hard_links import files_below, flush, make_private, remove
from transforms.inputs import Folders, Taken, read_request, restore, take
from transforms.nights import (
    INPUTS,
    Night,
    keep,
    kept_nights,
    night_before,
    prepare,
    read_manifest,
)
from transforms.one_night import (
    SPILL,
    admit_night,
    build_night,
    load_night,
    publish_night,
    store_night,
    warehouse,
)
from transforms.remade import Remade, compare
from transforms.switch import PUBLISHED, STAGING

REBUILT = "rebuilt"
AGAIN, NIGHT = "again", "night"  # in the staging

log = logging.getLogger(__name__)


def kept_night(curated: Path, request: RunRequest) -> Night | None:
    """Return the night of a day, if it is kept."""
    found = (each for each in kept_nights(curated) if each.as_of == request.as_of)
    return next(found, None)


def make_again(curated: Path, night: Night) -> RunReport:
    """Make a kept night again from its own inputs, and compare.

    Args:
        curated: the folder that holds `runs`; the caller holds its lock, staged.
        night: the night.

    Raises:
        SourceError: one of its inputs is gone; it is said which, and what is left.
    """
    log.info("จัดทำใหม่จากข้อมูลที่เก็บไว้ · made again from its kept inputs: %s", night.as_of)
    request = read_own_request(night)
    taken = take(_restored(curated, night), request)
    made, said = _make(curated, taken)
    remade = compare(night.manifest(), read_manifest(made), erased_on(night.inputs))
    _put_beside(curated, made, request.as_of)
    return replace(said, remade=remade)


def fill_in(curated: Path, taken: Taken) -> RunReport:
    """Make a day that is not kept from the files of now, and keep it.

    Args:
        curated: the folder that holds `runs`; the caller holds its lock, staged.
        taken: the files of now, and what the nights before that day left.
    """
    request = taken.request
    log.info("จัดทำย้อนหลังจากไฟล์ปัจจุบัน · made from the files of now: %s", request.as_of)
    store_night(curated, taken)
    made, said = _make(curated, taken)
    night = curated / STAGING / NIGHT
    prepare(made, night, night_before(curated, made))
    (curated / STAGING / INPUTS).rename(night / INPUTS)
    flush(night)
    keep(curated, night)
    count = len(read_manifest(made)["outputs"])
    _put_beside(curated, made, request.as_of)
    return replace(said, remade=Remade(was_kept=False, file_count=count))


def read_own_request(night: Night) -> RunRequest:
    """Return what a kept night was asked, its numbers of policy among it.

    Raises:
        SourceError: its inputs are gone.
    """
    try:
        return read_request(night.inputs)
    except SourceError as error:
        raise _gone(night, error) from None


def _restored(curated: Path, night: Night) -> Folders:
    """Put the inputs of a night back, below the staging."""
    again = curated / STAGING / AGAIN
    make_private(again)
    try:
        return restore(night.inputs, again)
    except SourceError as error:
        raise _gone(night, error) from None


def _make(curated: Path, taken: Taken) -> tuple[Path, RunReport]:
    """Make a night in the staging; return where, and what it says of itself."""
    made = curated / STAGING / PUBLISHED
    place = str(curated / REBUILT / f"{taken.request.as_of}")
    with warehouse(curated / SPILL) as con:
        load_night(con, taken)
        admit_night(con, taken.request)
        build_night(con, taken.request)
        publish_night(con, made, taken.request)
        return made, report(con, taken.request, place)


def _put_beside(curated: Path, made: Path, as_of: date) -> None:
    """Put what was made into `rebuilt/`; only the last one stays there."""
    flush(made)
    remove(curated / REBUILT)
    make_private(curated / REBUILT)
    made.rename(curated / REBUILT / f"{as_of}")


def _gone(night: Night, error: SourceError) -> SourceError:
    """Tell which input of a night is gone, and what of the night is still there."""
    if not night.inputs.exists():
        th, en = (
            "ข้อมูลนำเข้าของคืนนั้นไม่เก็บแล้ว (พ้นกำหนด --keep-names-nights)",
            "its inputs are kept no longer (--keep-names-nights)",
        )
    else:
        th, en = error.th, error.en
    left = sorted({name.name for name in files_below(night.path / "tables")})
    there = ", ".join(name.removesuffix(".parquet") for name in left) or "-"
    return SourceError(
        f"{th} จัดทำใหม่ให้เหมือนเดิมไม่ได้ · ยังมีตาราง: {there}",
        f"{en}; the night cannot be made again. Still there, as tables: {there}",
        file=f"{night.path.parent.name}/{night.path.name}/{error.file}",
    )
