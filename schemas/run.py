"""What one nightly run is asked to do, and what it says of itself."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RunRequest:
    """One run: the area, the day, and the numbers of policy, as SQL sees them.

    Attributes:
        area_code: province (2 digits) or district (4 digits) that lists are made for.
        as_of: the day the run speaks of; nothing dated later counts.
        is_invented: whether the input is a sample; then everything says so.
        max_suggested_services: services suggested per unanswered dimension.
        link_weight: least weight (bits) at which a record may be linked by itself.
        link_lead: least lead (bits) over the next person for that.
        review_weight: least weight (bits) at which a person is asked.
        vulnerable_level: least level (0-3) of the list of vulnerable households.
        overdue_days: days after which an open request is overdue (assumed).
        load_km: kilometres that a month of waiting work at a centre counts as, where
            several share a subdistrict (assumed).
    """

    area_code: str
    as_of: date
    is_invented: bool = False
    max_suggested_services: int = 3
    link_weight: float = 10.0
    link_lead: float = 5.0
    review_weight: float = 9.0
    vulnerable_level: int = 2
    overdue_days: int = 60
    load_km: float = 1.0

    @property
    def province_code(self) -> str:
        """The province the area lies in."""
        return self.area_code[:2]

    @property
    def series(self) -> tuple[str, bool]:
        """Area, and whether its people are invented: nights that belong together."""
        return self.area_code, self.is_invented

    def parameters(self) -> dict[str, object]:
        """Return what SQL may ask for, by `$name`."""
        return {
            "area_code": self.area_code,
            "province_code": self.province_code,
            "as_of": self.as_of,
            "max_suggested_services": self.max_suggested_services,
            "link_weight": self.link_weight,
            "link_lead": self.link_lead,
            "review_weight": self.review_weight,
            "vulnerable_level": self.vulnerable_level,
            "overdue_days": self.overdue_days,
            "load_km": self.load_km,
        }


@dataclass(frozen=True)
class Retention:
    """How many nights are kept under `runs/`, the newest: it moves no list.

    Attributes:
        nights: nights of which counts, settings and changes are kept.
        names_nights: nights of which all is kept, names and IDs too.
    """

    nights: int = 400
    names_nights: int = 62
