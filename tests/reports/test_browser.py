"""PDF by the machine's own browser: found, printed alike, and nothing asked outside."""

import asyncio
import os
import stat
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from reports.browser import CHOSEN, find_browser, print_pages
from schemas.errors import RunError

DAY = date(2020, 3, 2)
PAGE = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ก</title>
<style>@page {{ size: A4 landscape; }}</style></head>
<body><h1>สมาชิกในครัวเรือนที่ตกเกณฑ์ น้ำดื่ม</h1>{more}</body></html>"""

needs_browser = pytest.mark.skipif(
    find_browser() is None and not os.environ.get("CI"), reason="no browser here"
)


def write_page(folder: Path, more: str = "") -> Path:
    """Write a small page; return where it is."""
    path = folder / "page.html"
    path.write_text(PAGE.format(more=more), "utf-8")
    return path


def printed(html: Path, pdf: Path) -> bytes:
    """Return what the browser makes of a page."""
    browser = find_browser()
    assert browser
    print_pages(browser, [(html, pdf)], DAY)
    return pdf.read_bytes()


def test_the_browser_that_is_named_is_taken_and_no_other(tmp_path, monkeypatch):
    named = tmp_path / "my-browser"
    named.touch(mode=0o700)
    monkeypatch.setenv(CHOSEN, str(named))
    assert find_browser() == named
    monkeypatch.setenv(CHOSEN, str(tmp_path / "gone"))
    assert find_browser() is None


def test_a_browser_is_found_by_its_name_or_there_is_none(tmp_path, monkeypatch):
    monkeypatch.delenv(CHOSEN, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("reports.browser._usual_places", lambda: iter(()))
    assert find_browser() is None
    (tmp_path / "msedge").touch(mode=0o700)
    assert find_browser() == tmp_path / "msedge"


@pytest.mark.browser
@needs_browser
def test_two_prints_are_alike_private_and_can_be_searched_in_thai(tmp_path):
    html = write_page(tmp_path)
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    assert printed(html, first) == printed(html, again)
    assert b"(D:20200302000000+00'00')" in first.read_bytes()
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    page = pypdfium2.PdfDocument(first)[0]
    text = page.get_textpage().get_text_bounded()
    assert "สมาชิกในครัวเรือนที่ตกเกณฑ์น้ำดื่ม" in "".join(text.split())
    width, height = page.get_size()
    assert (round(width), round(height)) == (842, 595)


@pytest.mark.browser
@needs_browser
def test_pages_are_printed_within_a_running_loop_as_prefect_has_one(tmp_path):
    async def within() -> bytes:
        return printed(write_page(tmp_path), tmp_path / "page.pdf")

    assert asyncio.run(within()).startswith(b"%PDF")


@pytest.mark.browser
@needs_browser
def test_a_page_that_asks_for_something_outside_is_not_printed(tmp_path):
    html = write_page(tmp_path, '<img src="http://192.0.2.1/spy.png" alt="">')
    with pytest.raises(RunError, match="outside"):
        printed(html, tmp_path / "page.pdf")
    assert not (tmp_path / "page.pdf").exists()


def test_a_browser_that_is_none_is_told_of_in_words(tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o700)
    with pytest.raises(RunError, match=CHOSEN):
        print_pages(broken, [(write_page(tmp_path), tmp_path / "page.pdf")], DAY)
