"""`curated.brake_results`: each brake, at its limit and past it."""

import pytest

NIGHTS = ("2020-03-28", "2020-03-29", "2020-03-30")


def remembered(code: str, of: str, *values: object) -> str:
    """Draw one measure of the nights up to 2020-03-30, the newest last."""
    rows = "\n".join(
        f"2020-03-{30 - place} | {code} | {of} | {value}"
        for place, value in enumerate(reversed(values))
    )
    return f"night_on | measure_code | measured_of | measured_value\n---\n{rows}"


def tonight(code: str, of: str, value: object, count: object = "") -> str:
    """Draw one measure of tonight, 2020-03-31."""
    return (
        "measure_code | measured_of | measured_value | measured_count\n---\n"
        f"{code} | {of} | {value} | {count}"
    )


def brake(
    check, measure: tuple[object, ...], before: str, expect: str, **given: str
) -> None:
    """Check what a measure of tonight comes to."""
    check(
        "curated.brake_results",
        given={
            "curated.night_measures": tonight(*measure),
            "earlier.night_measures": before,
            **{name.replace("__", "."): drawn for name, drawn in given.items()},
        },
        expect=f"""
            usual_value | limit_low | limit_high | night_count | is_braked
            ------------+-----------+------------+-------------+----------
            {expect}
        """,
    )


def is_braked(check, measure: tuple[object, ...], before: str, expected: bool) -> None:
    """Check only whether a measure of tonight stops the run."""
    check(
        "curated.brake_results",
        given={
            "curated.night_measures": tonight(*measure),
            "earlier.night_measures": before,
        },
        expect=f"is_braked\n---\n{str(expected).lower()}",
    )


ROWS = ("row_count", "service_records")
LISTED = ("list_size", "5705/unserved")
AGE = ("source_age_days", "service_records")


@pytest.mark.parametrize(
    ("rows", "stops"), [(900, False), (899, True), (1250, False), (1251, True)]
)
def test_a_source_may_lose_a_tenth_of_its_usual_rows_or_gain_a_quarter(
    check, rows, stops
):
    before = remembered(*ROWS, 990, 1000, 1400)
    brake(
        check,
        (*ROWS, rows),
        before,
        f"1000.0 | 900.0 | 1250.0 | 3 | {str(stops).lower()}",
    )


@pytest.mark.parametrize(("rows", "stops"), [(80, False), (79, True), (125, False)])
def test_twenty_rows_of_a_small_source_are_no_matter(check, rows, stops):
    is_braked(check, (*ROWS, rows), remembered(*ROWS, 100), stops)


@pytest.mark.parametrize(
    ("usual", "rows", "stops"), [(5, 0, True), (4, 0, False), (5, 1, False)]
)
def test_a_source_of_which_nothing_is_left_stops_the_run_however_small(
    check, usual, rows, stops
):
    is_braked(check, (*ROWS, rows), remembered(*ROWS, usual), stops)


def test_the_first_night_stops_for_nothing(check):
    brake(check, (*ROWS, 5), "nothing\n---", "|||0|false")


@pytest.mark.parametrize(("share", "stops"), [(0.03, False), (0.031, True), (0, False)])
def test_the_share_set_aside_may_rise_by_two_points(check, share, stops):
    before = remembered("rejected_share", "persons", 0.01)
    is_braked(check, ("rejected_share", "persons", share, 100_000), before, stops)


@pytest.mark.parametrize(("share", "stops"), [(0.21, False), (0.22, True)])
def test_twenty_rows_set_aside_more_are_no_matter(check, share, stops):
    before = remembered("rejected_share", "persons", 0.01)
    is_braked(check, ("rejected_share", "persons", share, 100), before, stops)


@pytest.mark.parametrize(
    ("share", "count", "stops"),
    [
        (0.58, 50_000, False),
        (0.579, 50_000, True),
        (0.5, 500, False),
        (0.9, 9999, False),
    ],
)
def test_the_share_matched_may_fall_by_two_points_or_fifty_requests(
    check, share, count, stops
):
    before = remembered("matched_share", "service_records", 0.6)
    measured = ("matched_share", "service_records", share, count)
    is_braked(check, measured, before, stops)


@pytest.mark.parametrize(
    ("usual", "rows", "stops"),
    [
        (1000, 700, False),
        (1000, 699, True),
        (1000, 1300, False),
        (1000, 1301, True),
        (60, 10, False),
        (60, 9, True),
        (10, 0, True),
        (9, 0, False),
        (0, 50, False),
        (0, 51, True),
    ],
)
def test_a_list_may_change_by_three_tenths_or_fifty_rows_and_not_vanish(
    check, usual, rows, stops
):
    is_braked(check, (*LISTED, rows), remembered(*LISTED, usual), stops)


@pytest.mark.parametrize(("age", "stops"), [(8, False), (9, True)])
def test_a_source_may_be_a_week_older_than_it_usually_gets(check, age, stops):
    # a new file every day, each a day old: then none
    before = remembered(*AGE, 1, 1, 1, *range(2, age))
    is_braked(check, (*AGE, age), before, stops)


