"""The whole build on invented worlds: nobody is lost, nothing confidential is told.

Every table is built from its SQL, as a run does it.
"""

import random

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from schemas import curated, match
from schemas.contract import columns, table_name
from tests.drawn import PHAN, draw_all
from transforms.build import FOR_MATCHING_ALONE, SCORED_PAIRS, build_tables
from transforms.warehouse import read_sql

BUILT = [
    name
    for name in map(table_name, (*match.TABLES, *curated.TABLES))
    if name not in FOR_MATCHING_ALONE
]
HOUSEHOLDS = """
    household_id | subdistrict_code | indicator_results
    -------------+------------------+------------------
    H1           | 570511           | fails 16
    H2           | 570511           | fails 22
    H3           | 570101           | unanswered 4
    H4           | 570502           | not applicable 16
"""
HOUSEHOLD = [*columns(curated.TargetHouseholds)].index("household_id")
RECORD = (
    "service_record_id | citizen_id | first_name_folded | birth_on | service_code"
    " | stage_code | service_on | is_confidential"
)
RECORDS = [
    "R1 | 1010000000010 | สมหยิง | 1970-01-01 | scholarship|aided | 2020-03-01 | false",
    "R2 | 1010000000029 | สมมุด | 1980-01-01 | relief_bag | aided | 2020-03-01 | false",
]
CONFIDENTIAL = [  # of the same member, of the same client, of a new one, in review
    "R0 | 1010000000010 | สมหยิง | 1970-01-01 | violence_support | open | | true",
    "R3 | 1010000000029 | สมมุด | 1980-01-01 | hiv_support | aided | 2020-03-09 | true",
    "R4 | | สมไจ | 1990-01-01 | child_protection | aided | 2020-03-09 | true",
    "R5 | 1010000000010 | สมไจ | 1990-01-01 | hiv_support | open | | true",
]


def _as_received(rows) -> str:
    """Return a drawing of as many rows of a source."""
    return "\n".join(
        ["source_row", "-", *(str(number) for number, _ in enumerate(rows))]
    )


def _shown(drawn, records) -> dict[str, list[tuple[object, ...]]]:
    """Return what is built, of clients and records only what may be shown."""
    draw_all(
        drawn,
        {
            "clean.households": HOUSEHOLDS,
            "raw.households": _as_received("1234"),
            "clean.persons": """
                household_id | citizen_id    | first_name_folded | birth_on
                -------------+---------------+-------------------+-----------
                H1           | 1010000000010 | สมหยิง            | 1970-01-01
            """,
            "raw.persons": _as_received("1"),
            "clean.centres": "centre_id\n-\nC1",
            "raw.centres": _as_received("1"),
            "clean.service_records": "\n".join([RECORD, "-", *records]),
            "raw.service_records": _as_received(records),
        },
    )
    build_tables(drawn, PHAN)
    tables = {name: _rows(drawn, name) for name in BUILT if name.startswith("curated.")}
    # whole sources are counted and measured, whatever is in them
    counted = ("ledger", "night_measures", "brake_results", "quality_figures")
    for unshown in (*counted, "unmatched_clients", "review_changes", "review_records"):
        del tables[f"curated.{unshown}"]
    tables["curated.review_pairs"] = drawn.execute(
        "from curated.review_pairs where not is_confidential order by all"
    ).fetchall()
    tables["curated.outside_survey_clients"] = drawn.execute(
        "from curated.outside_survey_clients where not is_confidential"
    ).fetchall()
    of_sources = "select measure_code from reference.report_measures"
    of_sources += " where place_set = 'province'"
    tables["curated.report_figures"] = drawn.execute(
        f"from curated.report_figures where measure_code not in ({of_sources})"
    ).fetchall()
    tables["curated.report_sums"] = drawn.execute(
        "from curated.report_sums where relation_code != 'rows_by_fate' order by all"
    ).fetchall()
    return tables


def test_confidential_records_leave_no_trace_in_anything_that_is_shown(drawn):
    shown = _shown(drawn, RECORDS)
    assert len(shown["curated.linked_services"]) == 1
    assert len(shown["curated.outside_survey_clients"]) == 1
    assert _shown(drawn, RECORDS + CONFIDENTIAL) == shown


