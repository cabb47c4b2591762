"""The macros of the cleaning SQL: text repairs, numbers, citizen IDs, times of day."""

import random
import re
import string
from collections.abc import Callable

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.th import pin

from tests.drawn import parse


@pytest.fixture
def becomes(library: duckdb.DuckDBPyConnection) -> Callable[[str, str], None]:
    """Hold each drawn `written` to what a macro makes of it."""

    def check_each(expression: str, drawing: str) -> None:
        for row in parse(drawing):
            written, wanted = row.values()
            query = f"select ({expression})::varchar from (select $written as written)"
            found = library.execute(query, {"written": written}).fetchone()
            assert found == (wanted,), (written, wanted)

    return check_each


def test_thai_digits_are_read_as_arabic_ones(becomes):
    becomes(
        "plain_digits(written)",
        """
        written    | result
        -----------+-----------
        ๐๑๒๓๔๕๖๗๘๙ | 0123456789
        บ้าน ๑2     | บ้าน 12
        """,
    )


def test_text_is_tidied_to_what_its_writer_meant(becomes):
    becomes(
        "tidy(written)",
        """
        written               | result
        ----------------------+-----------
        เเม่จัน                 | แม่จัน
        ช่วยเหลือเเล้ว           | ช่วยเหลือแล้ว
        น\u0e4d\u0e32         | น\u0e33
        น\u0e4d\u0e49\u0e32   | น\u0e49\u0e33
        น\u0e49\u0e4d\u0e32   | น\u0e49\u0e33
        น\u0e33\u0e49         | น\u0e49\u0e33
        ท\u0e48\u0e35         | ท\u0e35\u0e48
        แม\u0e48\u0e48        | แม\u0e48
        ใจ\u00a0ดี              | ใจ ดี
        ใจ  \u3000 ดี           | ใจ ดี
        สม\u200bชาย\ufeff       | สมชาย
        """,
    )


def test_text_of_nothing_but_blanks_is_tidied_to_nothing(library):
    blanks = " \u00a0\t\u200b \n"
    assert library.execute("select tidy(?)", [blanks]).fetchone() == ("",)


@pytest.mark.parametrize(
    "spellings",
    [
        "สิทธิ์ สิทธ์ สิทธิ สิทธ",
        "พงศ์ พงษ์ พงค์ พงส์ พงศ พงษ พง",
        "พงศกร พงษ์กร พงศ์กร พงกร",
        "วงศ์คำ วงค์คำ วงษ์คำ",
        "จันทร์ จันทร จันทน์ จัน",
        "จันทร์เพ็ญ จันทรเพ็ญ จันเพ็ญ จันทร์เพญ",
        "พันธุ์ พันธ์ พันธุ พันธ",
        "ศักดิ์ชัย ศักดิชัย ศักชัย สักไชย",
        "สวัสดิ์ สวัสดิ สวัสด์",
        "เกียรติศักดิ์ เกียติศักดิ์ เกียรติ์ศักดิ์",
        "ชาติชาย ชาติ์ชาย ชาตชาย",
        "ลักษณ์ ลักษณ ลักษ์ ลัก",
        "รัตน์ รัตน รัตณ์ รัฐ",
        "กาญจน์ กาญจน กานต์",
        "จักรพันธ์ จักพันธุ์",
        "วรรณา วันนา วรรนา",
        "สุวรรณ สุวัน สุวรรณ์",
        "กฤษณา กริษณา กฤษนา",
        "ฤทธิ์ ฤทธิ ริทธิ์",
        "ชัยวัฒน์ ไชยวัฒน์ ไชวัตน์ ชัยวัฒน",
        "อำพร อัมพร",
        "ปิยะนุช ปิยนุช",
        "สะอาด สอาด",
        "กัญญา กันยา",
        "บุญ บุน บุณ",
        "ณัฐพล นัฐพล ณัฏฐพล นัทพล",
        "ศุภชัย สุภชัย ษุพไชย",
        "ใจดี ไจดี",
        "ศรีนวล สีนวล",
        "ประเสริฐ ประเสิด ปละเสริฐ",
        "พรหม พรม",
        "ราตรี ลาตรี ราตลี",
        "วิเชียร วิเชียน",
        "กิตติ กิติ",
        "น้อย นอย น๊อย",
        "ฃวัญ ขวัญ",
        "ณ_เชียงใหม่ ณ.เชียงใหม่ นเชียงไหม่",
        "O'Brien obrien",
    ],
)
def test_spellings_that_sound_alike_are_one_name_when_folded(library, spellings):
    written = spellings.split()
    query = "select fold(replace(unnest($written), '_', ' ')) as folded"
    found = library.execute(query, {"written": written}).fetchall()
    assert set(found) == {found[0]}, list(zip(written, found, strict=True))


