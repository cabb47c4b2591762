"""Poverty reckoned in plain NumPy, apart from the SQL: what it must agree with.

Weights are shares of one, scores and sums floating-point numbers: no step is shared.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from tests.conftest import REFERENCE

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
LEVELS = {2: "province", 4: "district", 6: "subdistrict", 8: "village"}
GROUPS = ("everyone", "children", "elderly", "disabled", "no_thai_id", "one_parent")
Key = tuple[str, ...]


def _rules(name: str) -> list[dict[str, str]]:
    """Return the rows of a rule file."""
    with Path(REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True)
class Homes:
    """Households, one per place of each array."""

    rounds: npt.NDArray[np.str_]
    villages: npt.NDArray[np.str_]
    answers: npt.NDArray[np.str_]  # one column per indicator
    members: dict[str, Floats]  # of each group


def read_homes(con: duckdb.DuckDBPyConnection, area: str) -> Homes:
    """Read the admitted households of an area and the groups of their members."""
    rows = con.execute(
        "select household_id, survey_round_id, subdistrict_code, village_number, "
        "indicator_results from clean.households "
        "where starts_with(subdistrict_code, $area) order by 1",
        {"area": area},
    ).fetchall()
    place = {row[0]: at for at, row in enumerate(rows)}
    members = {group: np.zeros(len(rows)) for group in GROUPS}
    for household, group, count in con.execute(
        "select household_id, group_code, member_count from curated.household_groups"
    ).fetchall():
        if household in place and group in members:
            members[group][place[household]] = count
    return Homes(
        rounds=np.array([row[1] for row in rows]),
        villages=np.array([f"{row[2]}{row[3] or 0:02d}" for row in rows]),
        answers=np.array([list(row[4].ljust(38, " ")) for row in rows]),
        members=members,
    )


@dataclass(frozen=True)
class Component:
    """One component of a measure: its weight in one, and what became of it."""

    code: str
    weight: float
    failed: Flags
    unanswered: Flags
    not_applicable: Flags


def _components(homes: Homes, measure: str) -> Iterator[Component]:
    """Yield every round's components of a measure; false where not asked."""
    of_dimension = defaultdict(list)
    for row in _rules("indicators"):
        number = int(row["indicator_number"])
        of_dimension[row["survey_round_id"], row["dimension_code"]].append(number)
    weights = [r for r in _rules("poverty_weights") if r["measure_code"] == measure]
    for row in weights:
        survey_round = row["survey_round_id"]
        numbers = of_dimension[survey_round, row["dimension_code"]]
        if row["indicator_number"]:
            numbers = [int(row["indicator_number"])]
        answers = homes.answers[:, np.array(numbers) - 1]
        asked = homes.rounds == survey_round
        total = sum(
            int(r["weight"]) for r in weights if r["survey_round_id"] == survey_round
        )
        failed = (answers == "0").any(axis=1)
        unanswered = (answers == "?").any(axis=1) & ~failed
        yield Component(
            row["component_code"],
            int(row["weight"]) / total,
            failed & asked,
            unanswered & asked,
            (answers == "-").all(axis=1) & asked,
        )


@dataclass(frozen=True)
class Reckoned:
    """H, A and M0 by key, and what each component adds."""

    counts: dict[Key, tuple[float, ...]]
    contributions: dict[Key, tuple[float, ...]]


def reckon(homes: Homes, area: str) -> Reckoned:
    """Reckon every measure, unit, group and area."""
    reckoned = Reckoned({}, {})
    for row in _rules("poverty_measures"):
        measure = row["measure_code"]
        components = list(_components(homes, measure))
        # k is a share of all weights: 1 of 5, 2 of 5, 6 of 60
        k = {"tpmap": 1 / 5, "two_dimensions": 2 / 5, "indicators": 1 / 10}[measure]
        for unit in ("household", "person"):
            for group in GROUPS:
                units = homes.members[group]
                if unit == "household":
                    units = (units > 0) | (group == "everyone")
                for key, inside in _areas(homes, group, area):
                    _reckon_area(
                        reckoned,
                        (measure, unit, group, *key),
                        units * inside,
                        components,
                        k - 1e-9,
                    )
    return reckoned


def _areas(homes: Homes, group: str, area: str) -> Iterator[tuple[Key, Flags]]:
    """Yield each area of the run, and who lives in it."""
    for digits, level in LEVELS.items():
        if digits < len(area) or (level == "village" and group != "everyone"):
            continue
        codes = homes.villages.astype(f"<U{digits}")
        for code in np.unique(codes):
            yield (level, str(code)), codes == code


def _reckon_area(
    reckoned: Reckoned, key: Key, units: Floats, components: list[Component], k: float
) -> None:
    """Reckon one area that has any units."""
    count = units.sum()
    if not count:
        return
    zero = np.zeros(len(units))
    score = sum((each.weight * each.failed for each in components), zero)
    unsaid = sum((each.weight * each.unanswered for each in components), zero)
    poor = score >= k
    undetermined = ~poor & (score + unsaid >= k)
    headcount = (units * poor).sum() / count
    intensity = (units * poor * score).sum() / max((units * poor).sum(), 1)
    reckoned.counts[key] = (
        count,
        (units * poor).sum(),
        (units * undetermined).sum(),
        headcount,
        intensity,
        headcount * intensity,
    )
    found: dict[str, list[Floats]] = defaultdict(lambda: [np.zeros(6)])
    for each in components:
        censored = (units * poor * each.failed).sum()
        share = each.weight * censored / count / max(headcount * intensity, 1e-300)
        counted = (each.failed, each.unanswered, each.not_applicable)
        found[each.code].append(
            np.array([*((units * c).sum() for c in counted), censored, share, 0.0])
        )
    for code, parts in found.items():
        told = np.sum(parts, axis=0)
        if told[:3].any():
            told[5] = told[3] / count
            reckoned.contributions[(*key, code)] = tuple(told)
