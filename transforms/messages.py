"""What an analyst reads of a broken promise: what is wrong and how to mend it."""

from typing import NamedTuple

from schemas.contract import Column


class Message(NamedTuple):
    """One kind of fault: the column to look at, the rule, its weight, the words."""

    column_name: str
    rule_name: str
    outcome: str
    message_th: str
    message_en: str


def fault_message(column: Column, check: str) -> Message:
    """Return the words for a column whose check fails.

    Args:
        column: the promised column.
        check: pandera's name of the check, such as `not_nullable` or `in_range(0, 9)`.
    """
    about = column.metadata.get("about") or column.name
    if column.is_rule:
        outcome = "not_yet" if column.metadata.get("due") else "set_aside"
        words = column.metadata["th"], column.metadata["en"]
        return Message(about, column.name, outcome, *words)
    outcome = "warning" if column.metadata.get("warn") else "set_aside"
    rule_name, th, en = _plain_rule(column, check)
    return Message(about, rule_name, outcome, th, en)


def _plain_rule(column: Column, check: str) -> tuple[str, str, str]:
    """Return the name and the words of a rule on one column's value."""
    code_list = column.metadata.get("code_list")
    if code_list:
        return (
            "code_list",
            f"{column.title}: ว่าง หรือไม่อยู่ในรายการรหัส {code_list}: แก้ค่า "
            "หรือเพิ่มคำใน reference/spellings.csv",
            f"empty or not in code list {code_list}: mend it or add it to "
            "reference/spellings.csv",
        )
    if check == "not_nullable":
        return (
            "required",
            f"{column.title}: ว่าง หรืออ่านไม่ได้: เติมหรือแก้ค่า",
            "empty or unreadable: fill it in or mend it",
        )
    return (
        "allowed_values",
        f"{column.title}: ค่าอยู่นอกช่วงหรือผิดรูปแบบ ({check}): แก้ค่า",
        f"out of range or of the wrong form ({check}): mend it",
    )
