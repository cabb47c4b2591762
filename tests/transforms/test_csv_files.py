import codecs
import csv
import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import SourceError
from tests.transforms.source_files import CENTRES, HEADINGS, Rows, centre, put_centres
from transforms import csv_files
from transforms.csv_files import read_csv
from transforms.encodings import MOST_LINE


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


def test_two_stray_quotes_that_take_a_row_for_part_of_a_value_end_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    stray = [centre("C2", '"ก'), centre("C3", 'ข"')]
    put_centres(raw, "\n".join([centre("C1"), *stray, centre("C4")]))
    told = fault()
    assert "never closed" in told.en
    assert told.place == "row 3 or after"


def test_two_stray_quotes_in_rows_that_then_do_not_fit_end_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    put_centres(raw, "\n".join([centre("C1"), '"' + centre("C2"), centre("C3") + '"']))
    assert "never closed" in fault().en


def test_a_value_over_several_lines_with_a_comma_is_no_fault(
    load: Callable[[str], Rows], raw: Path
) -> None:
    put_centres(raw, "\n".join([centre("C1", '"ก,\nข"'), centre("C2")]))
    assert load(CENTRES) == [("C1", "ก,\nข", 2), ("C2", None, 3)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way_and_a_quote_never_closed_is_seen_in_each(
    load: Callable[[str], Rows],
    fault: Callable[[], SourceError],
    raw: Path,
    end: str,
) -> None:
    heading = ",".join(HEADINGS["centres"])
    lines = [heading, centre("C1"), centre("C2")]
    (raw / "centres.csv").write_bytes(end.join(lines).encode())
    assert load(CENTRES) == [("C1", None, 2), ("C2", None, 3)]
    broken = [heading, centre("C1"), centre("C2", '"ก'), centre("C3"), centre("C4")]
    (raw / "centres.csv").write_bytes(end.join(broken).encode())
    assert "never closed" in fault().en


def test_a_line_without_an_end_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    put_centres(raw, centre("C1") + "\n" + "ก" * MOST_LINE)
    told = fault()
    assert told.en.startswith("has a line longer than 1 MiB")
    assert told.place == "line 3"


def test_more_columns_than_a_table_has_end_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    (raw / "centres.csv").write_text(",".join(HEADINGS["centres"]) + ",x" * 20_000)
    assert fault().en.startswith("has 20,008 columns (at most 16,384)")


def test_more_rows_that_do_not_fit_than_can_be_told_end_the_load(
    fault: Callable[[], SourceError], raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_files, "MOST_RAGGED", 3)
    put_centres(raw, centre("C1") + "\nx\nx\nx\nx\n")
    told = fault()
    assert told.en.startswith("over 3 rows do not have as many fields")
    assert told.place == "row 3"


def test_a_gzip_that_inflates_beyond_what_data_do_ends_the_load(
    fault: Callable[[], SourceError], raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_files, "LEAST_ASKED", 1000)
    head = (raw / "centres.csv").read_bytes()
    (raw / "centres.csv").unlink()
    rows = (centre("C1") + "\n").encode() * 200_000
    (raw / "centres.csv.gz").write_bytes(gzip.compress(head + rows))
    assert fault().en.startswith("the gzip inflates more than 300 times")


def test_a_byte_order_mark_before_thai_of_another_encoding_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    text = ",".join(HEADINGS["centres"]) + "\n" + centre("C1", "ก")
    (raw / "centres.csv").write_bytes(codecs.BOM_UTF8 + text.encode("cp874"))
    assert fault().en.startswith("missing column")


QUOTED = st.text(st.sampled_from('กา้A1 ",\n'), max_size=8).filter(
    lambda text: text.count(",") < 7
)
PLAIN = st.sampled_from(["", "1", "ก", 'ท่อ 2"', " ก ", "ก, ข"])
CELL = st.one_of(PLAIN, QUOTED)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # the folder is written anew each time
@given(data=st.data(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp874"]))
def test_any_table_is_read_back_cell_by_cell_each_row_by_its_number(
    raw: Path, data: st.DataObject, encoding: str
) -> None:
    names = HEADINGS["centres"]
    widths = st.sampled_from([len(names)] * 6 + [2, len(names) + 1])
    rows = [
        data.draw(
            st.lists(
                CELL if width == len(names) else PLAIN, min_size=width, max_size=width
            )
        )
        for width in data.draw(st.lists(widths, min_size=1, max_size=8))
    ]
    quoting = data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = data.draw(st.sampled_from(["\n", "\r\n"]))
    text = io.StringIO(newline="")
    csv.writer(text, quoting=quoting, lineterminator=end).writerows([names, *rows])
    (raw / "centres.csv").write_bytes(text.getvalue().encode(encoding))
    reading = read_csv(raw / "centres.csv")
    found = [
        (row.pop("source_row"), [value or "" for value in row.values()])
        for batch in reading.batches(range(len(names)))
        for row in batch.to_pylist()
    ]
    numbered = list(enumerate(rows, start=2))
    assert found == [(at, row) for at, row in numbered if len(row) == len(names)]
    assert [(row.source_row, row.actual_columns) for row in reading.ragged] == [
        (at, len(row)) for at, row in numbered if len(row) != len(names)
    ]
