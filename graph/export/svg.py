"""SVG: the graph as a picture for reports, with its legend, and every quote as a tooltip."""

import math
from collections.abc import Iterator

from graph.export.curves import Curve, Room, between
from graph.export.palette import DASHES, KIND_COLOURS, SIGN_COLOURS, SIGN_NAMES
from graph.export.picture import Picture, Stroke, picture
from graph.export.source import Source
from graph.export.stream import blocks
from graph.export.xml import xml_text

FONT = "Open Sans, Helvetica, Arial, sans-serif"
_MARGIN, _HEADER, _LEGEND = 90.0, 64.0, 84.0
_LEAST_WIDTH = 820.0
_HALO = 'paint-order="stroke" stroke="#fff"'
_MOST_LABELS = 60
"""Lines carry the names of their relations only while there are no more lines than this."""
_STANDINGS = {"asserted": "asserted", "unasserted": "planned, expected or feared", "denied": "denied"}


def write(source: Source) -> Iterator[bytes]:
    """At most MOST_PICTURED actors, the most connected ones; where some are left out the picture says so."""
    return blocks(pieces(source))


def pieces(source: Source) -> Iterator[str]:
    """The picture's elements in the order of painting."""
    shown = picture(source)
    left, top, width, height = _frame(shown)
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.0f} {top:.0f} {width:.0f} {height:.0f}" '
    yield f'width="{width:.0f}" height="{height:.0f}" font-family="{FONT}" font-size="13">\n'
    yield f"<title>{xml_text(source.title)}</title>\n<defs>{''.join(map(_marker, SIGN_COLOURS))}</defs>\n"
    yield f'<rect x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" height="{height:.0f}" fill="#ffffff"/>\n'
    yield _heading(source.title, shown, left, top)
    curves = [(stroke, _curve(stroke, shown)) for stroke in shown.strokes]
    for stroke, curve in curves:
        yield _line(stroke, curve)
    if len(curves) <= _MOST_LABELS:
        room = _room(shown)
        for stroke, curve in curves:
            yield _label(stroke, curve, room)
    for actor in shown.actors:
        yield _node(actor.id, actor.name, actor.kind, shown)
    yield _legend(shown, left, top + height - _LEGEND)
    yield "</svg>\n"


def _frame(shown: Picture) -> tuple[float, float, float, float]:
    places = [shown.places[actor.id] for actor in shown.actors] or [(0.0, 0.0)]
    left = min(x for x, _ in places) - _MARGIN
    right = max(x for x, _ in places) + _MARGIN
    top = min(y for _, y in places) - _MARGIN / 2 - _HEADER
    bottom = max(y for _, y in places) + _MARGIN / 2 + _LEGEND
    lack = max(0.0, _LEAST_WIDTH - (right - left)) / 2
    return left - lack, top, right - left + 2 * lack, bottom - top


def _marker(sign: int) -> str:
    shape = '<path d="M0,0 L9,4 L0,8 z"'
    box = 'markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto"'
    return f'<marker id="arrow{sign}" {box}>{shape} fill="{SIGN_COLOURS[sign]}"/></marker>'


def _heading(title: str, shown: Picture, left: float, top: float) -> str:
    relations = sum(len(stroke.relations) for stroke in shown.strokes)
    count = f"{len(shown.actors)} actors, {relations} relations"
    if len(shown.actors) < shown.actors_in_all:
        count += f" (the most connected of {shown.actors_in_all} actors)"
    head = _text(left + 20, top + 28, title, 'font-size="18" font-weight="600"')
    return head + _text(left + 20, top + 48, count, 'fill="#52525b"')


