"""Whether what people read is a whole night: every file as its manifest has it."""

import hashlib
import json
from pathlib import Path

import pyarrow.parquet as pq

# what a run works in; empty-handed, it leaves none of them
HALF_MADE = (".staging", ".spill", ".latest-next", ".latest-previous")


def fingerprint(folder: Path) -> dict[str, str]:
    """Return every file below a folder and its hash."""
    return {
        path.relative_to(folder).as_posix(): _sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def faults_of(latest: Path) -> list[str]:
    """Return what is not as a whole, balanced night has it."""
    manifest = latest / "manifest.json"
    if not manifest.is_file():
        return ["no manifest"]
    outputs = json.loads(manifest.read_text("utf-8"))["outputs"]
    promised = {each["path"]: each["sha256"] for each in outputs}
    there = fingerprint(latest)
    wrong = [path for path, sha in promised.items() if there.get(path) != sha]
    ledger = pq.read_table(latest / "tables/ledger.parquet")
    if not all(ledger.column("is_balanced").to_pylist()):
        wrong.append("the ledger does not balance")
    return wrong


def kept(curated: Path) -> dict[str, str]:
    """Return all that stays of a folder of lists: what is shown, and each night."""
    return {
        f"{part}/{path}": sha
        for part in ("latest", "runs")
        if (curated / part).exists()
        for path, sha in fingerprint((curated / part).resolve()).items()
    }


def published(shown: dict[str, str]) -> dict[str, str]:
    """Return what people read; not what will be kept of the night a moment later."""
    return {path: sha for path, sha in shown.items() if not path.startswith(".night/")}


def half_made(curated: Path) -> list[str]:
    """Return what a run has left lying about."""
    found = [name for name in HALF_MADE if (curated / name).exists()]
    runs = curated / "runs"
    unfinished = [path.name for path in runs.glob("*.*")]
    return sorted(found + unfinished)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
