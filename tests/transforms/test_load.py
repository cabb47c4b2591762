import gzip
import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from schemas.contract import columns
from schemas.errors import SourceError
from schemas.raw import SOURCES
from transforms.load import load_sources, source_name

Row = Sequence[object]
Rows = list[tuple[object, ...]]
LEFT_OUT = {f"indicator_{n}" for n in range(32, 39)}
HEADINGS = {
    source_name(table): [name for name in columns(table) if name not in LEFT_OUT]
    for table in SOURCES
}


def csv_text(heading: Iterable[str], rows: Iterable[Row]) -> str:
    return "".join(",".join(map(str, row)) + "\r\n" for row in [list(heading), *rows])


def a_row(source: str, **values: object) -> list[object]:
    return [values.get(name, "") for name in HEADINGS[source]]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder of sources in which nothing is wrong and almost nothing stands."""
    for source, heading in HEADINGS.items():
        rows = [a_row(source, **{heading[0]: "A1"})]
        text = csv_text(heading, rows)
        (tmp_path / f"{source}.csv").write_text(text, "utf-8", newline="")
    return tmp_path


@pytest.fixture
def load(con: duckdb.DuckDBPyConnection, raw: Path) -> Callable[[str], Rows]:
    """Loads the folder, and gives the rows that a query then finds."""

    def load_and_ask(query: str) -> Rows:
        load_sources(con, raw)
        return con.execute(query).fetchall()

    return load_and_ask


def fault_of(con: duckdb.DuckDBPyConnection, raw: Path) -> SourceError:
    with pytest.raises(SourceError) as fault:
        load_sources(con, raw)
    assert fault.value.th
    assert fault.value.th != fault.value.en
    return fault.value


CENTRES = "select centre_id, centre_name, source_row from raw.centres"


def put_centres(raw: Path, body: str, encoding: str = "utf-8") -> None:
    text = ",".join(HEADINGS["centres"]) + "\r\n" + body
    (raw / "centres.csv").write_bytes(text.encode(encoding))


def centre(key: str, name: str = "") -> str:
    return ",".join(map(str, a_row("centres", centre_id=key, centre_name=name)))


def put_workbook(path: Path, sheets: dict[str, list[Row]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)


# What loading gives


def test_every_source_has_its_columns_then_its_file_and_row(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    load_sources(con, raw)
    for table in SOURCES:
        loaded = con.table(f"raw.{source_name(table)}")
        assert loaded.columns == [*columns(table), "source_file", "source_row"]
        assert set(map(str, loaded.types[:-1])) == {"VARCHAR"}
        assert loaded.project("source_file, source_row").fetchall() == [
            (f"{source_name(table)}.csv", 2)
        ]


def test_a_value_stays_as_written(load: Callable[[str], Rows], raw: Path) -> None:
    put_centres(raw, centre("007", '"  ศูนย์  ๑, ""ก"" "'))
    assert load(CENTRES) == [("007", '  ศูนย์  ๑, "ก" ', 2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_thai_is_read_in_each_encoding_it_comes_in(
    load: Callable[[str], Rows], raw: Path, encoding: str
) -> None:
    put_centres(raw, centre("C1", "ศูนย์\u00a0น้ำ"), encoding)
    assert load(CENTRES) == [("C1", "ศูนย์\u00a0น้ำ", 2)]
    assert load(
        "select encoding from raw.input_files where source_name = 'centres'"
    ) == [(encoding,)]


@pytest.mark.parametrize("ending", [".csv", ".csv.gz", ".xlsx", ".parquet"])
def test_every_format_gives_the_same_rows(
    load: Callable[[str], Rows], con: duckdb.DuckDBPyConnection, raw: Path, ending: str
) -> None:
    rows = [
        a_row("centres", centre_id=k, centre_name=n) for k, n in (("1", "ก"), ("2", ""))
    ]
    (raw / "centres.csv").unlink()
    path = raw / f"centres{ending}"
    text = csv_text(HEADINGS["centres"], rows)
    if ending == ".csv":
        path.write_text(text, "utf-8")
    elif ending == ".csv.gz":
        path.write_bytes(gzip.compress(text.encode(), mtime=0))
    elif ending == ".xlsx":
        put_workbook(path, {"centres": [HEADINGS["centres"], *rows]})
    else:
        con.read_csv(text_file(raw, text), all_varchar=True).write_parquet(str(path))
    assert load(CENTRES) == [("1", "ก", 2), ("2", None, 3)]


def text_file(raw: Path, text: str) -> str:
    path = raw / "beside.txt"
    path.write_text(text, "utf-8")
    return str(path)


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


def test_an_optional_source_that_is_missing_is_an_empty_table(
    load: Callable[[str], Rows], raw: Path
) -> None:
    (raw / "contacts.csv").unlink()
    assert load("from raw.contacts") == []
    assert len(load("select source_name from raw.input_files")) == len(SOURCES) - 1


def test_what_was_read_is_on_record(load: Callable[[str], Rows], raw: Path) -> None:
    assert load("from raw.input_files")[0] == (
        "households",
        "households.csv",
        hashlib.sha256((raw / "households.csv").read_bytes()).hexdigest(),
        1,
        "utf-8",
        [],
    )


def test_a_column_nobody_asked_for_is_left_out_and_named(
    load: Callable[[str], Rows], raw: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heading = ["Remark", *HEADINGS["centres"], ""]
    text = csv_text(heading, [["secret", *a_row("centres", centre_id="C1"), ""]])
    (raw / "centres.csv").write_text(text, "utf-8", newline="")
    with caplog.at_level(logging.INFO):
        assert load(CENTRES) == [("C1", None, 2)]
    assert load(
        "select ignored_columns from raw.input_files where source_name = 'centres'"
    ) == [(["remark", "column 10"],)]
    assert "centres: columns not used: remark, column 10" in caplog.text
    assert "centres: 1 rows (utf-8)" in caplog.text
    assert "secret" not in caplog.text


def test_headings_are_compared_without_spaces_and_case_in_any_order(
    load: Callable[[str], Rows], raw: Path
) -> None:
    heading = [f" {name.upper()} " for name in reversed(HEADINGS["centres"])]
    text = csv_text(heading, [reversed(a_row("centres", centre_id="C1"))])
    (raw / "centres.csv").write_text(text, "utf-8", newline="")
    assert load(CENTRES) == [("C1", None, 2)]


def test_a_survey_of_31_indicators_has_none_beyond(
    load: Callable[[str], Rows],
) -> None:
    assert load("select indicator_32, indicator_38 from raw.households") == [
        (None, None)
    ]


def test_a_survey_of_38_indicators_has_all(
    load: Callable[[str], Rows], raw: Path
) -> None:
    heading = [*HEADINGS["households"], *sorted(LEFT_OUT)]
    row = [*a_row("households", household_id="H1"), *"1234567"]
    (raw / "households.csv").write_text(csv_text(heading, [row]), "utf-8")
    assert load("select indicator_32, indicator_38 from raw.households") == [("1", "7")]


def test_loading_twice_gives_the_same(load: Callable[[str], Rows]) -> None:
    assert load("from raw.input_files") == load("from raw.input_files")
    assert load("select count(*) from raw.persons") == [(1,)]


# What ends the load


def test_a_missing_source_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "persons.csv").unlink()
    assert "missing source persons" in fault_of(con, raw).en


def test_all_missing_columns_are_named_with_what_may_be_meant(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    text = (
        (raw / "centres.csv").read_text("utf-8").replace("centre_name", "center_name")
    )
    (raw / "centres.csv").write_text(text.replace("longitude", "x"), "utf-8")
    assert str(fault_of(con, raw)) == (
        "centres.csv: row 1: missing column centre_name (did you mean center_name?), "
        "longitude: row 1 must be the heading; add or rename the columns"
    )


def test_a_survey_with_some_of_the_later_indicators_lacks_the_others(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    heading = [*HEADINGS["households"], "indicator_32"]
    (raw / "households.csv").write_text(csv_text(heading, []), "utf-8")
    fault = fault_of(con, raw)
    assert fault.en.startswith("missing column indicator_33, indicator_34")


def test_a_doubled_column_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    heading = [*HEADINGS["centres"], "Latitude "]
    (raw / "centres.csv").write_text(csv_text(heading, []), "utf-8")
    assert str(fault_of(con, raw)) == (
        "centres.csv: row 1: doubled column: latitude; keep one of each"
    )


def test_a_file_separated_by_semicolons_is_told(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    text = csv_text(HEADINGS["centres"], []).replace(",", ";")
    (raw / "centres.csv").write_text(text, "utf-8")
    assert "not separated by commas" in fault_of(con, raw).en


def test_people_in_place_of_the_heading_are_not_quoted(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    row = a_row("persons", household_id="H1", first_name="สมชาย", last_name="firstname")
    (raw / "persons.csv").write_text(csv_text(row, []), "utf-8")
    fault = fault_of(con, raw)
    assert "สมชาย" not in fault.th + fault.en


def test_an_empty_file_ends_the_load(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    (raw / "contacts.csv").write_bytes(b"")
    assert str(fault_of(con, raw)).startswith("contacts.csv: is empty (0 bytes)")


@pytest.mark.parametrize("source", ["households", "persons"])
@pytest.mark.parametrize("end", ["", "\r\n", "\r\n\r\n"])
def test_a_survey_with_nothing_below_its_heading_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path, source: str, end: str
) -> None:
    text = ",".join(HEADINGS[source]) + end
    (raw / f"{source}.csv").write_text(text, "utf-8", newline="")
    assert fault_of(con, raw).en.startswith("has a heading but no row")


@pytest.mark.parametrize("end", ["", "\r\n"])
def test_other_sources_may_have_nothing_below_their_heading(
    load: Callable[[str], Rows], raw: Path, end: str
) -> None:
    text = ",".join(HEADINGS["service_records"]) + end
    (raw / "service_records.csv").write_text(text, "utf-8", newline="")
    assert load("from raw.service_records") == []


def test_a_file_none_of_whose_rows_fits_its_heading_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    put_centres(raw, "a;b\nc;d\n")
    assert str(fault_of(con, raw)).startswith(
        "centres.csv: row 2: no row has as many fields as the heading (1 instead of 8)"
    )


def test_a_truncated_gzip_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    whole = gzip.compress((raw / "persons.csv").read_bytes())
    (raw / "persons.csv").unlink()
    (raw / "persons.csv.gz").write_bytes(whole[: len(whole) // 2])
    assert str(fault_of(con, raw)).startswith("persons.csv.gz: the gzip ends too early")


@pytest.mark.parametrize("damage", ["no gzip", "checksum"])
def test_a_false_or_damaged_gzip_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path, damage: str
) -> None:
    content = (raw / "persons.csv").read_bytes()
    if damage == "checksum":
        content = gzip.compress(content)[:-8] + b"12345678"
    (raw / "persons.csv").unlink()
    (raw / "persons.csv.gz").write_bytes(content)
    assert fault_of(con, raw).en.startswith("is no gzip, or damaged inside")


def test_a_gzip_of_several_parts_is_read_whole(
    load: Callable[[str], Rows], raw: Path
) -> None:
    head = (raw / "centres.csv").read_bytes()
    (raw / "centres.csv").unlink()
    more = centre("C2").encode()
    (raw / "centres.csv.gz").write_bytes(gzip.compress(head) + gzip.compress(more))
    assert load(CENTRES) == [("A1", None, 2), ("C2", None, 3)]


def test_utf_16_ends_the_load_with_the_remedy(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    put_centres(raw, centre("C1", "ศูนย์"), "utf-16")
    fault = fault_of(con, raw)
    assert "UTF-16" in fault.en
    assert 'save it as "CSV UTF-8"' in fault.en


def test_binary_junk_ends_the_load(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    put_centres(raw, centre("C1") + "\r\n\x00\x01\x02")
    fault = fault_of(con, raw)
    assert fault.en.startswith("is no CSV text")
    assert fault.place == "line 3"


def test_a_file_in_neither_encoding_ends_the_load_at_its_first_wrong_byte(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    body = f"{centre('C1', 'ก')}\n{centre('C2', 'ก')}".encode() + b"\xff"
    (raw / "centres.csv").write_bytes(
        (",".join(HEADINGS["centres"]) + "\n").encode() + body
    )
    fault = fault_of(con, raw)
    assert fault.en.startswith("is neither UTF-8 nor cp874/TIS-620")
    assert fault.place == "line 3"


@pytest.mark.parametrize("written_in", ["cp874", "utf-8"])
def test_thai_that_turned_into_foreign_letters_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path, written_in: str
) -> None:
    put_centres(
        raw, centre("C1", "ศูนย์ช่วยเหลือสังคม".encode(written_in).decode("latin-1"))
    )
    assert "mojibake" in fault_of(con, raw).en


def test_a_foreign_letter_among_thai_is_no_fault(
    load: Callable[[str], Rows], raw: Path
) -> None:
    put_centres(raw, centre("C1", "ศูนย์ Café " + "é" * 20))
    assert load(CENTRES)[0][2] == 2


@pytest.mark.parametrize("last_column", [False, True])
def test_a_quote_never_closed_ends_the_load_instead_of_swallowing_rows(
    con: duckdb.DuckDBPyConnection, raw: Path, last_column: bool
) -> None:
    broken = centre("C2") + '"' if last_column else centre("C2", '"ก')
    put_centres(raw, "\n".join([centre("C1"), broken, centre("C3"), centre("C4")]))
    fault = fault_of(con, raw)
    assert "never closed" in fault.en
    assert fault.place == "row 3 or after"


def test_a_quote_never_closed_in_a_large_file_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    # 5 MB: more than one block, where the parser itself gives up.
    lines = [centre("C1"), centre("C2", '"ก'), *[centre("C3", "ก" * 800)] * 2200]
    put_centres(raw, "\n".join(lines))
    assert "never closed" in fault_of(con, raw).en


def test_a_quote_within_a_value_is_no_fault(
    load: Callable[[str], Rows], raw: Path
) -> None:
    put_centres(raw, "\n".join([centre("C1", 'ท่อ 2"'), centre("C2")]))
    assert load(CENTRES) == [("C1", 'ท่อ 2"', 2), ("C2", None, 3)]


# Workbooks


def test_typed_cells_come_as_the_text_a_person_sees(
    load: Callable[[str], Rows], raw: Path
) -> None:
    (raw / "persons.csv").unlink()
    path = raw / "persons.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("persons")
        date = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS["persons"])
        sheet.write_row(1, 0, [57110102034, 1, 1570500000001, True, 19.9071234, "  ก "])
        sheet.write_number(1, HEADINGS["persons"].index("birth_date"), 22767, date)
        sheet.write_formula(1, 6, '=""', None, "")
        sheet.write_string(3, 0, "05711010203")
    assert load(
        """
        select household_id, person_number, citizen_id, title, first_name, last_name,
            sex, birth_date, source_row
        from raw.persons
        """
    ) == [
        ("57110102034", "1", "1570500000001", "true", "19.9071234", "  ก ", None,
         "1962-05-01", 2),
        ("05711010203", None, None, None, None, None, None, None, 4),
    ]  # fmt: skip


def test_the_sheet_named_as_the_source_is_read(
    load: Callable[[str], Rows], raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    rows = [HEADINGS["centres"], a_row("centres", centre_id="C1")]
    put_workbook(raw / "centres.xlsx", {"notes": [["x"]], "Centres ": rows})
    assert load(CENTRES) == [("C1", None, 2)]


def test_a_workbook_without_the_sheet_lists_those_it_has(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    put_workbook(raw / "centres.xlsx", {"one": [["x"]], "two": [["x"]]})
    assert "has no sheet named centres (it has one, two)" in fault_of(con, raw).en


def test_a_workbook_whose_only_sheet_is_empty_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    put_workbook(raw / "centres.xlsx", {"centres": []})
    assert fault_of(con, raw).en.startswith("its sheet is empty")


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "inside"])
def test_a_damaged_workbook_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path, damage: str
) -> None:
    (raw / "centres.csv").unlink()
    path = raw / "centres.xlsx"
    put_workbook(path, {"centres": [HEADINGS["centres"]]})
    whole = path.read_bytes()
    inside = whole[:60] + bytes(len(whole) // 2) + whole[60 + len(whole) // 2 :]
    damaged = {"empty": b"", "text": b"a,b", "cut": whole[:900], "inside": inside}
    path.write_bytes(damaged[damage])
    assert fault_of(con, raw).en.startswith("is no Excel workbook (.xlsx), or damaged")


def test_a_locked_workbook_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "centres.csv").unlink()
    # Excel wraps a workbook with a password into the container of its older formats.
    (raw / "centres.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512))
    assert fault_of(con, raw).en.startswith("is locked with a password")


# Parquet


def test_parquet_of_any_type_comes_as_text(
    load: Callable[[str], Rows], con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "welfare_registrations.csv").unlink()
    con.sql(
        """
        select * from (values
            (1570500000001::double, 2561::smallint, true),
            (null, null, null),
            (2.5, 2565, false)
        ) as rows(citizen_id, registration_year, is_verified)
        """
    ).write_parquet(str(raw / "welfare_registrations.parquet"))
    assert load("select * exclude (source_file) from raw.welfare_registrations") == [
        ("1570500000001", "2561", "true", 2),
        ("2.5", "2565", "false", 4),
    ]


def test_a_date_in_parquet_comes_as_its_day(
    load: Callable[[str], Rows], con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "contacts.csv").unlink()
    con.sql(
        """
        select timestamp '2024-05-01 00:00:00' as subdistrict_code,
            timestamptz '2024-05-01 00:30:00+07' as village_number,
            date '2024-05-01' as role, encode('ก') as contact_name, [1] as phone
        """
    ).write_parquet(str(raw / "contacts.parquet"))
    assert load("select * exclude (source_file, source_row) from raw.contacts") == [
        ("2024-05-01", "2024-05-01 00:30:00+07", "2024-05-01", "ก", "[1]")
    ]


@pytest.mark.parametrize("content", [b"", b"a,b\n", b"PAR1" + bytes(200) + b"PAR1"])
def test_a_file_that_is_no_parquet_ends_the_load(
    con: duckdb.DuckDBPyConnection, raw: Path, content: bytes
) -> None:
    (raw / "centres.csv").unlink()
    (raw / "centres.parquet").write_bytes(content)
    assert fault_of(con, raw).en.startswith("is no Parquet file, or damaged")
