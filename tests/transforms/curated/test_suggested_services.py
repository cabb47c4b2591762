"""`curated.suggested_services`: what may be asked for, as a planner reads it."""

from schemas.run import RunRequest
from tests.drawn import PHAN

HEADING = (
    "household_id | dimension_code | service_code | option_rank | option_state "
    "| member_ages | used_count | limit_count | last_given_on"
)
TWO = RunRequest(PHAN.area_code, PHAN.as_of, max_suggested_services=2)


def told(check, expect, *options: str, request=PHAN):
    """Check what is said of the services that fit one household's lack of income."""
    rows = [
        "H1 | income | {} | {} | {}".format(
            code.strip(), rank, " | ".join(cell.strip() for cell in rest)
        )
        for rank, option in enumerate(options, start=1)
        for code, *rest in [option.split("|")]
    ]
    check(
        "curated.suggested_services",
        given={"curated.service_options": "\n".join([HEADING, "-", *rows])},
        expect=f"""
            suggested_services_th
            ---------------------
            {expect}
        """,
        request=request,
    )


def test_a_service_is_told_with_its_department_and_another_ministrys_as_referral(
    check,
):
    told(
        check,
        "เงินทุนประกอบอาชีพ (พส.), ฝึกอาชีพ (ส่งต่อ รง.)",
        "job_capital  | open |    |   |   |",
        "job_training | open |    |   |   |",
    )


def test_no_more_are_suggested_than_the_run_asks_for(check):
    told(
        check,
        "เงินทุนประกอบอาชีพ (พส.), ฝึกอาชีพ (ส่งต่อ รง.)",
        "job_capital  | open |    |   |   |",
        "job_training | open |    |   |   |",
        "farm_inputs  | open |    |   |   |",
        request=TWO,
    )


def test_ages_that_hold_for_all_that_is_suggested_are_told_once(check):
    told(
        check,
        "สมาชิกอายุ 63, 71 ปี – เงินกู้กองทุนผู้สูงอายุ (ผส.), ส่งเสริมอาชีพผู้สูงอายุ (ผส.)",
        "elderly_loan | open | 63, 71 |   |   |",
        "elderly_work | open | 63, 71 |   |   |",
    )


def test_else_each_service_tells_whose_it_is(check):
    told(
        check,
        "เงินกู้กองทุนผู้สูงอายุ (ผส. · อายุ 71 ปี), เงินทุนประกอบอาชีพ (พส.)",
        "elderly_loan | open | 71 |   |   |",
        "job_capital  | open |    |   |   |",
    )


def test_what_was_used_of_a_limit_and_given_before_is_told(check):
    told(
        check,
        "เงินช่วยเหลือผู้สูงอายุในภาวะยากลำบาก "
        "(ผส. · ใช้แล้ว 1/3 ครั้งในปีงบประมาณ 2563 · เคยได้รับ 5/2/2563), "
        "เงินสงเคราะห์ผู้มีรายได้น้อยและผู้ไร้ที่พึ่ง (พส.)",
        "cash_elderly    | open |    | 1 | 3 | 2020-02-05",
        "cash_low_income | open |    | 0 | 3 |",
    )


def test_what_is_asked_for_or_used_up_is_said_beyond_what_is_suggested(check):
    told(
        check,
        "เงินทุนประกอบอาชีพ (พส.), ฝึกอาชีพ (ส่งต่อ รง.), "
        "เงินกู้กองทุนผู้สูงอายุ (ผส. · ยื่นคำขอแล้ว รอผล), "
        "เงินช่วยเหลือผู้สูงอายุในภาวะยากลำบาก (ผส. · "
        "ใช้ครบ 3/3 ครั้งในปีงบประมาณ 2563 แล้ว ขอได้อีกตั้งแต่ 1/10/2563 · เคยได้รับ 5/2/2563)",
        "job_capital  | open    |    |   |   |",
        "job_training | open    |    |   |   |",
        "farm_inputs  | open    |    |   |   |",
        "elderly_loan | waiting |    |   |   |",
        "cash_elderly | used_up |    | 3 | 3 | 2020-02-05",
        request=TWO,
    )


def test_from_october_on_the_fiscal_year_is_the_next(check):
    october = RunRequest("5705", PHAN.as_of.replace(month=10, day=1))
    told(
        check,
        "เงินช่วยเหลือผู้สูงอายุในภาวะยากลำบาก "
        "(ผส. · ใช้ครบ 3/3 ครั้งในปีงบประมาณ 2564 แล้ว ขอได้อีกตั้งแต่ 1/10/2564)",
        "cash_elderly | used_up |    | 3 | 3 |",
        request=october,
    )