def _text(x: float, y: float, words: str, attributes: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {attributes}>{xml_text(words)}</text>\n'


def _radius(shown: Picture, id: str) -> float:
    return min(22.0, 7.0 + 1.6 * math.sqrt(shown.said[id]))


def _node(id: str, name: str, kind: str, shown: Picture) -> str:
    x, y = shown.places[id]
    radius = _radius(shown, id)
    fill = f'fill="{KIND_COLOURS[kind]}" stroke="#fff" stroke-width="2"'
    disc = f'<circle cx="{x}" cy="{y}" r="{radius:.1f}" {fill}/>'
    label = name if len(name) <= 28 else f"{name[:27]}…"
    halo = f'text-anchor="middle" font-weight="600" {_HALO} stroke-width="4"'
    tip = f"<title>{xml_text(f'{name} ({kind}): {shown.said[id]} statements')}</title>"
    return f"<g>{tip}{disc}\n{_text(x, y + radius + 14, label, halo)}</g>\n"


def _line(stroke: Stroke, curve: Curve) -> str:
    colour = SIGN_COLOURS[stroke.sign]
    dash = f' stroke-dasharray="{DASHES[stroke.standing]}"' if DASHES[stroke.standing] else ""
    arrow = f' marker-end="url(#arrow{stroke.sign})"' if stroke.directed else ""
    width = 1.2 + 0.9 * math.log2(stroke.statements)
    look = f'fill="none" stroke="{colour}" stroke-width="{width:.1f}" stroke-opacity="0.8"{dash}{arrow}'
    return f'<g><title>{xml_text(_tip(stroke))}</title><path d="{curve.path}" {look}/></g>\n'


def _label(stroke: Stroke, curve: Curve, room: Room) -> str:
    names = ", ".join(relation.relation for relation in stroke.relations[:2])
    names += " …" if len(stroke.relations) > 2 else ""
    x, y = room.place(curve, names)
    halo = f'text-anchor="middle" font-size="9" fill="{SIGN_COLOURS[stroke.sign]}" {_HALO} stroke-width="3"'
    return _text(x, y + 3, names, halo)


def _tip(stroke: Stroke) -> str:
    return "\n".join(
        f"{edge.subject.name} {edge.relation} {edge.object.name}: “{edge.best.evidence.text}”"
        for edge in stroke.relations
    )


def _curve(stroke: Stroke, shown: Picture) -> Curve:
    ends = (shown.places[stroke.source], shown.places[stroke.target])
    return between(*ends, (_radius(shown, stroke.source), _radius(shown, stroke.target)), stroke.bend)


def _room(shown: Picture) -> Room:
    """The discs and names that no label may hide."""
    discs = ((shown.places[actor.id], _radius(shown, actor.id), len(actor.name)) for actor in shown.actors)
    return Room(
        ((x, y + 8), max(2 * radius, 7.6 * letters), 2 * radius + 18) for (x, y), radius, letters in discs
    )


def _legend(shown: Picture, left: float, top: float) -> str:
    """Colours of the lines, their patterns, and the kinds of actors that are shown."""
    signs = [(SIGN_COLOURS[sign], "", name) for sign, name in SIGN_NAMES.items()]
    standings = [("#27272a", DASHES[standing], name) for standing, name in _STANDINGS.items()]
    parts, x = [], left + 20
    for colour, dash, name in [*signs, *standings]:
        parts.append(_sample(x, top + 20, colour, dash, name))
        x += 48 + 6.6 * len(name)
    x = left + 20
    for kind in sorted({actor.kind for actor in shown.actors}):
        parts.append(f'<circle cx="{x + 6:.0f}" cy="{top + 46:.0f}" r="6" fill="{KIND_COLOURS[kind]}"/>')
        parts.append(_text(x + 18, top + 50, kind))
        x += 40 + 7.4 * len(kind)
    return "".join(parts)


def _sample(x: float, y: float, colour: str, dash: str, name: str) -> str:
    line = (
        f'<line x1="{x:.0f}" x2="{x + 28:.0f}" y1="{y:.0f}" y2="{y:.0f}" stroke="{colour}" stroke-width="2.5"'
    )
    return f'{line} stroke-dasharray="{dash or "none"}"/>' + _text(x + 34, y + 4, name)