@pytest.mark.parametrize(
    "names",
    [
        "พร พล",
        "ธนพร ธนพล",
        "ชัย ใส ใบ ไพ",
        "สุดา สุตา สุธา สุฐา",
        "คำ ขำ กำ",
        "ปาน ผาน พาน ฟาน",
        "มานี มานิ มานา มานะ",
        "บุญมี บุญมา บุญมณี",
        "ธนันท์ ธนนันท์",
        "กัลยา กัญญา",
        "รัชนา รัตนา",
        "แซ่ลี แซ่ลิ้ม แซ่ลอ แซ่หลี",
        "นิกร นิก",
        "จันทรา จันทร์",
        "วัฒนา วัฒน์",
        "ลักษมี ลักษณ์",
    ],
)
def test_names_that_sound_different_stay_so_when_folded(library, names):
    written = names.split()
    query = "select count(distinct fold(name)) from unnest($written) as names (name)"
    assert library.execute(query, {"written": written}).fetchone() == (len(written),)


THAI_LETTERS = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮะัาำิีึืุูเแโใไ็่้๊๋์"


def test_each_letter_gets_a_byte_that_no_other_letter_has(library):
    letters = THAI_LETTERS + string.ascii_lowercase
    query = "select single_bytes(unnest($letters))"
    found = [b for (b,) in library.execute(query, {"letters": [*letters]}).fetchall()]
    assert len(set(found)) == len(letters)
    assert all(len(byte) == 1 and byte.isascii() and byte > " " for byte in found)


def test_a_string_distance_counts_letters_once_they_are_single_bytes(becomes):
    becomes(
        "levenshtein(single_bytes(written), single_bytes('สมชาย'))",
        """
        written   | result
        ----------+-------
        สมชาย     | 0
        สม  ชาย   | 0
        สมชัย      | 1
        ส้มชาย     | 1
        สชมาย     | 2
        somchai   | 7
        """,
    )


def test_what_is_no_letter_is_left_out_and_obsolete_letters_are_todays(becomes):
    becomes(
        "single_bytes(written)",
        """
        written             | result
        --------------------+-----------
        O'Brien-Smith (Jr.) | obriensmithjr
        ฃ. 2 ๒ฯๆ              | "
        ข                   | "
        ฅ                   | #
        ค                   | #
        """,
    )


def test_whatever_the_text_no_letter_of_it_takes_two_bytes(library):
    query = "select single_bytes(text) || fold(text) from unnest($texts) as t (text)"

    @settings(max_examples=50, deadline=None, derandomize=True, database=None)
    @given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
    def holds(texts) -> None:
        for (found,) in library.execute(query, {"texts": texts}).fetchall():
            assert re.fullmatch(r"[!-~]*", found)

    holds()


def test_a_whole_number_may_have_thai_digits_blanks_and_a_spreadsheets_zero(becomes):
    becomes(
        "whole_number(written)",
        """
        written    | result
        -----------+-------
        ๑๒         | 12
        007        | 7
        5.0        | 5
        5.5        |
        -5         |
        หมู่ 5      |
        1234567890 |
        """,
    )


def test_a_number_may_have_separators_and_baht_and_is_never_infinite(becomes):
    becomes(
        "decimal_number(written)",
        """
        written        | result
        ---------------+---------
        38,000         | 38000.0
        ๓๘,๐๐๐.๕๐      | 38000.5
        3 000 บาท      | 3000.0
        3\u00a0000 บาท | 3000.0
        ฿500           | 500.0
        500.-          | 500.0
        -1.5           | -1.5
        3.8E+4         | 38000.0
        nan            |
        inf            |
        infinity       |
        1e999          |
        -              |
        ไม่มี            |
        """,
    )


