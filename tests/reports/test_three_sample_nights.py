"""Three nights of invented people: what each public edition hides stays hidden."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reports.disclosure import Disclosed, make_public
from reports.disclosure.audit import audit
from reports.disclosure.memory import remember
from reports.disclosure.public import hidden_unknowns
from reports.disclosure.system import read_system
from reports.figures import Edition, Figures
from reports.read import read_report_rules
from sample.make import Sample
from sample.nights import make_nights
from schemas.run import RunRequest
from tests.conftest import REFERENCE
from transforms.admit import admit_sources
from transforms.build import build_tables
from transforms.load import load_reference, load_sources
from transforms.warehouse import open_warehouse

DISTRICT = "5718"
NIGHTS, HIDE_BELOW = 3, 5


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Edition]:
    """The public editions of three nights, each made with those before it in mind."""
    raw = tmp_path_factory.mktemp("nights")
    made: list[Edition] = []
    for folder in make_nights(raw, Sample(3, DISTRICT, REFERENCE, "hard"), NIGHTS):
        earlier = [remember(edition) for edition in made]
        made.append(make_public(build_figures(folder), earlier, HIDE_BELOW))
    return made


def build_figures(folder: Path) -> Figures:
    """Return the figures of a night, from its sources."""
    request = RunRequest(DISTRICT, date.fromisoformat(folder.name), is_invented=True)
    with open_warehouse() as con:
        load_reference(con, REFERENCE)
        load_sources(con, folder, {})
        admit_sources(con, request)
        build_tables(con, request)
        rows = con.execute(
            "select measure_code, row_code, place_code, place_name, part_of_code,"
            " figure_count from curated.report_figures"
        ).fetchall()
    return Figures(
        as_of=request.as_of,
        area_code=DISTRICT,
        is_invented=True,
        counts={(row[0], row[1], row[2]): row[5] for row in rows},
        place_names={row[2]: row[3] for row in rows},
        part_of={row[2]: row[4] for row in rows if row[4] is not None},
        rules=read_report_rules(REFERENCE),
    )


def remembered(editions: list[Edition]) -> Iterator[tuple[Edition, list[Disclosed]]]:
    """Yield each edition with those before it."""
    for number, edition in enumerate(editions):
        yield edition, [remember(before) for before in editions[:number]]


def test_things_happen_between_the_nights(editions):
    counts = [edition.figures.counts for edition in editions]
    assert counts[0] != counts[1] != counts[2]
    assert all(edition.hidden for edition in editions)


def test_no_small_figure_of_people_in_need_is_shown_on_any_night(editions):
    for edition in editions:
        measures = edition.figures.rules.measures
        for key, count in edition.figures.counts.items():
            if measures[key[0]].is_hidden_when_small and 0 < count < HIDE_BELOW:
                assert edition.shown(key) is None


def test_every_hidden_figure_keeps_room_with_all_three_editions_in_hand(editions):
    for edition, earlier in remembered(editions):
        system = read_system(edition.figures, earlier, HIDE_BELOW)
        hidden = hidden_unknowns(system, edition.hidden)
        assert audit(system, hidden, HIDE_BELOW - 1) == []


def test_a_figure_shown_again_on_the_third_night_is_found(editions):
    last, earlier = list(remembered(editions))[-1]
    system = read_system(last.figures, earlier, HIDE_BELOW)
    protecting = [key for key, why in last.hidden.items() if why != "small"]
    assert protecting
    shown = {key: why for key, why in last.hidden.items() if key not in protecting}
    assert audit(system, hidden_unknowns(system, shown), HIDE_BELOW - 1)
