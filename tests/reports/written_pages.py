"""The pages of an invented province in both editions, read back from their HTML."""

from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from reports.figures import Edition
from reports.maps import read_map
from reports.pages import write_pages
from tests.reports.invented_figures import (
    REFERENCE,
    invented_figures,
    small_figures,
)

VOID = {"meta", "link", "br", "hr", "img", "input"}


@dataclass
class Element:
    """One element: what it is, what it says of itself, and the words inside."""

    tag: str
    said: dict[str, str]
    words: str = ""
    inside: list["Element"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Return the classes."""
        return self.said.get("class", "").split()

    def every(self, tag: str | None = None) -> list["Element"]:
        """Return it and all elements inside, of one tag or of any."""
        found = [self] if tag in (None, self.tag) else []
        return found + [
            element for child in self.inside for element in child.every(tag)
        ]


class _Reader(HTMLParser):
    """Builds the tree of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element that holds nothing."""
        self.open[-1].inside.append(
            Element(tag, {name: value or "" for name, value in attrs})
        )

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag not in VOID:
            assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Give the words to each element around them."""
        for element in self.open:
            element.words += data


def read_page(path: Path) -> Element:
    """Return the tree of a page; every element of it is closed."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    (page,) = reader.open
    return page


def editions(is_public: bool) -> tuple[Edition, Edition]:
    """Return this month's edition and last month's, as the same readers saw them."""
    now, then = invented_figures(), invented_figures(date(2020, 2, 3), "then")
    return tuple(  # type: ignore[return-value]
        Edition(is_public, figures, small_figures(figures) if is_public else {})
        for figures in (now, then)
    )


def write(folder: Path, is_public: bool, only: str | None = None) -> list[Path]:
    """Write the pages of one edition."""
    now, then = editions(is_public)
    drawing = read_map(folder, REFERENCE, now.figures)
    return write_pages(now, then, drawing, folder, only)
