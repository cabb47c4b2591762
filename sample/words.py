"""Codes as the sources write them: the Thai name of the code list, or another word."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from sample.arrays import Chance, Texts, texts

HARD_TO_READ = {"-"}  # it says that nothing was written


@dataclass(frozen=True)
class Words:
    """The code lists and spellings of a reference folder."""

    codes: pd.DataFrame
    spellings: pd.DataFrame

    def write(
        self, list_name: str, codes: Texts, other_words: float, rng: Chance
    ) -> Texts:
        """Return codes as written words, a share of them in another word for it."""
        here = self.codes["list_name"] == list_name
        name_of = self.codes[here].set_index("code")["name_th"]
        distinct, place = np.unique(codes.astype(str), return_inverse=True)
        written = texts(name_of.loc[distinct].tolist())[place]
        other = rng.random(len(codes)) < other_words
        rows = self.spellings[self.spellings["list_name"] == list_name]
        for number, code in enumerate(distinct.tolist()):
            spellings = rows.loc[rows["code"] == code, "spelling"]
            choice = texts(sorted(set(spellings) - HARD_TO_READ))
            places = np.flatnonzero(other & (place == number))
            if len(choice):
                written[places] = choice[rng.integers(len(choice), size=len(places))]
        return written


def read_words(reference: Path) -> Words:
    """Return the code lists and spellings of a reference folder."""
    codes, spellings = (
        pd.read_csv(reference / name, dtype=str)
        for name in ("codes.csv", "spellings.csv")
    )
    return Words(codes, spellings)
