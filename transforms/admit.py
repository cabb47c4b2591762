"""`admit`: clean each source in SQL, hold it to its contract, set doubt aside.

Each source row ends in exactly one place: the clean table, or `clean.row_fates` as
rejected, superseded (its key has a newer row, or its first copy) or not yet (dated
after the run's day). A row's place is its file and its number there.
`clean.row_faults` says why, one row per fault.
"""

import logging
from functools import partial

import duckdb
import pandas as pd

from schemas import clean
from schemas.contract import Table, columns, kept_columns, table_name
from schemas.errors import ContractError
from schemas.raw import RECEIVED
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
    admit_source(con, clean.ReviewDecisions, request)
    for after in clean.AFTER:
        build_table(con, after, request)
    _forget_texts(con)


def _forget_texts(con: duckdb.DuckDBPyConnection) -> None:
    """Keep of each row received only its place: the texts are half of all memory."""
    for received in RECEIVED:
        name = table_name(received)
        con.execute(
            f"create or replace table {name} as "  # noqa: S608  (names of ours)
            f"select source_file, source_row from {name}"
        )


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
    _name_the_file(con, source, name)
    _record_faults(con, source, contract)
    set_aside_doubled_rows(con, source, contract)
    _keep_the_good(con, source, contract)
    _log.info("%s: %d rows admitted", name, con.table(name).shape[0])


def _name_the_file(con: duckdb.DuckDBPyConnection, source: str, name: str) -> None:
    """Give each row its file where its SQL does not: the source has but the one."""
    if "source_file" in con.table(name).columns:
        return
    files = con.execute(
        "select source_file from raw.input_files where source_name = $source",
        {"source": source},
    ).fetchall()
    # a default is laid down once, an update would write every row anew
    file = files[0][0].replace("'", "''") if files else ""
    con.execute(f"alter table {name} add column source_file varchar default '{file}'")


def _keep_the_good(
    con: duckdb.DuckDBPyConnection, source: str, contract: Table
) -> None:
    """Take the rows with a fate of their own, and the rules, out of the clean table."""
    name = table_name(contract)
    con.execute(
        f"""
        delete from {name} where (source_file, source_row) in (
            select (source_file, source_row) from clean.row_fates
            where source_name = $source
        )
        """,  # noqa: S608
        {"source": source},
    )
    kept = set(kept_columns(contract))
    for column in [name for name in con.table(name).columns if name not in kept]:
        con.execute(f"alter table {name} drop column {column}")


def _reject_unreadable_rows(con: duckdb.DuckDBPyConnection) -> None:
    """Set aside the lines that `load` could not divide into the file's columns."""
    con.execute(
        """
        insert into clean.row_fates
        select source_name, source_file, source_row, 'rejected'
        from raw.unreadable_rows
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
        union all
        select
            source_name, source_file, source_row, '-', 'file_refused', 'set_aside',
            message_th, message_en
        from raw.refused_files
        """
    )


def _record_faults(
    con: duckdb.DuckDBPyConnection, source: str, contract: Table
) -> None:
    """Hold the candidates to their contract; note each fault and each fate."""
    name = table_name(contract)
    broken = failures(con, name, contract, "rowid")
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
        f"""
        insert into clean.row_fates
        select
            $source, source_file, source_row,
            if(bool_or(rules.outcome = 'not_yet'), 'not_yet', 'rejected')
        from broken
        inner join rules using ("column", "check")
        inner join {name} as broken_rows on broken."row" = broken_rows.rowid
        where rules.outcome != 'warning'
        group by source_file, source_row order by source_file, source_row
        """,  # noqa: S608
        {"source": source},
    )
    con.execute(
        f"""
        insert into clean.row_faults
        -- what several columns are made of breaks them all: the first of them tells
        select distinct on ("row", column_name, rule_name)
            $source, broken_rows.source_file, broken_rows.source_row, column_name,
            rule_name, rules.outcome, message_th, message_en
        from broken
        inner join rules using ("column", "check")
        inner join {name} as broken_rows on broken."row" = broken_rows.rowid
        left join clean.row_fates
            on
                row_fates.source_name = $source
                and row_fates.source_file = broken_rows.source_file
                and row_fates.source_row = broken_rows.source_row
        where rules.outcome != 'not_yet' and row_fates.fate is distinct from 'not_yet'
        order by "row", column_name, rule_name, position
        """,  # noqa: S608
        {"source": source},
    )
    for column in rules.loc[rules["outcome"] == "warning", "column"].unique():
        con.execute(
            f"""
            update {name} set {column} = null
            where rowid in (select "row" from broken where "column" = $column)
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
