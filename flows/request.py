"""What a run is asked: the area and the day, by whoever asks, the sample, or today."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.policy import with_numbers
from flows.private import UsageError
from schemas.errors import SourceError
from schemas.run import RunRequest

BANGKOK = ZoneInfo("Asia/Bangkok")
SAMPLE_CARD = "sample.json"
BUDDHIST_ERA_YEARS = 543


@dataclass(frozen=True)
class SampleCard:
    """What a made sample says of itself in `sample.json`."""

    is_invented: bool
    as_of: str
    area: str


def read_sample_card(raw: Path) -> SampleCard | None:
    """Return what the sample in a folder says of itself; None if it holds no sample."""
    path = raw / SAMPLE_CARD
    if not path.is_file():
        return None
    try:
        card = json.loads(path.read_text("utf-8"))
        return SampleCard(card["is_invented"], str(card["as_of"]), str(card["area"]))
    except (ValueError, TypeError, KeyError):
        raise SourceError(
            "อ่านไฟล์นี้ไม่ได้: สร้างตัวอย่างใหม่ด้วย tambon sample",
            "unreadable: make the sample anew with tambon sample",
            file=str(path),
        ) from None


def read_request(
    raw: Path, area: str | None, as_of: str | None, **numbers: float | None
) -> RunRequest:
    """Return the run asked for; what is not said comes from the sample, or is today.

    Args:
        raw: folder of the sources.
        area: province or district code; None: the sample's own.
        as_of: the day as YYYY-MM-DD; None: the sample's own, else today in Bangkok.
        numbers: of policy, by the request's names; None: as each night.
    """
    card = read_sample_card(raw)
    if area is None and card is None:
        raise UsageError(
            "ไม่ได้บอกพื้นที่: ใส่ --area ตามด้วยรหัสจังหวัด 2 หลัก หรือรหัสอำเภอ 4 หลัก",
            "no area said: give --area a province code (2 digits) or district code (4)",
            place="--area",
        )
    today = datetime.now(BANGKOK).date().isoformat()
    request = RunRequest(
        area_code=read_area(area or (card.area if card else "")),
        as_of=read_day(as_of or (card.as_of if card else today)),
        is_invented=card.is_invented if card else False,
    )
    return with_numbers(request, numbers)


def read_area(text: str) -> str:
    """Return a province or district code, if it is one."""
    from transforms.areas import subdistricts  # heavy: only where needed

    known = subdistricts()["subdistrict_code"]
    digits = re.fullmatch(r"\d{2}|\d{4}", text, re.ASCII)
    if not (digits and known.str.startswith(text).any()):
        raise UsageError(
            "ไม่มีพื้นที่นี้: ใส่รหัสจังหวัด 2 หลัก หรือรหัสอำเภอ 4 หลัก เช่น 57 หรือ 5705",
            "no such area: give a province code (2 digits) or district code (4), "
            "such as 57 or 5705",
            place="--area",
        )
    return text


def read_day(text: str) -> date:
    """Return a day written YYYY-MM-DD; a Buddhist-era year is asked back."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "วันที่ต้องเขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2026-02-05",
            "the day is written YYYY-MM-DD, such as 2026-02-05",
            place="--as-of",
        ) from None
    if day.year > 2400:
        meant = f"{day.year - BUDDHIST_ERA_YEARS}{day:-%m-%d}"
        raise UsageError(
            f"ปีนี้เป็น พ.ศ.: ใส่ปี ค.ศ. คือ {meant}",
            f"that year is of the Buddhist era: write {meant}",
            place="--as-of",
        )
    return day
