"""`fault_message`: what is wrong and how to mend it, in Thai and in English."""

import pytest

from schemas import clean
from schemas.contract import Table, columns
from transforms.messages import fault_message


def test_a_missing_value_is_called_by_its_thai_label():
    message = fault_message(columns(clean.Households)["household_id"], "not_nullable")
    assert message == (
        "household_id",
        "required",
        "set_aside",
        "รหัสครัวเรือน: ว่าง หรืออ่านไม่ได้: เติมหรือแก้ค่า",
        "empty or unreadable: fill it in or mend it",
    )


def test_a_value_out_of_range_says_what_is_allowed():
    column = columns(clean.Contacts)["village_number"]
    message = fault_message(column, "less_than_or_equal_to(99)")
    assert message.rule_name == "allowed_values"
    assert "less_than_or_equal_to(99)" in message.message_th
    assert "less_than_or_equal_to(99)" in message.message_en


def test_a_code_names_its_list_and_the_source_column_to_mend():
    message = fault_message(columns(clean.PersonStatus)["status_code"], "not_nullable")
    assert message.column_name == "status"
    assert message.rule_name == "code_list"
    assert "person_status" in message.message_th
    assert "reference/spellings.csv" in message.message_en


def test_a_value_made_from_another_column_points_to_that_one():
    column = columns(clean.Households)["survey_round_id"]
    assert fault_message(column, "not_nullable").column_name == "survey_year"


@pytest.mark.parametrize(
    ("contract", "column", "outcome"),
    [
        (clean.Households, "village_number", "set_aside"),
        (clean.Households, "latitude", "warning"),
        (clean.Persons, "sex_code", "set_aside"),
        (clean.Persons, "occupation_code", "warning"),
        (clean.Persons, "is_household_known", "set_aside"),
        (clean.Persons, "is_due", "not_yet"),
    ],
)
def test_a_fault_sets_aside_warns_or_waits(contract, column, outcome):
    assert fault_message(columns(contract)[column], "equal_to(True)").outcome == outcome


def test_a_rule_speaks_its_own_words():
    column = columns(clean.ServiceRecords)["is_dated_when_aided"]
    assert fault_message(column, "equal_to(True)") == (
        "service_on",
        "is_dated_when_aided",
        "set_aside",
        "สถานะว่าช่วยแล้วแต่ไม่มีวันที่ได้รับ: เติมวันที่ หรือแก้สถานะ",
        "the status says aided, but no service date: add it or mend the status",
    )


@pytest.mark.parametrize("contract", clean.ADMITTED, ids=lambda table: table.__name__)
def test_whatever_breaks_it_is_told_in_thai_and_in_english(contract: Table):
    for column in columns(contract).values():
        for check in (*column.checks, "not_nullable"):
            message = fault_message(column, check)
            assert all(message)
            assert any("ก" <= letter <= "๛" for letter in message.message_th)
            assert message.message_en.isascii()
            names = message.column_name.split(", ")
            assert all(name.replace("_", "").strip("*").isascii() for name in names)
