"""Reading what a planner changes in a what-if: every name known, every number possible.

It is said as a small TOML file says it: a section, the code it is about, a number.
Flags of the command line are read as the same.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from duckdb import DuckDBPyConnection

from schemas.errors import RulesError
from transforms.what_if_changes import LEVELS, RULES, Change, Changes

Said = Mapping[str, Any]
FACTOR, DEFAULT = "factor", "default"
THRESHOLDS = "thresholds"
INCOME = "income_at_most_baht"
NUMBERS = ("vulnerable_level", "overdue_days", "load_km")
SECTIONS = (*RULES, THRESHOLDS)
GREATEST_LEVEL = 3
SHOWN_CODES = 6


def read_changes(con: DuckDBPyConnection, said: Said, file: str = "") -> Changes:
    """Return what is changed, each of it known and possible.

    Args:
        con: the warehouse, its rules and centres loaded.
        said: sections, codes and numbers.
        file: where it was said, for an error.

    Raises:
        RulesError: a section, code or number is not known or makes no sense.
    """
    for section, content in said.items():
        if section not in SECTIONS:
            raise _unknown(file, section, SECTIONS)
        if not isinstance(content, Mapping):
            raise _no_section(file, section)
    rules = [
        change
        for section in RULES
        for change in _rule_changes(con, section, said.get(section, {}), file)
    ]
    thresholds = said.get(THRESHOLDS, {})
    numbers = {name: thresholds[name] for name in thresholds if name != INCOME}
    for name, number in numbers.items():
        _refuse_senseless(name, number, file)
    if INCOME in thresholds:
        place = f"{THRESHOLDS}.{INCOME}"
        most = _whole(thresholds[INCOME], LEVELS.least, file, place)
        rules.append(Change(place, LEVELS, (), most))
    return Changes(tuple(rules), numbers)


def _rule_changes(
    con: DuckDBPyConnection, section: str, content: Said, file: str
) -> Iterator[Change]:
    """Return a section's changes: the whole column, who says none, then each row."""
    rule = RULES[section]
    if rule.has_factor and FACTOR in content:
        place = f"{section}.{FACTOR}"
        factor = _number(content[FACTOR], file, place)
        yield Change(place, rule, (), factor, is_factor=True)
    if rule.has_default and DEFAULT in content:
        place = f"{section}.{DEFAULT}"
        number = _whole(content[DEFAULT], rule.least, file, place)
        yield Change(place, rule, (), number, is_default=True)
    rest = {
        code: number
        for code, number in content.items()
        if code not in (FACTOR * rule.has_factor, DEFAULT * rule.has_default)
    }
    for codes, said in _rows_named(rest, len(rule.keys)):
        place = ".".join([section, *codes])
        change = Change(place, rule, codes, _whole(said, rule.least, file, place))
        _refuse_unknown_code(con, change, file)
        yield change


def _rows_named(content: Said, depth: int) -> Iterator[tuple[tuple[str, ...], object]]:
    """Return the codes of each row that a section names, and what it says of it."""
    for code, said in content.items():
        if isinstance(said, Mapping) and depth > 1:
            for further, number in _rows_named(said, depth - 1):
                yield (str(code), *further), number
        else:
            yield (str(code),), said


def _refuse_unknown_code(con: DuckDBPyConnection, change: Change, file: str) -> None:
    """Refuse a code that no row of the rules has."""
    rule = change.rule
    if len(con.table(rule.table).filter(change.rows)):
        return
    key = rule.keys[len(change.codes) - 1]
    beside = con.table(rule.table).filter(replace(change, codes=change.codes[:-1]).rows)
    codes = beside.project(f"{key}::varchar as code").distinct().order("code")
    known = [code for (code,) in codes.fetchall()]
    like = get_close_matches(change.codes[-1], known, SHOWN_CODES, cutoff=0)
    raise _unknown(file, change.place, like)


def _refuse_senseless(name: str, number: object, file: str) -> None:
    """Refuse a number of policy that is none of the run's, or that nobody can mean."""
    place = f"{THRESHOLDS}.{name}"
    if name not in NUMBERS:
        raise _unknown(file, place, (*NUMBERS, INCOME))
    read: Callable[[], float] = {
        "load_km": lambda: _number(number, file, place),
    }.get(name, lambda: _whole(number, 0, file, place))
    if name == "vulnerable_level" and read() > GREATEST_LEVEL:
        raise _senseless(file, place, f"0–{GREATEST_LEVEL}")
    read()


def _whole(number: object, least: int, file: str, place: str) -> int:
    """Return a whole number of at least so much."""
    if isinstance(number, int) and not isinstance(number, bool) and number >= least:
        return number
    raise _senseless(file, place, f"≥ {least}, 1 2 3 …")


def _number(number: object, file: str, place: str) -> float:
    """Return a number that is not below zero."""
    if isinstance(number, int | float) and not isinstance(number, bool):
        read = float(number)
        if math.isfinite(read) and read >= 0:
            return read
    raise _senseless(file, place, "≥ 0, 0.8 1.2 …")


def _unknown(file: str, place: str, known: Any) -> RulesError:  # noqa: ANN401
    names = ", ".join(known)
    return RulesError(
        f"ไม่รู้จักชื่อหรือรหัสนี้: แก้ให้ตรง ที่ใกล้เคียงมี {names}",
        f"no such name or code: mend it; the likest are {names}",
        file=file,
        place=place,
    )


def _no_section(file: str, place: str) -> RulesError:
    return RulesError(
        f"ต้องเป็นหัวข้อ เขียน [{place}] แล้วตามด้วย รหัส = จำนวน ทีละบรรทัด",
        f"must be a section: write [{place}], and below it code = number, line by line",
        file=file,
        place=place,
    )


def _senseless(file: str, place: str, wanted: str) -> RulesError:
    return RulesError(
        f"ค่านี้ใช้ไม่ได้ ต้องเป็นตัวเลข {wanted}: แก้ค่า",
        f"this value cannot be meant: it must be a number {wanted}; mend it",
        file=file,
        place=place,
    )
