"""What can be wrong in a Parquet file: its footer, its pages, or what it holds."""

import io
import struct
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from tests.faults.damages import Damage, flip

DEEP = 40


def _in_footer(rng: Random, content: bytes) -> bytes:
    (length,) = struct.unpack("<I", content[-8:-4])
    start = max(0, len(content) - 8 - length)
    return content[:start] + flip(rng, content[start:-8]) + content[-8:]


def _in_pages(rng: Random, content: bytes) -> bytes:
    (length,) = struct.unpack("<I", content[-8:-4])
    end = max(4, len(content) - 8 - length)
    return content[:4] + flip(rng, content[4:end]) + content[end:]


def _first_page(rng: Random, content: bytes) -> bytes:
    return content[:4] + flip(rng, content[4:60]) + content[60:]


def _footer_length(rng: Random, content: bytes) -> bytes:
    length = rng.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, rng.randrange(len(content))))
    return content[:-8] + struct.pack("<I", length) + content[-4:]


def _values(rng: Random, count: int) -> pa.Array:
    """Return a column of a type that nobody expects."""
    deep: Any = 1
    for _ in range(DEEP):
        deep = [deep]
    of_one_kind: list[pa.Array] = [
        pa.array([b"\xff\xfe"] * count),
        pa.array([b"\xff"] * count).view(pa.string())
        if count else pa.array([], pa.string()),
        pa.array([Decimal("1.5")] * count, pa.decimal256(60, 5)),
        pa.array([timedelta(days=1)] * count),
        pa.array([1.5] * count, pa.float16()),
        pa.array([{"a": {"b": [1]}}] * count),
        pa.array([[("k", "v")]] * count, pa.map_(pa.string(), pa.string())),
        pa.array([deep] * count),
        pa.nulls(count),
        pa.array(["x"] * count).dictionary_encode(),
        pa.array(["x"] * count, pa.large_string()),
        pa.array([2**62] * count, pa.timestamp("us")),
        pa.array([2**30] * count, pa.date32()),
        pa.array([2**64 - 1] * count, pa.uint64()),
        pa.array([b"0123456789abcdef"] * count, pa.binary(16)),
        pa.array([float("nan")] * count),
        pa.array([1] * count, pa.time64("ns")),
    ]  # fmt: skip
    return rng.choice(of_one_kind)


def _other_type(rng: Random, content: bytes) -> bytes:
    table = pyarrow.parquet.read_table(io.BytesIO(content))
    at = rng.randrange(table.num_columns)
    column = _values(rng, table.num_rows)
    return _written(table.set_column(at, table.schema.names[at], column))


def _other_columns(rng: Random, content: bytes) -> bytes:
    table = pyarrow.parquet.read_table(io.BytesIO(content))
    first = table.schema.names[0]
    changed = rng.choice((
        table.append_column(first, table.column(0)),
        table.append_column("ก" * 3000, table.column(0)),
        table.append_column("", table.column(0)),
        table.remove_column(rng.randrange(table.num_columns)),
        table.slice(0, 0),
        table.select([]),
        pa.concat_tables([table] * 30),
    ))  # fmt: skip
    return _written(changed, row_group_size=rng.choice((1, 1000)))


def _written(table: pa.Table, **how: Any) -> bytes:  # noqa: ANN401
    content = io.BytesIO()
    pyarrow.parquet.write_table(table, content, **how)
    return content.getvalue()


PARQUET: Mapping[str, Damage] = {
    damage.__name__[1:]: damage
    for damage in (_in_footer, _in_pages, _first_page, _footer_length, _other_type,
                   _other_columns)
}  # fmt: skip
