"""Whom "it" and "they" stand for: the likeliest of those told of before, or nobody.

What speaks for each is the sum of the weights of its traits (data/referents.yaml): where it stands and where
the pronoun does, what it is, and whether the rules of graph.nlp.pronouns take it. They know what is plain;
the weights know what is usual.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import exp

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp import syntax
from graph.nlp.antecedents import Antecedent, Scene, are_joined, governs, since
from graph.nlp.pronouns import (
    BODIES,
    IT,
    QUOTES,
    THEY,
    asker_of,
    clauses_above,
    is_one_of_several,
    owns_subject,
)
from graph.nlp.tokens import Doc, Token

# How much likelier nobody must be than anybody: a pronoun that some frame takes for a party is likelier
# somebody than others are. Of 0 to 2 the texts learned from bear this best.
DOUBT = 1.5
REACH = 4  # sentences one looks back
LATEST = 40  # mentions among which those told of as one are looked for
OTHERS = 6  # whom a pronoun may mean, at most
CLAUSES = 4  # clauses above a pronoun
KINDS = {**dict.fromkeys(IT, "it"), **dict.fromkeys(THEY, "they")}
PLACES = {
    "poss": "poss",
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "pobj": "pobj",
}
AGAIN = IT | THEY | frozenset({"he", "his", "she", "her"})

Row = tuple[tuple[Actor, ...], list[str]]


@dataclass(slots=True)
class Candidate:
    """Whom a pronoun may mean, several if told of as one, and where they were told of, the last first."""

    actors: tuple[Actor, ...]
    told: list[Antecedent] = field(default_factory=list)


class Referents:
    """Weighs whom the pronouns of a text may mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        odds = lexicon.referents.items()
        self._odds = {
            kind: {trait.removeprefix(f"{kind}-"): w for trait, w in odds if trait.startswith(f"{kind}-")}
            for kind in set(KINDS.values())
        }

    def __call__(self, token: Token, scene: Scene, guess: list[Actor]) -> tuple[list[Actor], float]:
        """The likeliest, and how likely: `guess` where the rules took the same, none where that is nobody."""
        odds = self._odds[KINDS[token.lower_]]
        rows = self.rows(token, scene, guess)
        weighed = [(sum(odds.get(trait, 0.0) for trait in traits), actors) for actors, traits in rows]
        weight, best = max(weighed, key=lambda w: w[0] if w[1] else w[0] - DOUBT)
        likely = exp(weight) / sum(exp(weight) for weight, _ in weighed)
        return guess if _ids(best) == _ids(guess) else list(best), likely

    def rows(self, token: Token, scene: Scene, guess: list[Actor]) -> Iterator[Row]:
        """Nobody and each that a pronoun may mean, with the traits that are weighed."""
        place = _Place(token, scene, guess)
        found = list(_candidates(KINDS[token.lower_], token, scene))
        yield (), list(place.of_nobody(len(found)))
        for candidate in found:
            yield candidate.actors, list(place.traits(candidate))


def _candidates(kind: str, token: Token, scene: Scene) -> Iterator[Candidate]:
    """Those told of in the last sentences, the last first, and who follows a thing of his own."""
    before = [a for a in since(scene.number - REACH, scene.history) if a.mention.start < token.i]
    ahead = [a for a in scene.sentence if a.mention.start > token.i] if token.dep_ == "poss" else []
    asker = asker_of(token)  # "Chile demanded that it leave": somebody else
    found: dict[str, Candidate] = {}
    for a in (*reversed(before), *ahead):
        mention = a.mention
        inside = mention.start <= token.i < mention.end
        fits = kind == "they" or (mention.actor.kind in BODIES and mention.form != "person")
        if fits and not inside:
            found.setdefault(mention.actor.id, Candidate((mention.actor,))).told.append(a)
    asks = (a for a in before if asker and governs(asker, a.mention.head))
    for id in {a.mention.actor.id for a in asks}:
        found.pop(id, None)
    yield from found.values()
    if kind == "they":
        yield from _joined(before[-LATEST:], token.doc)


