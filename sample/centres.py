"""Centres and the subdistricts they serve; volunteers and headmen of the villages."""

import numpy as np
import pandas as pd

from sample.area_names import area_names
from sample.arrays import Chance, Ints, Texts, chance, texts
from sample.calendar_days import FIRST_CENTRE
from sample.naming import Persons, first_names, surnames
from sample.places import DISTRICT_PLACES, Villages
from sample.published import Published
from sample.words import Words
from sample.written import dates

# Chiang Rai has 130 centres for 124 subdistricts: a few have none, a few have another.
WITHOUT_CENTRE = frozenset({"570512", "570804", "571303"})
SECOND_CENTRES = {  # who hosts it; it serves its whole district
    "570101": "ngo", "570103": "school", "570402": "temple", "570511": "temple",
    "570701": "church", "570801": "temple", "570901": "ngo", "571001": "church",
    "571101": "temple",
}  # fmt: skip
HOSTS = ("tambon_office", "municipality", "village_hall", "state_office")
HOST_SHARES = (0.62, 0.25, 0.08, 0.05)
HOST_NAMES = {
    "tambon_office": "อบต.", "municipality": "เทศบาลตำบล",
    "village_hall": "ศาลาประชาคม", "state_office": "รพ.สต.",
    "temple": "วัด", "school": "โรงเรียนบ้าน",
    "ngo": "มูลนิธิเพื่อน", "church": "คริสตจักร",
}  # fmt: skip
OPENED_LATE = 0.06  # only in the second year: their subdistrict had none till then
SERVES_NEIGHBOUR = 0.25  # also the next subdistrict, some of them for a time
CAPACITY_UNKNOWN = 0.12
VILLAGES_WITH_CONTACT = 0.88
SAMPLE_PHONE = "01-{:03d}-{:04d}"  # 01 was given up in 2549: nobody answers there


def make_centres(published: list[Published], seed: int) -> pd.DataFrame:
    """Return centres, days and codes not yet written as offices do."""
    rng = chance(seed, "centres")
    own = [(p.subdistrict_code, "") for p in published]
    own = [(code, "") for code, _ in own if code not in WITHOUT_CENTRE]
    codes = {each.subdistrict_code for each in published}
    second = [(code, host) for code, host in SECOND_CENTRES.items() if code in codes]
    rows = sorted(own + second)
    count = len(rows)
    code = texts([code for code, _ in rows])
    drawn = texts(HOSTS)[rng.choice(len(HOSTS), count, p=HOST_SHARES)]
    host = np.where([bool(h) for _, h in rows], [h for _, h in rows], drawn)
    opened = FIRST_CENTRE + rng.integers(0, 420, count).astype("timedelta64[D]")
    late = rng.random(count) < OPENED_LATE
    opened = np.where(late, opened + np.timedelta64(800, "D"), opened)
    middle = np.array([DISTRICT_PLACES[each[:4]] for each in code])
    place = middle + rng.normal(0, 0.03, middle.shape)
    capacity = rng.integers(4, 17, count) * 5
    known = rng.random(count) >= CAPACITY_UNKNOWN
    return pd.DataFrame(
        {
            "centre_id": [f"SC-{each}-{2 if host else 1}" for each, host in rows],
            "centre_name": [_centre_name(*row) for row in zip(code, host, strict=True)],
            "host_type": texts(host),
            "subdistrict_code": code,
            "latitude": texts([f"{value:.5f}" for value in place[:, 0]]),
            "longitude": texts([f"{value:.5f}" for value in place[:, 1]]),
            "opened_on": opened,
            "monthly_capacity_households": texts(
                [str(n) if k else None for n, k in zip(capacity, known, strict=True)]
            ),
        }
    )


def _centre_name(code: str, host: str) -> str:
    """Return what a centre is called: after its subdistrict and host."""
    name = area_names(code)[1]
    return f"ศูนย์ช่วยเหลือสังคมตำบล{name} ({HOST_NAMES[host]}{name})"


