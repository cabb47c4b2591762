"""Ten invented households of two subdistricts of พาน: the smallest whole input.

Digits 2 and 3 of every citizen ID are 97: no office that ever gave IDs.
"""

import csv
from pathlib import Path

AREA = "5705"
AS_OF = "2019-01-31"
PROVINCE_NOT_IN_USE = "97"


def citizen_id(serial: int) -> str:
    """Return an ID with a right check digit that nobody can hold."""
    twelve = f"1{PROVINCE_NOT_IN_USE}{serial:09d}"
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(twelve))
    return f"{twelve}{(11 - total % 11) % 10}"


# household, subdistrict, failed indicators, unanswered indicators
HOUSEHOLDS = [
    ("H01", "570501", (11,), ()),
    ("H02", "570501", (11,), ()),
    ("H03", "570501", (11, 21), ()),
    ("H04", "570501", (21,), ()),
    ("H05", "570501", (), ()),
    ("H06", "570501", (), (11,)),
    ("H07", "570502", (7,), ()),
    ("H08", "570502", (), ()),
    ("H09", "570502", (), ()),
    ("H10", "570502", (), ()),
]
# household, first name, surname, sex, born, whether the welfare card was verified
PEOPLE = [
    ("H01", "กล้วยไพรี", "ดอยสมมุติ", "ชาย", "12/03/2490", "ใช่"),
    ("H01", "ขมิ้นชัย", "ดอยสมมุติ", "หญิง", "05/06/2495", "ไม่ใช่"),
    ("H02", "คูนเหลืองดี", "นาสมมุติ", "หญิง", "30/11/2488", "ใช่"),
    ("H03", "งิ้วแดงใจ", "ไร่สมมุติ", "ชาย", "14/02/2480", "ใช่"),
    ("H04", "จามจุรีสุข", "สวนสมมุติ", "หญิง", "01/01/2485", ""),
    ("H05", "ชบาวันดี", "ฝายสมมุติ", "หญิง", "19/08/2520", "ใช่"),
    ("H06", "ซ่อนกลิ่นมา", "เหมืองสมมุติ", "หญิง", "23/04/2515", "ใช่"),
    ("H07", "ตะแบกทองคำ", "ปงสมมุติ", "ชาย", "09/09/2500", "ใช่"),
    ("H08", "ปาริชาตใส", "แม่สมมุติ", "หญิง", "17/07/2510", ""),
    ("H09", "พะยอมไพร", "ห้วยสมมุติ", "ชาย", "28/02/2495", ""),
    ("H10", "ราชพฤกษ์ดี", "หนองสมมุติ", "ชาย", "06/12/2512", ""),
]
# record, person (place in PEOPLE, from 0; None: nobody of the survey), service, status
RECORDS = [
    ("R1", 2, "house_tidying", "4"),
    ("R2", 3, "house_tidying", "4"),
    ("R3", 0, "relief_bag", "4"),
    ("R4", 7, "cash_low_income", "1"),
    ("R5", None, "relief_bag", "4"),
]
STRANGER = ("ลำดวนดง", "ต่างสมมุติ", "หญิง", "03/03/2499")
# Filed by a child under the ID of somebody of the survey, for whom is the question:
# record, whose ID (place in PEOPLE), service, status, first name.
DOUBTFUL = [
    ("D1", 0, "house_tidying", "4", "แก้วตาดำ"),
    ("D2", 7, "cash_low_income", "1", "ขวัญใจดำ"),
    ("D3", 3, "relief_bag", "4", "ฟ้าใสดำ"),
    ("D4", 4, "hiv_support", "4", "ลับเฉพาะดำ"),
]
CHILD = ("เด็กสมมุติ", "หญิง", "05/05/2540")
REVIEWERS = ("มาลีผู้ตรวจ", "วิภาผู้ตรวจ")


def personal_values() -> list[str]:
    """Return what tells of a person and may be in no log and no database of Prefect."""
    names = [part for person in [*PEOPLE, ("", *STRANGER)] for part in person[1:3]]
    ids = [citizen_id(serial) for serial in range(1, len(PEOPLE) + 2)]
    children = [CHILD[0], *(first_name for *_, first_name in DOUBTFUL)]
    return sorted({*names, *ids, *children, *REVIEWERS})


