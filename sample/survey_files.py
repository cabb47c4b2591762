"""The survey as received: `households` and `persons`, written as offices write."""

import numpy as np
import pandas as pd

from sample.applies import UNIVERSAL
from sample.area_names import old_codes
from sample.arrays import Chance, Texts, chance, texts
from sample.families import relation_codes
from sample.identity import written_births, written_ids
from sample.name_damage import damage_names
from sample.people import People, Survey
from sample.places import coordinates, house_codes, house_numbers
from sample.published import INDICATORS
from sample.shares import Shares
from sample.traits import (
    education,
    health,
    marital,
    nationality,
    occupation,
    self_care,
    title_codes,
    written_titles,
)
from sample.words import Words
from sample.written import (
    NAME_FORMS,
    THAI_DIGITS,
    numbers,
    oddly,
    one_word_surnames,
    titles_stuck,
)
from schemas import raw

SURVEY_YEAR = "2561"
INCOME_THRESHOLD = 38_000
LOWEST_INCOME = 9_000
MEDIAN_ABOVE = 32_000  # baht above the threshold


def household_ids(survey: Survey) -> Texts:
    """Return household ids: subdistrict and running number."""
    codes = [each.subdistrict_code for each in survey.published]
    counts = np.bincount(survey.subdistrict)
    return texts(
        [
            f"HH-{code}-{number:05d}"
            for code, count in zip(codes, counts, strict=True)
            for number in range(1, count + 1)
        ]
    )


def households_table(survey: Survey, seed: int, shares: Shares) -> pd.DataFrame:
    """Return the households as received, without faulty rows."""
    rng = chance(seed, "households")
    villages, village = survey.villages, survey.village
    count = len(village)
    codes = texts([each.subdistrict_code for each in survey.published])
    number = texts([str(each) for each in villages.number])[village]
    thai = rng.random(count) < shares.code_written_in_other_words
    number[thai] = [value.translate(THAI_DIGITS) for value in number[thai]]
    area = codes[survey.subdistrict]
    old_codes(area, villages.number[village] > 0, shares.area_code_old, rng)
    return pd.DataFrame(
        {
            "household_id": household_ids(survey),
            "survey_year": texts([SURVEY_YEAR] * count),
            "house_code": house_codes(count, rng),
            "house_number": house_numbers(village, shares.house_number_missing, rng),
            "village_number": number,
            "village_name": villages.name[village],
            "subdistrict_code": area,
            "latitude": coordinates(
                villages.latitude[village], shares.coordinates_missing, rng
            ),
            "longitude": coordinates(
                villages.longitude[village], shares.coordinates_missing, rng
            ),
            "income_per_person_baht": _incomes(survey, shares, rng),
            **_answers(survey),
        }
    )


def _incomes(survey: Survey, shares: Shares, rng: Chance) -> Texts:
    """Return incomes that agree with indicator 22: below the threshold is a fail."""
    plan = survey.plan
    count = len(plan.sizes)
    low = rng.integers(LOWEST_INCOME, INCOME_THRESHOLD, count)
    above = MEDIAN_ABOVE * np.exp(rng.normal(0, 0.7, count))
    enough = INCOME_THRESHOLD + above.astype(np.int64)
    income = np.where(plan.failed[:, 22], low, enough)
    written = numbers(income, shares.income_with_comma, rng)
    written[~plan.applies[:, 22]] = None
    return written


def _answers(survey: Survey) -> dict[str, Texts]:
    """Return the indicators: 1 pass, 0 fail, - not applicable, nothing: no answer."""
    plan = survey.plan
    answers = {}
    for indicator in range(1, INDICATORS + 1):
        otherwise = None if indicator in UNIVERSAL else "-"
        written = np.array([otherwise, "1", "0"], dtype=object)[
            plan.applies[:, indicator].astype(int) + plan.failed[:, indicator]
        ]
        answers[f"indicator_{indicator}"] = written
    return answers


def persons_table(
    survey: Survey, people: People, words: Words, seed: int, shares: Shares
) -> pd.DataFrame:
    """Return the persons as received, without faulty rows."""
    rng = chance(seed, "persons")
    share = shares.code_written_in_other_words
    married = survey.family.has_spouse
    title = written_titles(title_codes(people.is_female, people.age, married, rng), rng)
    first_name, last_name = people.first_name.copy(), people.last_name.copy()
    damage_names(
        (first_name, last_name),
        shares.name_damaged,
        shares.name_damage_unforeseen,
        chance(seed, "survey_names"),
    )
    titles_stuck(title, first_name, shares.name_written_oddly / 3, rng)
    one_word_surnames(last_name, rng)
    for name in (first_name, last_name):
        oddly(name, NAME_FORMS, shares.name_written_oddly, rng)
    table = pd.DataFrame(
        {
            "household_id": household_ids(survey)[people.household],
            "person_number": pd.Series(survey.family.number).astype(str),
            "citizen_id": written_ids(people, shares, rng),
            "title": title,
            "first_name": first_name,
            "last_name": last_name,
            "birth_date": written_births(people, shares, rng),
            "health_status": health(people),
        }
    )
    for column, codes in _codes(survey, people, rng).items():
        table[column] = words.write(column, codes, share, rng)
    return table[list(raw.Persons.to_schema().columns)]


def _codes(survey: Survey, people: People, rng: Chance) -> dict[str, Texts]:
    """Return the coded columns of the persons, as codes."""
    return {
        "sex": texts(["male", "female"])[people.is_female.astype(int)],
        "nationality": nationality(people, rng),
        "marital_status": marital(survey, people, rng),
        "relation_to_head": relation_codes(survey.family.relation),
        "self_care": self_care(people, rng),
        "education": education(survey, people, rng),
        "occupation": occupation(survey, people, rng),
    }
