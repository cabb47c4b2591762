"""What the matching model compares, how far values agree, and which pairs it looks at.

Conditions are SQL over two rows, `_l` and `_r`, of `match.compared_persons` and
`match.compared_records`. Levels run from the most alike to the least; the first whose
condition holds is the pair's. Letters are one byte each there, since DuckDB's string
distances count bytes. What the levels weigh is trained, not written here.
"""

from collections.abc import Mapping
from typing import NamedTuple

UNKNOWN = "unknown"  # the level of a value that one side lacks: it weighs nothing


class Level(NamedTuple):
    """One degree of agreement: its code (`evidence_words.csv`) and its condition."""

    code: str
    condition: str


Comparison = tuple[Level, ...]


_SWAPPED_NAMES = (
    "first_name_folded_l = last_name_folded_r"
    " and last_name_folded_l = first_name_folded_r"
)


def _name_levels(name: str) -> Comparison:
    """Return how two names agree."""
    letters, folded = f"{name}_letters", f"{name}_folded"
    return (
        Level("same_as_written", f"{letters}_l = {letters}_r"),
        Level("same_folded", f"{folded}_l = {folded}_r"),
        # a look at the letters is cheap and spares most pairs the exact distance
        Level(
            "one_letter",
            f"jaro_similarity({folded}_l, {folded}_r) >= 0.55"
            f" and damerau_levenshtein({folded}_l, {folded}_r) <= 1",
        ),
        Level(
            "part_of_the_other",
            f"least(length({folded}_l), length({folded}_r)) >= 3"
            f" and (starts_with({folded}_l, {folded}_r)"
            f" or starts_with({folded}_r, {folded}_l))",
        ),
        Level("same_sound", f"{name}_sound_l = {name}_sound_r"),
        Level(
            "alike",
            f"jaro_winkler_similarity({folded}_l, {folded}_r) >= 0.88"
            f" or jaro_winkler_similarity({letters}_l, {letters}_r) >= 0.92",
        ),
        Level("different", "ELSE"),
    )


def _one_missing(column: str) -> Level:
    return Level(UNKNOWN, f"{column}_l is null or {column}_r is null")


def _edits(column: str, most: int) -> str:
    """Return the condition that two numbers are at most so many edits apart.

    Where they are equally long, counting the places that differ is cheap and spares
    most pairs the exact distance; a swap differs in two places.
    """
    left, right = f"{column}_l", f"{column}_r"
    return (
        f"case when length({left}) = length({right})"
        f" then hamming({left}, {right}) <= {most + 1}"
        f" else abs(length({left}) - length({right})) <= {most} end"
        f" and damerau_levenshtein({left}, {right}) <= {most}"
    )


_BOTH_DAYS = "birth_precision_l = 'day' and birth_precision_r = 'day'"
_SAME_YEAR = "birth_year_l = birth_year_r"
_SAME_PLACE = "subdistrict_code_l = subdistrict_code_r"

