"""How a person's ID and birth date stand in the survey, and who is in the card file.

An ID beyond repair goes only to persons without a card row: whoever is registered can
be found again, so that the published counts hold.
"""

import numpy as np
import pandas as pd

from sample.arrays import Chance, Flags, Ints, Texts, chance, texts
from sample.birth_slips import slipped_within_year
from sample.citizen_ids import id_texts
from sample.people import People
from sample.shares import Shares
from sample.written import ID_FORMS, dates, form_of_dates, lost_leading_zeros, oddly

PLACEHOLDERS = ("0000000000000", "9999999999999", "-")
REGISTRATION_YEAR = "2560"
SURELY_ELDER = 62  # a birth year alone leaves no doubt that they are 60 or older
SURELY_WORKING_AGE = (20, 55)  # even with another day of the year of birth
TWO_DIGIT_AGES = (5, 50)  # of whom two digits can mean one year only


def written_ids(people: People, shares: Shares, rng: Chance) -> Texts:
    """Return IDs as the survey has them."""
    true = id_texts(people.citizen_id)
    written = true.copy()
    oddly(written, ID_FORMS, shares.id_written_oddly, rng)
    lost_leading_zeros(written, 0.5, rng)
    luck = rng.random(len(true))
    luck[people.is_registered] = 1.0
    written[luck < shares.id_missing] = None
    wrong = np.flatnonzero(
        (luck >= shares.id_missing) & (luck < shares.id_missing + shares.id_wrong)
    )
    kind = rng.integers(len(WRONG_IDS), size=len(wrong))
    for place, number in zip(wrong.tolist(), kind.tolist(), strict=True):
        written[place] = WRONG_IDS[number](true[place])
    _shared(written, true, people, rng)
    return written


WRONG_IDS = (
    lambda i: i[:12] + str((int(i[12]) + 1) % 10),
    lambda i: i[:12] + str((int(i[12]) + 7) % 10),
    lambda i: i + "0",
    lambda i: f"{i[0]}.{i[1:6]}E+12",
    lambda _: PLACEHOLDERS[0],
    lambda _: PLACEHOLDERS[1],
    lambda _: PLACEHOLDERS[2],
)
SHARED = 0.0008  # of persons: a child noted down under its parent's ID


def _shared(written: Texts, true: Texts, people: People, rng: Chance) -> None:
    """Let some persons bear the ID of the member before them, neither with a card."""
    before = np.arange(len(true)) - 1
    fit = ~people.is_registered & ~people.is_registered[before]
    fit &= people.household == people.household[before]
    fit &= rng.random(len(true)) < SHARED
    places = np.flatnonzero(fit)
    written[places] = true[before[places]]


def written_births(people: People, shares: Shares, rng: Chance) -> Texts:
    """Return birth dates as the survey has them: no form changes who is 60."""
    count, age = len(people.age), people.age
    form = form_of_dates(survey_date_forms(shares), count, rng)
    low, high = TWO_DIGIT_AGES
    grown, near_sixty = SURELY_WORKING_AGE
    two_digits = (age >= low) & (age <= high)
    two_digits &= rng.random(count) < shares.date_form_two_digit_year
    form[two_digits] = "two_digit_year"
    luck = np.where(age >= SURELY_ELDER, rng.random(count), 1.0)
    form[luck < shares.birth_year_only] = "year"
    month = (luck >= shares.birth_year_only) & (luck < shares.birth_year_only + 0.004)
    form[month] = "month"
    off = rng.random(count) < shares.birth_date_off
    off &= (age >= grown) & (age < near_sixty) | (age > SURELY_ELDER)
    return dates(slipped_within_year(people.birth, off, rng), form)


def survey_date_forms(shares: Shares) -> dict[str, float]:
    """Return how often dates are written in other forms than `5 ก.พ. 2561`."""
    return {
        "slashes": shares.date_form_slashes,
        "iso": shares.date_form_iso,
        "common_era_iso": shares.date_form_common_era / 2,
        "common_era_slashes": shares.date_form_common_era / 2,
        "thai_digits": 0.01,
    }


def registrations_table(
    registered: Ints, verified: Flags, seed: int, shares: Shares
) -> pd.DataFrame:
    """Return the card file: IDs, round and whether verified, in the order of IDs.

    Args:
        registered: IDs of those who registered.
        verified: whether each was verified.
        seed: seed of chance.
        shares: how often what happens.
    """
    rng = chance(seed, "registrations")
    order = np.argsort(registered, kind="stable")
    ids = id_texts(registered[order])
    oddly(ids, ID_FORMS[:1], shares.id_written_oddly / 4, rng)
    yes, no = texts(["ใช่", "ไม่ใช่"])
    return pd.DataFrame(
        {
            "citizen_id": ids,
            "registration_year": texts([REGISTRATION_YEAR] * len(ids)),
            "is_verified": np.where(verified[order], yes, no),
        }
    )
