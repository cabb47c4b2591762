"""Damage that no matching was written against, one way at a time."""

from datetime import date

import numpy as np
import pytest

from sample import birth_slips, misnaming, misspelling
from sample.arrays import texts
from sample.damage import NAME_DAMAGE, harm
from sample.name_damage import damage_names


@pytest.mark.parametrize(
    ("way", "name", "luck", "written"),
    [
        (misspelling.vowel_length, "ปิติ", 0, "ปีติ"),
        (misspelling.northern, "ช้าง", 0, "จ้าง"),
        (misspelling.neighbouring_key, "สมชาย", 0, "สใชาย"),
        (misspelling.neighbouring_key, "สมชาย", 1, "สมขาย"),
        (misspelling.shift_slip, "บุญ", 0, "บุย"),
        (misspelling.doubled, "สมชาย", 1, "สมมชาย"),
        (misspelling.consonant_dropped, "สมชาย", 0, "สมาย"),
        (misspelling.vowel_length, "สมพร", 0, "สมพร"),
    ],
)
def test_a_name_is_misspelt(way, name: str, luck: int, written: str) -> None:
    assert way(name, luck) == written


@pytest.mark.parametrize(
    ("way", "written"),
    [
        (misnaming.columns_swapped, ("ใจดี", "บุญมี")),
        (misnaming.first_part, ("บุญ", "ใจดี")),
        (misnaming.nickname, ("แดง", "ใจดี")),
        (misnaming.cut_short, ("บุญมี", "ใจดี")),
        (misnaming.without_surname, ("บุญมี", "")),
        (misnaming.in_latin, ("Buymi", "Chaidi")),
    ],
)
def test_a_whole_name_is_given_otherwise(way, written: tuple[str, str]) -> None:
    assert way(("บุญมี", "ใจดี"), 0) == written


def test_a_long_name_is_cut_to_the_field() -> None:
    name = "ประเสริฐศักดิ์", "กันทะวงศ์"
    assert misnaming.cut_short(name, 0) == ("ประเสร", "กันท")


@pytest.mark.parametrize(
    ("slip", "luck", "written"),
    [
        (birth_slips.days_off, 0, date(1969, 3, 4)),
        (birth_slips.day_and_month_swapped, 0, date(1970, 4, 3)),
        (birth_slips.year_off, 1, date(1969, 3, 4)),
        (birth_slips.year_off, 0, date(1971, 3, 4)),
        (birth_slips.first_of_january, 0, date(1970, 1, 1)),
        (birth_slips.one_digit_wrong, 1, date(1971, 3, 4)),
    ],
)
def test_a_birth_date_is_set_down_wrong(slip, luck: int, written: date) -> None:
    assert slip(date(1970, 3, 4), luck) == written


def test_a_mistyped_digit_gives_a_day_on_which_somebody_can_be_born() -> None:
    for day in (date(2018, 3, 31), date(2000, 2, 29), date(1917, 12, 31)):
        for luck in range(200):
            other = birth_slips.one_digit_wrong(day, luck)
            assert day != other
            assert birth_slips.EARLIEST <= other <= birth_slips.LATEST


def test_a_slip_that_changes_nothing_gives_way_to_a_mistyped_digit() -> None:
    birth = np.array(["1950-01-01", "1950-05-20"], dtype="datetime64[D]")
    faults = texts(["january_first", "swapped"])
    wrong = birth_slips.slipped(birth, faults, np.random.default_rng(1))
    assert faults.tolist() == ["typo", "typo"]
    assert (wrong != birth).all()


def test_another_day_of_the_same_year_is_put_down() -> None:
    birth = np.arange("1960-01-01", "1963-01-01", dtype="datetime64[D]")
    every = np.ones(len(birth), dtype=np.bool_)
    wrong = birth_slips.slipped_within_year(birth, every, np.random.default_rng(1))
    years = birth.astype("datetime64[Y]")
    assert (wrong.astype("datetime64[Y]") == years).all()
    assert (wrong != birth).mean() > 0.9


def test_a_way_that_does_not_fit_gives_way_to_the_next() -> None:
    names = texts(["มา"] * 50 + ["ก"])
    kinds = harm(names, names != "", NAME_DAMAGE, np.random.default_rng(1))
    assert set(kinds.tolist()) == {""}
    names = texts(["สมพล"] * 50)
    kinds = harm(names, names != "", NAME_DAMAGE, np.random.default_rng(1))
    assert set(kinds.tolist()) == {"dropped", "letters_swapped"}
    assert "สมพล" not in set(names.tolist())


def test_a_name_without_surname_is_damaged_in_the_first_name() -> None:
    names = texts(["สุดารัตน์"] * 200), texts([""] * 200)
    kinds = damage_names(names, 1.0, 0.0, np.random.default_rng(1))
    assert set(names[1].tolist()) == {""}
    assert ((names[0] != "สุดารัตน์") == (kinds != "")).all()
    assert (kinds != "").all()
