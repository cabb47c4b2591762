"""What is new, for machines: a CSV of each subdistrict's changes."""

import csv
import stat
from pathlib import Path

from schemas import curated
from schemas.contract import kept_columns
from tests.transforms.invented_changes import change, two_nights
from tests.transforms.invented_tables import REQUEST, insert, warehouse
from transforms.change_figures import read_comparisons, read_subdistrict_comparisons
from transforms.change_files import write_change_files


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_subdistrict_has_its_changes_the_night_before_first(tmp_path: Path):
    written = write_change_files(two_nights(), tmp_path, REQUEST)
    assert written == {
        "changes/571401.csv": 4,
        "changes/571402.csv": 0,
        "changes/571403.csv": 0,
    }
    rows = read(tmp_path / "changes" / "571401.csv")
    assert [(row["baseline_code"], row["change_kind"]) for row in rows] == [
        ("previous", "entered"),
        ("previous", "left"),
        ("previous", "moved"),
        ("plan", "left"),
    ]
    assert list(rows[0]) == kept_columns(curated.ChangeRows)


def test_a_spreadsheet_reads_thai_and_executes_nothing(tmp_path: Path):
    write_change_files(two_nights(), tmp_path, REQUEST)
    path = tmp_path / "changes" / "571401.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read(path)[0]["head_name"] == "'=นางสมมุติ น้ำผึ้ง"
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_who_left_a_subdistrict_that_is_no_more_is_not_dropped(tmp_path: Path):
    con = two_nights()
    insert(con, curated.ChangeRows, change("left", 1, subdistrict_code="579999"))
    written = write_change_files(con, tmp_path, REQUEST)
    assert written["changes/579999.csv"] == 1


def test_on_a_first_night_every_subdistrict_has_an_empty_file(tmp_path: Path):
    written = write_change_files(warehouse(), tmp_path, REQUEST)
    assert set(written.values()) == {0}
    assert len(written) == 3
    assert read_comparisons(warehouse()) == ()


def test_the_counts_of_subdistricts_add_up_to_the_areas():
    con = two_nights()
    before, monday, plan = read_comparisons(con)
    assert (before.baseline_code, before.compared_on) == ("previous", "2020-03-30")
    assert (before.entered_count, before.left_count, before.moved_count) == (4, 2, 0)
    assert [each.announcement_en for each in before.announcements] == [
        "the points changed from version 1 to 2"
    ]
    assert before.unexplained_count == 1
    lists = {each.list_code: each for each in before.lists}
    assert (lists["unserved"].before_count, lists["unserved"].now_count) == (5, 6)
    assert lists["emptied"].now_count == 0
    assert monday.announcements == plan.announcements == ()
    assert plan.entered_count == 0
    own = read_subdistrict_comparisons(con)
    assert own["571401"][0].entered_count == 2
    assert own["571402"][0].unexplained_count == 1
    assert len(own["571402"]) == 1


def test_a_list_that_does_not_add_up_is_told_of_the_area_too():
    con = two_nights()
    assert all(each.is_balanced for each in read_comparisons(con))
    con.execute(
        "update curated.list_balances set is_balanced = false "
        "where subdistrict_code = '571402'"
    )
    before, monday, _ = read_comparisons(con)
    assert not before.is_balanced
    assert monday.is_balanced
    assert read_subdistrict_comparisons(con)["571401"][0].is_balanced
