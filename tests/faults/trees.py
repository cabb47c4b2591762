"""Copying a folder as it is: what is linked together stays so, as `cp -a` does it."""

import os
import shutil
from pathlib import Path


def copy_tree(source: str | Path, target: str | Path) -> None:
    """Copy a folder with its links, hard and soft."""
    done: dict[int, Path] = {}

    def copy(one: str, other: str) -> None:
        inode = os.lstat(one).st_ino
        if inode in done:
            Path(other).hardlink_to(done[inode])
        else:
            shutil.copy2(one, other, follow_symlinks=False)
            done[inode] = Path(other)

    shutil.copytree(source, target, symlinks=True, copy_function=copy)
