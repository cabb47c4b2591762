"""Many faults at many moments: `python -m tests.faults --rounds 20`.

Prints how often each fault was tried and what was lost; ends with 1 if anything was.
"""

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

import pytest

from tests.faults.lab import Lab, opened
from tests.faults.trials import TRIALS

ONCE = ("a_crash_before_every_change", "a_power_cut")  # all their moments in one


def main() -> int:
    """Try every fault in each round, each time at another moment."""
    asked = _words().parse_args()
    names = asked.only or list(TRIALS)
    tried = dict.fromkeys(names, 0)
    lost: dict[str, list[int]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as lab:
        for number in range(asked.first, asked.first + asked.rounds):
            for name in names:
                if number > asked.first and name in ONCE:
                    continue
                tried[name] += 1
                if not _is_survived(lab, name, number):
                    lost[name].append(number)
    _say(f"\n{'fault':30} {'tried':>6}  lost")
    for name in names:
        _say(f"{name:30} {tried[name]:6}  {lost[name] or 'nothing'}")
    return int(any(lost.values()))


def _words() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    words.add_argument("--rounds", type=int, default=5, help="moments of each fault")
    words.add_argument("--first", type=int, default=0, help="number of the first round")
    words.add_argument("--only", nargs="*", choices=list(TRIALS), help="these faults")
    return words


def _is_survived(lab: Lab, name: str, number: int) -> bool:
    """Try a fault at one moment."""
    began = time.monotonic()
    try:
        TRIALS[name](lab, number)
    except (Exception, pytest.fail.Exception):
        _say(traceback.format_exc()[-4000:])
        _say(f"LOST {name} {number}")
        return False
    _say(f"survived {name} {number} ({time.monotonic() - began:.0f} s)")
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
