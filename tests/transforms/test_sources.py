import hashlib
from pathlib import Path

import pytest

from schemas.errors import SourceError
from transforms.sources import find_sources, fingerprint


def _find(raw: Path, *names: str) -> dict[str, str | None]:
    found = find_sources(raw, names, ("contacts",))
    return {name: path and path.name for name, path in found.items()}


@pytest.mark.parametrize(
    "file", ["persons.csv", "persons.CSV.gz", "Persons.XLSX", "persons.parquet"]
)
def test_a_source_is_found_by_its_name_in_any_case(tmp_path: Path, file: str) -> None:
    (tmp_path / file).touch()
    assert _find(tmp_path, "persons") == {"persons": file}


def test_an_optional_source_may_be_missing(tmp_path: Path) -> None:
    assert _find(tmp_path, "contacts") == {"contacts": None}


def test_all_missing_sources_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as fault:
        _find(tmp_path, "households", "persons", "contacts")
    assert "missing source households, persons: put a file" in str(fault.value)
    assert "ไม่พบแหล่งข้อมูล households, persons" in fault.value.th


def test_a_file_with_a_near_name_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "household.csv").touch()
    with pytest.raises(SourceError, match=r"did you mean household\.csv\?"):
        _find(tmp_path, "households")


def test_two_files_for_one_source_are_both_named(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").touch()
    (tmp_path / "persons.xlsx").touch()
    with pytest.raises(SourceError, match=r"persons\.csv, persons\.xlsx") as fault:
        _find(tmp_path, "persons")
    assert "keep one" in fault.value.en


def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").mkdir()
    with pytest.raises(SourceError, match=r"persons\.csv: is a folder, not a file"):
        _find(tmp_path, "persons")


def test_a_broken_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").symlink_to(tmp_path / "gone.csv")
    with pytest.raises(SourceError, match=r"persons\.csv: cannot be opened"):
        _find(tmp_path, "persons")


@pytest.mark.parametrize("is_file", [True, False])
def test_a_missing_raw_folder_is_told(tmp_path: Path, is_file: bool) -> None:
    raw = tmp_path / "raw"
    if is_file:
        raw.touch()
    with pytest.raises(SourceError, match="no such folder of sources: check the path"):
        _find(raw, "persons")


def test_a_fingerprint_is_of_the_bytes_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    path.write_bytes("ชื่อ".encode("cp874"))
    assert fingerprint(path) == hashlib.sha256("ชื่อ".encode("cp874")).hexdigest()


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    loop = tmp_path / "persons.csv"
    loop.symlink_to(loop)
    with pytest.raises(SourceError, match=r"persons\.csv: cannot be read"):
        fingerprint(loop)
