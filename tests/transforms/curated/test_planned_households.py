"""`curated.planned_households`: who is in a plan, and what may change one once issued."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)

import re

import pytest

MONTHS = "centre_id | plan_month | place_count | is_frozen\n-\n"
QUEUE = "subject_kind | subject_id | centre_id | queue_place | is_done | is_emergency | list_code\n-\n"
STANDING = "household_id | centre_id | plan_month | former_place | is_standing | is_kept | change_code | changed_on | list_code\n-\n"


def queue(*who: str) -> str:
    """Draw C1's queue: `H1`, `H2 done`, `H3 emergency`, `H4 emptied`, in that order."""
    rows = []
    for place, words in enumerate(who, start=1):
        name, _, said = words.partition(" ")
        flags = f"{said == 'done'} | {said == 'emergency'}".lower()
        kind = "client" if said == "client" else "household"
        listed = "emptied" if said == "emptied" else "unserved"
        rows.append(f"{kind} | {name} | C1 | {place} | {flags} | {listed}")
    return QUEUE + "\n".join(rows)


def standing(*who: str) -> str:
    """Draw C1's plan of last night: `H1`, `H2 kept`, `H3 died` …, in its order."""
    rows = []
    for place, words in enumerate(who, start=1):
        name, _, said = words.partition(" ")
        gone, before = said in {"died", "moved"}, said == "displaced"
        change = said if said not in {"kept", ""} else ""
        day = "2020-03-31" if gone else "2020-03-09" if change else ""
        is_kept = said in {"kept", "emergency"}
        rows.append(
            f"{name} | C1 | 2020-03-01 | {'' if before else place} |"
            f" {not (gone or before)} | {is_kept} | {change} | {day} | unserved"
        )
    return STANDING + "\n".join(rows)


def planned(check, places: str, plan: str, is_frozen: bool, **drawn: str) -> None:
    """Check C1's plan: `1 H1, 2 H2 filled, - H3 died`."""
    tables = {f"curated.{name}": drawing for name, drawing in drawn.items()}
    rows = [
        re.sub(r"^(\S+) (\S+) ?(\S*)$", r"\1 | \2 | \3", row).replace("- |", "|")
        for row in plan.split(", ")
    ]
    check(
        "curated.planned_households",
        given={
            "curated.centre_months": f"{MONTHS}C1 | 2020-03-01 | {places} | {is_frozen}"
        }
        | tables,
        expect="plan_place | household_id | change_code\n-\n" + "\n".join(rows),
    )


@pytest.mark.parametrize(
    ("places", "who", "plan"),
    [
        ("2", ("H1", "H2", "H3"), "1 H1, 2 H2"),
        ("0", ("H1",), ""),
        ("", ("H1", "H2", "H3"), "1 H1, 2 H2, 3 H3"),
        ("9", ("H1", "H2"), "1 H1, 2 H2"),
        ("9", ("H1", "H2 done"), "1 H1"),
        ("", ("H1", "H2 done"), "1 H1"),
        ("1", ("H1 emergency", "H2 emergency"), "1 H1"),
        ("9", ("H1", "K1 client", "H2 emptied"), "1 H1, 2 H2"),
    ],
    ids=[
        "the first of the queue",
        "no place",
        "no limit",
        "more places than households",
        "whoever had this month's visit is not planned",
        "nor where there is no limit",
        "not even emergencies make it more",
        "clients are in no plan, an empty house is to be checked",
    ],
)
def test_a_new_plan_is_the_first_of_the_queue(check, places, who, plan):
    planned(check, places, plan, is_frozen=False, plan_queue=queue(*who))


FOUR = ("H1", "H2", "H3", "H4")


