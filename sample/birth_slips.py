"""Birth dates set down wrong: swapped, mistyped, a year off, the day not known."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

import numpy as np

from sample.arrays import Chance, Flags, Ints, Texts, texts
from sample.calendar_days import SURVEYED_UNTIL
from sample.shares import Shares

Slip = Callable[[date, int], date]
EARLIEST, LATEST = date(1900, 1, 1), SURVEYED_UNTIL.item()
DAYS_OFF = (365, 366, 3652, 1, 9, 30, 730)


def days_off(day: date, luck: int) -> date:
    """Return a day that is days, a year or ten years too early."""
    return date.fromordinal(day.toordinal() - DAYS_OFF[luck % len(DAYS_OFF)])


def day_and_month_swapped(day: date, _luck: int) -> date:
    """Return a day with day and month in each other's place, if there is such a day."""
    return _fitted(day.year, day.day, day.month) if day.day <= 12 else day


def one_digit_wrong(day: date, luck: int) -> date:
    """Return a day with one digit mistyped, of day, month or year."""
    digits = f"{day:%Y%m%d}"
    for turn in range(50):
        place = 2 + (luck + turn) % 6
        digit = str((int(digits[place]) + 1 + (luck + turn) // 6) % 10)
        other = _read(digits[:place] + digit + digits[place + 1 :])
        if other is not None and other != day:
            return other
    return day


def year_off(day: date, luck: int) -> date:
    """Return a day a year off, as when 542 or 544 is taken from the Buddhist year."""
    years = -1 if luck % 2 or day.year >= LATEST.year - 1 else 1
    return _fitted(day.year + years, day.month, day.day)


def first_of_january(day: date, _luck: int) -> date:
    """Return the day put down where only the year is known."""
    return date(day.year, 1, 1)


SLIPS: dict[str, Slip] = {
    "swapped": day_and_month_swapped,
    "typo": one_digit_wrong,
    "year_off": year_off,
    "january_first": first_of_january,
}


def _fitted(year: int, month: int, day: int) -> date:
    """Return a day, or the last of its month where there are not so many."""
    fitted = date(year, month, min(day, monthrange(year, month)[1]))
    return min(fitted, LATEST)


def _read(digits: str) -> date | None:
    """Return the day that eight digits say; None if nobody can be born then."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def birth_faults(count: int, shares: Shares, rng: Chance) -> Texts:
    """Return what is wrong with each birth date; mostly nothing."""
    often = {
        "missing": shares.records_birth_date_missing,
        "year_only": shares.records_birth_year_only,
        "month_only": shares.records_birth_month_only,
        "off": shares.records_birth_date_off,
        **dict.fromkeys(SLIPS, shares.records_birth_date_mistyped),
    }
    upto = np.cumsum(list(often.values()))
    kinds = texts([*often, ""])
    return kinds[np.searchsorted(upto, rng.random(count), side="right")]


def slipped(birth: np.ndarray, faults: Texts, rng: Chance) -> np.ndarray:
    """Return birth dates with their faults, as far as they change the day.

    A slip that would leave the day as it is gives way to a mistyped digit; the faults
    then say so.
    """
    birth, asked = birth.copy(), faults.copy()
    luck = rng.integers(1000, size=len(birth))
    for kind, slip in {**SLIPS, "off": days_off}.items():
        for place in np.flatnonzero(asked == kind).tolist():
            day = birth[place].item()
            other = slip(day, int(luck[place]))
            if other == day:
                faults[place] = "typo"
                other = one_digit_wrong(day, int(luck[place]))
            birth[place] = other
    return birth


def slipped_within_year(birth: np.ndarray, which: Flags, rng: Chance) -> np.ndarray:
    """Return birth dates, some with another day of the same year."""
    faults: Texts = np.where(which, "swapped", "").astype(object)
    places: Ints = np.flatnonzero(which)
    wrong = slipped(birth, faults, rng)
    years = birth.astype("datetime64[Y]")
    left = places[wrong[places].astype("datetime64[Y]") != years[places]]
    wrong[left] = years[left].astype("datetime64[D]")
    return wrong
