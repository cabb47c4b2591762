"""Who is in the survey at all: homes that it finds, that leave it, that merge."""

import pandas as pd

from sample.night_calendar import MONDAY, is_weekday, mondays
from sample.night_state import Sources

NEW, LEFT, MERGED = 0.0015, 0.0006, 0.0004  # of households, each Monday
FAULTY_NUMBER = 80  # members numbered so are beyond use (`sample.faults`)
RELATIVE = "ญาติ"


def withhold(now: Sources, nights: int) -> dict[int, pd.Index]:
    """Return the homes that the survey will have found by each Monday."""
    count = now.count(NEW)
    return {night: now.take(count) for night in mondays(nights)}


def hide(now: Sources, homes: pd.Index) -> dict[str, pd.DataFrame]:
    """Take homes and their members out of the survey, and return them."""
    return {
        source: now.remove(source, now.places(source, homes))
        for source in ("households", "persons")
    }


def find_new(now: Sources, hidden: dict[str, pd.DataFrame], homes: pd.Index) -> None:
    """Let the survey find homes that it did not have so far."""
    for source, rows in hidden.items():
        now.add(source, rows[rows["household_id"].isin(homes)])
    for home in homes:
        now.tell("household_surveyed", household_id=home)


def register_changes(now: Sources, night: int) -> None:
    """Let homes leave or merge, on the day when the register is sent."""
    if is_weekday(night, MONDAY):
        _leave(now)
        _merge(now)


def _leave(now: Sources) -> None:
    """Let homes leave the register, with all their members."""
    homes = now.take(now.count(LEFT))
    hide(now, homes)
    for home in homes:
        now.tell("household_left", household_id=home)


def _merge(now: Sources) -> None:
    """Let homes merge into another of their subdistrict: its members are theirs now."""
    homes = now.tables["households"].set_index("household_id")["subdistrict_code"]
    gone = now.take(now.count(MERGED))
    into: dict[str, str] = {}
    for area, leaving in homes[gone].groupby(homes[gone]):
        kept = now.take(len(leaving), homes.index[homes == area])
        into |= dict(zip(leaving.index, kept, strict=False))
    _join(now, into)
    now.remove("households", now.places("households", pd.Index(into)))
    for home, other in into.items():
        now.tell("household_merged", household_id=home, detail=f"into {other}")


def _join(now: Sources, into: dict[str, str]) -> None:
    """Make the members of homes members of others, numbered after their own."""
    there = now.tables["persons"].loc[now.places("persons", pd.Index(into.values()))]
    number = there["person_number"].astype(int)
    last = number[number < FAULTY_NUMBER].groupby(there["household_id"]).max().to_dict()
    for row in now.places("persons", pd.Index(into)):
        kept = into[now.text("persons", row, "household_id")]
        last[kept] = last.get(kept, 0) + 1
        now.write("persons", row, "household_id", kept)
        now.write("persons", row, "person_number", str(last[kept]))
        now.write("persons", row, "relation_to_head", RELATIVE)
