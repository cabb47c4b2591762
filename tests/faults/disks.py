"""A small disk that can be filled and widened; making one needs root's rights."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.lab import Lab

WIDE = 256 << 20


@dataclass(frozen=True)
class Disk:
    """A disk in memory, mounted for one trial."""

    folder: Path

    def leave(self, size: int) -> None:
        """Leave no more than some bytes free."""
        used = os.statvfs(self.folder)
        full = (used.f_blocks - used.f_bfree) * used.f_bsize
        self._resize(full + size)

    def widen(self) -> None:
        """Let there be space again."""
        self._resize(WIDE)

    def _resize(self, size: int) -> None:
        _mount("-o", f"remount,size={size}", str(self.folder))


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    """Mount a disk; where that is refused, the trial is skipped (in CI a failure)."""
    folder.mkdir()
    try:
        _mount("-t", "tmpfs", "-o", f"size={WIDE}", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("making a small disk needs root's rights")
    try:
        yield Disk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def room_needed(lab: Lab) -> int:
    """Return the bytes that a second night takes beside the first."""
    note = lab.folder / "room.txt"
    if not note.exists():
        with small_disk(lab.folder / "disk") as disk:
            note.write_text(str(_room(lab, disk)), "ascii")
    return int(note.read_text("ascii"))


def _room(lab: Lab, disk: Disk) -> int:
    """Return the most that a night has taken of a disk, by trying sizes."""
    from tests.faults.nights import copied

    field = copied(lab.good, disk.folder)
    before = os.statvfs(disk.folder)
    assert lab.run(field.words()).code == 0
    after = os.statvfs(disk.folder)
    return (before.f_bfree - after.f_bfree) * after.f_bsize


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)
