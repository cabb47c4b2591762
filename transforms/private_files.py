"""Small files for their owner alone: how they are written, and known by their hash.

It imports no heavy library: `tambon status` answers at once.
"""

import hashlib
import json
from pathlib import Path

from transforms.hard_links import make_private


def write_json(path: Path, said: object) -> None:
    """Write what is said, anew: another name of the file keeps what it was."""
    text = json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True)
    write_private(path, f"{text}\n")


def write_private(path: Path, text: str) -> None:
    """Write a text, its line ends as they are, anew as `write_json` does."""
    make_private(path.parent)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(text, "utf-8", newline="")


def file_sha256(path: Path) -> str:
    """Return a file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
