"""Where faults are tried: one Prefect server, a good night, the next as it ought to be.

Runs are forked off an interpreter that has read the product's code already: each is a
process of its own that can be killed, and starts in no time. `cold` ones are started
from nothing, as a user starts them.
"""

import contextlib
import json
import logging
import multiprocessing
import multiprocessing.forkserver
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.faults import saboteur
from tests.faults.nights import FIRST, SECOND, Field, copied, write_sources
from tests.faults.saboteur import Fault, Spec
from tests.faults.whole import faults_of, fingerprint, half_made, kept, published
from tests.flows.running import free_port, is_healthy, stop, wait_for

CHECKOUT = Path(__file__).parents[2]
PATIENCE_SECONDS = 240
PRELOADED = ["tests.faults.saboteur", "flows.nightly", "flows.__main__", "flows.show"]


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    told: str


@dataclass(frozen=True)
class Running:
    """A run under way, and where its words go."""

    process: ForkServerProcess
    folder: Path

    @property
    def pid(self) -> int:
        """The process's number."""
        assert self.process.pid is not None
        return self.process.pid

    def told(self) -> str:
        """Return what it has told so far."""
        path = self.folder / "err.txt"
        return path.read_text("utf-8") if path.exists() else ""

    def ended(self) -> Ended:
        """Wait for its end."""
        self.process.join(PATIENCE_SECONDS)
        assert self.process.exitcode is not None, f"hangs: {self.told()[-500:]}"
        out = (self.folder / "out.txt").read_text("utf-8")
        return Ended(self.process.exitcode, out, self.told())


@dataclass(frozen=True)
class Lab:
    """A server, and the nights that runs are compared with."""

    folder: Path
    environment: dict[str, str]
    good: Field

    def start(self, words: Sequence[str], spec: Spec | None = None) -> Running:
        """Start a run."""
        folder = Path(tempfile.mkdtemp(dir=self.folder, prefix="said-"))
        told = (spec or Spec()).told()
        process = multiprocessing.get_context("forkserver").Process(
            target=_run, args=(str(folder), [told, *words])
        )
        process.start()
        return Running(process, folder)

    def run(self, words: Sequence[str], spec: Spec | None = None) -> Ended:
        """Run a command to its end."""
        return self.start(words, spec).ended()

    def cold(
        self,
        words: Sequence[str],
        spec: Spec | None = None,
        before: Sequence[str] = (),
        **environment: str,
    ) -> Ended:
        """Run a command as a user starts it, behind another command if there is one."""
        module = ["tests.faults.saboteur", spec.told()] if spec else ["flows"]
        done = subprocess.run(
            [*before, sys.executable, "-m", *module, *words],
            cwd=self.folder,
            env=self.environment | environment,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def field(self) -> Field:
        """Return a field after the good night, ready for the second."""
        return copied(self.good, Path(tempfile.mkdtemp(dir=self.folder)))

    def expected(self) -> dict[str, str]:
        """Return what is kept after a second night that nothing disturbed."""
        note = self.folder / "second.json"
        if not note.exists():
            calm = self.field()
            ended = self.run(calm.words())
            assert ended.code == 0, ended.told
            note.write_text(json.dumps(kept(calm.curated)), "utf-8")
        said: dict[str, str] = json.loads(note.read_text("utf-8"))
        return said

    def is_former(self, field: Field) -> bool:
        """Whether people still read the good night, to the byte; it must be whole."""
        assert faults_of(field.latest) == []
        good = fingerprint(self.good.latest.resolve())
        return published(fingerprint(field.latest.resolve())) == published(good)

    def is_new(self, field: Field) -> bool:
        """Whether people read the second night, as if nothing had disturbed it."""
        assert faults_of(field.latest) == []
        shown = fingerprint(field.latest.resolve())
        return published(shown) == {
            path.removeprefix("latest/"): sha
            for path, sha in self.expected().items()
            if path.startswith("latest/")
        }

    def next_is_right(self, field: Field) -> None:
        """Prove that the next run does what an undisturbed one would have done."""
        ended = self.run(field.words())
        assert ended.code == 0, ended.told
        assert faults_of(field.latest) == []
        assert half_made(field.curated) == []
        wrong = differences(kept(field.curated), self.expected())
        assert wrong == [], f"the next run differs: {wrong}"

    def survives(self, field: Field) -> None:
        """Prove that a fault lost nothing, and that the next run is right."""
        assert self.is_former(field) or self.is_new(field)
        self.next_is_right(field)


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the files that are not the same."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Lab]:
    """Open a lab: its server runs, its good night is done."""
    port = free_port()
    api = f"http://127.0.0.1:{port}/api"
    rest = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    environment = rest | {
        "PREFECT_HOME": str(folder / ".prefect"),
        "PYTHONPATH": str(CHECKOUT),
    }
    with (folder / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "flows", "server", "--port", str(port)],
            cwd=folder, env=environment, stdout=log, stderr=log, encoding="utf-8",
            start_new_session=True,
        )  # fmt: skip
    try:
        assert wait_for(lambda: is_healthy(api), 90)
        environment["PREFECT_API_URL"] = api
        _preload(environment)
        lab = Lab(folder, environment, Field(folder / "good"))
        write_sources(lab.good.raw, is_second=False)
        ended = lab.run(lab.good.words(FIRST))
        assert ended.code == 0, ended.told
        yield lab
    finally:
        stop(server)


def _preload(environment: dict[str, str]) -> None:
    """Start the interpreter that runs are forked off, in this environment."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment)
    try:
        multiprocessing.set_forkserver_preload(PRELOADED)
        multiprocessing.forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(before)


def _run(folder: str, words: list[str]) -> None:
    """Be a run: its words go into two files.

    Prefect was read before the command line, and took the console: it gives it back.
    """
    logging.getLogger().handlers.clear()
    for number, name in ((1, "out.txt"), (2, "err.txt")):
        opened_ = os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(opened_, number)
    code = saboteur.main(words)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


__all__ = ["SECOND", "Ended", "Fault", "Field", "Lab", "Running", "Spec", "opened"]
