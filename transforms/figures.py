"""What a finished run says of itself: counts, and where the lists are."""

from dataclasses import asdict, dataclass
from typing import Any

from duckdb import DuckDBPyConnection

from schemas.contract import columns
from schemas.curated import LISTS, OTHER_FATES, SubdistrictSummary
from schemas.run import RunRequest
from transforms.change_figures import Comparison, read_comparisons
from transforms.remade import Remade

LEDGER = """
    select subject, subject_th, fate, fate_th, row_count, is_balanced
    from curated.ledger
    order by ledger_order
"""


@dataclass(frozen=True)
class LedgerRow:
    """One total of the ledger, or one of the parts that must add up to it."""

    subject: str
    subject_th: str
    fate: str
    fate_th: str
    row_count: int
    is_balanced: bool


@dataclass(frozen=True)
class ListCount:
    """How many households or clients are on one list, or on none and why."""

    list_code: str
    name_th: str
    name_en: str
    row_count: int


@dataclass(frozen=True)
class RunReport:
    """What the command line prints of a run, for people or as JSON.

    `compared` is what changed since earlier nights: empty on a first night. `remade`
    is how an earlier day that was made again compares with what it was then.
    """

    area_code: str
    as_of: str
    is_invented: bool
    lists: tuple[ListCount, ...]
    ledger: tuple[LedgerRow, ...]
    latest: str
    compared: tuple[Comparison, ...] = ()
    is_unchanged: bool = False
    remade: Remade | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as `--json` prints it."""
        return asdict(self)


def read_ledger(con: DuckDBPyConnection) -> tuple[LedgerRow, ...]:
    """Return the ledger in its order."""
    return tuple(LedgerRow(*row) for row in con.execute(LEDGER).fetchall())


def read_list_counts(con: DuckDBPyConnection) -> tuple[ListCount, ...]:
    """Return each list's length over all subdistricts, and the fates on no list."""
    promised = columns(SubdistrictSummary)
    codes = [code for code in (*LISTS, *OTHER_FATES) if f"{code}_count" in promised]
    totals = ", ".join(f"sum({code}_count)::bigint" for code in codes)
    found = con.execute(f"select {totals} from curated.subdistrict_summary").fetchall()  # noqa: S608  (names from the contract)
    return tuple(
        ListCount(
            list_code=code,
            name_th=promised[f"{code}_count"].title,
            name_en=promised[f"{code}_count"].description,
            row_count=row_count or 0,
        )
        for code, row_count in zip(codes, found[0], strict=True)
    )


def report(
    con: DuckDBPyConnection,
    request: RunRequest,
    latest: str,
    *,
    is_unchanged: bool = False,
) -> RunReport:
    """Return what a built warehouse says, once its lists are at `latest`.

    Args:
        con: the warehouse, or one with the tables that a report is made of.
        request: what the run was asked.
        latest: where its lists are.
        is_unchanged: whether they were there already, and nothing was made.
    """
    return RunReport(
        area_code=request.area_code,
        as_of=request.as_of.isoformat(),
        is_invented=request.is_invented,
        lists=read_list_counts(con),
        ledger=read_ledger(con),
        latest=latest,
        compared=read_comparisons(con),
        is_unchanged=is_unchanged,
    )
