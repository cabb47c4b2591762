"""One file under two names: what nights have in common lies on the disk once.

Where a disk knows no hard links, or has no more room for them, files are copied.
Nothing that is kept is ever written to again: the other name would change with it.
"""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path


def link(source: Path, target: Path) -> None:
    """Give a file a second name; its folder is made, private."""
    make_private(target.parent)
    try:
        target.hardlink_to(source)
    except OSError:  # another disk, one without links, or too many of them
        shutil.copyfile(source, target)
        target.chmod(0o600)


def link_tree(source: Path, target: Path) -> None:
    """Give every file below a folder a second name below another."""
    make_private(target)
    for path in files_below(source):
        link(path, target / path.relative_to(source))


def files_below(folder: Path) -> Iterable[Path]:
    """Return every file below a folder, in one order on every machine."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def make_private(folder: Path) -> None:
    """Make a folder, and those above it, so that only their owner may look in."""
    if not folder.is_dir():
        make_private(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def remove(path: Path) -> None:
    """Remove a folder, file or link, if there is one; what is held open stays."""
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


def flush(folder: Path) -> None:
    """Bring a folder's files to the disk: a power cut may follow."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        else:
            flush_folder(path)
    flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk; Windows has no such call."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
