"""Deeds told of again: who did "the attack" that one condemns, and who does likewise."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp.claims import Claim
from graph.nlp.dyads import is_dyad, told_of
from graph.nlp.parties import meant
from graph.nlp.phrases import ids, where
from graph.nlp.resolve import Party, Resolver
from graph.nlp.syntax import children, governed, is_gapped, is_unreal, is_verb, subjects
from graph.nlp.tokens import Doc, Span, Token
from graph.nlp.triggers import Evoked, Triggers

# Relations to whoever did a thing that is told of again ("condemned the attack") so many tokens later, else
# to whoever did most of the kind; where it is only called a deed ("condemned the move"), so many tokens
# later; and the slots where it may stand.
ANSWERS = frozenset({"ACCUSE", "REJECT", "PROTEST", "SUPPORT"})
NEARBY = 120
KEPT = 300  # deeds, of some twenty pages
NEXT = 60
ANSWERED = frozenset({"object", "of", "at", "over", "against", "subject"})
SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
ALIKE = (frozenset({"ASSAULT", "COERCE", "MOBILIZE"}), frozenset({"REQUEST", "THREATEN"}))
AIMED = frozenset({"on", "against", "of"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
ALSO = ids({"do", "follow"})
JOINED = ids({"conj"})


@dataclass(frozen=True, slots=True)
class Deed:
    """What one actor was said to do to another, for "the attack" of the sentences after it."""

    relation: str
    doer: Actor
    other: Actor
    place: int  # of the word that tells it
    real: bool  # not one that is only threatened, planned or foreseen

    @property
    def country(self) -> str:
        """The state of whoever it was done to, or else itself."""
        return self.other.country or self.other.id

    @property
    def doing(self) -> str:
        """The state of whoever did it, or else itself."""
        return self.doer.country or self.doer.id


class Retold:
    """The deeds that one document has told of so far."""

    def __init__(self, lexicon: Lexicon, triggers: Triggers, resolver: Resolver) -> None:
        self._types, classes = lexicon.relation_types, lexicon.frames.classes
        self._undertakings, self._utterances = classes["undertaking"], classes["utterance"]
        self._triggers, self._resolver = triggers, resolver
        self._alike = _likenesses(resolver.doc)
        self._told: list[Deed] = []

    def tell(self, claims: Iterable[Claim], token: Token) -> None:
        """Keep the deeds that a word told of; those told of too long before are forgotten."""
        self._told += [
            Deed(c.relation, c.source.actor, c.target.actor, token.i, not is_unreal(c.evoked.word))
            for c in claims
        ]
        self._told = self._told[-KEPT:]

    def doers(self, evoked: Evoked, slot: str, sources: list[Party]) -> list[Party]:
        """Whoever did last what a slot names again: "Peru shelled Tacna. Chile condemned the attack"; where
        no such deed was told of, who acted before."""
        if slot not in ANSWERED or evoked.frame.relation not in ANSWERS:
            return []
        verb, own = evoked.word, told_of(sources)
        direct = slot == "object" and verb.dep_ != "relcl"
        for word in self._triggers.slots.fill(verb, slot):
            if not _is_it(word, verb) and not self._is_definite(word):
                continue
            kin = self._meant_by(word, verb, [d for d in self._told if self._is_other(d, verb, own)])
            if kin is None:
                continue
            done = [d for d in kin if d.real]
            doers = [d.doer for d in done if d.place == done[-1].place]
            if not kin and direct and not _victims(word):
                doers = self._resolver.subjects_before(verb, own)
            if doers:
                return meant({doer.id: doer for doer in doers}.values(), word.left_edge.i, word)
        return []

    @staticmethod
    def _is_other(deed: Deed, verb: Token, own: set[str]) -> bool:
        """Whether a deed is another's, and not told by what a verb governs itself."""
        below = deed.place >= verb.sent.start and verb.is_ancestor(verb.doc[deed.place])
        return deed.doer.id not in own and not below

    def _is_definite(self, noun: Token) -> bool:
        """Whether a noun tells of what is known, and not whose it is: "the attack"."""
        definite = any(c.lower_ in DEFINITE for c in children(noun, "det"))
        return definite and not self._triggers.slots.owners(noun)

    def _meant_by(self, word: Token, verb: Token, told: list[Deed]) -> list[Deed] | None:
        """The deeds that a word may name again, as its kind or, of those nearby, as a deed; None if it names
        none."""
        deed = next((e.frame.relation for e in self._triggers.at(word) if e.frame.nouns), None)
        if deed:
            kinds = next((alike for alike in ALIKE if deed in alike), {deed})
            aimed = _victims(word)
            victims = {p.actor.country or p.actor.id for o in aimed for p in self._resolver.strict(o)}
            alike = [d for d in told if d.relation in kinds and (not aimed or d.country in victims)]
            near = [d for d in alike if d.place >= verb.sent.start - NEARBY]
            return near or _of_whoever_did_most(alike)
        again, uttered = _is_it(word, verb), word.stem_ in self._utterances
        if not (again or uttered or word.stem_ in self._undertakings):
            return None
        near = [d for d in told if d.real and d.place >= verb.sent.start - NEXT]
        near = [d for d in near if not uttered or d.relation in SAID]
        near = [d for d in near if not again or self._types[d.relation].quad == "MK"]
        return sorted(near, key=attrgetter("place"))  # "condemned the move", the last one

    def echoes(self, sentence: Span, earlier: list[Claim]) -> Iterator[Claim]:
        """What others did as well: "Peru recalled its envoy from Quito; Chile followed suit",
        "Peru sent 500 men and Chile 300"."""
        for token in (sentence.doc[i] for i in self._alike if sentence.start <= i < sentence.end):
            past = [c for c in earlier if c.evoked.word.i < token.i]
            words = [token] if is_gapped(token) else subjects(token)
            doers = [p for word in words for p in self._resolver.strict(word)]
            if past and doers:
                yield from _echoed(past, doers, token)


