"""The sample's own days: when the survey ended, what day it is, which months count."""

import numpy as np

SURVEYED_UNTIL = np.datetime64("2018-03-31", "D")
AS_OF = np.datetime64("2020-03-31", "D")
FIRST_REQUEST = np.datetime64(
    "2018-01-01", "D"
)  # some help came before the survey's end
YEARS_SINCE_SURVEY = 2  # to the day: everybody's age grew by as many
FIRST_CENTRE = np.datetime64("2016-10-01", "D")


def days_between(first: np.datetime64, last: np.datetime64) -> int:
    """Return the number of days from the first to the last."""
    return int((last - first).astype(int))


def months_before(day: np.datetime64, months: np.ndarray) -> np.ndarray:
    """Return the day of the month `months` earlier (one day later, to be safe)."""
    month = day.astype("datetime64[M]")
    offset = (day - month.astype("datetime64[D]")).astype(int)
    earlier = (month - months.astype("timedelta64[M]")).astype("datetime64[D]")
    safe: np.ndarray = earlier + np.timedelta64(offset + 2, "D")
    return safe
