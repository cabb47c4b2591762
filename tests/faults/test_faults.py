"""Faults, tried for real: after each, `latest` is whole and the next run is right.

Those of each fault's moments that tell the most; `python -m tests.faults` tries more.
"""

from collections.abc import Iterator

import pytest

pytest.importorskip("fcntl", reason="faults are made by what Linux offers")

from tests.faults.lab import Lab, opened
from tests.faults.trials import TRIALS

pytestmark = pytest.mark.flow

# How many moments of each fault are tried here; two cores take some 8 s for each.
MOMENTS = {
    "a_crash_before_every_change": 1,
    "a_power_cut": 1,
    "killed_at_a_step": 1,
    "killed_at_a_change": 2,
    "a_full_disk": 2,
    "a_source_that_changes": 3,
    "a_slow_copy": 1,
    "two_at_once": 1,
    "an_unreadable_place": 3,
    "little_memory_for_duckdb": 1,
    "no_more_memory": 1,
    "a_clock_that_jumps_back": 1,
    "a_server_that_dies": 1,
}


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A server and a good night."""
    with opened(tmp_path_factory.mktemp("lab")) as ready:
        yield ready


@pytest.mark.parametrize(
    ("name", "number"),
    [(name, number) for name, count in MOMENTS.items() for number in range(count)],
)
def test_after_a_fault_the_lists_are_whole_and_the_next_run_is_right(
    lab: Lab, name: str, number: int
) -> None:
    TRIALS[name](lab, number)