def _of_whoever_did_most(deeds: list[Deed]) -> list[Deed]:
    """Of some deeds those of the one who did more of them than any other: "the war" of a long text."""
    doers = Counter(deed.doing for deed in deeds if deed.real).most_common(2)
    if not doers or (len(doers) > 1 and doers[0][1] == doers[1][1]):
        return []
    return [deed for deed in deeds if deed.doing == doers[0][0]]


def _echoed(past: list[Claim], doers: list[Party], token: Token) -> Iterator[Claim]:
    """The last of some claims, told of others as well by a token."""
    last = max(past, key=lambda c: c.evoked.word.i).evoked
    told = [c for c in past if c.evoked == last]
    done = {id for c in told for id in c.dyad}
    others = {c.target.actor.id: c.target.actor for c in told}
    evoked = Evoked(last.frame, token, (token,))
    for doer in (d for d in doers if d.actor.id not in done):
        for target in meant(others.values(), token.i, token):
            if is_dyad(doer, target, last.frame.relation):
                yield Claim(evoked, doer, target, ("subject", "previous"), (0, 0))


def _likenesses(doc: Doc) -> list[int]:
    """The words of a document that tell of another's doing the like."""
    words = (doc[i] for i in (*where(doc, "LEMMA", ALSO), *where(doc, "DEP", JOINED)))
    return [word.i for word in words if is_gapped(word) or _does_alike(word)]


def _is_it(word: Token, verb: Token) -> bool:
    """Whether what is judged is only called so: "called it an outrage"."""
    return word.lower_ == "it" and word.dep_ == "dobj" and bool(children(verb, "oprd"))


def _victims(deed: Token) -> list[Token]:
    """Whom a deed was done to: "the attack on Peru"."""
    return governed(deed, *AIMED)


def _does_alike(verb: Token) -> bool:
    """Whether a verb tells that somebody does what was told before: "as did Chile", "followed suit"."""
    if verb.lemma_ == "follow":
        taken = children(verb, "dobj", "xcomp", "ccomp", "advmod", "advcl", "neg", "aux")
        taken += [p for p in children(verb, "prep") if p.lower_ not in ("in", "on")]
        return not taken or any(c.lower_ == "suit" for c in children(verb, "dobj"))
    unreal = any(c.lower_ in ("if", "unless", "whether") for c in children(verb, "mark"))
    if verb.lemma_ != "do" or verb.dep_ in ("aux", "auxpass") or children(verb, "neg") or unreal:
        return False
    same = [c for c in children(verb, "dobj") if c.lower_ in ("same", "likewise")]
    alike = [c for c in children(verb, "advmod") if c.lower_ in ("too", "likewise")]
    taken = [c for c in children(verb, "dobj", "xcomp", "ccomp", "acomp") if c.i > verb.i]
    late = is_verb(verb) and not taken and not is_unreal(verb)  # "as Peru had done before", "has done so"
    after = [c for c in children(verb, "mark", "advmod") if c.lower_ in ("as", "so")]
    after = [c for c in after if c.i == verb.i - 1 or late]
    return bool(same or after or (alike and not children(verb, "dobj", "xcomp", "ccomp")))
