"""A run is written beside, then takes the place of `latest`: whole, or not at all.

`latest` is a link to `published/<number>`, replaced in one step, and the run before
stays until the next, so that whoever reads it can finish. Where links are not to be had
(Windows, some network disks) `latest` is a folder, put in place by two renames. What
will be kept of the night lies in `latest/.night` by then, and is moved to
`runs/<as_of>`; what a crash leaves undone of all this is mended when the next run
starts.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import RunError
from transforms import nights
from transforms.file_lock import lock
from transforms.hard_links import flush, flush_folder, link_tree, make_private, remove
from transforms.nights import INPUTS, LATEST, NIGHT, RELEASED, RUNS
from transforms.private_files import write_json

STAGING, LOCK, PUBLISHED, HELD = ".staging", ".lock", "published", "held"
NEXT, PREVIOUS, HELD_BEFORE = ".latest-next", ".latest-previous", ".held-before"
NOTE = "night.json"
Switch = Callable[[Path], None]


@contextmanager
def staged(curated: Path) -> Iterator[Path]:
    """Yield an empty folder to work in, alone; what a crash left is mended before.

    Nothing in it is published unless `commit` says so: it is gone afterwards.

    Args:
        curated: the folder that holds `latest`; made if missing.

    Raises:
        RunError: another run is writing here.
        SourceError: an earlier night is damaged.
    """
    curated.mkdir(parents=True, exist_ok=True)
    with locked(curated):
        recover(curated)
        staging = curated / STAGING
        staging.mkdir(mode=0o700)
        try:
            yield staging
        finally:
            remove(staging)


def commit(curated: Path, switch: Switch | None = None) -> None:
    """Let `.staging/published` become `latest`, and keep the night.

    Its inputs, in `.staging/inputs`, are kept with it; so is `.staging/released.json`.

    Args:
        curated: the folder that holds `latest`; the caller holds its lock.
        switch: how `latest` is replaced; by default the surest way the disk allows.

    Raises:
        RunError: `latest` is held open (Windows).
    """
    staging = curated / STAGING
    published = staging / PUBLISHED
    if (published / nights.MANIFEST).is_file():
        night = published / NIGHT
        nights.prepare(published, night, nights.night_before(curated, published))
        for name in (INPUTS, RELEASED):
            if (staging / name).exists():
                (staging / name).rename(night / name)
    flush(staging)
    (switch or switch_by_link)(curated)
    nights.keep_latest(curated)
    drop_held(curated)


def hold(curated: Path, why: Mapping[str, object]) -> None:
    """Let the staged night wait in `held/` for a person; `latest` is untouched.

    Args:
        curated: the folder that holds `latest`; the caller holds its lock.
        why: what is written to `held/night.json`.
    """
    staging, held = curated / STAGING, curated / HELD
    write_json(staging / NOTE, why)
    flush(staging)
    drop_held(curated)
    staging.rename(held)
    flush_folder(curated)


def drop_held(curated: Path) -> None:
    """Remove the night that waits, if one does, in one step."""
    held, before = curated / HELD, curated / HELD_BEFORE
    if held.exists():
        held.rename(before)
        remove(before)


def release(curated: Path, said: Mapping[str, object]) -> None:
    """Publish the night that was held, inside `staged`; it is kept with what is said.

    Args:
        curated: the folder that holds `held`; the caller holds its lock.
        said: who let it go and why, for `runs/<as_of>/released.json`.
    """
    staging = curated / STAGING
    for name in (PUBLISHED, INPUTS):
        link_tree(curated / HELD / name, staging / name)
    write_json(staging / RELEASED, said)
    commit(curated)


def recover(curated: Path) -> None:
    """Finish or undo what a crash cut short, and sweep what it left.

    Only for who holds the lock, as `staged` does. A `latest` that is there stays; one
    that is missing was being replaced: the finished run takes its place.
    """
    latest = curated / LATEST
    for candidate in (curated / NEXT, curated / PREVIOUS):
        if os.path.lexists(candidate) and not os.path.lexists(latest):
            candidate.rename(latest)
    for leftover in (STAGING, NEXT, PREVIOUS, HELD_BEFORE):
        remove(curated / leftover)
    _move_out_of_runs(curated)
    nights.mend(curated)
    _sweep_published(curated)
    if _is_same(curated / HELD / PUBLISHED, latest):
        drop_held(curated)  # it was released


def switch_by_link(curated: Path) -> None:
    """Let the link `latest` point to the staged run, in one step no reader can see."""
    latest = curated / LATEST
    run = curated / PUBLISHED / str(max(_run_numbers(curated), default=0) + 1)
    make_private(run.parent)
    (curated / STAGING / PUBLISHED).rename(run)
    flush_folder(run.parent)  # a power cut must not leave a link to nowhere
    try:
        _point_to(curated, run)
    except OSError:  # no right to make links, or a disk that knows none
        run.rename(curated / STAGING / PUBLISHED)
        switch_by_renames(curated)
        return
    if latest.is_dir() and not latest.is_symlink():
        latest.rename(curated / PREVIOUS)
    (curated / NEXT).replace(latest)
    flush_folder(curated)
    remove(curated / PREVIOUS)
    _sweep_published(curated)


def switch_by_renames(curated: Path) -> None:
    """Put the staged run in the place of `latest` by two renames."""
    latest, next_, previous = (curated / name for name in (LATEST, NEXT, PREVIOUS))
    try:
        (curated / STAGING / PUBLISHED).rename(next_)  # only a whole run has this name
        if os.path.lexists(latest):
            latest.rename(previous)
        next_.rename(latest)
    except OSError as error:
        if os.path.lexists(previous) and not os.path.lexists(latest):
            previous.rename(latest)
        remove(next_)
        raise RunError(
            "มีผู้เปิดไฟล์ใน latest อยู่ จึงสลับผลใหม่เข้าไม่ได้: ปิดไฟล์แล้วสั่งใหม่ ผลเดิมยังอยู่ครบ",
            "a file in latest is held open, so the new lists could not take its place: "
            "close it and run again; the former lists are untouched",
            file=str(latest),
        ) from error
    remove(previous)


@contextmanager
def locked(curated: Path) -> Iterator[None]:
    """Hold the folder for one run; a crash gives it free."""
    path = curated / LOCK
    with path.open("ab") as file:
        path.chmod(0o600)
        try:
            lock(file)
        except OSError as error:
            raise RunError(
                "มีการประมวลผลอื่นกำลังเขียนโฟลเดอร์นี้อยู่: รอให้เสร็จแล้วสั่งใหม่",
                "another run is writing to this folder: let it finish, then run again",
                file=str(curated),
            ) from error
        yield


def _point_to(curated: Path, run: Path) -> None:
    """Make the link that will be `latest`."""
    target = Path(run.parent.name, run.name)
    (curated / NEXT).symlink_to(target, target_is_directory=True)


def _move_out_of_runs(curated: Path) -> None:
    """Move what an older version published, `runs/<number>`, to `published/`."""
    latest = curated / LATEST
    if latest.is_symlink() and latest.readlink().parent.name == RUNS:
        run = curated / PUBLISHED / latest.readlink().name
        remove(run)
        link_tree(latest.resolve(), run)
        flush(run)
        _point_to(curated, run)
        (curated / NEXT).replace(latest)
    for old in (curated / RUNS).glob("*"):
        if old.name.isdecimal():
            remove(old)


def _run_numbers(curated: Path) -> list[int]:
    """Return the numbers of the published runs that are there, smallest first."""
    names = (path.name for path in (curated / PUBLISHED).glob("*"))
    return sorted(int(name) for name in names if name.isdecimal())


def _sweep_published(curated: Path) -> None:
    """Keep the run `latest` points to, and the one before it for who still reads it."""
    latest = curated / LATEST
    target = latest.readlink().name if latest.is_symlink() else ""
    shown = int(target) if target.isdecimal() else 0
    numbers = _run_numbers(curated)
    keep = {shown, *[number for number in numbers if number < shown][-1:]}
    for number in set(numbers) - keep:
        remove(curated / PUBLISHED / str(number))


def _is_same(published: Path, other: Path) -> bool:
    """Whether two folders are of one run: their manifests name each file's hash."""
    manifests = [folder / nights.MANIFEST for folder in (published, other)]
    if not all(manifest.is_file() for manifest in manifests):
        return False
    first, second = (manifest.read_bytes() for manifest in manifests)
    return first == second
