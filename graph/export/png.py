"""PNG: the SVG picture as pixels, drawn by resvg.

resvg-py carries resvg in one abi3 wheel of 1.4 MB for every Python from 3.10, with no system library
(CairoSVG needs Cairo) and renders all of the SVG that we write. The font comes from a package too, since
a server often has none; so the same graph gives the same picture everywhere.
"""

from collections.abc import Iterator

import fontpkg  # type: ignore[import-untyped]
import resvg_py

from graph.export import svg
from graph.export.source import Source

ZOOM = 2
"""Pixels of the picture for one of the SVG: sharp on paper and on dense screens."""


def write(source: Source) -> Iterator[bytes]:
    """One picture, whole: a PNG cannot be begun before its last line is known."""
    yield resvg_py.svg_to_bytes(
        svg_string="".join(svg.pieces(source)),
        zoom=ZOOM,
        skip_system_fonts=True,
        font_files=[str(fontpkg.path("Open Sans"))],
        font_family="Open Sans",
        sans_serif_family="Open Sans",
    )
