"""TPMAP's counts, computed anew from the written files by the plainest of means."""

from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
from stdnum.th import pin

from sample.plan import TPMAP
from sample.written import MONTHS

AREA = "5718"  # the smallest district
REFERENCE = Path(__file__).parents[2] / "data" / "raw" / "reference"
DIMENSIONS = {
    "health": (1, 4, 5, 7),
    "living": (8, 9, 10, 11),
    "education": (15, 16, 17, 19),
    "income": (20, 21, 22),
    "access": (27, 28),
}
TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789", "\u200b\u00a0 -")
SIXTY_BORN_UNTIL = date(1958, 3, 31)


@cache
def read(raw: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(raw / f"{name}.csv", dtype=str, keep_default_na=False)


def usable_id(written: str) -> str:
    digits = written.translate(TO_ARABIC)
    digits = digits.zfill(13) if len(digits) == 12 else digits
    if len(digits) != 13 or not digits.isdigit() or len(set(digits)) == 1:
        return ""
    return digits if pin.calc_check_digit(digits[:-1]) == digits[-1] else ""


def birth(written: str) -> date:
    text = written.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    if "/" in text:
        day, month, year = map(int, text.split("/"))
    elif "-" in text:
        year, month, day = map(int, text.split("-"))
    else:
        parts = ["1", MONTHS[0], *text.split()][-3:]
        if len(text.split()) == 2:
            parts = ["1", *text.split()]
        day, month, year = int(parts[0]), MONTHS.index(parts[1]) + 1, int(parts[2])
    year = year + 2500 if year < 100 else year
    return date(year - 543 if year > 2400 else year, month, day)


@cache
def households(raw: Path) -> pd.DataFrame:
    table = read(raw, "households")
    table = table[~table["household_id"].str.contains("-X", regex=False)]
    return table.drop_duplicates("household_id").assign(
        subdistrict_code=lambda t: t["household_id"].str.slice(3, 9)
    )


@cache
def persons(raw: Path) -> pd.DataFrame:
    """The persons whom no fault sets aside, with what counts about them."""
    table = read(raw, "persons")
    known = table["household_id"].isin(households(raw)["household_id"])
    table = table[known & (table["person_number"].astype(int) < 80)].copy()
    cards = read(raw, "welfare_registrations")
    cards = cards[cards["is_verified"].isin(["ใช่", "ไม่ใช่"])]
    card_ids = cards["citizen_id"].map(usable_id)
    table["usable_id"] = table["citizen_id"].map(usable_id)
    has_id = table["usable_id"] != ""
    table["registered"] = has_id & table["usable_id"].isin(card_ids)
    verified = card_ids[cards["is_verified"] == "ใช่"]
    table["verified"] = has_id & table["usable_id"].isin(verified)
    table["elderly"] = table["birth_date"].map(birth) <= SIXTY_BORN_UNTIL
    table["disabled"] = table["health_status"].str.contains("พิการ")
    table["chronic_patient"] = table["health_status"].str.contains("ป่วยเรื้อรัง")
    return table


@cache
def need(raw: Path) -> pd.DataFrame:
    """The households, with their size, card holders and failed dimensions."""
    table, members = households(raw).copy(), persons(raw).groupby("household_id")
    for name, column in (("registered", "registered"), ("target", "verified")):
        table[name] = table["household_id"].map(members[column].sum())
    table["persons"] = table["household_id"].map(members.size())
    for name, indicators in DIMENSIONS.items():
        answers = table[[f"indicator_{n}" for n in indicators]]
        table[name] = (answers == "0").any(axis=1)
    table["poor"] = (table[[f"indicator_{n}" for n in TPMAP]] == "0").any(axis=1)
    return table


def subdistricts(raw: Path) -> pd.DataFrame:
    """The columns of `figures/subdistricts.csv`."""
    homes = need(raw)
    code = homes.set_index("household_id")["subdistrict_code"]
    people = persons(raw).assign(subdistrict_code=lambda t: t["household_id"].map(code))
    of_people = people.groupby("subdistrict_code")
    poor = homes[homes["poor"]].groupby("subdistrict_code")
    counts = {
        "household": homes.groupby("subdistrict_code").size(),
        "person": of_people.size(),
        "welfare_registered": of_people["registered"].sum(),
        "welfare_verified": of_people["verified"].sum(),
        **{n: of_people[n].sum() for n in ("elderly", "disabled", "chronic_patient")},
        "survey_poor_household": poor.size(),
        "survey_poor_person": poor["persons"].sum(),
        "survey_poor_registered": poor["registered"].sum(),
        "target_poor": poor["target"].sum(),
        **{
            f"target_{name}": (homes["target"] * homes[name])
            .groupby(homes["subdistrict_code"])
            .sum()
            for name in DIMENSIONS
        },
    }
    return pd.DataFrame({f"{name}_count": counts[name] for name in counts}).astype(int)


def indicator(raw_need: pd.DataFrame, number: int) -> pd.DataFrame:
    """The counts of `figures/indicators.csv` for one indicator."""
    answer = raw_need[f"indicator_{number}"]
    code = raw_need["subdistrict_code"]
    applies = raw_need["persons"] * answer.isin(["0", "1"])
    failed = raw_need["persons"] * (answer == "0")
    target = raw_need["target"] * (answer == "0") * raw_need["poor"]
    return pd.DataFrame(
        {
            "applicable_person_count": applies.groupby(code).sum(),
            "failed_person_count": failed.groupby(code).sum(),
            "target_failed_person_count": target.groupby(code).sum(),
        }
    )
