"""What tonight is judged by: noted before the run, compared with earlier nights."""

from duckdb import DuckDBPyConnection

from schemas.contract import Table, columns, table_name
from schemas.reference import MatchingModels, RunSettings
from schemas.run import RunRequest
from transforms.manifest import RULES, code_sha256, read_rules
from transforms.warehouse import create_table, insert_rows

# the day is no rule
NO_POLICY = ("as_of", "province_code")


def note_settings(con: DuckDBPyConnection, request: RunRequest) -> None:
    """Fill `reference.run_settings` from the rules loaded and the run's request.

    Args:
        con: the warehouse, its reference tables loaded.
        request: the numbers of policy.
    """
    name = table_name(RunSettings)
    types = {each.name: each.duckdb_type for each in columns(RunSettings).values()}
    create_table(con, name, types)
    insert_rows(con, name, [*_rules(con), *_numbers(request)])


def _rules(con: DuckDBPyConnection) -> list[tuple[str, str, str, str | None]]:
    """Return each rule table's hash, and its version where it has one."""
    found = []
    for table in RULES:
        rules = read_rules(con, table)
        found.append(("rules", rules["table"], rules["sha256"], _version(con, table)))
    model = table_name(MatchingModels)
    for (version,) in con.table(model).project("model_version").fetchall():
        found.append(("rules", model, version, version))
    return found


def _version(con: DuckDBPyConnection, table: Table) -> str | None:
    """Return the version that the rows of a rule table bear."""
    if "rule_version" not in columns(table):
        return None
    rows = con.table(table_name(table)).unique("rule_version").fetchall()
    return ", ".join(sorted(str(version) for (version,) in rows)) or None


def _numbers(request: RunRequest) -> list[tuple[str, str, str, None]]:
    """Return the numbers of policy, and the program itself."""
    numbers = [
        ("parameter", name, str(value), None)
        for name, value in request.parameters().items()
        if name not in NO_POLICY
    ]
    return [*numbers, ("program", "tambon-targets", code_sha256(), None)]
