"""Small published nights with the tables that brakes and status read."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.switch import commit, staged

AREA = "5705"


def brake(
    code: str = "row_counts", of: str = "persons", **said: object
) -> dict[str, Any]:
    """Return a row of `curated.brake_results`: half of the usual, and stopped by it."""
    row = {
        "brake_code": code,
        "measured_of": of,
        "tonight_value": 500.0,
        "usual_value": 1000.0,
        "limit_low": 900.0,
        "limit_high": 1250.0,
        "night_count": 3,
        "compared_since": date(2020, 3, 1),
        "is_braked": True,
        "brake_th": f"เบรก {of}",
        "brake_en": f"brake {of}",
    }
    return row | said


def fine(of: str, tonight: float) -> dict[str, Any]:
    """Return a row that lets the night through, at some distance from the limits."""
    return brake(of=of, tonight_value=tonight, is_braked=False)


def lay_measured(
    folder: Path, day: str, brakes: list[dict[str, Any]], **tables: list[dict[str, Any]]
) -> None:
    """Write a published folder; what is not said of it is in order."""
    rows = {
        "brake_results": brakes,
        "ledger": [{"is_balanced": True}],
        "proofs": [{"claim_code": "scores", "broken_count": 0}],
        **tables,
    }
    written = folder / "tables"
    written.mkdir(parents=True)
    outputs = []
    for noun, drawn in rows.items():
        path = written / f"{noun}.parquet"
        pq.write_table(pa.Table.from_pylist(drawn), path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        outputs.append({"path": f"tables/{path.name}", "sha256": digest})
    said = {"as_of": day, "area_code": AREA, "is_invented": False, "outputs": outputs}
    (folder / "manifest.json").write_text(json.dumps(said))


def stage_measured(
    curated: Path, day: str, *brakes: dict[str, Any], **tables: list[dict[str, Any]]
) -> None:
    """Lay a night into the folder that is staged."""
    staging = curated / ".staging"
    lay_measured(
        staging / "published", day, list(brakes) or [fine("persons", 1000)], **tables
    )
    (staging / "inputs").mkdir()
    (staging / "inputs" / "index.json").write_text("{}")


def publish_measured(
    curated: Path, day: str, *brakes: dict[str, Any], **tables: list[dict[str, Any]]
) -> None:
    """Run a night that is published whatever its brakes say."""
    with staged(curated):
        stage_measured(curated, day, *brakes, **tables)
        commit(curated)
