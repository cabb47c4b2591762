"""`tambon release`: a night that a brake held is published once a person has looked."""

from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from typing import Any

from rich.console import Console

from flows.commands import print_json
from flows.log import lines_shown
from flows.private import UsageError
from flows.request import BANGKOK
from flows.settings import private_home
from transforms.held import Held, Release, need_held
from transforms.held import release as let_go
from transforms.nights import LATEST


def release(asked: Namespace, out: Console, lines: Console) -> None:
    """Publish the night that is held, or only show what stopped it."""
    if asked.look or asked.by is None:
        held = need_held(asked.curated)
        _tell(held, asked, out, is_released=False)
        return
    said = Release(
        released_by=_said(asked.by, "--by", "ชื่อผู้ปล่อย", "who looked"),
        reason=_said(asked.reason, "--reason", "เหตุผล", "why it is right"),
        released_at=datetime.now(BANGKOK),
    )
    with lines_shown(lines, private_home()):
        held = let_go(asked.curated, said)
    _tell(held, asked, out, is_released=True)


def _said(text: str | None, option: str, th: str, en: str) -> str:
    """Return a text in one line; it must say something."""
    line = " ".join((text or "").split())
    if not line:
        raise UsageError(
            f"ต้องบอก{th}: ใส่ {option}", f"{option} is needed: {en}", place=option
        )
    return line


def _tell(held: Held, asked: Namespace, out: Console, *, is_released: bool) -> None:
    """Say which night it is and what stopped it, for people or as JSON."""
    if asked.json:
        print_json(_as_json(held, asked, is_released=is_released), out)
        return
    folder = asked.curated / LATEST if is_released else held.published
    invented = "  ข้อมูลสมมุติ · invented people" if held.is_invented else ""
    told = [
        f"คืนวันที่ · night of {held.as_of}   พื้นที่ · area {held.area_code}{invented}",
        f"เบรก · brakes: {len(held.brakes)}",
        *(f"  - {brake.brake_th}" for brake in held.brakes),
        *(f"  - {brake.brake_en}" for brake in held.brakes),
        f"บัญชี · lists: {folder / 'target_lists'}",
        f"แถวที่กันไว้ · rows set aside: {folder / 'rejected'}",
    ]
    if is_released:
        told.append(
            "เผยแพร่แล้ว · released: it is latest now; รายงาน · reports: tambon report"
        )
    else:
        told.append(
            "ยังไม่เผยแพร่ · not published: tambon release --by ชื่อ/NAME --reason "
            "เหตุผล/TEXT"
        )
    for line in told:
        out.print(line, markup=False, highlight=False, soft_wrap=True)


def _as_json(held: Held, asked: Namespace, *, is_released: bool) -> dict[str, Any]:
    """Return the night and its brakes, as `--json` prints them."""
    folder = asked.curated / LATEST if is_released else held.published
    return {
        "as_of": held.as_of.isoformat(),
        "area_code": held.area_code,
        "is_invented": held.is_invented,
        "is_released": is_released,
        "lists": str(folder / "target_lists"),
        "brakes": [asdict(brake) for brake in held.brakes],
    }
