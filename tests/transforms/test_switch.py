"""A run takes the place of `latest` whole, or not at all, and its night is kept."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from schemas.errors import RunError
from tests.transforms.kept import (
    file_names,
    lay_night,
    publish_night,
    read_texts,
    run_and_kill,
    stage_night,
)
from transforms import switch
from transforms.switch import (
    commit,
    hold,
    recover,
    release,
    staged,
    switch_by_link,
    switch_by_renames,
)

STRATEGIES = (switch_by_link, switch_by_renames)
DAY_1, DAY_2, DAY_3 = "2020-03-01", "2020-03-02", "2020-03-03"
KEPT = {
    "manifest.json",
    "tables/ledger.parquet",
    "tables/target_list_rows.parquet",
    "for_next_run/links.parquet",
    "inputs/index.json",
}


@pytest.fixture(autouse=True)
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count what is brought to the disk, without waiting for it: kills lose nothing."""
    flushes: list[int] = []
    monkeypatch.setattr(os, "fsync", flushes.append)
    return flushes


def hidden_entries(curated: Path) -> set[str]:
    return {path.name for path in curated.glob(".*")}


def published(curated: Path) -> set[str]:
    """What a reader finds: one run if whole, several or a missing file if half."""
    latest = curated / "latest"
    assert (latest / "manifest.json").is_file()
    assert len(file_names(latest)) == 5
    return read_texts(latest)


def kept(curated: Path) -> dict[str, set[str]]:
    """Return which run each kept night is of; each must be whole."""
    nights = {path.name: path for path in (curated / "runs").glob("*")}
    for path in nights.values():
        assert file_names(path) - {"released.json"} == KEPT
    return {
        day: read_texts(path) - {"{"}  # released.json
        for day, path in nights.items()
    }


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_run_takes_the_place_of_the_one_before_and_each_night_is_kept(
    tmp_path: Path, strategy: switch.Switch
) -> None:
    for day, text in ((DAY_1, "a"), (DAY_2, "b"), (DAY_3, "c")):
        publish_night(tmp_path, day, text, strategy)
        assert published(tmp_path) == {text}
    assert kept(tmp_path) == {DAY_1: {"a"}, DAY_2: {"b"}, DAY_3: {"c"}}
    assert hidden_entries(tmp_path) == {".lock"}


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_day_run_again_takes_the_place_of_its_kept_night(
    tmp_path: Path, strategy: switch.Switch
) -> None:
    for text in ("a", "b"):
        publish_night(tmp_path, DAY_1, text, strategy)
    assert published(tmp_path) == {"b"}
    assert kept(tmp_path) == {DAY_1: {"b"}}


def test_a_kept_night_shares_its_bytes_with_what_is_published(tmp_path: Path) -> None:
    publish_night(tmp_path, DAY_1, "a")
    name = "tables/ledger.parquet"
    assert (tmp_path / "latest" / name).samefile(tmp_path / "runs" / DAY_1 / name)


def test_what_is_the_same_as_the_night_before_lies_on_the_disk_once(
    tmp_path: Path,
) -> None:
    publish_night(tmp_path, DAY_1, "a")
    publish_night(tmp_path, DAY_2, "a")
    name = "tables/ledger.parquet"
    first, second = (tmp_path / "runs" / day / name for day in (DAY_1, DAY_2))
    assert first.samefile(second)
    # what is no longer what that night wrote is not taken for the same
    first.write_text("scribbled on")
    publish_night(tmp_path, DAY_3, "a")
    assert (tmp_path / "runs" / DAY_3 / name).read_text() == "a ledger"


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_failed_run_leaves_yesterdays_lists(
    tmp_path: Path, strategy: switch.Switch
) -> None:
    publish_night(tmp_path, DAY_1, "a", strategy)
    with pytest.raises(FileNotFoundError), staged(tmp_path) as staging:
        (staging / "first").rename(staging / "second")
    assert published(tmp_path) == {"a"}
    assert kept(tmp_path) == {DAY_1: {"a"}}
    assert hidden_entries(tmp_path) == {".lock"}


def test_what_was_staged_is_published_by_word_alone(tmp_path: Path) -> None:
    with staged(tmp_path):
        stage_night(tmp_path, DAY_1, "a")
    assert not (tmp_path / "latest").exists()


Outcome = tuple[set[str], dict[str, set[str]]]


