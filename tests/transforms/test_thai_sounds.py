"""`lk82`: how a Thai name sounds, in SQL."""

import gc
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.thai_sounds import register_thai_sounds, thai_sound
from transforms.warehouse import open_warehouse

THAI_OR_NOT = st.text(
    st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F)
    | st.characters(codec="utf-8")
)


@pytest.fixture
def sounding(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A warehouse that knows how names sound."""
    register_thai_sounds(con)
    return con


@pytest.mark.parametrize(
    "spellings", ["พงศ์ พงษ์ พง", "รัก ลัก รักษ์", "ธนา ทนา", "ศมชาย สมชาย.", "น้อย นอย"]
)
def test_names_that_sound_alike_have_one_code(sounding, spellings):
    query = "select lk82(unnest($spellings))"
    codes = sounding.execute(query, {"spellings": spellings.split()}).fetchall()
    assert set(codes) == {codes[0]}
    assert re.fullmatch(r"[ก-ฮ][0-9A-F]{4}", codes[0][0])


def test_spaces_and_other_scripts_are_not_heard(sounding):
    query = "select lk82('ณ เชียงใหม่'), lk82('ณ.เชียงใหม่ (Lee)'), lk82('ณเชียงใหม่')"
    (codes,) = sounding.execute(query).fetchall()
    assert len(set(codes)) == 1


def test_a_name_without_a_thai_letter_that_sounds_has_no_code(sounding):
    written = [None, "", " ", "Somchai", "123", "๑๒", "ะ", "์", "ก์", "ฯๆ"]
    found = sounding.execute("select lk82(unnest($written))", {"written": written})
    assert found.fetchall() == [(None,)] * len(written)


@given(THAI_OR_NOT)
def test_no_text_is_too_odd_to_be_heard(name: str) -> None:
    code = thai_sound(name)
    assert code is None or len(code) == 5


def test_cursors_hear_too_and_at_the_same_time(sounding):
    query = """
        select count(distinct lk82(chr((3585 + number % 44)::integer) || 'ม'))
        from range(9999) as numbers (number)
    """

    def ask(own: duckdb.DuckDBPyConnection) -> list[tuple[int]]:
        with own:
            return own.execute(query).fetchall()

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(ask, [sounding.cursor() for _ in range(3)]))
    assert answers == [sounding.execute(query).fetchall()] * 3


def test_registering_twice_or_through_a_cursor_or_elsewhere_is_no_fault(con):
    with con.cursor() as own:
        register_thai_sounds(own)
    register_thai_sounds(con)
    # what a closed cursor registered is still there
    gc.collect()
    assert con.execute("select lk82('รัก')").fetchall() == [("ร1000",)]
    with open_warehouse() as other:
        register_thai_sounds(other)
        assert other.execute("select lk82('รัก')").fetchall() == [("ร1000",)]


def test_nothing_is_written_or_fetched_for_the_library(tmp_path: Path) -> None:
    asked = "import transforms.thai_sounds as t; print(t.thai_sound('รัก') == 'ร1000')"
    environment = {**os.environ, "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout == "True\n"
    assert not list(tmp_path.iterdir())
