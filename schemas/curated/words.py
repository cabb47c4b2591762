"""The words that curated contracts share: codes, and how a count is promised."""

from typing import Any

from schemas.contract import column

HOUSEHOLD_LISTS = ("no_card", "unserved", "part_served", "follow_up", "vulnerable")
OTHER_FATES = ("need_unknown", "no_need_recorded", "emptied", "outside_area")
LISTS = (*HOUSEHOLD_LISTS, "outside_survey")
# survey-poor households of which nobody is left are printed too: to be checked first
TARGET_LISTS = (*HOUSEHOLD_LISTS, "emptied")
RESULTS = ("failed", "passed", "not_applicable", "unanswered")
CLIENT_KINDS = ("proved_outside", "other_area", "could_not_be_matched")
SUBJECT_KINDS = ("household", "client")
BASELINES = ("previous", "monday", "plan")  # the night before, last Monday, the plan's
CHANGE_KINDS = ("entered", "left", "moved", "reordered")
CARD_STATES = ("verified", "registered", "none", "unknown")
PROVINCE_WORKBOOK = "province"  # pairs across centres, and what is confidential


def persons(th: str, en: str) -> Any:  # noqa: ANN401
    """Return the promise of a number of persons."""
    return column(th, en, unit="persons", ge=0)


def households(th: str, en: str) -> Any:  # noqa: ANN401
    """Return the promise of a number of households."""
    return column(th, en, unit="households", ge=0)
