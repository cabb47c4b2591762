"""`refuse_nothing_admitted`: a file that is bad from end to end publishes no lists."""

import dataclasses
from datetime import date

import pytest

from schemas.errors import SourceError
from tests.drawn import PHAN, draw_all
from transforms.admission import refuse_nothing_admitted

PHAN_HOUSEHOLD = "household_id | subdistrict_code\n-\nH1 | 570511"
NOBODY = "household_id\n-"
GOOD = {
    "clean.households": PHAN_HOUSEHOLD,
    "clean.persons": "household_id\n-\nH1",
    "clean.welfare_registrations": "citizen_id\n-\n1010000000010",
    "clean.service_records": "service_record_id\n-\nR1",
    "clean.row_fates": "source_name\n-",
    "clean.row_faults": "source_name\n-",
}
FAULTS = """
    source_name | source_file | source_row | column_name | outcome   | message_th | message_en
    ------------+-------------+------------+-------------+-----------+------------+-----------
    {source}    | sent.csv    | 2          | title       | warning   | ไม่รู้จัก      | no title
    {source}    | sent.csv    | 3          | survey_year | set_aside | แก้ปี        | mend it
    {source}    | sent.csv    | 4          | survey_year | set_aside | แก้ปี        | mend it
    {source}    | sent.csv    | 2          | house_code  | set_aside | แก้รหัส      | mend that
"""  # noqa: E501  (drawn as wide as it is)


def _refused(drawn, changes, request=PHAN) -> SourceError:
    """Return what is told when some drawn tables differ from what is in order."""
    draw_all(drawn, GOOD | changes)
    with pytest.raises(SourceError) as caught:
        refuse_nothing_admitted(drawn, request)
    return caught.value


def _all_rejected(source: str) -> dict[str, str]:
    return {
        f"clean.{source}": "nothing\n-".replace("nothing", _a_column(source)),
        "clean.row_fates": f"source_name | source_row | fate\n-\n{source}|2|rejected\n"
        f"{source} | 3 | rejected\n{source} | 4 | rejected",
        "clean.row_faults": FAULTS.format(source=source),
    }


def _a_column(source: str) -> str:
    return GOOD[f"clean.{source}"].splitlines()[0].split("|")[0].strip()


def test_a_run_goes_on_when_something_of_each_source_is_admitted(drawn):
    draw_all(drawn, GOOD)
    refuse_nothing_admitted(drawn, PHAN)


def test_one_good_row_among_bad_ones_is_enough(drawn):
    bad = _all_rejected("households") | {"clean.households": PHAN_HOUSEHOLD}
    draw_all(drawn, GOOD | bad)
    refuse_nothing_admitted(drawn, PHAN)


def test_no_service_record_yet_is_a_state_a_province_can_be_in(drawn):
    draw_all(drawn, GOOD | {"clean.service_records": "service_record_id\n-"})
    refuse_nothing_admitted(drawn, PHAN)


@pytest.mark.parametrize(
    "source", ["households", "persons", "welfare_registrations", "service_records"]
)
def test_a_source_of_bad_rows_only_is_refused_with_its_commonest_fault(drawn, source):
    refused = _refused(drawn, _all_rejected(source))
    assert refused.file == "sent.csv"
    assert refused.place == "row 3, survey_year"
    assert "ไม่มีแถวใดรับเข้าได้ (กันไว้ทั้ง 3 แถว)" in refused.th
    assert "แก้ปี" in refused.th
    assert "not one of its 3 rows could be admitted" in refused.en
    assert "mend it" in refused.en


def test_a_survey_after_the_day_of_the_run_is_asked_about(drawn):
    not_yet = {
        "clean.households": "household_id\n-",
        "clean.persons": NOBODY,
        "clean.row_fates": "source_name | fate\n-\nhouseholds | not_yet",
    }
    early = dataclasses.replace(PHAN, as_of=date(2010, 1, 1))
    refused = _refused(drawn, not_yet, early)
    assert refused.place == "--as-of"
    assert "2010-01-01" in refused.en


def test_an_area_without_any_household_is_asked_about(drawn):
    elsewhere = dataclasses.replace(PHAN, area_code="5701")
    refused = _refused(drawn, {}, elsewhere)
    assert refused.place == "--area"
    assert "5701" in refused.th
