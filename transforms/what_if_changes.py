"""What a planner changes in a what-if: rows of rules, capacities, numbers of policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from duckdb import (
    CaseExpression,
    ColumnExpression,
    ConstantExpression,
    DuckDBPyConnection,
    Expression,
    FunctionExpression,
)

from schemas.run import RunRequest


@dataclass(frozen=True)
class Rule:
    """A column of rules that a section may change.

    Attributes:
        table: the table it is in.
        column: the number that is changed.
        keys: the columns whose codes a section names, outermost first; a section that
            stops before the last speaks of every row it reaches.
        least: the least number that makes sense.
        has_factor: whether `factor` multiplies the whole column.
        has_default: whether `default` is for rows that say none.
    """

    table: str
    column: str
    keys: tuple[str, ...]
    least: int = 0
    has_factor: bool = False
    has_default: bool = False


RULES: Mapping[str, Rule] = {
    "score_points": Rule(
        "reference.score_points", "points", ("item_code", "count_from")
    ),
    "cut_off_weight": Rule(
        "reference.poverty_measures", "cut_off_weight", ("measure_code",), least=1
    ),
    "poverty_weights": Rule(
        "reference.poverty_weights",
        "weight",
        ("measure_code", "component_code"),
        least=1,
    ),
    "lasts_months": Rule(
        "reference.services", "lasts_months", ("service_code",), has_factor=True
    ),
    "capacity": Rule(
        "clean.centres",
        "monthly_capacity_households",
        ("centre_id",),
        has_factor=True,
        has_default=True,
    ),
}
LEVELS = Rule("reference.vulnerability_levels", "income_at_most_baht", ())


@dataclass(frozen=True)
class Change:
    """One change: which rows get which number.

    Attributes:
        place: section and code, as it was said.
        rule: the column it is made in.
        codes: the codes of its rows, for the first of the rule's keys.
        number: the new number, or what the old one is multiplied by.
        is_factor: whether it multiplies.
        is_default: whether it is for rows that say none.
    """

    place: str
    rule: Rule
    codes: tuple[str, ...]
    number: float
    is_factor: bool = False
    is_default: bool = False

    @property
    def rows(self) -> Expression:
        """What tells its rows from others."""
        if self.is_default:
            return ColumnExpression(self.rule.column).isnull()
        condition = ConstantExpression(True)
        for key, code in zip(self.rule.keys, self.codes, strict=False):
            is_named = ColumnExpression(key).cast("varchar") == ConstantExpression(code)
            condition = condition & is_named
        return condition

    @property
    def value(self) -> Expression:
        """What its rows get."""
        number = ConstantExpression(self.number)
        if self.is_factor:
            column = ColumnExpression(self.rule.column)
            number = FunctionExpression("round", column * number)
        return number.cast("bigint")


@dataclass(frozen=True)
class Changes:
    """All that is changed: rows of rules, in this order, and the run's own numbers."""

    rules: tuple[Change, ...] = ()
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def request(self, request: RunRequest) -> RunRequest:
        """Return the request with the changed numbers."""
        return replace(request, **self.numbers)


def apply_changes(con: DuckDBPyConnection, changes: Changes) -> set[str]:
    """Change the rows; return the tables in which anything is other than before."""
    changed = set()
    for change in changes.rules:
        rows = con.table(change.rule.table)
        names = [
            CaseExpression(change.rows, change.value)
            .otherwise(ColumnExpression(name))
            .alias(name)
            if name == change.rule.column
            else ColumnExpression(name)
            for name in rows.columns
        ]
        before, after = rows.to_arrow_table(), rows.project(*names).to_arrow_table()
        if not before.equals(after):
            con.execute(f"truncate {change.rule.table}")
            con.from_arrow(after).insert_into(change.rule.table)
            changed.add(change.rule.table)
    return changed


def tell_changes(con: DuckDBPyConnection, changes: Changes, request: RunRequest) -> (
    tuple[tuple[str, str, str], ...]
):  # fmt: skip
    """Return each change as what it is about, the number now, and the number then."""
    told = []
    for change in changes.rules:
        rule = change.rule
        rows = con.table(rule.table).filter(change.rows).project(rule.column)
        numbers = rows.distinct().order(rule.column).fetchall()
        now = ", ".join("-" if number is None else str(number) for (number,) in numbers)
        then = f"{change.number:g}"
        told.append((change.place, "×1" if change.is_factor else now or "-",
                     f"×{then}" if change.is_factor else then))  # fmt: skip
    for name, number in changes.numbers.items():
        now = f"{getattr(request, name):g}"
        told.append((f"thresholds.{name}", now, f"{number:g}"))
    return tuple(told)
