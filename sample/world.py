"""Inventing everything: households and their members, clients, what they are called."""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import pandas as pd

from sample import survey_files
from sample.applies import pick_applicable
from sample.arrays import Ints, chance
from sample.catalogue import Catalogue, read_catalogue
from sample.clients import Clients, joined, surveyed_clients
from sample.families import make_families
from sample.members import make_members
from sample.outside_clients import outside_clients
from sample.people import People, Survey, make_people
from sample.places import make_villages, settle
from sample.plan import Plan, joined_plans, plan_households
from sample.published import Published
from sample.shares import Shares
from sample.statuses import NOTHING, make_events
from sample.words import Words, read_words


@dataclass(frozen=True)
class World:
    """Everything invented, before it is written down.

    Attributes:
        event: what happened to each surveyed person since (`sample.statuses`).
    """

    seed: int
    shares: Shares
    survey: Survey
    people: People
    event: Ints
    households: pd.DataFrame
    persons: pd.DataFrame
    clients: Clients
    words: Words
    catalogue: Catalogue


def make_world(
    published: list[Published], seed: int, reference: Path, shares: Shares
) -> World:
    """Return everything invented."""
    survey = make_survey(published, seed, shares)
    people = make_people(survey, seed, shares)
    words = read_words(reference)
    households = survey_files.households_table(survey, seed, shares)
    persons = survey_files.persons_table(survey, people, words, seed, shares)
    house, village = (
        households[name].to_numpy(object) for name in ("house_number", "village_number")
    )
    event = make_events(people, seed)
    surveyed = surveyed_clients(survey, people, house, village, event != NOTHING)
    clients = joined([surveyed, outside_clients(survey, people, seed, shares)])
    return World(
        seed=seed,
        shares=shares,
        survey=survey,
        people=people,
        event=event,
        households=households,
        persons=persons,
        clients=clients,
        words=words,
        catalogue=read_catalogue(reference, shares.records_confidential),
    )


def make_survey(published: list[Published], seed: int, shares: Shares) -> Survey:
    """Return the households and their members, by the published counts."""
    plans = [_plan(figures, seed) for figures in published]
    plan = joined_plans(plans)
    subdistrict = np.repeat(np.arange(len(plans)), [len(p.sizes) for p in plans])
    villages = make_villages(published, seed)
    rng = chance(seed, "settle")
    village = settle(subdistrict, villages, rng)
    order = np.lexsort((rng.random(len(village)), village))
    plan = Plan(*(getattr(plan, field.name)[order] for field in fields(Plan)))
    elderly = np.array([each.elderly for each in published])
    members = make_members(plan, subdistrict, elderly, seed)
    family = make_families(members, shares.twins, seed)
    return Survey(plan, subdistrict, village[order], villages, published, family)


def _plan(figures: Published, seed: int) -> Plan:
    """Return one subdistrict's households."""
    rng = chance(seed, figures.subdistrict_code)
    plan = plan_households(figures, rng)
    pick_applicable(plan, figures, rng)
    return plan
