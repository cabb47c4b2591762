"""The nights that are kept, `runs/<as_of>/`: each by itself, never written to again.

A kept night is its manifest, its tables, what it left for the next and the inputs it
was made from. Older ones lose what bears names, and later go whole. What is changed in
a night is written anew beside it and takes its place in one step:

- `<as_of>.part` is being written: whoever finds one removes it;
- `<as_of>.new` is whole and takes the place of `<as_of>`;
- `<as_of>.old` was that, until the other has its place.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from schemas import curated
from schemas.contract import Table, table_name
from schemas.errors import SourceError
from schemas.run import Retention, RunRequest
from transforms.hard_links import (
    files_below,
    flush_folder,
    link,
    make_private,
    remove,
)
from transforms.private_files import file_sha256

RUNS, LATEST, REPORTS = "runs", "latest", "reports"
MANIFEST, TABLES, FOR_NEXT_RUN = "manifest.json", "tables", "for_next_run"
INPUTS, RELEASED = "inputs", "released.json"
# `latest/.night`: what becomes of it `runs/<as_of>`, from the switch until it is kept.
NIGHT = ".night"
PART, NEW, OLD = ".part", ".new", ".old"
# Beside `runs`, and of its series: reports, what was made again, registers of nights.
OF_THE_SERIES = (REPORTS, "rebuilt", "releases.csv", "erasures.csv")
# About areas, and how households stood: no name and no ID of a person is in them.
LONG_TABLES: tuple[Table, ...] = (
    curated.SubjectStates,
    curated.NightSettings,
    curated.Announcements,
    curated.Changes,
    curated.ChangeReasons,
    curated.ListBalances,
    curated.NightMeasures,
    curated.BrakeResults,
    curated.SubdistrictSummary,
    curated.IndicatorCounts,
    curated.GroupCounts,
    curated.PovertyCounts,
    curated.PovertyContributions,
    curated.CentrePlans,
    curated.PlanChanges,
    curated.ReportFigures,
    curated.Proofs,
    curated.Ledger,
)
KEPT_LONG = {MANIFEST, RELEASED} | {
    f"{TABLES}/{table_name(table).partition('.')[2]}.parquet" for table in LONG_TABLES
}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Night:
    """A night that is kept, or `latest` itself: its day and its folder."""

    as_of: date
    path: Path

    def manifest(self) -> dict[str, Any]:
        """Return what it says of itself.

        Raises:
            SourceError: its manifest is missing or damaged.
        """
        return read_manifest(self.path)

    def table(self, noun: str) -> Path | None:
        """Return the file of one of its tables; None if it holds it no more."""
        path = self.path / TABLES / f"{noun}.parquet"
        return path if path.is_file() else None

    @property
    def inputs(self) -> Path:
        """Where its inputs are kept; there may be none any more."""
        return self.path / INPUTS

    @property
    def was_released(self) -> bool:
        """Whether a brake held it and a person let it go."""
        return (self.path / RELEASED).is_file()

    @property
    def series(self) -> tuple[str, bool]:
        """Its area, and whether its people are invented: of one series all the same."""
        said = self.manifest()
        return said["area_code"], said["is_invented"]


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder.

    Raises:
        SourceError: it is missing or damaged.
    """
    try:
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        date.fromisoformat(said["as_of"])
        hashes(said)
        if {"area_code", "is_invented"} <= said.keys():
            return said
    except (OSError, ValueError, TypeError, KeyError):
        pass
    raise damaged(folder / MANIFEST)


def hashes(manifest: Mapping[str, Any]) -> dict[str, str]:
    """Return the SHA-256 of each file that a manifest lists."""
    return {output["path"]: output["sha256"] for output in manifest["outputs"]}


def damaged(path: Path) -> SourceError:
    """Tell that a file of an earlier night is not what that night wrote."""
    night = next((each.name for each in path.parents if _day(each.name)), LATEST)
    return SourceError(
        f"ไฟล์ของคืนก่อนเสียหรือหายไป: คัดลอกกลับจากสำรอง หรือย้ายโฟลเดอร์ {night} ออกทั้งโฟลเดอร์ "
        "แล้วระบบจะใช้คืนก่อนหน้านั้น",
        "a file of an earlier night is damaged or missing: copy it back from a backup, "
        f"or move the whole folder {night} away, and the night before it is used",
        file=str(path),
    )


