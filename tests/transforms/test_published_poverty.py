"""Poverty as published examples of the Alkire-Foster method have it, to 1e-12.

Each person of an example is a household of one, unless the example tells of households;
each of its dimensions is an indicator of the form.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import duckdb
import pytest

from tests.drawn import PHAN, draw, parse
from tests.transforms.measured_poverty import measure_poverty

EXACT = 1e-12
HEALTH, LIVING, EDUCATION, INCOME = "health 1", "living 8", "education 15", "income 20"
FOUR = dict.fromkeys((HEALTH, LIVING, EDUCATION, INCOME), 1)


@pytest.fixture
def con(library: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The library, its rules and tables left as they were found."""
    library.begin()
    yield library
    library.rollback()


def measure(
    con: duckdb.DuckDBPyConnection,
    deprived: Sequence[Sequence[int]],
    weights: dict[str, int],
    cut_off: int,
    sizes: Sequence[int] = (),
) -> None:
    """Measure an example: who is deprived in what, what each weighs, and k."""
    numbers = [name.split()[1] for name in weights]
    households = [f"H{at}" for at, _ in enumerate(deprived, start=1)]
    failed = [
        ", ".join(n for n, is_deprived in zip(numbers, row, strict=True) if is_deprived)
        for row in deprived
    ]
    rows = [
        f"{household} | 570511 | fails {numbers or 'nothing'}"
        for household, numbers in zip(households, failed, strict=True)
    ]
    draw(
        con,
        "clean.households",
        "\n".join(["household_id | subdistrict_code | indicator_results", "-", *rows]),
    )
    members = [
        f"{household} | everyone | {size}"
        for household, size in zip(households, sizes or [1] * len(rows), strict=True)
    ]
    draw(
        con,
        "curated.household_groups",
        "\n".join(["household_id | group_code | member_count", "-", *members]),
    )
    draw(
        con,
        "reference.poverty_measures",
        f"measure_code | cut_off_weight\n-\nM | {cut_off}",
    )
    heading = (
        "measure_code | survey_round_id | component_code | dimension_code"
        " | indicator_number | weight"
    )
    weighed = [
        f"M | bmn2560 | {'_'.join(part)} | {' | '.join(part)} | {weight}"
        for part, weight in ((name.split(), weight) for name, weight in weights.items())
    ]
    draw(con, "reference.poverty_weights", "\n".join([heading, "-", *weighed]))
    measure_poverty(con, PHAN)


def agrees(con: duckdb.DuckDBPyConnection, table: str, drawing: str) -> None:
    """Compare the persons of the subdistrict with drawn rows; numbers may be a/b."""
    expected = parse(drawing)
    columns = ", ".join(expected[0])
    found = con.execute(
        f"select {columns} from curated.{table} "
        "where unit = 'person' and area_level = 'subdistrict' order by all"
    ).fetchall()
    for row, drawn in zip(found, expected, strict=True):
        for value, cell in zip(row, drawn.values(), strict=True):
            if isinstance(value, str):
                assert value == cell
            else:
                assert abs(value - Fraction(str(cell))) <= EXACT, drawn


def test_the_example_of_five_persons(con):
    # The published example of 5 persons, 4 equal weights and k = 0.5 that this
    # pipeline's requirements name: H 0.6, A 0.5833, M0 0.35.
    measure(
        con,
        [[1, 0, 1, 0], [0, 1, 0, 0], [0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 1, 0]],
        FOUR,
        cut_off=2,
    )
    agrees(
        con,
        "poverty_counts",
        """
        unit_count | poor_count | headcount_share | intensity_share | adjusted_headcount_share
        -----------+------------+-----------------+-----------------+-------------------------
        5          | 3          | 3/5             | 7/12            | 7/20
        """,  # noqa: E501
    )
    agrees(
        con,
        "poverty_contributions",
        """
        component_code | raw_headcount_share | censored_headcount_share | contribution_share
        ---------------+---------------------+--------------------------+-------------------
        education_15   | 3/5                 | 3/5                      | 3/7
        health_1       | 3/5                 | 2/5                      | 2/7
        income_20      | 1/5                 | 1/5                      | 1/7
        living_8       | 2/5                 | 1/5                      | 1/7
        """,  # noqa: E501
    )


# Alkire and Foster (2011), Counting and multidimensional poverty measurement, Journal
# of Public Economics 95: four persons, y = (13.1, 14, 4, 1; 15.2, 7, 5, 0; 12.5, 10, 1,
# 0; 20, 11, 3, 1) and z = (13, 12, 3, 1).
ACHIEVED = [[13.1, 14, 4, 1], [15.2, 7, 5, 0], [12.5, 10, 1, 0], [20, 11, 3, 1]]
LINES = [13, 12, 3, 1]
DEPRIVED = [
    [int(has < line) for has, line in zip(person, LINES, strict=True)]
    for person in ACHIEVED
]


