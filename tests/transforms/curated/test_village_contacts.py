"""`curated.village_contacts`: whom a visitor calls first."""


def test_the_volunteer_is_called_before_the_headman(check):
    check(
        "curated.village_contacts",
        given={
            "clean.contacts": """
                subdistrict_code | village_number | role_code | contact_name | phone
                -----------------+----------------+-----------+--------------+------
                570511           | 3              | headman   | สมหมาย       | 0102
                570511           | 3              | volunteer | สมมุติ        | 0101
                570511           | 4              | headman   | สมใจ         |
            """,
        },
        expect="""
            subdistrict_code | village_number | contact_th
            -----------------+----------------+-------------------------------------
            570511           | 3              | อพม. สมมุติ 0101; ผู้ใหญ่บ้าน สมหมาย 0102
            570511           | 4              | ผู้ใหญ่บ้าน สมใจ
        """,
    )
