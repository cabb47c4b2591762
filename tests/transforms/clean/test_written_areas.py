"""`clean.written_areas`: the subdistrict meant, by code old or new or by name."""

import pytest

from tests.drawn import parse


@pytest.fixture
def means(check):
    """Check which subdistrict each drawn text means, in a run for province 57."""

    def check_each(drawing: str) -> None:
        for row in parse(drawing):
            written, code = (cell or "" for cell in row.values())
            check(
                "clean.written_areas",
                given={"raw.households": f"subdistrict_code\n---\n{written}"},
                expect=f"area_written | subdistrict_code\n---\n{written} | {code}",
            )

    return check_each


def test_todays_code_is_read_however_a_spreadsheet_wrote_it(means):
    means("""
        area_written   | subdistrict_code
        ---------------+-----------------
        570511         | 570511
        570511.0       | 570511
        ๕๗๐๕๑๑         | 570511
        57-05-11       | 570511
        57 05 11       | 570511
    """)


def test_a_village_code_of_8_or_10_digits_tells_its_subdistrict(means):
    means("""
        area_written   | subdistrict_code
        ---------------+-----------------
        57051103       | 570511
        5705110301     | 570511
        5705110301.0   | 570511
        ๕๗๐๕๑๑๐๓       | 570511
        57-05-11-03    | 570511
        57015103       | 570101
        570511030      |
    """)


def test_an_alias_or_abolished_code_becomes_todays(means):
    means("""
        area_written   | subdistrict_code
        ---------------+-----------------
        570151         | 570101
        570108         | 571603
        570707         | 571801
        57010803       | 571603
    """)


def test_the_names_of_district_and_subdistrict_tell_it_too(means):
    means("""
        area_written                       | subdistrict_code
        -----------------------------------+-----------------
        อ.พาน ต.สันกลาง                      | 570511
        ต.สันกลาง อ.พาน                      | 570511
        ต.สันกลาง อ.พาน จ.เชียงราย            | 570511
        ตำบลสันกลาง อำเภอพาน                 | 570511
        ตำบลสันกลางอำเภอพาน                  | 570511
        ต.สันกลางอ.พาน                       | 570511
        อ. พาน  ต. สันกลาง                   | 570511
        ต.แม่เงิน อ.เชียงแสน                   | 570805
        ต.เเม่เงิน อ.เชียงแสน                  | 570805
        ต.ดอยงาม, อ.พาน                     | 570505
        ต.หนองป่าก่อ กิ่งอำเภอดอยหลวง          | 571803
        แขวงวังบูรพาภิรมย์ เขตพระนคร           | 100102
    """)


def test_mueang_is_the_run_provinces_unless_a_province_is_named(means):
    means("""
        area_written                | subdistrict_code
        ----------------------------+-----------------
        อ.เมือง ต.เวียง               | 570101
        อ.เมืองเชียงราย ต.เวียง         | 570101
        อ.เมือง ต.เวียง จ.เชียงราย      | 570101
        อ.เมือง ต.เวียง จ.พะเยา        | 560101
        อ.เมืองพะเยา ต.เวียง           | 560101
        อ.เมืองพะเยา ต.เวียง จ.พะเยา    | 560101
    """)


def test_what_no_code_or_name_tells_is_unknown(means):
    means("""
        area_written       | subdistrict_code
        -------------------+-----------------
        579999             |
        57                 |
        5705               |
        ต.สันกลาง           |
        อ.พาน              |
        ต.ไม่มีจริง อ.พาน     |
        ต.สันกลาง อ.พาน จ.พะเยา |
        ไม่ทราบ              |
        -                  |
    """)


def test_areas_of_every_source_are_read(check):
    check(
        "clean.written_areas",
        given={
            f"raw.{source}": f"subdistrict_code\n---\n57050{number}"
            for number, source in enumerate(
                (
                    "households",
                    "service_records",
                    "centres",
                    "centre_coverage",
                    "contacts",
                ),
                start=1,
            )
        },
        expect="""
            area_written
            ------------
            570501
            570502
            570503
            570504
            570505
        """,
    )
