"""What a picture of the graph shows: which actors, and which strokes between them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.export.crop import crop
from graph.export.source import Places, Source
from graph.layout import positions
from graph.model import Actor, Relation
from graph.network import Standing, network, standing

MOST_PICTURED = 100
"""More actors than this hide each other; a picture then shows the most connected ones and says so."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of the picture: the relations of one sign and standing from one actor to another."""

    source: str
    target: str
    sign: int
    standing: Standing
    directed: bool
    relations: tuple[Relation, ...]
    bend: float  # which of the pair's parallel lines it is: 0 for the straight one

    @property
    def statements(self) -> int:
        return sum(edge.statements for edge in self.relations)


@dataclass(frozen=True, slots=True)
class Picture:
    """The actors shown, where they stand in pixels, and the strokes; `actors_in_all` counts all there are."""

    actors: tuple[Actor, ...]
    places: Places
    strokes: tuple[Stroke, ...]
    said: Counter[str]  # statements that name each actor
    actors_in_all: int


def picture(source: Source) -> Picture:
    """Choose the most connected actors, lay them out where they have no places yet, and draw the lines."""
    part = crop(source, MOST_PICTURED)
    actors = tuple(part.source.actors())
    places = source.places
    if not all(actor.id in places for actor in actors):
        places = positions(network(actors, part.source.relations()))
    return Picture(actors, places, _strokes(part.source.relations()), part.said, part.actors_in_all)


def _strokes(edges: Iterable[Relation]) -> tuple[Stroke, ...]:
    """Gather the edges into strokes, then bend the strokes of each pair apart."""
    bundles: dict[tuple[str, str], dict[tuple[str, str, int, Standing, bool], list[Relation]]] = {}
    for edge in edges:
        source, target = edge.subject.id, edge.object.id
        pair = (source, target) if source <= target else (target, source)
        ends = pair if edge.symmetric else (source, target)
        line = (*ends, edge.sign, standing(edge), not edge.symmetric)
        bundles.setdefault(pair, {}).setdefault(line, []).append(edge)
    return tuple(
        Stroke(*line, tuple(held), (place - (len(lines) - 1) / 2) * (1 if line[0] <= line[1] else -1))
        for lines in bundles.values()
        for place, (line, held) in enumerate(sorted(lines.items()))
    )
