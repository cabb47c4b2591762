"""Every fault that is tried: how it is made to happen, and what must be true after it.

A trial gets a lab, and a number that says which of the fault's many moments it tries:
the first few are the telling ones, the rest are drawn by a seeded die.
"""

import fcntl
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.disks import room_needed, small_disk
from tests.faults.lab import Ended, Fault, Field, Lab, Spec, differences
from tests.faults.nights import FIRST, SECOND, copied, write_sources
from tests.faults.saboteur import STARTED
from tests.faults.whole import faults_of, fingerprint, half_made, kept
from tests.flows.running import free_port, is_healthy, stop, wait_for
from transforms.switch import recover

Trial = Callable[[Lab, int], None]
KILLED = -signal.SIGKILL
TO_MEND = 1
STEPS = ("1/4", "2/4", "3/4", "4/4")


def killed_at_a_step(lab: Lab, number: int) -> None:
    """SIGKILL as a step begins, or within it."""
    steps = [Fault("kill", at_line=step) for step in STEPS]
    later = [
        Fault("kill", at_line="rows", nth=_die(number).randint(1, 100))
        for _ in range(number - len(steps) + 1)
    ]
    field = lab.field()
    ended = lab.run(field.words(), Spec(faults=[[*steps, *later][number]]))
    assert ended.code == KILLED
    lab.survives(field)


def killed_at_a_moment(lab: Lab, number: int) -> None:
    """SIGKILL after some time."""
    field = lab.field()
    running = lab.start(field.words())
    time.sleep(_die(number).uniform(0.5, 6))
    running.process.kill()
    running.ended()
    lab.survives(field)


def killed_at_a_change(lab: Lab, number: int) -> None:
    """SIGKILL before a file or folder is renamed, linked, made or removed."""
    field = lab.field()
    changes = changes_of_a_night(lab)
    telling = [place for place, line in enumerate(changes, 1) if _is_telling(line)]
    at = telling[number] if number < len(telling) else number % len(changes) + 1
    spec = Spec(watched=str(field.curated), faults=[Fault("kill", at_change=at)])
    assert lab.run(field.words(), spec).code == KILLED
    lab.survives(field)


def a_full_disk(lab: Lab, number: int) -> None:
    """The disk is full after some share of what the night writes."""
    shares = [0.02, 0.5, 0.95]
    needed = room_needed(lab)
    share = shares[number] if number < 3 else _die(number).uniform(0.01, 0.97)
    with small_disk(lab.folder / f"disk{number}") as disk:
        field = copied(lab.good, disk.folder)
        disk.leave(int(needed * share))
        ended = lab.run(field.words())
        assert ended.code == TO_MEND, ended.told
        assert "ดิสก์เต็ม" in ended.told, ended.told
        assert "the disk is full" in ended.told
        assert "Traceback" not in ended.told
        assert lab.is_former(field)
        assert half_made(field.curated) == []
        disk.widen()
        lab.next_is_right(field)


