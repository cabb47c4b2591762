"""Earlier days made again or filled in, and a person forgotten, by the commands."""

import io
import json
import shutil
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from flows import backfill as filling
from flows.asked import Asked
from flows.backfill import days_between
from flows.forget import read_person, told
from flows.private import UsageError
from flows.rebuild import rebuild
from flows.show_remade import told as told_of_remade
from schemas.errors import RunError, SourceError
from schemas.run import Retention, RunRequest
from tests.conftest import REFERENCE
from tests.flows.running import Place, fingerprint, run_words
from tests.flows.tiny import AREA, citizen_id, personal_values, write_tiny_sources
from tests.kept_nights import make_night
from transforms.forgetting import Forgetting
from transforms.nights import kept_nights
from transforms.remade import DEFECT, Remade, compare
from transforms.switch import staged

NIGHTS = ("2019-01-30", "2019-02-01")
BETWEEN = "2019-01-31"


@pytest.fixture(scope="module")
def two_nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources and two nights made of them, a day between left out."""
    folder = tmp_path_factory.mktemp("two_nights")
    write_tiny_sources(folder / "raw")
    for as_of in NIGHTS:
        make_night(folder / "curated", folder / "raw", as_of)
    return folder


@pytest.fixture
def place(two_nights: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(two_nights, tmp_path / "place", symlinks=True))


def _rebuild(place: Path, as_of: str, overdue_days: int = 60) -> Remade:
    day = date.fromisoformat(as_of)
    request = RunRequest(AREA, day, overdue_days=overdue_days)
    curated = place / "curated"
    asked = Asked(place / "raw", REFERENCE, curated, request, Retention())
    with staged(curated):
        said = rebuild(asked)
    assert said.latest == str(curated / "rebuilt" / as_of)
    assert said.remade is not None
    return said.remade


def test_a_kept_night_is_made_again_byte_for_byte_whatever_the_sources_are_now(
    place: Path,
):
    before = fingerprint(place / "curated" / "latest")
    (place / "raw" / "persons.csv").write_text("gone\n", "utf-8")
    remade = _rebuild(place, NIGHTS[0])
    assert remade == Remade(was_kept=True, file_count=remade.file_count)
    assert remade.file_count > 50
    rebuilt = fingerprint(place / "curated" / "rebuilt" / NIGHTS[0])
    assert len(rebuilt) == remade.file_count + len(("manifest.json",))
    assert fingerprint(place / "curated" / "latest") == before
    assert (place / "curated" / "latest").resolve().name == f"{len(NIGHTS)}"


def test_a_day_that_is_not_kept_is_made_from_the_files_of_now_and_kept(place: Path):
    before = fingerprint(place / "curated" / "latest")
    remade = _rebuild(place, BETWEEN)
    assert not remade.was_kept
    days = [f"{night.as_of}" for night in kept_nights(place / "curated")]
    assert days == sorted((*NIGHTS, BETWEEN))
    assert fingerprint(place / "curated" / "latest") == before
    index = place / "curated/runs" / BETWEEN / "inputs/memory/nights/index.json"
    remembered = {each["night_on"] for each in json.loads(index.read_text("utf-8"))}
    assert remembered == {NIGHTS[0]}
    again = _rebuild(place, BETWEEN)
    assert (again.was_kept, again.differing) == (True, ())
    assert [path.name for path in (place / "curated/rebuilt").iterdir()] == [BETWEEN]


@pytest.mark.parametrize(
    ("lost", "told_of"),
    [
        ("inputs/raw/persons.csv.zst", "raw/persons.csv"),
        ("inputs/reference/codes.csv.zst", "reference/codes.csv"),
        ("inputs/index.json", "index.json"),
    ],
)
def test_an_input_that_is_gone_is_named_and_what_is_left_is_told(
    place: Path, lost: str, told_of: str
):
    (place / "curated/runs" / NIGHTS[0] / lost).unlink()
    with pytest.raises(SourceError, match=told_of) as error:
        _rebuild(place, NIGHTS[0])
    assert "subject_states" in error.value.en
    assert "subject_states" in error.value.th


def test_an_input_that_is_damaged_is_named(place: Path):
    path = place / "curated/runs" / NIGHTS[0] / "inputs/raw/persons.csv.zst"
    damaged = bytearray(path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    path.unlink()
    path.write_bytes(damaged)
    with pytest.raises(SourceError, match=r"raw/persons\.csv"):
        _rebuild(place, NIGHTS[0])


def test_inputs_that_are_kept_no_longer_are_told_so(place: Path):
    shutil.rmtree(place / "curated/runs" / NIGHTS[0] / "inputs")
    with pytest.raises(SourceError, match="--keep-names-nights"):
        _rebuild(place, NIGHTS[0])


def test_a_number_said_for_a_kept_night_that_had_another_is_refused(place: Path):
    with pytest.raises(UsageError, match="made by 60") as error:
        _rebuild(place, NIGHTS[0], overdue_days=45)
    assert error.value.place == "--overdue-days"


def _manifest(**changed: object) -> dict[str, object]:
    """Return a manifest of two files."""
    said: dict[str, object] = {
        "outputs": [{"path": name, "sha256": name} for name in ("a.csv", "b.csv")],
        "code": {"version": "1", "sha256": "0" * 64},
        "libraries": {"duckdb": "1.0", "pandas": "2.0"},
    }
    return said | changed


def test_files_that_differ_are_named_with_the_program_and_libraries_that_changed():
    outputs = [{"path": "a.csv", "sha256": "x"}, {"path": "c.csv", "sha256": "c"}]
    now = _manifest(
        outputs=outputs,
        code={"version": "2", "sha256": "f" * 64},
        libraries={"duckdb": "2.0", "pandas": "2.0"},
    )
    remade = compare(_manifest(), now, ["2019-02-01"])
    assert remade.differing == ("a.csv", "b.csv", "c.csv")
    assert remade.reasons_en == (
        "an input was erased on request on 2019-02-01",
        f"another version of the program: 1 ({'0' * 12}) → 2 ({'f' * 12})",
        "other versions of libraries: duckdb 1.0 → 2.0",
    )
    lines = "\n".join(told_of_remade(remade))
    assert "3 of 2 files differ" in lines
    assert "duckdb 1.0 → 2.0" in lines


def test_a_night_that_differs_for_no_known_reason_is_said_to_be_a_defect():
    now = _manifest(outputs=[{"path": "a.csv", "sha256": "x"}])
    assert compare(_manifest(), now, []).reasons_en == (DEFECT[1],)


def test_another_program_that_makes_the_same_bytes_is_no_difference():
    now = _manifest(code={"version": "2", "sha256": "f" * 64})
    remade = compare(_manifest(), now, [])
    assert remade == Remade(was_kept=True, file_count=2)
    assert "the same 2 files, byte for byte" in told_of_remade(remade)[0]


def test_the_days_of_a_range_come_oldest_first_with_both_ends():
    days = days_between("2019-02-27", "2019-03-01")
    assert [f"{day}" for day in days] == ["2019-02-27", "2019-02-28", "2019-03-01"]


@pytest.mark.parametrize(
    ("first", "last"), [("2019-03-01", "2019-02-28"), ("2562-01-01", "2562-01-02")]
)
def test_a_range_that_makes_no_sense_is_asked_back(first: str, last: str):
    with pytest.raises(UsageError):
        days_between(first, last)


def test_filling_in_stops_at_the_first_failure_and_says_what_is_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    made = []

    def make(day: date, asked: Namespace) -> str:
        del asked
        if day == date(2019, 1, 3):
            raise RunError("ผิด", "wrong")
        made.append(day)
        return filling.MADE if made[1:] else filling.KEPT

    monkeypatch.setattr(filling, "_make", make)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    asked = Namespace(first="2019-01-01", last="2019-01-04", json=True, on_trouble=None)
    out = Console(file=io.StringIO(), width=100)
    with pytest.raises(RunError):
        filling.backfill(asked, out, Console(file=io.StringIO()))
    assert json.loads(out.file.getvalue()) == {  # type: ignore[attr-defined]
        "days": [
            {"as_of": "2019-01-01", "done": "kept"},
            {"as_of": "2019-01-02", "done": "made"},
        ],
        "failed_on": "2019-01-03",
    }


@pytest.mark.parametrize("said", [citizen_id(1), f"1-9700-{citizen_id(1)[5:]}"])
def test_a_citizen_id_is_not_taken_from_the_command_line(said: str):
    with pytest.raises(UsageError) as error:
        read_person(said)
    assert said not in str(error.value)


def test_a_citizen_id_is_read_from_what_is_typed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("1-9700-00000-01-๘\n"))
    assert read_person("-") == "1970000000018"
    assert read_person(" H01/1 ") == "H01/1"


def test_rows_to_delete_at_the_source_are_told_by_file_and_row():
    done = Forgetting(2, 9, True, True, True, {"persons.csv": (5, 9)})
    lines = "\n".join(told(done, Path("data/raw")))
    assert "persons.csv: แถว · row 5, 9" in lines
    assert "else the next run reads them again" in lines
    assert "the night that was held is gone" in lines
    assert "destroy what was printed" in lines


@pytest.mark.flow
def test_the_commands_fill_in_rebuild_and_forget_without_a_word_about_a_person(
    place: Path,
):
    home = Place(place)
    words = run_words(place / "raw", place / "curated")[2:-2]
    filled = home.tambon(
        "backfill", "--from", NIGHTS[0], "--to", "2019-02-02", "--json", *words
    )
    assert filled.returncode == 0, filled.stderr
    days = json.loads(filled.stdout)["days"]
    assert [day["done"] for day in days] == ["kept", "made", "kept", "latest"]

    again = home.tambon("run", "--no-reports", "--as-of", BETWEEN, *words)
    assert again.returncode == 0, again.stderr
    assert "byte for byte" in again.stdout
    assert "not from --raw and --reference" in again.stderr

    asked = ("--reason", "เจ้าตัวขอ", "--by", "ธุรการ", "--on", "2019-02-03")
    folders = ("--raw", place / "raw", "--curated", place / "curated")
    gone = home.tambon("forget", "H01/1", *asked, *folders)
    assert gone.returncode == 0, gone.stderr
    assert "persons.csv" in gone.stdout
    unknown = home.tambon("forget", "H01/1", *asked, *folders)
    assert unknown.returncode == 1
    assert "no kept night knows this person" in unknown.stderr

    said = [filled, again, gone, unknown]
    text = "".join(each.stdout + each.stderr for each in said)
    text += (home.home / "tambon.log").read_text("utf-8")
    assert not [value for value in personal_values() if value in text]
    assert "Traceback" not in text
