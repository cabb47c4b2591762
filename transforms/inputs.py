"""The inputs of a night: known by their hash, kept, and put back as they were.

`inputs/index.json` names each file a run could read, of the sources, of the rules and
of the memory, by the SHA-256 of its bytes. Sources and rules are kept compressed, below
`inputs/raw` and `inputs/reference`; what is the same as the night before lies on the
disk once. The memory is kept as it is.
"""

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa

from schemas.contract import table_name
from schemas.errors import SourceError
from schemas.raw import OPTIONAL_SOURCES, SOURCES
from schemas.reference import FILES
from schemas.run import RunRequest
from transforms import matching_model
from transforms.decision_files import FOLDER as DECISIONS
from transforms.decision_files import is_hidden
from transforms.hard_links import files_below, link, make_private
from transforms.manifest import LIBRARIES, PROJECT, code_sha256
from transforms.memory import ANSWERS
from transforms.nights import Night
from transforms.private_files import write_json
from transforms.sources import faults_told, find_sources, fingerprint

INDEX = "index.json"
RAW, REFERENCE, MEMORY = "raw", "reference", "memory"
SAMPLE_CARD = "sample.json"
COMPRESSED = ".zst"
PIECE = 1 << 20
Stat = tuple[int, int, int]


@dataclass(frozen=True)
class Folders:
    """Where a night reads from: the sources, the rules, what earlier nights left."""

    raw: Path
    reference: Path
    memory: Path


