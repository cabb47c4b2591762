import gzip
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from schemas.contract import columns, table_name
from schemas.earlier import REMEMBERED
from schemas.errors import RunError, SourceError
from tests.flows.tiny import PEOPLE, STRANGER, citizen_id, write_doubtful_sources
from tests.kept_nights import files_that_hold, make_night
from transforms import forget as forget_module
from transforms import forgetting
from transforms.cut_rows import Cut, cut_csv, cut_file, row_ends
from transforms.erasures import ErasureLine, erased_on, read_register, register
from transforms.forgetting import ForgetRequest, forget
from transforms.forgotten import Forgotten, find_by, grown, person_rows
from transforms.forgotten_tables import HEAD, KEYS, Gone, without_person
from transforms.inputs import restore
from transforms.kept_rows import KeptRows
from transforms.nights import hashes, kept_nights
from transforms.private_files import file_sha256
from transforms.publish import TABLES
from transforms.rebuild import make_again
from transforms.switch import staged
from transforms.xlsx_files import read_workbook

NIGHTS = ("2019-01-30", "2019-01-31")
ON = date(2019, 2, 1)
FIRST, SECOND = citizen_id(1), citizen_id(2)


# --- rows out of files -----------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "row", "left"),
    [
        (b"a,b\n1,2\n3,4\n", 2, b"a,b\n3,4\n"),
        (b"a,b\r\n1,2\r\n3,4", 3, b"a,b\r\n1,2\r\n"),
        (b'a,b\n"1\n1",2\n3,4\n', 2, b"a,b\n3,4\n"),
        (b'a,b\n"1 ""\n",2\n3,4\n', 3, b'a,b\n"1 ""\n",2\n'),
        (b"a,b\n\n3,4\n", 3, b"a,b\n\n"),
        (b"a,b\r1,2\r3,4\r", 2, b"a,b\r3,4\r"),
    ],
)
def test_a_row_goes_and_every_other_byte_of_a_csv_stays(written, row, left):
    assert cut_csv(written, "utf-8", Cut(rows={row})) == left


def test_a_row_of_somebody_else_loses_the_lent_id_alone():
    written = "id,ชื่อ\n1234,กล้วย\n1234,ขมิ้น\n".encode("cp874")
    left = cut_csv(written, "cp874", Cut(rows={2}, values={3: "1234"}))
    assert left.decode("cp874") == "id,ชื่อ\n,ขมิ้น\n"


def test_an_id_stands_nowhere_any_more_and_a_ragged_row_about_the_person_goes():
    written = b"id,spouse\n1,5555\n2,x,5555\n3,y,z\n"
    left = cut_csv(written, "utf-8", Cut(ragged={3, 4}, words={"5555"}))
    assert left == b"id,spouse\n1,\n3,y,z\n"


def test_a_quotation_mark_amid_a_value_mistakes_no_row_for_another(tmp_path: Path):
    path = tmp_path / "persons.csv"
    path.write_bytes(b'a,b\n5" pipe,1\nx,2\ny"z,3\n')
    assert len(row_ends(path.read_bytes())) != 4
    left = cut_file(path, "utf-8", Cut(rows={3}, row_count=4))
    assert b"x,2" not in left
    path.write_bytes(left)
    read = duckdb.sql(f"select b from read_csv('{path}', quote='\"')").fetchall()
    assert read == [(1,), (3,)]


def test_a_zipped_csv_is_zipped_again_the_same_each_time(tmp_path: Path):
    path = tmp_path / "persons.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n3,4\n"))
    cut = Cut(rows={3}, row_count=3)
    assert gzip.decompress(cut_file(path, "utf-8", cut)) == b"a,b\n1,2\n"
    assert cut_file(path, "utf-8", cut) == cut_file(path, "utf-8", cut)


def test_a_row_goes_from_a_parquet_file_and_types_stay(tmp_path: Path):
    path = tmp_path / "persons.parquet"
    written = pa.table({"citizen_id": [11, 22, 11], "born": [date(1950, 1, 1)] * 3})
    pq.write_table(written, path)
    path.write_bytes(cut_file(path, "parquet", Cut(rows={2}, values={4: "11"})))
    left = pq.read_table(path)
    assert left["citizen_id"].to_pylist() == [22, None]
    assert left.schema == written.schema


