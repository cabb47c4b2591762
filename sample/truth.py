"""What is true behind the files; only measurements read it, never the pipeline."""

import numpy as np
import pandas as pd

from sample.arrays import Flags, Ints, Texts, chance
from sample.citizen_ids import id_texts
from sample.clients import Clients
from sample.needs import Needs
from sample.people import Survey
from sample.shares import Shares
from schemas.reference import DIMENSIONS

OVERLOOKED = (8, 11, 16, 20, 21, 22)  # needs that a quick visit does not see


def true_persons(
    clients: Clients, household_id: Texts, person_number: Texts
) -> pd.DataFrame:
    """Return who each person truly is; those outside the survey have no key in it."""
    surveyed = clients.household >= 0
    table = pd.DataFrame(
        {
            "person_key": np.arange(len(surveyed)),
            "household_id": household_id[clients.home],
            "person_number": person_number,
            "is_surveyed": surveyed,
            "citizen_id": id_texts(clients.citizen_id),
            "first_name": clients.first_name,
            "last_name": clients.last_name,
            "is_female": clients.is_female,
            "birth_on": clients.birth.astype("datetime64[s]"),
            "is_thai": clients.is_thai,
            "is_card_registered": clients.is_registered,
            "is_card_verified": clients.is_verified,
            "subdistrict_code": clients.area_code,
        }
    )
    return table.astype({"first_name": "string", "last_name": "string"})


def true_records(
    truth: pd.DataFrame, clients: Clients, household_id: Texts, person_number: Texts
) -> pd.DataFrame:
    """Return who each service record is truly about, its damage, what makes it hard.

    Args:
        truth: client and faults of each record.
        clients: everyone, as they are now.
        household_id: id of each home.
        person_number: everybody's number in the household.
    """
    client = truth["client"].to_numpy()
    return truth.rename(columns={"client": "person_key"}).assign(
        household_id=household_id[clients.home[client]],
        person_number=person_number[client],
        is_surveyed=clients.household[client] >= 0,
        has_moved=clients.has_moved[client],
        is_one_word_name=clients.last_name[client] == "",
        is_twin=clients.is_twin[client],
        has_new_surname=clients.has_new_surname[client],
    )


def true_households(
    survey: Survey, clients: Clients, household_id: Texts, needs: Needs, failed: Flags
) -> pd.DataFrame:
    """Return what each household truly needs, and what help has answered.

    Args:
        survey: the surveyed households.
        clients: everyone, with the number of their home.
        household_id: id of each home.
        needs: what the survey found, and what help answered.
        failed: homes × indicators: what is truly failed.
    """
    homes, surveyed = len(household_id), len(survey.subdistrict)
    first = np.zeros(homes, dtype=np.int64)
    first[clients.home[::-1]] = np.arange(len(clients.home))[::-1]
    holders = np.bincount(clients.home, weights=clients.is_verified, minlength=homes)
    table = pd.DataFrame(
        {
            "household_id": household_id,
            "is_surveyed": np.arange(homes) < surveyed,
            "subdistrict_code": clients.area_code[first],
            "member_count": np.bincount(clients.home, minlength=homes),
            "card_holder_count": holders.astype(np.int64),
            "failed_indicators": [
                ";".join(map(str, np.flatnonzero(row))) for row in failed
            ],
        }
    )
    rest = ((0, homes - surveyed), (0, 0))
    for number, name in enumerate(DIMENSIONS):
        table[f"is_{name}_failed_in_survey"] = np.pad(needs.failed, rest)[:, number]
        table[f"is_{name}_answered"] = np.pad(needs.answered, rest)[:, number]
    return table


def true_needs(
    survey: Survey, homes: int, dimension: Ints, seed: int, shares: Shares
) -> Flags:
    """Return homes × indicators that are truly failed.

    The survey overlooks some needs and overstates others; homes that it never reached
    are as needy as the poorer of those it did.
    """
    rng = chance(seed, "truth")
    failed = np.zeros((homes, len(dimension)), dtype=np.bool_)
    surveyed = len(survey.subdistrict)
    failed[:surveyed] = survey.plan.failed & (dimension >= 0)
    failed[:surveyed] &= (
        rng.random((surveyed, len(dimension))) >= shares.need_overstated
    )
    poor = np.flatnonzero(survey.plan.is_poor)
    unseen = np.arange(surveyed, homes)[rng.random(homes - surveyed) < OUTSIDE_NEEDY]
    failed[unseen] = failed[rng.choice(poor, len(unseen))]
    overlooked = np.flatnonzero(rng.random(surveyed) < shares.need_overlooked)
    failed[overlooked, rng.choice(OVERLOOKED, len(overlooked))] = True
    return failed


OUTSIDE_NEEDY = 0.35  # of homes that no survey reached
