"""Sarabun, the Thai civil service's typeface, carried inside each page."""

import base64
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
WEIGHTS = {"regular": 400, "bold": 700}


@cache
def font_faces() -> str:
    """Return the CSS that brings Sarabun as data, so that no page asks for a file."""
    return "\n".join(_font_face(style, weight) for style, weight in WEIGHTS.items())


def _font_face(style: str, weight: int) -> str:
    """Return the @font-face of one weight."""
    font = base64.b64encode((FOLDER / f"sarabun-{style}.woff2").read_bytes())
    return (
        '@font-face { font-family: "Sarabun"; font-style: normal; '
        f"font-weight: {weight}; font-display: block; "
        f'src: url("data:font/woff2;base64,{font.decode("ascii")}") format("woff2"); }}'
    )
