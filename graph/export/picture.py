"""What a picture of the graph shows: which actors, and which strokes between them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

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
    """The actors shown, where they stand in pixels, and the strokes; `actors_in_all` counts those left out too."""

    actors: tuple[Actor, ...]
    places: Places
    strokes: tuple[Stroke, ...]
    said: Counter[str]  # statements that name each actor
    actors_in_all: int


def picture(source: Source) -> Picture:
    """Choose the most connected actors and lay them out; two passes over the edges, none of them kept."""
    said, partners = _tally(source.relations())
    chosen = sorted(partners, key=lambda id: (-partners[id], -said[id], id))[:MOST_PICTURED]
    shown = set(chosen)
    edges = [edge for edge in source.relations() if edge.subject.id in shown and edge.object.id in shown]
    actors = tuple(actor for actor in source.actors() if actor.id in shown)
    places = source.places
    if not shown <= places.keys():
        places = positions(network(actors, edges))
    return Picture(actors, places, _strokes(edges), said, len(partners))


def _tally(edges: Iterable[Relation]) -> tuple[Counter[str], Counter[str]]:
    """How often each actor is named, and with how many relations to others."""
    said: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for edge in edges:
        for end in {edge.subject.id, edge.object.id}:
            said[end] += edge.statements
            relations[end] += 1
    return said, relations


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
