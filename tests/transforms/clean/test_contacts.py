"""`clean.contacts`: whom to call in a village."""

# ruff: noqa: E501  (drawn tables are as wide as what they show)


def test_a_contact_is_typed_as_it_was_meant(check):
    check(
        "clean.contacts",
        given={
            "raw.contacts": """
                subdistrict_code | village_number | role                  | contact_name   | phone
                -----------------+----------------+-----------------------+----------------+--------------
                570511           | ๐๓             | อพม                   | นางเเสง  ใจดี    | 080-000 0000
                57051103         | 3.0            | อาสาสมัครพัฒนาสังคม       | นางคำ ใจดี       | ๐๘๐๐๐๐๐๐๐๐
                อ.พาน ต.สันกลาง    | 3              | ผู้ใหญ่                  | นายปัน ใจดี       | +66 80 000 0000
                570511           | สาม            | เจ้าอาวาส               | นายตา ใจดี      |
            """
        },
        expect="""
            subdistrict_code | village_number | role_code | contact_name | phone
            -----------------+----------------+-----------+--------------+-------------
            570511           | 3              | volunteer | นางแสง ใจดี    | 0800000000
            570511           | 3              | volunteer | นางคำ ใจดี     | 0800000000
            570511           | 3              | headman   | นายปัน ใจดี     | +66800000000
            570511           |                |           | นายตา ใจดี    |
        """,
    )
