"""The brakes: a night too far from the others is held until a person has looked at it.

`curated.brake_results` says so, with figures; here the run is stopped by it.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from schemas.errors import BrakeError, SourceError
from transforms import switch
from transforms.brake_figures import Brake, read_brakes
from transforms.held import read_held
from transforms.nights import MANIFEST, read_manifest
from transforms.private_files import file_sha256

TOLD_AT_MOST = 8

log = logging.getLogger(__name__)


def stop_if_braked(curated: Path) -> None:
    """Hold the staged night, inside `staged`, if it is past a limit of a brake.

    Args:
        curated: the folder whose `.staging/published` is whole; `latest` stays.

    Raises:
        BrakeError: it is held.
    """
    published = curated / switch.STAGING / switch.PUBLISHED
    braked = [brake for brake in read_brakes(published) if brake.is_braked]
    if not braked:
        return
    braked.sort(key=lambda brake: (brake.brake_code == "list_sizes", brake.name))
    if (curated / switch.HELD).exists():
        log.warning(
            "คืนนี้แทนที่คืนก่อนที่รออยู่ใน held · tonight replaces the night that waited in held"
        )
    switch.hold(curated, why_held(published, braked))
    raise brake_error(braked)


def drop_held(curated: Path, as_of: date) -> None:
    """Forget a night that waits: the files are what `latest` was made from again.

    Args:
        curated: the folder that holds `held` and `latest`.
        as_of: the day of `latest`; a night of a later day goes on waiting, for nothing
            is said of its files.
    """
    if not (curated / switch.HELD).exists() or _held_on(curated) > as_of:
        return
    switch.drop_held(curated)
    log.info("คืนที่รออยู่ใน held ถูกยกเลิก · the night that waited in held is dropped")


def _held_on(curated: Path) -> date:
    """Return the day of the night that waits; of a damaged one, none that matters."""
    try:
        held = read_held(curated)
    except SourceError:
        held = None
    return held.as_of if held else date.min


def why_held(published: Path, braked: Sequence[Brake]) -> Mapping[str, Any]:
    """Return what `held/night.json` says: which night, which brakes."""
    said = read_manifest(published)
    return {
        "as_of": said["as_of"],
        "area_code": said["area_code"],
        "is_invented": said["is_invented"],
        "manifest_sha256": file_sha256(published / MANIFEST),
        "brakes": [asdict(brake) for brake in braked],
    }


def brake_error(braked: Sequence[Brake]) -> BrakeError:
    """Tell which brakes stopped the run, and what there is to do."""
    count, shown = len(braked), braked[:TOLD_AT_MOST]
    th = [
        f"คืนนี้ต่างจากคืนก่อน ๆ เกินขีด {count} ข้อ จึงยังไม่เผยแพร่ บัญชีเดิมใน latest ยังอยู่ครบ",
        *(f"  - {brake.brake_th}" for brake in shown),
        *([f"  - และอีก {count - len(shown)} ข้อ"] if count > len(shown) else []),
        "ผลของคืนนี้รออยู่ใน held/published: ดูด้วย tambon release --look",
        "ถ้าถูกต้อง: tambon release --by ชื่อ --reason เหตุผล; "
        "ถ้าไฟล์ผิด: แก้ไฟล์แล้วสั่ง tambon run ใหม่",
    ]
    en = [
        f"tonight is past {count} {'limit' if count == 1 else 'limits'} set by other "
        "nights, so nothing is published; the former lists in latest stay",
        *(f"  - {brake.brake_en}" for brake in shown),
        *([f"  - and {count - len(shown)} more"] if count > len(shown) else []),
        "tonight's run waits in held/published: see tambon release --look",
        "if it is right: tambon release --by NAME --reason TEXT; if a file is wrong: "
        "mend it and run again",
    ]
    names = tuple(brake.name for brake in braked)
    return BrakeError("\n".join(th), "\n".join(en), brakes=names)
