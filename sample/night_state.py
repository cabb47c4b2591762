"""The sources as they stand tonight, and what is told of how they came to be so."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from sample.arrays import Chance, Flags, chance
from sample.night_calendar import day_of

NEEDY_FAVOURED = 3.0  # times as likely to be touched, so that the lists move
INDICATORS = [f"indicator_{number}" for number in range(1, 32)]
EVENT = (
    "kind", "household_id", "person_number", "service_record_id", "centre_id",
    "detail",
)  # fmt: skip


@dataclass
class Sources:
    """Every source of one night.

    Attributes:
        seed: seed of chance.
        tables: each source's rows, by its name.
        persons: who truly is who (`truth/persons` of the single sample).
        records: whom each record is truly about (`truth/service_records`).
        untouched: households that nothing has happened to yet, in the order in which
            it will.
        changed: sources that differ from the night before.
        events: what happened tonight.
        answered: records about which an officer has answered.
        damaged: rows to be mended: the night, household, column, what it should be.
    """

    seed: int
    tables: dict[str, pd.DataFrame]
    persons: pd.DataFrame
    records: pd.DataFrame
    untouched: pd.Index
    changed: set[str] = field(default_factory=set)
    events: list[dict[str, str]] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    damaged: list[tuple[int, str, str, str | None]] = field(default_factory=list)

    def chance(self, night: int, idea: str) -> Chance:
        """Return a stream of chance for one idea of one night."""
        return chance(self.seed, f"{idea} of {day_of(night)}")

    def count(self, share: float) -> int:
        """Return how many households a share of them is, at least two."""
        return max(2, round(share * len(self.tables["households"])))

    def take(self, count: int, among: Iterable[str] | None = None) -> pd.Index:
        """Return the next untouched households, which then are so no more."""
        fits = self.untouched
        taken = (fits if among is None else fits[fits.isin(list(among))])[:count]
        self.untouched = fits[~fits.isin(taken)]
        return taken

    def places(self, source: str, households: pd.Index) -> pd.Index:
        """Return the rows of households in a source."""
        table = self.tables[source]
        return table.index[table["household_id"].isin(households)]

    def add(self, source: str, rows: pd.DataFrame) -> None:
        """Add rows at the end of a source."""
        both = [self.tables[source], rows]
        self.tables[source] = pd.concat(both, ignore_index=True)
        self.changed.add(source)

    def remove(self, source: str, rows: pd.Index) -> pd.DataFrame:
        """Take rows out of a source, and return them."""
        table = self.tables[source]
        self.tables[source] = table.drop(rows).reset_index(drop=True)
        self.changed.add(source)
        return table.loc[rows]

    def text(self, source: str, row: int, column: str) -> str:
        """Return one value that is there."""
        return str(self.tables[source].at[row, column])

    def write(self, source: str, row: int, column: str, value: str | None) -> None:
        """Write one value."""
        self.tables[source].at[row, column] = value
        self.changed.add(source)

    def tell(self, kind: str, **what: object) -> None:
        """Note what happened."""
        told = dict.fromkeys(EVENT, "") | {"kind": kind}
        self.events.append(told | {name: str(value) for name, value in what.items()})


def first_sources(
    tables: dict[str, pd.DataFrame], truth: dict[str, pd.DataFrame], seed: int
) -> Sources:
    """Return the sources of the single sample, nothing of them touched yet."""
    homes = tables["households"]
    ids = homes["household_id"]
    sound = ids.str.fullmatch(r"HH-\d{6}-\d{5}") & ~ids.duplicated(keep=False)
    rng = chance(seed, "order of nights")
    weight = np.where(_needy(homes), NEEDY_FAVOURED, 1.0)
    order = np.argsort(-(rng.random(len(homes)) ** (1 / weight)), kind="stable")
    order = order[sound.to_numpy(bool)[order]]
    return Sources(
        seed=seed,
        tables=tables,
        persons=truth["persons"],
        records=truth["service_records"],
        untouched=pd.Index(ids.iloc[order]),
    )


def _needy(homes: pd.DataFrame) -> Flags:
    """Return which households fail some indicator."""
    fails: Flags = (homes[INDICATORS] == "0").any(axis=1).to_numpy(bool)
    return fails
