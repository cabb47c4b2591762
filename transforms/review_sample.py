"""Drawing pairs for clerks to judge: more where errors live, some of each kind."""

from collections.abc import Mapping, Sequence
from math import sqrt

import duckdb
import pyarrow as pa

from transforms.review_strata import GUESSED_ERRORS, WITHOUT_CANDIDATE, Stratum

LEAST = 10  # pairs of each stratum, if it has as many

# One row per pair drawn, in the order of a draw of its own: nothing tells the strata.
DRAWN = """
create or replace temp table drawn_pairs as
with in_luck as (
    select
        *,
        row_number() over (
            partition by stratum_code
            order by md5($seed || '/' || service_record_id), service_record_id
        ) as luck
    from pairs_to_judge
)

select
    row_number() over (
        order by
            md5($seed || '/order/' || in_luck.service_record_id),
            in_luck.service_record_id
    ) as pair_number,
    in_luck.service_record_id,
    in_luck.household_id,
    in_luck.person_number,
    in_luck.stratum_code
from in_luck
inner join allotments
    on
        in_luck.stratum_code = allotments.stratum_code
        and in_luck.luck <= allotments.drawn_count
"""


def allot(strata: Sequence[Stratum], count: int) -> dict[str, int]:
    """Return how many pairs to draw of each stratum, `count` in all if there are.

    By Neyman's rule: as many as its size times the spread of its answers, once each
    has the least that tells anything.
    """
    shown = [each for each in strata if each.code != WITHOUT_CANDIDATE]
    least = min(LEAST, count // max(len(shown), 1))
    drawn = {each.code: min(least, each.pair_count) for each in shown}
    weights = {each.code: each.pair_count * _spread(each.code) for each in shown}
    sizes = {each.code: each.pair_count for each in shown}
    while (left := count - sum(drawn.values())) > 0:
        open_ = {code: weights[code] for code in drawn if drawn[code] < sizes[code]}
        if not open_:
            break
        for code, more in _shared_out(open_, left).items():
            drawn[code] = min(sizes[code], drawn[code] + more)
    return drawn


def _spread(code: str) -> float:
    """Return how far the answers of a stratum are guessed to differ."""
    share = GUESSED_ERRORS[code]
    return sqrt(share * (1 - share))


def _shared_out(weights: Mapping[str, float], count: int) -> dict[str, int]:
    """Return whole numbers that add up to a count, by weight; largest remainders."""
    total = sum(weights.values())
    exact = {code: count * weight / total for code, weight in weights.items()}
    parts = {code: int(share) for code, share in exact.items()}
    by_remainder = sorted(exact, key=lambda code: (parts[code] - exact[code], code))
    for code in by_remainder[: count - sum(parts.values())]:
        parts[code] += 1
    return parts


def draw_pairs(
    con: duckdb.DuckDBPyConnection, strata: Sequence[Stratum], count: int, seed: int
) -> dict[str, int]:
    """Make `drawn_pairs` from `pairs_to_judge`; return how many of each stratum.

    Chance is a hash of the seed and the record: the same seed draws the same pairs.
    """
    allotted = allot(strata, count)
    allotments = pa.table(
        {
            "stratum_code": pa.array(list(allotted), pa.string()),
            "drawn_count": pa.array(list(allotted.values()), pa.int64()),
        }
    )
    con.register("allotments", allotments)
    con.execute(DRAWN, {"seed": str(seed)})
    con.unregister("allotments")
    return allotted