def test_what_goes_from_a_workbook_stands_nowhere_in_it_and_rows_keep_their_numbers(
    tmp_path: Path,
):
    path = tmp_path / "persons.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("persons")
        for row, cells in enumerate((("id", "ชื่อ"), ("1", "กล้วย"), ("2", "ขมิ้น"))):
            sheet.write_row(row, 0, cells)
    path.write_bytes(cut_file(path, "xlsx", Cut(rows={2})))
    assert files_that_hold(tmp_path, ["กล้วย"]) == []
    reading = read_workbook(path, "persons")
    rows = [batch.to_pydict() for batch in reading.batches([0, 1])]
    assert rows == [{"0": [None, "2"], "1": [None, "ขมิ้น"], "source_row": [2, 3]}]


# --- rows out of tables ----------------------------------------------------------

GONE = Gone(
    keys=frozenset({"H1/2"}), records=frozenset({"R1"}), clients=frozenset({"C-R5"}),
    households=frozenset({"H9"}), hashes=frozenset({"ab"}),
    contact_names=frozenset({"กล้วย ดอย"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        (
            {"household_id": ["H1", "H1", "H9"], "person_number": [1, 2, 1]},
            {"household_id": ["H1"], "person_number": [1]},
        ),
        (
            {"service_record_id": ["R1", "R2", None]},
            {"service_record_id": ["R2", None]},
        ),
        ({"person_key": ["H1/2", "H1/1"]}, {"person_key": ["H1/1"]}),
        (
            {"subject_kind": ["client", "client", "household"],
             "subject_id": ["C-R5", "H9", "H9"]},
            {"subject_kind": ["client"], "subject_id": ["H9"]},
        ),
        (
            {"household_id": ["H8"], "identity_hash": ["ab"]},
            {"household_id": [], "identity_hash": []},
        ),
        (
            {"household_id": ["H1", "H2"], "head_name": ["ก", "ข"]},
            {"household_id": ["H1", "H2"], "head_name": [None, "ข"]},
        ),
        (
            {"household_id": ["H2", "H3"], "contact_th": ["อพม. กล้วย ดอย 081", "ข"]},
            {"household_id": ["H2", "H3"], "contact_th": [None, "ข"]},
        ),
    ],
)  # fmt: skip
def test_a_table_loses_what_tells_of_the_person_and_nothing_else(tmp_path, rows, left):
    path = tmp_path / "table.parquet"
    pq.write_table(pa.table(rows), path)
    found = without_person(path, GONE)
    assert found is not None
    assert found.to_pydict() == left


def test_a_name_goes_also_where_none_was_missing(tmp_path: Path):
    path = tmp_path / "table.parquet"
    text = pa.string()
    always = [
        pa.field("household_id", text), pa.field("head_name", text, nullable=False),
    ]  # fmt: skip
    pq.write_table(pa.table([["H1"], ["ก"]], pa.schema(always)), path)
    found = without_person(path, GONE)
    pq.write_table(found, path)
    assert pq.read_table(path)["head_name"].to_pylist() == [None]


@pytest.mark.parametrize(("household", "head"), [("H2", "ก"), ("H1", None)])
def test_a_table_that_tells_nothing_of_the_person_is_left_alone(
    tmp_path: Path, household: str, head: str | None
):
    path = tmp_path / "table.parquet"
    names = {"household_id": [household], "head_name": pa.array([head], pa.string())}
    pq.write_table(pa.table(names), path)
    assert without_person(path, GONE) is None


OF_CENTRES = {"centre_id", "neighbour_centre_id"}


@pytest.mark.parametrize("table", [*TABLES, *REMEMBERED], ids=table_name)
def test_every_kept_table_that_tells_of_somebody_is_told_apart_by_a_key(table):
    promised = columns(table)
    tells = {
        name
        for name, column in promised.items()
        if name.endswith(("_id", "_key")) or column.metadata.get("personal")
    }
    known = {*KEYS, *HEAD}
    assert tells <= OF_CENTRES | {"has_usable_id"} or known & set(promised)


# --- who it is -------------------------------------------------------------------


@pytest.fixture
def rows(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> KeptRows:
    """A warehouse to read nights into; nobody is linked."""
    kept = KeptRows(con, tmp_path / "files")
    for name in ("links", "clients"):
        value = {"links": "linked_to", "clients": "client_id"}[name]
        con.execute(f"create table {name} (service_record_id varchar, {value} varchar)")
    return kept


def _hold(rows: KeptRows, folder: Path, **files: str) -> None:
    """Let the tables hold drawn files."""
    paths = {}
    for name, text in files.items():
        path = folder / f"{name}.csv"
        path.write_text("\n".join(line.strip() for line in text.split("\n")), "utf-8")
        paths[path.name] = (path, text)
    rows.read_files(paths)


PERSONS = "household_id,person_number,citizen_id,title,first_name,last_name,sex,\
birth_date,nationality,marital_status,relation_to_head,health_status,self_care,\
education,occupation"


def _persons(*people: str) -> str:
    """Draw persons: household, number, ID, first name, birth date by blanks."""
    lines = [PERSONS]
    for person in people:
        home, number, id_, first, born = person.split()
        lines.append(f"{home},{number},{id_},,{first},ดอย,,{born},,,,,,,")
    return "\n".join(lines)


def test_who_has_the_number_now_is_not_who_had_it_then(rows: KeptRows, tmp_path: Path):
    _hold(rows, tmp_path, persons=_persons(f"H1 1 {SECOND} ขมิ้น 2495"))
    now = find_by(rows.con, "H1/1")
    _hold(
        rows,
        tmp_path,
        persons=_persons(f"H1 1 {FIRST} กล้วย 2490", f"H1 2 {SECOND} ขมิ้น 2495"),
    )
    who = grown(rows.con, now)
    assert who.keys == {"H1/1", "H1/2"}
    assert who.citizen_ids == {SECOND}
    found = person_rows(rows.con, who)
    assert [each.first_name for each in found.own] == ["ขมิ้น"]
    assert found.others == {"H1/1"}


def test_somebody_else_under_the_persons_id_stays_without_it(
    rows: KeptRows, tmp_path: Path
):
    _hold(
        rows,
        tmp_path,
        persons=_persons(f"H1 1 {FIRST} กล้วย 2490", f"H2 1 {FIRST} ตะแบก 2540"),
    )
    found = person_rows(rows.con, find_by(rows.con, "H1/1"))
    assert [each.first_name for each in found.own] == ["กล้วย"]
    assert found.lent == {3: FIRST}


def test_an_id_that_several_persons_hold_is_asked_back(rows: KeptRows, tmp_path: Path):
    _hold(
        rows,
        tmp_path,
        persons=_persons(f"H1 1 {FIRST} กล้วย 2490", f"H2 1 {FIRST} ตะแบก 2540"),
    )
    with pytest.raises(SourceError, match="several persons") as told:
        find_by(rows.con, FIRST)
    assert FIRST not in str(told.value)


def test_a_placeholder_for_an_id_brings_nobody_else_along(
    rows: KeptRows, tmp_path: Path
):
    nothing = "0" * 13
    _hold(
        rows,
        tmp_path,
        persons=_persons(f"H1 1 {nothing} กล้วย 2490", f"H2 1 {nothing} กล้วย 2490"),
    )
    who = find_by(rows.con, "H1/1")
    assert who.citizen_ids == frozenset()
    assert len(person_rows(rows.con, who).own) == 1


def test_nobody_is_found_by_a_name_that_nothing_has(rows: KeptRows, tmp_path: Path):
    _hold(rows, tmp_path, persons=_persons(f"H1 1 {FIRST} กล้วย 2490"))
    for name in ("H1/2", "C-R1", "R1", SECOND):
        assert find_by(rows.con, name) == Forgotten()


# --- everything that is kept -----------------------------------------------------

ASKED = ForgetRequest("H01/1", "ธุรการ", "เจ้าตัวขอ", ON)
TOLD_OF = (PEOPLE[0][1], PEOPLE[0][4], FIRST)  # first name, birth date, ID


@pytest.fixture(scope="module")
def two_nights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources of every kind and two nights made of them."""
    folder = tmp_path_factory.mktemp("two_nights")
    raw = folder / "raw"
    write_doubtful_sources(raw)
    _as_parquet(raw / "service_records.csv")
    _as_workbook(raw / "welfare_registrations.csv")
    (raw / "contacts.csv").write_text(
        "subdistrict_code,village_number,role,contact_name,phone\n"
        f"570501,1,ผู้ใหญ่บ้าน,นาย{PEOPLE[0][1]} {PEOPLE[0][2]},0800000000\n",
        "utf-8",
    )
    (raw / "decisions").mkdir()
    (raw / "decisions" / "answers.csv").write_text(
        "service_record_id,person_key,evidence_hash,answer,reviewer,reviewed_on\n"
        f"D1,H01/1,{'0' * 16},คนละคน,มาลีผู้ตรวจ,2019-01-10\n"
        f"D3,H03/1,{'0' * 16},คนละคน,มาลีผู้ตรวจ,2019-01-10\n",
        "utf-8",
    )
    for as_of in NIGHTS:
        make_night(folder / "curated", raw, as_of)
    return folder


def _as_parquet(path: Path) -> None:
    rows = duckdb.sql(f"select * from read_csv('{path}', all_varchar=true)")
    rows.write_parquet(str(path.with_suffix(".parquet")))
    path.unlink()


def _as_workbook(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    with xlsxwriter.Workbook(path.with_suffix(".xlsx")) as book:
        sheet = book.add_worksheet(path.stem)
        for row, line in enumerate(lines):
            sheet.write_row(row, 0, line.split(","))
    path.unlink()


@pytest.fixture
def place(two_nights: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(two_nights, tmp_path / "place", symlinks=True))


def _curated(place: Path) -> Path:
    return place / "curated"


@pytest.fixture(scope="module")
def forgotten(two_nights: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it, the head of a household of two forgotten."""
    folder = tmp_path_factory.mktemp("forgotten") / "place"
    shutil.copytree(two_nights, folder, symlinks=True)
    (_curated(folder) / "rebuilt" / "2019-01-30").mkdir(parents=True)
    (_curated(folder) / "rebuilt" / "2019-01-30" / "list.csv").write_text(FIRST)
    (_curated(folder) / "held" / "published").mkdir(parents=True)
    (_curated(folder) / "held" / "published" / "list.csv").write_text(FIRST)
    sheet = _curated(folder) / "reports" / NIGHTS[0] / "field" / "570501.pdf"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(FIRST)
    assert len(files_that_hold(_curated(folder), TOLD_OF)) > 30
    said = forget(_curated(folder), folder / "raw", ASKED)
    (folder / "said.json").write_text(json.dumps(said.source_rows), "utf-8")
    assert said.night_count == len(NIGHTS)
    assert said.is_latest_remade
    assert said.was_held_dropped
    assert said.were_sheets_dropped
    return folder


def test_nothing_that_is_kept_holds_name_birth_date_or_id_any_more(forgotten: Path):
    assert files_that_hold(_curated(forgotten), TOLD_OF) == []


def test_the_household_and_its_other_member_stay(forgotten: Path):
    latest = _curated(forgotten) / "latest"
    needs = pq.read_table(latest / "tables" / "person_needs.parquet").to_pydict()
    people = list(zip(needs["household_id"], needs["person_number"], strict=True))
    assert ("H01", 2) in people
    assert ("H01", 1) not in people
    assert files_that_hold(latest / "target_lists", [PEOPLE[1][1]])


def test_every_other_row_of_a_kept_csv_stays_byte_for_byte(
    forgotten: Path, tmp_path: Path
):
    for night in kept_nights(_curated(forgotten)):
        folder = tmp_path / f"{night.as_of}"
        folder.mkdir()
        raw = restore(night.inputs, folder).raw  # held to the hashes of the index
        written = (forgotten / "raw" / "persons.csv").read_bytes()
        without = [
            line for line in written.splitlines(keepends=True) if b"H01,1," not in line
        ]
        assert (raw / "persons.csv").read_bytes() == b"".join(without)
        answers = (raw / "decisions" / "answers.csv").read_text("utf-8")
        assert "H01/1" not in answers
        assert "D3,H03/1" in answers


def test_a_kept_night_still_says_what_its_files_are(forgotten: Path):
    for night in kept_nights(_curated(forgotten)):
        for name, sha256 in hashes(night.manifest()).items():
            if (night.path / name).exists():
                assert file_sha256(night.path / name) == sha256
        assert erased_on(night.inputs) == [f"{ON}"]


def test_an_erasure_is_recorded_without_saying_whose(forgotten: Path):
    (line,) = read_register(_curated(forgotten))
    assert line["erased_on"] == f"{ON}"
    assert line["erased_by"] == "ธุรการ"
    assert line["reason"] == "เจ้าตัวขอ"
    assert line["night_count"] == f"{len(NIGHTS)}"
    text = (_curated(forgotten) / "erasures.csv").read_text("utf-8")
    assert not [key for key in ("H01", *TOLD_OF) if key in text]
    assert (_curated(forgotten) / "erasures.csv").stat().st_mode & 0o077 == 0
    assert not (_curated(forgotten) / ".forgetting").exists()


def test_the_register_of_erasures_opens_in_a_spreadsheet_as_text(tmp_path: Path):
    for reason in ("=1+1", "เจ้าตัวขอ"):
        register(tmp_path, ErasureLine(ON, "ธุรการ", reason, 1, 2))
    text = (tmp_path / "erasures.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbferased_on")
    assert text.count(b"\xef\xbb\xbf") == 1
    reasons = [line["reason"] for line in read_register(tmp_path)]
    assert reasons == ["'=1+1", "เจ้าตัวขอ"]


def test_the_sources_stay_and_it_is_told_which_rows_to_delete_there(
    forgotten: Path, two_nights: Path
):
    told = json.loads((forgotten / "said.json").read_text("utf-8"))
    assert told == {
        "persons.csv": [2],
        "welfare_registrations.xlsx": [2],
        "service_records.parquet": [4, 7],
        "contacts.csv": [2],
        "decisions/answers.csv": [2],
    }
    for path in (two_nights / "raw").rglob("*.*"):
        there = forgotten / "raw" / path.relative_to(two_nights / "raw")
        assert there.read_bytes() == path.read_bytes()


def test_an_erased_night_is_made_again_and_told_to_be_another(
    forgotten: Path, tmp_path: Path
):
    place = Path(shutil.copytree(forgotten, tmp_path / "place", symlinks=True))
    with staged(_curated(place)):
        said = make_again(_curated(place), kept_nights(_curated(place))[0])
    assert said.remade is not None
    assert said.remade.differing
    assert said.remade.reasons_en == (f"an input was erased on request on {ON}",)


def test_the_next_night_goes_on_without_the_person(forgotten: Path, tmp_path: Path):
    place = Path(shutil.copytree(forgotten, tmp_path / "place", symlinks=True))
    persons = place / "raw" / "persons.csv"
    lines = persons.read_text("utf-8").splitlines(keepends=True)
    persons.write_text("".join(lines[:1] + lines[2:]), "utf-8")
    make_night(_curated(place), place / "raw", "2019-02-01")
    balances = pq.read_table(_curated(place) / "latest/tables/list_balances.parquet")
    assert balances.num_rows
    assert all(balances["is_balanced"].to_pylist())


def test_who_lived_alone_takes_the_household_along_and_a_client_every_record(
    place: Path, caplog: pytest.LogCaptureFixture
):
    forget(_curated(place), place / "raw", ForgetRequest("H03/1", "ก", "ข", ON))
    alone = (PEOPLE[3][1], PEOPLE[3][4], citizen_id(4), "H03")
    assert files_that_hold(_curated(place), alone) == []
    caplog.clear()
    client = (STRANGER[0], STRANGER[3], citizen_id(len(PEOPLE) + 1), "C-R5")
    assert files_that_hold(_curated(place), client)
    forget(_curated(place), None, ForgetRequest("C-R5", "ก", "ข", ON))
    assert files_that_hold(_curated(place), client) == []
    assert not [word for word in client if word in caplog.text]
    assert len(read_register(_curated(place))) == len(("H03/1", "C-R5"))


class KilledError(BaseException):
    """Stands for a kill."""


def _killed_at_call(number: int, real: Callable[..., object]) -> Callable[..., object]:
    """Return a function that ends everything at its nth call."""
    calls: list[None] = []

    def call(*words: object) -> object:
        calls.append(None)
        if len(calls) == number:
            raise KilledError
        return real(*words)

    return call


def test_a_forgetting_that_is_killed_ends_whole_when_given_again(
    place: Path, monkeypatch: pytest.MonkeyPatch
):
    for module, name, number in (
        (forget_module, "replace", 2),
        (forgetting, "make_night", 1),
    ):
        with monkeypatch.context() as patched:
            killed = _killed_at_call(number, getattr(module, name))
            patched.setattr(module, name, killed)
            with pytest.raises(KilledError):
                forget(_curated(place), None, ASKED)
        assert files_that_hold(_curated(place) / "latest" / "tables", TOLD_OF)
    said = forget(_curated(place), None, ASKED)
    assert said.night_count == len(NIGHTS)
    assert said.is_latest_remade
    assert files_that_hold(_curated(place), TOLD_OF) == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (ForgetRequest("H01/9", "ก", "ข", ON), "no kept night knows"),
        (ForgetRequest("H01/1", "ก", f"{PEOPLE[0][1]} ขอ", ON), "names the person"),
        (ForgetRequest("H01/1", FIRST, "ข", ON), "names the person"),
    ],
)
def test_a_slip_is_told_and_changes_nothing(
    place: Path, asked: ForgetRequest, told: str
):
    before = {path: path.stat().st_ino for path in _curated(place).rglob("*.parquet")}
    with pytest.raises(RunError, match=told) as error:
        forget(_curated(place), None, asked)
    assert not [word for word in TOLD_OF if word in str(error.value)]
    after = {path: path.stat().st_ino for path in _curated(place).rglob("*.parquet")}
    assert after == before
    assert not (_curated(place) / ".forgetting").exists()