def kept_nights(curated_folder: Path) -> list[Night]:
    """Return the nights that are kept, oldest first."""
    found = []
    for path in (curated_folder / RUNS).glob("*"):
        day = _day(path.name)
        if day and path.is_dir():
            found.append(Night(day, path))
    return sorted(found, key=lambda night: night.as_of)


def read_latest(curated_folder: Path) -> Night | None:
    """Return the night that is published; None if none is.

    Raises:
        SourceError: its manifest is missing or damaged.
    """
    latest = curated_folder / LATEST
    if not latest.exists():
        return None
    return Night(date.fromisoformat(read_manifest(latest)["as_of"]), latest)


def refuse_other_series(curated_folder: Path, request: RunRequest) -> None:
    """Refuse a run that would mix areas, or invented people with real ones.

    What is invented may be begun afresh; what is real is never written over by another
    area or by invented people.

    Raises:
        SourceError: the folder holds the real people of an area, and this is another.
    """
    newest = newest_night(curated_folder)
    if newest is None or newest.series == request.series:
        return
    area, is_invented = newest.series
    if not is_invented:
        raise SourceError(
            f"โฟลเดอร์นี้เก็บบัญชีของบุคคลจริงในพื้นที่ {area}: เลือกโฟลเดอร์อื่นด้วย --curated",
            f"it holds the nights of real people of area {area}: choose another folder "
            "with --curated",
            file=str(curated_folder),
        )
    log.warning(
        "โฟลเดอร์นี้เก็บข้อมูลสมมุติของพื้นที่ %s: เริ่มใหม่ คืนเดิมจะถูกลบ · it holds invented people "
        "of area %s: begun afresh, the former nights go", area, area,
    )  # fmt: skip


def newest_night(curated_folder: Path) -> Night | None:
    """Return the night that is published, or else the newest that is kept."""
    kept = kept_nights(curated_folder)
    return read_latest(curated_folder) or (kept[-1] if kept else None)


def night_before(curated_folder: Path, published: Path) -> Night | None:
    """Return the newest kept night of a day before that of a published folder."""
    as_of = date.fromisoformat(read_manifest(published)["as_of"])
    return preceding(kept_nights(curated_folder), as_of)


def preceding(nights: Sequence[Night], as_of: date) -> Night | None:
    """Return the last of the nights before a day; they are given oldest first."""
    return max(
        (night for night in nights if night.as_of < as_of),
        key=lambda night: night.as_of,
        default=None,
    )


def prepare(published: Path, night: Path, before: Night | None) -> None:
    """Lay ready what will be kept of a published folder, its inputs aside.

    Args:
        published: what a run wrote; its files get a second name below `night`.
        night: the folder to lay it in.
        before: a kept night; what is the same in it is not kept twice.
    """
    make_private(night)
    same = _same_files(before, hashes(read_manifest(published)))
    for path in files_below(published):
        name = path.relative_to(published).as_posix()
        if name.partition("/")[0] in {TABLES, FOR_NEXT_RUN}:
            link(same.get(name, path), night / name)
    link(published / MANIFEST, night / MANIFEST)


def keep(curated_folder: Path, night: Path) -> None:
    """Let a whole folder take the place of `runs/<as_of>`; it is moved there."""
    as_of = date.fromisoformat(read_manifest(night)["as_of"])
    runs = curated_folder / RUNS
    make_private(runs)
    night.rename(runs / f"{as_of}{NEW}")
    _finish(runs, f"{as_of}")


def replace(curated_folder: Path, as_of: date) -> None:
    """Let `runs/<as_of>.part`, now whole, take the place of `runs/<as_of>`."""
    runs = curated_folder / RUNS
    (runs / f"{as_of}{PART}").rename(runs / f"{as_of}{NEW}")
    _finish(runs, f"{as_of}")


