"""Rows with one key: one counts; the others are older, the same again, or a conflict.

The newest counts, by what the contract calls newest; of those that tie, the first.
"""

import duckdb
import pandas as pd

from schemas.contract import Table, columns, kept_columns, key_columns, table_name

_WORDS = pd.DataFrame(
    [
        (
            "newest_of_its_key",
            "superseded",
            "มีแถวที่ใหม่กว่าใช้รหัสเดียวกัน (แถว %d): ใช้แถวนั้นแทน",
            "a newer row has the same key (row %d): that one counts",
        ),
        (
            "same_row_again",
            "superseded",
            "แถวเดิมซ้ำอีกครั้ง (แถว %d): ใช้แถวนั้น",
            "the same row again (row %d): that one counts",
        ),
        (
            "key_conflict",
            "set_aside",
            "อีกแถวหนึ่ง (แถว %d) ใช้รหัสเดียวกันแต่ข้อมูลไม่ตรงกัน: อาจเป็นสองรายการใน %s "
            "ที่ได้รหัสเดียวกัน ให้คงไว้แถวเดียว หรือให้รหัสใหม่แก่อีกแถว",
            "another row (%d) has the same key and says otherwise: two entries of %s "
            "may have been given one key: keep one, or give the other a key of its own",
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
    order = ", ".join([*(f"{column} desc" for column in newest), "source_row"])
    con.register("doubled_row_words", _WORDS)
    con.execute(
        f"""
        insert into clean.row_faults
        with good as (
            select
                source_row,
                first_value(source_row) over (
                    partition by {", ".join(keys)} order by {order}
                ) as counting_row
            from {name}
            where source_row not in (
                select source_row from clean.row_fates where source_name = $source
            )
        ),
        doubled as (
            select
                good.*,
                case
                    when {_differ(newest)} then 'newest_of_its_key'
                    when {_differ(kept_columns(contract))} then 'key_conflict'
                    else 'same_row_again'
                end as rule_name
            from good
            inner join {name} as doubled on good.source_row = doubled.source_row
            inner join {name} as counting on good.counting_row = counting.source_row
            where good.source_row != good.counting_row
        )
        select
            $source, source_file, source_row, '{", ".join(keys)}', rule_name, outcome,
            replace(replace(th, '%d', counting_row::varchar), '%s', $source),
            replace(replace(en, '%d', counting_row::varchar), '%s', $source)
        from doubled
        inner join doubled_row_words using (rule_name)
        inner join raw.input_files on input_files.source_name = $source
        order by source_row
        """,  # noqa: S608
        {"source": source},
    )
    con.execute(
        """
        insert into clean.row_fates
        select
            source_name, source_row,
            if(outcome = 'superseded', 'superseded', 'rejected')
        from clean.row_faults inner join doubled_row_words using (rule_name, outcome)
        where source_name = $source
        """,
        {"source": source},
    )
    con.unregister("doubled_row_words")


def _differ(names: list[str]) -> str:
    """Return the condition that two rows differ in one of these columns."""
    differences = (f"doubled.{name} is distinct from counting.{name}" for name in names)
    return " or ".join(differences) or "false"
