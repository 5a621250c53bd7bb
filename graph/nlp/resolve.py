"""From a word of the parse to the actors it stands for.

Strictly, a word is an actor when a mention or a resolved reference has it as its head. Loosely, a noun
stands for the actor that owns or modifies it: "Japan's security", "Iraqi positions", "a group of officials".
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from graph.model import Actor
from graph.nlp.antecedents import SUBJECT, prominence
from graph.nlp.labels import COMMON, PROPER
from graph.nlp.mentions import ORGANIZED, Mention
from graph.nlp.phrases import first_conjunct
from graph.nlp.slots import Slots
from graph.nlp.syntax import (
    children,
    clause_of,
    conjuncts,
    governed,
    is_carrying,
    is_hiding,
    is_infinitive,
    places,
    prepositional_objects,
    surface_subjects,
)
from graph.nlp.tokens import Doc, Span, Token

NEAR = frozenset({"in", "near", "at", "outside", "inside", "on", "into"})

# "rebels backed by Peru" are not Peru's
BACKING = frozenset({"back", "support", "arm", "fund", "finance", "sponsor", "bankroll", "equip"})
MAKING = frozenset({"build", "make", "manufacture", "construct"})  # "a bridge built by Peru" is anybody's
# "a plan for Congo put forward by Peru": the plan was put forward, whatever the parser hung that from
PROPOSING = frozenset({"put", "propose", "draft", "table", "offer", "submit", "present", "float", "broker"})
LYING = frozenset(
    {"lead", "run", "link", "connect", "pass", "stretch", "lie", "supply"}
)  # of lines and sites

ABOUT = frozenset({"for", "on", "to", "with", "against", "over", "toward", "towards"})

BELOW = frozenset({"xcomp", "acl", "pcomp"})  # clauses that tell no deed of their own

How = Literal["named", "reference", "loose"]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor at one side of a claim, with the tokens that stand for it and how it was found; of a pronoun
    how likely it means the actor."""

    actor: Actor
    start: int
    end: int
    form: str
    how: How
    sure: float | None = None


