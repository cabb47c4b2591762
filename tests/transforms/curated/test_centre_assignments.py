"""`curated.centre_assignments`: the one centre that takes a household or client."""

from dataclasses import replace

import pytest

from tests.drawn import PHAN

FATES = "household_id | subdistrict_code | fate_code\n-\n"
COLUMNS = "subject_id | centre_id | choice_code | distance_km\n-\n"
# C1 and C2 stand 22 km apart on one meridian; C3 is alone, C4 stands in.
WORLD = {
    "curated.serving_centres": """
        subdistrict_code | centre_id | is_stand_in
        -----------------+-----------+------------
        570501           | C1        | false
        570501           | C2        | false
        570502           | C3        | false
        570503           | C4        | true
    """,
    "curated.centre_places": """
        centre_id | latitude | longitude
        ----------+----------+----------
        C1        | 19.0     | 99.0
        C2        | 19.2     | 99.0
        C3        | 19.0     | 99.0
        C4        | 19.0     | 99.0
    """,
    "clean.centres": """
        centre_id | monthly_capacity_households
        ----------+----------------------------
        C1        | 10
        C2        | 10
        C3        | 10
        C4        | 10
    """,
    "curated.household_fates": """
        household_id | subdistrict_code | fate_code
        -------------+------------------+-----------
        H1           | 570501           | vulnerable
    """,
    "curated.household_places": """
        household_id | latitude | longitude
        -------------+----------+----------
        H1           | 19.05    | 99.0
    """,
}


def assignments(check, expect: str, load_km: float = 1.0, **drawn: str) -> None:
    """Check whom each centre takes; the world is the one above unless drawn."""
    tables = {name.replace("__", "."): drawing for name, drawing in drawn.items()}
    check(
        "curated.centre_assignments",
        given=WORLD | tables,
        expect=COLUMNS + expect,
        request=replace(PHAN, load_km=load_km),
    )


def test_it_is_told_how_the_centre_came_to_take_it(check):
    assignments(
        check,
        """
        H1 | C1 | shared      | 5.56
        H2 | C3 | only_centre | 11.119
        H3 | C4 | stand_in    |
        H4 |    | no_centre   |
        """,
        curated__household_fates="""
            household_id | subdistrict_code | fate_code    | failed_dimension_count
            -------------+------------------+--------------+-----------------------
            H1           | 570501           | no_card      | 1
            H2           | 570502           | emptied      | 1
            H3           | 570503           | follow_up    | 1
            H4           | 570504           | vulnerable   | 0
            H5           | 570501           | need_unknown | 0
            H6           | 570501           | emptied      | 0
        """,
        curated__household_places="""
            household_id | latitude | longitude
            -------------+----------+----------
            H1           | 19.05    | 99.0
            H2           | 19.1     | 99.0
            H3           |          |
            H4           | 19.1     | 99.0
            H6           | 19.1     | 99.0
        """,
    )


# 90 needy households wait in 570502, which C1 serves too: it has nothing to spare
NEEDY = "household_id | subdistrict_code | fate_code\n-\nH1 | 570501 | vulnerable\n"
BUSY = {
    "curated__household_fates": NEEDY
    + "\n".join(f"N{n} | 570502 | unserved" for n in range(90)),
    "curated__serving_centres": WORLD["curated.serving_centres"]
    + "\n570502 | C1 | false",
    "curated__household_places": WORLD["curated.household_places"],
}


@pytest.mark.parametrize(
    ("capacity", "load_km", "chosen"),
    [
        ("C1 | 10", 1, "C1 | shared | 5.56"),  # a tenth of a month
        ("C1 | 0", 1, "C2 | shared | 16.679"),  # a thousand months
        ("C1 | 0", 0.02, "C2 | shared | 16.679"),  # which count as 20 km
        ("C1 | 0", 0.01, "C1 | shared | 5.56"),  # as 10 km, less than the way
        ("C1 |", 1, "C1 | shared | 5.56"),  # taken as the median
    ],
)
def test_a_month_of_waiting_counts_as_some_kilometres(check, capacity, load_km, chosen):
    rest = "C2 | 10\nC3 | 10\nC4 | 10\n"
    centres = f"centre_id | monthly_capacity_households\n-\n{rest}"
    fates = "household_id | subdistrict_code | fate_code\n-\nH1 | 570501 | unserved"
    assignments(check, f"H1 | {chosen}", load_km, clean__centres=centres + capacity,
                curated__household_fates=fates)  # fmt: skip


