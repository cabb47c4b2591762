"""Bombs handed to the readers, one worker for all: what each cost.

`python -m tests.faults.bomb_disposal` also tries those that are large on the disk.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.faults.bombs import BOMBS, LARGE, Bomb, put_bomb
from tests.faults.readers import Readers

ROOT = Path(__file__).parents[2]
ADDRESS_SPACE = 8 << 30
SECONDS = 300


class Defused(NamedTuple):
    """What came of a bomb, and what it cost."""

    bomb: str
    word: str
    told: str
    seconds: float
    added_mib: int


def defuse(
    folder: Path, bombs: Mapping[str, tuple[str, tuple[Bomb, ...]]]
) -> list[Defused]:
    """Make bombs, and have a worker read them; one that it dies of ends the list."""
    asked = [
        f"{kind}:{put_bomb(folder, name, bomb)}"
        for name, (kind, several) in bombs.items()
        for bomb in several
    ]
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.bomb_disposal", *asked],
        cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    return [Defused(*json.loads(line)) for line in ended.stdout.splitlines()]


def work(asked: list[str]) -> None:
    """Read each bomb, and tell what came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    readers = Readers(Path(tempfile.mkdtemp(prefix="bombs-")))
    for one in asked:
        kind, _, place = one.partition(":")
        path = Path(place)
        before = _reset_peak()
        start = time.process_time()
        try:
            word, told = readers.outcome_of(kind, path)
        except BaseException as fault:
            word, told = "TRACEBACK", type(fault).__name__
        added = (_memory("VmHWM") - before) >> 10
        cost = (round(time.process_time() - start, 2), added)
        sys.stdout.write(json.dumps([_name(path), word, told, *cost]) + "\n")
        sys.stdout.flush()
    readers.close()


def _name(path: Path) -> str:
    return path.parents[path.parent.name == "decisions"].name


def _reset_peak() -> int:
    """Forget the peak so far; return what is held now, in KiB."""
    Path("/proc/self/clear_refs").write_text("5")
    return _memory("VmRSS")


def _memory(name: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith(f"{name}:")]
    return int(line.split()[1])


def main() -> None:
    """Work as a worker; without a word, try every bomb and tell."""
    if asked := sys.argv[1:]:
        work(asked)
        return
    with tempfile.TemporaryDirectory(prefix="bombs-") as folder:
        for bombs in (BOMBS, LARGE):
            for defused in defuse(Path(folder), bombs):
                sys.stdout.write(f"{defused}\n")


if __name__ == "__main__":
    main()
