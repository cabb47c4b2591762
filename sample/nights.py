"""A sample that evolves: the sources of many nights, one folder each."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from sample.make import Sample, make_sample, write_about
from sample.night_answers import answers
from sample.night_calendar import MOST_NIGHTS, NEW_RULES_NIGHT, day_of
from sample.night_cases import Cases, make_cases
from sample.night_centres import centre_changes
from sample.night_files import (
    link_missing,
    read_tables,
    read_truth,
    write_source,
)
from sample.night_offices import office_changes
from sample.night_records import record
from sample.night_register import find_new, hide, register_changes, withhold
from sample.night_rules import REFERENCE, write_new_rules
from sample.night_state import EVENT, Sources, first_sources
from sample.night_survey import survey_changes
from sample.words import Words, read_words
from sample.write import write_csv, write_text

DECISIONS, TRUTH = "decisions", "truth"


@dataclass
class Story:
    """What is to happen in all the nights.

    Attributes:
        now: the sources, as of the last night told.
        cases: every version of every record.
        words: how codes are written.
        found: the homes that the survey finds, by night.
        hidden: their rows.
    """

    now: Sources
    cases: Cases
    words: Words
    found: dict[int, pd.Index]
    hidden: dict[str, pd.DataFrame]


def make_nights(raw: Path, asked: Sample, nights: int) -> list[Path]:
    """Write the sources of many nights, `raw/<as_of>` each, and return the folders.

    Files that are the same as the night before are links to it: no file of a night may
    be written into, only replaced.

    Args:
        raw: folder that the nights are written into.
        asked: of which area, by which seed.
        nights: how many.
    """
    raw.mkdir(parents=True, exist_ok=True)
    story = _begin(raw, asked)
    folders: list[Path] = []
    for night in range(nights):
        folder = raw / str(day_of(night))
        with _whole(folder) as staging:
            _tell(story, night)
            _write(story, night, staging)
            if night == NEW_RULES_NIGHT:
                write_new_rules(asked.reference, staging / REFERENCE)
            if folders:
                link_missing(folders[-1], staging)
            write_about(staging, asked, day_of(night))
        folders.append(folder)
    return folders


def _begin(raw: Path, asked: Sample) -> Story:
    """Make the single sample, and return what its people will go through."""
    with tempfile.TemporaryDirectory(prefix=".single-", dir=raw) as single:
        make_sample(
            Path(single),
            seed=asked.seed,
            area=asked.area,
            reference=asked.reference,
            noise=asked.noise,
        )
        tables, truth = read_tables(Path(single)), read_truth(Path(single))
    services = pd.read_csv(asked.reference / "services.csv").set_index("service_code")
    cases = make_cases(tables["service_records"], services["lasts_months"], asked.seed)
    now = first_sources(tables, truth, asked.seed)
    found = withhold(now, MOST_NIGHTS)  # fewer nights are the first of more
    every = pd.Index([home for homes in found.values() for home in homes])
    hidden = hide(now, every)
    now.changed |= set(tables)  # the first night writes every file
    return Story(now, cases, read_words(asked.reference), found, hidden)


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """Give a folder to write into, which takes its name only once it is whole."""
    staging = folder.with_name(f".{folder.name}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(mode=0o700)
    yield staging
    shutil.rmtree(folder, ignore_errors=True)
    staging.rename(folder)


def _tell(story: Story, night: int) -> None:
    """Let tonight's things happen."""
    now = story.now
    record(now, story.cases, night)
    register_changes(now, night)
    survey_changes(now, night)
    if night in story.found:
        find_new(now, story.hidden, story.found[night])
    office_changes(now, story.words, night)
    centre_changes(now, night)
    if night == NEW_RULES_NIGHT:
        now.tell("rules_changed", detail="score_points, vulnerability_levels")


def _write(story: Story, night: int, folder: Path) -> None:
    """Write what changed, the answers given tonight, and what truly happened."""
    now = story.now
    for source in sorted(now.changed):
        write_source(source, now.tables[source], folder)
    given = answers(now, story.cases, story.words, night)
    if given is not None:
        (folder / DECISIONS).mkdir(mode=0o700)
        write_csv(given, folder / DECISIONS / f"answers-{day_of(night)}.csv")
    (folder / TRUTH).mkdir(mode=0o700)
    events = pd.DataFrame(now.events, columns=list(EVENT), dtype=object)
    told = events.to_csv(index=False, lineterminator="\n")
    write_text(told, folder / TRUTH / "events.csv")
    now.changed.clear()
    now.events.clear()
