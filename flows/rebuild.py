"""An earlier day than that of `latest`: made beside it, and `latest` stays."""

import logging
from dataclasses import fields

from flows.asked import Asked
from flows.policy import option
from flows.private import UsageError
from schemas.run import RunRequest
from transforms.figures import RunReport
from transforms.nights import thin
from transforms.one_night import gather_night
from transforms.rebuild import fill_in, kept_night, make_again, read_own_request

NOT_NUMBERS = ("area_code", "as_of", "is_invented")

logger = logging.getLogger(__name__)


def rebuild(asked: Asked) -> RunReport:
    """Make an earlier day, in a folder that is staged; `latest` is left alone.

    A kept night is made from its own inputs by its own numbers, any other from the
    files of now as of that day.

    Args:
        asked: the day, its folders and numbers.

    Raises:
        UsageError: other numbers were said than a kept night has.
        SourceError: an input of a kept night is gone.
    """
    night = kept_night(asked.curated, asked.request)
    if night is None:
        taken = gather_night(asked.curated, asked.raw, asked.reference, asked.request)
        said = fill_in(asked.curated, taken)
        thin(asked.curated, asked.retention)
        return said
    own = read_own_request(night)
    _refuse_other_numbers(asked.request, own)
    logger.info(
        "ใช้ไฟล์และค่าที่เก็บไว้ของคืนนั้น ไม่อ่าน --raw และ --reference · made from the files and "
        "numbers kept of that night, not from --raw and --reference: %s",
        ", ".join(f"{name} {value:g}" for name, value in _numbers(own).items()),
    )
    return make_again(asked.curated, night)


def _refuse_other_numbers(said: RunRequest, own: RunRequest) -> None:
    """Refuse numbers that were said for a night that was made by others."""
    usual = _numbers(RunRequest("", own.as_of))
    kept = _numbers(own)
    for name, number in _numbers(said).items():
        if number not in {usual[name], kept[name]}:
            raise UsageError(
                f"คืนวันที่ {own.as_of} เก็บไว้แล้วและใช้ค่า {kept[name]:g}: ไม่ต้องใส่ค่านี้ "
                "หรือใช้โฟลเดอร์อื่นด้วย --curated เพื่อทดลองค่าอื่น",
                f"the night of {own.as_of} is kept and was made by {kept[name]:g}: "
                "leave the number out, or try another one in another folder "
                "(--curated)",
                place=option(name),
            )


def _numbers(request: RunRequest) -> dict[str, float]:
    """Return a request's numbers of policy, by name."""
    return {
        each.name: getattr(request, each.name)
        for each in fields(request)
        if each.name not in NOT_NUMBERS
    }
