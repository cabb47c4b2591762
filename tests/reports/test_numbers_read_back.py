"""Every number of a page is the one of the tables, and no hidden one is among them."""

import re

import pytest

from reports.words import change_words, index_words, number_words, share_words
from tests.reports.written_pages import Element, editions, read_page, write

NO_FIGURES = ("2 มีนาคม 2563", "3 กุมภาพันธ์ 2563", "18 ปี", "M0")  # dates and names
DIGIT = re.compile(r"[0-9๐-๙]")


@pytest.fixture(scope="module", params=[False, True], ids=["internal", "public"])
def written(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    paths = write(folder, request.param)
    pages = {path.name: read_page(path) for path in paths}
    return (*editions(request.param), pages)


def keyed(pages: dict[str, Element]) -> list[Element]:
    """Return every element that prints a figure."""
    found = [element for page in pages.values() for element in page.every()]
    return [e for e in found if "data-key" in e.said and e.tag != "path"]


def key_of(element: Element, name: str = "data-key") -> tuple[str, str, str]:
    """Return the key that an element names."""
    measure, row, place = element.said[name].split("|")
    return (measure, row, place)


def expected(element, now, then):
    """Return the figure that an element should print, and how."""
    key, counts = key_of(element), now.figures.counts
    (kind,) = element.classes
    if kind == "share":
        share = now.share(*key)
        ratio = now.figures.rules.ratios[key[0]]
        return share, (share_words if ratio.format == "percent" else index_words)
    if kind == "change":
        return counts[key] - then.figures.counts[key], change_words
    if kind == "drop":
        return counts[key] - counts[key_of(element, "data-less")], number_words
    figures = then.figures if kind == "then" else now.figures
    return figures.counts[key], number_words


def test_every_number_read_back_is_the_one_of_the_tables(written):
    now, then, pages = written
    shown = [element for element in keyed(pages) if element.classes != ["hidden"]]
    kinds = {element.classes[0] for element in shown}
    assert kinds == {"figure", "share", "change", "drop", "then"}
    for element in shown:
        figure, words = expected(element, now, then)
        value = element.said.get("value", element.said.get("data-value"))
        assert float(value) == figure
        assert element.words == words(figure)


def test_a_hidden_figure_is_named_but_nowhere_told(written):
    now, then, pages = written
    ratios = now.figures.rules.ratios
    for element in keyed(pages):
        key = key_of(element)
        keys = (
            [key, key_of(element, "data-less")]
            if "data-less" in element.said
            else [key]
        )
        if element.classes == ["hidden"]:
            assert element.words.startswith("ปกปิด")
            assert not {"value", "data-value"} & set(element.said)
            is_share = key[0] in ratios
            assert now.share(*key) is None if is_share else set(keys) & set(now.hidden)
        elif element.classes == ["then"]:
            assert key not in then.hidden
        else:
            assert not set(keys) & set(now.hidden)
        if element.classes == ["change"]:
            assert key not in then.hidden
    assert (
        any(element.classes == ["hidden"] for element in keyed(pages)) == now.is_public
    )


def test_a_share_is_told_only_where_both_its_parts_are(written):
    now, _, pages = written
    for element in keyed(pages):
        if element.classes == ["share"]:
            assert now.share(*key_of(element)) is not None


def test_no_cell_and_no_text_of_a_chart_has_a_digit_without_its_key(written):
    _, _, pages = written
    for page in pages.values():
        charts = [chart for chart in page.every("svg") if chart.classes == ["chart"]]
        texts = [text for chart in charts for text in chart.every("text")]
        for element in [*page.every("td"), *texts]:
            if {"rank", "label"} & set(element.classes):
                continue
            words = element.words
            for part in element.every():
                if "data-key" in part.said or "label" in part.classes:
                    words = words.replace(part.words, "", 1)
            assert not DIGIT.search(words), words


def test_a_map_says_the_shares_of_the_tables_and_no_others(written):
    now, _, pages = written
    maps = [m for p in pages.values() for m in p.every("svg") if m.classes == ["map"]]
    assert len(maps) == sum(name[0].isdigit() for name in pages)
    for drawn in maps:
        told = set()
        for area in (e for e in drawn.every("path") if "data-key" in e.said):
            share = now.share(*key_of(area))
            words = "ปกปิด" if share is None else share_words(share)
            assert area.words.endswith(words)
            told.add(words.removeprefix("ร้อยละ "))
        assert len(told) > 1
        for text in drawn.every("text"):
            numbers = set(re.findall(r"[0-9][0-9.,]*", text.words))
            assert numbers <= told | set("12345")  # and the classes


def test_no_sentence_has_a_number_without_its_key(written):
    _, _, pages = written
    for page in pages.values():
        for element in [*page.every("li"), *page.every("dd"), *page.every("p")]:
            words = element.words
            for part in element.every():
                if "data-key" in part.said:
                    words = words.replace(part.words, "", 1)
            for other in NO_FIGURES:
                words = words.replace(other, "")
            assert not DIGIT.search(words), words


def test_the_length_of_a_bar_tells_no_hidden_figure(written):
    now, _, pages = written
    for page in pages.values():
        for chart in page.every("svg"):
            hidden = [e for e in chart.every("tspan") if e.classes == ["hidden"]]
            empty = [e for e in chart.every("rect") if "empty" in e.classes]
            assert bool(hidden) == bool(empty)
            assert {e.said["width"] for e in empty} <= {"46.0"}
    assert now.figures.is_invented