@pytest.mark.parametrize(
    ("places", "before", "who", "plan"),
    [
        ("2", ("H3", "H4"), FOUR, "1 H3, 2 H4"),
        ("3", ("H3", "H4"), FOUR, "1 H3, 2 H4"),
        ("", ("H3", "H4"), FOUR, "1 H3, 2 H4"),
        ("1", ("H3", "H4"), (), "1 H3, - H4 displaced"),
        ("2", ("H3 died", "H4"), ("H1", "H2", "H4", "H3 emptied"), "1 H4, 2 H1 filled, - H3 died"),
        ("2", ("H3 moved", "H4"), ("H3", "H1", "H2"), "1 H4, 2 H1 filled, - H3 moved"),
        ("", ("H3 died", "H4"), ("H1", "H2", "H4"), "1 H4, 2 H1 filled, - H3 died"),
        ("2", ("H3 died", "H4"), ("H1 emptied", "H2 done"), "1 H4, - H3 died"),
        ("2", ("H3", "H4"), ("H1 emergency", "H2"), "1 H1 emergency, 2 H3, - H4 displaced"),
        ("", ("H3", "H4"), ("H1 emergency", "H2"), "1 H1 emergency, 2 H3, 3 H4"),
        ("3", ("H3", "H4"), ("H1 emergency", "H2"), "1 H1 emergency, 2 H3, 3 H4"),
        ("2", ("H3", "H4 kept"), ("H1 emergency",), "1 H1 emergency, 2 H4, - H3 displaced"),
        ("2", ("H3", "H4 kept"), ("H1 emergency", "H2 emergency"),
         "1 H1 emergency, 2 H4, - H3 displaced"),
        ("2", ("H3 kept", "H4 kept"), ("H1 emergency",), "1 H3, 2 H4"),
        ("2", ("H3 died", "H4"), ("H1 emergency", "H2"),
         "1 H1 emergency, 2 H4, - H3 died"),
        ("2", ("H3 died", "H4 died"), ("H1 emergency", "H2", "H5"),
         "1 H1 emergency, 2 H2 filled, - H3 died, - H4 died"),
        ("3", ("H3", "H4 filled", "H5 emergency"), ("H1 emergency", "H2"),
         "1 H5 emergency, 2 H1 emergency, 3 H3, - H4 displaced"),
        ("2", ("H3", "H4", "H5 displaced"), ("H5", "H1"), "1 H3, 2 H4, - H5 displaced"),
        ("2", ("H3 died", "H4", "H5 displaced"), ("H5", "H1"),
         "1 H4, 2 H5 filled, - H3 died"),
        ("2", ("H3", "H4", "H5 displaced"), ("H5 emergency",),
         "1 H5 emergency, 2 H3, - H4 displaced"),
        ("2", ("H3 moved", "H4"), ("H3 emergency", "H1"), "1 H3 emergency, 2 H4"),
    ],
    ids=[
        "scores and lists change nothing",
        "a free place of the first night stays free",
        "nor does a plan without a limit grow",
        "a plan never has more than its places",
        "a death: the next in line fills the place",
        "a move: likewise, and not by whoever moved",
        "also where there is no limit",
        "neither an empty house nor one already helped fills a place",
        "an emergency comes in at the top, the last gives way",
        "nobody gives way where there is no limit",
        "nor where there is room",
        "nobody who was helped or is an emergency gives way",
        "emergencies come in as far as others can give way",
        "and not at all if nobody can",
        "an emergency takes the place of the dead",
        "what it leaves is filled",
        "who came in on an earlier night stays at the top with its mark",
        "who gave way stays out",
        "until a place is free",
        "or it is an emergency itself",
        "who moved comes in again only as an emergency",
    ],
)  # fmt: skip
def test_an_issued_plan_changes_only_by_emergencies_deaths_and_moves(
    check, places, before, who, plan
):
    planned(
        check,
        places,
        plan,
        is_frozen=True,
        plan_queue=queue(*who),
        standing_plans=standing(*before),
    )


def test_a_change_keeps_its_day_a_new_one_has_tonights(check):
    check(
        "curated.planned_households",
        given={
            "curated.centre_months": f"{MONTHS}C1 | 2020-03-01 | 3 | true",
            "curated.standing_plans": standing("H1", "H2 filled", "H3 died"),
            "curated.plan_queue": queue("H4 emergency", "H5"),
        },
        expect="""
            household_id | plan_place | change_code | changed_on
            -------------+------------+-------------+-----------
            H4           | 1          | emergency   | 2020-03-31
            H1           | 2          |             |
            H2           | 3          | filled      | 2020-03-09
            H3           |            | died        | 2020-03-31
        """,
    )


def test_nobody_is_in_two_plans(check):
    check(
        "curated.planned_households",
        given={
            "curated.centre_months": MONTHS
            + "C1 | 2020-03-01 | 9 | true\nC2 | 2020-03-01 | 9 | false",
            "curated.standing_plans": standing("H1", "H2 moved"),
            "curated.plan_queue": QUEUE
            + "household | H1 | C2 | 1 | false | false | unserved\n"
            "household | H2 | C2 | 2 | false | false | unserved",
        },
        expect="""
            centre_id | household_id | plan_place | change_code
            ----------+--------------+------------+------------
            C1        | H1           | 1          |
            C1        | H2           |            | moved
            C2        | H2           | 1          |
        """,
    )
