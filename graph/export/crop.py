"""A graph cut down to its most connected actors, for what must be laid out or drawn."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.export.source import Held, Source


@dataclass(frozen=True, slots=True)
class Crop:
    """The part that is kept, the statements that name each actor, and how many actors there were."""

    source: Held
    said: Counter[str]
    actors_in_all: int


def crop(source: Source, count: int) -> Crop:
    """Keep the `count` actors with the most relations, then the most statements, then by id.

    The rest is counted, never held: memory grows with the actors, not with the edges.
    """
    said, related = _tally(source.tally())
    chosen = sorted(related, key=lambda id: (-related[id], -said[id], id))[:count]
    shown = set(chosen)
    held = Held(list(source.among(shown)), title=source.title, places=source.places)
    return Crop(held, said, len(related))


def _tally(relations: Iterable[tuple[str, str, int]]) -> tuple[Counter[str], Counter[str]]:
    """How many statements name each actor, and how many relations it has."""
    said: Counter[str] = Counter()
    related: Counter[str] = Counter()
    for source, target, statements in relations:
        for end in {source, target}:
            said[end] += statements
            related[end] += 1
    return said, related
