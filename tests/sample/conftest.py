"""One invented district for all tests of the sample: the smallest, 5718 ดอยหลวง."""

from pathlib import Path

import pytest

from sample.make import make_sample
from sample.shares import LEVELS
from tests.sample.recount import AREA, REFERENCE


@pytest.fixture(scope="session")
def levels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The district at each level of noise."""
    made = {}
    for noise in LEVELS:
        made[noise] = tmp_path_factory.mktemp(noise)
        make_sample(made[noise], seed=7, area=AREA, reference=REFERENCE, noise=noise)
    return made


@pytest.fixture(scope="session")
def invented(levels: dict[str, Path]) -> Path:
    """The district as it is made if nothing is said of noise."""
    return levels["easy"]


@pytest.fixture(scope="session", params=LEVELS)
def at_any_level(request: pytest.FixtureRequest, levels: dict[str, Path]) -> Path:
    """The district at one level of noise, then at the other."""
    return levels[request.param]
