import io
import traceback
from pathlib import Path

import pytest
from rich.console import Console

from flows.failure import DEFECT, MISUSED, TO_MEND, exit_code, show_failure
from flows.private import DefectError, FileError, UsageError, without_values
from flows.request import read_day
from flows.show_reconciliation import show_reconciliation
from schemas.errors import ContractError, LedgerError, RunError, SourceError
from transforms.reconcile import ColumnAgreement, Reconciliation

PERSONAL = "1970000000012"


def fail_over(error: Exception) -> RunError:
    """Return what comes through of an error that rose from one with a value in it."""
    with pytest.raises(RunError) as caught, without_values():
        _fail(error)
    return caught.value


def _fail(error: Exception) -> None:
    try:
        raise ValueError(PERSONAL)
    except ValueError as behind:
        raise error from behind


@pytest.mark.parametrize(
    "error", [SourceError("ไทย", "English", file="persons.csv"), KeyError(PERSONAL)]
)
def test_no_value_comes_through_with_an_error(error: Exception) -> None:
    told = fail_over(error)
    assert PERSONAL not in "".join(traceback.format_exception(told))


def test_a_defect_names_its_kind_and_its_place_in_our_code() -> None:
    with pytest.raises(DefectError) as caught, without_values():
        read_day(None)  # type: ignore[arg-type]
    assert "TypeError flows/request.py" in caught.value.place


def test_a_file_that_cannot_be_read_is_named_with_the_systems_reason(
    tmp_path: Path,
) -> None:
    with pytest.raises(FileError) as caught, without_values():
        (tmp_path / "nowhere" / "x.csv").read_text("utf-8")
    assert caught.value.file.endswith("x.csv")
    assert "No such file" in caught.value.en


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SourceError("", ""), TO_MEND),
        (FileError("", ""), TO_MEND),
        (UsageError("", ""), MISUSED),
        (ContractError("", ""), DEFECT),
        (LedgerError("", ""), DEFECT),
        (DefectError(KeyError()), DEFECT),
    ],
)
def test_the_exit_code_says_who_mends_it(error: RunError, code: int) -> None:
    assert exit_code(error) == code


def test_only_debug_shows_what_is_behind_a_defect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / ".prefect"))
    told = fail_over(KeyError(PERSONAL))
    shown = {debug: io.StringIO() for debug in (False, True)}
    for debug, text in shown.items():
        show_failure(told, Console(file=text, width=200), debug=debug)
    assert PERSONAL not in shown[False].getvalue()
    assert "tambon.log" in shown[False].getvalue()
    assert PERSONAL in shown[True].getvalue()


def test_a_reconciliation_tells_where_the_counts_differ_and_what_was_left_out() -> None:
    said = Reconciliation(
        columns=(
            ColumnAgreement("household.CNT", 2, 1, (("570501", 2520.0, 2519.0),)),
        ),
        not_compared=(("happiness", "the sources hold no happiness score"),),
        areas_only_published=("570601", "570602"),
        areas_only_ours=(),
    )
    text = io.StringIO()
    show_reconciliation(said, Console(file=text, width=200))
    told = text.getvalue()
    assert "1 / 2" in told
    assert "household.CNT 570501: 2,520 ≠ 2,519" in told
    assert "happiness  the sources hold no happiness score" in told
    assert "published (2): 570601, 570602" in told
    assert "not all agree" in told