def make_coverage(
    centres: pd.DataFrame, published: list[Published], seed: int
) -> pd.DataFrame:
    """Return which centre serves which subdistrict from when until when."""
    rng = chance(seed, "coverage")
    codes = sorted(each.subdistrict_code for each in published)
    rows: list[tuple[str, str, np.datetime64, np.datetime64]] = []
    never = np.datetime64("NaT", "D")
    for centre, code, opened in zip(
        centres["centre_id"],
        centres["subdistrict_code"],
        centres["opened_on"].to_numpy("datetime64[D]"),
        strict=True,
    ):
        rows.append((centre, code, opened, never))
        second = centre.endswith("-2")
        near = [c for c in codes if c[:4] == code[:4] and c != code]
        after = [c for c in near if c > code][:1]
        if second:
            rows += [(centre, each, opened, never) for each in near]
        elif after and (after[0] in WITHOUT_CENTRE or rng.random() < SERVES_NEIGHBOUR):
            ends = opened + np.timedelta64(int(rng.integers(300, 900)), "D")
            lasts = after[0] in WITHOUT_CENTRE or rng.random() < 0.6
            rows.append((centre, after[0], opened, never if lasts else ends))
    return pd.DataFrame(
        rows, columns=["centre_id", "subdistrict_code", "valid_from", "valid_to"]
    )


def centres_table(centres: pd.DataFrame, words: Words, seed: int) -> pd.DataFrame:
    """Return the centres as received."""
    rng = chance(seed, "centres_table")
    return centres.assign(
        host_type=words.write("host_type", texts(centres["host_type"]), 0.0, rng),
        opened_on=_thai_dates(centres["opened_on"]),
    )


def coverage_table(coverage: pd.DataFrame) -> pd.DataFrame:
    """Return the coverage as received."""
    return coverage.assign(
        valid_from=_thai_dates(coverage["valid_from"]),
        valid_to=_thai_dates(coverage["valid_to"]),
    )


def _thai_dates(days: "pd.Series[pd.Timestamp]") -> Texts:
    """Return days as offices write them."""
    return dates(days.to_numpy("datetime64[D]"), texts(["thai"] * len(days)))


def centre_of(subdistrict: Texts, coverage: pd.DataFrame, rng: Chance) -> Texts:
    """Return the centre that records a request: mostly the subdistrict's own.

    Somebody from elsewhere goes to any centre.
    """
    everywhere = texts(coverage["centre_id"].unique())
    centre: Texts = everywhere[rng.integers(len(everywhere), size=len(subdistrict))]
    served = dict(tuple(coverage.groupby("subdistrict_code")["centre_id"]))
    codes, place = np.unique(subdistrict.astype(str), return_inverse=True)
    for number, code in enumerate(codes.tolist()):
        if code in served:
            own_first = texts(sorted(served[code], key=lambda c: (code not in c, c)))
            here: Ints = np.flatnonzero(place == number)
            other = rng.integers(len(own_first), size=len(here))
            mostly = np.where(rng.random(len(here)) < 0.75, 0, other)
            centre[here] = own_first[mostly]
    return centre


def contacts_table(
    published: list[Published], villages: Villages, words: Words, seed: int
) -> pd.DataFrame:
    """Return a headman and a volunteer for most villages, as received."""
    rng = chance(seed, "contacts")
    codes = texts([each.subdistrict_code for each in published])
    place = np.repeat(np.arange(len(villages.number)), 2)
    role = texts(["headman", "volunteer"] * len(villages.number))
    kept = rng.random(len(place)) < VILLAGES_WITH_CONTACT
    place, role = place[kept], role[kept]
    count = len(place)
    female = rng.random(count) < np.where(role == "volunteer", 0.75, 0.2)
    thai = np.zeros(count, dtype=np.int64)
    name = first_names(Persons(female, rng.random(count) < 0.5, thai), rng)
    title = np.where(female, "นาง", "นาย").astype(object)
    phones = rng.integers([1000, 10000], size=(count, 2)).tolist()
    return pd.DataFrame(
        {
            "subdistrict_code": codes[villages.subdistrict[place]],
            "village_number": texts([str(n) for n in villages.number[place]]),
            "role": words.write("contact_role", role, 0.0, rng),
            "contact_name": title + name + " " + surnames(count, rng),
            "phone": texts([SAMPLE_PHONE.format(*pair) for pair in phones]),
        }
    )
