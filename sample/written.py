"""The many ways in which one and the same thing is written; nothing is lost in them."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from sample.arrays import Chance, Flags, Ints, Texts, texts

BUDDHIST_ERA = 543
MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ZERO_WIDTH = "\u200b"
NO_BREAK_SPACE = "\u00a0"

DateForm = Callable[[int, int, int], str]
DATE_FORMS: dict[str, DateForm] = {
    "thai": lambda y, m, d: f"{d} {MONTHS[m - 1]} {y + BUDDHIST_ERA}",
    "slashes": lambda y, m, d: f"{d:02d}/{m:02d}/{y + BUDDHIST_ERA}",
    "iso": lambda y, m, d: f"{y + BUDDHIST_ERA}-{m:02d}-{d:02d}",
    "common_era_iso": lambda y, m, d: f"{y}-{m:02d}-{d:02d}",
    "common_era_slashes": lambda y, m, d: f"{d:02d}/{m:02d}/{y}",
    "two_digit_year": lambda y, m, d: f"{d:02d}/{m:02d}/{(y + BUDDHIST_ERA) % 100:02d}",
    "thai_digits": lambda y, m, d: f"{d} {MONTHS[m - 1]} {y + BUDDHIST_ERA}".translate(
        THAI_DIGITS
    ),
    "year": lambda y, _m, _d: f"{y + BUDDHIST_ERA}",
    "month": lambda y, m, _d: f"{MONTHS[m - 1]} {y + BUDDHIST_ERA}",
}


def dates(days: np.ndarray, form: Texts) -> Texts:
    """Return days as written, each in its form."""
    written = texts([None] * len(days))
    for name, write in DATE_FORMS.items():
        here = np.flatnonzero((form == name) & ~np.isnat(days))
        distinct, place = np.unique(days[here], return_inverse=True)
        each = [write(day.year, day.month, day.day) for day in distinct.tolist()]
        written[here] = texts(each)[place] if len(here) else None
    return written


def with_dashes(citizen_id: str) -> str:
    """Return an ID as it is printed on the card."""
    i = citizen_id
    return f"{i[0]}-{i[1:5]}-{i[5:10]}-{i[10:12]}-{i[12:]}"


ID_FORMS: tuple[Callable[[str], str], ...] = (
    with_dashes,
    lambda i: with_dashes(i).replace("-", " "),
    lambda i: i.translate(THAI_DIGITS),
    lambda i: f" {i}",
    lambda i: f"{i}{ZERO_WIDTH}",
)
NAME_FORMS: tuple[Callable[[str], str], ...] = (
    *(lambda n: n.replace("แ", "เเ").replace("ำ", "\u0e4d\u0e32"),) * 4,
    lambda n: f"{n} ",
    lambda n: f"  {n}",
    lambda n: f"{n}{NO_BREAK_SPACE}",
    lambda n: n[:2] + ZERO_WIDTH + n[2:],
)


def oddly(
    values: Texts, forms: tuple[Callable[[str], str], ...], share: float, rng: Chance
) -> None:
    """Write a share of the values in one of other forms, in place."""
    places = np.flatnonzero((rng.random(len(values)) < share) & ~empty(values))
    chosen = rng.integers(len(forms), size=len(places))
    for place, form in zip(places.tolist(), chosen.tolist(), strict=True):
        values[place] = forms[form](values[place])


def empty(values: Texts) -> Flags:
    """Return which values are missing or empty."""
    flags: Flags = pd.isna(values) | (values == "")
    return flags


def titles_stuck(title: Texts, first_name: Texts, share: float, rng: Chance) -> None:
    """Stick the title to the first name, with the title's own place left empty."""
    stuck = (rng.random(len(title)) < share) & ~empty(title) & ~empty(first_name)
    stuck &= title != "นาง"  # many a name begins with it
    first_name[stuck] = title[stuck] + first_name[stuck]
    title[stuck] = None


def one_word_surnames(last_name: Texts, rng: Chance) -> None:
    """Write the missing surname of a one-word name as offices do: `-`, `.`, nothing."""
    missing = np.flatnonzero(last_name == "")
    forms = texts(["-", ".", None, "ไม่มีนามสกุล"])
    last_name[missing] = forms[rng.choice(4, len(missing), p=[0.5, 0.2, 0.25, 0.05])]


def form_of_dates(shares: dict[str, float], count: int, rng: Chance) -> Texts:
    """Return a form for each date; what the shares leave is `thai`."""
    names = [*shares, "thai"]
    weights = [*shares.values(), 1.0 - sum(shares.values())]
    return texts(names)[rng.choice(len(names), count, p=weights)]


def lost_leading_zeros(ids: Texts, share: float, rng: Chance) -> None:
    """Let a spreadsheet take the 0 that some IDs begin with."""
    begins = pd.Series(ids).str.startswith("0").to_numpy(bool)
    lost = begins & (rng.random(len(ids)) < share)
    ids[lost] = pd.Series(ids[lost]).str.slice(1).to_numpy(object)


def numbers(values: Ints, commas: float, rng: Chance) -> Texts:
    """Return whole numbers as text, some as money with commas and two decimals."""
    plain = np.array(pd.Series(values).astype(str), dtype=object)
    for place in np.flatnonzero(rng.random(len(values)) < commas).tolist():
        plain[place] = f"{values[place]:,.2f}"
    return plain
