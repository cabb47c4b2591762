"""The gap: which failures help has answered, for whom, and which it has not."""

from schemas.contract import Bool, Contract, Date, Int, column
from schemas.reference import DIMENSIONS


class LinkedServices(Contract):
    """One row per service record that is linked to a person and may be shown."""

    household_id: str = column("รหัสครัวเรือน", "household")
    person_number: Int = column("ลำดับสมาชิก", "the person in it")
    service_record_id: str = column("เลขที่คำขอ", "service record", key=True)
    centre_id: str = column("รหัสศูนย์", "centre that recorded it")
    service_code: str = column("รหัสบริการ", "service")
    regulation_code: str = column(
        "รหัสระเบียบ", "regulation it was paid under, if any", nullable=True
    )
    status_code: str = column("รหัสสถานะ", "stage of the request")
    stage_code: str = column("ขั้น", "aided, open or closed")
    requested_on: Date = column("วันที่ยื่น", "date of the request")
    is_emergency: Bool = column("กรณีฉุกเฉิน", "emergency")
    service_on: Date = column("วันที่ได้รับ", "date first aided", nullable=True)
    recipient_age_years: Int = column(
        "อายุผู้รับ", "age of the person on that date", nullable=True, unit="years"
    )


class MemberGaps(Contract):
    """One row per member of a household and indicator that the household fails.

    Help answers a failure if it came after the survey, fits the indicator, still lasts,
    and was given to a member who lives there and is of the indicator's age; for a
    child's need also to a grown-up, who may have asked for it.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    person_number: Int = column("ลำดับสมาชิก", "number in it", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "failed indicator", key=True)
    dimension_code: str = column("มิติ", "dimension", isin=DIMENSIONS)
    is_concerned: Bool = column("อาจเป็นของคนนี้", "lives there and is of its age")
    answered_on: Date = column("ได้รับการตอบเมื่อ", "newest answering help", nullable=True)
    answered_by_service_code: str = column("ด้วยบริการ", "that help", nullable=True)
    answered_until: Date = column(
        "มีผลถึง", "its last day; 9999-12-31: until surveyed", nullable=True
    )
    is_waiting: Bool = column("รอผล", "a fitting request is open")


class HouseholdGaps(Contract):
    """One row per household and TPMAP indicator that it fails or did not answer.

    With the help that answers it: aided after the survey, fitting the indicator, still
    lasting at the run's date.
    """

    household_id: str = column("รหัสครัวเรือน", "household", key=True)
    indicator_number: Int = column("ตัวชี้วัด", "indicator", key=True)
    dimension_code: str = column("มิติ", "dimension", isin=DIMENSIONS)
    result: str = column("ผล", "failed or unanswered", isin=("failed", "unanswered"))
    answered_on: Date = column("ได้รับการตอบเมื่อ", "newest answering help", nullable=True)
    answered_by_service_code: str = column("ด้วยบริการ", "that help", nullable=True)
    answered_until: Date = column(
        "มีผลถึง", "its last day; 9999-12-31: until surveyed", nullable=True
    )
    is_answered: Bool = column("มีการช่วยเหลือที่ยังมีผล", "there is such help")
    is_waiting: Bool = column("รอผล", "a fitting request is open")
    is_check_first: Bool = column(
        "ตรวจสอบก่อน", "no member of the indicator's age lives there any more"
    )