def outcomes_of(tmp_path: Path, before: Callable, job: Callable) -> list[Outcome]:
    """Kill a job at each of its steps; return what was there once that was mended.

    After each, the next night must be right.
    """
    is_killed, step, outcomes = True, 0, []
    while is_killed:
        step += 1
        curated = tmp_path / f"{step}"
        before(curated)
        is_killed = run_and_kill(partial(job, curated), step)
        recover(curated)
        is_there = os.path.lexists(curated / "latest")
        now = (published(curated) if is_there else set(), kept(curated))
        assert hidden_entries(curated) <= {".lock"}
        if not outcomes or outcomes[-1] != now:
            outcomes.append(now)
        publish_night(curated, DAY_3, "next")
        assert published(curated) == {"next"}
        assert kept(curated) == now[1] | {DAY_3: {"next"}}
        assert not (curated / "held").exists()
        shutil.rmtree(curated)
    assert step > 5
    return outcomes


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_first_run_killed_at_any_step_is_there_whole_or_not_at_all(
    tmp_path: Path, strategy: switch.Switch
) -> None:
    assert outcomes_of(
        tmp_path, Path.mkdir, lambda to: publish_night(to, DAY_1, "a", strategy)
    ) == [(set(), {}), ({"a"}, {DAY_1: {"a"}})]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_run_killed_at_any_step_leaves_a_whole_run_and_its_night(
    tmp_path: Path, strategy: switch.Switch
) -> None:
    assert outcomes_of(
        tmp_path,
        lambda to: publish_night(to, DAY_1, "a", strategy),
        lambda to: publish_night(to, DAY_2, "b", strategy),
    ) == [
        ({"a"}, {DAY_1: {"a"}}),
        ({"b"}, {DAY_1: {"a"}, DAY_2: {"b"}}),
    ]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_day_run_again_and_killed_at_any_step_is_the_former_or_the_new_one(
    tmp_path: Path, strategy: switch.Switch
) -> None:
    assert outcomes_of(
        tmp_path,
        lambda to: publish_night(to, DAY_1, "a", strategy),
        lambda to: publish_night(to, DAY_1, "b", strategy),
    ) == [({"a"}, {DAY_1: {"a"}}), ({"b"}, {DAY_1: {"b"}})]


def hold_night(curated: Path, day: str, text: str) -> None:
    with staged(curated):
        stage_night(curated, day, text)
        hold(curated, {"brake": "list_sizes"})


def release_night(curated: Path) -> None:
    with staged(curated):
        release(curated, {"by": "reviewer"})


def test_a_night_that_is_held_waits_whole_and_leaves_the_lists(tmp_path: Path) -> None:
    publish_night(tmp_path, DAY_1, "a")
    hold_night(tmp_path, DAY_2, "b")
    assert published(tmp_path) == {"a"}
    assert kept(tmp_path) == {DAY_1: {"a"}}
    held = tmp_path / "held"
    assert read_texts(held / "published") == {"b"}
    assert (held / "inputs" / "index.json").read_text() == "b inputs"
    assert "list_sizes" in (held / "night.json").read_text()
    hold_night(tmp_path, DAY_2, "c")
    assert read_texts(held / "published") == {"c"}
    assert hidden_entries(tmp_path) == {".lock"}


def test_a_night_that_is_released_is_published_and_kept_with_what_was_said(
    tmp_path: Path,
) -> None:
    publish_night(tmp_path, DAY_1, "a")
    hold_night(tmp_path, DAY_2, "b")
    release_night(tmp_path)
    assert published(tmp_path) == {"b"}
    assert kept(tmp_path) == {DAY_1: {"a"}, DAY_2: {"b"}}
    assert "reviewer" in (tmp_path / "runs" / DAY_2 / "released.json").read_text()
    assert not (tmp_path / "held").exists()


def test_a_night_that_was_held_goes_once_a_newer_one_is_published(
    tmp_path: Path,
) -> None:
    hold_night(tmp_path, DAY_1, "a")
    publish_night(tmp_path, DAY_2, "b")
    assert not (tmp_path / "held").exists()


def test_a_release_killed_at_any_step_leaves_a_whole_run(tmp_path: Path) -> None:
    def before(curated: Path) -> None:
        publish_night(curated, DAY_1, "a")
        hold_night(curated, DAY_2, "b")

    assert outcomes_of(tmp_path, before, release_night) == [
        ({"a"}, {DAY_1: {"a"}}),
        ({"b"}, {DAY_1: {"a"}, DAY_2: {"b"}}),
    ]


def test_a_release_killed_before_it_published_can_be_said_again(tmp_path: Path) -> None:
    hold_night(tmp_path, DAY_1, "a")
    assert run_and_kill(partial(release_night, tmp_path), 10)
    release_night(tmp_path)
    assert published(tmp_path) == {"a"}


