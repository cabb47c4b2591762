"""Training: Splink learns what each level of agreement weighs, from records alone.

Nobody tells it which pairs are one person. u, how often strangers agree, comes from
pairs drawn by chance; m, how often one person's two rows agree, by expectation
maximisation on pairs brought together by what the comparison in question is not.
"""

from duckdb import DuckDBPyConnection
from splink import Linker

from transforms.comparisons import UNKNOWN
from transforms.matching_model import PRIOR, Settings, untrained_settings
from transforms.scoring import splink_linker

CHANCE_PAIRS = 2_000_000
# What was never or hardly ever seen is rare, not impossible: a level counts as seen in
# half a chance pair, and in one of 500 true ones.
LEAST_U = 0.5 / CHANCE_PAIRS
LEAST_M = 1 / 500

_OPEN = "l.is_open and r.is_open"
# Nearly all pairs with one ID are one person, and their names and dates are damaged by
# the same clerks as the others': they teach what names, dates and places weigh. What
# an ID that is wrong still tells comes from pairs that agree in name and birth date.
LESSONS = (
    "l.citizen_id = r.citizen_id",
    "l.first_name_folded = r.first_name_folded and l.birth_on = r.birth_on and "
    + _OPEN,
    "l.last_name_folded = r.last_name_folded and l.last_name_folded != ''"
    " and l.birth_on = r.birth_on and l.subdistrict_code = r.subdistrict_code"
    f" and {_OPEN}",
)
# Who agrees in all three is one person, and six in ten open pairs of one person do.
SURE_PAIRS = (
    "l.first_name_folded = r.first_name_folded and l.last_name_folded != ''"
    " and l.last_name_folded = r.last_name_folded and l.birth_on = r.birth_on"
)
SURE_SHARE = 0.6


def train(con: DuckDBPyConnection, seed: int) -> Settings:
    """Return Splink's settings with all it learnt from the compared tables.

    Args:
        con: a warehouse with `match.compared_persons` and `match.compared_records`.
        seed: of the pairs drawn by chance.
    """
    with splink_linker(con, untrained_settings()) as linker:
        lessons = linker.training
        lessons.estimate_u_using_random_sampling(
            CHANCE_PAIRS, seed, min_count_per_level=None, num_chunks=1
        )
        lessons.estimate_probability_two_random_records_match([SURE_PAIRS], SURE_SHARE)
        for lesson in LESSONS:
            lessons.estimate_parameters_using_expectation_maximisation(lesson)
        return _bounded(linker)


def _bounded(linker: Linker) -> Settings:
    """Return what was learnt: no level impossible, no digit that hangs on chance.

    Two threads add up in no fixed order, so the last digits differ from run to run.
    """
    settings: Settings = linker.misc.save_model_to_json(None)
    settings[PRIOR] = _rounded(settings[PRIOR])
    for comparison in settings["comparisons"]:
        for level in comparison["comparison_levels"]:
            if level["label_for_charts"] == UNKNOWN:
                continue
            for name, least in (("m_probability", LEAST_M), ("u_probability", LEAST_U)):
                level[name] = _rounded(max(level.get(name) or 0.0, least))
    return settings


def _rounded(probability: float) -> float:
    """Return a probability to five significant digits."""
    return float(f"{probability:.5g}")
