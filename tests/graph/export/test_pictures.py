"""SVG and PNG: a picture in which nothing hides anything, that says what it leaves out."""

import io
import struct
from collections import Counter
from dataclasses import replace

from lxml import etree

from graph.export import EXPORTERS
from graph.export.picture import MOST_PICTURED
from graph.export.source import Held
from graph.model import Actor

SVG = {"s": "http://www.w3.org/2000/svg"}


def drawn(source: Held) -> etree._Element:
    data = b"".join(EXPORTERS["svg"].write(source))
    return etree.parse(io.BytesIO(data), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()


def words(picture: etree._Element) -> list[str]:
    return [element.text or "" for element in picture.iterfind(".//s:text", SVG)]


def test_every_actor_is_named_and_every_relation_drawn(source: Held) -> None:
    picture = drawn(source)
    assert {"Japan", "North Korea", "South Korea", "United States"} <= set(words(picture))
    assert "5 actors, 6 relations" in words(picture)
    assert len(picture.findall(".//s:g/s:path", SVG)) == 6


def test_a_line_is_dashed_where_nothing_asserts_it(source: Held) -> None:
    patterns = Counter(path.get("stroke-dasharray") for path in drawn(source).iterfind(".//s:g/s:path", SVG))
    assert patterns == {None: 3, "7 5": 2, "2 4": 1}, (
        "asserted, unasserted (sanction, Moon's plan), denied (assault)"
    )


def test_quotes_are_tooltips(source: Held) -> None:
    tips = [tip.text or "" for tip in drawn(source).iterfind(".//s:g/s:title", SVG)]
    assert any("“Tokyo fears that a deterrent could empower North Korea”" in tip for tip in tips)


def test_symmetric_relations_have_no_arrow(source: Held) -> None:
    heads = [path.get("marker-end") for path in drawn(source).iterfind(".//s:g/s:path", SVG)]
    assert heads.count(None) == 1, "the pact alone"


def test_the_frame_holds_every_actor(source: Held) -> None:
    picture = drawn(source)
    left, top, width, height = map(float, (picture.get("viewBox") or "").split())
    for disc in picture.iterfind(".//s:g/s:circle", SVG):
        x, y = float(disc.get("cx") or 0), float(disc.get("cy") or 0)
        assert left < x < left + width and top < y < top + height


def test_a_crowd_is_cut_to_the_most_connected_and_says_so(source: Held) -> None:
    first = next(iter(source.relations()))
    crowd = [
        replace(first, object=Actor(f"A{n:03}", f"Actor {n}", "group")) for n in range(MOST_PICTURED + 20)
    ]
    picture = drawn(Held(crowd))
    assert (
        f"{MOST_PICTURED} actors, {MOST_PICTURED - 1} relations (the most connected of 121 actors)"
        in words(picture)
    )
    assert "Japan" in words(picture), "the centre of all is shown"


def test_png_is_twice_the_size_of_the_svg_and_not_blank(source: Held) -> None:
    picture = drawn(source)
    data = b"".join(EXPORTERS["png"].write(source))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert (width, height) == (2 * int(picture.get("width") or 0), 2 * int(picture.get("height") or 0))
    assert len(data) > 20_000, "an empty white page packs to far less"
