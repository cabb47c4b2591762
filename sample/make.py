"""Making the whole sample: people, cards, centres, requests, then the files."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sample import centres, faults, identity, record_files, truth
from sample.arrays import Texts, chance, first_of_each, texts
from sample.calendar_days import AS_OF
from sample.clients import Clients
from sample.help_requests import make_requests
from sample.needs import Needs
from sample.published import read_published
from sample.record_clients import Filing
from sample.shares import LEVELS
from sample.since_survey import clients_now
from sample.statuses import person_status_table
from sample.world import World, make_world
from sample.write import (
    write_csv,
    write_csv_cp874,
    write_parquet,
    write_text,
    write_xlsx,
)

VERSION = "2"
ABOUT = "sample.json"
NOTE_TH = "ข้อมูลสมมุติ ไม่ใช่ข้อมูลของบุคคลจริง ผลรวมตรงกับตัวเลขเผยแพร่ของ TPMAP ปี 2561"
NOTE_EN = "invented data, no real person's; sums equal TPMAP's published ones of 2561"


@dataclass(frozen=True)
class Sample:
    """Which sample: the same gives the same bytes.

    Attributes:
        seed: seed of chance.
        area: province code (57) or district code (such as 5705).
        reference: folder of the code lists and rules.
        noise: `easy` or `hard` (`sample.shares`).
    """

    seed: int
    area: str
    reference: Path
    noise: str = "easy"


def make_sample(
    raw: Path, *, seed: int, area: str, reference: Path, noise: str = "easy"
) -> None:
    """Write invented sources of a province or district, and the truth beside them.

    Args:
        raw: folder that the sources are written into.
        seed: the same seed gives the same bytes.
        area: province code (57) or district code (such as 5705).
        reference: folder of the code lists and rules.
        noise: `easy` or `hard` (`sample.shares`).
    """
    published = read_published(area)
    raw.mkdir(parents=True, exist_ok=True)
    (raw / "truth").mkdir(mode=0o700, exist_ok=True)
    (raw / ABOUT).unlink(missing_ok=True)  # written last: who finds it has all files
    world = make_world(published, seed, reference, LEVELS[noise])
    _write_survey(world, raw)
    _write_centres_and_records(world, raw)
    write_about(raw, Sample(seed, area, reference, noise), AS_OF)


def write_about(raw: Path, sample: Sample, as_of: np.datetime64) -> None:
    """Write the card of a sample, once all else is there.

    Args:
        raw: folder of the sample.
        sample: what it is of.
        as_of: the day it speaks of.
    """
    about = {
        "is_invented": True,
        "seed": sample.seed,
        "area": sample.area,
        "noise": sample.noise,
        "as_of": str(as_of),
        "generator_version": VERSION,
        "note_th": NOTE_TH,
        "note_en": NOTE_EN,
    }
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    write_text(text, raw / ABOUT)


def _write_survey(world: World, raw: Path) -> None:
    """Write households, persons, card registrations and what happened to persons."""
    share, seed = world.shares.faulty_rows, world.seed
    extra = faults.faulty_households(world.households, share, seed)
    write_csv(faults.mixed_in(world.households, extra, seed), raw / "households.csv")
    strange = pd.concat(
        [
            faults.faulty_persons(world.persons, share, seed),
            faults.members_of_faulty(extra, world.persons),
        ]
    )
    write_csv(faults.mixed_in(world.persons, strange, seed), raw / "persons.csv")
    clients = world.clients
    registered = np.flatnonzero(clients.is_registered)
    cards = identity.registrations_table(
        clients.citizen_id[registered],
        clients.is_verified[registered],
        seed,
        world.shares,
    )
    extra = faults.faulty_registrations(cards, share, seed)
    write_csv(faults.mixed_in(cards, extra, seed), raw / "welfare_registrations.csv")
    status = person_status_table(
        world.people, world.persons, world.event, world.words, seed
    )
    write_csv(status, raw / "person_status.csv")


def _write_centres_and_records(world: World, raw: Path) -> None:
    """Write centres, coverage, contacts and service records, and the truth."""
    seed, survey, words = world.seed, world.survey, world.words
    centre = centres.make_centres(survey.published, seed)
    coverage = centres.make_coverage(centre, survey.published, seed)
    write_xlsx(
        centres.centres_table(centre, words, seed), raw / "centres.xlsx", "centres"
    )
    write_csv_cp874(centres.coverage_table(coverage), raw / "centre_coverage.csv")
    contacts = centres.contacts_table(survey.published, survey.villages, words, seed)
    write_csv(contacts, raw / "contacts.csv")
    requests, needs = make_requests(
        survey.plan, world.clients, world.catalogue, seed, world.shares
    )
    requests = record_files.in_order(requests)
    now = clients_now(world.clients, survey, seed, world.shares)
    filing = Filing(now, world.catalogue, requests, words)
    area = now.area_code[requests.client]
    centre_id = centres.centre_of(area, coverage, chance(seed, "centre_of"))
    table, true = record_files.records_table(filing, centre_id, seed, world.shares)
    earlier = record_files.earlier_versions(
        table, requests, world.shares.records_superseded, seed
    )
    strange = faults.faulty_records(table, world.shares.faulty_rows, seed)
    extra = pd.concat([earlier, strange])
    write_csv(faults.mixed_in(table, extra, seed), raw / "service_records.csv")
    _write_truth(world, (true, needs, now), raw / "truth")


def _write_truth(
    world: World, true: tuple[pd.DataFrame, Needs, Clients], folder: Path
) -> None:
    """Write who is truly who, and who truly needs what."""
    records, needs, now = true
    clients, survey = world.clients, world.survey
    homes = _home_ids(world)
    number = _numbers(world)
    failed = truth.true_needs(
        survey, len(homes), world.catalogue.dimension, world.seed, world.shares
    )
    for name, table in (
        ("persons", truth.true_persons(clients, homes, number)),
        ("service_records", truth.true_records(records, now, homes, number)),
        ("households", truth.true_households(survey, clients, homes, needs, failed)),
    ):
        write_parquet(table, folder / f"{name}.parquet")


def _home_ids(world: World) -> Texts:
    """Return the id of each home; those never surveyed have one of their own."""
    surveyed = world.households["household_id"].to_numpy(object)
    others = int(world.clients.home.max()) + 1 - len(surveyed)
    return np.concatenate([surveyed, texts([f"OUT-{n:06d}" for n in range(others)])])


def _numbers(world: World) -> Texts:
    """Return everybody's number in the household."""
    home = world.clients.home
    starts = np.flatnonzero(first_of_each(home))
    number = np.arange(len(home)) - starts[np.cumsum(first_of_each(home)) - 1] + 1
    return pd.Series(number).astype(str).to_numpy(object)