def test_centres_share_a_subdistrict_by_what_they_can_see_the_nearest_first(check):
    # of eight on the way from C1 to C2, which sees three times as many
    names = [f"H{n}" for n in range(1, 9)]
    found = [(name, "C1" if name < "H3" else "C2") for name in names]
    check(
        "curated.centre_assignments",
        given=WORLD
        | {
            "clean.centres": "centre_id | monthly_capacity_households\n-\n"
            "C1 | 1\nC2 | 3",
            "curated.household_fates": FATES
            + "\n".join(f"{name} | 570501 | unserved" for name in names),
            "curated.household_places": "household_id | latitude | longitude\n-\n"
            + "\n".join(f"{name} | 19.0{name[1]} | 99.0" for name in names),
        },
        expect="subject_id | centre_id\n-\n"
        + "\n".join(" | ".join(each) for each in found),
        request=replace(PHAN, load_km=1000.0),
    )


def test_a_centre_of_the_whole_district_is_not_left_idle(check):
    # else it would count with half of the work of each, and nobody would go there
    subdistricts = [f"5705{n:02}" for n in range(10, 20)]
    serving = [f"{code} | {centre}" for code in subdistricts for centre in ("C2", code)]
    assignments(
        check,
        "H1 | C2 | shared | 1.112",
        curated__serving_centres="subdistrict_code | centre_id\n-\n"
        + "\n".join(serving),
        curated__centre_places="centre_id | latitude | longitude\n-\n"
        "C2 | 19.04 | 99.0\n" + "\n".join(f"{c} | 19.0 | 99.0" for c in subdistricts),
        clean__centres="centre_id | monthly_capacity_households\n-\nC2 | 10\n"
        + "\n".join(f"{code} | 10" for code in subdistricts),
        curated__household_fates="household_id | subdistrict_code | fate_code\n-\n"
        "H1 | 570510 | vulnerable\n"
        + "\n".join(
            f"N{c}{n} | {c} | unserved" for c in subdistricts for n in range(40)
        ),
    )


def test_a_household_whose_place_is_unknown_goes_where_less_work_waits(check):
    unknown = "household_id | latitude | longitude\n-\nH1 | |"
    assignments(check, "H1 | C2 | shared |", **BUSY | {
        "curated__household_places": unknown})  # fmt: skip


def test_where_a_centres_place_is_unknown_the_load_alone_decides(check):
    # else C2, whose distance nobody knows, would count as standing next door
    busy = BUSY | {
        "curated__serving_centres": BUSY["curated__serving_centres"].replace(
            "570502 | C1", "570502 | C2"
        )
    }
    places = "centre_id | latitude | longitude\n-\nC1 | 19.1 | 99.0\nC2 | |\nC3 | |\n"
    assignments(check, "H1 | C1 | shared | 5.56", **busy, curated__centre_places=places)


def test_of_two_alike_the_first_key_takes_it(check):
    places = "household_id | latitude | longitude\n-\nH1 | 19.1 | 99.0"
    assignments(check, "H1 | C1 | shared | 11.119", curated__household_places=places)


def test_a_listed_client_stays_with_the_centre_of_the_newest_request(check):
    assignments(
        check,
        "C-R1 | C7 | own_request |",
        curated__household_fates="household_id\n-\n",
        curated__outside_survey_clients="""
            client_id | centre_id | is_listed
            ----------+-----------+----------
            C-R1      | C7        | true
            C-R2      | C7        | false
        """,
    )