class Resolver:
    """Looks up the actors of one document."""

    def __init__(self, doc: Doc, slots: Slots) -> None:
        self.doc, self.slots = doc, slots
        self._acts = slots.classes["undergone"]
        self._containers = slots.classes["container"]
        self._bodies = slots.classes["body-noun"]
        self._pacts = slots.classes["agreement"]
        self._deeds = slots.classes["deed"]
        self._members = slots.classes["member"]
        self._organs = slots.classes["organ"]
        self._areas = slots.classes["area"]
        self._opaque = slots.classes["opaque"]
        self._kin = slots.classes["kin"]
        self._relational = slots.classes["relational"]
        self._polities = slots.classes["polity"]
        self._named = _by_head(doc._.mentions)
        self._referred = _by_head(doc._.references)
        self._strictly: dict[int, list[Party]] = {}
        self._loosely: dict[tuple[int, bool], list[Party]] = {}
        self._covering = {i: m.head for m in doc._.mentions for i in range(m.start, m.end)}

    def names_any(self, words: Span) -> bool:
        """Whether any actor is named or referred to in a sentence: else it claims nothing."""
        return any(i in self._covering or i in self._referred for i in range(words.start, words.end))

    def names_other(self, words: Span, own: Container[str]) -> bool:
        """Whether any actor but some is named or referred to in some words."""
        found = (p for token in words for p in self.strict(token))
        return any(p.actor.id not in own and p.actor.country not in own for p in found)

    def subjects_before(self, word: Token, own: Container[str]) -> list[Actor]:
        """Who acts in the clause before that of a word, of this sentence or the one before it."""
        first = word.sent.start
        floor = self.doc[first - 1].sent.start if first else 0
        told = (
            m for i in range(floor, word.i) for m in (*self._named.get(i, ()), *self._referred.get(i, ()))
        )
        before = [m for m in told if prominence(self.doc[m.head]) == SUBJECT]
        before = [m for m in before if m.actor.id not in own and m.actor.country not in own]
        if not before:
            return []
        last = first_conjunct(self.doc[before[-1].head])
        return [m.actor for m in before if first_conjunct(self.doc[m.head]) == last]

    def is_named(self, token: Token) -> bool:
        """Whether a token is part of an actor's name; what two are together tells of both: "Greek-Bulgarian
        patrols"."""
        return token.i in self._covering and len(self._named.get(token.i, ())) < 2

    def strict(self, token: Token) -> list[Party]:
        """The actors that a word itself names or refers to."""
        if token.i not in self._strictly:
            self._strictly[token.i] = self._strict(token)
        return self._strictly[token.i]

    def _strict(self, token: Token) -> list[Party]:
        if token.i in self._named:
            return [_party(m, "named") for m in self._named[token.i]]
        if lands := self._told_of(token):
            return lands
        if token.i in self._referred:
            return [_party(m, "reference") for m in self._referred[token.i]]
        if found := self._containing(token) or self._whole(token) or self._described(token):
            return found
        if token.tag_ == "NNS":  # "the two presidents, Solari and Quispe,"
            found = self._names(_listed_beside(token))
            if len(found) > 1:
                return found
        if token.stem_ in self._relational:  # "its neighbour Niger", "Norway's partner Denmark"
            return self._names(children(token, "appos"))
        if token.stem_ in self._containers:  # "thousands of Iraqis" are Iraqis
            inner = [o for p in children(token) if p.lower_ == "of" for o in prepositional_objects(p)]
            return [party for word in inner if word != token for party in self.strict(word)]
        return []

    def _names(self, tokens: Iterable[Token]) -> list[Party]:
        """The actors that some words name."""
        return [_party(m, "named") for token in tokens for m in self._named.get(token.i, ())]

    def _containing(self, token: Token) -> list[Party]:
        """The body or officer in whose name a word stands: "a faction of the MNLA led by Luis Solari", "the
        president of Mali, who expelled the French envoy"."""
        if token.dep_ != "pobj" or token.i not in self._covering:
            return []
        whole = self._named[self._covering[token.i]]
        offices = [_party(m, "named") for m in whole if m.form == "office"]
        bodies = _organized(m for m in whole if m.form == "role")
        return bodies or (offices if children(token, "relcl") else [])

    def _whole(self, token: Token) -> list[Party]:
        """The body whose members or kind a noun tells: "a dozen EU states" act as the EU, "Sandinista
        supporters" as their party; "the human rights group Amnesty International"; "the board of the IMF"."""
        beside: list[Token] = []
        if token.lemma_ in self._members and all(c.lower_ != "other" for c in children(token, "amod")):
            beside += [c for c in children(token) if c.i < token.i]
        if token.lemma_ in self._bodies:
            beside += children(token, "appos")
        if token.lemma_ in self._organs:
            beside += [*self.slots.owners(token), *governed(token, "of")]
        return _organized(m for word in beside for m in self._named.get(word.i, ()))

    def _described(self, name: Token) -> list[Party]:
        """What a name that no list knows is called before it: "the Swedish steelmaker Norrstal"."""
        called = [c for c in children(name, "compound", "nmod") if c.tag_ in COMMON]
        if name.tag_ not in PROPER or name.i in self._covering or not called:
            return []
        noun = called[-1]
        if any(t.tag_ not in PROPER for t in name.doc[noun.i + 1 : name.i]):
            return []
        roles = [_party(m, "named") for m in self._named.get(noun.i, ()) if m.form == "role"]
        return roles or [_party(m, "reference") for m in self._referred.get(noun.i, ())]

    def _told_of(self, noun: Token) -> list[Party]:
        """The lands that a noun right before their names tells of: "the former colony Mali", "NATO members
        Greece and Turkey", "the tiny kingdom of Lesotho"."""
        if noun.tag_ not in ("NN", "NNS"):
            return []
        names = [c for c in children(noun, "appos") if c.left_edge.i == noun.i + 1]
        if not names and noun.lemma_ in self._polities:
            phrases = [p for p in children(noun, "prep") if p.lower_ == "of" and p.i == noun.i + 1]
            names = [o for p in phrases for o in children(p, "pobj")]
        found = [m for name in names for t in conjuncts(name) for m in self._named.get(t.i, ())]
        lands = [m for m in found if m.actor.kind in ("state", "region") and m.form == "name"]
        return [_party(m, "named") for m in lands]

    def loose(self, token: Token, *, about: bool = False) -> list[Party]:
        """The owner of a noun, or whoever stands in its "of", "by" or "in" phrase; the nearest kind wins.

        `about` goes on to whom a noun is for, on or against: "an extension of the mandate for Lebanon"."""
        key = (token.i, about)
        if key not in self._loosely:
            self._loosely[key] = self._loose(token, 0, about)
        return self._loosely[key]

    def _loose(self, token: Token, depth: int, about: bool) -> list[Party]:
        if (
            token.stem_ in self._opaque
            or depth > 2 + about
            or token.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "VERB", "ADJ", "DET")
        ):
            return []
        for group in self._owner_groups(token, about):
            found = [
                party
                for owner in group
                for party in (self.strict(owner) or self._loose(owner, depth + 1, about))
            ]
            if found:
                return [replace(p, how="loose") for p in self._of_kin(token, found)]
        return []

    def _of_kin(self, token: Token, found: list[Party]) -> list[Party]:
        """A person's son or wife is another than that person."""
        kin = token.stem_ in self._kin
        return [p for p in found if not (kin and p.actor.kind == "person")]

    def _is_site(self, token: Token) -> bool:
        forms = ("place",) if token.dep_ == "poss" else ("place", "capital")  # "Lima's decision" is Peru's
        return any(party.form in forms for party in self.strict(token))

    def where(self, token: Token) -> list[Party]:
        """The places that a word's "in", "near" or "outside" phrases name, its own or its clause's."""
        verb = clause_of(token)
        for anchor in (token, *children(token, "acl"), verb, *children(verb, "dobj")):
            phrases = [p for p in children(anchor) if p.dep_ == "prep" and p.lower_ in NEAR]
            words = [o for p in phrases for o in prepositional_objects(p)]
            inner = [
                o for w in words for p in children(w) if p.lower_ == "in" for o in prepositional_objects(p)
            ]
            found = [
                p for w in (*inner, *words) for p in (self.strict(w) or self.loose(w)) if p.actor.country
            ]
            if found:
                return found
        return []

    def _owner_groups(self, token: Token, about: bool) -> Iterator[Iterable[Token]]:
        owners = self.slots.owners(token)
        if token.stem_ in self._relational:  # "Iran's foes", "a foe of Iran" are others than Iran
            yield children(token, "appos")
            yield [o for o in owners if o.dep_ != "poss"]
            yield _predicated(token)
            return
        if owners and all(self._is_site(owner) for owner in owners):  # "the Harare offices of a German bank"
            yield governed(token, "of")
        yield [o for o in owners if o.dep_ == "poss" and not self._is_site(o)]  # "Chad's Chinese rifles"
        yield owners
        yield from _inside(token)
        acts = token.stem_ in self._acts  # "condemned the invasion of Kuwait": Kuwait is not blamed
        for name in ("by",) if acts else ("of", "by", "from", "in", "at", "through"):
            yield governed(token, name)
        yield places(token)
        yield from _of_participles(token)
        if token.lemma_ in self._areas:  # "areas they hold in southern Eritrea"
            yield [o for clause in children(token, "relcl") for o in governed(clause, *NEAR)]
        if token.lemma_ in self._deeds and children(token, "relcl"):  # "a step that Morocco condemned"
            yield surface_subjects(_told_before(token)) or surface_subjects(token.sent.root)
        elif token.dep_ == "appos":  # "Jaish, a group sheltered by Pakistan"
            yield [self.doc[self._covering.get(token.head.i, token.head.i)]]
        found = children(token, "relcl") and token.lemma_ not in self._pacts
        if not found:  # "found a bomb that hit Peru": whoever found it did not own it
            yield self.slots.supporters(token)
        if about and not acts:
            yield governed(token, *ABOUT)
        yield _predicated(token)


