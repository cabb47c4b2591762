"""Days read back from the forms in which the sample writes days of service."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from sample.written import BUDDHIST_ERA, MONTHS

FORMS: tuple[tuple[str, Callable[[re.Match[str]], tuple[int, int, int]]], ...] = (
    (
        r"(\d{1,2}) (\S+) (\d{4})",
        lambda m: (int(m[3]), MONTHS.index(m[2]) + 1, int(m[1])),
    ),
    (r"(\d{1,2})/(\d{1,2})/(\d{4})", lambda m: (int(m[3]), int(m[2]), int(m[1]))),
    (r"(\d{4})-(\d{2})-(\d{2})", lambda m: (int(m[1]), int(m[2]), int(m[3]))),
)


def read_days(written: "pd.Series[str]") -> np.ndarray:
    """Return each day; none where nothing is written, or no day."""
    codes, distinct = pd.factorize(written)
    days = np.array([_read_day(each) for each in distinct], dtype="datetime64[D]")
    return np.append(days, np.datetime64("NaT", "D"))[codes]


def _read_day(written: str) -> np.datetime64:
    """Return a day written in one of the forms."""
    for form, parts in FORMS:
        found = re.fullmatch(form, written)
        if found:
            year, month, day = parts(found)
            year -= BUDDHIST_ERA if year > 2400 else 0
            return _day(year, month, day)
    return np.datetime64("NaT", "D")


def _day(year: int, month: int, day: int) -> np.datetime64:
    """Return a day, if there is such a day."""
    try:
        return np.datetime64(f"{year:04d}-{month:02d}-{day:02d}", "D")
    except ValueError:
        return np.datetime64("NaT", "D")
