"""`build`: make one table from its one `.sql` file and hold it to its contract."""

import logging
import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

import duckdb
import pandas as pd

from schemas import curated, match
from schemas.contract import Table, table_name
from schemas.errors import ContractError, LedgerError, ProofError
from schemas.run import RunRequest
from transforms.scoring import score_pairs
from transforms.thai_sounds import register_thai_sounds
from transforms.validate import failures
from transforms.warehouse import in_turn, read_sql, transaction

_log = logging.getLogger(__name__)


# The one table that no file of SQL makes, and what it is made of.
SCORED_PAIRS = table_name(match.ScoredPairs)
COMPARED = {table_name(match.ComparedPersons), table_name(match.ComparedRecords)}
# What nothing reads once the links are made: half a gigabyte for a whole province.
FOR_MATCHING_ALONE = {
    table_name(table)
    for table in (
        match.IdCandidates,
        match.NameSounds,
        match.ComparedPersons,
        match.ComparedRecords,
        match.ScoredPairs,
        match.CandidatePairs,
    )
}
# The one table that is a view: it only puts two others, wide ones, behind one another.
VIEWS = {table_name(curated.TargetListRows)}


def build_tables(con: duckdb.DuckDBPyConnection, request: RunRequest) -> None:
    """Build every match and curated table, each after those it reads; prove them.

    What only matching needs is dropped as soon as the links are made.

    Raises:
        ContractError: a table breaks its contract (it is rolled back).
        LedgerError: the parts of a total do not add up to it.
        ProofError: figures contradict one another.
    """
    tables = (*match.TABLES, *curated.TABLES)
    _build_in_turn(con, request, tables, FOR_MATCHING_ALONE)
    _prove_ledger(con)
    _prove_claims(con)


def build_match(con: duckdb.DuckDBPyConnection, request: RunRequest) -> None:
    """Build the match tables alone: who each service record is about.

    Raises:
        ContractError: a table breaks its contract (it is rolled back).
    """
    _build_in_turn(con, request, match.TABLES)


def build_compared(con: duckdb.DuckDBPyConnection, request: RunRequest) -> None:
    """Build what the matching model compares, and no more: to train it.

    Raises:
        ContractError: a table breaks its contract (it is rolled back).
    """
    compared = (
        match.IdCandidates,
        match.NameSounds,
        match.SettledDecisions,
        match.ComparedPersons,
        match.ComparedRecords,
    )
    _build_in_turn(con, request, compared)


def _build_in_turn(
    con: duckdb.DuckDBPyConnection,
    request: RunRequest,
    contracts: Sequence[Table],
    dropped: AbstractSet[str] = frozenset(),
) -> None:
    """Build tables, each after those of them that it reads; drop some when all read."""
    register_thai_sounds(con)
    for layer in ("match", "curated"):
        con.execute(read_sql(f"{layer}.macros"))
    tables = {table_name(each): each for each in contracts}
    jobs: dict[str, Callable[[duckdb.DuckDBPyConnection], object]] = {
        name: partial(build_table, contract=contract, request=request)
        for name, contract in tables.items()
    }
    needed = {name: tables_read(name) & set(tables) for name in tables}
    if dropped:
        jobs["drop"] = partial(_drop, names=dropped)
        needed["drop"] = {name for name in tables if needed[name] & dropped} | dropped
    in_turn(con, jobs, needed)


def _drop(con: duckdb.DuckDBPyConnection, names: AbstractSet[str]) -> None:
    """Give the memory of some tables back."""
    for name in sorted(names):
        con.execute(f"drop table {name}")


def tables_read(name: str) -> set[str]:
    """Return the tables that a table's SQL names: they are built before it."""
    if name == SCORED_PAIRS:
        return COMPARED
    return set(re.findall(r"\b[a-z]+\.[a-z_]+", read_sql(name))) - {name}


def build_table(
    con: duckdb.DuckDBPyConnection, contract: Table, request: RunRequest
) -> None:
    """Make `layer.noun` from `transforms/layer/noun.sql`; Splink makes one of them.

    Raises:
        ContractError: the table breaks its contract; nothing of it stays.
    """
    name = table_name(contract)
    with transaction(con):
        if name == SCORED_PAIRS:
            score_pairs(con)
        else:
            create_table(con, name, read_sql(name), request)
        broken = failures(con, name, contract)
        if len(broken):
            raise _contract_error(name, broken)
    _log.info("%s: %d rows", name, con.table(name).shape[0])


def create_table(
    con: duckdb.DuckDBPyConnection, name: str, query: str, request: RunRequest
) -> None:
    """Materialise a query, giving it those of the run's parameters that it names.

    A view may name no parameter.
    """
    asked_for = set(re.findall(r"\$(\w+)", query))
    parameters = {k: v for k, v in request.parameters().items() if k in asked_for}
    kind = "view" if name in VIEWS else "table"
    con.execute(f"create or replace {kind} {name} as {query}", parameters)


def _contract_error(name: str, broken: pd.DataFrame) -> ContractError:
    """Return the error for a table that breaks its contract; no values in it."""
    column, check = broken[["column", "check"]].iloc[0]
    count = len(broken)
    return ContractError(
        f"ตารางไม่เป็นไปตามสัญญา ({count} แห่ง; ข้อแรก: {check}) เป็นข้อบกพร่องของโปรแกรม "
        "โปรดแจ้งผู้ดูแล",
        f"the table breaks its contract in {count} places (first: {check}); this is a "
        "defect of the program: please report it",
        file=name,
        place=str(column),
    )


def _prove_ledger(con: duckdb.DuckDBPyConnection) -> None:
    """Stop the run if any subject's parts do not add up to its total."""
    lost = con.execute(
        "select distinct subject from curated.ledger where not is_balanced order by 1"
    ).fetchall()
    if lost:
        subjects = ", ".join(subject for (subject,) in lost)
        raise LedgerError(
            f"บัญชีแยกไม่สมดุล: {subjects}: มีแถวที่อธิบายไม่ได้ จึงไม่เผยแพร่",
            f"the ledger does not balance: {subjects}: rows are unaccounted for, so "
            "nothing is published",
            file="curated.ledger",
        )


def _prove_claims(con: duckdb.DuckDBPyConnection) -> None:
    """Stop the run if any claim on its figures does not hold."""
    broken = con.execute(
        "select claim_code, claim_th, claim_en, broken_count, checked_count "
        "from curated.proofs where broken_count > 0 order by claim_code"
    ).fetchall()
    if broken:
        th = "; ".join(f"{th} [{code}: ผิด {n}/{of}]" for code, th, _, n, of in broken)
        en = "; ".join(f"{en} [{code}: {n}/{of}]" for code, _, en, n, of in broken)
        raise ProofError(
            f"พิสูจน์ไม่ได้ จึงไม่เผยแพร่: {th}",
            f"these claims do not hold, so nothing is published: {en}",
            file="curated.proofs",
        )
