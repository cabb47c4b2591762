"""How often what happens: every share of the sample in one place, with its reason.

Published counts are kept exactly whatever the shares; these say what else the files
look like. There are two levels of noise: `EASY` is a province whose offices write with
care, `HARD` one where whole villages share a few surnames and two to three times as
much is damaged, also in ways that no matching was written against.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Shares:
    """Shares of 1 unless a name says otherwise."""

    # People: the register of 2563 counts 9.6 % without Thai nationality.
    non_thai_persons: float = 0.09
    # Of households of highland villages: those who bear the names of their people (the
    # others registered Thai ones), and of these, who bear one word only.
    highland_names: float = 0.12
    one_word_names: float = 0.55
    # Surnames drawn from the few that a subdistrict has; villages with one alone.
    local_surnames: float = 0.0
    villages_of_one_surname: float = 0.0
    # Persons whose twin lives in the same household: 0.9 % of births are of twins, so
    # that twice as many are born as one, and half of them still live together.
    twins: float = 0.0
    # A spouse, child-in-law or relative who bears another surname than the head.
    other_surname: float = 0.18
    # Elders whose registered birthday is 1 January because nobody knew the day.
    elders_first_of_january: float = 0.12

    # How survey rows are written (domain §4.1–4.5); a few per thousand each, as
    # tablets with code lists leave little room for more.
    id_written_oddly: float = 0.02
    id_missing: float = 0.016
    id_wrong: float = 0.008
    birth_year_only: float = 0.05
    date_form_iso: float = 0.12
    date_form_slashes: float = 0.25
    date_form_common_era: float = 0.06
    date_form_two_digit_year: float = 0.004
    name_written_oddly: float = 0.02
    area_code_old: float = 0.02
    code_written_in_other_words: float = 0.01
    income_with_comma: float = 0.01
    coordinates_missing: float = 0.05
    house_number_missing: float = 0.012
    # Damage as in the records, where it cannot change who counts.
    name_damaged: float = 0.008
    birth_date_off: float = 0.0

    # Rows beyond use, on top of the published counts.
    faulty_rows: float = 0.003

    # What the survey gets wrong: enumerators who see no need, or see one too many.
    need_overlooked: float = 0.06
    need_overstated: float = 0.12
    households_never_surveyed: float = 0.04

    # Service records.
    records_per_person: float = 400_000 / 776_903
    records_outside_survey: float = 0.05  # of them one in eight from another area
    # A usable ID is valid and the client's own: those with a relative's are among the
    # records without. Who has no Thai nationality loses it more often, so many times.
    records_without_usable_id: float = 0.20
    records_with_relatives_id: float = 0.001
    id_lost_by_non_thai: float = 1.0
    records_name_damaged: float = 0.06
    # Of them: in a way that no folding of names was written against.
    name_damage_unforeseen: float = 0.0
    records_birth_date_off: float = 0.03
    records_birth_date_mistyped: float = 0.0  # each of `birth_slips.SLIPS`
    records_birth_date_missing: float = 0.03
    records_birth_year_only: float = 0.03
    records_birth_month_only: float = 0.005
    records_house_number_missing: float = 0.02
    records_house_number_other: float = 0.01
    records_village_missing: float = 0.01
    records_village_other: float = 0.005
    records_area_missing: float = 0.02
    # Clients who moved since the survey, women who married or parted since.
    clients_moved: float = 0.0
    women_with_new_surname: float = 0.0
    records_name_written_oddly: float = 0.04
    records_area_by_name: float = 0.08
    records_superseded: float = 0.03
    records_after_as_of: float = 0.003
    records_confidential: float = 0.015
    records_amount_with_comma: float = 0.25
    # Of survey-poor households: no failed dimension answered; some but not all. In
    # truth: a fifth of the records lacks a usable ID, so that the lists show more of
    # them unanswered, and 40 to 60 % is to hold of both.
    poor_unanswered: float = 0.44
    poor_part_answered: float = 0.18


EASY = Shares()
HARD = replace(
    EASY,
    highland_names=1.0,
    local_surnames=0.9,
    villages_of_one_surname=0.02,
    twins=0.009,
    id_missing=0.03,
    id_wrong=0.02,
    birth_year_only=0.12,
    house_number_missing=0.03,
    name_damaged=0.02,
    birth_date_off=0.015,
    records_outside_survey=0.07,
    records_with_relatives_id=0.005,
    id_lost_by_non_thai=1.6,
    records_name_damaged=0.16,
    name_damage_unforeseen=0.5,
    records_birth_date_off=0.02,
    records_birth_date_mistyped=0.015,
    records_birth_date_missing=0.07,
    records_birth_year_only=0.07,
    records_birth_month_only=0.012,
    records_house_number_missing=0.05,
    records_house_number_other=0.03,
    records_village_missing=0.03,
    records_village_other=0.015,
    records_area_missing=0.05,
    clients_moved=0.06,
    women_with_new_surname=0.04,
)
LEVELS = {"easy": EASY, "hard": HARD}
