"""`admit`: clean each source in SQL, hold it to its contract, set doubt aside.

Each source row ends in exactly one place: the clean table, or `clean.row_fates` as
rejected, superseded (its key has a newer row, or its first copy) or not yet (dated
after the run's day).
`clean.row_faults` says why, one row per fault.
"""

import logging
from functools import partial

import duckdb
import pandas as pd

from schemas import clean
from schemas.contract import Table, columns, table_name
from schemas.errors import ContractError
from schemas.run import RunRequest
from transforms import warehouse
from transforms.build import build_table, create_table
from transforms.doubled_rows import set_aside_doubled_rows
from transforms.messages import Message, fault_message
from transforms.validate import failures
from transforms.warehouse import read_sql, side_by_side

_log = logging.getLogger(__name__)
# parents before children; the two lines ask nothing of each other
_LINES: tuple[tuple[Table, ...], ...] = (
    (clean.Households, clean.Persons, clean.PersonStatus, clean.Contacts),
    (
        clean.Centres,
        clean.CentreCoverage,
        clean.ServiceRecords,
        clean.WelfareRegistrations,
    ),
)


def admit_sources(con: duckdb.DuckDBPyConnection, request: RunRequest) -> None:
    """Admit every loaded source into `clean`, parents before children."""
    con.execute(read_sql("clean.macros"))
    for ledger_table in (clean.RowFates, clean.RowFaults):
        types = {c.name: c.duckdb_type for c in columns(ledger_table).values()}
        warehouse.create_table(con, table_name(ledger_table), types)
    _reject_unreadable_rows(con)
    for written in clean.WRITTEN:
        build_table(con, written, request)
    side_by_side(
        con,
        [partial(_admit_line, line=line, request=request) for line in _LINES],
    )
    for after in clean.AFTER:
        build_table(con, after, request)


def _admit_line(
    con: duckdb.DuckDBPyConnection, line: tuple[Table, ...], request: RunRequest
) -> None:
    """Admit sources of which each asks for the ones before it."""
    for contract in line:
        admit_source(con, contract, request)


def admit_source(
    con: duckdb.DuckDBPyConnection, contract: Table, request: RunRequest
) -> None:
    """Admit one source: `raw.<name>` → `clean.<name>`, row fates and row faults."""
    name = table_name(contract)
    source = name.removeprefix("clean.")
    create_table(con, name, read_sql(name), request)
    _record_faults(con, source, contract)
    set_aside_doubled_rows(con, source, contract)
    _keep_the_good(con, source, contract)
    _log.info("%s: %d rows admitted", name, con.table(name).shape[0])


def _keep_the_good(
    con: duckdb.DuckDBPyConnection, source: str, contract: Table
) -> None:
    """Take the rows with a fate of their own, and the rules, out of the clean table."""
    name = table_name(contract)
    con.execute(
        f"""
        delete from {name} where source_row in (
            select source_row from clean.row_fates where source_name = $source
        )
        """,  # noqa: S608
        {"source": source},
    )
    rules = [column.name for column in columns(contract).values() if column.is_rule]
    for column in [*rules, "source_row"]:
        con.execute(f"alter table {name} drop column {column}")


def _reject_unreadable_rows(con: duckdb.DuckDBPyConnection) -> None:
    """Set aside the lines that `load` could not divide into the file's columns."""
    con.execute(
        """
        insert into clean.row_fates
        select source_name, source_row, 'rejected' from raw.unreadable_rows
        """
    )
    con.execute(
        """
        insert into clean.row_faults
        select
            source_name, source_file, source_row, '-', 'field_count', 'set_aside',
            printf(
                'แถวนี้มี %d ช่อง แต่หัวตารางมี %d ช่อง: ตรวจเครื่องหมายจุลภาคและอัญประกาศ',
                actual_columns, expected_columns
            ),
            printf(
                'this row has %d fields, the heading %d: check commas and quotes',
                actual_columns, expected_columns
            )
        from raw.unreadable_rows
        """
    )


def _record_faults(
    con: duckdb.DuckDBPyConnection, source: str, contract: Table
) -> None:
    """Hold the candidates to their contract; note each fault and each fate."""
    broken = failures(con, table_name(contract), contract, "source_row")
    if broken["row"].isna().any():
        raise ContractError(
            "รูปแบบตารางผิดจากสัญญา เป็นข้อบกพร่องของโปรแกรม โปรดแจ้งผู้ดูแล",
            "the table's shape breaks its contract; this is a defect: please report it",
            file=f"clean.{source}",
        )
    rules = _messages(contract, broken[["column", "check"]].drop_duplicates())
    con.register("broken", broken)
    con.register("rules", rules)
    con.execute(
        """
        insert into clean.row_fates
        select
            $source, "row",
            if(bool_or(rules.outcome = 'not_yet'), 'not_yet', 'rejected')
        from broken inner join rules using ("column", "check")
        where rules.outcome != 'warning'
        group by "row" order by "row"
        """,
        {"source": source},
    )
    con.execute(
        """
        insert into clean.row_faults
        -- what several columns are made of breaks them all: the first of them tells
        select distinct on ("row", column_name, rule_name)
            $source, source_file, "row", column_name, rule_name, rules.outcome,
            message_th, message_en
        from broken
        inner join rules using ("column", "check")
        inner join raw.input_files on input_files.source_name = $source
        left join clean.row_fates
            on row_fates.source_name = $source and row_fates.source_row = broken."row"
        where rules.outcome != 'not_yet' and row_fates.fate is distinct from 'not_yet'
        order by "row", column_name, rule_name, position
        """,
        {"source": source},
    )
    for column in rules.loc[rules["outcome"] == "warning", "column"].unique():
        con.execute(
            f"""
            update {table_name(contract)} set {column} = null
            where source_row in (select "row" from broken where "column" = $column)
            """,  # noqa: S608
            {"column": column},
        )
    con.unregister("broken")
    con.unregister("rules")


def _messages(contract: Table, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the message of each column and check that is broken somewhere."""
    promised = columns(contract)
    found = [
        (column, check, *fault_message(promised[column], check))
        for column, check in pairs.itertuples(index=False)
    ]
    names = ["column", "check", *Message._fields]
    messages = pd.DataFrame(found, columns=names, dtype=str)
    return messages.assign(position=messages["column"].map(list(promised).index))
