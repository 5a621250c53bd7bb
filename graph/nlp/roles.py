"""Sub-state actors: a role noun and whose it is. "Iraqi troops" are IRQ.MIL, "U.N. peacekeepers" the UN.

Role nouns come from sectors.yaml, and plural offices ("foreign ministers") from offices.yaml. Whose they are
is read from the words before ("Iraqi", "Iraq's", "the Baghdad") or after them ("of Iraq", "in Zimbabwe", "based
in Chad"); a role that names no owner is kept as a BareRole for the references to settle.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp.mentions import BareRole, Mention
from graph.nlp.phrases import ids, is_hyphenated, is_opposed, lower_before, where
from graph.nlp.syntax import conjuncts, prepositional_objects

OVERRIDING = frozenset({"OPP", "REB", "UAF", "CRM"})  # "rebel commander" is REB, "opposition lawmakers" OPP
BEFORE = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
OWNING = frozenset({"of", "in", "from", "at", "across", "throughout"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun phrase: tokens `start` to `head`, the last of them the noun."""

    start: int
    head: int
    sector: str


class RoleFinder:
    """Joins role nouns to their owners: returns all mentions, and the roles that name no owner."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = lexicon.actors
        self._classes = lexicon.frames.classes
        self._index = _index(lexicon)
        self._last = ids(self._index)

    def __call__(self, doc: Doc, mentions: list[Mention]) -> tuple[list[Mention], list[BareRole]]:
        by_head: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_head[mention.head].append(mention)
        swallowed: set[Mention] = set()
        owned: list[Mention] = []
        bare: list[BareRole] = []
        for mention, owners in self._minorities(doc, mentions, by_head):
            swallowed.update(owners)
            if isinstance(mention, Mention):
                owned.append(mention)
            else:
                bare.append(mention)
        for role in self._roles(doc, {i for m in mentions for i in range(m.start, m.end)}):
            owners = list(self._owners(doc, role, by_head))
            made = [m for owner in self._settled(owners, role) if (m := self._owned(doc, role, owner))]
            owned += made
            by_head[role.head] += made
            swallowed.update(owners if made else ())
            if not made:
                bare.append(BareRole(role.start, role.head + 1, role.head, role.sector, doc[role.head].lemma_.lower()))
        everyone = [m for m in (*mentions, *owned) if m not in swallowed]
        return sorted(everyone, key=lambda m: (m.start, m.end)), sorted(bare, key=lambda role: role.head)

    # the role nouns

    def _roles(self, doc: Doc, named: set[int]) -> Iterator[Role]:
        """The role nouns of a text; one that modifies another gives way to it, or takes a crowd noun for its head."""
        likely = {*where(doc, "LOWER", self._last), *where(doc, "LEMMA", self._last)} - named
        found = {role.head: role for i in sorted(likely) if (role := self._role(doc[i]))}
        for role in list(found.values()):
            head = self._raised(doc[role.head])
            if head is None:
                continue
            outer = found.get(head.i)
            if outer is None and head.lemma_.lower() not in self._classes["crowd"]:
                continue
            overriding = role.sector in OVERRIDING and doc[role.head].dep_ != "amod"
            sector = role.sector if outer is None or overriding else outer.sector
            start = min(role.start, outer.start if outer else role.start)
            found.pop(role.head)
            found[head.i] = Role(start, head.i, sector)
        return iter(sorted(found.values(), key=lambda r: -r.head))  # "doctors" of "American aid groups": the owner first

    def _role(self, token: Token) -> Role | None:
        """The role a noun stands for by itself or with the words right before it; the longest phrase wins."""
        for word in (token.lower_, token.lemma_.lower()):
            for front, sector, tags in self._index.get(word, ()):
                start = token.i - len(front)
                if start >= 0 and token.tag_ in tags and all(
                    want in (doc_token.lower_, doc_token.lemma_.lower())
                    for want, doc_token in zip(front, token.doc[start : token.i], strict=True)
                ):
                    return Role(start, token.i, sector)
        return None

    @staticmethod
    def _raised(token: Token) -> Token | None:
        """The noun a role noun stands before: "groups" in "opposition groups", "officers" in "army officers"."""
        near = token.dep_ in ("compound", "amod", "nmod") and token.i < token.head.i <= token.i + 3
        return token.head if near and token.head.tag_.startswith("NN") else None

    # peoples within states

    def _minorities(
        self, doc: Doc, mentions: list[Mention], by_head: Mapping[int, list[Mention]]
    ) -> Iterator[tuple[Mention | BareRole, list[Mention]]]:
        """ "Bosnian Serbs" and "ethnic Turks in Bulgaria" are people of Bosnia and Bulgaria, with what they replace."""
        for one, two in pairwise([None, *mentions]):
            if two is None or two.form != "people" or two.actor.kind not in ("state", "group"):
                continue
            role = Role(two.start, two.head, "CVL")
            ethnic = self._classes["ethnic"] & {lower_before(doc, two.start), doc[two.start].lower_}
            places = [m for t in self._after(doc[two.head]) for m in by_head.get(t.i, ())]
            place = next((m for m in places if m.actor.country not in (None, two.actor.country)), None)
            if place and (ethnic or doc[two.end].lower_ == "of") and (mention := self._owned(doc, role, place)):
                yield mention, [two, place]
                continue
            if two.actor.kind != "state":
                continue
            if one and one.end == two.start and one.form == "adjective" and one.actor != two.actor:
                owners = self._settled([one, two], role)
                if mention := self._owned(doc, role, owners[0]):
                    yield mention, [one, two]
            elif ethnic:
                yield BareRole(two.start - 1, two.end, two.head, "CVL", doc[two.head].lower_), [two]

    # whose they are

    def _owners(self, doc: Doc, role: Role, by_head: Mapping[int, list[Mention]]) -> Iterator[Mention]:
        noun = doc[role.head]
        own = [m for h in self._before(noun, role) for m in by_head.get(h.i, ()) if _is_plain(doc, m)]
        if own:
            yield from own
            return
        for place in self._after(noun):
            found = [m for token in conjuncts(place) for m in by_head.get(token.i, ())]
            if found:
                yield from (m for m in found if m.form != "people")
                return

    @staticmethod
    def _before(noun: Token, role: Role) -> Iterator[Token]:
        """Modifiers of the noun, of the words of its phrase, and those that share its head: "Israeli army jeep"."""
        phrase = [noun, *noun.doc[role.start : role.head]]
        for word in phrase:
            for child in word.children:
                if child.dep_ in BEFORE and child.i < role.head:
                    yield from (t for t in conjuncts(child) if t.i < role.head)
        if noun.dep_ in BEFORE and noun.i < noun.head.i:
            for child in noun.head.children:
                if child.dep_ in BEFORE and child.i < role.start:
                    yield from (t for t in conjuncts(child) if t.i < role.start)

    def _after(self, noun: Token) -> Iterator[Token]:
        abroad = noun.lemma_.lower() in self._classes["abroad"]
        for child in noun.children:
            if child.i < noun.i:
                continue
            if child.dep_ == "prep" and child.lower_ in OWNING and not (abroad and child.lower_ in ("in", "at")):
                yield from prepositional_objects(child)
            if child.dep_ == "acl" and child.lemma_ == "base":
                yield from (t for prep in child.children if prep.dep_ == "prep" for t in prepositional_objects(prep))

    def _settled(self, owners: list[Mention], role: Role) -> list[Mention]:
        """Of two peoples side by side ("Croatian Serb refugees") the one whose state they live in; of a state and
        its party or group ("Nicaragua's Sandinista government") the state that governs, else the group."""
        for one, two in pairwise(owners):
            kinds = {one.actor.kind, two.actor.kind}
            if one.actor.country == two.actor.country and "state" in kinds and len(kinds) == 2:
                return [m for m in (one, two) if (m.actor.kind == "state") == (role.sector == "GOV")]
            if one.end == two.start and one.form in ("adjective", "people") and two.form in ("adjective", "people"):
                last = two.actor.name.lower() in self._classes["settled"]
                return [two if last else one]
        return owners

    def _owned(self, doc: Doc, role: Role, owner: Mention) -> Mention | None:
        actor = self._actor(owner.actor, role.sector)
        if actor is None:
            return None
        start, end = min(owner.start, role.start), max(owner.end, role.head + 1)
        return Mention(start, end, role.head, actor, "role")

    def _actor(self, owner: Actor, sector: str) -> Actor | None:
        if owner.country and owner.kind in ("state", "group", "region"):
            return self._actors.sector(owner.country, sector)
        return None if owner.kind in ("state", "group") else owner


def _index(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]]:
    """Role phrases by their last word, the longest first: the words before it, the sector, the tags allowed."""
    nouns = frozenset({"NN", "NNS", "NNP", "NNPS"})
    index: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]] = defaultdict(list)
    rows = [(noun, sector.id, nouns) for sector in lexicon.actors.sectors.values() for noun in sector.nouns]
    rows += [
        (title, office.sector, frozenset({"NNS", "NNPS"}))
        for office in lexicon.actors.offices
        if office.sector
        for title in office.titles
    ]
    for phrase, sector, tags in rows:
        *front, last = phrase.lower().split()
        index[last].append((tuple(front), sector, tags))
    for ways in index.values():
        ways.sort(key=lambda way: -len(way[0]))
    return index


def _is_plain(doc: Doc, mention: Mention) -> bool:
    """Not "anti-Syria", not "Iranian-backed": said of the one it modifies, not of another."""
    return not is_hyphenated(doc, mention.end) and not is_opposed(doc, mention.start)
