"""`build`: a table from its file, held to its contract; the ledger proves all."""

import logging
from collections.abc import Iterator

import pytest

from schemas import curated, match
from schemas.contract import table_name
from schemas.errors import ContractError, LedgerError, ProofError
from tests.drawn import PHAN, draw, forget
from transforms.build import FOR_MATCHING_ALONE, build_table, build_tables

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


def _exists(drawn, name) -> bool:
    layer, noun = name.split(".")
    return bool(
        drawn.execute(
            "select 1 from information_schema.tables "
            "where table_schema = $layer and table_name = $noun",
            {"layer": layer, "noun": noun},
        ).fetchall()
    )


def _break_its_contract(drawn) -> None:
    """Give a record's ID a second, unwritten holder, which its table forbids."""
    draw(drawn, "clean.service_records", f"citizen_id\n-\n{PRIVATE_ID}")
    draw(
        drawn,
        "clean.persons",
        f"citizen_id | household_id\n-\n{PRIVATE_ID} |\n{PRIVATE_ID} |",
    )


def test_a_table_that_breaks_its_contract_is_rolled_back(drawn):
    drawn.execute("drop table match.id_candidates")
    _break_its_contract(drawn)
    with pytest.raises(ContractError):
        build_table(drawn, match.IdCandidates, PHAN)
    assert not _exists(drawn, "match.id_candidates")


def test_a_table_that_breaks_its_contract_leaves_the_one_before_it(drawn):
    draw(drawn, "match.id_candidates", "service_record_id\n-\nR9")
    _break_its_contract(drawn)
    with pytest.raises(ContractError):
        build_table(drawn, match.IdCandidates, PHAN)
    found = drawn.execute(
        "select service_record_id from match.id_candidates"
    ).fetchall()
    assert found == [("R9",)]


def test_a_broken_contract_is_named_by_table_column_and_count_without_values(drawn):
    _break_its_contract(drawn)
    with pytest.raises(ContractError) as broken:
        build_table(drawn, match.IdCandidates, PHAN)
    assert (broken.value.file, broken.value.place) == (
        "match.id_candidates",
        "household_id",
    )
    assert "2 places" in broken.value.en
    assert "2 แห่ง" in broken.value.th
    assert PRIVATE_ID not in f"{broken.value} {broken.value.th} {broken.value.en}"
    assert broken.value.__cause__ is None


def test_every_table_is_built_and_logged_by_name_and_rows_only(drawn, caplog):
    for name in BUILT:
        forget(drawn, name)
    draw(drawn, "raw.households", "household_id\n-\nH1\nH2\nH3\nH4")
    draw(drawn, "clean.households", HOUSEHOLDS)
    with caplog.at_level(logging.INFO):
        build_tables(drawn, PHAN)
    kept = {name for name in BUILT if _exists(drawn, name)}
    assert kept == set(BUILT) - FOR_MATCHING_ALONE
    assert "curated.target_households: 2 rows" in caplog.messages
    assert not [line for line in caplog.messages if "H1" in line]


def test_a_row_that_nobody_accounts_for_ends_the_run(drawn):
    draw(drawn, "raw.households", "household_id\n-\nH1\nH2\nH3\nH4\nH5")
    draw(drawn, "clean.households", HOUSEHOLDS)
    with pytest.raises(LedgerError, match=r"does not balance: households: ") as lost:
        build_tables(drawn, PHAN)
    assert "H5" not in f"{lost.value} {lost.value.th}"


@pytest.fixture
def heavier_access(drawn) -> Iterator[None]:
    """A rule file in which one round weighs more than the other."""
    component = "where component_code = 'access_35'"
    drawn.execute(
        f"update reference.poverty_weights set weight = weight + 1 {component}"
    )
    yield
    drawn.execute(
        f"update reference.poverty_weights set weight = weight - 1 {component}"
    )


@pytest.mark.usefixtures("heavier_access")
def test_a_claim_that_does_not_hold_ends_the_run_and_is_named(drawn):
    draw(drawn, "raw.households", "household_id\n-\nH1\nH2\nH3\nH4")
    draw(drawn, "clean.households", HOUSEHOLDS)
    with pytest.raises(ProofError, match=r"proofs: .*\[weights: 1/3\]$") as broken:
        build_tables(drawn, PHAN)
    assert "[weights: ผิด 1/3]" in broken.value.th
    assert "H1" not in f"{broken.value} {broken.value.th}"
