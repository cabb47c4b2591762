"""Nights made one after another without Prefect, for who asks what is kept of them."""

import gzip
import io
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.run import RunRequest
from tests.conftest import REFERENCE
from tests.flows.tiny import AREA
from transforms.one_night import (
    SPILL,
    admit_night,
    build_night,
    gather_night,
    load_night,
    publish_night,
    store_night,
    warehouse,
)
from transforms.switch import PUBLISHED, commit, staged


def make_night(curated: Path, raw: Path, as_of: str, area: str = AREA) -> None:
    """Make one night and let it become `latest`, as the nightly flow does."""
    request = RunRequest(area, date.fromisoformat(as_of))
    with staged(curated) as staging:
        taken = gather_night(curated, raw, REFERENCE, request)
        store_night(curated, taken)
        with warehouse(curated / SPILL) as con:
            load_night(con, taken)
            admit_night(con, request)
            build_night(con, request)
            publish_night(con, staging / PUBLISHED, request)
        commit(curated)


def files_that_hold(folder: Path, words: Iterable[str]) -> list[str]:
    """Return the files, unpacked as far as they can be, in which a word stands."""
    sought = [word.encode(code) for word in words for code in ("utf-8", "cp874")]
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and any(word in unpacked(path.name, path.read_bytes()) for word in sought)
    ]


def unpacked(name: str, data: bytes) -> bytes:
    """Return what stands in a file, whatever it is packed in."""
    stem, _, ending = name.rpartition(".")
    if ending == "zst":
        return unpacked(stem, pa.input_stream(io.BytesIO(data), "zstd").read())
    if ending == "gz":
        return unpacked(stem, gzip.decompress(data))
    if ending == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return b"\0".join(book.read(part) for part in book.namelist())
    if ending == "parquet":
        return repr(pq.read_table(io.BytesIO(data)).to_pydict()).encode()
    return data
