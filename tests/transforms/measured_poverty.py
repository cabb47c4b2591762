"""The tables that poverty is measured in, one made of the other."""

import duckdb

from schemas import curated
from schemas.contract import Table, table_name
from schemas.run import RunRequest
from transforms.build import create_table
from transforms.validate import failures
from transforms.warehouse import read_sql

CHAIN: tuple[Table, ...] = (
    curated.WeighedAnswers,
    curated.AnswerComponents,
    curated.HouseholdPoverty,
    curated.GroupAnswers,
    curated.PovertyCounts,
    curated.PovertyContributions,
)


def measure_poverty(con: duckdb.DuckDBPyConnection, request: RunRequest) -> None:
    """Make every table of poverty from households and their groups."""
    for contract in CHAIN:
        name = table_name(contract)
        create_table(con, name, read_sql(name), request)
        assert failures(con, name, contract).empty
