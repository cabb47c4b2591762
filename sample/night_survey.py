"""What the survey's office changes: homes found, mended, moved, merged, left."""

import pandas as pd

from sample.area_names import former_codes
from sample.faults import NO_SUCH_AREA
from sample.night_calendar import (
    BOUNDARY_NIGHT,
    FRIDAY,
    MENDED_AFTER,
    MONDAY,
    WEDNESDAY,
    is_weekday,
    mondays,
)
from sample.night_state import INDICATORS, Sources
from sample.survey_files import INCOME_THRESHOLD
from sample.written import THAI_DIGITS

NEW, LEFT, MERGED = 0.0015, 0.0006, 0.0004  # of households, each Monday
ANSWERS_MENDED, SURVEYED_AGAIN = 0.0015, 0.0003  # each Wednesday and Friday
MOVED, REWRITTEN, DAMAGED = 0.0005, 0.0004, 0.0003
OTHER_SUBDISTRICT = 0.001  # once: a hamlet that is counted elsewhere from then on
LOW_INCOME = "32000"
FAULTY_NUMBER = 80  # members numbered so are beyond use (`sample.faults`)
RELATIVE = "ญาติ"
SEEN_LATE = tuple(f"indicator_{number}" for number in (8, 11, 16, 20, 21, 22))
PLACE = (
    "house_code", "house_number", "village_number", "village_name",
    "subdistrict_code", "latitude", "longitude",
)  # fmt: skip


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


def survey_changes(now: Sources, night: int) -> None:
    """Change the survey's register and answers, on the days when they are sent."""
    if is_weekday(night, MONDAY):
        _leave(now)
        _merge(now)
    if is_weekday(night, WEDNESDAY, FRIDAY):
        _mend_answers(now, night)
        _survey_again(now, night)
        _move(now, night)
        _rewrite_areas(now)
    if night == BOUNDARY_NIGHT:
        _draw_boundary_anew(now)
    _mend_rows(now, night)
    if is_weekday(night, MONDAY, WEDNESDAY):
        _damage_rows(now, night)


def find_new(now: Sources, hidden: dict[str, pd.DataFrame], homes: pd.Index) -> None:
    """Let the survey find homes that it did not have so far."""
    for source, rows in hidden.items():
        now.add(source, rows[rows["household_id"].isin(homes)])
    for home in homes:
        now.tell("household_surveyed", household_id=home)


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


def _mend_answers(now: Sources, night: int) -> None:
    """Mend an answer: a need that was told wrongly, or one that was overlooked."""
    rng = now.chance(night, "answers")
    homes = now.take(now.count(ANSWERS_MENDED))
    for row in now.places("households", homes):
        _mend_answer(now, row, int(rng.integers(1000)))


def _mend_answer(now: Sources, row: int, luck: int) -> None:
    """Turn one failed indicator into a pass, or one pass into a fail."""
    answers = now.tables["households"].loc[row]
    failed = [name for name in INDICATORS if answers[name] == "0"]
    passed = [name for name in SEEN_LATE if answers[name] == "1"]
    among = failed or passed
    if not among:
        return
    name = among[luck % len(among)]
    written = "1" if failed else "0"
    now.write("households", row, name, written)
    if name == "indicator_22":
        income = str(INCOME_THRESHOLD + 4_000) if failed else LOW_INCOME
        now.write("households", row, "income_per_person_baht", income)
    home = answers["household_id"]
    now.tell("answer_mended", household_id=home, detail=f"{name} is {written}")


def _survey_again(now: Sources, night: int) -> None:
    """Survey homes a year later: one more need is met, and help before is forgotten."""
    rng = now.chance(night, "surveyed again")
    homes = now.take(now.count(SURVEYED_AGAIN))
    for row in now.places("households", homes):
        home = now.tables["households"].at[row, "household_id"]
        now.write("households", row, "survey_year", "2562")
        now.tell("household_surveyed_again", household_id=home, detail="2562")
        _mend_answer(now, row, int(rng.integers(1000)))


def _move(now: Sources, night: int) -> None:
    """Let homes move next door to a home of another subdistrict."""
    rng = now.chance(night, "moves")
    table = now.tables["households"]
    sound = table[_sound_areas(table)]
    for row in now.places("households", now.take(now.count(MOVED))):
        own = table.at[row, "subdistrict_code"]
        others = sound.index[sound["subdistrict_code"] != own]
        beside = table.loc[others[int(rng.integers(len(others)))]]
        for column in PLACE:
            now.write("households", row, column, beside[column])
        now.write("households", row, "house_code", f"9799{rng.integers(10**7):07d}")
        home, area = table.at[row, "household_id"], beside["subdistrict_code"]
        now.tell("household_moved", household_id=home, detail=f"to {area}")


def _sound_areas(table: pd.DataFrame) -> "pd.Series[bool]":
    """Return which homes have a code that is in force."""
    return table["household_id"].str.slice(3, 9) == table["subdistrict_code"]


def _rewrite_areas(now: Sources) -> None:
    """Write codes as they were before, or in Thai digits: the place is the same."""
    table = now.tables["households"]
    sound = table["household_id"][_sound_areas(table)]
    for row in now.places("households", now.take(now.count(REWRITTEN), sound)):
        code = now.text("households", row, "subdistrict_code")
        written = former_codes().get(code, [code.translate(THAI_DIGITS)])[0]
        now.write("households", row, "subdistrict_code", written)
        home = table.at[row, "household_id"]
        now.tell("area_rewritten", household_id=home, detail=f"{code} as {written}")


def _draw_boundary_anew(now: Sources) -> None:
    """Count some homes of one village to the next subdistrict; nobody moves."""
    table = now.tables["households"]
    sound = table[_sound_areas(table) & table["household_id"].isin(now.untouched)]
    villages = sound["subdistrict_code"] + " " + sound["village_number"]
    largest = str(villages.value_counts().idxmax())
    own = largest[:6]
    codes = sorted(sound["subdistrict_code"].unique())
    near = [code for code in codes if code[:4] == own[:4] and code != own] or codes
    here = sound[villages == largest]
    homes = now.take(now.count(OTHER_SUBDISTRICT), here["household_id"])
    for row in now.places("households", homes):
        now.write("households", row, "subdistrict_code", near[0])
        home = table.at[row, "household_id"]
        now.tell("area_changed", household_id=home, detail=f"{own} to {near[0]}")


def _damage_rows(now: Sources, night: int) -> None:
    """Let rows of homes arrive that cannot be used."""
    faults = (
        ("subdistrict_code", NO_SUCH_AREA), ("indicator_16", "7"),
        ("survey_year", "256"), ("income_per_person_baht", "ไม่แน่นอน"),
    )  # fmt: skip
    table = now.tables["households"]
    homes = now.take(now.count(DAMAGED))
    for number, home in enumerate(homes):
        row = table.index[table["household_id"] == home][0]
        column, wrong = faults[number % len(faults)]
        right = now.tables["households"][column].loc[row]
        now.damaged.append((night + MENDED_AFTER, home, column, right))
        now.write("households", row, column, wrong)
        now.tell("row_damaged", household_id=home, detail=f"households {column}")


def _mend_rows(now: Sources, night: int) -> None:
    """Mend the rows that came damaged two nights ago."""
    due = [each for each in now.damaged if each[0] <= night]
    now.damaged = [each for each in now.damaged if each[0] > night]
    table = now.tables["households"]
    for _, home, column, right in due:
        row = table.index[table["household_id"] == home][0]
        now.write("households", row, column, None if pd.isna(right) else right)
        now.tell("row_mended", household_id=home, detail=f"households {column}")
