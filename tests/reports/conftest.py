"""The reports of the tiny night, made once."""

import os
from pathlib import Path

import pytest

from reports.batch import ReportRequest, make_reports
from reports.browser import find_browser
from tests.conftest import REFERENCE


@pytest.fixture(scope="session")
def reported(night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day's reports, PDF included; nothing may be written into them."""
    if find_browser() is None and not os.environ.get("CI"):
        pytest.skip("no browser here")
    curated = tmp_path_factory.mktemp("reported")
    (curated / "latest").symlink_to(night / "latest")
    staging = curated / ".staging"
    staging.mkdir()
    made = make_reports(ReportRequest(curated, curated / "raw", REFERENCE), staging)
    assert not made.missing
    return Path(made.folder)
