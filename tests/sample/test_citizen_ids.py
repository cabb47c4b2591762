"""No invented ID can be a living person's."""

from pathlib import Path

import numpy as np
import pandas as pd
from stdnum.th import pin

from sample.citizen_ids import check_digits, id_texts, make_ids
from sample.damage import digits_swapped, mistyped, third_digit_wrong
from tests.sample.recount import read, usable_id

UNUSED = {"97", "98", "99"}


def test_check_digits_are_those_of_python_stdnum() -> None:
    twelve = np.array([197123456789, 97000000001, 397999999999, 100000000000])
    expected = [int(pin.calc_check_digit(f"{number:012d}")) for number in twelve]
    assert check_digits(twelve).tolist() == expected


def test_ids_differ_and_keep_a_leading_zero() -> None:
    ids = id_texts(make_ids(np.array([0, 0, 1]), np.array([0, 1, 2]), 5))
    assert len(set(ids)) == 3
    assert [len(each) for each in ids] == [13, 13, 13]
    assert ids[0].startswith("097")


def test_every_true_id_is_valid_and_of_an_office_that_never_was(invented: Path) -> None:
    true = pd.read_parquet(invented / "truth" / "persons.parquet")["citizen_id"]
    assert true.is_unique
    assert all(pin.calc_check_digit(each[:-1]) == each[-1] for each in true)
    assert set(true.str.slice(1, 3)) == {"97"}
    assert {"0", "1", "2", "3", "4", "5", "6", "7", "8"} == set(true.str.slice(0, 1))


def test_no_written_id_that_looks_valid_is_of_an_office_in_use(invented: Path) -> None:
    for name in ("persons", "welfare_registrations", "service_records"):
        usable = read(invented, name)["citizen_id"].map(usable_id)
        assert set(usable[usable != ""].str.slice(1, 3)) <= UNUSED, name


def test_damage_leaves_the_digits_alone_that_say_invented() -> None:
    whole = "1971234567890"
    for luck in range(200):
        for harm in (mistyped, digits_swapped, third_digit_wrong):
            assert harm(whole, luck)[1:3] in UNUSED
