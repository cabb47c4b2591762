"""What is left of an erasure: marks on the nights it changed, a line in the register.

Neither tells who it was.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from transforms.inputs import COMPRESSED, INDEX, RAW, read_index
from transforms.nights import INPUTS, MANIFEST, Night
from transforms.private_files import write_json
from transforms.target_lists import harmless

REGISTER = "erasures.csv"
MARK = "erased.json"  # in a night's inputs: it can no longer be made byte for byte
NO_RUN = "erased"  # in the place of the hash of the run: none was made of these inputs


@dataclass(frozen=True)
class Changed:
    """What became of a kept file: its hash now, and its rows if it is a table."""

    sha256: str
    row_count: int | None = None


@dataclass(frozen=True)
class ErasureLine:
    """One row per erasure: when, by whom, why, and how much it changed; not whom."""

    erased_on: date
    erased_by: str
    reason: str
    night_count: int
    file_count: int


def register(curated: Path, line: ErasureLine) -> None:
    """Add an erasure to `erasures.csv`, which a spreadsheet can open as it is."""
    path, new = curated / REGISTER, curated / f".{REGISTER}"
    lines = list(read_register(curated))
    words = {name: harmless(str(value)) for name, value in asdict(line).items()}
    new.touch(mode=0o600)
    with new.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictWriter(file, list(words), lineterminator="\n")
        rows.writeheader()
        rows.writerows([*lines, words])
    new.replace(path)


def read_register(curated: Path) -> Sequence[Mapping[str, str]]:
    """Return the erasures so far, oldest first."""
    path = curated / REGISTER
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def erased_on(inputs: Path) -> list[str]:
    """Return the days on which something was erased from a night's inputs."""
    path = inputs / MARK
    if not path.is_file():
        return []
    return sorted({each["erased_on"] for each in _read(path)})


def mark(
    night: Night, part: Path, changed: Mapping[str, Changed | None], on: date
) -> None:
    """Say in a night that is written anew which files are no longer what they were."""
    _write_manifest(night, part, changed)
    inputs = {
        name.removeprefix(f"{INPUTS}/"): now
        for name, now in changed.items()
        if name.startswith(f"{INPUTS}/")
    }
    if not inputs or None in inputs.values():
        return  # what is gone whole needs no mark
    _write_index(night, part / INPUTS, inputs)
    marks = _read(night.inputs / MARK) if (night.inputs / MARK).is_file() else []
    marks.append({"erased_on": f"{on}", "files": sorted(map(_plain, inputs))})
    write_json(part / INPUTS / MARK, marks)


def _write_index(
    night: Night, inputs: Path, changed: Mapping[str, Changed | None]
) -> None:
    """Let the index hold the hashes of now, and no run be taken for the one of then."""
    index = read_index(night.inputs)
    now = {_plain(name): each.sha256 for name, each in changed.items() if each}
    write_json(
        inputs / INDEX,
        index | {"files": index["files"] | now, "run_sha256": NO_RUN},
    )


def _write_manifest(
    night: Night, part: Path, changed: Mapping[str, Changed | None]
) -> None:
    """Let the manifest hold the hashes of now: the next night goes by them."""
    said = night.manifest()
    for output in said["outputs"]:
        now = changed.get(output["path"])
        if now:
            output |= {"sha256": now.sha256, "rows": now.row_count}
    write_json(part / MANIFEST, said)


def _plain(name: str) -> str:
    """Return a kept input's name as the index has it."""
    return name.removesuffix(COMPRESSED) if name.startswith(f"{RAW}/") else name


def _read(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text("utf-8"))
