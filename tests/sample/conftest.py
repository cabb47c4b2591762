"""One invented district for all tests of the sample: the smallest, 5718 ดอยหลวง."""

from pathlib import Path

import pytest

from sample.make import make_sample
from tests.sample.recount import AREA, REFERENCE


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("raw")
    make_sample(raw, seed=7, area=AREA, reference=REFERENCE)
    return raw
