"""Rows for Grafana's node graph: actors, and one line for all that one of them does to another.

Grafana draws lines straight, so parallel ones would hide each other. It prints numbers with two decimals, so
counts are text that no reader takes for a number. A column that begins with arc__ is an arc: no colour may.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.export.palette import DASHES, KIND_COLOURS, SIGN_COLOURS
from graph.export.source import Places
from graph.model import Actor, Relation
from graph.network import Standing, said, standing

Row = dict[str, str | float]

MOST_NODES = 1_499
"""Grafana hides what is beyond."""

_ARCS: Mapping[str, int] = {"cooperative": 1, "conflictual": -1, "neutral": 0}


def nodes(actors: Iterable[Actor], relations: Sequence[Relation], places: Places) -> Iterator[Row]:
    """One row an actor; its arcs say which share of its statements is of which sign."""
    signs: dict[str, Counter[int]] = {}
    related: Counter[str] = Counter()
    for relation in relations:
        for end in {relation.subject.id, relation.object.id}:
            signs.setdefault(end, Counter())[relation.sign] += relation.statements
            related[end] += 1
    for actor in actors:
        yield _node(actor, signs.get(actor.id, Counter()), related[actor.id], places[actor.id])


def _node(actor: Actor, signs: Counter[int], related: int, place: tuple[float, float]) -> Row:
    statements = signs.total()
    shares = {f"arc__{name}": round(signs[sign] / max(1, statements), 4) for name, sign in _ARCS.items()}
    return {
        "id": actor.id,
        "title": actor.name,
        "subtitle": actor.kind,
        "mainstat": f"n={statements}",
        "secondarystat": f"{related} relation{'s' if related != 1 else ''}",
        **shares,
        "color": KIND_COLOURS[actor.kind],
        "detail__country": actor.country or "",
        "detail__statements": f"{statements} statements",
        "fixedX": place[0],
        "fixedY": place[1],
    }


def edges(relations: Iterable[Relation]) -> Iterator[Row]:
    """One row for each two actors and each direction, in the order of their ids."""
    pairs: dict[tuple[str, str], list[Relation]] = {}
    for relation in relations:
        pairs.setdefault((relation.subject.id, relation.object.id), []).append(relation)
    return (_edge(pair, pairs[pair]) for pair in sorted(pairs))


def _edge(pair: tuple[str, str], relations: list[Relation]) -> Row:
    relations = sorted(relations, key=lambda relation: (-relation.weight, relation.relation))
    statements = sum(relation.statements for relation in relations)
    best = relations[0].best
    return {
        "id": ":".join(pair),
        "source": pair[0],
        "target": pair[1],
        "mainstat": ", ".join(relation.relation for relation in relations),
        "secondarystat": f"{statements} statement{'s' if statements != 1 else ''}",
        "thickness": round(1 + min(7.0, math.log2(statements)), 1),
        "color": SIGN_COLOURS[_sign(relations)],
        "strokeDasharray": DASHES[_standing(relations)],
        "detail__quote": best.evidence.text,
        "detail__article": best.article,
    }


def _sign(relations: Iterable[Relation]) -> int:
    """The sign that prevails in what is asserted, or, where nothing is, in what is said at all."""
    asserted, all_said = 0, 0
    for relation in relations:
        asserted += relation.sign * said(relation, "asserted")
        all_said += relation.sign * relation.statements
    found = asserted or all_said
    return (found > 0) - (found < 0)


def _standing(relations: Iterable[Relation]) -> Standing:
    found = {standing(relation) for relation in relations}
    return "asserted" if "asserted" in found else "unasserted" if "unasserted" in found else "denied"


def annotation(statement: Mapping[str, Any], first: int, last: int) -> Row:
    """A statement, as the service answers it, as a mark from `first` to `last` (milliseconds since 1970)."""
    article = statement["article"]
    about = ", ".join(filter(None, (article["title"] or article["name"], article["publisher"])))
    ends = (statement["subject"]["name"], statement["relation"], statement["object"]["name"])
    return {
        "time": first,
        "timeEnd": last,
        "title": " ".join(ends),
        "text": f"“{statement['evidence']['text']}” ({about})",
        "tags": ",".join((statement["relation"], statement["modality"], statement["polarity"])),
    }
