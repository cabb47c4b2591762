"""Which folder of sources a run reads; a sample is made where there is nothing."""

import logging
from pathlib import Path

from flows.defaults import SAMPLE, SAMPLE_DISTRICT, SAMPLE_SEED
from flows.request import SAMPLE_CARD
from schemas.contract import table_name
from schemas.errors import RunError
from schemas.raw import SOURCES

SAMPLE_TRUTH = "truth"  # a sample's first folder; its card comes last
SUFFIXES = (".csv", ".csv.gz", ".xlsx", ".parquet")

logger = logging.getLogger(__name__)


def holds_source(folder: Path) -> bool:
    """Whether a folder holds the file of any source."""
    names = [table_name(table).removeprefix("raw.") for table in SOURCES]
    return any(
        (folder / f"{name}{suffix}").exists() for name in names for suffix in SUFFIXES
    )


def choose_raw(raw: Path, reference: Path) -> Path:
    """Return the folder to read if none was said: one's own, else a sample's.

    Args:
        raw: folder where one's own sources would be.
        reference: code lists that a sample is made by.
    """
    if holds_source(raw):
        return raw
    sample = raw / SAMPLE.name
    if not (sample / SAMPLE_CARD).is_file():
        logger.info(
            "ไม่พบไฟล์ต้นทางใน %s จึงสร้างข้อมูลสมมุติของอำเภอ %s · no source there: "
            "inventing district %s in %s",
            raw, SAMPLE_DISTRICT, SAMPLE_DISTRICT, sample,
        )  # fmt: skip
        invent(sample, SAMPLE_SEED, SAMPLE_DISTRICT, reference)
    return sample


def invent(
    raw: Path, seed: int, area: str, reference: Path, *, noise: str = "easy"
) -> None:
    """Make a sample in a folder that holds no real source."""
    card = raw / SAMPLE_CARD
    is_sample = card.is_file() or (raw / SAMPLE_TRUTH).is_dir()
    if holds_source(raw) and not is_sample:
        raise RunError(
            "โฟลเดอร์นี้มีไฟล์ต้นทางที่ไม่ใช่ข้อมูลสมมุติ จึงไม่เขียนทับ: เลือกโฟลเดอร์อื่นด้วย --raw",
            "this folder holds sources that are no sample, and they stay: "
            "choose another folder with --raw",
            file=str(raw),
        )
    from sample.make import make_sample  # heavy: only where needed

    card.unlink(missing_ok=True)  # written last: half a sample has none
    make_sample(raw, seed=seed, area=area, reference=reference, noise=noise)