IDS = ["", "1010000000010", "1010000000029", "1010000000037"]
RESULTS = ["fails 16", "fails 4, 22", "unanswered 4", "not applicable 16"]
PEOPLE = st.tuples(
    st.sampled_from(IDS),
    st.sampled_from(["สมมุด", "สมหยิง"]),
    st.sampled_from(["1950-01-01", "2012-01-01", ""]),
)
WORLDS = st.fixed_dictionaries(
    {
        "households": st.lists(
            st.tuples(
                st.sampled_from(["570501", "570511", "570101"]),
                st.sampled_from(RESULTS),
                st.lists(PEOPLE, max_size=3),
            ),
            min_size=2,
            max_size=5,
        ),
        "cards": st.lists(
            st.tuples(st.sampled_from(IDS[1:]), st.booleans()),
            max_size=3,
            unique_by=lambda card: card[0],
        ),
        "gone": st.lists(st.sampled_from(IDS[1:]), max_size=1),
        "records": st.lists(
            st.tuples(
                PEOPLE,
                st.sampled_from(["aided", "open", "closed"]),
                st.sampled_from(["relief_bag", "scholarship", "violence_support"]),
                st.sampled_from(["570511", "570101", ""]),
            ),
            min_size=3,
            max_size=6,
        ),
    }
)


def _drawn_world(world) -> dict[str, list[str]]:
    """Return the drawing of each table of a world, as heading, line and rows."""
    households, persons = [], []
    for house, (subdistrict, results, people) in enumerate(world["households"]):
        households.append(f"H{house} | {subdistrict} | {results}")
        persons += [
            f"H{house} | {number} | {citizen_id} | {citizen_id} | {name} | {name}"
            f" | {born} | {born and 'day'}"
            for number, (citizen_id, name, born) in enumerate(people)
        ]
    records = [
        f"R{number} | {citizen_id} | {citizen_id} | {name} | {name}"
        f" | {born} | {born and 'day'} | {stage} | {service}"
        f" | {service == 'violence_support'} | {area} | 2020-03-25"
        for number, ((citizen_id, name, born), stage, service, area) in enumerate(
            world["records"]
        )
    ]
    person = (
        "citizen_id | citizen_id_written | first_name_letters | first_name_folded"
        " | birth_on | birth_precision"
    )
    return {
        "clean.households": [
            "household_id | subdistrict_code | indicator_results", *households
        ],
        "clean.persons": [f"household_id | person_number | {person}", *persons],
        "clean.welfare_registrations": [
            "citizen_id | registration_year | is_verified",
            *(f"{citizen_id} | 2560 | {good}" for citizen_id, good in world["cards"]),
        ],
        "clean.person_status": ["citizen_id", *world["gone"]],
        "clean.service_records": [
            f"service_record_id | {person} | stage_code | service_code"
            " | is_confidential | subdistrict_code | service_on",
            *records,
        ],
        "clean.centres": ["centre_id | subdistrict_code", "C1 | 570511"],
    }  # fmt: skip


def _built(drawn, drawings, shuffle=None) -> dict[str, list[tuple[object, ...]]]:
    """Return every table that is built of a world, whose rows may come in any order."""
    tables = {}
    for name, (heading, *rows) in drawings.items():
        if shuffle:
            shuffle.shuffle(rows)
        tables[name] = "\n".join([heading, "-", *rows])
        tables[name.replace("clean", "raw")] = _as_received(rows)
    draw_all(drawn, tables)
    build_tables(drawn, PHAN)
    return {name: _rows(drawn, name) for name in BUILT}


def _rows(drawn, name) -> list[tuple[object, ...]]:
    """Return a table's rows; in an order only where its SQL gives them one."""
    rows = drawn.execute(f"from {name}").fetchall()
    is_ordered = name != SCORED_PAIRS and "\norder by" in read_sql(name)
    return rows if is_ordered else sorted(rows, key=str)


def test_every_household_has_one_fate_and_the_order_of_rows_changes_nothing(drawn):
    @settings(
        max_examples=3,  # a build takes a second, most of it Splink's
        phases=[Phase.explicit, Phase.generate],  # so shrinking would take minutes
        deadline=None,
        derandomize=True,
        database=None,
    )
    @given(WORLDS, st.integers(0, 99))
    @example({"households": [], "cards": [], "gone": [], "records": []}, 0)
    def holds(world, seed) -> None:
        drawings = _drawn_world(world)
        first = _built(drawn, drawings)  # the ledger balances, or this raises
        fates = [fate for fate, *_ in first["curated.household_fates"]]
        assert fates == [f"H{number}" for number in range(len(world["households"]))]
        listed = [row[HOUSEHOLD] for row in first["curated.target_households"]]
        assert len(listed) == len(set(listed))
        assert _built(drawn, drawings, random.Random(seed)) == first  # noqa: S311

    holds()
