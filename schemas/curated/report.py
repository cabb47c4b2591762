"""The figures of the reports: each counted once, wherever it is printed."""

from typing import Any

from schemas.contract import Bool, Contract, Int, column

PLACE_KINDS = ("area", "district", "elsewhere", "subdistrict", "centre")


def measure() -> Any:  # noqa: ANN401
    """Return the promise of a measure's code."""
    return column("ตัววัด", "in `reference.report_measures`", key=True)


def row() -> Any:  # noqa: ANN401
    """Return the promise of the row of a measure: what it is told by."""
    return column("แถว", "dimension, group, department, source; `all`: none", key=True)


def place() -> Any:  # noqa: ANN401
    """Return the promise of a place's code."""
    return column(
        "พื้นที่",
        "2, 4, 6 digits or centre_id; ending in 00: elsewhere, or not known",
        key=True,
    )


def figure() -> Any:  # noqa: ANN401
    """Return the promise of a count."""
    return column("จำนวน", "in the measure's unit", ge=0)


class HouseholdFigures(Contract):
    """One row per subdistrict, measure of households and row: how many."""

    measure_code: str = measure()
    row_code: str = row()
    place_code: str = place()
    figure_count: Int = figure()


class PersonFigures(Contract):
    """One row per subdistrict, measure of persons and row: how many."""

    measure_code: str = measure()
    row_code: str = row()
    place_code: str = place()
    figure_count: Int = figure()


class CaseFigures(Contract):
    """One row per district, measure of this fiscal year's cases and row: how many."""

    measure_code: str = measure()
    row_code: str = row()
    place_code: str = place()
    figure_count: Int = figure()


class CentreFigures(Contract):
    """One row per centre and measure of its month: how many."""

    measure_code: str = measure()
    row_code: str = row()
    place_code: str = place()
    figure_count: Int = figure()


class QualityFigures(Contract):
    """One row per measure of the data itself and source: rows, or days of age."""

    measure_code: str = measure()
    row_code: str = row()
    place_code: str = place()
    figure_count: Int = figure()


class ReportPlaces(Contract):
    """One row per place that the reports tell of: its name, and what it is part of.

    Elsewhere (`5700`) holds what is in no district of the area, or nobody knows where.
    It is part of a province. Beside a district it stands by itself, for a district has
    no part that is elsewhere: neither is part of the other.
    """

    place_code: str = place()
    place_kind: str = column("ชนิดของพื้นที่", "kind of place", isin=PLACE_KINDS)
    place_name: str = column("ชื่อพื้นที่", "Thai")
    part_of_code: str = column(
        "เป็นส่วนของ",
        "place it adds up to; missing: the area, or elsewhere beside a district",
        nullable=True,
    )


class ReportFigures(Contract):
    """One row per measure, row and place of the reports: the figure, zero included.

    Every figure of every report, and nothing else: a figure that two reports print is
    one row. Places add up to the place they are part of. What is not known has no row:
    the age of a source that tells no day. `centre_places` is nil where a centre has not
    said how many it can visit.
    """

    measure_code: str = measure()
    row_code: str = row()
    place_code: str = place()
    place_name: str = column("ชื่อพื้นที่", "Thai")
    part_of_code: str = column(
        "เป็นส่วนของ",
        "place it adds up to; missing: the area, or elsewhere beside a district",
        nullable=True,
    )
    figure_count: Int = figure()


class ReportSums(Contract):
    """One row per total of the reports, and what its parts there come to.

    Parts are measures (`reference.report_relations`) or, of one measure, the places
    that are part of a place. A run proves that complete parts are their total and that
    no other part exceeds it.
    """

    relation_code: str = column(
        "รหัส", "relation; the measure, where its places are added up", key=True
    )
    row_code: str = row()
    place_code: str = place()
    is_complete: Bool = column("ครบ", "the parts together are the total")
    total_count: Int = column("ยอดรวม", "the total's figure", ge=0)
    parts_count: Int = column(
        "ผลรวมของส่วน", "sum of the parts; not complete: the largest", ge=0
    )
