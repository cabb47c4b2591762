"""The noise of real files is there: little in the survey, more in the records."""

from pathlib import Path

import numpy as np
import pytest

from sample.arrays import texts
from sample.damage import dropped, homophone, swapped, without_silent, without_tone
from sample.written import DATE_FORMS, one_word_surnames, with_dashes
from tests.sample.recount import persons, read


def test_dates_are_written_in_every_form() -> None:
    written = {name: form(1975, 2, 5) for name, form in DATE_FORMS.items()}
    assert written == {
        "thai": "5 ก.พ. 2518",
        "slashes": "05/02/2518",
        "iso": "2518-02-05",
        "common_era_iso": "1975-02-05",
        "common_era_slashes": "05/02/1975",
        "two_digit_year": "05/02/18",
        "thai_digits": "๕ ก.พ. ๒๕๑๘",
        "year": "2518",
        "month": "ก.พ. 2518",
    }


def test_an_id_is_printed_as_on_the_card() -> None:
    assert with_dashes("1970123456789") == "1-9701-23456-78-9"


def test_names_are_damaged_as_people_mishear_and_mistype() -> None:
    assert homophone("ณรงค์", 0) == "นรงค์"
    assert without_tone("แก้ว", 0) == "แกว"
    assert without_silent("พงษ์", 0) == "พง"
    assert dropped("สมชาย", 0) == "สชาย"
    assert swapped("สมชาย", 0) == "สชมาย"


def test_a_one_word_name_has_a_dash_a_dot_or_nothing_for_surname() -> None:
    surnames = texts([""] * 200 + ["แซ่ลี"])
    one_word_surnames(surnames, np.random.default_rng(1))
    assert set(surnames) == {"-", ".", None, "ไม่มีนามสกุล", "แซ่ลี"}


@pytest.mark.parametrize(
    ("source", "column", "pattern", "shares"),
    [
        ("persons", "citizen_id", "-", (0.002, 0.02)),
        ("persons", "citizen_id", "[๐-๙]", (0.0004, 0.02)),
        ("persons", "birth_date", r"^\d{4}$", (0.003, 0.03)),
        ("persons", "birth_date", r"/", (0.2, 0.35)),
        ("persons", "birth_date", r"^(?:19|20)\d\d-", (0.01, 0.06)),
        ("persons", "first_name", "เเ|\u0e4d\u0e32", (0.0004, 0.02)),
        ("persons", "first_name", "[\u200b\u00a0]|  | $", (0.002, 0.03)),
        ("persons", "first_name", "^(?:นาย|นางสาว|น.ส.|เด็ก|ด\\.)", (0.0004, 0.02)),
        ("service_records", "citizen_id", "^$", (0.08, 0.16)),
        ("service_records", "citizen_id", r"E\+12", (0.003, 0.03)),
        ("service_records", "subdistrict_code", "^อ\\..+ ต\\.", (0.02, 0.06)),
        ("service_records", "subdistrict_code", "^ตำบล.+ อำเภอ", (0.02, 0.06)),
        ("service_records", "birth_date", "^$", (0.01, 0.06)),
        ("service_records", "amount_baht", ",", (0.01, 0.2)),
        ("service_records", "recorded_at", "^2020-04", (0.0005, 0.006)),
        ("households", "house_number", "/", (0.05, 0.25)),
        ("households", "house_number", "^ไม่มีเลขที่บ้าน$", (0.005, 0.03)),
        ("households", "latitude", "^$", (0.03, 0.08)),
    ],
)
def test_noise_has_its_share(
    invented: Path, source: str, column: str, pattern: str, shares: tuple[float, float]
) -> None:
    values = read(invented, source)[column]
    least, most = shares
    assert least <= values.str.contains(pattern, regex=True).mean() <= most


def test_a_birth_year_alone_never_hides_who_is_sixty(invented: Path) -> None:
    people = persons(invented)
    year_only = people["birth_date"].str.fullmatch(r"\d{4}")
    assert people.loc[year_only, "birth_date"].astype(int).max() <= 2500 - 1


def test_some_records_come_in_two_versions_the_newer_aided(invented: Path) -> None:
    records = read(invented, "service_records").sort_values(
        "recorded_at", kind="stable"
    )
    twice = records[records["service_record_id"].duplicated(keep=False)]
    newest = twice.drop_duplicates("service_record_id", keep="last")
    assert len(newest) == pytest.approx(0.02 * len(records), abs=0.015 * len(records))
    assert set(newest["status_code"]) == {"4"}
