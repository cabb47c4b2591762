"""Finding the one file of each source, and what can be wrong before it is read."""

import difflib
import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import SourceError
from transforms.private_files import file_sha256

ENDINGS = (".csv", ".csv.gz", ".xlsx", ".parquet")
MOST_TEXT = 16 << 20  # of a file of rules; the largest has 25 kB


def find_sources(
    raw: Path, names: Iterable[str], optional: Iterable[str]
) -> dict[str, Path | None]:
    """Return each source's file; None for an optional source that is not there.

    Args:
        raw: the folder of the sources.
        names: the sources' names, in the order wanted.
        optional: those that may be missing.

    Raises:
        SourceError: the folder is missing, or a source is missing or there twice.
    """
    entries = _entries(raw)
    found = {name: _only_file(entries, name) for name in names}
    missing = [name for name, path in found.items() if path is None]
    if lacking := [name for name in missing if name not in set(optional)]:
        raise _missing(raw, entries, lacking)
    return found


def _entries(raw: Path) -> list[Path]:
    """Return what is in the folder of the sources, in one order on every machine."""
    if not raw.is_dir():
        raise SourceError(
            "ไม่พบโฟลเดอร์ข้อมูลดิบนี้: ตรวจที่อยู่หลัง --raw",
            "no such folder of sources: check the path given with --raw",
            file=str(raw),
        )
    with faults_told(raw.name):
        return sorted(raw.iterdir())


def _only_file(entries: list[Path], name: str) -> Path | None:
    """Return the one entry that is this source's file, whatever its case."""
    accepted = {f"{name}{ending}" for ending in ENDINGS}
    files = [entry for entry in entries if entry.name.lower() in accepted]
    if len(files) > 1:
        both = ", ".join(file.name for file in files)
        raise SourceError(
            f"แหล่งข้อมูล {name} มีหลายไฟล์ ({both}): เก็บไว้ไฟล์เดียว ย้ายไฟล์อื่นออก",
            f"source {name} has several files ({both}): keep one, move the others away",
            file=both,
        )
    if files and not files[0].is_file():
        raise _not_a_file(files[0])
    return files[0] if files else None


def _not_a_file(entry: Path) -> SourceError:
    """Tell of a folder, a broken link or a device that bears a source's name."""
    if entry.is_dir():
        return SourceError(
            "เป็นโฟลเดอร์ ไม่ใช่ไฟล์: วางไฟล์ข้อมูลแทน หรือเปลี่ยนชื่อโฟลเดอร์",
            "is a folder, not a file: put the data file there or rename the folder",
            file=entry.name,
        )
    return SourceError(
        "เปิดไม่ได้ (ลิงก์เสียหรือไม่ใช่ไฟล์ธรรมดา): วางไฟล์จริงแทน",
        "cannot be opened (a broken link or no plain file): put the real file there",
        file=entry.name,
    )


def _missing(raw: Path, entries: list[Path], lacking: list[str]) -> SourceError:
    """Tell which sources are missing, and which files may be meant for them."""
    names = [entry.name for entry in entries if not entry.name.startswith((".", "~"))]
    near = {
        close
        for name in lacking
        for close in difflib.get_close_matches(f"{name}.csv", names, n=1, cutoff=0.6)
    }
    meant = ", ".join(map(shown_name, sorted(near)))
    return SourceError(
        f"ไม่พบแหล่งข้อมูล {', '.join(lacking)}: วางไฟล์ชื่อนี้ ลงท้าย {' '.join(ENDINGS)}"
        + (f" (หรือหมายถึง {meant}?)" if meant else ""),
        f"missing source {', '.join(lacking)}: put a file of this name there, ending "
        f"in {' or '.join(ENDINGS)}" + (f" (did you mean {meant}?)" if meant else ""),
        file=str(raw),
    )


def shown_name(name: str) -> str:
    """Return a file's name as it can be written: bytes that are no letters are marked.

    Args:
        name: as the operating system gives it, in any encoding or none.
    """
    return os.fsencode(name).decode("utf-8", "replace")


def small_text(path: Path, encoding: str = "utf-8") -> str:
    """Return the text of a file that is read at once: a plain one, of a size for it.

    Raises:
        OSError: it cannot be read; a pipe would be waited for, for ever.
        UnicodeDecodeError: it is in another encoding.
    """
    status = path.stat()
    if not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "no plain file")
    if status.st_size > MOST_TEXT:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return path.read_text(encoding)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, read piece by piece."""
    with faults_told(path.name):
        return file_sha256(path)


@contextmanager
def faults_told(file: str) -> Iterator[None]:
    """Tell what the operating system refused as a fault of the file."""
    try:
        yield
    except OSError as fault:
        reason = fault.strerror or "read error"
        raise SourceError(
            f"อ่านไม่ได้ ({reason}): ตรวจสิทธิ์การอ่านและสื่อบันทึก แล้วลองใหม่",
            f"cannot be read ({reason}): check its permissions and the disk, try again",
            file=file,
        ) from None
