"""`curated.report_places`: the places of the reports, and what they are part of."""

from datetime import date

from schemas.run import RunRequest

AS_OF = date(2020, 3, 31)
CENTRES = """
    centre_id | centre_name
    ----------+------------------
    C1        | ศูนย์ช่วยเหลือสังคมตำบลสันกลาง
"""


def test_subdistricts_are_part_of_districts_and_districts_of_the_province(check):
    check(
        "curated.report_places",
        given={"curated.centre_plans": CENTRES},
        request=RunRequest("57", AS_OF),
        expect="""
            place_code | place_kind  | place_name                     | part_of_code
            -----------+-------------+--------------------------------+-------------
            57         | area        | จ.เชียงราย                     |
            5705       | district    | อ.พาน                          | 57
            5700       | elsewhere   | อื่น ๆ หรือไม่ทราบพื้นที่             | 57
            570511     | subdistrict | ต.สันกลาง                      | 5705
            C1         | centre      | ศูนย์ช่วยเหลือสังคมตำบลสันกลาง อ.พาน | 57
        """,
        only="place_code in ('57', '5705', '5700', '570511', 'C1')",
    )


def test_every_district_and_subdistrict_of_the_province_is_there(check):
    check(
        "curated.report_places",
        given={},
        request=RunRequest("57", AS_OF),
        expect="""
            place_kind  | place_code
            ------------+-----------
            district    | 5718
            subdistrict | 571803
        """,
        only="place_code in ('5718', '571803', '5801')",
    )


def test_beside_a_district_stands_elsewhere_and_nothing_of_its_province(check):
    check(
        "curated.report_places",
        given={"curated.centre_plans": CENTRES},
        request=RunRequest("5718", AS_OF),
        expect="""
            place_code | place_kind  | place_name                     | part_of_code
            -----------+-------------+--------------------------------+-------------
            5718       | area        | อ.ดอยหลวง                      |
            5700       | elsewhere   | อื่น ๆ หรือไม่ทราบพื้นที่             |
            571801     | subdistrict | ต.ปงน้อย                       | 5718
            571802     | subdistrict | ต.โชคชัย                       | 5718
            571803     | subdistrict | ต.หนองป่าก่อ                    | 5718
            C1         | centre      | ศูนย์ช่วยเหลือสังคมตำบลสันกลาง อ.พาน | 5718
        """,
    )