def _inside(noun: Token) -> Iterator[list[Token]]:
    """Who is in a thing: "a canoe carrying Peruvian students", "a house where rebels hid"."""
    yield [o for clause in children(noun, "acl") if is_carrying(clause) for o in children(clause, "dobj")]
    yield [o for clause in children(noun, "relcl") if is_hiding(clause) for o in children(clause, "nsubj")]


def _of_participles(noun: Token) -> Iterator[list[Token]]:
    """Whose a noun is by what a participle beside it tells, or by the name beside it."""
    far = [c for p in children(noun, "prep") for o in children(p, "pobj") for c in children(o, "acl")]
    told = [*children(noun, "acl"), *(c for c in far if c.lemma_ in PROPOSING and c.tag_ == "VBN")]
    done = [clause for clause in told if clause.tag_ == "VBN"]
    yield [o for clause in done for agent in _agents(clause) for o in prepositional_objects(agent)]
    yield [  # "weapons seized from Peru", "plantations belonging to Peru"
        o
        for clause in told
        for p in children(clause, "prep")
        if (clause in done and p.lower_ == "from") or clause.lemma_ == "belong"
        for o in prepositional_objects(p)
    ]
    yield children(noun, "appos")
    lying = [clause for clause in told if clause.tag_ == "VBG" and clause.lemma_ in LYING]
    # "a road leading to Peru", "a pipeline running through Peru"
    yield [o for clause in lying for p in children(clause, "prep") for o in prepositional_objects(p)]


def _agents(participle: Token) -> list[Token]:
    """The "by" of "the plan put forward by Peru", unless it tells who only backs or built a thing."""
    if participle.lemma_ in BACKING | MAKING:
        return []
    inner = [c for phrase in children(participle, "prep") for c in children(phrase) if c.lower_ == "by"]
    return children(participle, "agent") + inner


def _listed_beside(noun: Token) -> list[Token]:
    """The names told in a row beside what they are together."""
    first = [c for c in children(noun, "appos") if c.tag_ == "NNP" and c.i > noun.i]
    return [t for name in first for t in conjuncts(name)]


def _predicated(noun: Token) -> list[Token]:
    """Of whom a noun is said: "Korea represents a competitor"."""
    told = noun.dep_ in ("attr", "dobj", "oprd") and noun.head.lemma_ in (
        "be",
        "become",
        "remain",
        "represent",
    )
    return surface_subjects(noun.head) if told else []


def _told_before(deed: Token) -> Token:
    """The clause a noun beside it calls a deed; it may stand beside a word of a clause below that one."""
    clause = clause_of(deed.head)
    while clause != clause.head and (
        clause.dep_ in BELOW or (clause.dep_ == "ccomp" and is_infinitive(clause))
    ):
        clause = clause_of(clause.head)
    return clause


def _by_head(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.head].append(mention)
    return found


def _organized(mentions: Iterable[Mention]) -> list[Party]:
    """Those of some mentions that name a body with members."""
    return [_party(m, "named") for m in mentions if m.actor.kind in ORGANIZED]


def _party(mention: Mention, how: How) -> Party:
    return Party(mention.actor, mention.start, mention.end, mention.form, how, mention.sure)