def _joined(before: list[Antecedent], doc: Doc) -> Iterator[Candidate]:
    """Those that were told of as one: "Peru and Chile"."""
    known: set[frozenset[str]] = set()
    for a in reversed(before):
        together = [b for b in before if b.sentence == a.sentence and are_joined(b, a, doc)]
        actors = tuple({b.mention.actor.id: b.mention.actor for b in together}.values())
        if len(actors) > 1 and _ids(actors) not in known:
            known.add(_ids(actors))
            yield Candidate(actors, [a])


class _Place:
    """Where a pronoun stands, and what that says of each whom it may mean."""

    def __init__(self, token: Token, scene: Scene, guess: list[Actor]) -> None:
        self.token, self.scene, self.doc = token, scene, token.doc
        self.place = PLACES.get(token.dep_, "other")
        self.clause = syntax.clause_of(token)
        self.clauses = list(clauses_above(token))[:CLAUSES]
        self.guess = _ids(guess)
        quotes = sum(t.text in QUOTES for t in token.doc[token.sent.start : token.i])
        self.quoted = quotes % 2 == 1

    def of_nobody(self, others: int) -> Iterator[str]:
        token, place = self.token, self.place
        yield "nobody"
        yield f"nobody-place:{place}"
        yield f"nobody-word:{token.lower_}"
        yield f"nobody-head:{token.head.lemma_}"
        yield f"nobody-verb:{place} {self.clause.lemma_}"
        yield f"nobody-clause:{place} {self.clause.dep_}"
        yield f"nobody-guess:{bool(self.guess)}"
        yield f"nobody-others:{min(others, OTHERS)}"
        if token.i + 1 < len(self.doc):
            yield f"nobody-next:{token.nbor().lower_}"
        things = [t for t in self.doc[token.sent.start : token.i] if t.pos_ == "NOUN" and "subj" in t.dep_]
        yield f"nobody-things:{place} {min(len(things), 2)}"

    def traits(self, candidate: Candidate) -> Iterator[str]:
        token, place, number, doc = self.token, self.place, self.scene.number, self.doc
        last, actor = candidate.told[0], candidate.actors[0]
        mention, head = last.mention, doc[last.mention.head]
        far = "ahead" if mention.head > token.i else str(number - last.sentence)
        yield f"far:{far}"
        yield f"far-as:{far} {last.prominence}"
        yield f"form:{mention.form}"
        yield f"kind:{actor.kind}"
        yield f"place-kind:{place} {actor.kind} {actor.sector or '-'}"
        yield f"head-kind:{token.head.lemma_} {actor.kind}"
        yield f"tag:{head.tag_} {actor.kind}"
        if len(candidate.actors) > 1:
            yield f"several-far:{far}"
        if self.guess and _ids(candidate.actors) == self.guess:
            yield "guess"
            yield f"guess-far:{far}"
            yield f"guess-place:{place}"
            yield f"guess-form:{mention.form}"
        if any(a.mention.form != "reference" for a in candidate.told):
            yield "named"
        if mention.form == "reference":
            word = head.lower_ if head.lower_ in AGAIN else "noun"
            yield f"referred:{place} {word}"
        if self.quoted:
            yield f"quoted:{far}"
        if is_one_of_several(last, self.scene.recent, doc):
            yield "joined"
        yield from self._in_clauses(candidate, last, head)

    def _in_clauses(self, candidate: Candidate, last: Antecedent, head: Token) -> Iterator[str]:
        """What one is in the clauses above the pronoun, and in the sentence before."""
        place, number = self.place, self.scene.number
        here = [a for a in candidate.told if a.sentence == number and a.mention.head < self.token.i]
        if any(a.subject for a in here):
            yield f"subject-here:{place}"
        if any(a.subject and a.sentence == number - 1 for a in candidate.told):
            yield f"subject-before:{place} {bool(here)}"
        for depth, clause in enumerate(self.clauses):
            if any(governs(clause, a.mention.head) for a in here):
                yield f"acts:{place} {depth}"
                yield f"acts-in:{place} {depth} {clause.dep_}"
            if place == "poss" and any(owns_subject(clause, self.doc[a.mention.head]) for a in here):
                yield f"owns-subject:{depth}"
        if last.sentence == number:
            yield f"same-clause:{place} {last.prominence} {syntax.clause_of(head) == self.clause}"


def _ids(actors: tuple[Actor, ...] | list[Actor]) -> frozenset[str]:
    return frozenset(actor.id for actor in actors)
