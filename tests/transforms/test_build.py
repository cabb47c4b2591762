"""`build`: a table from its file, held to its contract; the ledger proves all."""

import logging
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import curated, match
from schemas.contract import table_name
from schemas.errors import ContractError, LedgerError
from tests.drawn import CONTRACTS, EXTRA_COLUMNS, PHAN, draw
from transforms.build import build_table, build_tables
from transforms.warehouse import read_sql

BUILT = [table_name(contract) for contract in (*match.TABLES, *curated.TABLES)]
HOUSEHOLDS = """
    household_id | subdistrict_code | indicator_results
    -------------+------------------+------------------
    H1           | 570511           | fails 16
    H2           | 570511           | fails 22
    H3           | 570101           | unanswered 4
    H4           | 570502           | not applicable 16
"""
PRIVATE_ID = "1010000000010"  # of nobody; no error may hold one


@pytest.fixture
def con(library):
    """The warehouse with its rules, every other table empty; left as it was found."""
    library.begin()
    _draw_all(library, {})
    library.commit()
    yield library
    for name in (*CONTRACTS, *EXTRA_COLUMNS):
        library.execute(f"drop table if exists {name}")


def _draw_all(con, tables) -> None:
    """Make every table hold what is drawn, and the rest empty."""
    for name in (*CONTRACTS, *EXTRA_COLUMNS):
        draw(con, name, tables.get(name, "nothing\n-------"))


def _exists(con, name) -> bool:
    layer, noun = name.split(".")
    return bool(
        con.execute(
            "select 1 from information_schema.tables "
            "where table_schema = $layer and table_name = $noun",
            {"layer": layer, "noun": noun},
        ).fetchall()
    )


def _break_its_contract(con) -> None:
    """Give a record's ID a second, unwritten holder, which its table forbids."""
    draw(con, "clean.service_records", f"citizen_id\n-\n{PRIVATE_ID}")
    draw(
        con,
        "clean.persons",
        f"citizen_id | household_id\n-\n{PRIVATE_ID} |\n{PRIVATE_ID} |",
    )


def test_a_table_that_breaks_its_contract_is_rolled_back(con):
    con.execute("drop table match.id_candidates")
    _break_its_contract(con)
    with pytest.raises(ContractError):
        build_table(con, match.IdCandidates, PHAN)
    assert not _exists(con, "match.id_candidates")


def test_a_table_that_breaks_its_contract_leaves_the_one_before_it(con):
    draw(con, "match.id_candidates", "service_record_id\n-\nR9")
    _break_its_contract(con)
    with pytest.raises(ContractError):
        build_table(con, match.IdCandidates, PHAN)
    found = con.execute("select service_record_id from match.id_candidates").fetchall()
    assert found == [("R9",)]


def test_a_broken_contract_is_named_by_table_column_and_count_without_values(con):
    _break_its_contract(con)
    with pytest.raises(ContractError) as broken:
        build_table(con, match.IdCandidates, PHAN)
    assert (broken.value.file, broken.value.place) == (
        "match.id_candidates",
        "household_id",
    )
    assert "2 places" in broken.value.en
    assert "2 แห่ง" in broken.value.th
    assert PRIVATE_ID not in f"{broken.value} {broken.value.th} {broken.value.en}"
    assert broken.value.__cause__ is None


def test_every_table_is_built_and_logged_by_name_and_rows_only(con, caplog):
    for name in BUILT:
        con.execute(f"drop table {name}")
    draw(con, "raw.households", "household_id\n-\nH1\nH2\nH3\nH4")
    draw(con, "clean.households", HOUSEHOLDS)
    with caplog.at_level(logging.INFO):
        build_tables(con, PHAN)
    assert all(_exists(con, name) for name in BUILT)
    assert "curated.target_households: 2 rows" in caplog.messages
    assert not [line for line in caplog.messages if "H1" in line]


def test_a_row_that_nobody_accounts_for_ends_the_run(con):
    draw(con, "raw.households", "household_id\n-\nH1\nH2\nH3\nH4\nH5")
    draw(con, "clean.households", HOUSEHOLDS)
    with pytest.raises(LedgerError, match=r"does not balance: households: ") as lost:
        build_tables(con, PHAN)
    assert "H5" not in f"{lost.value} {lost.value.th}"


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
            f"H{house} | {number} | {citizen_id} | {name} | {born} | day"
            for number, (citizen_id, name, born) in enumerate(people)
        ]
    records = [
        f"R{number} | {citizen_id} | {name} | {born} | day | {stage} | {service}"
        f" | {service == 'violence_support'} | {area} | 2020-03-25"
        for number, ((citizen_id, name, born), stage, service, area) in enumerate(
            world["records"]
        )
    ]
    person = "citizen_id | first_name_folded | birth_on | birth_precision"
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


def _built(con, drawings, shuffle=None) -> dict[str, list[tuple[object, ...]]]:
    """Return every table that is built of a world, whose rows may come in any order."""
    tables = {}
    for name, (heading, *rows) in drawings.items():
        if shuffle:
            shuffle.shuffle(rows)
        tables[name] = "\n".join([heading, "-", *rows])
        tables[name.replace("clean", "raw")] = "\n".join(
            ["source_row", "-", *"1" * len(rows)]
        )
    _draw_all(con, tables)
    build_tables(con, PHAN)
    return {name: _rows(con, name) for name in BUILT}


def _rows(con, name) -> list[tuple[object, ...]]:
    """Return a table's rows; in an order only where its SQL gives them one."""
    rows = con.execute(f"from {name}").fetchall()
    return rows if "\norder by" in read_sql(name) else sorted(rows, key=str)


def test_every_household_has_one_fate_and_the_order_of_rows_changes_nothing(con):
    @settings(max_examples=5, deadline=None, derandomize=True, database=None)
    @given(WORLDS, st.integers(0, 99))
    def holds(world, seed) -> None:
        drawings = _drawn_world(world)
        first = _built(con, drawings)  # the ledger balances, or this raises
        fates = [fate for fate, *_ in first["curated.household_fates"]]
        assert fates == [f"H{number}" for number in range(len(world["households"]))]
        listed = [row[6] for row in first["curated.target_households"]]
        assert len(listed) == len(set(listed))
        assert _built(con, drawings, random.Random(seed)) == first  # noqa: S311

    holds()