def lay_old_layout(curated: Path) -> None:
    """What was published before nights were kept: `latest` -> `runs/2`."""
    for number, text in (("1", "older"), ("2", "old")):
        lay_night(curated / "runs" / number, DAY_1, text)
    (curated / "latest").symlink_to(Path("runs", "2"), target_is_directory=True)


def test_a_folder_of_before_nights_were_kept_is_taken_over_without_loss(
    tmp_path: Path,
) -> None:
    lay_old_layout(tmp_path)
    recover(tmp_path)
    assert published(tmp_path) == {"old"}
    assert [path.name for path in (tmp_path / "runs").iterdir()] == [DAY_1]
    assert file_names(tmp_path / "runs" / DAY_1) == KEPT - {"inputs/index.json"}
    publish_night(tmp_path, DAY_2, "new")
    assert published(tmp_path) == {"new"}


def test_taking_over_such_a_folder_may_be_cut_short_at_any_step(tmp_path: Path) -> None:
    is_killed, step = True, 0
    while is_killed:
        step += 1
        curated = tmp_path / f"{step}"
        lay_old_layout(curated)
        is_killed = run_and_kill(partial(recover, curated), step)
        assert published(curated) == {"old"}
        recover(curated)
        assert published(curated) == {"old"}
        assert [path.name for path in (curated / "runs").iterdir()] == [DAY_1]
        assert file_names(curated / "runs" / DAY_1) == KEPT - {"inputs/index.json"}
    assert step > 5


def test_a_link_never_shows_a_moment_without_a_whole_run(tmp_path: Path) -> None:
    publish_night(tmp_path, DAY_1, "0")
    is_over, seen = threading.Event(), []

    def read() -> None:
        while not is_over.is_set():
            run = (tmp_path / "latest").resolve(strict=True)
            names = ("tables/ledger.parquet", "target_lists/570501.csv")
            seen.append({(run / name).read_text().split()[0] for name in names})

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 30):
        publish_night(tmp_path, f"2020-04-{number:02}", f"{number}")
        read_before = len(seen)
        while reader.is_alive() and len(seen) == read_before:
            time.sleep(0.001)
    is_over.set()
    reader.join()
    assert seen
    assert all(len(texts) == 1 for texts in seen)


def test_who_reads_yesterdays_run_can_finish_after_the_switch(tmp_path: Path) -> None:
    publish_night(tmp_path, DAY_1, "a")
    opened = (tmp_path / "latest").resolve()
    publish_night(tmp_path, DAY_2, "b")
    assert read_texts(opened) == {"a"}
    publish_night(tmp_path, DAY_3, "c")
    assert not opened.exists()
    assert len(list((tmp_path / "published").iterdir())) == 2


def test_a_folder_put_there_by_windows_gives_way_to_a_link(tmp_path: Path) -> None:
    publish_night(tmp_path, DAY_1, "a", switch_by_renames)
    publish_night(tmp_path, DAY_2, "b", switch_by_link)
    assert published(tmp_path) == {"b"}
    publish_night(tmp_path, DAY_3, "c", switch_by_renames)
    assert published(tmp_path) == {"c"}
    recover(tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {".lock", "latest", "published", "runs"}


def test_a_disk_without_links_gets_folders_and_copies(tmp_path: Path) -> None:
    with no_links():
        for day, text in ((DAY_1, "a"), (DAY_2, "a")):
            publish_night(tmp_path, day, text)
    assert not (tmp_path / "latest").is_symlink()
    assert published(tmp_path) == {"a"}
    assert kept(tmp_path) == {DAY_1: {"a"}, DAY_2: {"a"}}
    copy = tmp_path / "runs" / DAY_1 / "tables" / "ledger.parquet"
    assert copy.stat().st_nlink == 1
    assert copy.stat().st_mode & 0o777 == 0o600


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
        stage_night(tmp_path, DAY_1, "a")
        commit(tmp_path)
    for name in ("published", "runs", f"runs/{DAY_1}", f"runs/{DAY_1}/tables"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o700
    assert (tmp_path / ".lock").stat().st_mode & 0o777 == 0o600


def test_what_is_published_is_on_the_disk_before_the_switch(
    tmp_path: Path, flushed: list[int]
) -> None:
    flushes_before: list[int] = []

    def switch(curated: Path) -> None:
        flushes_before.append(len(flushed))
        switch_by_link(curated)

    publish_night(tmp_path, DAY_1, "a", switch)
    files = 5 + len(KEPT)  # what is published, and what is kept of it
    assert flushes_before[0] >= files


@contextmanager
def no_links() -> Iterator[None]:
    """Make this process refuse to make links, as some disks do."""
    with pytest.MonkeyPatch.context() as patch:

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError

        patch.setattr(os, "symlink", refuse)
        patch.setattr(os, "link", refuse)
        yield
