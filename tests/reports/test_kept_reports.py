"""Reports are put in place whole, thinned with the nights, and known by their night."""

from datetime import date
from pathlib import Path

import pytest

from reports.kept_reports import (
    Made,
    days_to_keep,
    is_due,
    is_reported,
    is_same_night,
    night_sha256,
    put_in_place,
    report_days,
    thin_reports,
)
from transforms.private_files import write_json

DAY = date(2020, 3, 2)


def made(curated: Path, **files: str) -> Made:
    """Return reports that were just made: a file each, `__` for a folder's end."""
    staging = curated / ".staging" / "reports"
    new = Made(curated, DAY, staging)
    for name, text in files.items():
        path = new.fresh / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return new


def reports_of(curated: Path, *days: str) -> None:
    for day in days:
        sheet = curated / "reports" / day / "field" / "570501.pdf"
        sheet.parent.mkdir(parents=True)
        sheet.touch()


def there(curated: Path) -> dict[str, str]:
    folder = curated / "reports" / f"{DAY}"
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def clear(new: Made) -> None:
    """Empty the staging folder, as the end of a run does."""
    for path in sorted(new.staging.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def test_reports_of_a_day_take_the_place_of_the_former_whole(tmp_path):
    first = made(tmp_path, public__57="a", internal__57="b")
    put_in_place(first, is_part=False)
    clear(first)
    put_in_place(made(tmp_path, public__57="c"), is_part=False)
    assert there(tmp_path) == {"public/57": "c"}


def test_one_districts_reports_leave_the_others_as_they_are(tmp_path):
    first = made(tmp_path, public__57="a", public__5705="b")
    put_in_place(first, is_part=False)
    clear(first)
    put_in_place(made(tmp_path, public__5705="c", field__570501="d"), is_part=True)
    assert there(tmp_path) == {
        "public/57": "a", "public/5705": "c", "field/570501": "d",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("nights", "kept"),
    [
        (400, {"2019-12-31", "2020-01-30", "2020-02-02"}),
        (34, {"2019-12-31", "2020-01-30", "2020-02-02"}),
        (33, {"2020-01-30", "2020-02-02"}),
        (1, {"2020-02-02"}),
    ],
)
def test_the_newest_and_the_last_of_each_month_are_kept_a_while(nights, kept):
    told = ("2019-12-01", "2019-12-31", "2020-01-01", "2020-01-30", "2020-02-02")
    days = [date.fromisoformat(day) for day in told]
    assert {f"{day}" for day in days_to_keep(days, nights)} == kept


def test_only_the_newest_reports_keep_their_field_sheets(tmp_path):
    reports_of(tmp_path, "2020-01-30", "2020-01-31", "2020-02-01", "2020-02-02")
    (tmp_path / "reports" / "disclosed").mkdir()
    thin_reports(tmp_path, nights=400)
    assert [f"{day}" for day in report_days(tmp_path)] == ["2020-01-31", "2020-02-02"]
    sheets = [path.parents[1].name for path in tmp_path.rglob("570501.pdf")]
    assert sheets == ["2020-02-02"]


def test_reports_are_known_by_the_night_they_are_of(tmp_path):
    manifest = {
        "as_of": f"{DAY}",
        "area_code": "57",
        "is_invented": True,
        "outputs": [],
    }
    write_json(tmp_path / "latest" / "manifest.json", manifest)
    assert is_due(tmp_path, DAY)
    card = {"only": None, "hide_below": 5, "night_sha256": night_sha256(tmp_path)}
    path = tmp_path / "reports" / f"{DAY}" / "report.json"
    write_json(path, card)
    assert is_reported(tmp_path, DAY)
    assert not is_due(tmp_path, DAY)
    assert is_same_night(tmp_path, DAY, 5)
    assert not is_same_night(tmp_path, DAY, 3)
    write_json(path, card | {"only": "5705"})
    assert is_due(tmp_path, DAY)
    write_json(path, card | {"night_sha256": "another"})
    assert is_due(tmp_path, DAY)
    assert not is_due(tmp_path, date(2020, 3, 1))
