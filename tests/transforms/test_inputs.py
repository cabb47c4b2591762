"""The inputs of a night: known by their hash, kept once, put back as they were."""

import hashlib
import json
import os
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.errors import SourceError
from schemas.run import RunRequest
from tests.conftest import REFERENCE
from transforms import inputs
from transforms.inputs import Folders, read_request, restore, store, take
from transforms.nights import Night

REQUEST = RunRequest("5705", date(2020, 3, 31), vulnerable_level=3)
SOURCES = (
    "households", "persons", "welfare_registrations", "centres", "centre_coverage",
    "service_records",
)  # fmt: skip


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Sources, answers, a rule and a memory, each file its own bytes."""
    raw, reference, memory = (tmp_path / name for name in ("raw", "rules", "memory"))
    for name in SOURCES:
        write(raw / f"{name}.csv", f"{name}\n" * 500)
    write(raw / "decisions" / "ก.csv", "answers")
    write(raw / "decisions" / "~$ก.xlsx", "a lock")
    write(raw / "truth" / "links.csv", "no input")
    write(raw / "sample.json", "{}")
    write(reference / "lists.csv", "rules")
    write(reference / "README.md", "no input")
    write(memory / "for_next_run" / "links.parquet", "links")
    return Folders(raw, reference, memory)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def kept(folders: Folders, folder: Path, before: Night | None = None) -> Night:
    """Keep the inputs of a night; its memory lies there already."""
    night = Night(REQUEST.as_of, folder)
    shutil.copytree(folders.memory, night.inputs / "memory")
    own = replace(folders, memory=night.inputs / "memory")
    store(take(own, REQUEST), night.inputs, before)
    return night


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_file_that_a_run_reads_is_known_by_its_hash(folders: Folders) -> None:
    files = take(folders, REQUEST).files
    assert sorted(files) == sorted(
        [f"raw/{name}.csv" for name in SOURCES]
        + ["raw/decisions/ก.csv", "raw/sample.json", "reference/lists.csv"]
        + ["memory/for_next_run/links.parquet"]
    )
    assert files["reference/lists.csv"] == hashlib.sha256(b"rules").hexdigest()


def test_what_was_kept_is_put_back_byte_for_byte(
    folders: Folders, tmp_path: Path
) -> None:
    night = kept(folders, tmp_path / "night")
    back = restore(night.inputs, tmp_path / "back")
    assert contents(back.raw) == {
        name: held
        for name, held in contents(folders.raw).items()
        if not name.startswith(("truth/", "decisions/~$"))
    }
    assert contents(back.reference) == {"lists.csv": b"rules"}
    assert contents(back.memory) == contents(folders.memory)
    assert read_request(night.inputs) == REQUEST


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=5000))
def test_any_bytes_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, held: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in SOURCES:
        write(folder / "raw" / f"{name}.csv", name)
    (folder / "raw" / "persons.csv").write_bytes(held)
    for name in ("rules", "memory"):
        (folder / name).mkdir()
    found = Folders(folder / "raw", folder / "rules", folder / "memory")
    night = kept(found, folder / "night")
    back = restore(night.inputs, folder / "back")
    assert (back.raw / "persons.csv").read_bytes() == held


def test_kept_inputs_are_for_their_owner_alone_and_compressed(
    folders: Folders, tmp_path: Path
) -> None:
    night = kept(folders, tmp_path / "night")
    for path in (night.inputs / "raw").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path.name
    file = night.inputs / "raw" / "persons.csv.zst"
    assert file.stat().st_size < (folders.raw / "persons.csv").stat().st_size / 5


def test_what_is_the_same_as_the_night_before_lies_on_the_disk_once(
    folders: Folders, tmp_path: Path
) -> None:
    first = kept(folders, tmp_path / "first")
    write(folders.raw / "persons.csv", "other people")
    second = kept(folders, tmp_path / "second", first)

    def is_shared(name: str) -> bool:
        return (first.inputs / name).samefile(second.inputs / name)

    assert is_shared("raw/households.csv.zst")
    assert is_shared("reference/lists.csv.zst")
    assert not is_shared("raw/persons.csv.zst")
    back = restore(second.inputs, tmp_path / "back")
    assert (back.raw / "persons.csv").read_text() == "other people"


@pytest.mark.parametrize(
    "name", ["raw/persons.csv.zst", "reference/lists.csv.zst", "index.json",
             "memory/for_next_run/links.parquet"],
)  # fmt: skip
@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
def test_an_input_that_is_gone_or_damaged_is_named(
    folders: Folders, tmp_path: Path, name: str, damage: str
) -> None:
    night = kept(folders, tmp_path / "night")
    path = night.inputs / name
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:4])
    else:
        other = path.with_name("other")
        write(other, "something else")
        inputs._compress(other, path, "", hashlib.sha256(b"something else").hexdigest())
    with pytest.raises(SourceError, match="gone or damaged") as ended:
        restore(night.inputs, tmp_path / "back")
    assert ended.value.file == name.removesuffix(".zst")
    assert "สำรอง" in ended.value.th


def test_a_file_written_to_while_it_is_read_stops_the_run(folders: Folders) -> None:
    taken = take(folders, REQUEST)
    taken.refuse_changed()
    with (folders.raw / "persons.csv").open("a") as grown:
        grown.write("one more")
    with pytest.raises(SourceError, match="changed while it was read") as ended:
        taken.refuse_changed()
    assert ended.value.file == "raw/persons.csv"
    assert "ระหว่างอ่าน" in ended.value.th


@pytest.mark.parametrize("how", ["replaced", "gone"])
def test_a_file_replaced_by_one_of_the_same_size_and_day_is_seen(
    folders: Folders, how: str
) -> None:
    path = folders.raw / "persons.csv"
    was, held = path.stat(), path.read_bytes()
    taken = take(folders, REQUEST)
    path.rename(path.with_name("away.csv"))
    if how == "replaced":
        path.write_bytes(held[::-1])
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    with pytest.raises(SourceError, match="changed while it was read"):
        taken.refuse_changed()


def test_a_file_that_changed_before_it_was_kept_stops_the_run(
    folders: Folders, tmp_path: Path
) -> None:
    taken = take(folders, REQUEST)
    write(folders.raw / "persons.csv", "other people")
    with pytest.raises(SourceError, match="changed while it was read"):
        store(taken, tmp_path / "inputs", None)


def test_an_answer_that_is_no_file_is_put_back_as_none(
    folders: Folders, tmp_path: Path
) -> None:
    (folders.raw / "decisions" / "old.xlsx").mkdir()
    night = kept(folders, tmp_path / "night")
    index = json.loads((night.inputs / "index.json").read_text("utf-8"))
    assert index["files"]["raw/decisions/old.xlsx"] is None
    back = restore(night.inputs, tmp_path / "back")
    assert (back.raw / "decisions" / "old.xlsx").is_dir()


def run_sha256(folders: Folders, request: RunRequest = REQUEST) -> str:
    return take(folders, request).run_sha256


def test_a_run_is_the_same_if_all_that_decides_it_is(folders: Folders) -> None:
    before = run_sha256(folders)
    os.utime(folders.raw / "persons.csv")
    write(folders.reference / "README.md", "other words")
    # the answers that `latest` handed on are in `latest` itself
    write(folders.memory / "answers" / "review_decisions.parquet", "answers")
    assert run_sha256(folders) == before


@pytest.mark.parametrize(
    "name",
    [
        "raw/persons.csv", "raw/decisions/ข.csv", "raw/contacts.csv",
        "rules/lists.csv", "rules/matching_model.json",
        "memory/for_next_run/links.parquet", "memory/nights/index.json",
    ],
)  # fmt: skip
def test_a_run_is_another_if_a_file_is(folders: Folders, name: str) -> None:
    before = run_sha256(folders)
    write(folders.raw.parent / name, "other")
    assert run_sha256(folders) != before


def test_a_run_is_another_if_it_is_asked_otherwise_or_made_by_another_program(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = {
        run_sha256(folders),
        run_sha256(folders, replace(REQUEST, as_of=date(2020, 4, 1))),
        run_sha256(folders, replace(REQUEST, area_code="57")),
        run_sha256(folders, replace(REQUEST, vulnerable_level=2)),
        run_sha256(folders, replace(REQUEST, is_invented=True)),
    }
    monkeypatch.setattr(inputs, "code_sha256", lambda: "other code")
    seen.add(run_sha256(folders))
    monkeypatch.setattr(inputs, "version", lambda _: "other version")
    seen.add(run_sha256(folders))
    assert len(seen) == 7


def test_every_rule_file_that_is_read_is_an_input(tmp_path: Path) -> None:
    for name in SOURCES:
        write(tmp_path / "raw" / f"{name}.csv", name)
    (tmp_path / "memory").mkdir()
    found = take(Folders(tmp_path / "raw", REFERENCE, tmp_path / "memory"), REQUEST)
    rules = {path.name for path in REFERENCE.iterdir()} - {"README.md"}
    named = {name.partition("/")[2] for name in found.files if name[:3] == "ref"}
    assert named == rules
