"""`curated.plan_queue`: who comes first before a centre."""

import pytest

FATES = (
    "household_id | fate_code | failed_dimension_count | answered_dimension_count\n-\n"
)
ASSIGNED = "subject_kind | subject_id | centre_id\n-\n"
URGENT = "subject_kind | subject_id | is_emergency | is_overdue | waiting_since\n-\n"
HOUSEHOLDS = ("H1", "H2", "H3")
RANKS = "subject_kind | subject_id | order_rank\n-\n"
ALIKE = {
    "curated.household_fates": FATES
    + "\n".join(f"{h} | unserved | 2 | 0" for h in HOUSEHOLDS),
    "curated.centre_assignments": ASSIGNED
    + "\n".join(f"household | {h} | C1" for h in HOUSEHOLDS),
}
FOLLOW_UP_AND_OTHERS = (
    FATES + "H1 | follow_up | 1 | 1\nH2 | part_served | 2 | 1\nH3 | no_card | 2 | 0"
)
ALL_LISTS = (
    FATES + "H1 | emptied | 1 | 0\nH2 | vulnerable | 0 | 0\nH3 | follow_up | 1 | 1"
)


@pytest.mark.parametrize(
    ("drawn", "order"),
    [
        ({}, "H1 H2 H3"),
        ({"curated.scores": RANKS + "household | H3 | 1\nhousehold | H2 | 2\n"
          "household | H1 | 3\nclient | H1 | 1"}, "H3 H2 H1"),
        ({"curated.urgent_requests": URGENT + "household | H3 | false | true |\n"
          "client | H1 | false | true |",
          "curated.scores": RANKS + "household | H2 | 1"}, "H3 H2 H1"),
        ({"curated.household_fates": FOLLOW_UP_AND_OTHERS,
          "curated.urgent_requests": URGENT + "household | H1 | false | true |"},
         "H2 H3 H1"),
        ({"curated.household_fates": ALL_LISTS}, "H3 H2 H1"),
        ({"curated.household_fates": ALL_LISTS,
          "curated.urgent_requests": URGENT + "household | H1 | true | false |"},
         "H1 H3 H2"),
        ({"curated.monthly_help": "subject_kind | subject_id\n-\nhousehold | H1\n"
          "client | H2"}, "H2 H3 H1"),
        ({"curated.monthly_help": "subject_kind | subject_id\n-\nhousehold | H1",
          "curated.urgent_requests": URGENT + "household | H1 | false | true |"},
         "H1 H2 H3"),
    ],
    ids=[
        "all alike: the key",
        "the order by score",
        "overdue requests before that",
        "the lists' order before that",
        "all the lists in their order",
        "emergencies before all, whatever the list",
        "whoever was helped this month goes to the end",
        "unless something is urgent",
    ],
)  # fmt: skip
def test_households_stand_before_their_centre_in_the_order_of_the_plan(
    check, drawn, order
):
    rows = [f"{h} | {place}" for place, h in enumerate(order.split(), start=1)]
    check(
        "curated.plan_queue",
        given=ALIKE | drawn,
        expect="subject_id | queue_place\n-\n" + "\n".join(rows),
    )


CLIENTS = """
    client_id | subdistrict_code | centre_id | is_listed
    ----------+------------------+-----------+----------
    K1        | 570501           | C1        | true
    K2        | 570501           | C1        | true
    K3        | 570501           | C1        | true
    K4        | 570501           | C1        | false
"""
CLIENTS_OF_C1 = ASSIGNED + "client | K1 | C1\nclient | K2 | C1\nclient | K3 | C1"


@pytest.mark.parametrize(
    ("drawn", "order"),
    [
        ({}, "K1 K2 K3"),
        ({"curated.scores": RANKS + "client | K2 | 1"},
         "K2 K1 K3"),
        ({"curated.scores": RANKS + "client | K3 | 1",
          "curated.urgent_requests": URGENT
          + "client | K1 | false | false | 2020-03-01\n"
          "client | K2 | false | false | 2020-02-01"}, "K2 K1 K3"),
        ({"curated.urgent_requests": URGENT
          + "client | K1 | false | true | 2020-01-01\n"
          "client | K2 | true | false | 2020-03-30"}, "K2 K1 K3"),
        ({"curated.monthly_help": "subject_kind | subject_id\n-\nclient | K1"},
         "K1 K2 K3"),
    ],
    ids=["the key", "the order by score before that", "who waits before that",
         "emergency, overdue before all", "helped or not"],
)  # fmt: skip
def test_clients_have_an_order_of_their_own(check, drawn, order):
    rows = [f"client | {k} | {place}" for place, k in enumerate(order.split(), start=1)]
    check(
        "curated.plan_queue",
        given={"curated.outside_survey_clients": CLIENTS,
               "curated.centre_assignments": CLIENTS_OF_C1} | drawn,
        expect="subject_kind | subject_id | queue_place\n-\n" + "\n".join(rows),
    )  # fmt: skip


def test_each_centre_has_its_own_queue_and_who_has_no_centre_has_one_too(check):
    check(
        "curated.plan_queue",
        given={
            "curated.household_fates": FATES
            + "H1 | vulnerable | 0 | 0\nH2 | unserved | 1 | 0\nH3 | unserved | 1 | 0\n"
            "H4 | need_unknown | 0 | 0\nH5 | emptied | 0 | 0",
            "curated.centre_assignments": ASSIGNED
            + "household | H1 | C1\nhousehold | H2 | C1\nhousehold | H3 |",
            "curated.monthly_help": "subject_kind | subject_id\n-\nhousehold | H3",
        },
        expect="""
            subject_id | list_code  | centre_id | queue_place | is_done
            -----------+------------+-----------+-------------+--------
            H1         | vulnerable | C1        | 2           | false
            H2         | unserved   | C1        | 1           | false
            H3         | unserved   |           | 1           | true
        """,
    )
