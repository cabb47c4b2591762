"""The true command with a fault in it: `python -m tests.faults.saboteur SPEC run …`.

The fault strikes from outside the product's own code: Python's audit hook sees every
rename, link and removal before it is made, and every line that is logged.
"""

import functools
import json
import logging
import os
import resource
import signal
import sys
import time
from dataclasses import asdict, dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from tests.faults.trees import copy_tree

CHANGES = {"os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.mkdir"}
ASIDE = (".staging", ".spill")  # where a run works before it publishes
STARTED = "started"  # a file of this name says that a pause has begun


@dataclass(frozen=True)
class Fault:
    """One fault: what strikes, and when.

    Args:
        do: name of a function below.
        at_change: number of the change of the watched folder that it comes before.
        at_line: part of the log line that it comes after.
        nth: which of the lines that hold it, from 1; a pause's, the number of any.
        path: file that it strikes, or folder that it needs.
        size: bytes that a file keeps, or may have; memory that is left.
    """

    do: str
    at_change: int = 0
    at_line: str = ""
    nth: int = 1
    path: str = ""
    size: int = 0


@dataclass(frozen=True)
class Spec:
    """What goes wrong in one run.

    Args:
        watched: the folder whose changes are counted.
        faults: what strikes when.
        trace: file that every change and flush of the watched folder is noted in.
        clock: what the clock says (ISO); empty: the truth.
        memory_gib: memory DuckDB may use; 0: as ever.
        snapshots: folder for a copy of the watched folder before each change.
    """

    watched: str = "/nowhere"
    faults: list[Fault] = field(default_factory=list)
    trace: str = ""
    clock: str = ""
    memory_gib: float = 0.0
    snapshots: str = ""

    def told(self) -> str:
        """Return it as a word of a command line."""
        return json.dumps(asdict(self))


def understood(word: str) -> Spec:
    """Return what a word of the command line tells."""
    said = json.loads(word)
    return Spec(**said | {"faults": [Fault(**each) for each in said["faults"]]})


def kill(_fault: Fault) -> None:
    """End at once, as a power cut or `kill -9` would."""
    os.kill(os.getpid(), signal.SIGKILL)


def pause(fault: Fault) -> None:
    """Wait until the other side takes away the file that says so."""
    note = Path(fault.path) / STARTED
    note.touch()
    while note.exists():
        time.sleep(0.02)


def replace(fault: Fault) -> None:
    """Put another file in the place of one, as a copying office does."""
    Path(f"{fault.path}.other").replace(fault.path)


def truncate(fault: Fault) -> None:
    """Cut a file."""
    os.truncate(fault.path, fault.size)


def grow(fault: Fault) -> None:
    """Add the rest of a file that was being copied."""
    with Path(fault.path).open("ab") as file:
        file.write(Path(f"{fault.path}.rest").read_bytes())


def remove(fault: Fault) -> None:
    """Take a file away."""
    Path(fault.path).unlink()


