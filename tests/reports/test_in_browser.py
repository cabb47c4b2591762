"""Pages as a reader meets them: nothing overflows, overlaps, asks outside or is unread.

In headless Chromium, on a phone and on a desk, in light and dark; PDFs are read back.
"""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from reports.browser import find_browser

pytestmark = pytest.mark.browser

PAGES = (
    "internal/5705", "public/5705", "internal/department-pec", "public/department-dcy",
)  # fmt: skip
PHONE, DESK = 360, 1100
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa"]},
    "rules": {
        "heading-order": {"enabled": True},
        "page-has-heading-one": {"enabled": True},
    },
}
# Chrome and Edge read PDFs as pdfium does: a letter and its marks once, in their order.
WORDS = ("สมาชิกในครัวเรือนที่ตกเกณฑ์", "ผู้สูงอายุ", "ครัวเรือนที่ยังไม่ได้รับการช่วยเหลือ")

# Text that is wider than what holds it, unless that scrolls; and what holds all.
OVERFLOWING = """() => {
  const scrolls = (each) => each && (
    ["auto", "scroll", "hidden"].includes(getComputedStyle(each).overflowX)
    || scrolls(each.parentElement));
  const hasText = (each) => [...each.childNodes].some(
    (node) => node.nodeType === 3 && node.textContent.trim());
  const found = [...document.body.querySelectorAll("*")]
    .filter((each) => !each.closest("svg") && hasText(each))
    .filter((each) => getComputedStyle(each).display !== "inline")
    .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth + 1)
    .filter((each) => !scrolls(each))
    .map((each) => each.textContent.trim().slice(0, 60));
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push("page " + page.scrollWidth);
  return found;
}"""

# Lines of text that lie on one another. Letters fill the middle half of a line's box.
OVERLAPPING = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.textContent.trim()) continue;
    const parent = node.parentElement;
    if (parent.closest("title, desc, style, script")) continue;
    if (parent.closest(".skip, [class*=skip], [class*=hidden-]")) continue;
    if (!parent.checkVisibility || !parent.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue;
      lines.push({text: node.textContent.trim().slice(0, 40), left: box.left + 1,
        right: box.right - 1, top: box.top + box.height / 4,
        bottom: box.bottom - box.height / 4});
    }
  }
  lines.sort((one, other) => one.top - other.top);
  const found = [];
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length; next++) {
      const other = lines[next];
      if (other.top >= one.bottom) break;
      if (one.left < other.right && other.left < one.right)
        found.push(one.text + " / " + other.text);
    }
  });
  return found;
}"""

# Text of a chart that leaves it.
OUTSIDE_ITS_CHART = """() => [...document.querySelectorAll("svg text")]
.filter((each) => {
  const box = each.getBoundingClientRect();
  const chart = each.ownerSVGElement.getBoundingClientRect();
  const blank = box.height / 4;
  return box.left < chart.left - 3 || box.right > chart.right + 3
    || box.top + blank < chart.top || box.bottom - blank > chart.bottom;
}).map((each) => each.textContent.trim().slice(0, 60))"""


@pytest.fixture(scope="module")
def browser(reported: Path) -> Iterator[Browser]:
    """A browser, after the reports were made."""
    assert reported.is_dir()
    with sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=find_browser(), args=["--disable-gpu"]
        )
        yield opened
        opened.close()


def open_page(browser: Browser, path: Path, width: int, scheme: str = "light") -> Page:
    """Open a page as a reader of that width does."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path.as_uri())
    page.evaluate("() => document.fonts.ready")
    return page


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", PAGES)
def test_no_text_overflows_or_lies_on_another(browser, reported, name, width):
    page = open_page(browser, reported / f"{name}.html", width)
    for script in (OVERFLOWING, OVERLAPPING, OUTSIDE_ITS_CHART):
        assert page.evaluate(script) == []
    page.close()


def test_text_that_overflows_overlaps_or_leaves_its_chart_is_found(browser):
    page = browser.new_page(viewport={"width": PHONE, "height": 800})
    page.set_content(
        '<p style="width: 3em; white-space: nowrap">ยาวเกินกว่าจะอยู่ในนี้</p>'
        '<svg width="90" height="90"><text x="5" y="40">หนึ่ง</text>'
        '<text x="8" y="42">สอง</text><text x="80" y="80">เลยขอบ</text></svg>'
    )
    for script in (OVERFLOWING, OVERLAPPING, OUTSIDE_ITS_CHART):
        assert page.evaluate(script)
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_contrast_headings_and_tables_pass_axe(browser, reported, name, scheme):
    page = open_page(browser, reported / f"{name}.html", DESK, scheme)
    found = Axe().run(page, options=RULES)
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_but_itself(browser, reported, name):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((reported / f"{name}.html").as_uri())
    page.evaluate("() => document.fonts.ready")
    own = [url for url in asked if not url.startswith("data:")]
    assert own == [(reported / f"{name}.html").as_uri()]
    assert page.evaluate("() => document.fonts.check('16px Sarabun', 'ตำบล')")
    page.close()


def pdf_text(path: Path) -> str:
    """Return a PDF's words, spaces aside: readers set them as they please."""
    pages = (
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)
    )
    return "".join("".join(pages).split())


def page_sizes(path: Path) -> set[tuple[int, int]]:
    """Return the sizes of a PDF's pages, in points."""
    sizes = (page.get_size() for page in pypdfium2.PdfDocument(path))
    return {(round(width), round(height)) for width, height in sizes}


def test_every_page_has_its_pdf_whose_thai_can_be_searched(reported):
    for edition in ("internal", "public"):
        pages = {path.stem for path in (reported / edition).glob("*.html")}
        assert pages == {path.stem for path in (reported / edition).glob("*.pdf")}
    for name in PAGES[:2]:
        text = pdf_text(reported / f"{name}.pdf")
        assert all(word in text for word in WORDS)
        assert page_sizes(reported / f"{name}.pdf") == {(595, 842)}


def test_field_sheets_are_landscape_and_told_apart_by_subdistrict(reported):
    sheets = sorted((reported / "field").glob("*"))
    assert [sheet.name for sheet in sheets][:2] == ["570501.pdf", "570502.pdf"]
    for sheet in sheets:
        assert page_sizes(sheet) == {(842, 595)}
    text = pdf_text(sheets[0])
    assert all(word in text for word in ("แบบเยี่ยมครัวเรือน", "ใช้ในการลงพื้นที่เท่านั้น"))