def test_the_example_of_alkire_and_foster_2011(con):
    assert DEPRIVED == [[0, 0, 0, 0], [0, 1, 0, 1], [1, 1, 1, 1], [0, 1, 0, 0]]
    measure(con, DEPRIVED, FOUR, cut_off=2)
    agrees(
        con,
        "poverty_counts",
        """
        headcount_share | intensity_share | adjusted_headcount_share
        ----------------+-----------------+-------------------------
        1/2             | 3/4             | 3/8
        """,
    )
    agrees(
        con,
        "poverty_contributions",
        """
        component_code | raw_headcount_share | censored_headcount_share | contribution_share
        ---------------+---------------------+--------------------------+-------------------
        education_15   | 1/4                 | 1/4                      | 1/6
        health_1       | 1/4                 | 1/4                      | 1/6
        income_20      | 1/2                 | 1/2                      | 1/3
        living_8       | 3/4                 | 1/2                      | 1/3
        """,  # noqa: E501
    )


@pytest.mark.parametrize(
    ("cut_off", "shares"),
    [
        (1, "3/4 | 7/12 | 7/16"),  # the union of all deprivations
        (3, "1/4 | 1 | 1/4"),
        (4, "1/4 | 1 | 1/4"),  # the intersection
    ],
)
def test_the_example_of_alkire_and_foster_from_union_to_intersection(
    con, cut_off, shares
):
    measure(con, DEPRIVED, FOUR, cut_off)
    heading = "headcount_share | intensity_share | adjusted_headcount_share"
    agrees(con, "poverty_counts", f"{heading}\n-\n{shares}")


def test_the_weighted_example_of_the_human_development_report(con):
    # UNDP, Human Development Report 2010, technical note 4, example of hypothetical
    # data: households of 4, 7, 5 and 4 persons, weights of 1/6 (health, education) and
    # 1/18 (living standard); poor from a third on (the report: 3 of 10, the same here).
    # H 0.80, A 0.563, MPI 0.450; education adds 33.3 %, health 29.6 %, living 37 %.
    weights = {
        **dict.fromkeys(("education 15", "education 16"), 3),
        **dict.fromkeys(("health 1", "health 4"), 3),
        **dict.fromkeys((f"living {n}" for n in (8, 9, 10, 11, 12, 13)), 1),
    }
    measure(
        con,
        [
            [0, 0, 0, 1, 0, 0, 0, 0, 1, 0],
            [1, 1, 0, 1, 1, 0, 1, 0, 1, 1],
            [0, 0, 1, 0, 1, 1, 1, 0, 1, 0],
            [1, 0, 0, 1, 1, 0, 0, 0, 1, 1],
        ],
        weights,
        cut_off=6,
        sizes=[4, 7, 5, 4],
    )
    agrees(
        con,
        "poverty_counts",
        """
        unit_count | poor_count | headcount_share | intensity_share | adjusted_headcount_share
        -----------+------------+-----------------+-----------------+-------------------------
        20         | 16         | 4/5             | 9/16            | 9/20
        """,  # noqa: E501
    )
    added = con.execute(
        "select dimension_code, sum(contribution_share) "
        "from curated.poverty_contributions "
        "where unit = 'person' and area_level = 'subdistrict' group by 1"
    ).fetchall()
    assert dict(added) == pytest.approx(
        {"education": 9 / 27, "health": 8 / 27, "living": 10 / 27}, rel=0, abs=EXACT
    )


def test_the_contributions_of_every_example_add_up_to_m0(con):
    measure(con, DEPRIVED, {HEALTH: 4, LIVING: 3, EDUCATION: 2, INCOME: 1}, cut_off=4)
    (sums,) = con.execute(
        """
        select
            sum(contributions.contribution_share),
            sum(contributions.weight * contributions.censored_headcount_share)
                / any_value(counts.total_weight),
            any_value(counts.adjusted_headcount_share)
        from curated.poverty_contributions as contributions
        inner join curated.poverty_counts as counts
            using (measure_code, unit, group_code, area_level, area_code)
        where area_level = 'subdistrict' and unit = 'person'
        """
    ).fetchall()
    # persons 2 (3 + 1) and 3 (10 of 10) are poor: M0 = 14 / 40
    assert sums == pytest.approx((1, 14 / 40, 14 / 40), rel=0, abs=EXACT)
