"""A run is written beside, then takes the place of `latest`: whole, or not at all.

`latest` is a link to `runs/<number>`, replaced in one step, and the run before stays
until the next, so that whoever reads it can finish. Where links are not to be had
(Windows, some network disks) `latest` is a folder, put in place by two renames; what a
crash leaves between them is mended when the next run starts.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from schemas.errors import RunError

LATEST, STAGING, LOCK, RUNS = "latest", ".staging", ".lock", "runs"
NEXT, PREVIOUS = ".latest-next", ".latest-previous"
Switch = Callable[[Path], None]

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def staged(curated: Path, switch: Switch | None = None) -> Iterator[Path]:
    """Yield an empty folder that becomes `latest` if all goes well.

    Args:
        curated: the folder that holds `latest`; made if missing.
        switch: how `latest` is replaced; by default the surest way the disk allows.

    Yields:
        The folder to write into; it is gone after an error, and `latest` untouched.

    Raises:
        RunError: another run is writing here, or `latest` is held open (Windows).
    """
    curated.mkdir(parents=True, exist_ok=True)
    with _locked(curated):
        recover(curated)
        staging = curated / STAGING
        staging.mkdir(mode=0o700)
        try:
            yield staging
            _flush(staging)
            (switch or switch_by_link)(curated)
        finally:
            _remove(staging)


def recover(curated: Path) -> None:
    """Finish or undo a switch that a crash cut short, and sweep what it left.

    Only for who holds the lock, as `staged` does. A `latest` that is there stays; one
    that is missing was being replaced: the finished run takes its place.
    """
    latest = curated / LATEST
    for candidate in (curated / NEXT, curated / PREVIOUS):
        if os.path.lexists(candidate) and not os.path.lexists(latest):
            candidate.rename(latest)
    for leftover in (STAGING, NEXT, PREVIOUS):
        _remove(curated / leftover)
    _sweep_runs(curated)


def switch_by_link(curated: Path) -> None:
    """Let the link `latest` point to the staged run, in one step no reader can see."""
    latest, link = curated / LATEST, curated / NEXT
    run = curated / RUNS / str(max(_run_numbers(curated), default=0) + 1)
    run.parent.mkdir(mode=0o700, exist_ok=True)
    (curated / STAGING).rename(run)
    try:
        link.symlink_to(Path(RUNS, run.name), target_is_directory=True)
    except OSError:  # no right to make links, or a disk that knows none
        run.rename(curated / STAGING)
        switch_by_renames(curated)
        return
    if latest.is_dir() and not latest.is_symlink():
        latest.rename(curated / PREVIOUS)
    link.replace(latest)
    _flush_folder(curated)
    _remove(curated / PREVIOUS)
    _sweep_runs(curated)


def switch_by_renames(curated: Path) -> None:
    """Put the staged run in the place of `latest` by two renames."""
    latest, next_, previous = (curated / name for name in (LATEST, NEXT, PREVIOUS))
    try:
        (curated / STAGING).rename(next_)  # only a whole run ever has this name
        if os.path.lexists(latest):
            latest.rename(previous)
        next_.rename(latest)
    except OSError as error:
        if os.path.lexists(previous) and not os.path.lexists(latest):
            previous.rename(latest)
        _remove(next_)
        raise RunError(
            "มีผู้เปิดไฟล์ใน latest อยู่ จึงสลับผลใหม่เข้าไม่ได้: ปิดไฟล์แล้วสั่งใหม่ ผลเดิมยังอยู่ครบ",
            "a file in latest is held open, so the new lists could not take its place: "
            "close it and run again; the former lists are untouched",
            file=str(latest),
        ) from error
    _remove(previous)


@contextmanager
def _locked(curated: Path) -> Iterator[None]:
    """Hold the folder for one run; a crash gives it free."""
    path = curated / LOCK
    with path.open("ab") as file:
        path.chmod(0o600)
        try:
            _lock(file)
        except OSError as error:
            raise RunError(
                "มีการประมวลผลอื่นกำลังเขียนโฟลเดอร์นี้อยู่: รอให้เสร็จแล้วสั่งใหม่",
                "another run is writing to this folder: let it finish, then run again",
                file=str(curated),
            ) from error
        yield


def _run_numbers(curated: Path) -> list[int]:
    """Return the numbers of the runs that are kept, smallest first."""
    names = (path.name for path in (curated / RUNS).glob("*"))
    return sorted(int(name) for name in names if name.isdecimal())


def _sweep_runs(curated: Path) -> None:
    """Keep the run `latest` points to, and the one before it for who still reads it."""
    latest = curated / LATEST
    target = latest.readlink().name if latest.is_symlink() else ""
    shown = int(target) if target.isdecimal() else 0
    numbers = _run_numbers(curated)
    keep = {shown, *[number for number in numbers if number < shown][-1:]}
    for number in set(numbers) - keep:
        _remove(curated / RUNS / str(number))


def _remove(path: Path) -> None:
    """Remove a folder or link, if there is one; what is held open goes next time."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Bring a folder's files to the disk: a power cut may follow the switch."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        else:
            _flush_folder(path)
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk; Windows has no such call."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
