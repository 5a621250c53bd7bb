"""Noun phrases that stand for an actor told of before: "the kingdom", "the bloc", "its neighbour".

Which nouns may, after which determiners, references.yaml says.
"""

from collections import Counter

from graph.lexicon import Lexicon
from graph.lexicon.references import Reference
from graph.model import Actor
from graph.nlp import syntax
from graph.nlp.antecedents import REACH, Antecedent, Scene, are_joined, governs, is_person, is_place, owner_of
from graph.nlp.labels import PLURAL
from graph.nlp.phrases import ids, where, with_lemma
from graph.nlp.pronouns import Pronouns
from graph.nlp.several import Several
from graph.nlp.tokens import Doc, Token

# Parts of a clause where "both" stands for somebody.
PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
NOMINAL = frozenset({"NOUN", "PRON", "DET", "NUM", "ADJ"})
LATELY = 200  # mentions one looks back over for a body
FAR_MORE = 2  # times as many mentions has the body a text is about as the one told of last
ORDER = {"former": 0, "latter": -1}
ORDERED = ids(ORDER)


class NounPhrases:
    """Resolves noun phrases, one at a time."""

    def __init__(self, lexicon: Lexicon, pronouns: Pronouns) -> None:
        self._actors = lexicon.actors
        self._nearest = pronouns.nearest
        self._several = Several(lexicon.actors)
        self._references = lexicon.references
        self._nouns = frozenset(noun for reference in lexicon.references for noun in reference.nouns)
        self._of_several = several = tuple(r for r in lexicon.references if r.kind == "several")
        self._alone = ids({words.split()[-1] for reference in several for words in reference.determiners})
        self._describing = lexicon.frames.classes["describing"]

    def likely(self, doc: Doc) -> set[int]:
        """The words of a document that may head such a phrase."""
        lower = self._alone | ORDERED
        return {*with_lemma(doc, self._nouns), *where(doc, "LOWER", lower)}

    def __call__(self, token: Token, scene: Scene) -> list[Actor]:
        """Whom the phrase that a word heads stands for."""
        if token.lower_ in ORDER and (told := _in_order(token, scene)):
            return [told]
        if token.pos_ not in NOMINAL and not _is_bare_name(token):
            return []
        return self._meant(token, scene)

    def _meant(self, token: Token, scene: Scene) -> list[Actor]:
        fitting = self._fitting(token)
        bodies = [reference for reference in fitting if reference.kind == "body"]
        if len(bodies) > 1:  # "the regional bloc" is narrower than "the bloc"
            opening = " ".join(t.lower_ for t in token.doc[token.left_edge.i : token.i])
            bodies = [r for r in bodies if opening in r.determiners and " " in opening] or bodies
        if bodies and (actors := self._body(token, scene, bodies)):
            return actors  # "the group" may be an organisation or a militia: whichever was told of last
        first = token.left_edge.i
        before = [a for a in scene.recent if a.mention.start < first] if fitting else []
        for reference in fitting:
            if reference.kind != "body" and (found := self._of(reference, token, before, scene)):
                return found
        return []

    def _fitting(self, token: Token) -> list[Reference]:
        """The references a noun phrase may be, by its determiner and noun, or by a determiner alone."""
        opening = [t.lower_ for t in token.doc[token.left_edge.i : token.i]]
        alone = [*opening, token.lower_] if token.dep_ in PARTS and not syntax.children(token, "prep") else []
        return [
            reference
            for reference in (self._references if token.stem_ in self._nouns else self._of_several)
            if (
                token.stem_ in reference.nouns
                and (token.tag_ in PLURAL or not reference.plural)
                and not (reference.bare and syntax.children(token, "compound", "nmod"))
                and any(opening[: len(words)] == words for words in map(str.split, reference.determiners))
            )
            or (reference.kind == "several" and " ".join(alone) in reference.determiners)
        ]

    def _body(self, token: Token, scene: Scene, bodies: list[Reference]) -> list[Actor]:
        """The last body told of before that a phrase fits, or one told of far more often: not whoever does
        something to it ("Spain condemned the kingdom"), nor one of other people than it names ("the Kurdish
        guerrillas")."""
        modifiers = syntax.children(token, "compound", "amod", "nmod")
        if any(c.lower_ in self._describing for c in modifiers) or syntax.children(token, "poss"):
            return []
        if token.i + 1 < len(token.doc) and token.nbor().tag_ in ("NNP", "NNPS"):
            return []  # "the regional bloc ECOWAS": the one that is named
        clause = syntax.clause_of(token) if token.dep_ == "dobj" else None
        heads, first = {c.i for c in modifiers}, token.left_edge.i
        told = {a.mention.actor.country for a in scene.sentence if a.mention.head in heads}
        fitting = [
            mention.actor
            for mention in (a.mention for a in scene.history[-LATELY:])
            if mention.start < first
            and mention.form not in ("place", "person")
            and any(_may_be(mention.actor, r) for r in bodies if not (r.only and token.tag_ == "NNS"))
            and not (token.tag_ == "NNS" and mention.actor.kind == "region")
            and all(country and country == mention.actor.country for country in told)
            and not (clause and governs(clause, mention.head))
        ]
        often = Counter(actor.id for actor in fitting if actor.kind in ("state", "igo")).most_common(1)
        if often and often[0][1] > FAR_MORE * [actor.id for actor in fitting].count(fitting[-1].id):
            return [next(actor for actor in fitting if actor.id == often[0][0])]
        return fitting[-1:]

    def _of(self, reference: Reference, token: Token, before: list[Antecedent], scene: Scene) -> list[Actor]:
        first = token.left_edge.lower_
        if reference.kind == "several":
            people = first == "their" and any(is_person(a.mention) for a in before[-2:])
            return self._several(_others(before, token, scene.number), reference, scene, people=people)
        if reference.kind == "other":
            return self._other(reference, token, before, scene)
        if first in ("his", "her"):
            people_before = [a for a in before if is_person(a.mention)]
            nearest = self._nearest(token, people_before, scene.number)[:1]
            return self._states(nearest)
        if first == "the" and syntax.children(token, "relcl", "acl", "prep"):
            return []
        kin = [a for a in before if a.mention.form != "place" and self._actors.state_of(a.mention.actor)]
        clause = syntax.clause_of(token) if token.dep_ in ("dobj", "dative") else None
        if clause and first == "the":  # "Peru promised the republic aid": another
            kin = [a for a in kin if a.mention.actor.kind != "state" or not governs(clause, a.mention.head)]
        kin = [a for a in kin if a.mention.actor.kind in reference.actors or (a.subject and first == "the")]
        return self._states(self._nearest(token, kin, scene.number)[:1])

    def _other(
        self, reference: Reference, token: Token, before: list[Antecedent], scene: Scene
    ) -> list[Actor]:
        """Of the states of the nearest sentence that are not the owner's, but its neighbours where that is
        meant, the one told of most, if one is."""
        own = owner_of(token, scene)
        if own is None or syntax.children(token, "appos"):
            return []
        told_of = scene.text.counts
        for sentence in range(scene.number, scene.number - REACH - 1, -1):
            here = [a for a in before if a.sentence == sentence]
            states = {s.id: s for s in self._states(here) if s.country != own}
            if reference.adjoining:
                states = {i: s for i, s in states.items() if self._actors.are_neighbours(own, i)}
            acting = states.keys() & {a.mention.actor.country for a in here if a.subject}
            if len(acting) == 1:
                return [states[id] for id in acting if id]
            told = sorted(states.values(), key=lambda state: -told_of[state.id])
            if told and (len(told) == 1 or told_of[told[0].id] > told_of[told[1].id]):
                return told[:1]
        return []

    def _states(self, told: list[Antecedent]) -> list[Actor]:
        return [state for a in told if (state := self._actors.state_of(a.mention.actor))]

    def owners(self, token: Token, scene: Scene) -> list[Actor]:
        """Whose a role is in "soldiers from the two sides", "their ministers"."""
        owning = {c.i for c in syntax.children(token, "poss")}
        owners = {a.mention.actor.id: a.mention.actor for a in scene.recent if a.mention.head in owning}
        if len(owners) > 1:
            return list(owners.values())
        inner = [
            o
            for p in syntax.children(token, "prep")
            if p.lower_ in ("from", "of")
            for o in syntax.children(p, "pobj")
        ]
        return [actor for word in inner for actor in self._meant(word, scene)]


