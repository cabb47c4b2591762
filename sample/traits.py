"""What the survey says of a person beside name and ID, as codes of the code lists."""

import numpy as np

from sample.arrays import Chance, Flags, Ints, Texts, first_of_each, texts
from sample.people import People, Survey

ADULT_TITLE_AGE = 15
MONKS = 0.002  # of grown men, living at home or counted there
OFFICERS = 0.003  # with a military rank as title


def title_codes(is_female: Flags, age: Ints, is_married: Flags, rng: Chance) -> Texts:
    """Return titles as the law gives them: by sex, age and marriage."""
    minor = age < ADULT_TITLE_AGE
    luck = rng.random(len(age))
    mrs = is_married & (luck < 0.85) | (age >= 60) & (luck < 0.75)
    codes: Texts = np.select(
        [
            is_female & minor,
            is_female & mrs,
            is_female,
            minor,
            (luck < MONKS) & (age >= 20),
            (luck > 1 - OFFICERS) & (age >= 25),
        ],
        ["girl", "mrs", "miss", "boy", "monk", "rank"],
        "mr",
    ).astype(object)
    return codes


TITLES = {
    "mr": ("นาย",) * 19 + ("Mr.",),
    "mrs": ("นาง",),
    "miss": ("นางสาว",) * 6 + ("น.ส.",) * 4,
    "boy": ("เด็กชาย",) * 6 + ("ด.ช.",) * 4,
    "girl": ("เด็กหญิง",) * 6 + ("ด.ญ.",) * 4,
    "monk": ("พระ",),
    "rank": ("ว่าที่ร้อยตรี", "ว่าที่ ร.ต.", "จ.ส.อ.", "ด.ต."),
}


def written_titles(codes: Texts, rng: Chance) -> Texts:
    """Return titles as written: in full or short."""
    written = texts([None] * len(codes))
    for code, forms in TITLES.items():
        here = np.flatnonzero(codes == code)
        written[here] = texts(forms)[rng.integers(len(forms), size=len(here))]
    return written


def nationality(people: People, rng: Chance) -> Texts:
    """Return nationalities: a household without the Thai one has one of its own."""
    kinds = texts(["stateless", "myanmar", "lao", "chinese", "other"])
    households = int(people.household.max()) + 1
    drawn = kinds[rng.choice(5, households, p=[0.52, 0.30, 0.08, 0.07, 0.03])]
    return np.where(people.is_thai, "thai", drawn[people.household])


def marital(survey: Survey, people: People, rng: Chance) -> Texts:
    """Return marital statuses."""
    age, luck = people.age, rng.random(len(people.age))
    together = survey.family.has_spouse
    return np.select(
        [
            age < 18,
            together,
            (age >= 60) & (luck < 0.70),
            (age >= 30) & (luck < 0.12),
            (age >= 25) & (luck < 0.22),
            (age >= 25) & (luck < 0.55),
        ],
        ["single", "married", "widowed", "divorced", "separated", "married"],
        "single",
    ).astype(object)


def self_care(people: People, rng: Chance) -> Texts:
    """Return how well people care for themselves: the disabled and very old less."""
    luck = rng.random(len(people.age)) * np.where(people.is_disabled, 0.12, 1.0)
    luck *= np.where(people.age >= 80, 0.25, 1.0)
    return np.select([luck < 0.01, luck < 0.05], ["unable", "partly"], "able").astype(
        object
    )


def education(survey: Survey, people: People, rng: Chance) -> Texts:
    """Return the highest education, as age allows; none where indicator 19 failed."""
    levels = texts([
        "none", "below_primary", "primary", "lower_secondary",
        "upper_secondary", "vocational", "diploma", "bachelor",
    ])  # fmt: skip
    younger = [0.02, 0.02, 0.18, 0.26, 0.26, 0.08, 0.06, 0.12]
    older = [0.12, 0.28, 0.46, 0.05, 0.04, 0.01, 0.01, 0.03]
    count, age = len(people.age), people.age
    grown = np.where(
        age < 50,
        levels[rng.choice(8, count, p=younger)],
        levels[rng.choice(8, count, p=older)],
    )
    unlettered = _one_of_each(survey, people, 19, (age >= 15) & (age < 60))
    return np.select(
        [age < 3, unlettered, age < 6, age < 12, age < 15, age < 19],
        ["none", "none", "preschool", "below_primary", "primary", "lower_secondary"],
        grown,
    ).astype(object)


def occupation(survey: Survey, people: People, rng: Chance) -> Texts:
    """Return occupations; none for someone where indicators 20 or 21 failed."""
    jobs = texts(["farmer_own_land", "farmer_rented", "farm_worker", "labourer",
                  "trader", "employee", "business", "government", "other"])  # fmt: skip
    age, count = people.age, len(people.age)
    work = jobs[
        rng.choice(9, count, p=[0.30, 0.09, 0.10, 0.26, 0.09, 0.07, 0.04, 0.04, 0.01])
    ]
    out_of_work = _one_of_each(survey, people, 20, (age >= 15) & (age < 60))
    out_of_work |= survey.plan.failed[people.household, 21] & (age >= 60)
    retired = (age >= 60) & (rng.random(count) < 0.35) | (age >= 80)
    return np.select(
        [age < 5, age < 19, out_of_work | retired], ["none", "student", "none"], work
    ).astype(object)


def _one_of_each(survey: Survey, people: People, indicator: int, able: Flags) -> Flags:
    """Return one able member of each household that failed an indicator."""
    chosen = np.zeros(len(able), dtype=np.bool_)
    places = np.flatnonzero(able & survey.plan.failed[people.household, indicator])
    places = places[np.argsort(people.household[places], kind="stable")]
    chosen[places[first_of_each(people.household[places])]] = True
    return chosen


HEALTH = texts(["ปกติ", "พิการ", "ป่วยเรื้อรัง", "พิการ;ป่วยเรื้อรัง"])


def health(people: People) -> Texts:
    """Return the state of health as written; several by a semicolon."""
    written: Texts = HEALTH[people.is_disabled + 2 * people.is_chronic]
    return written
