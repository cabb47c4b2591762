import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.errors import SourceError
from tests.transforms.source_files import CENTRES, Rows, centre, put_centres


def test_a_value_stays_as_written(load: Callable[[str], Rows], raw: Path) -> None:
    put_centres(raw, centre("007", '"  ศูนย์  ๑, ""ก"" "'))
    assert load(CENTRES) == [("007", '  ศูนย์  ๑, "ก" ', 2)]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(
    load: Callable[[str], Rows], raw: Path
) -> None:
    lines = [
        centre("at 2"),
        "",
        centre("at 4", '"two\nlines"'),
        ",,,,,,,",
        centre("at 6"),
    ]
    put_centres(raw, "\r\n".join(lines))
    assert load(CENTRES) == [
        ("at 2", None, 2),
        ("at 4", "two\nlines", 4),
        ("at 6", None, 6),
    ]


def test_a_ragged_row_is_kept_apart_with_its_place_and_shifts_no_other(
    load: Callable[[str], Rows], raw: Path
) -> None:
    lines = ["short,row", centre("at 3"), centre("long") + ",too,long", centre("at 5")]
    put_centres(raw, "\n".join(lines))
    assert load(CENTRES) == [("at 3", None, 3), ("at 5", None, 5)]
    assert load("from raw.unreadable_rows") == [
        ("centres", "centres.csv", 2, 8, 2),
        ("centres", "centres.csv", 4, 8, 10),
    ]
    assert load(
        "select row_count from raw.input_files where source_name = 'centres'"
    ) == [(4,)]


def test_row_numbers_hold_over_many_blocks_of_a_large_file(
    load: Callable[[str], Rows], raw: Path
) -> None:
    # Large on purpose (9 MB): a block is 4 MB, and the numbers must run on over them.
    wide = "ก" * 1000
    rows = [centre(str(n), wide) if n % 7 else "ragged" for n in range(2, 3000)]
    put_centres(raw, "\n".join(rows))
    assert load(
        "select count(*), bool_and(centre_id = source_row) from raw.centres"
    ) == [(2998 - 428, True)]
    assert load(
        "select count(*), bool_and(source_row % 7 = 0) from raw.unreadable_rows"
    ) == [(428, True)]


def test_an_empty_file_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    (raw / "contacts.csv").write_bytes(b"")
    assert str(fault()).startswith("contacts.csv: is empty (0 bytes)")


def test_a_truncated_gzip_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    whole = gzip.compress((raw / "persons.csv").read_bytes())
    (raw / "persons.csv").unlink()
    (raw / "persons.csv.gz").write_bytes(whole[: len(whole) // 2])
    assert str(fault()).startswith("persons.csv.gz: the gzip ends too early")


@pytest.mark.parametrize("damage", ["no gzip", "checksum"])
def test_a_false_or_damaged_gzip_ends_the_load(
    fault: Callable[[], SourceError], raw: Path, damage: str
) -> None:
    content = (raw / "persons.csv").read_bytes()
    if damage == "checksum":
        content = gzip.compress(content)[:-8] + b"12345678"
    (raw / "persons.csv").unlink()
    (raw / "persons.csv.gz").write_bytes(content)
    assert fault().en.startswith("is no gzip, or damaged inside")


def test_a_gzip_of_several_parts_is_read_whole(
    load: Callable[[str], Rows], raw: Path
) -> None:
    head = (raw / "centres.csv").read_bytes()
    (raw / "centres.csv").unlink()
    more = centre("C2").encode()
    (raw / "centres.csv.gz").write_bytes(gzip.compress(head) + gzip.compress(more))
    assert load(CENTRES) == [("A1", None, 2), ("C2", None, 3)]


@pytest.mark.parametrize("last_column", [False, True])
def test_a_quote_never_closed_ends_the_load_instead_of_swallowing_rows(
    fault: Callable[[], SourceError], raw: Path, last_column: bool
) -> None:
    broken = centre("C2") + '"' if last_column else centre("C2", '"ก')
    put_centres(raw, "\n".join([centre("C1"), broken, centre("C3"), centre("C4")]))
    told = fault()
    assert "never closed" in told.en
    assert told.place == "row 3 or after"


def test_a_quote_never_closed_in_a_large_file_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    # 5 MB: more than one block, where the parser itself gives up.
    lines = [centre("C1"), centre("C2", '"ก'), *[centre("C3", "ก" * 800)] * 2200]
    put_centres(raw, "\n".join(lines))
    assert "never closed" in fault().en


def test_a_quote_within_a_value_is_no_fault(
    load: Callable[[str], Rows], raw: Path
) -> None:
    put_centres(raw, "\n".join([centre("C1", 'ท่อ 2"'), centre("C2")]))
    assert load(CENTRES) == [("C1", 'ท่อ 2"', 2), ("C2", None, 3)]
