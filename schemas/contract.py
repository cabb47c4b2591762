"""The words every contract is written in: a column, a rule, a table.

A contract is one pandera class per table. Its docstring begins "One row per …" and
each column carries a Thai label (headings, fault messages) and an English description
(the data dictionary): promised once, printed everywhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import pandas as pd
import pandera.pandas as pa

Int = pd.Int64Dtype
Bool = pd.BooleanDtype
Date = pd.Timestamp
Instant = Annotated[pd.DatetimeTZDtype, "us", "Asia/Bangkok"]

DUCKDB_TYPES: Mapping[str, str] = {
    "string[pyarrow]": "varchar",
    "Int64": "bigint",
    "float64": "double",
    "boolean": "boolean",
    "datetime64[ns]": "date",
    "datetime64[us, Asia/Bangkok]": "timestamptz",
}


class Contract(pa.DataFrameModel):
    """What every table here promises: exactly these columns, in this order."""

    class Config:
        """pandera's own switches."""

        strict = True
        ordered = True


Table = type[Contract]


def column(  # noqa: PLR0913  (keyword-only, one per thing a column can promise)
    th: str,
    en: str,
    *,
    about: str = "",
    key: bool = False,
    nullable: bool = False,
    unit: str = "",
    personal: bool = False,
    warn: bool = False,
    newest: bool = False,
    code_list: str = "",
    **checks: Any,  # noqa: ANN401  (pandera's own check arguments)
) -> Any:  # noqa: ANN401
    """Return one column's promise.

    Args:
        th: Thai label, as planners and analysts read it.
        en: English description, as the data dictionary prints it.
        about: the source column it is made from, where that has another name.
        key: whether it is part of what tells one row from another.
        nullable: whether a value may be missing.
        unit: unit of the value, where it has one.
        personal: whether it tells of one person; such values enter no message.
        warn: whether a row that breaks this promise is admitted all the same (its
            value missing) and only reported.
        newest: whether, of several rows with one key, the greatest value wins.
        code_list: the list in `reference/codes.csv` its values come from.
        **checks: pandera's built-in checks (`ge`, `isin`, `str_matches`, …).
    """
    metadata = {
        "about": about,
        "key": key,
        "unit": unit,
        "personal": personal,
        "warn": warn,
        "newest": newest,
        "code_list": code_list,
    }
    return pa.Field(
        title=th, description=en, nullable=nullable, metadata=metadata, **checks
    )


def rule(about: str, th: str, en: str) -> Any:  # noqa: ANN401
    """Return a promise over several columns or files, computed in SQL as a boolean.

    Args:
        about: the source column an analyst should look at.
        th: what is wrong and how to mend it, in Thai.
        en: the same in English.
    """
    metadata = {"rule": True, "about": about, "th": th, "en": en}
    return pa.Field(eq=True, title=th, description=en, metadata=metadata)


def due(about: str) -> Any:  # noqa: ANN401
    """Return the promise that a row is dated on or before the run's date.

    A row that breaks it is no fault: it is kept as "not yet".
    """
    th, en = "ลงวันที่หลังวันของการประมวลผล: ยังไม่นับ", "dated after the run's date: not yet"
    metadata = {"rule": True, "due": True, "about": about, "th": th, "en": en}
    return pa.Field(eq=True, title=th, description=en, metadata=metadata)


@dataclass(frozen=True)
class Column:
    """One promised column, as the rest of the code reads it.

    `is_rule` columns exist only while a row is admitted; they are not kept.
    """

    name: str
    duckdb_type: str
    title: str
    description: str
    nullable: bool
    checks: tuple[str, ...]
    metadata: Mapping[str, Any]

    @property
    def is_key(self) -> bool:
        """Whether the column is part of what tells one row from another."""
        return bool(self.metadata.get("key"))

    @property
    def is_rule(self) -> bool:
        """Whether the column is a rule of admission rather than a value."""
        return bool(self.metadata.get("rule"))


def columns(table: Table) -> dict[str, Column]:
    """Return a contract's columns by name, in their order."""
    return {
        name: Column(
            name=name,
            duckdb_type=DUCKDB_TYPES[str(promise.dtype)],
            title=promise.title or "",
            description=promise.description or "",
            nullable=promise.nullable,
            checks=tuple(check.error or check.name or "" for check in promise.checks),
            metadata=promise.metadata or {},
        )
        for name, promise in table.to_schema().columns.items()
    }


def kept_columns(table: Table) -> list[str]:
    """Return the names of the columns that stay once a row is admitted."""
    return [name for name, column_ in columns(table).items() if not column_.is_rule]


def table_name(table: Table) -> str:
    """Return `layer.plural_noun` for a contract, from its module and class name."""
    layer = table.__module__.split(".")[1]
    noun = re.sub(r"(?<!^)(?=[A-Z])", "_", table.__name__).lower()
    return f"{layer}.{noun}"


def key_columns(table: Table) -> list[str]:
    """Return the columns that tell one row from another."""
    return [name for name, column_ in columns(table).items() if column_.is_key]
