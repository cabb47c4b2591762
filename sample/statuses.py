"""`person_status`: who died, moved, was ordained, … since the survey."""

import numpy as np
import pandas as pd

from sample.arrays import Ints, chance, texts
from sample.calendar_days import AS_OF, SURVEYED_UNTIL, days_between
from sample.people import People
from sample.words import Words
from sample.written import dates

EVENTS = ("deceased", "moved", "ordained", "imprisoned", "institution")
MOVED, ORDAINED, IMPRISONED, INSTITUTION = 0.008, 0.0004, 0.0008, 0.0005
DEATHS_PER_YEAR = 0.0007  # at 40; it doubles every eight years after
BY_PLACE_IN_HOUSEHOLD = 0.2  # noted without ID, by household and number
SOURCES = texts(["ทะเบียนราษฎร", "อพม.", "ผู้ใหญ่บ้าน", "อสม."])
NOTHING = len(EVENTS)


def make_events(people: People, seed: int) -> Ints:
    """Return what happened to each person since the survey: a place in `EVENTS`.

    Whom nothing took away has `NOTHING`.
    """
    rng = chance(seed, "events")
    age, luck = people.age, rng.random(len(people.age))
    died = 2 * DEATHS_PER_YEAR * 2.0 ** ((age - 40) / 8.0)
    upto = np.cumsum(
        [
            np.minimum(died, 0.4),
            np.full(len(age), MOVED),
            ORDAINED * (~people.is_female & (age > 19)),
            IMPRISONED * ((age > 19) & (age < 60)),
            np.full(len(age), INSTITUTION),
        ],
        axis=0,
    )
    event: Ints = (upto <= luck).sum(axis=0)
    return event


def person_status_table(
    people: People, persons: pd.DataFrame, event: Ints, words: Words, seed: int
) -> pd.DataFrame:
    """Return events since the survey, as received.

    Args:
        people: the surveyed persons.
        persons: the same as the survey has them.
        event: what happened to each.
        words: how codes are written.
        seed: seed of chance.
    """
    rng = chance(seed, "person_status")
    places = np.flatnonzero(event != NOTHING)
    span = days_between(SURVEYED_UNTIL, AS_OF)
    since = AS_OF - rng.integers(0, span, len(places)).astype("timedelta64[D]")
    rows = persons.iloc[places]
    by_id = rng.random(len(places)) >= BY_PLACE_IN_HOUSEHOLD
    by_id &= people.is_registered[places]
    return pd.DataFrame(
        {
            "citizen_id": rows["citizen_id"].where(by_id, None).to_numpy(object),
            "household_id": rows["household_id"].where(~by_id, None).to_numpy(object),
            "person_number": rows["person_number"].where(~by_id, None).to_numpy(object),
            "status": words.write(
                "person_status", texts(EVENTS)[event[places]], 0.0, rng
            ),
            "since": dates(since, texts(["thai"] * len(places))),
            "source": SOURCES[rng.choice(4, len(places), p=[0.6, 0.2, 0.15, 0.05])],
        }
    )
