"""The figures of each table as a CSV beside its page."""

import csv
import io
from pathlib import Path

from reports.page_parts import Page, Said, Table
from transforms.private_files import write_private
from transforms.target_lists import harmless

BYTE_ORDER_MARK = "\ufeff"  # Excel takes a CSV without it for an old code page


def csv_name(page: Page, table: Table) -> str:
    """Return where a table's CSV lies, beside the page."""
    return f"figures/{page.code}_{table.code}.csv"


def write_tables(page: Page, folder: Path) -> None:
    """Write the CSV of each table of a page."""
    for table in page.tables():
        write_private(folder / csv_name(page, table), _csv_text(table))


def _csv_text(table: Table) -> str:
    """Return a table as CSV."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in table.headings])
    writer.writerows([_raw(said) for said in row] for row in table.rows)
    return BYTE_ORDER_MARK + lines.getvalue()


def _raw(said: Said) -> str | float:
    """Return a figure unrounded, or words that no spreadsheet executes."""
    return harmless(said.text) if said.value is None else said.value
