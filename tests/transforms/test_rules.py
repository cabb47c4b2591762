import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from schemas.contract import columns, table_name
from schemas.errors import ContractError, RulesError
from schemas.reference import FILES, Codes, Indicators, Subdistricts
from transforms.areas import subdistricts
from transforms.load import load_reference
from transforms.promises import hold_to_contract
from transforms.rules import read_rules

COMMITTED = Path(__file__).parents[2] / "data" / "raw" / "reference"
CODES = "list_name,code,name_th,name_en\n"
INDICATORS = ",".join(columns(Indicators)) + "\n"


@pytest.fixture
def fault_of(tmp_path: Path) -> Callable[[str], str]:
    """Reads a text as the code lists, and gives the message it is refused with."""

    def read_and_fail(text: str) -> str:
        (tmp_path / "codes.csv").write_text(text, "utf-8")
        with pytest.raises(RulesError) as fault:
            read_rules(tmp_path, Codes)
        assert fault.value.th
        return str(fault.value)

    return read_and_fail


def test_a_rule_file_is_typed_from_its_contract(tmp_path: Path) -> None:
    rows = (
        "bmn2560,1,,ก,a,ข,b,,15,false,false\n\nbmn2560,2,health,ก,a,ข,b,6,,false,true\n"
    )
    (tmp_path / "indicators.csv").write_text("\ufeff" + INDICATORS + rows, "utf-8")
    frame = read_rules(tmp_path, Indicators)
    assert list(frame.index) == [2, 4]
    assert frame["indicator_number"].tolist() == [1, 2]
    assert frame["is_assumed"].tolist() == [False, True]
    assert frame["dimension_code"].isna().tolist() == [True, False]
    assert frame["member_age_max"].isna().tolist() == [False, True]


def test_a_missing_rule_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match=r"codes\.csv: the rule file cannot be opened"):
        read_rules(tmp_path, Codes)


def test_a_rule_file_not_in_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_bytes((CODES + "sex,1,ชาย,male\n").encode("cp874"))
    with pytest.raises(RulesError, match=r"codes\.csv: is not UTF-8"):
        read_rules(tmp_path, Codes)


def test_another_heading_is_told(fault_of: Callable[[str], str]) -> None:
    assert fault_of("list,code,name_th,name_en\n") == (
        "codes.csv: line 1: the heading differs: missing list_name; unknown list; it "
        "must read list_name,code,name_th,name_en"
    )


def test_an_empty_rule_file_is_told(fault_of: Callable[[str], str]) -> None:
    assert "line 1: the heading differs" in fault_of("")


def test_a_line_with_too_few_fields_is_told(fault_of: Callable[[str], str]) -> None:
    text = CODES + 'sex,1,"ชาย\n(2 lines)",male\nsex,2,หญิง\n'
    assert fault_of(text).startswith("codes.csv: line 4: has 3 fields instead of 4")


def test_a_quote_left_open_is_told(fault_of: Callable[[str], str]) -> None:
    assert "line 2: quotation marks" in fault_of(CODES + 'sex,1,"ชาย,male\n')


def test_a_missing_value_is_told(fault_of: Callable[[str], str]) -> None:
    assert fault_of(CODES + "sex,1,ชาย,male\nsex,2,,female\n") == (
        "codes.csv: line 3, name_th: must not be empty: fill it in"
    )


def test_a_key_that_is_there_twice_is_told(fault_of: Callable[[str], str]) -> None:
    assert fault_of(CODES + "sex,1,ก,a\nsex,2,ข,b\nsex,1,ค,c\n") == (
        "codes.csv: line 4, list_name, code: is there already in an earlier line: "
        "delete one"
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "bmn2560,x,,ก,a,ข,b,,,false,false",
            "indicator_number: 'x' is not a whole number",
        ),
        ("bmn2560,1,,ก,a,ข,b,,,false,no", "is_assumed: 'no' is not true or false"),
        (
            "bmn2560,39,,ก,a,ข,b,,,false,false",
            "indicator_number: '39' breaks ",
        ),
        (
            "bmn2560,1,wealth,ก,a,ข,b,,,false,false",
            "dimension_code: 'wealth' breaks isin",
        ),
    ],
)
def test_a_value_of_another_kind_is_told(
    tmp_path: Path, row: str, message: str
) -> None:
    (tmp_path / "indicators.csv").write_text(INDICATORS + row + "\n", "utf-8")
    with pytest.raises(RulesError) as fault:
        read_rules(tmp_path, Indicators)
    assert f"indicators.csv: line 2, {message}" in str(fault.value)


def test_an_unknown_code_of_a_code_list_is_told(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    for table in FILES:
        name = table_name(table).removeprefix("reference.") + ".csv"
        (tmp_path / name).write_bytes((COMMITTED / name).read_bytes())
    with (tmp_path / "titles.csv").open("a", encoding="utf-8") as titles:
        titles.write("ดอน,no_such_title,,false\n")
    with pytest.raises(RulesError) as fault:
        load_reference(con, tmp_path)
    assert "titles.csv" in str(fault.value)
    assert "'no_such_title' is not in code list title" in str(fault.value)


def test_the_committed_rules_and_todays_areas_load(
    con: duckdb.DuckDBPyConnection,
) -> None:
    load_reference(con, COMMITTED)
    for table in (*FILES, Subdistricts):
        loaded = con.table(table_name(table))
        types = {name: promise.duckdb_type for name, promise in columns(table).items()}
        assert dict(zip(loaded.columns, map(str, loaded.types), strict=True)) == {
            name: type_.upper() for name, type_ in types.items()
        }
        assert loaded.limit(1).fetchall()


def test_areas_and_their_abolished_codes_come_from_geothai(
    con: duckdb.DuckDBPyConnection,
) -> None:
    load_reference(con, COMMITTED)
    assert con.execute(
        """
        select count(*), count(distinct district_code)
        from reference.subdistricts where province_code = '57'
        """
    ).fetchall() == [(124, 18)]
    assert con.execute(
        """
        select count(*) from reference.abolished_subdistricts
        left join reference.subdistricts using (subdistrict_code)
        where subdistricts.subdistrict_code is null
        """
    ).fetchall() == [(0,)]


def test_areas_that_break_their_contract_are_our_own_fault() -> None:
    twice = pd.concat([subdistricts(), subdistricts().head(1)], ignore_index=True)
    with pytest.raises(
        ContractError, match=r"reference\.subdistricts: subdistrict_code"
    ):
        hold_to_contract(Subdistricts, twice)


def test_a_number_too_large_to_hold_is_told(tmp_path: Path) -> None:
    row = "bmn2560,99999999999999999999,,ก,a,ข,b,,15,false,false\n"
    (tmp_path / "indicators.csv").write_text(INDICATORS + row, "utf-8")
    with pytest.raises(RulesError, match="is not a whole number"):
        read_rules(tmp_path, Indicators)


def test_a_pipe_in_the_place_of_a_rule_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "codes.csv")
    with pytest.raises(RulesError, match="no plain file"):
        read_rules(tmp_path, Codes)
