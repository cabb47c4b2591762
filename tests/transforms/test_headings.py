import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.errors import SourceError
from tests.transforms.source_files import (
    CENTRES,
    HEADINGS,
    LEFT_OUT,
    Rows,
    a_row,
    csv_text,
)


def test_a_column_nobody_asked_for_is_left_out_and_named(
    load: Callable[[str], Rows], raw: Path, caplog: pytest.LogCaptureFixture
) -> None:
    heading = ["Remark", *HEADINGS["centres"], ""]
    text = csv_text(heading, [["secret", *a_row("centres", centre_id="C1"), ""]])
    (raw / "centres.csv").write_text(text, "utf-8", newline="")
    with caplog.at_level(logging.INFO):
        assert load(CENTRES) == [("C1", None, 2)]
    assert load(
        "select ignored_columns from raw.input_files where source_name = 'centres'"
    ) == [(["remark", "column 10"],)]
    assert "centres: columns not used: remark, column 10" in caplog.text
    assert "centres: 1 rows (utf-8)" in caplog.text
    assert "secret" not in caplog.text


def test_headings_are_compared_without_spaces_and_case_in_any_order(
    load: Callable[[str], Rows], raw: Path
) -> None:
    heading = [f" {name.upper()} " for name in reversed(HEADINGS["centres"])]
    text = csv_text(heading, [reversed(a_row("centres", centre_id="C1"))])
    (raw / "centres.csv").write_text(text, "utf-8", newline="")
    assert load(CENTRES) == [("C1", None, 2)]


def test_a_survey_of_31_indicators_has_none_beyond(
    load: Callable[[str], Rows],
) -> None:
    assert load("select indicator_32, indicator_38 from raw.households") == [
        (None, None)
    ]


def test_a_survey_of_38_indicators_has_all(
    load: Callable[[str], Rows], raw: Path
) -> None:
    heading = [*HEADINGS["households"], *sorted(LEFT_OUT)]
    row = [*a_row("households", household_id="H1"), *"1234567"]
    (raw / "households.csv").write_text(csv_text(heading, [row]), "utf-8")
    assert load("select indicator_32, indicator_38 from raw.households") == [("1", "7")]


def test_all_missing_columns_are_named_with_what_may_be_meant(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    text = (
        (raw / "centres.csv").read_text("utf-8").replace("centre_name", "center_name")
    )
    (raw / "centres.csv").write_text(text.replace("longitude", "x"), "utf-8")
    assert str(fault()) == (
        "centres.csv: row 1: missing column centre_name (did you mean center_name?), "
        "longitude: this row must be the heading; add or rename the columns"
    )


def test_a_survey_with_some_of_the_later_indicators_lacks_the_others(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    heading = [*HEADINGS["households"], "indicator_32"]
    (raw / "households.csv").write_text(csv_text(heading, []), "utf-8")
    told = fault()
    assert told.en.startswith("missing column indicator_33, indicator_34")


def test_a_doubled_column_ends_the_load(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    heading = [*HEADINGS["centres"], "Latitude "]
    (raw / "centres.csv").write_text(csv_text(heading, []), "utf-8")
    assert str(fault()) == (
        "centres.csv: row 1: doubled column: latitude; keep one of each"
    )


def test_a_file_separated_by_semicolons_is_told(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    text = csv_text(HEADINGS["centres"], []).replace(",", ";")
    (raw / "centres.csv").write_text(text, "utf-8")
    assert "not separated by commas" in fault().en


def test_people_in_place_of_the_heading_are_not_quoted(
    fault: Callable[[], SourceError], raw: Path
) -> None:
    row = a_row("persons", household_id="H1", first_name="สมชาย", last_name="firstname")
    (raw / "persons.csv").write_text(csv_text(row, []), "utf-8")
    told = fault()
    assert "สมชาย" not in told.th + told.en


@pytest.mark.parametrize("beside", ["\x0b1579900111222", " 1579900111222", "สมชาย"])
def test_what_may_be_a_value_of_a_person_is_never_quoted(
    fault: Callable[[], SourceError], raw: Path, beside: str
) -> None:
    text = ",".join(HEADINGS["centres"]) + beside
    (raw / "centres.csv").write_text(text + "\n", "utf-8", newline="")
    told = fault()
    assert told.en.startswith(f"missing column {HEADINGS['centres'][-1]}:")
    assert beside.strip() not in told.th


def test_an_ignored_column_whose_heading_is_a_value_is_told_by_its_place(
    load: Callable[[str], Rows], raw: Path
) -> None:
    names = [*HEADINGS["centres"], "remark", "1579900111222", ""]
    (raw / "centres.csv").write_text(",".join(names) + "\n", "utf-8", newline="")
    assert load(
        "select ignored_columns from raw.input_files where source_name = 'centres'"
    ) == [(["remark", "column 10", "column 11"],)]
