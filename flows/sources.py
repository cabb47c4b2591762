"""Which folder of sources a run reads; a sample is made where there is nothing."""

import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from flows.defaults import SAMPLE, SAMPLE_DISTRICT, SAMPLE_SEED
from flows.private import UsageError
from flows.request import SAMPLE_CARD
from schemas.contract import table_name
from schemas.errors import RunError
from schemas.raw import SOURCES

if TYPE_CHECKING:
    from sample.make import Sample

SAMPLE_TRUTH = "truth"  # a sample's first folder; its card comes last
NIGHT_FOLDERS = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
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
    refuse_real_sources(raw)
    from sample.make import make_sample  # heavy: only where needed

    (raw / SAMPLE_CARD).unlink(missing_ok=True)  # written last: half a sample has none
    make_sample(raw, seed=seed, area=area, reference=reference, noise=noise)


def invent_nights(raw: Path, asked: "Sample", nights: int) -> list[Path]:
    """Make a sample that evolves, `raw/<as_of>` each night; return the folders.

    Args:
        raw: folder of the nights; those of an earlier sample are replaced.
        asked: of which area, by which seed.
        nights: how many.
    """
    from sample.night_calendar import MOST_NIGHTS  # heavy: only where needed
    from sample.nights import make_nights

    if not 1 <= nights <= MOST_NIGHTS:
        raise UsageError(
            f"จำนวนคืนต้องอยู่ระหว่าง 1 ถึง {MOST_NIGHTS}",
            f"the number of nights must be from 1 to {MOST_NIGHTS}",
            place="--nights",
        )
    former = [path for path in raw.glob(NIGHT_FOLDERS) if path.is_dir()]
    for folder in former:
        if not (folder / SAMPLE_CARD).is_file():
            raise _not_a_sample(folder)
    for folder in former:
        shutil.rmtree(folder)
    return make_nights(raw, asked, nights)


def refuse_real_sources(raw: Path) -> None:
    """Stop where a folder holds sources that are no sample."""
    is_sample = (raw / SAMPLE_CARD).is_file() or (raw / SAMPLE_TRUTH).is_dir()
    if holds_source(raw) and not is_sample:
        raise _not_a_sample(raw)


def _not_a_sample(folder: Path) -> RunError:
    """Return what is said of a folder that must not be written over."""
    return RunError(
        "โฟลเดอร์นี้มีไฟล์ต้นทางที่ไม่ใช่ข้อมูลสมมุติ จึงไม่เขียนทับ: เลือกโฟลเดอร์อื่นด้วย --raw",
        "this folder holds sources that are no sample, and they stay: "
        "choose another folder with --raw",
        file=str(folder),
    )