def write_doubtful_sources(raw: Path, **corrected: str) -> None:
    """Write them with records that a person must look at.

    Args:
        raw: folder of the sources.
        corrected: first names that the centre has mended since, by record.
    """
    write_tiny_sources(raw)
    doubtful = [
        _service_record(record, person, service, status)
        | {"first_name": corrected.get(record, first_name), "title": "น.ส."}
        | dict(zip(("last_name", "sex", "birth_date"), CHILD, strict=True))
        for record, person, service, status, first_name in DOUBTFUL
    ]
    _write(raw / "service_records.csv", [*_service_records(), *doubtful])


def write_tiny_sources(raw: Path) -> None:
    """Write the sources that a run cannot do without."""
    raw.mkdir(parents=True, exist_ok=True)
    _write(raw / "households.csv", _households())
    _write(raw / "persons.csv", _persons())
    _write(raw / "welfare_registrations.csv", _registrations())
    _write(raw / "centres.csv", _centres())
    _write(raw / "centre_coverage.csv", _coverage())
    _write(raw / "service_records.csv", _service_records())


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _households() -> list[dict[str, object]]:
    return [
        {
            "household_id": household,
            "survey_year": 2561,
            "house_code": "",
            "house_number": 10 + place,
            "village_number": 1,
            "village_name": "บ้านสมมุติ",
            "subdistrict_code": subdistrict,
            "latitude": 19.55,
            "longitude": 99.75,
            "income_per_person_baht": 50_000,
            **{
                f"indicator_{number}": _result(number, failed, unanswered)
                for number in range(1, 32)
            },
        }
        for place, (household, subdistrict, failed, unanswered) in enumerate(HOUSEHOLDS)
    ]


def _result(number: int, failed: tuple[int, ...], unanswered: tuple[int, ...]) -> str:
    if number in unanswered:
        return ""
    return "0" if number in failed else "1"


def _persons() -> list[dict[str, object]]:
    households = [person[0] for person in PEOPLE]
    return [
        {
            "household_id": household,
            "person_number": households[:place].count(household) + 1,
            "citizen_id": citizen_id(place + 1),
            "title": "นาย" if sex == "ชาย" else "นาง",
            "first_name": first_name,
            "last_name": last_name,
            "sex": sex,
            "birth_date": born,
            "nationality": "ไทย",
            "marital_status": "สมรส",
            "relation_to_head": "คู่สมรส"
            if household in households[:place]
            else "หัวหน้าครัวเรือน",
            "health_status": "ปกติ",
            "self_care": "ช่วยเหลือตนเองได้",
            "education": "ประถมศึกษา",
            "occupation": "รับจ้างทั่วไป",
        }
        for place, (household, first_name, last_name, sex, born, _) in enumerate(PEOPLE)
    ]


def _registrations() -> list[dict[str, object]]:
    return [
        {
            "citizen_id": citizen_id(place + 1),
            "registration_year": 2560,
            "is_verified": verified,
        }
        for place, (*_, verified) in enumerate(PEOPLE)
        if verified
    ]


def _centres() -> list[dict[str, object]]:
    return [
        {
            "centre_id": "C1",
            "centre_name": "ศูนย์ช่วยเหลือสังคมสมมุติ",
            "host_type": "อบต.",
            "subdistrict_code": "570501",
            "latitude": 19.55,
            "longitude": 99.75,
            "opened_on": "2560-10-01",
            "monthly_capacity_households": 20,
        }
    ]


def _coverage() -> list[dict[str, object]]:
    return [
        {
            "centre_id": "C1",
            "subdistrict_code": subdistrict,
            "valid_from": "2560-10-01",
            "valid_to": "",
        }
        for subdistrict in ("570501", "570502")
    ]


def _service_records() -> list[dict[str, object]]:
    return [_service_record(*record) for record in RECORDS]


def _service_record(
    record: str, person: int | None, service: str, status: str
) -> dict[str, object]:
    serial = len(PEOPLE) + 1 if person is None else person + 1
    first_name, last_name, sex, born = (
        STRANGER if person is None else PEOPLE[person][1:5]
    )
    return {
        "service_record_id": record,
        "centre_id": "C1",
        "citizen_id": citizen_id(serial),
        "title": "นาย" if sex == "ชาย" else "นาง",
        "first_name": first_name,
        "last_name": last_name,
        "sex": sex,
        "birth_date": born,
        "house_number": 10 + serial,
        "village_number": 1,
        "subdistrict_code": "570501",
        "service_code": service,
        "regulation_code": "REG-44" if service == "cash_low_income" else "",
        "status_code": status,
        "requested_on": "2561-09-01",
        "service_on": "2561-10-01" if status == "4" else "",
        "is_emergency": "ไม่ใช่",
        "amount_baht": 2000,
        "recorded_at": "2561-10-02 09:00:00",
    }
