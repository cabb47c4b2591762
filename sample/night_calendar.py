"""When what happens in a sample of many nights: centres write daily, offices weekly."""

import numpy as np

FIRST_NIGHT = np.datetime64("2020-02-17", "D")  # a Monday; a month turns within 30
MOST_NIGHTS = 43  # after them the requests of the sample run out
LATE_NIGHT = 12  # nothing arrives; what was due comes the night after
MENDED_AFTER = 2  # nights that a damaged row stays so
CAPACITY_NIGHT, CLOSING_NIGHT, BOUNDARY_NIGHT, OPENING_NIGHT = 9, 15, 18, 22
NEW_RULES_NIGHT = 17
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


def day_of(night: int) -> np.datetime64:
    """Return the day of a night, the first of which is 0."""
    return FIRST_NIGHT + np.timedelta64(night, "D")


def is_weekday(night: int, *weekdays: int) -> bool:
    """Whether a night's day is one of these weekdays."""
    return night > 0 and night % 7 in weekdays


def mondays(nights: int) -> list[int]:
    """Return the nights on which the survey's office sends its register anew."""
    return [night for night in range(nights) if is_weekday(night, MONDAY)]
