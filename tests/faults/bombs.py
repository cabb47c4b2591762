"""Small files that would become huge, and things that are no files at all."""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

from tests.faults.whole_files import SECRETS, workbook_bytes
from tests.faults.workbook_damages import SHEET, STRINGS, book_of, parts_of
from tests.transforms.source_files import HEADINGS, a_row, csv_text

PIECE = 1 << 26
TEN_GB = 10 * 10**9
CARDS = HEADINGS["welfare_registrations"]
ROWS = [CARDS, ["1", "2565", "true"], ["2", "2565", "x"]]
Bomb = Callable[[Path], None]


def deflated(piece: bytes, times: int, first: bytes = b"", *, wbits: int = 31) -> bytes:
    """Return the deflated form of a text that is never made: a piece many times."""
    packer = zlib.compressobj(9, wbits=wbits)
    begin = packer.compress(first) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    second = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    return begin + again + second * (times - 1) + packer.flush()


def with_huge_part(path: Path, name: str, claimed: int) -> None:
    """Write a workbook one part of which inflates to 3.75 GiB, whatever it claims."""
    parts = parts_of(workbook_bytes(ROWS, "welfare_registrations"))
    head, mark, _ = parts.pop(name).partition(b"<sheetData>")
    packed = deflated(b" " * PIECE, 60, head + mark, wbits=-15)
    content = bytearray(book_of(parts, (name, b"")))
    directory = content.index(b"PK\x01\x02")
    ours = content.rindex(b"PK\x03\x04", 0, directory)
    begin = ours + 30 + len(name)
    empty = directory - begin
    content[begin:directory] = packed
    moved = len(packed) - empty
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<II", content, ours + 18, len(packed), claimed)
    struct.pack_into("<II", content, entry + 20, len(packed), claimed)
    struct.pack_into("<I", content, len(content) - 6, directory + moved)
    path.write_bytes(content)


def huge_sheet(path: Path) -> None:
    with_huge_part(path, SHEET, 60 * PIECE)


def huge_sheet_that_claims_little(path: Path) -> None:
    with_huge_part(path, SHEET, 1000)


def huge_shared_strings(path: Path) -> None:
    with_huge_part(path, STRINGS, 60 * PIECE)


def _with_sheet(path: Path, old: bytes, new: bytes, name: str = SHEET) -> None:
    parts = parts_of(workbook_bytes(ROWS, "welfare_registrations"))
    assert old in parts[name]
    path.write_bytes(book_of(parts | {name: parts[name].replace(old, new, 1)}))


def last_cell_of_all(path: Path) -> None:
    _with_sheet(path, b'r="C3"', b'r="XFD1048576"')


def million_columns_in_a_sheet(path: Path) -> None:
    _with_sheet(path, b'r="C3"', b'r="BDWGN3"')


def rows_without_end(path: Path) -> None:
    _with_sheet(path, b'r="C3"', b'r="C4294967295"')


def claimed_count_of_texts(path: Path) -> None:
    _with_sheet(path, b'uniqueCount="', b'uniqueCount="42949', STRINGS)


def long_text_shared_by_many_cells(path: Path) -> None:
    parts = parts_of(workbook_bytes(ROWS, "welfare_registrations"))
    cells = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>3</v></c></row>' % (n, n)
        for n in range(4, 100_000)
    )
    end = b"</sheetData>"
    long = parts[STRINGS].replace(b"<t>1</t>", b"<t>%b</t>" % (b"x" * 1_000_000))
    sheet = parts[SHEET].replace(end, cells + end)
    path.write_bytes(book_of(parts | {SHEET: sheet, STRINGS: long}))


def entities_that_multiply(path: Path) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    ) + b"]><sst"  # fmt: skip
    _with_sheet(path, b"<sst", laughs, STRINGS)


HEAD = (",".join(CARDS) + "\r\n").encode()


