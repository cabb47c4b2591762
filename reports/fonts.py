"""Sarabun, the Thai civil service's typeface, carried inside each page."""

import base64
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
WEIGHTS = {"regular": 400, "bold": 700}
# Sarabun has its tone marks drawn at every height, so that nothing is seen of this. On
# paper it keeps each letter with its marks: PDF readers of Chrome and Edge else copy
# and search some letters twice.
PRINTED = """\
@page { font-feature-settings: "mark" 0, "mkmk" 0; }
@media print { * { font-feature-settings: "mark" 0, "mkmk" 0 !important; } }"""


@cache
def font_faces() -> str:
    """Return the CSS that brings Sarabun as data, so that no page asks for a file."""
    faces = [_font_face(style, weight) for style, weight in WEIGHTS.items()]
    return "\n".join([*faces, PRINTED])


def _font_face(style: str, weight: int) -> str:
    """Return the @font-face of one weight."""
    font = base64.b64encode((FOLDER / f"sarabun-{style}.woff2").read_bytes())
    return (
        '@font-face { font-family: "Sarabun"; font-style: normal; '
        f"font-weight: {weight}; font-display: block; "
        f'src: url("data:font/woff2;base64,{font.decode("ascii")}") format("woff2"); }}'
    )
