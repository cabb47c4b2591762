"""Pages become PDF by whatever Chromium-family browser the machine has: it brings none.

One browser prints a whole batch, in a few tabs. Nothing but the files given is read:
whatever asks for anything else fails the batch.
"""

import asyncio
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from playwright.async_api import BrowserContext, Error, Route, async_playwright

from schemas.errors import RunError

CHOSEN = "TAMBON_BROWSER"
NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("chrome", "microsoft-edge", "msedge"),
)
APPLICATIONS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
MAC_APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
TABS = 2
PATIENCE_S = 120.0  # for one page; the longest took 2
WRITTEN_AT = re.compile(rb"(?<=Date \(D:)\d{14}\+00'00'")

Job = tuple[Path, Path]


def find_browser() -> Path | None:
    """Return the browser that `TAMBON_BROWSER` names, or the first that is there."""
    chosen = os.environ.get(CHOSEN)
    if chosen:
        found = shutil.which(chosen)
        return Path(found) if found else None
    on_path = (Path(found) for name in NAMES if (found := shutil.which(name)))
    return next((path for path in (*on_path, *_usual_places()) if path.is_file()), None)


def print_pages(browser: Path, jobs: Sequence[Job], as_of: date) -> None:
    """Print HTML files to PDF, each whole or not at all, for their owner alone.

    Args:
        browser: what prints.
        jobs: the HTML files, each with the PDF to write.
        as_of: the day that the PDFs say they were made on: same pages, same bytes.

    Raises:
        RunError: the browser fails, or a page asks for something outside of it.
    """
    with ThreadPoolExecutor(1) as apart:  # Prefect may run a loop in this thread
        apart.submit(lambda: asyncio.run(_print_told(browser, jobs, as_of))).result()


async def _print_told(browser: Path, jobs: Sequence[Job], as_of: date) -> None:
    """Print all, and tell a failure without what the browser says of it."""
    try:
        await _print_all(browser, jobs, as_of)
    except (Error, OSError, TimeoutError) as error:
        raise RunError(
            f"เบราว์เซอร์พิมพ์ PDF ไม่สำเร็จ ({type(error).__name__}): ปรับรุ่นเบราว์เซอร์ "
            f"หรือระบุตัวอื่นด้วย {CHOSEN} แล้วสั่ง tambon report ใหม่",
            f"the browser did not print the PDFs ({type(error).__name__}): bring it up "
            f"to date, or name another one in {CHOSEN}, and give tambon report again",
            file=str(browser),
        ) from None


async def _print_all(browser: Path, jobs: Sequence[Job], as_of: date) -> None:
    asked_outside: list[str] = []

    async def only_files(route: Route) -> None:
        if route.request.url.startswith("file:"):
            await route.continue_()
        else:
            asked_outside.append(route.request.url)
            await route.abort()

    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    async with async_playwright() as driver:
        opened = await driver.chromium.launch(
            executable_path=browser, args=list(QUIET), chromium_sandbox=not is_root
        )
        context = await opened.new_context(java_script_enabled=False)
        await context.route("**/*", only_files)
        waiting = iter(jobs)
        tabs = (_print_in_one_tab(context, waiting, as_of) for _ in range(TABS))
        await asyncio.gather(*tabs)
        await opened.close()
    if asked_outside:
        _refuse_outside(jobs)


async def _print_in_one_tab(
    context: BrowserContext, waiting: Iterator[Job], as_of: date
) -> None:
    """Print what waits, one page after the other."""
    page = await context.new_page()
    await page.emulate_media(media="print", color_scheme="light")
    for html, pdf in waiting:
        await page.goto(html.resolve().as_uri(), timeout=PATIENCE_S * 1000)
        made = page.pdf(
            prefer_css_page_size=True, print_background=True, tagged=True, outline=True
        )
        printed = await asyncio.wait_for(made, PATIENCE_S)
        _write(pdf, WRITTEN_AT.sub(f"{as_of:%Y%m%d}000000+00'00'".encode(), printed))


def _write(pdf: Path, printed: bytes) -> None:
    """Write a PDF anew, for its owner alone."""
    pdf.unlink(missing_ok=True)
    pdf.touch(mode=0o600)
    pdf.write_bytes(printed)


def _refuse_outside(jobs: Sequence[Job]) -> None:
    """Refuse a batch in which a page wanted more than itself; nothing of it stays."""
    for _, pdf in jobs:
        pdf.unlink(missing_ok=True)
    raise RunError(
        "หน้ารายงานเรียกไฟล์จากภายนอก จึงไม่พิมพ์: โปรดแจ้งผู้ดูแล",
        "a page of the reports asks for something outside of it: nothing is printed; "
        "please report this",
        place="PDF",
    )


def _usual_places() -> Iterator[Path]:
    """Yield where Windows and macOS keep browsers."""
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            yield from (Path(folder, name) for name in APPLICATIONS)
    for place in (Path("/Applications"), Path("~/Applications").expanduser()):
        yield from (place / name for name in MAC_APPLICATIONS)