def a_source_that_changes(lab: Lab, number: int) -> None:
    """A source is replaced, cut, grown or removed while the run reads."""
    whens = ["พื้นที่", "1/4", "households:", "service_records:"]
    deeds = ["replace", "truncate", "grow", "remove"]
    when = whens[(number + number // 4) % len(whens)]
    field = lab.field()
    path = field.raw / "persons.csv"
    whole = path.read_bytes()
    other = whole.replace("ดอยสมมุติ".encode(), "เขาสมมุติ".encode())
    path.with_name("persons.csv.other").write_bytes(other)
    path.with_name("persons.csv.rest").write_bytes(whole[-300:])
    deed = Fault(
        deeds[number % 4], at_line=when, path=str(path), size=len(whole) * 2 // 3
    )
    ended = lab.run(field.words(), Spec(faults=[deed]))
    was_told = ended.code == TO_MEND and "persons" in ended.told
    assert was_told or ended.code == 0, ended.told
    assert "Traceback" not in ended.told
    assert was_told == lab.is_former(field)
    if not was_told and not lab.is_new(field):
        _is_of_what_lies_there(lab, field)
        return
    path.write_bytes(whole)
    lab.next_is_right(field)


def _is_of_what_lies_there(lab: Lab, field: Field) -> None:
    """Prove that the lists are of the sources as they lie there now, all of them."""
    calm = lab.field()
    shutil.copytree(field.raw, calm.raw, dirs_exist_ok=True)
    assert lab.run(calm.words()).code == 0
    assert differences(kept(field.curated), kept(calm.curated)) == []


def a_slow_copy(lab: Lab, number: int) -> None:
    """A source grows while the run reads: another process is still copying it."""
    field = lab.field()
    path = field.raw / "service_records.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    running = lab.start(field.words())
    copying = subprocess.Popen(
        [sys.executable, "-c", SLOWLY, str(path), str(len(whole) * 2 // 3)],
        stdin=subprocess.PIPE,
    )
    assert copying.stdin is not None
    copying.stdin.write(whole)
    copying.stdin.close()
    ended = running.ended()
    copying.wait(30)
    assert path.read_bytes() == whole
    assert ended.code == TO_MEND, f"{number}: {ended.told}"
    assert "service_records" in ended.told
    assert lab.is_former(field)
    lab.next_is_right(field)


SLOWLY = """
import sys, time
whole, at = sys.stdin.buffer.read(), int(sys.argv[2])
with open(sys.argv[1], "ab") as file:
    for place in range(at, len(whole)):
        file.write(whole[place:place + 1])
        file.flush()
        time.sleep(20 / (len(whole) - at))
"""


def a_locked_source(lab: Lab, number: int) -> None:
    """Another program holds a lock on a source: here a lock keeps nobody out."""
    field = lab.field()
    with (field.raw / "persons.csv").open("rb+") as file:
        (fcntl.lockf, fcntl.flock)[number % 2](file, fcntl.LOCK_EX)
        ended = lab.run(field.words())
    assert ended.code == 0, ended.told
    lab.next_is_right(field)


def two_at_once(lab: Lab, number: int) -> None:
    """A second run begins while the first is at work: it leaves, and says why."""
    field = lab.field()
    step = STEPS[number % len(STEPS)]
    spec = Spec(faults=[Fault("pause", at_line=step, path=str(field.folder))])
    first = lab.start(field.words(), spec)
    note = field.folder / STARTED
    assert wait_for(note.exists, 60), first.told()
    second = lab.run(field.words())
    note.unlink()
    assert second.code == TO_MEND, second.told
    assert "another run is writing to this folder" in second.told
    assert first.ended().code == 0
    assert lab.is_new(field)
    lab.next_is_right(field)


def an_unreadable_place(lab: Lab, number: int) -> None:
    """A source, the sources' folder or the lists' folder lets nobody in."""
    field = lab.field()
    raw, source = field.raw, field.raw / "households.csv"
    place, rights = [(source, 0), (raw, 0), (field.curated, 0o500)][number % 3]
    former = place.stat().st_mode
    place.chmod(rights)
    try:
        ended = lab.cold(field.words(), before=WITHOUT_ROOTS_RIGHTS)
    finally:
        place.chmod(former)
    assert ended.code == TO_MEND, ended.told
    assert "Permission denied" in ended.told
    assert place.name in ended.told
    assert "Traceback" not in ended.told
    lab.survives(field)


ROOTS_RIGHTS = "-dac_override,-dac_read_search"
WITHOUT_ROOTS_RIGHTS = (
    ["setpriv", "--bounding-set", ROOTS_RIGHTS, "--inh-caps", ROOTS_RIGHTS]
    if os.geteuid() == 0
    else []
)


def little_memory_for_duckdb(lab: Lab, number: int) -> None:
    """DuckDB may use little memory: it writes to the disk what does not fit."""
    field = lab.field()
    gib = [0.06, 0.05, 0.04][number % 3]
    ended = lab.run(field.words(), Spec(memory_gib=gib))
    if ended.code:
        assert ended.code == TO_MEND, ended.told
        assert "the memory is not enough" in ended.told, ended.told
        assert lab.is_former(field)
    else:
        assert lab.is_new(field)
    lab.next_is_right(field)


OUT_OF_MEMORY = ("the memory is not enough", "cannot allocate memory", "bad_alloc")


def no_more_memory(lab: Lab, number: int) -> None:
    """The system gives the process no more memory from some line on."""
    field = lab.field()
    step = STEPS[number % len(STEPS)]
    mib = _die(number).choice([2, 8, 20, 40, 80])
    starved = Fault("starve", at_line=step, size=mib << 20)
    ended = lab.run(field.words(), Spec(faults=[starved]))
    if ended.code:
        # The C library may end the process by itself; it too says why.
        said = ended.told.lower()
        assert any(each in said for each in OUT_OF_MEMORY), f"{step} {mib} {ended}"
        assert "traceback" not in said, f"{step} {mib} {ended}"
        assert lab.is_former(field)
    lab.survives(field)


def a_clock_that_jumps_back(lab: Lab, number: int) -> None:
    """The clock says a day before that of the lists, and no day was asked for."""
    field = lab.field()
    day = ["2019-01-30T23:59", "1970-01-01T00:00"][number % 2]
    ended = lab.run(field.words(as_of=None), Spec(clock=day))
    assert ended.code in {TO_MEND, 2}, ended.told
    assert FIRST in ended.told, ended.told
    assert lab.is_former(field)
    lab.next_is_right(field)


def a_server_that_dies(lab: Lab, number: int) -> None:
    """The Prefect server dies while the run is at work."""
    field = lab.field()
    port = free_port()
    environment = {
        "PREFECT_HOME": str(field.folder / ".prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
    }
    words = [sys.executable, "-m", "flows", "server", "--port", str(port)]
    with (field.folder / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            words, cwd=field.folder, env=lab.environment | environment,
            stdout=log, stderr=log, encoding="utf-8", start_new_session=True,
        )  # fmt: skip
    try:
        assert wait_for(lambda: is_healthy(environment["PREFECT_API_URL"]), 90)
        step = STEPS[(number + 2) % len(STEPS)]
        spec = Spec(faults=[Fault("pause", at_line=step, path=str(field.folder))])
        ended = _killing(server, lab, field, spec, environment)
    finally:
        if server.poll() is None:
            stop(server)
    if ended.code:
        assert ended.code == TO_MEND, ended.told
        assert "Prefect" in ended.told
    assert "Traceback" not in ended.told, ended.told
    lab.survives(field)


def _killing(
    server: subprocess.Popen[str],
    lab: Lab,
    field: Field,
    spec: Spec,
    environment: dict[str, str],
) -> Ended:
    """Run against a server that is killed when the run comes to a pause."""
    run = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.saboteur", spec.told(), *field.words()],
        cwd=lab.folder, env=lab.environment | environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    note = field.folder / STARTED
    assert wait_for(note.exists, 90)
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    note.unlink()
    out, told = run.communicate(timeout=240)
    return Ended(run.returncode, out, told)


def a_crash_before_every_change(lab: Lab, number: int) -> None:
    """A crash before any rename, link or removal outside the folder of work.

    One run is copied before each of its changes, as a crash would leave it. At each,
    people read a whole night; and the next run is right after each state that mending
    leads to, since that is all it sees of the crash.
    """
    del number  # all moments at once
    field = lab.field()
    snapshots = field.folder / "snapshots"
    snapshots.mkdir()
    spec = Spec(watched=str(field.curated), snapshots=str(snapshots))
    assert lab.run(field.words(), spec).code == 0
    mended: dict[str, Path] = {}
    for snapshot in sorted(snapshots.iterdir()):
        crashed = Field(snapshot.rename(field.folder / snapshot.name))
        assert faults_of(crashed.folder / "latest") == [], snapshot.name
        recover(crashed.folder)
        mended.setdefault(json.dumps(fingerprint(crashed.folder)), crashed.folder)
    assert len(mended) > 1
    for state in mended.values():
        after = Field(state.with_name(f"after-{state.name}"))
        after.folder.mkdir()
        state.rename(after.curated)
        write_sources(after.raw, is_second=True)
        lab.survives(after)


def a_power_cut(lab: Lab, number: int) -> None:
    """The power fails: what a switch shows must be on the disk before it shows it."""
    del number
    field = lab.field()
    trace = field.folder / "trace.txt"
    spec = Spec(watched=str(field.curated), trace=str(trace))
    assert lab.run(field.words(), spec).code == 0
    lines = trace.read_text("utf-8").splitlines()
    for shown in (field.latest, field.curated / "runs" / SECOND):
        [switch] = [
            place
            for place, line in enumerate(lines)
            if line.startswith("os.rename ") and line.endswith(f" {shown}")
        ]
        flushed = {
            int(line.split()[1]) for line in lines[:switch] if line.startswith("fsync")
        }
        folder = shown.resolve()
        entries = [folder, *folder.rglob("*")]
        if shown == field.latest:  # a link: where it leads must be there
            entries.append(folder.parent)
        lacking = [
            path.relative_to(field.curated).as_posix()
            for path in entries
            if path.stat().st_ino not in flushed
        ]
        assert lacking == [], f"{shown.name} shows what is not on the disk: {lacking}"
        after = [line.split()[-1] for line in lines[switch:] if line[:5] == "fsync"]
        assert str(shown.parent) in after, f"{shown.name} is not brought to the disk"
    lab.next_is_right(field)


def changes_of_a_night(lab: Lab) -> list[str]:
    """Return every change that a night makes in the folder of its lists, in order."""
    trace = lab.folder / "changes.txt"
    if not trace.exists():
        field = lab.field()
        spec = Spec(watched=str(field.curated), trace=str(trace))
        assert lab.run(field.words(), spec).code == 0
    lines = trace.read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("fsync ")]


def _is_telling(line: str) -> bool:
    """Whether a change is of those that a switch is made of."""
    return line.startswith(("os.rename", "os.symlink"))


def _die(number: int) -> random.Random:
    """Return a die that falls the same way each time."""
    return random.Random(number)  # noqa: S311  (no secret)


TRIALS: dict[str, Trial] = {
    each.__name__: each
    for each in (
        killed_at_a_step, killed_at_a_change, killed_at_a_moment,
        a_crash_before_every_change, a_power_cut, a_full_disk, a_source_that_changes,
        a_slow_copy, a_locked_source, two_at_once, an_unreadable_place,
        little_memory_for_duckdb, no_more_memory,
        a_clock_that_jumps_back, a_server_that_dies,
    )
}  # fmt: skip