def test_a_source_that_is_sent_once_a_month_does_not_stop_the_run_on_its_way(check):
    # renewed at 30 days, then 12 nights of the same file
    before = remembered(*AGE, 29, 30, *range(1, 13))
    brake(check, (*AGE, 13), before, "30.0 | | 37.0 | 14 | false")


def test_a_survey_that_stands_still_is_not_blamed_for_it(check):
    survey = ("source_age_days", "households")
    before = remembered(*survey, *range(400, 414))
    brake(check, (*survey, 414), before, "414.0 | | 421.0 | 14 | false")


def test_a_file_older_than_the_last_nights_stops_the_run(check):
    survey = ("source_age_days", "households")
    brake(
        check,
        (*survey, 779),
        remembered(*survey, 412, 413),
        "414.0 | | 421.0 | 2 | true",
    )


@pytest.mark.parametrize(("days", "stops"), [(35, False), (36, True)])
def test_a_night_may_be_35_days_after_the_last_whatever_is_usual(check, days, stops):
    is_braked(check, ("day_gap_days", "all", days), "nothing\n---", stops)


def test_the_usual_is_of_the_nights_since_the_last_release_that_one_included(check):
    brake(
        check,
        (*ROWS, 520),
        remembered(*ROWS, 1000, 500, 510),
        "505.0 | 455.0 | 631.0 | 2 | false",
        earlier__nights="""
            night_on   | was_released
            -----------+-------------
            2020-03-28 | false
            2020-03-29 | true
            2020-03-30 | false
        """,
    )


def test_no_more_than_fourteen_nights_are_compared_with(check):
    before = remembered(*ROWS, 9000, 9000, *([100] * 8), *([200] * 6))
    brake(check, (*ROWS, 100), before, "100.0 | 80.0 | 125.0 | 14 | false")


def tells(
    check,
    measure: tuple[object, ...],
    before: str,
    texts: tuple[str, str],
    **given: str,
):
    """Check what a person reads."""
    check(
        "curated.brake_results",
        given={
            "curated.night_measures": tonight(*measure),
            "earlier.night_measures": before,
            **{name.replace("__", "."): drawn for name, drawn in given.items()},
        },
        expect="brake_th | brake_en\n---\n" + " | ".join(texts),
    )


def test_a_brake_says_the_numbers_and_what_to_check(check):
    tells(
        check,
        (*ROWS, 205_500),
        remembered(*ROWS, 411_000),
        (
            "จำนวนแถวของ ไฟล์ service_records: คืนนี้ 205,500 ปกติ 411,000 ต่ำกว่าขีด 369,900 "
            "· ตรวจ: ไฟล์ครบหรือไม่ ส่งออกถูกพื้นที่และถูกช่วงหรือไม่",
            "the number of rows of service_records: tonight 205,500, usually 411,000, "
            "below the limit 369,900; check whether the file is whole and of the right "
            "area and time",
        ),
    )


RULES_CHANGED = """
    baseline_code | announcement_order | announcement_th | announcement_en
    --------------+--------------------+-----------------+----------------
    previous      | 1                  | กติกา services   | rules: services
    previous      | 2                  | รอบ 2565        | round 2565
    monday        | 1                  | อื่น            | other
"""


def test_a_list_that_jumps_when_rules_changed_stops_and_says_so(check):
    tells(
        check,
        (*LISTED, 100),
        remembered(*LISTED, 1000),
        (
            "จำนวนในบัญชียังไม่ได้รับ อ.พาน: คืนนี้ 100 ปกติ 1,000 ต่ำกว่าขีด 700 · ตรวจ: "
            "กติกาหรือรอบสำรวจเปลี่ยนหรือไม่ ไฟล์ไม่ครบหรือไม่ · คืนนี้มีการเปลี่ยน: กติกา services; "
            "รอบ 2565",
            'the length of list "Unserved" of Phan: tonight 100, usually 1,000, below '
            "the limit 700; check whether rules or a survey round changed or a file is "
            "not whole; changed tonight: rules: services; round 2565",
        ),
        curated__announcements=RULES_CHANGED,
    )


def test_what_rules_cannot_move_does_not_blame_them(check):
    tells(
        check,
        (*ROWS, 0),
        remembered(*ROWS, 50),
        (
            "จำนวนแถวของ ไฟล์ service_records: คืนนี้ 0 ปกติ 50 ต่ำกว่าขีด 30 "
            "· ตรวจ: ไฟล์ครบหรือไม่ ส่งออกถูกพื้นที่และถูกช่วงหรือไม่",
            "the number of rows of service_records: tonight 0, usually 50, below the "
            "limit 30; check whether the file is whole and of the right area and time",
        ),
        curated__announcements=RULES_CHANGED,
    )


def test_what_is_as_usual_is_told_without_a_warning(check):
    tells(
        check,
        ("matched_share", "service_records", 0.71, 5000),
        remembered("matched_share", "service_records", 0.7),
        (
            "สัดส่วนคำขอที่จับคู่ได้ของ ไฟล์ service_records: คืนนี้ 71.0% ปกติ 70.0%",
            "the share of requests matched of service_records: tonight 71.0%, usually "
            "70.0%",
        ),
        curated__announcements=RULES_CHANGED,
    )