def _in_order(token: Token, scene: Scene) -> Actor | None:
    """ "The former", "the latter": of the last two that were told of together."""
    if token.i == 0 or token.nbor(-1).lower_ != "the" or token.dep_ == "amod":
        return None
    for a in reversed([a for a in scene.recent if a.sentence >= scene.number - 1]):
        joined = [b for b in scene.recent if b.sentence == a.sentence and are_joined(b, a, token.doc)]
        if len({b.mention.actor.id for b in joined}) == 2:
            return joined[ORDER[token.lower_]].mention.actor
    return None


def _others(before: list[Antecedent], token: Token, number: int) -> list[Antecedent]:
    """Without whoever does it to them: "China called on both sides to talk" means two others."""
    before = [a for a in before if not is_place(a, token.doc)]
    if token.dep_ in ("nsubj", "nsubjpass", "conj", "poss"):
        return before
    clause = syntax.clause_of(token)
    doers = {
        a.mention.actor.country or a.mention.actor.id
        for a in before
        if a.sentence == number and governs(clause, a.mention.head)
    }
    return [a for a in before if (a.mention.actor.country or a.mention.actor.id) not in doers]


def _is_bare_name(token: Token) -> bool:
    """ "the Alliance", "the Islamists": a capitalised noun after nothing but its determiner."""
    bare = token.pos_ == "PROPN" and token.left_edge.i == token.i - 1
    return bare and not syntax.children(token, "prep", "compound")


def _may_be(actor: Actor, reference: Reference) -> bool:
    fits = actor.kind in reference.actors and actor.id not in reference.never
    return fits and (not reference.only or actor.id in reference.only)
