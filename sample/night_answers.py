"""Answers that invented officers give to questions of review, on Fridays."""

import hashlib

import pandas as pd

from sample.arrays import texts
from sample.night_calendar import FRIDAY, day_of, is_weekday
from sample.night_cases import Cases
from sample.night_state import Sources
from sample.words import Words
from sample.written import dates
from schemas.raw import ReviewDecisions

ANSWERED = 0.0006  # of households: questions answered each Friday
UNSURE = 0.1
REVIEWERS = ("เจ้าหน้าที่สมมุติ ก", "เจ้าหน้าที่สมมุติ ข")


def answers(
    now: Sources, cases: Cases, words: Words, night: int
) -> pd.DataFrame | None:
    """Return tonight's file of answers, if officers answer today.

    They know the truth. What they were shown is invented: an answer on other evidence
    than tonight's still holds where the person weighs most.
    """
    if not is_weekday(night, FRIDAY):
        return None
    rng = now.chance(night, "answers of officers")
    rows = _questions(now, cases, night)
    rows = rows.iloc[rng.permutation(len(rows))[: now.count(ANSWERED)]]
    rows = rows.sort_values("service_record_id")
    now.answered |= set(rows["service_record_id"])
    count, ids = len(rows), rows["service_record_id"]
    code = texts(["same", "unsure"])[(rng.random(count) < UNSURE).astype(int)]
    for home, record_id, answer in zip(rows["household_id"], ids, code, strict=True):
        now.tell(
            "review_answered",
            household_id=home,
            service_record_id=record_id,
            detail=answer,
        )
    table = pd.DataFrame(
        {
            "service_record_id": ids,
            "person_key": rows["household_id"] + "/" + rows["person_number"],
            "evidence_hash": [hashlib.md5(i.encode()).hexdigest()[:16] for i in ids],  # noqa: S324
            "answer": words.write("review_answer", code, 0.0, rng),
            "reviewer": texts(REVIEWERS)[rng.integers(len(REVIEWERS), size=count)],
            "reviewed_on": dates(
                pd.Series([day_of(night)] * count).to_numpy("datetime64[D]"),
                texts(["thai"] * count),
            ),
        }
    )
    return table[list(ReviewDecisions.to_schema().columns)]


def _questions(now: Sources, cases: Cases, night: int) -> pd.DataFrame:
    """Return records on file that are likely in review, and not yet answered.

    That is, those with a relative's ID, or without a usable one and a damaged name,
    of persons who are in the survey tonight under the key they have in truth.
    """
    records = now.records
    doubtful = (records["id_fault"] == "relatives") | (
        (records["id_fault"] != "")
        & (records["name_fault"] != "")
        & (records["birth_fault"] != "")
    )
    on_file = cases.rows.loc[cases.are_on_file(night), "service_record_id"]
    doubtful &= records["is_surveyed"] & ~records["is_after_as_of"]
    doubtful &= records["service_record_id"].isin(on_file)
    doubtful &= records["household_id"].isin(now.untouched)
    doubtful &= ~records["service_record_id"].isin(now.answered)
    asked = records[doubtful]
    luck = now.chance(night, "asked").random(len(asked))
    first = (asked["id_fault"] == "relatives").to_numpy() | (luck < 0.2)
    return asked[first]