def mend(curated_folder: Path) -> None:
    """Finish or undo what a crash left of a night's change; keep what is published."""
    runs = curated_folder / RUNS
    for part in runs.glob(f"*{PART}"):
        remove(part)
    for unfinished in (*runs.glob(f"*{NEW}"), *runs.glob(f"*{OLD}")):
        _finish(runs, unfinished.stem)
    keep_latest(curated_folder)


def keep_latest(curated_folder: Path) -> None:
    """Keep the night that is published, if it is not yet."""
    latest = curated_folder / LATEST
    if not (latest / MANIFEST).is_file():
        return
    laid_ready = latest / NIGHT
    if laid_ready.exists():
        _sweep_other_series(curated_folder, laid_ready)
        keep(curated_folder, laid_ready)
    else:
        _keep_without_inputs(curated_folder, latest)


def _keep_without_inputs(curated_folder: Path, latest: Path) -> None:
    """Keep a published night whose inputs nobody kept, if it is not kept yet."""
    as_of = date.fromisoformat(read_manifest(latest)["as_of"])
    if (curated_folder / RUNS / f"{as_of}").exists():
        return
    _sweep_other_series(curated_folder, latest)
    prepare(latest, curated_folder / RUNS / f"{as_of}{PART}", None)
    replace(curated_folder, as_of)


def thin(curated_folder: Path, retention: Retention) -> None:
    """Take from older nights what bears names, and remove those that are too old.

    Args:
        curated_folder: the folder that holds `runs`.
        retention: how many nights are kept, and how many with names.
    """
    newest_first = kept_nights(curated_folder)[::-1]
    for night in newest_first[retention.names_nights : retention.nights]:
        _take_names(curated_folder, night)
    for night in newest_first[retention.nights :]:
        _drop(night)


def _take_names(curated_folder: Path, night: Night) -> None:
    """Keep of a night what bears no name."""
    names = [
        path.relative_to(night.path).as_posix() for path in files_below(night.path)
    ]
    kept = [name for name in names if name in KEPT_LONG]
    if kept == names:
        return
    part = night.path.with_name(f"{night.as_of}{PART}")
    remove(part)
    make_private(part)
    for name in kept:
        link(night.path / name, part / name)
    replace(curated_folder, night.as_of)
    log.info("%s: names are kept no longer", night.as_of)


def _drop(night: Night) -> None:
    """Remove a night in one step, as far as anybody can see."""
    part = night.path.with_name(f"{night.as_of}{PART}")
    remove(part)
    night.path.rename(part)
    remove(part)
    log.info("%s: kept no longer", night.as_of)


def _finish(runs: Path, name: str) -> None:
    """Put the whole new folder of a night in its place, if there is one."""
    night, new, old = (runs / f"{name}{ending}" for ending in ("", NEW, OLD))
    if new.exists():
        if night.exists():
            remove(old)
            night.rename(old)
        new.rename(night)
    elif old.exists() and not night.exists():
        old.rename(night)
    flush_folder(runs)  # the new one is there before the old one goes
    remove(old)


def _sweep_other_series(curated_folder: Path, published: Path) -> None:
    """Remove the nights of another area, or of people not invented alike."""
    others = kept_nights(curated_folder)
    series = Night(date.min, published).series
    if others and others[-1].series != series:
        for night in others:
            _drop(night)
        for name in OF_THE_SERIES:
            remove(curated_folder / name)


def _same_files(before: Night | None, wanted: Mapping[str, str]) -> dict[str, Path]:
    """Return the files of a kept night that are just what another would keep."""
    if before is None:
        return {}
    there = hashes(before.manifest())
    return {
        name: path
        for name, sha256 in wanted.items()
        if there.get(name) == sha256
        and (path := before.path / name).is_file()
        and file_sha256(path) == sha256
    }


def _day(name: str) -> date | None:
    """Return the day that a folder is named by."""
    try:
        day = date.fromisoformat(name)
    except ValueError:
        return None
    return day if f"{day}" == name else None
