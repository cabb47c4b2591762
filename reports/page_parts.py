"""What a page is made of; the template prints it and decides nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

SHORT = 20  # rows that fit on half a page


@dataclass(frozen=True)
class Said:
    """One thing printed: words, or a figure that can be traced to its row.

    Attributes:
        text: what is read.
        kind: text, short, rank, figure, share, change, drop, then or hidden.
        key: measure (or share), row and place, joined by `|`; none for words.
        value: the figure itself, unrounded; none for words and hidden figures.
        less: the key of what is taken away, of a drop.
    """

    text: str
    kind: str = "text"
    key: str = ""
    value: float | None = None
    less: str = ""


@dataclass(frozen=True)
class Words:
    """A paragraph, or the points of a list."""

    lines: tuple[tuple[Said, ...], ...]
    is_list: bool = False
    part: str = "words"


@dataclass(frozen=True)
class Tile:
    """One large figure with what it counts."""

    label: str
    said: Said
    unit: str


@dataclass(frozen=True)
class Tiles:
    """The large figures at the head of a page."""

    tiles: tuple[Tile, ...]
    part: str = "tiles"


@dataclass(frozen=True)
class Table:
    """One table; a row's first cell names it, and the last row may be the total."""

    code: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Said, ...], ...]
    note: str = ""
    has_total: bool = False
    part: str = "table"

    @property
    def is_short(self) -> bool:
        """Return whether it is better moved to the next page than cut in two."""
        return len(self.rows) <= SHORT

    def is_of_numbers(self, column: int) -> bool:
        """Return whether a column holds figures or ranks."""
        cells = [row[column] for row in self.rows]
        return any(cell.key or cell.kind == "rank" for cell in cells)


@dataclass(frozen=True)
class Picture:
    """A chart, or a map, which is wide; the table of its code has the same figures."""

    title: str
    drawing: Markup
    table_code: str = ""
    is_wide: bool = False
    part: str = "picture"


Part = Words | Tiles | Table | Picture


@dataclass(frozen=True)
class Section:
    """One section of a page."""

    code: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Page:
    """One report."""

    code: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    links: Mapping[str, str] = field(default_factory=dict)

    def tables(self) -> list[Table]:
        """Return every table of the page."""
        parts = [part for section in self.sections for part in section.parts]
        return [part for part in parts if isinstance(part, Table)]


def line(*pieces: str | Said) -> tuple[Said, ...]:
    """Return a line of words and figures."""
    return tuple(Said(piece) if isinstance(piece, str) else piece for piece in pieces)


def paragraph(*pieces: str | Said) -> Words:
    """Return a paragraph of words and figures."""
    return Words((line(*pieces),))


def points(lines: Iterable[tuple[Said, ...]]) -> Words:
    """Return a list of lines."""
    return Words(tuple(lines), is_list=True)
