"""Between whom an evoked frame says its relation: the first of its slots that hold two who make a dyad."""

from collections.abc import Iterator
from itertools import combinations, permutations

from graph.lexicon import Lexicon
from graph.nlp.asides import Asides
from graph.nlp.claims import Claim
from graph.nlp.domestic import Domestic
from graph.nlp.dyads import (
    Pairs,
    are_sides,
    are_vague,
    is_dyad,
    is_far,
    is_own_affair,
    is_theirs,
    may_be_meant,
    told_of,
)
from graph.nlp.parties import Parties
from graph.nlp.phrases import ids, where
from graph.nlp.resolve import Party
from graph.nlp.retold import Retold
from graph.nlp.syntax import children, is_passive, is_verb
from graph.nlp.tokens import Token
from graph.nlp.triggers import Evoked, Triggers
from graph.nlp.understood import Understood

RANGING = frozenset({"ASSAULT", "COERCE", "PROTEST", "STRAINED", "DISPUTE"})
OTHERS = ids({"other", "another"})
# slots where a place stands for the people there
PLACING = frozenset("in across throughout through to to.of around object subject.in subject.across".split())


class Pairing:
    """Pairs sources with targets in one document."""

    def __init__(
        self, lexicon: Lexicon, triggers: Triggers, parties: Parties, understood: Understood, retold: Retold
    ) -> None:
        self._types, self._slots, self._parties = lexicon.relation_types, triggers.slots, parties
        self._resolver, self._understood, self._retold = parties.resolver, understood, retold
        self._domestic, self._asides = Domestic(lexicon, parties), Asides(lexicon, triggers, parties)
        self._others = where(parties.resolver.doc, "LOWER", OTHERS)

    def claims(self, evoked: Evoked) -> list[Claim]:
        """What a frame says of the first source slot that it can pair."""
        frame = evoked.frame
        symmetric = self._types[frame.relation].symmetric
        for rank, slot in enumerate(self._source_slots(evoked)):
            sources = self._sources(evoked, slot)
            if not sources or self._is_others(evoked, sources):
                continue
            if pairs := self._each_other(evoked, sources):
                return [Claim(evoked, s, t, (slot, slot), (rank, 0)) for s, t in pairs]
            found = self._best(evoked, slot, sources)
            if found and not is_far(frame, frame.targets[found[1]], sources):
                pairs, target_rank = found
                pairs += [(t, s) for s, t in pairs] if frame.mutual else []
                slots = (slot, frame.targets[target_rank])
                return [Claim(evoked, s, t, slots, (rank, target_rank)) for s, t in pairs]
            if pairs := self._among(evoked, slot, sources):
                return [Claim(evoked, s, t, (slot, slot), (rank, 0)) for s, t in pairs]
            if slot == "possessor" and all(source.how != "loose" for source in sources):
                return []  # "Serbia's refusal drew a warning from NATO": nobody else refuses
        shared = symmetric or "between" in frame.sources  # "its war with Peru"
        return self._understood.shared_with(evoked) if shared and frame.nouns else []

    def _source_slots(self, evoked: Evoked) -> Iterator[str]:
        """The slots of a frame's source, and those that stand in for them."""
        frame = evoked.frame
        yield from frame.sources
        symmetric = self._types[frame.relation].symmetric and frame.reciprocal
        if symmetric and frame.sources == ("subject",):  # "Turkey was allied with Peru"
            yield "object"
        if frame.relation == "ASSAULT" and frame.verbs:
            yield "means"

    def _sources(self, evoked: Evoked, slot: str) -> list[Party]:
        """The actors at a source slot."""
        if slot == "means":
            return self._asides.attackers(evoked)
        if slot == "home":
            return self._domestic.rulers(evoked)
        found = self._parties.at(evoked, slot, source=True)
        if evoked.frame.relation == "PROTEST" and slot in PLACING:
            return [s if s.actor.sector else self._domestic.people_of(s) for s in found]
        return found

    def _among(self, evoked: Evoked, slot: str, sources: list[Party]) -> Pairs:
        """The pairs of sources that share what has no target: "Peru and Chile met", "Thai and Cambodian
        clashes"."""
        frame = evoked.frame
        reciprocal = self._types[frame.relation].symmetric and frame.reciprocal
        pairs = [(s, t) for s, t in combinations(sources, 2) if is_dyad(s, t, frame.relation)]
        if pairs and reciprocal:
            return pairs
        sides = slot == "possessor" and "between" in frame.sources and are_sides(evoked.word.doc, sources)
        return [*pairs, *((t, s) for s, t in pairs)] if sides else []

    def _each_other(self, evoked: Evoked, sources: list[Party]) -> Pairs:
        """The pairs of those who do something to each other: "Chad and Sudan accused each other"."""
        sentence = evoked.word.sent
        if len(sources) < 2 or not any(sentence.start <= i < sentence.end for i in self._others):
            return []
        targets = [w for slot in evoked.frame.targets for w in self._slots.fill(evoked.word, slot)]
        if not any(_is_mutual(told) for word in targets for told in (word, *children(word, "poss"))):
            return []
        relation = evoked.frame.relation
        ordered = combinations if self._types[relation].symmetric else permutations
        return [(s, t) for s, t in ordered(sources, 2) if is_dyad(s, t, relation)]

    def _is_others(self, evoked: Evoked, sources: list[Party]) -> bool:
        """Whether what is ended is another's: "fought to end Peru's campaign against Chile"."""
        if evoked.frame.relation != "RETREAT" or not evoked.frame.object:
            return False
        own = told_of(sources)
        things = self._slots.fill(evoked.word, "object")
        owners = [p.actor for w in things for o in children(w, "poss") for p in self._resolver.strict(o)]
        return bool(owners) and all(a.id not in own and a.country not in own for a in owners)

    def _best(self, evoked: Evoked, source: str, sources: list[Party]) -> tuple[Pairs, int] | None:
        """The pairs of the first slot that holds a target, and its rank.

        Those within one state, found at a place or a bare role, give way to later ones that are not:
        "rioted at a jail in Dili, demanding independence from Indonesia". Home is where none is found.
        """
        first: tuple[Pairs, int] | None = None
        relation = evoked.frame.relation
        for rank, slot in enumerate(evoked.frame.targets):
            if first and (slot == "previous" or (slot == "home" and may_be_meant(first[0], relation))):
                break
            if (source, slot) == ("from", "to") and relation in RANGING:
                continue  # "wars from Peru to Chile" are not one's on the other
            if slot == source == "from":
                continue  # "calls from Peru and Chile" are not Peru's to Chile
            pairs = self._pairs(evoked, (source, slot), sources)
            if pairs and not are_vague(pairs):
                return pairs, rank
            first = first or (pairs, rank) if pairs else first
        return first

    def _pairs(self, evoked: Evoked, slots: tuple[str, str], sources: list[Party]) -> Pairs:
        """The sources with each of the actors at a target slot that they may make a dyad with."""
        frame, (source, slot) = evoked.frame, slots
        targets = self._targets(evoked, slot, sources)
        pairs = [
            (s, t)
            for u in sources
            for v in targets
            if is_dyad(
                s := self._domestic.as_people(u, v),
                t := self._domestic.peopled(v, u, frame.relation),
                frame.relation,
            )
        ]
        if len(sources) > 1 and not self._types[frame.relation].symmetric:
            pairs = [(s, t) for s, t in pairs if not is_theirs(evoked.word.doc, t, sources)]
            sides = ({s.actor.id for s, _ in pairs}, {t.actor.id for _, t in pairs})
            if slot != source and len(pairs) > 1 and sides[0] == sides[1] and not frame.mutual:
                return []  # "Japan and Korea reduced their purchases": not each other's
        if source == "home":
            pairs = [(s, t) for s, t in pairs if s.actor.country == t.actor.country]
        return [(s, t) for s, t in pairs if not is_own_affair(frame, s, t)]

    def _targets(self, evoked: Evoked, slot: str, sources: list[Party]) -> list[Party]:
        """The actors at a target slot; one that is only the owner of the source's own words is none."""
        match slot:
            case "home":
                homes = (self._domestic.home(evoked.frame.relation, source) for source in sources)
                return [home for home in homes if home]
            case "aim":
                return self._asides.aims(evoked)
            case "previous":
                return self._understood.before(evoked, sources)
            case "by" if is_verb(evoked.word) and is_passive(evoked.word):
                return []  # who does it, not to whom
        found = self._parties.at(evoked, slot, source=False) or self._retold.doers(evoked, slot, sources)
        taken = {source.start for source in sources} if found else ()
        return [party for party in found if party.how != "loose" or party.start not in taken]


def _is_mutual(word: Token) -> bool:
    """ "each other", "one another", "the other" of "each blamed the other"."""
    before = word.nbor(-1).lower_ if word.i > word.sent.start else ""
    if word.lower_ in ("another", "other") and before in ("one", "each"):
        return True
    if word.lower_ == "one" and word.i + 1 < word.sent.end and word.nbor(1).lower_ == "another":
        return True
    each = any(t.lower_ == "each" for t in word.doc[word.sent.start : word.i])
    return word.lower_ == "other" and before == "the" and each
