"""How a Thai name sounds: the lk82 soundex, as a function of the warehouse's SQL."""

import os
import re
from collections.abc import Callable
from functools import cache

import duckdb
from duckdb.func import SPECIAL

_NOT_THAI = re.compile("[^ก-ฺเ-๎]")
_CONSONANT = re.compile("[ก-ฮ]")


def register_thai_sounds(con: duckdb.DuckDBPyConnection) -> None:
    """Give the warehouse `lk82(varchar) -> varchar`, once; every cursor sees it."""
    known = con.execute(
        "select count(*) from duckdb_functions() where function_name = 'lk82'"
    ).fetchall()
    if not known[0][0]:
        con.create_function(
            "lk82", thai_sound, ["VARCHAR"], "VARCHAR", null_handling=SPECIAL
        )


def thai_sound(name: str | None) -> str | None:
    """Return the lk82 code of a name, a letter and four figures.

    Names of one code may sound alike: to find candidates by, not to judge them.
    DuckDB calls this as long as the warehouse lives, so it stays at module level.

    Returns:
        The code; None without a Thai letter that sounds.
    """
    letters = _NOT_THAI.sub("", name or "")
    if not _CONSONANT.search(letters):
        return None
    return _lk82()(letters) or None


@cache
def _lk82() -> Callable[[str], str]:
    """Return the soundex; its library is imported when first asked for.

    It would otherwise make a folder for its data, and look for them on the network.
    """
    os.environ["PYTHAINLP_READ_ONLY"] = os.environ["PYTHAINLP_OFFLINE"] = "1"
    from pythainlp.soundex import lk82

    return lk82
