"""Small nights to keep: a manifest, a table, what is for the next run, the inputs."""

import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from transforms.switch import Switch, commit, staged

AREA = "5705"
# Each step that changes the disk is announced to audit hooks before it is taken; the
# process kills itself there, as a power cut would.
STEPS = {
    "os.rename", "os.symlink", "os.remove", "os.rmdir", "os.mkdir", "os.link",
    "shutil.copyfile",
}  # fmt: skip


def lay_night(folder: Path, day: str, text: str, **said: object) -> None:
    """Write what a run would publish: `text` tells one run of a day from another."""
    files = {
        "tables/ledger.parquet": f"{text} ledger",
        "tables/target_list_rows.parquet": f"{text} names",
        "for_next_run/links.parquet": f"{text} links",
        "target_lists/570501.csv": f"{text} list",
    }
    for name, written in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written)
    outputs = [
        {"path": name, "sha256": hashlib.sha256(written.encode()).hexdigest()}
        for name, written in files.items()
    ]
    manifest = {"as_of": day, "area_code": AREA, "is_invented": False} | said
    text = json.dumps(manifest | {"outputs": outputs})
    (folder / "manifest.json").write_text(text)


def stage_night(curated: Path, day: str, text: str, **said: object) -> None:
    """Lay a night and its inputs into the folder that is staged."""
    lay_night(curated / ".staging" / "published", day, text, **said)
    inputs = curated / ".staging" / "inputs"
    inputs.mkdir()
    (inputs / "index.json").write_text(f"{text} inputs")


def publish_night(
    curated: Path, day: str, text: str, switch: Switch | None = None, **said: object
) -> None:
    """Run a night: stage it, and let it take the place of `latest`."""
    with staged(curated):
        stage_night(curated, day, text, **said)
        commit(curated, switch)


def read_texts(folder: Path) -> set[str]:
    """Return the first word of each file, its manifest aside: one if it is whole."""
    return {
        path.read_text().split()[0]
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }


def file_names(folder: Path) -> set[str]:
    """Return the files below a folder."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


def run_and_kill(job: Callable[[], None], fatal_step: int) -> bool:
    """Do a job in a process of its own that dies at a step; return whether it did."""
    child = os.fork()
    if not child:
        taken = 0

        def count(event: str, _: object) -> None:
            nonlocal taken
            taken += event in STEPS
            if event in STEPS and taken == fatal_step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            job()
        except BaseException:  # a child must never return to pytest
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, -signal.SIGKILL}
    return status != 0
