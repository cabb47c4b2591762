"""Throw damaged files at the readers: `python -m tests.faults.damaged_files`.

Each file follows from the seed and its number alone. They are read by workers, so that
a crash, a hang or a hunger for memory of the reader is seen as what it is.
"""

import argparse
import json
import queue
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from random import Random
from threading import Thread
from typing import IO, NamedTuple

from tests.faults.damages import BYTES, LINES, Damage, inside_gzip, swap_columns
from tests.faults.parquet_damages import PARQUET
from tests.faults.readers import Readers
from tests.faults.whole_files import Whole, whole_files
from tests.faults.workbook_damages import PARTS

ROOT = Path(__file__).parents[2]
CPU_SECONDS_PER_FILE = 15.0  # however busy the machine is
SECONDS_PER_FILE = 240.0  # then it hangs, and its worker is ended
MOST_MEMORY = 1 << 30  # what one file may add to the worker's peak
ADDRESS_SPACE = 8 << 30
WORKERS = 2
SHARES = {"source": 60, "decisions": 15, "rules": 12, "model": 3, "memory": 6,
          "published": 4}  # fmt: skip
GOOD = ("refused", "quarantined rows", "read whole")
OTHER_ENDINGS = (".csv", ".csv.gz", ".xlsx", ".parquet")


class Case(NamedTuple):
    """One damaged file."""

    number: int
    kind: str
    name: str
    damage: str
    content: bytes


def damaged_file(wholes: list[Whole], seed: int, number: int) -> Case:
    """Make the file of a number: always the same."""
    rng = Random(f"{seed}/{number}")  # noqa: S311  (no secret)
    (kind,) = rng.choices(list(SHARES), list(SHARES.values()))
    whole = rng.choice([whole for whole in wholes if whole.kind == kind])
    damages = _damages(whole)
    names, content = [], whole.content
    for _ in range(rng.choice((1, 1, 1, 2))):
        name = rng.choice(sorted(damages))
        names.append(name)
        content = _damaged(damages[name], rng, content)
    name = whole.name
    if kind == "source" and rng.random() < 0.03:
        name = name.partition(".")[0] + rng.choice(OTHER_ENDINGS)
        names.append("other ending")
    return Case(number, kind, name, " + ".join(names), content)


def _damages(whole: Whole) -> dict[str, Damage]:
    """Return the damages that can happen to a file of this form."""
    text = {**LINES, "swap_columns": swap_columns}
    if whole.name.endswith(".xlsx"):
        return {**BYTES, **PARTS}
    if whole.name.endswith(".parquet"):
        return {**BYTES, **PARQUET}
    if whole.name.endswith(".gz"):
        inside = {**BYTES, **text}
        zipped = {f"{name} inside": inside_gzip(inside[name]) for name in inside}
        return {**BYTES, **zipped}
    return {**BYTES, **text}


def _damaged(damage: Damage, rng: Random, content: bytes) -> bytes:
    """Damage a file; one too damaged to be damaged so is damaged by a byte."""
    try:
        return damage(rng, content)
    except Exception:
        return BYTES["flip"](rng, content)


