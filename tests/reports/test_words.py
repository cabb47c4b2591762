from datetime import date

from reports.words import (
    change_words,
    index_words,
    number_words,
    share_words,
    thai_date,
)


def test_figures_are_written_as_thai_readers_write_them():
    assert number_words(5062) == "5,062"
    assert share_words(0.17984) == "ร้อยละ 17.98"
    assert index_words(0.04342) == "0.0434"
    assert thai_date(date(2020, 3, 2)) == "2 มีนาคม 2563"


def test_a_change_says_its_direction_in_words():
    assert change_words(1200) == "เพิ่มขึ้น 1,200"
    assert change_words(-3) == "ลดลง 3"
    assert change_words(0) == "เท่าเดิม"