COMPARISONS: Mapping[str, Comparison] = {
    "first_name": (
        _one_missing("first_name_letters"),
        Level("swapped_names", _SWAPPED_NAMES),
        *_name_levels("first_name"),
    ),
    "last_name": (
        # told and weighed with the first name
        Level(UNKNOWN, _SWAPPED_NAMES),
        # a surname that is missing is none: one-word names are a fact, not a gap
        Level("none_on_both", "last_name_letters_l = '' and last_name_letters_r = ''"),
        Level("none_on_one", "last_name_letters_l = '' or last_name_letters_r = ''"),
        *_name_levels("last_name"),
    ),
    "sex": (
        _one_missing("sex_code"),
        Level("same", "sex_code_l = sex_code_r"),
        Level("different", "ELSE"),
    ),
    "birth_date": (
        _one_missing("birth_on"),
        Level(
            "same_day",
            f"birth_on_l = birth_on_r and {_BOTH_DAYS}"
            " and birth_digits_l[5:] != '0101'",
        ),
        # what is put for a day that nobody knows
        Level("same_first_of_january", f"birth_on_l = birth_on_r and {_BOTH_DAYS}"),
        Level(
            "day_and_month_swapped",
            f"{_BOTH_DAYS} and {_SAME_YEAR}"
            " and birth_digits_l[5:6] = birth_digits_r[7:8]"
            " and birth_digits_l[7:8] = birth_digits_r[5:6]",
        ),
        Level(
            "same_month_day_unknown",
            "birth_digits_l[:6] = birth_digits_r[:6]"
            " and 'month' in (birth_precision_l, birth_precision_r)"
            " and 'year' not in (birth_precision_l, birth_precision_r)",
        ),
        Level(
            "same_year_day_unknown",
            f"{_SAME_YEAR} and ('year' in (birth_precision_l, birth_precision_r)"
            " or '0101' in (birth_digits_l[5:], birth_digits_r[5:]))",
        ),
        Level(
            "same_day_year_off",
            f"{_BOTH_DAYS} and birth_digits_l[5:] = birth_digits_r[5:]"
            " and abs(birth_year_l - birth_year_r) in (1, 2, 10)",
        ),
        Level(
            "one_digit",
            f"{_BOTH_DAYS} and hamming(birth_digits_l, birth_digits_r) <= 2"
            " and damerau_levenshtein(birth_digits_l, birth_digits_r) <= 1",
        ),
        Level(
            "within_a_month",
            f"{_BOTH_DAYS} and abs(date_diff('day', birth_on_l, birth_on_r)) <= 31",
        ),
        Level("same_year", _SAME_YEAR),
        Level("within_two_years", "abs(birth_year_l - birth_year_r) <= 2"),
        Level("different", "ELSE"),
    ),
    "citizen_id": (
        _one_missing("citizen_id_written"),
        Level("same", "citizen_id_written_l = citizen_id_written_r"),
        # its weight is 11, so the check digit never sees an error there
        Level(
            "third_digit",
            "length(citizen_id_written_l) = length(citizen_id_written_r)"
            " and citizen_id_written_l[:2] = citizen_id_written_r[:2]"
            " and citizen_id_written_l[4:] = citizen_id_written_r[4:]",
        ),
        Level("one_digit_or_swap", _edits("citizen_id_written", 1)),
        # what is left of a long number in a spreadsheet
        Level(
            "leading_digits",
            "length(citizen_id_written_l) between 5 and 10"
            " and starts_with(citizen_id_written_r, citizen_id_written_l)"
            " or length(citizen_id_written_r) between 5 and 10"
            " and starts_with(citizen_id_written_l, citizen_id_written_r)",
        ),
        Level("two_digits", _edits("citizen_id_written", 2)),
        Level("different", "ELSE"),
    ),
    "place": (
        _one_missing("subdistrict_code"),
        Level(
            "same_house",
            f"{_SAME_PLACE} and village_number_l = village_number_r"
            " and house_number_l = house_number_r",
        ),
        Level(
            "same_house_number", f"{_SAME_PLACE} and house_number_l = house_number_r"
        ),
        Level("same_village", f"{_SAME_PLACE} and village_number_l = village_number_r"),
        Level("same_subdistrict", _SAME_PLACE),
        Level("same_district", "district_code_l = district_code_r"),
        Level("elsewhere", "ELSE"),
    ),
}
# How rare a name is counts where both wrote it alike. Splink sets a name's frequency
# against how often strangers reach the level that is equality of this very column.
NAME_FREQUENCIES = {
    (name, "same_as_written"): f"{name}_letters" for name in ("first_name", "last_name")
}


def _equal(*columns: str, also: str = "") -> str:
    """Return the rule that pairs rows of which these columns are equal."""
    rule = " and ".join(f"l.{column} = r.{column}" for column in columns)
    return f"{rule} and {also}" if also else rule


_HAS_SURNAME = "l.last_name_folded != ''"
# A pair is worth comparing if one of these holds. Whoever is linked by the ID needs
# no more than the first; only open records go on.
PAIRS = (
    _equal("citizen_id"),
    *(
        f"{rule} and l.is_open and r.is_open"
        for rule in (
            _equal("first_name_folded", "last_name_folded", also=_HAS_SURNAME),
            _equal("first_name_folded", "birth_on"),
            _equal("last_name_folded", "birth_on", also=_HAS_SURNAME),
            _equal("first_name_folded", "subdistrict_code", "village_number"),
            _equal("first_name_folded", "subdistrict_code", "birth_year"),
            _equal(
                "last_name_folded", "subdistrict_code", "village_number", "birth_year"
            ),
            _equal("birth_on", "subdistrict_code", "sex_code"),
            _equal("subdistrict_code", "village_number", "house_number"),
            _equal("citizen_id_opening", "birth_year"),
            _equal("citizen_id_ending"),
            "l.first_name_folded = r.last_name_folded"
            " and l.last_name_folded = r.first_name_folded",
            # the lk82 soundex, for what folding does not bring together
            _equal("first_name_sound", "last_name_sound", also=_HAS_SURNAME),
            _equal("first_name_sound", "birth_on"),
            _equal("last_name_sound", "birth_on", also=_HAS_SURNAME),
            _equal("first_name_sound", "subdistrict_code", "village_number"),
        )
    ),
)
