"""The lists that a run on the tiny input gives, Prefect and workbooks aside."""

import tempfile
from datetime import date
from pathlib import Path

from schemas.run import RunRequest
from tests.flows.tiny import AREA, AS_OF, write_tiny_sources
from transforms.admit import admit_sources
from transforms.build import build_tables
from transforms.load import load_reference, load_sources
from transforms.target_lists import write_target_lists
from transforms.warehouse import open_warehouse

GOLDEN = Path(__file__).parent
REFERENCE = Path(__file__).parents[2] / "data" / "raw" / "reference"
SUBDISTRICTS = ("570501", "570502")


def made_lists() -> dict[str, str]:
    """Return the two subdistricts' CSV and the ledger, by file name."""
    request = RunRequest(AREA, date.fromisoformat(AS_OF), is_invented=True)
    with tempfile.TemporaryDirectory() as folder, open_warehouse() as con:
        raw, lists = Path(folder) / "raw", Path(folder) / "latest"
        write_tiny_sources(raw)
        lists.mkdir()
        load_reference(con, REFERENCE)
        load_sources(con, raw)
        admit_sources(con, request)
        build_tables(con, request)
        write_target_lists(con, lists, request)
        made = {
            f"{code}.csv": (lists / "target_lists" / f"{code}.csv").read_text("utf-8")
            for code in SUBDISTRICTS
        }
        ledger = con.execute(
            "select subject, fate, row_count from curated.ledger "
            "where row_count > 0 order by ledger_order"
        ).fetchall()
    made["ledger.csv"] = "".join(f"{s},{f},{n}\n" for s, f, n in ledger)
    return made