def work(seed: int, first: int, last: int) -> None:
    """Read the files of some numbers, telling of each before and after."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    wholes = whole_files()
    readers = Readers(Path(tempfile.mkdtemp(prefix="damaged-")))
    for whole in wholes:  # each reader has been used once before memory is measured
        readers.outcome(whole.kind, whole.name, whole.content)
    peak = _peak()
    for number in range(first, last):
        case = damaged_file(wholes, seed, number)
        _tell(begin=number, kind=case.kind, name=case.name, damage=case.damage)
        start = time.process_time()
        try:
            word, told = readers.outcome(case.kind, case.name, case.content)
        except BaseException as fault:
            word, told = "TRACEBACK", type(fault).__name__
        if time.process_time() - start > CPU_SECONDS_PER_FILE:
            word, told = "SLOW", f"{time.process_time() - start:.0f} s"
        if _peak() - peak > MOST_MEMORY:
            word, told = "MEMORY", f"{_peak() >> 20} MiB"
        peak = max(peak, _peak())
        _tell(end=number, word=word, told=told)
    readers.close()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what, ensure_ascii=True) + "\n")
    sys.stdout.flush()


class Ended(NamedTuple):
    """How one file ended."""

    number: int
    kind: str
    name: str
    damage: str
    word: str
    told: str


def throw(seed: int, first: int, last: int) -> Iterator[Ended]:
    """Have the files of some numbers read by a worker, by a new one after a crash."""
    while first < last:
        begun: dict[str, object] = {}
        for what in _lines_of_a_worker(seed, first, last):
            if "begin" in what:
                begun = what
            else:
                first = int(str(what["end"])) + 1
                yield _ended(begun, str(what["word"]), str(what["told"]))
                begun = {}
        if begun:
            first = int(str(begun["begin"])) + 1
            yield _ended(begun, "CRASH", "the worker died or hung")
        elif first < last:
            raise RuntimeError("a worker does not start")


def _ended(begun: dict[str, object], word: str, told: str) -> Ended:
    place = (str(begun[name]) for name in ("kind", "name", "damage"))
    return Ended(int(str(begun["begin"])), *place, word, told)


def _lines_of_a_worker(seed: int, first: int, last: int) -> Iterator[dict[str, object]]:
    """Start a worker; give what it tells until it ends or hangs, which ends it."""
    command = [sys.executable, "-m", "tests.faults.damaged_files", "--work",
               *map(str, (seed, first, last))]  # fmt: skip
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as worker:
        assert worker.stdout
        lines: queue.Queue[str] = queue.Queue()
        Thread(target=_pass_on, args=(worker.stdout, lines), daemon=True).start()
        limit = SECONDS_PER_FILE  # it starts
        try:
            while line := lines.get(timeout=limit):
                limit = SECONDS_PER_FILE
                yield json.loads(line)
        except queue.Empty:
            pass
        finally:
            worker.kill()


def _pass_on(stream: IO[str], lines: "queue.Queue[str]") -> None:
    for line in stream:
        lines.put(line)
    lines.put("")


def throw_all(seed: int, count: int, workers: int = WORKERS) -> list[Ended]:
    """Throw `count` files, by several workers at once."""
    edges = [count * part // workers for part in range(workers + 1)]
    with ThreadPoolExecutor(workers) as pool:
        parts = pool.map(
            lambda part: list(throw(seed, *part)),
            pairwise(edges),
        )
        return [ended for part in parts for ended in part]


def counted(ended: list[Ended]) -> str:
    """Return a table of how many files of each kind ended in which way."""
    counts = Counter((one.kind, _form(one.name), one.word) for one in ended)
    words = sorted({one.word for one in ended})
    lines = [" | ".join(["kind", "form", *words])]
    for kind, form in sorted({(kind, form) for kind, form, _ in counts}):
        numbers = (str(counts[kind, form, word]) for word in words)
        lines.append(" | ".join([kind, form, *numbers]))
    total = Counter(one.word for one in ended)
    lines.append(" | ".join(["all", "", *(str(total[word]) for word in words)]))
    return "\n".join(lines)


def _form(name: str) -> str:
    return name.partition(".")[2]


def main() -> int:
    """Throw the files asked for; 1 if a reader failed one of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--files", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--work", type=int, nargs=3, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.work:
        work(*given.work)
        return 0
    start = time.monotonic()
    ended = throw_all(given.seed, given.files)
    bad = [one for one in ended if one.word not in GOOD]
    for one in bad:
        sys.stdout.write(f"{one}\n")
    seconds = time.monotonic() - start
    sys.stdout.write(f"{counted(ended)}\n{len(ended)} files, {len(bad)} failed, ")
    sys.stdout.write(f"seed {given.seed}, {seconds:.0f} s\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