def starve(fault: Fault) -> None:
    """Let the process have little more memory than it has now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    now = pages * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + fault.size,) * 2)


def leak(_fault: Fault) -> None:
    """Fail as a defect does whose text holds a value of a person."""
    from tests.flows.tiny import PEOPLE, citizen_id

    raise ValueError(f"no such person: {PEOPLE[0][1]} {PEOPLE[0][2]} {citizen_id(1)}")


DEEDS = {
    each.__name__: each
    for each in (kill, pause, replace, truncate, grow, remove, starve, leak)
}


class Watch:
    """Sees every change of a folder before it is made, and lets faults strike."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.changes = 0
        self.is_busy = False
        self.at = {each.at_change: each for each in spec.faults if each.at_change}

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Hear of an event of Python's own."""
        if event in CHANGES and not self.is_busy:
            paths = _paths(event, arguments)
            if any(path.startswith(self.spec.watched) for path in paths):
                self.is_busy = True
                self.change(event, paths)
                self.is_busy = False

    def change(self, event: str, paths: list[str]) -> None:
        """Count a change that is about to be made; strike if it is time."""
        self.changes += 1
        self.note(" ".join([event, *paths]))
        if self.spec.snapshots and self.is_worth_a_copy(event, paths):
            copy_tree(self.spec.watched, f"{self.spec.snapshots}/{self.changes:05}")
        if fault := self.at.get(self.changes):
            DEEDS[fault.do](fault)

    def is_worth_a_copy(self, event: str, paths: list[str]) -> bool:
        """Whether a kill here may matter: of what is only staged, a few will do."""
        touched = paths if event == "os.rename" else paths[-1:]
        aside = [f"{self.spec.watched}/{name}" for name in ASIDE]
        is_aside = all(path.startswith(tuple(aside)) for path in touched)
        return not is_aside or self.changes % 25 == 1

    def note(self, line: str) -> None:
        """Write a line into the trace."""
        if self.spec.trace:
            with Path(self.spec.trace).open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    def hear(self, record: logging.LogRecord) -> bool:
        """Hear of a line that is logged; strike if it is the one."""
        said = record.getMessage()
        for fault in self.spec.faults:
            if fault.at_line and fault.at_line in said:
                self.heard[fault] = self.heard.get(fault, 0) + 1
                if self.heard[fault] == fault.nth:
                    DEEDS[fault.do](fault)
        return True

    heard: dict[Fault, int] = {}  # noqa: RUF012  (one watch per process)


def _paths(event: str, arguments: tuple[object, ...]) -> list[str]:
    """Return the whole paths that an event is about."""
    count = 2 if event in {"os.rename", "os.link", "os.symlink"} else 1
    place = 2 if event == "os.mkdir" else count  # of the folder's descriptor
    folder = arguments[place]
    named = [os.fsdecode(str(each)) for each in arguments[:count]]
    if event == "os.symlink":
        named = named[1:]
    is_open = isinstance(folder, int) and folder >= 0
    start = os.readlink(f"/proc/self/fd/{folder}") if is_open else os.getcwd()  # noqa: PTH109, PTH115
    return [os.path.join(start, each) for each in named]  # noqa: PTH118


def _note_flushes(watch: Watch) -> None:
    """Note each flush of a file or folder to the disk, once it is made."""
    flush = os.fsync

    def noted(descriptor: int) -> None:
        flush(descriptor)
        path = os.readlink(f"/proc/self/fd/{descriptor}")  # noqa: PTH115
        if path.startswith(watch.spec.watched):
            watch.note(f"fsync {os.fstat(descriptor).st_ino} {path}")

    os.fsync = noted  # type: ignore[assignment]


def _set_clock(now: str) -> None:
    """Let the product's clock say another time."""
    from flows import request

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.fromisoformat(now).replace(tzinfo=tz)

    request.datetime = Clock  # type: ignore[misc,attr-defined]


def _set_memory(gib: float) -> None:
    """Give DuckDB less memory."""
    from flows import nightly
    from transforms import warehouse

    less = functools.partial(warehouse.open_warehouse, memory_limit_gib=gib)
    nightly.open_warehouse = less  # type: ignore[attr-defined]


def sabotage(spec: Spec) -> None:
    """Make ready what goes wrong in this process."""
    watch = Watch(spec)
    sys.addaudithook(watch)
    if spec.trace:
        _note_flushes(watch)
    if spec.clock:
        _set_clock(spec.clock)
    if spec.memory_gib:
        _set_memory(spec.memory_gib)
    for name in ("flows", "transforms"):
        _hear(name, watch)


def _hear(package: str, watch: Watch) -> None:
    """Let a watch hear every line of a package, whichever module logs it."""
    handler = logging.NullHandler()
    handler.handle = watch.hear  # type: ignore[method-assign,assignment]
    logging.getLogger(package).addHandler(handler)


def main(words: list[str]) -> int:
    """Run the true command with a fault in it; return its exit code."""
    from flows.__main__ import main as tambon

    sabotage(understood(words[0]))
    return tambon(words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
