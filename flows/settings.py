"""Prefect's settings: a private folder, no look-ups outside, little chatter.

They are environment variables because Prefect reads them when it is imported, and
because a scheduled run is a process of its own that inherits them. What the
environment already says stays.
"""

import os
from pathlib import Path

DAYS_KEPT = 90

SETTINGS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    # A slow machine's very first start takes longer than Prefect's own 20 seconds.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "90",
    # Without this its database grows by some 25 kB per task, for ever.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(DAYS_KEPT * 86_400),
    "PREFECT_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows,sample,transforms",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_CLI_PROMPT": "false",
    # The server is of this machine: one that is gone stays gone. Prefect's own five
    # tries took a run whose server had died two and a half minutes to say so.
    "PREFECT_CLIENT_MAX_RETRIES": "3",
}


def settle() -> None:
    """Set what the environment does not say already."""
    os.environ.setdefault("PREFECT_HOME", str(Path.cwd() / ".prefect"))
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)


def private_home() -> Path:
    """Return Prefect's folder, made so that nobody else can look into it."""
    home = Path(os.environ["PREFECT_HOME"]).expanduser()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    home.chmod(0o700)
    return home
