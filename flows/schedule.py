"""The nightly run on a clock: Prefect starts it, one at a time, in Bangkok time."""

import logging
from typing import Any

from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.nightly import nightly
from flows.private import UsageError

TIMEZONE = "Asia/Bangkok"

logger = logging.getLogger(__name__)


def read_cron(text: str) -> Any:  # noqa: ANN401  (Prefect's own schedule)
    """Return the schedule a cron line describes."""
    try:
        return Cron(text, timezone=TIMEZONE)
    except ValueError:
        raise UsageError(
            'ตารางเวลาไม่ถูกต้อง: เขียนแบบ cron 5 ช่อง เช่น "0 1 * * *" คือทุกวันเวลา 01:00 น.',
            'not a schedule: write cron\'s five fields, such as "0 1 * * *" for 01:00 '
            "every day",
            place="--cron",
        ) from None


def serve_nightly(cron: str, parameters: dict[str, Any]) -> None:
    """Wait for the hour, every day, until stopped.

    Args:
        cron: when, in cron's five fields.
        parameters: the run's folders and area; its day stays open.
    """
    schedule = read_cron(cron)
    logger.info('ตั้งเวลาแล้ว · scheduled: "%s" %s', cron, TIMEZONE)
    nightly.serve(
        name="nightly",
        schedule=schedule,
        parameters=parameters,
        limit=1,
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
