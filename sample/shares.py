"""How often what happens: every share of the sample in one place, with its reason.

Published counts are kept exactly whatever the shares; these say what else the files
look like. `TODAY` is the level built and tested; a harder or easier one is another
value of the same class.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shares:
    """Shares of 1 unless a name says otherwise."""

    # People: the register of 2563 counts 9.6 % without Thai nationality.
    non_thai_persons: float = 0.09
    # One-word names; with clan surnames about 7 % of persons live in highland villages.
    one_word_names: float = 0.55
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

    # Rows beyond use, on top of the published counts.
    faulty_rows: float = 0.003

    # What the survey gets wrong: enumerators who see no need, or see one too many.
    need_overlooked: float = 0.06
    need_overstated: float = 0.12
    households_never_surveyed: float = 0.04

    # Service records.
    records_per_person: float = 400_000 / 776_903
    records_outside_survey: float = 0.08  # of them one in eight from another area
    records_without_usable_id: float = 0.20
    records_with_relatives_id: float = 0.005
    records_name_damaged: float = 0.06
    records_birth_date_off: float = 0.03
    records_birth_date_missing: float = 0.03
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


TODAY = Shares()
