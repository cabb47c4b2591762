"""Figures of an invented province: 2 districts of 3 subdistricts each, 4 centres."""

from datetime import date
from pathlib import Path
from zlib import crc32

from reports.figures import Figures, Key, Rules
from reports.read import read_report_rules

REFERENCE = Path("data/raw/reference")
ROWS = {
    "none": ("all",),
    "dimension": ("health", "living", "education", "income", "access"),
    "group": ("everyone", "children", "elderly", "disabled", "no_thai_id"),
    "department": ("dcy", "dop", "dep", "health"),
    "source": ("households", "persons", "service_records"),
}
DISTRICTS = ("5701", "5702")
SUBDISTRICTS = tuple(f"{district}0{n}" for district in DISTRICTS for n in (1, 2, 3))
CENTRES = ("SC-1", "SC-2", "SC-3", "SC-4")
LEAVES = {
    "subdistrict": SUBDISTRICTS,
    "district": (*DISTRICTS, "5700"),
    "centre": CENTRES,
    "province": ("57",),
}
NAMES = {
    "57": "จ.เชียงราย", "5701": "อ.หนึ่ง", "5702": "อ.สอง", "5700": "นอกพื้นที่หรือไม่ทราบ",
    "SC-1": "=ศูนย์ที่หนึ่ง", "SC-2": "ศูนย์ที่สอง", "SC-3": "ศูนย์ที่สาม",
    "SC-4": "ศูนย์ช่วยเหลือสังคม<b>สี่</b>",
    "570101": "ต.ก", "570102": "ต.ข", "570103": "ต.ค",
    "570201": "ต.ง", "570202": "ต.จ", "570203": "ต.ฉ",
}  # fmt: skip
PART_OF = (
    {code: code[:4] for code in SUBDISTRICTS}
    | dict.fromkeys((*DISTRICTS, "5700"), "57")
    | dict.fromkeys(CENTRES, "57")
)


def invented_figures(as_of: date = date(2020, 3, 2), salt: str = "") -> Figures:
    """Return a night's figures; each place's are the sum of its parts'."""
    rules = read_report_rules(REFERENCE)
    return Figures(
        as_of=as_of,
        area_code="57",
        is_invented=True,
        counts=_counts(rules, salt),
        place_names=NAMES,
        part_of=PART_OF,
        rules=rules,
    )


def small_figures(figures: Figures) -> dict[Key, str]:
    """Return the figures between 1 and 4 as hidden ones, and those of two wholes."""
    measures = figures.rules.measures
    small = {
        key: "small"
        for key, count in figures.counts.items()
        if measures[key[0]].is_hidden_when_small and 0 < count < 5
    }
    beside = [key for key in figures.counts if key[0] == "unhelped_households"]
    return small | dict.fromkeys(beside[::3], "beside")


def _counts(rules: Rules, salt: str) -> dict[Key, int]:
    """Return figures that are ever the same, from their keys."""
    counts: dict[Key, int] = {}
    for measure in rules.measures.values():
        for row in ROWS[measure.row_set]:
            for place in LEAVES[measure.place_set]:
                text = f"{measure.code}|{row}|{place}{salt}"
                _add(counts, (measure.code, row, place), crc32(text.encode()) % 2000)
    return counts


def _add(counts: dict[Key, int], key: Key, count: int) -> None:
    """Add a figure to its place and to those above it."""
    measure, row, place = key
    count = count % 7 if count % 3 == 0 else count  # a third of them are small
    place_or_above: str | None = place
    while place_or_above is not None:
        whole = (measure, row, place_or_above)
        counts[whole] = counts.get(whole, 0) + count
        place_or_above = PART_OF.get(place_or_above)
