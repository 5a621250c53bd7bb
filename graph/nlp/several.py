"""Phrases that stand for several actors: "the two countries", "both sides", "the neighbours"."""

from itertools import combinations

from graph.lexicon.actors import ActorLexicon
from graph.lexicon.references import Reference
from graph.model import Actor
from graph.nlp.antecedents import REACH, Antecedent, Scene, are_joined, is_person

OFTEN_TOLD = 4  # sentences
WITHIN = frozenset({"REB", "OPP", "UAF", "CRM", "REF", "CVL"})  # sectors that no "both governments" means


class Several:
    """Resolves phrases that stand for several actors, one at a time."""

    def __init__(self, actors: ActorLexicon) -> None:
        self._actors = actors

    def __call__(
        self, before: list[Antecedent], reference: Reference, scene: Scene, *, people: bool
    ) -> list[Actor]:
        """As many actors as a phrase means, from the nearest sentence that speaks of just so many; states of
        an earlier sentence give way to those of the sentences before that the text speaks of most."""
        near: dict[str, Actor] = {}
        number = scene.number
        for sentence in range(number, number - REACH - 1, -1):
            here = [a for a in before if a.sentence == sentence]
            found = self._kin(here, reference, people)
            if len(found) < reference.count:  # "Eden called Mollet. Both capitals were alarmed"
                found |= self._kin(here, reference, not people)
            if not people and "person" not in reference.actors:  # "Putin met both": not himself
                found |= self._kin([a for a in here if a.subject], reference, people=True)
            near |= found
            one = {} if reference.adjoining else self._joined(here, reference, people, scene)
            if one and len(found) != reference.count:
                return list(one.values())
            if reference.adjoining and len(found) >= reference.count:
                found = self._adjoining(found, scene)
            if len(found) > reference.count:
                found = self._kin([a for a in here if a.subject], reference, people)
            if len(found) == reference.count:
                known = sentence >= number - 1 or scene.text.often.issuperset(found)
                apart = not one and sentence < number
                if apart and (pair := self._rivals(found, reference, scene, before)):
                    return pair
                return list(found.values()) if known else _often(near, reference.count, scene)
            if "person" in reference.actors and len(near) == reference.count:
                return list(near.values())[::-1]  # each told of in a sentence of his own
            if len(near) > reference.count and not reference.adjoining:
                return _often(near, reference.count, scene) if sentence < number else []
        if reference.adjoining:
            return list(self._adjoining(near, scene).values())
        return _often(near, reference.count, scene) if "state" in reference.actors else []

    def _joined(
        self, here: list[Antecedent], reference: Reference, people: bool, scene: Scene
    ) -> dict[str, Actor]:
        """The last of as many as a phrase means that were told of as one: "Peru and Chile"."""
        for a in reversed(here):
            together = [b for b in here if are_joined(b, a, scene.text.doc)]
            found = self._kin(together, reference, people)
            if len(found) == reference.count:
                return found
        return {}

    def _rivals(
        self, found: dict[str, Actor], reference: Reference, scene: Scene, before: list[Antecedent]
    ) -> list[Actor]:
        """The two states that the whole text tells of together far more often than of the two at hand."""
        states = "state" in reference.actors and not reference.adjoining
        if not states or reference.count != 2 or not scene.text.together:
            return []
        ((pair, times),) = scene.text.together.most_common(1)
        seldom = times >= OFTEN_TOLD and scene.text.together[frozenset(found)] <= times / 3
        named = {a.mention.actor.country for a in before}
        if not seldom or pair.isdisjoint(found) or not pair <= named:
            return []
        return [s for id in sorted(pair) if (s := self._actors.actor(id))]

    def _adjoining(self, states: dict[str, Actor], scene: Scene) -> dict[str, Actor]:
        """Of some states the two neighbours that the text speaks of most, or none."""
        pairs = [p for p in combinations(states, 2) if self._actors.are_neighbours(*p)]
        best = max(pairs, key=lambda pair: sum(scene.text.counts[id] for id in pair), default=())
        return {id: states[id] for id in best}

    def _kin(self, here: list[Antecedent], reference: Reference, people: bool) -> dict[str, Actor]:
        """The distinct actors that a phrase may stand for; officials and sectors stand for their state."""
        found: dict[str, Actor] = {}
        for mention in (a.mention for a in here):
            actor = mention.actor
            if "person" in reference.actors:
                if is_person(mention):
                    found[actor.id] = actor
            elif "region" in reference.actors:
                if actor.kind == "region":
                    found[actor.id] = actor
            elif is_person(mention) == people and actor.sector not in WITHIN:
                land = actor.kind == "region" and actor.country  # "Abkhazia"; not "the Baltics"
                if state := actor if land else self._actors.state_of(actor):
                    found[state.id] = state
        return found


def _often(near: dict[str, Actor], count: int, scene: Scene) -> list[Actor]:
    """Of the states at hand those that the text speaks of most."""
    if len(near) < count:
        return []
    return sorted(near.values(), key=lambda a: -scene.text.counts[a.id])[:count]
