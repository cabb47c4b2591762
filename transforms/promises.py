"""Holding rule files and areas to their contracts, a fault told by line and column."""

import pandas as pd
from pandera.errors import SchemaErrors

from schemas.contract import Table, columns, key_columns, table_name
from schemas.errors import ContractError, RulesError

Fault = tuple[int, str, str, str]


def hold_to_contract(table: Table, frame: pd.DataFrame, file: str = "") -> pd.DataFrame:
    """Return the rows if they keep the contract and no key is there twice.

    Args:
        table: the contract.
        frame: the rows; with a file, its index is the line in it.
        file: the rule file the rows are from; empty: rows of our own making.

    Raises:
        RulesError: a rule file breaks its contract.
        ContractError: rows of our own making do.
    """
    fault = _broken_promise(table, frame) or _doubled_key(table, frame)
    if not fault:
        return frame
    line, column, th, en = fault
    if not file:
        raise ContractError(th, en, file=table_name(table), place=column)
    raise RulesError(th, en, file=file, place=line_place(line, column))


def _broken_promise(table: Table, frame: pd.DataFrame) -> Fault | None:
    """Return the first value that breaks a promise: line, column, Thai, English."""
    try:
        table.validate(frame, lazy=True)
    except SchemaErrors as errors:
        case = errors.failure_cases.iloc[0]
        line = 0 if pd.isna(case["index"]) else int(case["index"])
        column = str(case["column"])
        if case["check"] == "not_nullable":
            return line, column, "ว่างไม่ได้: ใส่ค่า", "must not be empty: fill it in"
        value = str(case["failure_case"])
        return (
            line,
            column,
            f"{value!r} ผิดข้อกำหนด {case['check']}: แก้ค่า",
            f"{value!r} breaks {case['check']}: mend it",
        )
    return None


def _doubled_key(table: Table, frame: pd.DataFrame) -> Fault | None:
    keys = key_columns(table)
    if not keys or not (again := frame.duplicated(keys)).any():
        return None
    line = int(frame.index[again][0])
    return line, ", ".join(keys), "มีซ้ำกับแถวก่อนหน้า: ลบแถวหนึ่ง", (
        "is there already in an earlier line: delete one"
    )  # fmt: skip


def refuse_unknown_code(table: Table, frame: pd.DataFrame, codes: pd.DataFrame) -> None:
    """Refuse a rule that uses a code its code list does not have.

    Args:
        table: the rule file's contract, which names the list of each coded column.
        frame: its rows; their index is the line in the file.
        codes: the code lists.

    Raises:
        RulesError: a code is not in its list.
    """
    for name, promise in columns(table).items():
        if not (list_name := promise.metadata.get("code_list")):
            continue
        known = codes.loc[codes["list_name"] == list_name, "code"]
        used = frame[name].dropna()
        unknown = used[~used.isin(known)]
        if len(unknown):
            code = unknown.iloc[0]
            raise RulesError(
                f"{code!r} ไม่มีในรายการรหัส {list_name}: แก้ค่า หรือเพิ่มใน codes.csv",
                f"{code!r} is not in code list {list_name}: mend it or add it to "
                "codes.csv",
                file=f"{table_name(table).removeprefix('reference.')}.csv",
                place=line_place(int(unknown.index[0]), name),
            )


def line_place(line: int, column: str = "") -> str:
    """Return where a fault is, as messages say it."""
    return ", ".join(part for part in (line and f"line {line}", column) if part)
