"""What editions said is kept for those after them, for their owner alone."""

import stat
from dataclasses import replace
from datetime import date, timedelta

import pytest

from reports.disclosure import Disclosed, make_public, read_disclosed, write_disclosed
from reports.disclosure.memory import remember
from reports.disclosure.public import remembered
from schemas.errors import DisclosureError
from tests.reports.disclosure.drawn_figures import draw_table


def test_editions_come_back_oldest_first_with_what_they_hid(tmp_path):
    public = make_public(draw_table((3, 97), (50, 50)), ())
    later = replace(public, figures=replace(public.figures, as_of=date(2020, 3, 3)))
    write_disclosed(tmp_path / "disclosed", later)
    write_disclosed(tmp_path / "disclosed", public)
    assert read_disclosed(tmp_path / "disclosed") == (remember(public), remember(later))


def test_an_edition_is_written_once_and_another_of_its_day_beside_it(tmp_path):
    public = make_public(draw_table((3, 97), (50, 50)), ())
    other = make_public(draw_table((9, 97), (50, 50)), ())
    for edition in (public, public, other, other):
        write_disclosed(tmp_path, edition)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["2020-03-02.1.parquet", "2020-03-02.2.parquet"]
    assert read_disclosed(tmp_path) == (remember(public), remember(other))


def test_files_are_for_their_owner_alone(tmp_path):
    folder = tmp_path / "disclosed"
    write_disclosed(folder, make_public(draw_table((3, 97), (50, 50)), ()))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()] == [0o600]


def test_a_damaged_edition_stops_the_public_one_and_says_to_bring_it_back(tmp_path):
    (tmp_path / "2020-03-01.1.parquet").write_bytes(b"not what it was")
    with pytest.raises(DisclosureError, match="do not delete it"):
        read_disclosed(tmp_path)


def test_the_last_edition_of_each_month_is_remembered_longer_than_a_month():
    days = [date(2020, 1, 1) + timedelta(days=at) for at in range(100)]
    said = [Disclosed(day, {}, {}) for day in days]
    kept = [each.as_of for each in remembered(said)]
    assert kept[:2] == [date(2020, 1, 31), date(2020, 2, 29)]
    assert kept[2:] == days[-31:]
