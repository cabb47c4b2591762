"""What a map shows of each area: one of five classes of values, or why it has none."""

from collections.abc import Mapping
from dataclasses import dataclass

CLASS_COUNT = 5
# From light to dark blue: told apart by the colour-blind and on grey paper; each with
# the colour of its letters.
COLOURS = (
    ("#e1eef8", "#000000"),
    ("#a9cce6", "#000000"),
    ("#6baed6", "#000000"),
    ("#2171b5", "#ffffff"),
    ("#08306b", "#ffffff"),
)
HIDDEN_TH, NO_DATA_TH = "ปกปิด", "ไม่มีข้อมูล"


@dataclass(frozen=True)
class MapValue:
    """What a map shows of one subdistrict.

    Attributes:
        value: what its class is found by; None where it is hidden or not known.
        text: the value as it is read.
        is_hidden: whether it is hidden from the public.
        key: `measure|row|place` of the figure; empty if it is none of a table.
    """

    value: float | None
    text: str
    is_hidden: bool = False
    key: str = ""

    @property
    def words(self) -> str:
        """What is read of it."""
        if self.is_hidden:
            return HIDDEN_TH
        return NO_DATA_TH if self.value is None else self.text


@dataclass(frozen=True)
class MapClass:
    """One class of a map: its number, colours, and the values that bound it."""

    number: int
    fill: str
    ink: str
    least: str
    most: str

    @property
    def words(self) -> str:
        """Its bounds, as they are read."""
        if self.least == self.most:
            return self.least
        return f"{self.least} – {self.most.removeprefix('ร้อยละ ')}"


def classify(
    values: Mapping[str, MapValue],
) -> tuple[dict[str, MapClass], list[MapClass]]:
    """Return the class of each area with a shown value, and the classes, lowest first.

    As many different values go into each class as into any other; bounds are values
    shown on the map, never hidden ones.
    """
    level_of = {
        code: value.value
        for code, value in values.items()
        if value.value is not None and not value.is_hidden
    }
    levels = sorted(set(level_of.values()))
    count = min(CLASS_COUNT, len(levels))
    number_of = {
        level: rank * count // len(levels) for rank, level in enumerate(levels)
    }
    words = {level: values[code].text for code, level in level_of.items()}
    classes = []
    for number in range(count):
        of_it = [level for level in levels if number_of[level] == number]
        classes.append(_class(number, count, (words[of_it[0]], words[of_it[-1]])))
    return {code: classes[number_of[of]] for code, of in level_of.items()}, classes


def _class(number: int, count: int, bounds: tuple[str, str]) -> MapClass:
    """Return a class; few classes take colours far apart."""
    step = (CLASS_COUNT - 1) * number // max(1, count - 1)
    return MapClass(number + 1, *COLOURS[step], *bounds)
