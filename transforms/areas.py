"""Thailand's areas, from the geothai package, as rows of the reference contracts."""

import geothai
import pandas as pd
from geothai.abolished import abolished_areas

from schemas.contract import columns
from schemas.reference import AbolishedSubdistricts, Subdistricts


def subdistricts() -> pd.DataFrame:
    """Return every subdistrict of today, with its district and province."""
    rows = [
        (
            subdistrict.code, subdistrict.name_th, subdistrict.name_en,
            district.code, district.name_th, district.name_en,
            province.code, province.name_th, province.name_en,
            subdistrict.postal_codes[0],
        )
        for province in geothai.provinces()
        for district in geothai.districts(province.code)
        for subdistrict in geothai.subdistricts(district.code)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(columns(Subdistricts)), dtype="str")


def abolished_subdistricts() -> pd.DataFrame:
    """Return every abolished subdistrict that lives on in one of today's.

    One that was split is left out: which part a household is in, the code cannot say.
    """
    rows = [
        (area.code, area.successors[0])
        for area in abolished_areas()
        if area.level == "subdistrict"
        and len(area.successors) == 1
        and geothai.subdistrict(area.successors[0])
    ]
    return pd.DataFrame(rows, columns=list(columns(AbolishedSubdistricts)), dtype="str")
