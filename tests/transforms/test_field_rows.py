"""What the field sheets are made of, read from what a night published."""

from pathlib import Path

import pytest

from schemas.errors import SourceError
from tests.transforms.published_plans import publish_plans
from transforms.field_rows import Cut, read_field_rows

REFERENCE = Path("data/raw/reference")
EVERYONE = Cut("", 100, 3)


def test_households_come_in_the_order_of_their_plans_the_first_of_each_subdistrict(
    tmp_path,
):
    publish_plans(
        tmp_path,
        """
        household_id | subdistrict_code | centre_id | plan_state   | plan_place
        -------------+------------------+-----------+--------------+-----------
        H1           | 570511           | C1        | planned      | 3
        H2           | 570511           | C1        | planned      | 1
        H3           | 570511           | C2        | planned      | 2
        H4           | 570512           | C1        | planned      | 2
        H5           | 570511           | C1        | next_in_line | 1
        """,
    )
    rows = read_field_rows(tmp_path, REFERENCE, Cut("", 2, 3))
    assert [row["household_id"] for row in rows.visits] == ["H2", "H3", "H4"]
    counts = {row["subdistrict_code"]: row["planned_count"] for row in rows.places}
    assert counts == {"570511": 3, "570512": 1, "570513": 0}


def test_a_client_outside_the_survey_is_on_no_sheet(tmp_path):
    publish_plans(
        tmp_path,
        """
        household_id | client_id | subdistrict_code | plan_state | plan_place
        -------------+-----------+------------------+------------+-----------
                     | P1        | 570511           | beside     | 1
        """,
    )
    assert read_field_rows(tmp_path, REFERENCE, EVERYONE).visits == []


def test_what_to_bring_is_open_ranked_and_told_once(tmp_path):
    publish_plans(
        tmp_path,
        """
        household_id | subdistrict_code | plan_state | plan_place
        -------------+------------------+------------+-----------
        H1           | 570511           | planned    | 1
        H2           | 570511           | planned    | 2
        """,
        options="""
        household_id | dimension_code | service_code  | option_rank | option_state
        -------------+----------------+---------------+-------------+-------------
        H1           | income         | job_capital   | 2           | open
        H1           | income         | job_training  | 1           | open
        H1           | income         | farm_inputs   | 4           | open
        H1           | living         | home_repair   | 1           | waiting
        H1           | education      | job_training  | 3           | open
        """,
    )
    first, second = read_field_rows(tmp_path, REFERENCE, EVERYONE).visits
    assert first["services_th"] == ["ฝึกอาชีพ", "เงินทุนประกอบอาชีพ"]
    assert not first["has_more_services"]
    assert second["services_th"] == []


def test_more_than_fits_is_said(tmp_path):
    publish_plans(
        tmp_path,
        """
        household_id | subdistrict_code | plan_state | plan_place
        -------------+------------------+------------+-----------
        H1           | 570511           | planned    | 1
        """,
        options="""
        household_id | dimension_code | service_code  | option_rank | option_state
        -------------+----------------+---------------+-------------+-------------
        H1           | income         | job_capital   | 1           | open
        H1           | living         | home_repair   | 1           | open
        """,
    )
    (visit,) = read_field_rows(tmp_path, REFERENCE, Cut("", 100, 1)).visits
    assert visit["services_th"] == ["ซ่อมแซมบ้าน (บ้านพอเพียง)"]
    assert visit["has_more_services"]


def test_who_has_no_card_is_brought_help_to_register(tmp_path):
    publish_plans(
        tmp_path,
        """
        household_id | subdistrict_code | plan_state | plan_place
        -------------+------------------+------------+-----------
        H1           | 570511           | planned    | 1
        H2           | 570511           | planned    | 2
        """,
        fates="""
        household_id | no_card_reason
        -------------+------------------
        H1           | nobody_registered
        H2           | not_thai
        """,
    )
    first, second = read_field_rows(tmp_path, REFERENCE, EVERYONE).visits
    assert first["services_th"] == ["ช่วยลงทะเบียนบัตรสวัสดิการแห่งรัฐ"]
    assert second["services_th"] == []


def test_only_an_area_is_read(tmp_path):
    publish_plans(
        tmp_path,
        """
        household_id | subdistrict_code | plan_state | plan_place
        -------------+------------------+------------+-----------
        H1           | 570511           | planned    | 1
        H2           | 570512           | planned    | 2
        """,
    )
    rows = read_field_rows(tmp_path, REFERENCE, Cut("570512", 100, 3))
    assert [row["household_id"] for row in rows.visits] == ["H2"]
    assert [row["subdistrict_code"] for row in rows.places] == ["570512"]


def test_a_night_without_any_centre_has_places_and_nobody_to_visit(tmp_path):
    publish_plans(tmp_path)
    rows = read_field_rows(tmp_path, REFERENCE, EVERYONE)
    assert rows.month is None
    assert len(rows.places) == 3
    assert rows.visits == []


def test_a_damaged_night_is_said_in_both_languages(tmp_path):
    publish_plans(tmp_path)
    (tmp_path / "tables" / "service_options.parquet").unlink()
    with pytest.raises(SourceError) as ended:
        read_field_rows(tmp_path, REFERENCE, EVERYONE)
    assert "tambon run" in ended.value.th
    assert "tambon run" in ended.value.en
