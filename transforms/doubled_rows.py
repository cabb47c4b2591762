"""Rows with one key: one counts; the others are older, the same again, or a conflict.

The newest counts, by what the contract calls newest; of those that tie, the first. A
row that is in no file (an answer kept from an earlier night) comes last of those, and
goes without a word: it was accounted for when it came.
"""

import duckdb
import pandas as pd

from schemas.contract import Table, columns, kept_columns, key_columns, table_name

# where a row stands: its file and its number there
PLACE = ("source_file", "source_row")
_WORDS = pd.DataFrame(
    [
        (
            "newest_of_its_key",
            "superseded",
            "มีแถวที่ใหม่กว่าใช้รหัสเดียวกัน (%th): ใช้แถวนั้นแทน",
            "a newer row has the same key (%en): that one counts",
        ),
        (
            "same_row_again",
            "superseded",
            "แถวเดิมซ้ำอีกครั้ง (%th): ใช้แถวนั้น",
            "the same row again (%en): that one counts",
        ),
        (
            "key_conflict",
            "set_aside",
            "อีกแถวหนึ่ง (%th) ใช้รหัสเดียวกันแต่ข้อมูลไม่ตรงกัน: อาจเป็นสองรายการใน %source "
            "ที่ได้รหัสเดียวกัน ให้คงไว้แถวเดียว หรือให้รหัสใหม่แก่อีกแถว",
            "another row (%en) has the same key and says otherwise: two entries of "
            "%source may have been given one key: keep one, or give the other a key "
            "of its own",
        ),
    ],
    columns=["rule_name", "outcome", "th", "en"],
)


def set_aside_doubled_rows(
    con: duckdb.DuckDBPyConnection, source: str, contract: Table
) -> None:
    """Of the good rows with one key keep one; note the fault and fate of the others."""
    keys = key_columns(contract)
    if not keys:
        return
    name = table_name(contract)
    newest = [c.name for c in columns(contract).values() if c.metadata.get("newest")]
    con.execute(
        f"""
        create or replace temp table doubled_rows as
        {_doubled(name, keys, newest, kept_columns(contract))}
        """,
        {"source": source},
    )
    con.register("doubled_row_words", _WORDS)
    con.execute(
        f"""
        insert into clean.row_faults
        select
            $source, source_file, source_row, '{", ".join(keys)}', rule_name, outcome,
            replace(replace(th, '%th', counting_th), '%source', $source),
            replace(replace(en, '%en', counting_en), '%source', $source)
        from doubled_rows
        inner join doubled_row_words using (rule_name)
        where source_row is not null
        order by source_file, source_row
        """,  # noqa: S608
        {"source": source},
    )
    con.execute(
        """
        insert into clean.row_fates
        select
            $source, source_file, source_row,
            if(outcome = 'superseded', 'superseded', 'rejected')
        from doubled_rows inner join doubled_row_words using (rule_name)
        where source_row is not null
        """,
        {"source": source},
    )
    con.execute(
        f"delete from {name} where rowid in (select row_id from doubled_rows)"  # noqa: S608
    )
    con.execute("drop table doubled_rows")
    con.unregister("doubled_row_words")


def _doubled(name: str, keys: list[str], newest: list[str], kept: list[str]) -> str:
    """Return the query of the good rows that do not count, and which does instead."""
    # what is in no file comes last
    order = ", ".join(
        [*(f"{column} desc" for column in newest), "source_row is null", *PLACE]
    )
    said = [column for column in kept if column not in PLACE]
    return f"""
        with good as (
            select {", ".join([*keys, *newest, *PLACE])}, rowid as row_id
            from {name}
            where (source_file, source_row) not in (
                select (source_file, source_row) from clean.row_fates
                where source_name = $source
            )
        ),
        doubled_keys as (
            select {", ".join(keys)} from good group by all having count(*) > 1
        ),
        ranked as (
            select
                row_id,
                first_value(row_id) over (
                    partition by {", ".join(keys)} order by {order}
                ) as counting_id
            from good semi join doubled_keys using ({", ".join(keys)})
        )
        select
            ranked.row_id,
            doubled.source_file,
            doubled.source_row,
            case
                when {_differ(newest)} then 'newest_of_its_key'
                when {_differ(said)} then 'key_conflict'
                else 'same_row_again'
            end as rule_name,
            case
                when counting.source_row is null then 'ตอบไว้ก่อนหน้านี้'
                when counting.source_file = doubled.source_file
                    then 'แถว ' || counting.source_row
                else 'แถว ' || counting.source_row || ' ของ ' || counting.source_file
            end as counting_th,
            case
                when counting.source_row is null then 'kept from an earlier night'
                when counting.source_file = doubled.source_file
                    then 'row ' || counting.source_row
                else 'row ' || counting.source_row || ' of ' || counting.source_file
            end as counting_en
        from ranked
        inner join {name} as doubled on ranked.row_id = doubled.rowid
        inner join {name} as counting on ranked.counting_id = counting.rowid
        where ranked.row_id != ranked.counting_id
    """  # noqa: S608


def _differ(names: list[str]) -> str:
    """Return the condition that two rows differ in one of these columns."""
    differences = (f"doubled.{name} is distinct from counting.{name}" for name in names)
    return " or ".join(differences) or "false"