def test_an_id_is_freed_from_dashes_spaces_and_a_spreadsheets_forms(becomes):
    becomes(
        "with_leading_zero(citizen_id_digits(written))",
        """
        written               | result
        ----------------------+--------------
        1010000012341         | 1010000012341
        1-0100-00012-34-1     | 1010000012341
        1 0100 00012 34 1     | 1010000012341
        ๑๐๑๐๐๐๐๐๑๒๓๔๑         | 1010000012341
        1010000012341.0       | 1010000012341
        1.010000012341E+12    | 1010000012341
        1.010000012341e12     | 1010000012341
        10100\u200b00012341   | 1010000012341
        101000012343          | 0101000012343
        1.01000012343E+11     | 0101000012343
        101000012342          | 101000012342
        1.0100E+12            | 1.0100E+12
        """,
    )


def test_an_id_is_told_as_valid_missing_placeholder_malformed_or_wrong(becomes):
    digits = "with_leading_zero(citizen_id_digits(written))"
    becomes(
        f"citizen_id_status({digits}, try_cast({digits} as bigint))",
        """
        written            | result
        -------------------+------------------
        1-0100-00012-34-1  | valid
        101000012343       | valid
        1010000012342      | wrong_check_digit
                           | missing
        -                  | missing
        0000000000000      | placeholder
        9-9999-99999-99-9  | placeholder
        1111111111111      | placeholder
        1234567890123      | placeholder
        101000012342       | malformed
        10100000123410     | malformed
        1.0100E+12         | malformed
        101000OO12341      | malformed
        A1010000012341     | malformed
        """,
    )


def test_the_digits_written_in_an_ids_place_are_kept_for_comparing(becomes):
    becomes(
        """(
            select citizen_id_written(digits, citizen_id_status(digits, number))
            from (
                select
                    with_leading_zero(citizen_id_digits(written)) as digits,
                    try_cast(digits as bigint) as number
            )
        )""",
        """
        written             | result
        --------------------+---------------
        1-0100-00012-34-1   | 1010000012341
        1010000012342       | 1010000012342
        101000012342        | 101000012342
        10100000123410      | 10100000123410
        ๑๐๑๐๐๐๐๑๒๓๔๒        | 101000012342
        3.1234E+12          | 31234
        3.1234e12           | 31234
        1.0100E+12          | 10100
        5.79912E+11         | 0579912
        3.1234E+10          |
        1.11111E+12         |
        1.23457E+12         |
        0.00E+12            |
        9999999999999       |
        1234567890123       |
        101000OO12341       |
        A1010000012341      |
        -                   |
                            |
        """,
    )


def test_the_check_digit_is_the_one_that_stdnum_computes(library):
    draw = random.Random(2561)  # noqa: S311  (no secret: numbers to compare)
    bodies = [f"{draw.randrange(10**12):012}" for _ in range(5000)]
    library.execute(
        "create or replace temp table bodies as select unnest(?) b", [bodies]
    )
    found = library.execute(
        """
        select b, list(digit order by digit)
        from bodies, unnest(range(10)) as digits (digit)
        where has_right_check_digit((b || digit)::bigint)
        group by b
        """
    ).fetchall()
    library.execute("drop table bodies")
    assert dict(found) == {body: [int(pin.calc_check_digit(body))] for body in bodies}


def test_a_time_of_day_is_told_from_the_date_before_it(becomes):
    drawing = """
        written                   | result
        --------------------------+---------------------
        2020-01-31                | 2020-01-31 · 00:00:00
        2020-01-31 09:30          | 2020-01-31 · 09:30:00
        2020-01-31 9:30:15        | 2020-01-31 · 09:30:15
        2020-01-31T09:30:15.25Z   | 2020-01-31 · 09:30:15
        2020-01-31 09:30:00+07    | 2020-01-31 · 09:30:00
        2020-01-31 09:30:00+07:00 | 2020-01-31 · 09:30:00
        31/01/2563 09.30 น.       | 31/01/2563 · 09:30:00
        31 ม.ค. 2563 09.30        | 31 ม.ค. 2563 · 09:30:00
        5.02.2563                 | 5.02.2563 · 00:00:00
        5 02.2563                 | 5 02.2563 · 00:00:00
    """
    becomes("date_part_of(written) || ' · ' || time_part_of(written)", drawing)


def test_a_time_in_thai_digits_is_read(becomes):
    becomes(
        "time_part_of(written)",
        """
        written          | result
        -----------------+---------
        ๓๑/๐๑/๒๕๖๓ ๐๙:๓๐ | 09:30:00
        2020-01-31 29:30 | 00:00:00
        """,
    )
