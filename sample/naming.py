"""Names: first names by sex and generation, surnames, names of highland peoples.

The parts in `names/` were put together for this sample; a usual first name or surname
is two of them. The commoner parts come first and are drawn more often.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from sample.arrays import Chance, Flags, Ints, Texts, texts

NAMES = Path(__file__).parent / "names"
PEOPLES = ("thai", "akha", "lahu", "hmong", "mien", "yunnanese")
SEXES = ("male", "female")
OLDER_BORN_BEFORE = np.datetime64("1970-01-01", "D")
COMMONNESS = 120  # the larger, the more alike the parts' frequencies


@dataclass(frozen=True)
class Persons:
    """What a name depends on; one place per person."""

    is_female: Flags
    is_older: Flags
    people: Ints


@cache
def _table(name: str) -> pd.DataFrame:
    """Return one of the lists of names or parts."""
    return pd.read_csv(NAMES / f"{name}.csv", dtype=str)


def _drawn(parts: Texts, count: int, rng: Chance) -> Texts:
    """Return parts drawn by chance, the first ones of the list more often."""
    weights = 1.0 / (np.arange(len(parts)) + COMMONNESS)
    return parts[rng.choice(len(parts), count, p=weights / weights.sum())]


def _two_parts(table: pd.DataFrame, count: int, rng: Chance) -> Texts:
    """Return names of two parts; a part is not said twice."""
    first, second = (
        texts(table.loc[table["place"] == place, "part"].tolist()) for place in "12"
    )
    opening, ending = _drawn(first, count, rng), _drawn(second, count, rng)
    same = opening == ending
    ending[same] = np.where(opening[same] == second[0], second[1], second[0])
    both: Texts = opening + ending
    return both


def surnames(count: int, rng: Chance) -> Texts:
    """Return surnames of two parts."""
    return _two_parts(_table("surname_parts"), count, rng)


def clan_surnames(people: Ints, rng: Chance) -> Texts:
    """Return a clan surname for each village of a highland people."""
    table = _table("clan_surnames")
    surname = np.full(len(people), "", dtype=object)
    for number, name in enumerate(PEOPLES[1:], start=1):
        clans = texts(table.loc[table["people"] == name, "surname"].tolist())
        here = people == number
        surname[here] = _drawn(clans, int(here.sum()), rng)
    return surname


def first_names(persons: Persons, rng: Chance) -> Texts:
    """Return a first name for each person."""
    name = np.full(len(persons.people), "", dtype=object)
    usual, highland = _table("first_name_parts"), _table("highland_first_names")
    for female, sex in enumerate(SEXES):
        of_sex = persons.is_female == bool(female)
        for older, generation in enumerate(("younger", "older")):
            here = of_sex & (persons.people == 0) & (persons.is_older == bool(older))
            parts = usual[(usual["sex"] == sex) & (usual["generation"] == generation)]
            name[here] = _two_parts(parts, int(here.sum()), rng)
        for number, people in enumerate(PEOPLES[1:], start=1):
            here = of_sex & (persons.people == number)
            rows = (highland["people"] == people) & (highland["sex"] == sex)
            listed = texts(highland.loc[rows, "name"].tolist())
            name[here] = _drawn(listed, int(here.sum()), rng)
    return name


@cache
def openings() -> tuple[str, ...]:
    """Return the parts that usual first names begin with, the longest first."""
    usual = _table("first_name_parts")
    parts = set(usual.loc[usual["place"] == "1", "part"])
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


@cache
def _listed(table: str, **of: str) -> tuple[str, ...]:
    """Return the names or parts of a list that are of some kind."""
    rows = _table(table)
    for column, value in of.items():
        rows = rows[rows[column] == value]
    return tuple(rows[rows.columns[-1]])


def names_alike(names: Texts, persons: Persons, rng: Chance) -> Texts:
    """Return names for twins: as the other's name begins, with another ending."""
    alike = names.copy()
    for place, name in enumerate(names.tolist()):
        sex = SEXES[int(persons.is_female[place])]
        number = int(persons.people[place])
        if number:
            people = PEOPLES[number]
            fit = _listed("highland_first_names", people=people, sex=sex)
        else:
            age = "older" if persons.is_older[place] else "younger"
            ends = _listed("first_name_parts", sex=sex, generation=age, place="2")
            begin = next((part for part in openings() if name.startswith(part)), name)
            fit = tuple(begin + part for part in ends if part != begin)
        others = [other for other in fit if other != name]
        alike[place] = others[rng.integers(len(others))]
    return alike


def village_names(count: int, rng: Chance) -> Texts:
    """Return names of villages."""
    return _two_parts(_table("village_name_parts"), count, rng)
