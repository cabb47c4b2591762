"""Boundaries of subdistricts, if the user gives them: `boundaries.geojson` in raw."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reports.shapes import Point, Ring, Shape
from schemas.errors import SourceError

FILE = "boundaries.geojson"
CREDIT_FILE = "boundaries.attribution.txt"
CREDIT = "ขอบเขตตำบลจากไฟล์ boundaries.geojson ที่ผู้ใช้ให้มา"
CREDIT_NAMES = ("attribution", "credit", "license")
CODE_NAMES = (
    "code", "subdistrict_code", "tambon_code", "TAMBON_CODE", "TAM_CODE", "ADM3_PCODE",
    "adm3_pcode",
)  # fmt: skip
CODE = re.compile(r"(?:TH)?(\d{6})")
LONGEST_CREDIT = 500


@dataclass(frozen=True)
class Boundaries:
    """The shapes of a boundary file.

    Attributes:
        shapes: of each subdistrict that is known and is in the file.
        unknown_count: areas of the file with a code of the area that nobody knows.
        credit: whom the boundaries come from.
    """

    shapes: list[Shape]
    unknown_count: int
    credit: str


def read_boundaries(
    raw: Path, names: Mapping[str, str], area_code: str
) -> Boundaries | None:
    """Return the boundaries of an area's subdistricts, or None if there is no file.

    Args:
        raw: the folder of the sources.
        names: the name of each subdistrict of the area.
        area_code: province or district; other areas of the file are passed over.

    Raises:
        SourceError: the file is no GeoJSON of polygons with subdistrict codes.
    """
    if not (raw / FILE).exists():
        return None
    said = _read(raw / FILE)
    rings: dict[str, list[Ring]] = {}
    unknown = set()
    for number, feature in enumerate(said["features"], start=1):
        code = _code(feature, number)
        if code in names:
            rings.setdefault(code, []).extend(_rings(feature["geometry"], number))
        elif code.startswith(area_code):
            unknown.add(code)
    if not rings:
        raise _fault(
            f"ไม่มีตำบลของพื้นที่ {area_code}: ตรวจว่าเป็นไฟล์ของจังหวัดนี้ หรือย้ายไฟล์ออก "
            "แล้วจะใช้แผนที่ช่องแทน",
            f"no subdistrict of {area_code} is in it: take the file of this province, "
            "or move it away and the tile map is used",
        )
    plane = _plane(rings)
    shapes = [Shape(code, names[code], plane[code]) for code in sorted(plane)]
    return Boundaries(shapes, len(unknown), _credit(raw, said))


def _read(path: Path) -> dict[str, Any]:
    """Return a GeoJSON file's feature collection."""
    try:
        said = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        said = None
    is_collection = isinstance(said, dict) and isinstance(said.get("features"), list)
    if not is_collection:
        raise _fault(
            "ไม่ใช่ GeoJSON แบบ FeatureCollection: "
            "ส่งออกจากโปรแกรมแผนที่ใหม่เป็น GeoJSON UTF-8",
            "no GeoJSON FeatureCollection: export it again as GeoJSON in UTF-8",
        )
    return dict(said)


def _code(feature: object, number: int) -> str:
    """Return a feature's six-digit code: TH570101 and 570101 alike."""
    about = feature.get("properties") if isinstance(feature, dict) else None
    told = about if isinstance(about, dict) else {}
    for name in CODE_NAMES:
        found = CODE.fullmatch(str(told.get(name, "")).strip())
        if found:
            return found[1]
    raise _fault(
        f"ไม่มีรหัสตำบลหกหลัก: ใส่ไว้ในคอลัมน์ {CODE_NAMES[0]} หรือ ADM3_PCODE",
        f"no six-digit subdistrict code: put it into the property {CODE_NAMES[0]} or "
        "ADM3_PCODE",
        number,
    )


def _rings(geometry: object, number: int) -> list[Ring]:
    """Return the rings of a polygon or of several, in degrees."""
    try:
        rings = [*_read_rings(geometry)]
        if not rings or any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
            raise ValueError
    except (KeyError, IndexError, TypeError, ValueError):
        raise _fault(
            "รูปร่างไม่ใช่ Polygon หรือ MultiPolygon ที่ปิดและอยู่ในหน่วยองศา (WGS 84): "
            "แปลงพิกัดเป็น EPSG:4326 แล้วส่งออกใหม่",
            "not a closed Polygon or MultiPolygon in degrees (WGS 84): reproject to "
            "EPSG:4326 and export again",
            number,
        ) from None
    return rings


def _read_rings(geometry: Any) -> Iterator[Ring]:  # noqa: ANN401
    """Yield the rings of a polygon or of several, as far as it is one."""
    several = geometry["coordinates"]
    polygons = {"Polygon": [several], "MultiPolygon": several}[geometry["type"]]
    for polygon in polygons:
        for ring in polygon:
            yield tuple(_point(point) for point in ring)


def _point(point: Any) -> Point:  # noqa: ANN401
    """Return a point of a ring, in degrees east and north."""
    east, north = float(point[0]), float(point[1])
    if not (-180 <= east <= 180 and -85 <= north <= 85):
        raise ValueError
    return east, north


def _plane(rings: Mapping[str, list[Ring]]) -> dict[str, tuple[Ring, ...]]:
    """Return the rings on a plane, true to scale in the middle; south is down."""
    norths = [y for found in rings.values() for ring in found for _, y in ring]
    narrow = math.cos(math.radians((min(norths) + max(norths)) / 2))
    return {
        code: tuple(tuple((x * narrow, -y) for x, y in ring) for ring in found)
        for code, found in rings.items()
    }


def _credit(raw: Path, said: Mapping[str, Any]) -> str:
    """Return whom the boundaries come from, as the user or the file tells."""
    path = raw / CREDIT_FILE
    beside = path.read_text("utf-8-sig", "replace") if path.exists() else ""
    told = " ".join(beside.split()) or " · ".join(_told(said))
    return told[:LONGEST_CREDIT] or CREDIT


def _told(said: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the file itself tells of its origin."""
    for name in CREDIT_NAMES:
        if isinstance(said.get(name), str):
            yield said[name].strip()


def _fault(th: str, en: str, number: int | None = None) -> SourceError:
    """Return the error of a file, or of one of its features."""
    place = "" if number is None else f"feature {number}"
    return SourceError(th, en, file=FILE, place=place)
