"""Every H, A, M0 and contribution agrees with a plain NumPy reckoning to 1e-12."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pytest

from sample.make import make_sample
from schemas import curated
from schemas.run import RunRequest
from tests.conftest import REFERENCE
from tests.drawn import draw
from tests.transforms.measured_poverty import measure_poverty
from tests.transforms.reckoned_poverty import GROUPS, read_homes, reckon
from transforms.admit import admit_sources
from transforms.build import build_table
from transforms.load import load_reference, load_sources
from transforms.warehouse import read_sql

EXACT = 1e-12
AS_OF = date(2020, 3, 31)
AREA = "5718"  # the smallest district
KEY = "measure_code, unit, group_code, area_level, area_code"
COUNTS = (
    f"select {KEY}, unit_count, poor_count, undetermined_count, headcount_share, "
    "coalesce(intensity_share, 0), adjusted_headcount_share from curated.poverty_counts"
)
CONTRIBUTIONS = (
    f"select {KEY}, component_code, failed_count, unanswered_count, "
    "not_applicable_count, censored_count, coalesce(contribution_share, 0), "
    "censored_headcount_share from curated.poverty_contributions"
)
Figures = Mapping[tuple[str, ...], tuple[float, ...]]


def _agree(con: duckdb.DuckDBPyConnection, query: str, reckoned: Figures) -> None:
    found = {row[:-6]: row[-6:] for row in con.execute(query).fetchall()}
    assert set(found) == set(reckoned)
    keys = sorted(found)
    differences = np.abs(
        np.array([found[key] for key in keys], dtype=float)
        - np.array([reckoned[key] for key in keys])
    )
    assert differences.max() <= EXACT


def _holds(con: duckdb.DuckDBPyConnection, area: str) -> None:
    measure_poverty(con, RunRequest(area, AS_OF))
    reckoned = reckon(read_homes(con, area), area)
    _agree(con, COUNTS, reckoned.counts)
    _agree(con, CONTRIBUTIONS, reckoned.contributions)


@pytest.mark.parametrize("area", ["57", AREA])
def test_a_made_district_agrees(con: duckdb.DuckDBPyConnection, tmp_path: Path, area):
    make_sample(tmp_path, seed=7, area=AREA, reference=REFERENCE, noise="hard")
    request = RunRequest(area, AS_OF, is_invented=True)
    load_reference(con, REFERENCE)
    load_sources(con, tmp_path)
    admit_sources(con, request)
    con.execute(read_sql("curated.macros"))
    for contract in (
        curated.HouseholdShortfalls,
        curated.PersonNeeds,
        curated.HouseholdGroups,
    ):
        build_table(con, contract, request)
    _holds(con, area)
    (groups,) = con.execute(
        "select count(distinct group_code) from curated.poverty_counts "
        "where poor_count > 0"
    ).fetchall()
    assert groups == (len(GROUPS),)  # none is empty, so that all are compared


@dataclass(frozen=True)
class Form:
    """One round's form."""

    survey_round_id: str
    indicator_count: int


FORMS = (Form("bmn2560", 31), Form("bmn2565", 38))


def test_invented_answers_on_both_forms_agree(con: duckdb.DuckDBPyConnection):
    chance = np.random.default_rng(4)
    load_reference(con, REFERENCE)
    households, groups = [], []
    for number in range(400):
        form = FORMS[chance.integers(2)]
        answers = chance.choice(
            list("1110?-"),
            size=form.indicator_count,
            p=[0.3, 0.3, 0.2, 0.1, 0.05, 0.05],
        )
        village = chance.choice(["", "1", "2", "12"])
        subdistrict = chance.choice(["570501", "570511", "570101"])
        households.append(
            f"H{number} | {form.survey_round_id} | {subdistrict} | {village}"
            f" | {''.join(answers)}"
        )
        groups += [
            f"H{number} | {group} | {chance.integers(1, 5)}"
            for group in (*GROUPS, "women")
            if chance.random() < 0.5
        ]
    heading = "survey_round_id | subdistrict_code | village_number | indicator_results"
    draw(
        con,
        "clean.households",
        "\n".join([f"household_id | {heading}", "-", *households]),
    )
    draw(
        con,
        "curated.household_groups",
        "\n".join(["household_id | group_code | member_count", "-", *groups]),
    )
    for area in ("57", "5705"):
        _holds(con, area)
