"""A run takes the place of `latest` whole, or not at all."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import transforms
from schemas.errors import RunError
from transforms import switch
from transforms.switch import recover, staged, switch_by_link, switch_by_renames

ROOT = Path(transforms.__file__).parents[1]
STRATEGIES = (switch_by_link, switch_by_renames)

# Each step that changes the disk is announced to audit hooks before it is taken; the
# process kills itself there, as a power cut would.
KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from transforms import switch

curated, strategy, fatal_step = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
steps = {"os.rename", "os.symlink", "os.remove", "os.rmdir", "os.mkdir"}
taken = 0

def count(event, args):
    global taken
    taken += event in steps
    if event in steps and taken == fatal_step:
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
with switch.staged(curated, getattr(switch, strategy)) as staging:
    for name in ("first", "second"):
        (staging / name).write_text("today")
"""


def publish(curated: Path, day: str, **options: switch.Switch) -> None:
    with staged(curated, **options) as staging:
        for name in ("first", "second"):
            (staging / name).write_text(day)


def days_read(curated: Path) -> set[str]:
    """What a reader finds: one day if whole, several or a missing file if half."""
    return {(curated / "latest" / name).read_text() for name in ("first", "second")}


def hidden_entries(curated: Path) -> set[str]:
    return {path.name for path in curated.glob(".*")}


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_run_takes_the_place_of_the_one_before(
    tmp_path: Path, strategy: switch.Switch
) -> None:
    for day in ("yesterday", "today", "tomorrow"):
        publish(tmp_path, day, switch=strategy)
        assert days_read(tmp_path) == {day}
    assert hidden_entries(tmp_path) == {".lock"}


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_failed_run_leaves_yesterdays_lists(
    tmp_path: Path, strategy: switch.Switch
) -> None:
    publish(tmp_path, "yesterday", switch=strategy)
    with pytest.raises(FileNotFoundError), staged(tmp_path, strategy) as staging:
        (staging / "first").rename(staging / "second")
    assert days_read(tmp_path) == {"yesterday"}
    assert hidden_entries(tmp_path) == {".lock"}


@pytest.mark.parametrize("has_yesterday", [True, False])
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_run_killed_at_any_step_leaves_a_whole_run_and_the_next_one_is_right(
    tmp_path: Path, strategy: switch.Switch, has_yesterday: bool
) -> None:
    is_killed, step, outcomes = True, 0, []
    while is_killed:
        step += 1
        curated = tmp_path / str(step)
        if has_yesterday:
            publish(curated, "yesterday", switch=strategy)
        command = [sys.executable, "-S", "-c", KILLED_RUN, str(curated)]
        run = subprocess.run(
            [*command, strategy.__name__, str(step)], cwd=ROOT, check=False
        )
        is_killed = run.returncode == -9
        if curated.exists():
            recover(curated)
            is_there = os.path.lexists(curated / "latest")
            outcomes.append(days_read(curated) if is_there else set())
            assert hidden_entries(curated) <= {".lock"}
        publish(curated, "tomorrow", switch=strategy)
        assert days_read(curated) == {"tomorrow"}
    before: set[str] = {"yesterday"} if has_yesterday else set()
    turn = outcomes.index({"today"})
    assert turn >= 2
    assert outcomes == [before] * turn + [{"today"}] * (len(outcomes) - turn)
    assert run.returncode == 0


def test_a_link_never_shows_a_moment_without_a_whole_run(tmp_path: Path) -> None:
    publish(tmp_path, "0")
    is_over, seen = threading.Event(), []

    def read() -> None:
        while not is_over.is_set():
            run = (tmp_path / "latest").resolve(strict=True)
            seen.append({(run / name).read_text() for name in ("first", "second")})

    reader = threading.Thread(target=read)
    reader.start()
    for day in range(1, 30):
        publish(tmp_path, str(day))
        read_before = len(seen)
        while reader.is_alive() and len(seen) == read_before:
            time.sleep(0.001)
    is_over.set()
    reader.join()
    assert seen
    assert all(len(days) == 1 for days in seen)


def test_who_reads_yesterdays_run_can_finish_after_the_switch(tmp_path: Path) -> None:
    publish(tmp_path, "yesterday")
    opened = (tmp_path / "latest").resolve()
    publish(tmp_path, "today")
    assert (opened / "second").read_text() == "yesterday"
    publish(tmp_path, "tomorrow")
    assert not opened.exists()
    assert len(list((tmp_path / "runs").iterdir())) == 2


def test_a_folder_put_there_by_windows_gives_way_to_a_link(tmp_path: Path) -> None:
    publish(tmp_path, "yesterday", switch=switch_by_renames)
    publish(tmp_path, "today", switch=switch_by_link)
    assert days_read(tmp_path) == {"today"}
    publish(tmp_path, "tomorrow", switch=switch_by_renames)
    assert days_read(tmp_path) == {"tomorrow"}
    recover(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {".lock", "latest", "runs"}


def test_a_disk_without_links_gets_a_folder(tmp_path: Path) -> None:
    with no_links(), staged(tmp_path) as staging:
        for name in ("first", "second"):
            (staging / name).write_text("today")
    assert not (tmp_path / "latest").is_symlink()
    assert days_read(tmp_path) == {"today"}


def test_a_second_run_is_told_to_wait(tmp_path: Path) -> None:
    with staged(tmp_path) as staging:
        (staging / "first").write_text("today")
        with pytest.raises(RunError, match="another run") as error, staged(tmp_path):
            pass
        assert "รอให้เสร็จ" in error.value.th
        assert (staging / "first").exists()


def test_only_the_owner_may_look_into_a_run(tmp_path: Path) -> None:
    with staged(tmp_path) as staging:
        assert staging.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "runs").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / ".lock").stat().st_mode & 0o777 == 0o600


@contextmanager
def no_links() -> Iterator[None]:
    """Make this process refuse to make links, as some disks do."""
    with pytest.MonkeyPatch.context() as patch:

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError

        patch.setattr(os, "symlink", refuse)
        yield
