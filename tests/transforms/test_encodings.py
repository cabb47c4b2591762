from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.errors import SourceError
from tests.transforms.source_files import CENTRES, HEADINGS, Rows, centre, put_centres


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_thai_is_read_in_each_encoding_it_comes_in(
    load: Callable[[str], Rows], raw: Path, encoding: str
) -> None:
    put_centres(raw, centre("C1", "ศูนย์\u00a0น้ำ"), encoding)
    assert load(CENTRES) == [("C1", "ศูนย์\u00a0น้ำ", 2)]
    assert load(
        "select encoding from raw.input_files where source_name = 'centres'"
    ) == [(encoding,)]


def test_utf_16_ends_the_load_with_the_remedy(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    put_centres(raw, centre("C1", "ศูนย์"), "utf-16")
    told = fault()
    assert "UTF-16" in told.en
    assert 'save it as "CSV UTF-8"' in told.en


def test_binary_junk_ends_the_load(fault: Callable[[], SourceError], raw: Path) -> None:
    put_centres(raw, centre("C1") + "\r\n\x00\x01\x02")
    told = fault()
    assert told.en.startswith("is no CSV text")
    assert told.place == "line 3"


def test_a_file_in_neither_encoding_ends_the_load_at_its_first_wrong_byte(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    body = f"{centre('C1', 'ก')}\n{centre('C2', 'ก')}".encode() + b"\xff"
    (raw / "centres.csv").write_bytes(
        (",".join(HEADINGS["centres"]) + "\n").encode() + body
    )
    told = fault()
    assert told.en.startswith("is neither UTF-8 nor cp874/TIS-620")
    assert told.place == "line 3"


@pytest.mark.parametrize("written_in", ["cp874", "utf-8"])
def test_thai_that_turned_into_foreign_letters_ends_the_load(
    fault: Callable[[], SourceError], raw: Path, written_in: str
) -> None:
    put_centres(
        raw, centre("C1", "ศูนย์ช่วยเหลือสังคม".encode(written_in).decode("latin-1"))
    )
    assert "mojibake" in fault().en


def test_a_foreign_letter_among_thai_is_no_fault(
    load: Callable[[str], Rows], raw: Path
) -> None:
    put_centres(raw, centre("C1", "ศูนย์ Café " + "é" * 20))
    assert load(CENTRES)[0][2] == 2
