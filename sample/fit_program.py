"""Split a subdistrict's published counts into sets of failed indicators.

TPMAP publishes, for a subdistrict, how many households and persons fail each exact
combination of dimensions, and how many persons fail each single indicator. An integer
program finds whole numbers per set of indicators that add up to both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from sample.fit_cells import CELL_COUNTS, PATTERN_COUNTS, Cell, Published

HOUSEHOLD_SIZE_MAX = 11  # the largest mean of a published combination
EXTRAS_MAX = 3
# Counted in nodes, not seconds: the same answer on a slower machine. The first
# solution found is good enough, since the objective only asks for plausible ratios.
SETTINGS = {"node_limit": 1000, "mip_rel_gap": 1.0}
WIDTH = 8  # columns per cell: four counts, three distances, children with a card
INF = float("inf")


@dataclass
class Program:
    """The rows of one subdistrict's integer program."""

    published: Published
    cells: list[Cell]
    entries: list[tuple[int, int, float]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def _row(self, terms: Mapping[int, float], low: float, high: float) -> None:
        self.entries += [(len(self.low), column, x) for column, x in terms.items()]
        self.low.append(low)
        self.high.append(high)

    def _total(self, places: list[int], count: int, total: int) -> None:
        self._row({WIDTH * p + count: 1.0 for p in places}, total, total)

    def add_totals(self) -> None:
        """Require the published counts of every combination and indicator."""
        for number, row in enumerate(
            self.published.patterns[PATTERN_COUNTS].to_numpy()
        ):
            own = [p for p, c in enumerate(self.cells) if c.pattern == number]
            for count, total in enumerate(row):
                self._total(own, count, int(total))
        for indicator, (persons, targets) in self.published.failed.items():
            own = [p for p, c in enumerate(self.cells) if indicator in c.failed]
            self._total(own, 1, persons)
            self._total(own, 3, targets)

    def add_bounds(self, place: int, cell: Cell) -> None:
        """Keep to households that can exist."""
        household, person, registered, target = range(WIDTH * place, WIDTH * place + 4)
        carded = WIDTH * place + 7
        self._row({person: 1, household: -cell.smallest_household}, 0, INF)
        self._row({person: 1, household: -HOUSEHOLD_SIZE_MAX}, -INF, 0)
        children = {registered: 1, person: -1, household: cell.children, carded: -1}
        self._row(children, -INF, 0)
        self._row({registered: 1, person: -1}, -INF, 0)
        self._row({target: 1, registered: -1}, -INF, 0)

    def add_distances(self, place: int, cell: Cell) -> None:
        """Measure how far a cell is from the ratios of its combination."""
        counts = self.published.patterns[PATTERN_COUNTS].to_numpy()[cell.pattern]
        households, persons, registered, target = (int(x) for x in counts)
        size = max(persons / households, cell.smallest_household)
        ratios = (size, registered / persons, target / max(registered, 1))
        for count, ratio in enumerate(ratios):
            whole, part = WIDTH * place + count, WIDTH * place + count + 1
            distance = whole + 4
            self._row({part: 1, whole: -ratio, distance: -1}, -INF, 0)
            self._row({part: -1, whole: ratio, distance: -1}, -INF, 0)

    def solve(self, has_carded_children: bool) -> pd.DataFrame | None:
        """Return the counts per cell, or nothing where none are found."""
        shape = (len(self.low), WIDTH * len(self.cells))
        rows, columns, values = zip(*self.entries, strict=True)
        matrix = coo_array((values, (rows, columns)), shape=shape).tocsr()
        most = np.array([INF] * 7 + [INF if has_carded_children else 0])
        # Sets of few indicators first, a child with a card last.
        cost = [[0.2 * c.extras**2, 0, 0, 0, 1, 1, 1, 20] for c in self.cells]
        found = milp(
            np.ravel(cost),
            integrality=np.tile([1, 1, 1, 1, 0, 0, 0, 1], len(self.cells)),
            bounds=Bounds(0, np.tile(most, len(self.cells))),
            constraints=LinearConstraint(matrix, self.low, self.high),
            options=SETTINGS,
        )
        return None if found.x is None else self._table(found.x)

    def _table(
        self, solution: "np.ndarray[tuple[int], np.dtype[np.float64]]"
    ) -> pd.DataFrame:
        counts = np.rint(solution.reshape(-1, WIDTH)[:, :4]).astype(int)
        table = pd.DataFrame(counts, columns=CELL_COUNTS)
        names = [";".join(map(str, c.failed)) for c in self.cells]
        table.insert(0, "failed_indicators", names)
        return table[table["household_count"] > 0]


def fit_subdistrict(published: Published) -> pd.DataFrame:
    """Return counts per set of failed indicators, with sets as small as will do.

    Raises:
        ValueError: if no sets add up to the published counts.
    """
    for has_carded_children, extras in product((False, True), range(1, EXTRAS_MAX + 1)):
        program = Program(published, published.cells(extras))
        program.add_totals()
        for place, cell in enumerate(program.cells):
            program.add_bounds(place, cell)
            program.add_distances(place, cell)
        table = program.solve(has_carded_children)
        if table is not None:
            return table
    raise ValueError("no sets of indicators add up to the published counts")
