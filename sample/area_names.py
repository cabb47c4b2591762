"""Names of districts and subdistricts, and the codes they had before."""

from functools import cache

import geothai
import numpy as np
from geothai.abolished import abolished_areas

from sample.arrays import Chance, Flags, Texts, texts

TPMAP_CODE = {"570101": "570151"}  # as TPMAP writes it in 2561


def area_names(code: str) -> tuple[str, str]:
    """Return the names of a subdistrict's district and its own."""
    district, subdistrict = geothai.district(code[:4]), geothai.subdistrict(code)
    if district is None or subdistrict is None:
        raise ValueError(f"no such subdistrict: {code}")
    return district.name_th, subdistrict.name_th


@cache
def former_codes() -> dict[str, list[str]]:
    """Return the odd or abolished codes of each subdistrict that has some."""
    former = {code: [odd] for code, odd in TPMAP_CODE.items()}
    for area in abolished_areas():
        if area.level == "subdistrict" and len(area.successors) == 1:
            former.setdefault(area.successors[0], []).append(area.code)
    return former


def old_codes(written: Texts, which: Flags, share: float, rng: Chance) -> None:
    """Write a share of the codes as they were before, where they have changed."""
    luck = rng.random(len(written))
    former = former_codes()
    for place in np.flatnonzero(which & (luck < share)).tolist():
        if written[place] in former:
            codes = texts(former[written[place]])
            written[place] = codes[rng.integers(len(codes))]
