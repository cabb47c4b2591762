"""What other offices send: deaths and moves, cards, IDs and names set right."""

import numpy as np
import pandas as pd

from sample.arrays import Chance, Flags, texts
from sample.night_calendar import MONDAY, THURSDAY, TUESDAY, day_of, is_weekday
from sample.night_state import Sources
from sample.words import Words
from sample.written import ZERO_WIDTH, dates

GONE, CARDS, VERIFIED = 0.0008, 0.001, 0.0006  # of households, once a week
IDS_MENDED, NAMES_MENDED = 0.0004, 0.0004
KINDS, KIND_SHARES = ("deceased", "moved", "institution"), (0.6, 0.35, 0.05)
SOURCES_OF = ("ทะเบียนราษฎร", "อพม.", "ผู้ใหญ่บ้าน")
CARD_YEAR = "2563"
ADULTS_BORN_BEFORE = np.datetime64("2002-01-01", "D")


def office_changes(now: Sources, words: Words, night: int) -> None:
    """Change what other offices send, on the days when they do."""
    if is_weekday(night, MONDAY):
        _mend_ids(now, night)
        _mend_names(now, night)
    if is_weekday(night, TUESDAY):
        _note_gone(now, words, night)
    if is_weekday(night, THURSDAY):
        _register_cards(now, night)
        _verify_cards(now, night)


def one_of_each(
    now: Sources, persons: pd.DataFrame, share: float, rng: Chance
) -> pd.DataFrame:
    """Return one person of each of the next untouched homes that hold any of these."""
    homes = now.take(now.count(share), persons["household_id"].unique())
    here = persons[persons["household_id"].isin(homes)]
    mixed = here.iloc[rng.permutation(len(here))]
    return mixed.drop_duplicates("household_id").sort_values("household_id")


def _surveyed(now: Sources) -> pd.DataFrame:
    """Return who truly lives in homes that nothing has happened to yet."""
    persons = now.persons
    here = persons["is_surveyed"] & persons["household_id"].isin(now.untouched)
    return persons[here]


def _note_gone(now: Sources, words: Words, night: int) -> None:
    """Note who died or went away; of some homes nobody is left."""
    rng = now.chance(night, "gone")
    people = _surveyed(now)
    alone = people[~people["household_id"].duplicated(keep=False)]
    chosen = [one_of_each(now, each, GONE / 2, rng) for each in (alone, people)]
    rows = pd.concat(chosen)
    rows = rows[~rows.duplicated("household_id")]
    count = len(rows)
    kind = texts(KINDS)[rng.choice(len(KINDS), count, p=KIND_SHARES)]
    since = day_of(night) - rng.integers(0, 6, count).astype("timedelta64[D]")
    by_id = rng.random(count) < 0.5
    noted = {
        "citizen_id": rows["citizen_id"].where(by_id, None),
        "household_id": rows["household_id"].where(~by_id, None),
        "person_number": rows["person_number"].where(~by_id, None),
        "status": words.write("person_status", kind, 0.0, rng),
        "since": dates(since, texts(["thai"] * count)),
        "source": texts(SOURCES_OF)[rng.integers(len(SOURCES_OF), size=count)],
    }
    now.add("person_status", pd.DataFrame(noted).astype(object))
    _tell_persons(now, "person_gone", rows, kind.tolist())


def _register_cards(now: Sources, night: int) -> None:
    """Register adults for the card who were not, nearly all of them verified."""
    rng = now.chance(night, "cards")
    people = _surveyed(now)
    able = ~people["is_card_registered"] & people["is_thai"]
    able &= people["birth_on"].to_numpy("datetime64[D]") < ADULTS_BORN_BEFORE
    rows = one_of_each(now, people[able], CARDS, rng)
    verified = np.where(rng.random(len(rows)) < 0.9, "ใช่", "ไม่ใช่")
    cards = rows[["citizen_id"]].assign(
        registration_year=CARD_YEAR, is_verified=verified
    )
    now.add("welfare_registrations", cards.astype(object))
    _tell_persons(now, "card_registered", rows, verified.tolist())


def _verify_cards(now: Sources, night: int) -> None:
    """Verify registrations that had not passed."""
    rng = now.chance(night, "verified")
    people = _surveyed(now)
    failed = people["is_card_registered"] & ~people["is_card_verified"]
    cards = now.tables["welfare_registrations"]
    sound = cards[cards["is_verified"] == "ไม่ใช่"].drop_duplicates("citizen_id")
    row_of = dict(zip(sound["citizen_id"], sound.index, strict=True))
    failed &= people["citizen_id"].isin(row_of)
    rows = one_of_each(now, people[failed], VERIFIED, rng)
    for citizen_id in rows["citizen_id"]:
        now.write("welfare_registrations", row_of[citizen_id], "is_verified", "ใช่")
    _tell_persons(now, "card_verified", rows, ["ใช่"] * len(rows))


def _mend_ids(now: Sources, night: int) -> None:
    """Write the ID of persons who had none in the survey."""
    persons = _as_written(now)
    rng = now.chance(night, "ids")
    rows = one_of_each(now, persons[persons["citizen_id"].isna()], IDS_MENDED, rng)
    for row, right in zip(rows["row"], rows["citizen_id_true"], strict=True):
        now.write("persons", row, "citizen_id", right)
    _tell_persons(now, "id_mended", rows, ["was missing"] * len(rows))


def _mend_names(now: Sources, night: int) -> None:
    """Write the first name of persons as it is, where it was misspelt."""
    persons = _as_written(now)
    wrong = _are_misspelt(persons)
    rng = now.chance(night, "names")
    rows = one_of_each(now, persons[wrong], NAMES_MENDED, rng)
    for row, right in zip(rows["row"], rows["first_name_true"], strict=True):
        now.write("persons", row, "first_name", right)
    _tell_persons(now, "name_mended", rows, ["first_name"] * len(rows))


def _as_written(now: Sources) -> pd.DataFrame:
    """Return the survey's rows of untouched homes beside who each person truly is."""
    persons = now.tables["persons"]
    here = persons[persons["household_id"].isin(now.untouched)]
    columns = ["household_id", "person_number", "citizen_id", "first_name"]
    return (
        here[columns]
        .reset_index(names="row")
        .merge(
            now.persons[columns],
            on=["household_id", "person_number"],
            suffixes=("", "_true"),
        )
    )


def _are_misspelt(persons: pd.DataFrame) -> Flags:
    """Return whose first name is not in what is written, however oddly it is."""
    written = persons["first_name"].fillna("").str.replace(ZERO_WIDTH, "")
    written = written.str.replace("เเ", "แ").str.replace("\u0e4d\u0e32", "ำ")
    pairs = zip(persons["first_name_true"], written, strict=True)
    return np.array([bool(text) and name not in text for name, text in pairs], bool)


def _tell_persons(
    now: Sources, kind: str, rows: pd.DataFrame, details: list[str]
) -> None:
    """Tell what happened to persons."""
    keys = zip(rows["household_id"], rows["person_number"], details, strict=True)
    for home, number, detail in keys:
        now.tell(kind, household_id=home, person_number=number, detail=detail)
