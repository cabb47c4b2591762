"""Where things are, and what a sample is of, if nobody says otherwise."""

from pathlib import Path

RAW = Path("data/raw")
CURATED = Path("data/curated")
REFERENCE = RAW / "reference"
SAMPLE = RAW / "sample"
SAMPLE_DISTRICT = "5705"
SAMPLE_SEED = 1
EVERY_NIGHT_AT_ONE = "0 1 * * *"
