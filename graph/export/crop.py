"""A graph cut down to its most connected actors, for what must be laid out or drawn."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.export.source import Held, Source
from graph.model import Relation


@dataclass(frozen=True, slots=True)
class Crop:
    """The part that is kept, the statements that name each actor, and how many actors there were."""

    source: Held
    said: Counter[str]
    actors_in_all: int


def crop(source: Source, count: int) -> Crop:
    """Keep the `count` actors with the most relations, then the most statements, then by id.

    Reads the relations twice rather than hold them all: memory grows with the actors, not the edges.
    """
    said, related = _tally(source.relations())
    chosen = sorted(related, key=lambda id: (-related[id], -said[id], id))[:count]
    shown = set(chosen)
    kept = [each for each in source.relations() if each.subject.id in shown and each.object.id in shown]
    held = Held(kept, title=source.title, places=source.places)
    return Crop(held, said, len(related))


def _tally(relations: Iterable[Relation]) -> tuple[Counter[str], Counter[str]]:
    """How many statements name each actor, and how many relations it has."""
    said: Counter[str] = Counter()
    related: Counter[str] = Counter()
    for relation in relations:
        for end in {relation.subject.id, relation.object.id}:
            said[end] += relation.statements
            related[end] += 1
    return said, related