@dataclass(frozen=True)
class Taken:
    """The files a run reads, as they were when they were looked at.

    Attributes:
        folders: where they lie.
        request: what is made of them.
        files: SHA-256 of each by `raw/…`, `reference/…`, `memory/…`; None for what lies
            among the answers and is no file that can be read.
        stats: size and times of those that others may write to.
    """

    folders: Folders
    request: RunRequest
    files: Mapping[str, str | None]
    stats: Mapping[str, Stat] = field(repr=False)

    @property
    def run_sha256(self) -> str:
        """One hash of all that decides what is published.

        The answers that `latest` handed on are left out: it holds them itself.
        """
        decides = {
            "request": _asked(self.request),
            "program": program(),
            "files": {
                name: sha256
                for name, sha256 in self.files.items()
                if not name.startswith(f"{MEMORY}/{ANSWERS}/")
            },
        }
        text = json.dumps(decides, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def refuse_changed(self) -> None:
        """Stop the run if a file was written to since it was looked at.

        Raises:
            SourceError: it was.
        """
        for name, stat in self.stats.items():
            if _stat(self.path(name)) != stat:
                raise _changed(name)

    def path(self, name: str) -> Path:
        """Return where a file lies."""
        kind, _, rest = name.partition("/")
        folder: Path = getattr(self.folders, kind)
        return folder / rest


def program() -> dict[str, str]:
    """Return the versions of what makes a night: code, libraries, Python."""
    libraries = {name: version(name) for name in (*LIBRARIES, PROJECT)}
    return libraries | {"code": code_sha256(), "python": platform.python_version()}


def take(folders: Folders, request: RunRequest) -> Taken:
    """Look at every file that a run reads: its hash, and how to know it changed.

    Args:
        folders: the sources, the rules, and the memory as assembled for this run.
        request: what the run is asked.

    Raises:
        SourceError: a source is missing or cannot be read.
    """
    files: dict[str, str | None] = {}
    stats: dict[str, Stat] = {}
    for name, path in _files(folders):
        stats[name] = _stat(path)
        files[name] = _sha256(name, path)
    ours = f"{MEMORY}/"
    others = {name: stat for name, stat in stats.items() if not name.startswith(ours)}
    return Taken(folders, request, files, others)


def store(taken: Taken, inputs: Path, before: Night | None) -> None:
    """Keep what was looked at: sources and rules compressed, and the index.

    Args:
        taken: the files; those of the memory are only named, for they lie there.
        inputs: the folder to keep them in, `.staging/inputs`.
        before: a kept night; what it has is linked to, not kept twice.

    Raises:
        SourceError: a file is no longer what it was.
    """
    there = _files_kept(before)
    for name, sha256 in taken.files.items():
        if sha256 is None or name.startswith(f"{MEMORY}/"):
            continue
        kept = inputs / f"{name}{COMPRESSED}"
        if there.get(name) == sha256 and before is not None:
            link(before.inputs / f"{name}{COMPRESSED}", kept)
        else:
            _compress(taken.path(name), kept, name, sha256)
    index = {
        "run_sha256": taken.run_sha256,
        "request": _asked(taken.request),
        "files": dict(taken.files),
    }
    write_json(inputs / INDEX, index)


def restore(inputs: Path, folder: Path) -> Folders:
    """Put the inputs of a kept night back as they were, each held to its hash.

    Args:
        inputs: `runs/<as_of>/inputs`.
        folder: an empty folder, private; `raw`, `reference`, `memory` are made in it.

    Raises:
        SourceError: one of them is gone or damaged; it is named.
    """
    for name, sha256 in read_index(inputs)["files"].items():
        target = folder / name
        make_private(target.parent)
        if sha256 is None:
            target.mkdir()  # what was no file is no file
        elif name.startswith(f"{MEMORY}/"):
            _copy_memory(inputs / name, target, name, sha256)
        else:
            _extract(inputs / f"{name}{COMPRESSED}", target, name, sha256)
    folders = Folders(*(folder / kind for kind in (RAW, REFERENCE, MEMORY)))
    for each in (folders.raw, folders.reference, folders.memory):
        make_private(each)
    return folders


def read_index(inputs: Path) -> dict[str, Any]:
    """Return what a kept night says of its inputs.

    Raises:
        SourceError: the index is gone or damaged.
    """
    try:
        index: dict[str, Any] = json.loads((inputs / INDEX).read_text("utf-8"))
        if isinstance(index["files"], dict) and index["run_sha256"]:
            return index
    except (OSError, ValueError, TypeError, KeyError):
        pass
    raise _gone(INDEX)


def read_request(inputs: Path) -> RunRequest:
    """Return what a kept night was asked.

    Raises:
        SourceError: the index is gone or damaged, or asks what no run can be asked now.
    """
    asked = read_index(inputs)["request"]
    try:
        return RunRequest(**asked | {"as_of": date.fromisoformat(asked["as_of"])})
    except (TypeError, ValueError, KeyError):
        raise _gone(INDEX) from None


def _files(folders: Folders) -> Iterator[tuple[str, Path]]:
    """Yield what a run may read, by the name it is kept under, and where it lies."""
    for path in _raw_files(folders.raw):
        yield f"{RAW}/{path.relative_to(folders.raw).as_posix()}", path
    rules = [f"{table_name(table).removeprefix('reference.')}.csv" for table in FILES]
    for rule in sorted((*rules, matching_model.FILE)):
        if (
            folders.reference / rule
        ).is_file():  # a missing one is told when it is read
            yield f"{REFERENCE}/{rule}", folders.reference / rule
    for path in files_below(folders.memory):
        yield f"{MEMORY}/{path.relative_to(folders.memory).as_posix()}", path


def _raw_files(raw: Path) -> Iterable[Path]:
    """Return the files of the sources, the answers and the sample's card."""
    names = [table_name(table).removeprefix("raw.") for table in SOURCES]
    sources = find_sources(raw, names, OPTIONAL_SOURCES).values()
    found = [path for path in sources if path is not None]
    with suppress(OSError):  # a folder of answers that cannot be read is told later
        answers = (raw / DECISIONS).iterdir() if (raw / DECISIONS).exists() else ()
        found += [path for path in answers if not is_hidden(path)]
    card = raw / SAMPLE_CARD
    return sorted([*found, card] if card.is_file() else found)


def _sha256(name: str, path: Path) -> str | None:
    """Return a file's hash; None for an answer that cannot be read, told later."""
    if not name.startswith(f"{RAW}/{DECISIONS}/"):
        return fingerprint(path)
    try:
        return fingerprint(path) if path.is_file() else None
    except SourceError:
        return None


def _stat(path: Path) -> Stat:
    """Return what changes when a file is written to or replaced."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_size, found.st_mtime_ns, found.st_ino)


def _asked(request: RunRequest) -> dict[str, Any]:
    return asdict(request) | {"as_of": request.as_of.isoformat()}


def _files_kept(before: Night | None) -> dict[str, str | None]:
    """Return the inputs that a kept night still has."""
    if before is None or not (before.inputs / INDEX).is_file():
        return {}
    return {
        name: sha256
        for name, sha256 in read_index(before.inputs)["files"].items()
        if (before.inputs / f"{name}{COMPRESSED}").is_file()
    }


def _compress(source: Path, kept: Path, name: str, sha256: str) -> None:
    """Keep a file's bytes compressed, if they still are those looked at."""
    make_private(kept.parent)
    hashed = hashlib.sha256()
    with (
        faults_told(name),
        source.open("rb") as read,
        pa.output_stream(kept, compression="zstd") as write,
    ):
        while piece := read.read(PIECE):
            hashed.update(piece)
            write.write(piece)
    kept.chmod(0o600)
    if hashed.hexdigest() != sha256:
        raise _changed(name)


def _extract(kept: Path, target: Path, name: str, sha256: str) -> None:
    """Put a file back, if its bytes are those that were kept."""
    hashed = hashlib.sha256()
    try:
        with (
            pa.input_stream(kept, compression="zstd") as read,
            target.open("wb") as write,
        ):
            while piece := read.read(PIECE):
                hashed.update(piece)
                write.write(piece)
    except OSError:
        raise _gone(name) from None
    target.chmod(0o600)
    if hashed.hexdigest() != sha256:
        raise _gone(name)


def _copy_memory(kept: Path, target: Path, name: str, sha256: str) -> None:
    """Put a file of the memory back, likewise."""
    if not kept.is_file() or fingerprint(kept) != sha256:
        raise _gone(name)
    link(kept, target)


def _changed(name: str) -> SourceError:
    return SourceError(
        "ไฟล์ถูกแก้ไขหรือแทนที่ระหว่างอ่าน: รอให้คัดลอกเสร็จแล้วสั่งใหม่",
        "it was changed while it was read: wait until it is whole, then run again",
        file=name,
    )


def _gone(name: str) -> SourceError:
    return SourceError(
        "ข้อมูลนำเข้าของคืนนั้นหายไปหรือเสีย จึงทำซ้ำให้เหมือนเดิมไม่ได้: คัดลอกกลับจากสำรอง",
        "this input of that night is gone or damaged, so the night cannot be made as "
        "it was: copy it back from a backup",
        file=name,
    )