def ten_gb_of_nothing(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(HEAD + b"1,")
        stream.truncate(TEN_GB)


def ten_gb_line(path: Path) -> None:
    path.write_bytes(deflated(b"x" * PIECE, TEN_GB // PIECE, HEAD))


def ten_gb_line_in_full(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(HEAD)
        for _ in range(TEN_GB // PIECE):
            stream.write(b"x" * PIECE)


def rows_in_a_gzip(path: Path, size: int = 10**9) -> None:
    path.write_bytes(deflated(b"1,2565,true\n" * (PIECE // 12), size // PIECE, HEAD))


def ten_gb_of_rows_in_a_gzip(path: Path) -> None:
    rows_in_a_gzip(path, TEN_GB)


def million_columns(path: Path) -> None:
    path.write_bytes(b"a," * 999_999 + b"a\n" + b"1," * 999_999 + b"1\n")


def many_columns(path: Path) -> None:
    path.write_bytes(HEAD.strip() + b",a" * 30_000 + b"\n" + b"1," * 30_002 + b"1\n")


def field_of_100_mb(path: Path) -> None:
    path.write_bytes(HEAD + b"1,2565," + b"x" * 100_000_000 + b"\n")


def quoted_field_of_100_mb(path: Path) -> None:
    text = b'1,2565,"' + (b"x" * 999 + b"\n") * 100_000 + b'"\n'
    path.write_bytes(HEAD + b"1,2565,true\n" + text + b"2,2565,true\n")


def heading_that_never_ends(path: Path) -> None:
    path.write_bytes(b'"a\n",' * 20_000_000)


def millions_of_ragged_rows(path: Path) -> None:
    path.write_bytes(HEAD + b"1,2565,true\n" + b"x\n" * 1_000_000)


def million_columns_in_parquet(path: Path) -> None:
    names = [f"c{n}" for n in range(1_000_000)]
    schema = pa.schema([(name, pa.int8()) for name in names])
    pyarrow.parquet.ParquetWriter(path, schema, store_schema=False).close()


def many_columns_in_parquet(path: Path) -> None:
    schema = pa.schema([(f"c{n}", pa.int8()) for n in range(30_000)])
    pyarrow.parquet.ParquetWriter(path, schema, store_schema=False).close()


def row_groups_without_end(path: Path) -> None:
    table = pa.table([pa.array(["1"] * 40_000)] * 3, CARDS)
    pyarrow.parquet.write_table(table, path, row_group_size=1)


def rows_without_end_in_parquet(path: Path) -> None:
    nulls = pa.nulls(1 << 28)
    pyarrow.parquet.write_table(pa.table([nulls, nulls, nulls], CARDS), path)


def long_text_for_a_million_rows(path: Path) -> None:
    text = pa.DictionaryArray.from_arrays(
        pa.array([0] * 1_000_000, pa.int32()), pa.array(["x" * 10_000_000])
    )
    table = pa.table([text, text, text], CARDS)
    pyarrow.parquet.write_table(
        table, path, compression="zstd", write_statistics=False,
        dictionary_pagesize_limit=1 << 30,
    )  # fmt: skip


def page_of_2_gb(path: Path) -> None:
    texts = pa.array(["x" * (1 << 20)] * 1500)
    table = pa.table([texts, pa.nulls(1500), pa.nulls(1500)], CARDS)
    pyarrow.parquet.write_table(
        table, path, compression="zstd", use_dictionary=False, write_statistics=False
    )


def pipe(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def loop(path: Path) -> None:
    path.symlink_to(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


BOMBS: dict[str, tuple[str, tuple[Bomb, ...]]] = {
    "welfare_registrations.xlsx": ("source", (
        huge_sheet, huge_sheet_that_claims_little,
        last_cell_of_all, million_columns_in_a_sheet, rows_without_end,
        claimed_count_of_texts, long_text_shared_by_many_cells,
        entities_that_multiply)),
    "welfare_registrations.csv": ("source", (
        ten_gb_of_nothing, million_columns, many_columns, field_of_100_mb,
        quoted_field_of_100_mb, heading_that_never_ends, millions_of_ragged_rows)),
    "welfare_registrations.csv.gz": ("source", (ten_gb_line, rows_in_a_gzip)),
    "welfare_registrations.parquet": ("source", (
        many_columns_in_parquet, row_groups_without_end,
        long_text_for_a_million_rows)),
    "persons.csv": ("folder", (pipe, folder, loop, device)),
    "answers.csv": ("decisions", (pipe, folder, loop, device)),
    "answers.xlsx": ("decisions", (last_cell_of_all, pipe, loop, device)),
    "codes.csv": ("rules", (ten_gb_of_nothing, pipe, folder, loop, device)),
    "matching_model.json": ("model", (ten_gb_of_nothing, pipe, folder, loop, device)),
    "61_57_tambol_common.csv": ("published", (pipe, folder, loop, device)),
}  # fmt: skip
LARGE: dict[str, tuple[str, tuple[Bomb, ...]]] = {
    "welfare_registrations.xlsx": ("source", (huge_shared_strings,)),
    "welfare_registrations.csv": ("source", (ten_gb_line_in_full,)),
    "welfare_registrations.csv.gz": ("source", (ten_gb_of_rows_in_a_gzip,)),
    "welfare_registrations.parquet": ("source", (
        million_columns_in_parquet, rows_without_end_in_parquet, page_of_2_gb)),
}  # fmt: skip


def put_bomb(folder: Path, name: str, bomb: Bomb) -> Path:
    """Lay a bomb into a folder of its own, and sources beside it that are whole."""
    place = folder / f"{bomb.__name__} {name}"
    if BOMBS.get(name, ("",))[0] == "decisions":
        place /= "decisions"
    place.mkdir(parents=True)
    for source, heading in HEADINGS.items() if name == "persons.csv" else ():
        rows = [a_row(source, **{heading[0]: SECRETS[0]})]
        if f"{source}.csv" != name:
            (place / f"{source}.csv").write_text(csv_text(heading, rows), "utf-8")
    bomb(place / name)
    return place / name
