"""What a reference may be to: mentions told of before, how prominent each is, what the text speaks of."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile

from graph.model import Actor
from graph.nlp import syntax
from graph.nlp.mentions import BareRole, Mention, state_counts
from graph.nlp.phrases import first_conjunct
from graph.nlp.tokens import Doc, Token

SUBJECT = 3  # the prominence of one
REACH = 3  # sentences one looks back
OFTEN = 3  # states that a text is about at most
WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout"})
# who is told of by those in it: "a group of UN experts accused Chad; it also"
GROUPS = frozenset({"group", "panel", "team", "committee", "delegation", "mission", "commission", "board"})
SITES = frozenset({"capital", "city", "town", "port", "soil", "territory", "village", "province"})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention one may refer to; its prominence: 3 a subject, 2 an object, 1 in a phrase, 0 a modifier."""

    mention: Mention
    sentence: int
    prominence: int

    @property
    def subject(self) -> bool:
        return self.prominence == SUBJECT


@dataclass(frozen=True, slots=True)
class Text:
    """What a whole text tells of: its bare roles, the states it speaks of, how often each, the most often and
    the one it is about, which two it tells of together, whose the roles are that it speaks of one of; as it
    is read, who is referred to."""

    doc: Doc
    roles: dict[int, BareRole]
    counts: Counter[str]
    together: Counter[frozenset[str]]  # two states in one sentence
    often: frozenset[str]
    main: Actor | None
    homes: dict[str, str]
    referred: dict[int, Actor]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a reference in a text's `number`-th sentence may be to: the mentions of the last sentences, of all
    before, all that it names itself."""

    number: int
    recent: list[Antecedent]
    history: list[Antecedent]
    sentence: list[Antecedent]
    text: Text


def text_of(doc: Doc) -> Text:
    """What a document tells of, before its references are resolved and the homes of its roles settled."""
    counts = state_counts(doc._.mentions)
    states = {m.actor.id: m.actor for m in doc._.mentions if m.actor.kind == "state"}
    main = next((states[c] for c, _ in counts.most_common() if c in states), None)
    together = Counter(frozenset(pair) for s in _told_together(doc) for pair in combinations(sorted(s), 2))
    often = frozenset(country for country, _ in counts.most_common(OFTEN))
    return Text(doc, {role.head: role for role in doc._.bare_roles}, counts, together, often, main, {}, {})


def _told_together(doc: Doc) -> Iterator[set[str]]:
    """The states that each sentence speaks of."""
    told: dict[int, set[str]] = defaultdict(set)
    for mention in doc._.mentions:
        if mention.actor.country:
            told[doc[mention.start].sent.start].add(mention.actor.country)
    yield from told.values()


def since(sentence: int, history: Sequence[Antecedent]) -> list[Antecedent]:
    """The latest of a history, from some sentence on."""
    return list(takewhile(lambda a: a.sentence >= sentence, reversed(history)))[::-1]


def prominence(token: Token) -> int:
    token = first_conjunct(grouped(token))
    if token.dep_ == "appos" and token.head.pos_ == "NOUN":  # "his successor, Shinzo Abe, has"
        token = first_conjunct(token.head)
    if token.dep_ == "poss" and first_conjunct(token.head).dep_ == "nsubj":
        if token.head.lemma_ in ("relationship", "relation", "tie"):
            return SUBJECT
        return 2 if any(c.lower_ == "of" for c in syntax.children(token.head, "prep")) else 0
    if token.dep_ in ("poss", "amod", "compound", "nmod"):
        return 0
    return {"nsubj": SUBJECT, "nsubjpass": SUBJECT, "dobj": 2, "dative": 2}.get(token.dep_, 1)


def grouped(token: Token) -> Token:
    """The group that members are told of as: the panel of "a panel of UN experts"."""
    inside = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_ in GROUPS
    return token.head.head if inside else token


def are_joined(a: Antecedent, b: Antecedent, doc: Doc) -> bool:
    """Whether two mentions are coordinated in one noun phrase."""
    return a.mention.head in {t.i for t in syntax.conjuncts(first_conjunct(doc[b.mention.head]))}


def governs(clause: Token, head: int) -> bool:
    heads = {head, grouped(clause.doc[head]).i}
    return any(heads & {t.i for t in syntax.conjuncts(s)} for s in syntax.surface_subjects(clause))


def is_place(a: Antecedent, doc: Doc) -> bool:
    """Whether a mention says where something happens: "in Karachi", "near the border of Chad"."""
    head = doc[a.mention.head]
    while head.dep_ == "pobj" and head.head.lower_ == "of":  # "in the region of Puntland"
        head = head.head.head
    if is_sited(doc, a):  # "in the Iranian capital"
        head = head.head
    return a.mention.form == "place" or (head.dep_ == "pobj" and head.head.lower_ in WHERE)


def is_sited(doc: Doc, a: Antecedent) -> bool:
    """Whether a mention says of what land a place is: "the Iranian capital"."""
    head = doc[a.mention.head]
    return head.dep_ in ("amod", "compound", "poss") and head.head.lemma_ in SITES


def is_person(mention: Mention) -> bool:
    """Whether words name a person, though an organisation acts through them."""
    return mention.actor.kind == "person" or mention.form == "person"


def owner_of(token: Token, scene: Scene) -> str | None:
    """The state of "his" in "his officials", once it is settled who he is."""
    return next((owner.country for owner in owners_of(token, scene)), None)


def owners_of(token: Token, scene: Scene) -> list[Actor]:
    """Those that the pronouns before a word stand for: Peru in "its envoys", of Peru."""
    referred = scene.text.referred
    return [referred[c.i] for c in syntax.children(token, "poss") if c.i in referred]
