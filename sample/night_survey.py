"""What the survey says of homes anew: answers, places, codes, rows that were wrong."""

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
)
from sample.night_state import INDICATORS, Sources
from sample.survey_files import INCOME_THRESHOLD
from sample.written import THAI_DIGITS

ANSWERS_MENDED, SURVEYED_AGAIN = 0.0015, 0.0003  # of households, twice a week
MOVED, REWRITTEN, DAMAGED = 0.0005, 0.0004, 0.0003
OTHER_SUBDISTRICT = 0.001  # once: a hamlet that is counted elsewhere from then on
LOW_INCOME = "32000"
SEEN_LATE = tuple(f"indicator_{number}" for number in (8, 11, 16, 20, 21, 22))
PLACE = (
    "house_code", "house_number", "village_number", "village_name",
    "subdistrict_code", "latitude", "longitude",
)  # fmt: skip


def survey_changes(now: Sources, night: int) -> None:
    """Change what the survey says of homes, on the days when its rows are sent."""
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
