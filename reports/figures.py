"""The figures of one night's reports, as `latest/tables` and the rules have them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

# measure_code, row_code, place_code
Key = tuple[str, str, str]
ALL = "all"  # the row of a measure that is told by nothing


@dataclass(frozen=True)
class Measure:
    """One measure of the reports; a row of `reference.report_measures`."""

    code: str
    order: int
    unit: str
    row_set: str
    place_set: str
    is_hidden_when_small: bool
    name_th: str
    name_en: str
    certainty_th: str
    certainty_en: str
    is_assumed: bool


@dataclass(frozen=True)
class Relation:
    """How parts make a total, or stay below it; of `reference.report_relations`."""

    code: str
    total: str
    parts: tuple[str, ...]
    is_over_rows: bool
    is_complete: bool
    is_rest_hidden: bool


@dataclass(frozen=True)
class Ratio:
    """A share or index; a row of `reference.report_ratios`."""

    code: str
    numerator: str
    denominator: str
    divisor: int
    format: str
    name_th: str
    name_en: str


@dataclass(frozen=True)
class Rules:
    """What the reports count, how figures hang together, and what rows are called.

    Attributes:
        measures: what is counted, by code.
        relations: how measures add up.
        ratios: shares and indices, by code.
        row_names: of each row set, each row's Thai name, in the order they are told.
        departments: the ministry's own, each of which has a sheet.
    """

    measures: Mapping[str, Measure]
    relations: tuple[Relation, ...]
    ratios: Mapping[str, Ratio]
    row_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    departments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """Every figure of one night.

    Attributes:
        as_of: the day of the night.
        area_code: province or district it was made for.
        is_invented: whether the people are invented.
        counts: the figure of each measure, row and place; zeros are there.
        place_names: each place's Thai name.
        part_of: the place that a place adds up to; the area itself is missing.
        rules: what is counted, and how figures hang together.
    """

    as_of: date
    area_code: str
    is_invented: bool
    counts: Mapping[Key, int]
    place_names: Mapping[str, str]
    part_of: Mapping[str, str]
    rules: Rules


@dataclass(frozen=True)
class Edition:
    """The figures as one kind of reader may see them.

    Attributes:
        is_public: whether small figures are hidden.
        figures: the night's figures; of a public edition, only `shown` reads them.
        hidden: why each hidden figure is (a code of `reports.disclosure`); empty in
            the internal edition.
    """

    is_public: bool
    figures: Figures
    hidden: Mapping[Key, str]

    def shown(self, key: Key) -> int | None:
        """Return a figure, or None where it is hidden.

        Raises:
            KeyError: there is no such figure.
        """
        return None if key in self.hidden else self.figures.counts[key]

    def share(self, ratio: str, row: str, place: str) -> float | None:
        """Return a share or index; None where a part of it is hidden, or its base nil.

        Only shown figures enter it: a share gives away what its parts do not show.
        """
        rule = self.figures.rules.ratios[ratio]
        above = self.shown(self._key(rule.numerator, row, place))
        below = self.shown(self._key(rule.denominator, row, place))
        if above is None or not below:
            return None
        return above / below / rule.divisor

    def _key(self, measure: str, row: str, place: str) -> Key:
        """Return the key of a measure in a row, or over all rows if it has none."""
        has_rows = self.figures.rules.measures[measure].row_set != "none"
        return (measure, row if has_rows else ALL, place)
