"""The figures of one edition, ready to be printed: never more than it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reports.figures import ALL, Edition, Figures, Key
from reports.page_parts import Said
from reports.words import (
    HIDDEN,
    NO_BASE,
    change_words,
    index_words,
    number_words,
    share_words,
)


@dataclass(frozen=True)
class Facts:
    """What may be said of a night, beside an earlier one.

    Attributes:
        edition: the night, as its readers may see it.
        then: the earlier night, as the same readers saw it; None without one.
    """

    edition: Edition
    then: Edition | None = None

    @property
    def figures(self) -> Figures:
        """Return the night's figures; what may be shown is asked of `edition`."""
        return self.edition.figures

    @property
    def root(self) -> str:
        """Return the area that the reports are made for."""
        return self.figures.area_code

    @cached_property
    def rows_told(self) -> dict[str, list[str]]:
        """Return the rows of each measure, in the order of their names."""
        found: dict[str, set[str]] = {}
        for measure, row, _ in self.figures.counts:
            found.setdefault(measure, set()).add(row)
        return {
            measure: self._ordered(measure, rows) for measure, rows in found.items()
        }

    def below(self, place: str, digits: int) -> list[str]:
        """Return the districts (4 digits) or subdistricts (6) in a place, in order.

        One that stands for elsewhere, or not known, ends in 00 and is not among them.
        """
        return [
            code
            for code in sorted(self.figures.place_names)
            if code.isdigit()
            and len(code) == digits
            and code.startswith(place)
            and code != place
            and not code.endswith("00")
        ]

    def centres(self, place: str) -> list[str]:
        """Return the centres of a place; none where only the whole area's are known."""
        found = sorted(code for code in self.figures.place_names if not code.isdigit())
        return found if place == self.root else [c for c in found if self._in(c, place)]

    def has(self, measure: str, place: str, row: str = ALL) -> bool:
        """Return whether there is such a figure, hidden or not."""
        return (measure, row, place) in self.figures.counts

    def shown(self, measure: str, place: str, row: str = ALL) -> int | None:
        """Return a figure, or None where it is hidden."""
        return self.edition.shown((measure, row, place))

    def figure(self, measure: str, place: str, row: str = ALL) -> Said:
        """Say a figure, or that it is hidden."""
        count = self.shown(measure, place, row)
        key = key_words(measure, row, place)
        if count is None:
            return Said(HIDDEN, "hidden", key)
        return Said(number_words(count), "figure", key, count)

    def share(self, ratio: str, place: str, row: str = ALL) -> Said:
        """Say a share or index; hidden where a part of it is."""
        share = self.edition.share(ratio, row, place)
        key = key_words(ratio, row, place)
        if share is None:
            return self._unsaid(ratio, place, row)
        rule = self.figures.rules.ratios[ratio]
        words = share_words if rule.format == "percent" else index_words
        return Said(words(share), "share", key, share)

    def told(self, code: str, place: str, row: str = ALL) -> Said:
        """Say a measure or a share, whichever the code names."""
        is_share = code in self.figures.rules.ratios
        return (self.share if is_share else self.figure)(code, place, row)

    def before(self, measure: str, place: str, row: str = ALL) -> Said:
        """Say what a figure was in the earlier night, if its readers saw it."""
        then = self.shown_then((measure, row, place))
        if then is None:
            return Said(NO_BASE)
        return Said(number_words(then), "then", key_words(measure, row, place), then)

    def change(self, measure: str, place: str, row: str = ALL) -> Said:
        """Say how far a figure moved, if both nights show it."""
        now = self.shown(measure, place, row)
        then = self.shown_then((measure, row, place))
        if now is None or then is None:
            return Said("เทียบไม่ได้")
        key = key_words(measure, row, place)
        return Said(change_words(now - then), "change", key, now - then)

    def drop(self, measure: str, part: str, place: str) -> Said:
        """Say how many of a figure are not in its part, if both are shown."""
        whole, kept = self.shown(measure, place), self.shown(part, place)
        key, less = key_words(measure, ALL, place), key_words(part, ALL, place)
        if whole is None or kept is None:
            return Said(HIDDEN, "hidden", key, less=less)
        return Said(number_words(whole - kept), "drop", key, whole - kept, less)

    def name(self, code: str) -> str:
        """Return the name of a measure or share."""
        rules = self.figures.rules
        if code in rules.ratios:
            return rules.ratios[code].name_th
        measure = rules.measures[code]
        return f"{measure.name_th} (สมมุติฐาน)" if measure.is_assumed else measure.name_th

    def row_name(self, measure: str, row: str) -> str:
        """Return the name of a row of a measure."""
        return self._row_names(measure).get(row, row)

    def place_name(self, place: str) -> str:
        """Return the name of a place."""
        return self.figures.place_names.get(place, place)

    def shown_then(self, key: Key) -> int | None:
        """Return a figure of the earlier night, if there is one and it was shown."""
        if self.then is None or key in self.then.hidden:
            return None
        return self.then.figures.counts.get(key)

    def _in(self, code: str, place: str) -> bool:
        """Return whether a centre is told to lie in a place."""
        above = self.figures.part_of.get(code)
        return above is not None and above.startswith(place)

    def _unsaid(self, ratio: str, place: str, row: str) -> Said:
        """Say why there is no share: a part of it is hidden, or its base is nil."""
        base = self.figures.rules.ratios[ratio].denominator
        has_rows = self.figures.rules.measures[base].row_set != "none"
        if self.shown(base, place, row if has_rows else ALL) == 0:
            return Said(NO_BASE)
        return Said(HIDDEN, "hidden", key_words(ratio, row, place))

    def _row_names(self, measure: str) -> Mapping[str, str]:
        """Return the names of the rows that a measure is told by."""
        rules = self.figures.rules
        return rules.row_names.get(rules.measures[measure].row_set, {})

    def _ordered(self, measure: str, rows: set[str]) -> list[str]:
        """Return rows in the order of their names, those without one at the end."""
        names = list(self._row_names(measure))
        places = {code: place for place, code in enumerate(names)}
        return sorted(rows, key=lambda row: (places.get(row, len(places)), row))


def key_words(measure: str, row: str, place: str) -> str:
    """Return how a page writes which figure it prints."""
    return f"{measure}|{row}|{place}"
