"""Role nouns: words that say what someone is ("troops", "opposition groups", "foreign ministers")."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from graph.lexicon import Lexicon
from graph.nlp.labels import PLURAL
from graph.nlp.phrases import first_conjunct, ids, is_surname, where
from graph.nlp.syntax import children
from graph.nlp.tokens import Doc, Token

NEAR = 3  # words from those who are members to their body
BODIES = frozenset({"union", "unions", "association", "associations", "federation", "confederation"})
OVERRIDING = frozenset({"OPP", "REB", "UAF", "CRM"})  # "rebel commander" is REB, "opposition lawmakers" OPP
SINGULAR = frozenset({"NN", "NNP"})
# whose body or whose heads an apostrophe may tell: "the miners' union", "growers' leaders"
MEMBERS = frozenset({"LAB", "AGR", "EDU", "BUS", "MED", "REL", "REF", "JUD", "HRI", "CVL"})
HEADING = frozenset({"leader", "head", "chief", "boss", "representative"})  # who is of what is headed
GATHERED = frozenset({"convoy", "column", "flotilla", "team", "delegation", "contingent"})  # of whom they are
Front = tuple[str, ...]


class Sectors(NamedTuple):
    """The sector of a role noun, and of an office that is a role in the plural ("foreign ministers")."""

    noun: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun phrase: tokens `start` to `head`, the last of them the noun."""

    start: int
    head: int
    sector: str


class RoleNouns:
    """Finds the role nouns of a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._crowd = lexicon.frames.classes["crowd"]
        self._acts = lexicon.frames.classes.get("act-to", frozenset())
        self._unnamed = lexicon.frames.classes["no-name"]
        self._troops = lexicon.frames.classes["troops"]
        self._captive = lexicon.frames.classes["captive"]
        self._titles = {title for office in lexicon.actors.offices for title in office.titles}
        self._index = role_phrases(lexicon)
        self._last = ids(self._index)

    def __call__(self, doc: Doc, named: set[int]) -> list[Role]:
        """The role nouns of a text in order; one that modifies another gives way to it."""
        likely = {*where(doc, "LOWER", self._last), *where(doc, "LEMMA", self._last)} - named
        found = {role.head: role for i in sorted(likely) if (role := self._role(doc[i]))}
        _give_heads(doc, found)
        joined: list[Role] = []
        for role in list(found.values()):
            led = self._led(doc[role.head], role.sector, found)
            head = self._raised(doc[role.head]) or led
            if head is None or role.head not in found:
                continue
            if partners := _partners(doc[role.head], head):
                joined.append(Role(role.start, head.i, found.pop(role.head).sector))
                roles = [found.pop(token.i) for token in partners if token.i in found]
                joined += [Role(partner.start, head.i, partner.sector) for partner in roles]
                if roles:
                    found.pop(head.i, None)
                continue
            outer = found.get(head.i)
            if outer is None and led is None and head.stem_ not in self._crowd:
                continue
            told = outer is not None and outer.start <= role.head  # "fighter jets" are no fighters
            overriding = role.sector in OVERRIDING and doc[role.head].dep_ != "amod" and not told
            taken = doc[role.head].tag_ == "NNS" and head.lower_ in self._captive
            heads = outer is not None and outer.sector == "GOV" and doc[role.head].dep_ == "poss"
            sector = role.sector if outer is None or overriding or taken or heads else outer.sector
            start = min(role.start, outer.start if outer else role.start)
            found.pop(role.head)
            found[head.i] = Role(start, head.i, sector)
        _give_heads(doc, found)
        return sorted((*found.values(), *joined), key=lambda role: role.head)

    def _role(self, token: Token) -> Role | None:
        """The role a noun stands for by itself or with the words right before it; the longest phrase wins."""
        plural = token.tag_ in PLURAL
        if not plural and token.tag_ not in SINGULAR:
            return None
        if token.lower_ in self._acts and any(c.dep_ == "prep" and c.lower_ == "to" for c in children(token)):
            return None  # "Peru's opposition to the pact"
        if token.stem_ == "company" and any(o.stem_ in self._troops for o in _of(token)):
            return Role(token.i, token.i, "MIL")  # "a company of Peruvian soldiers"
        doc, i = token.doc, token.i
        if i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ == "anti":
            return None  # "anti-aircraft guns"
        for word in dict.fromkeys((token.lower_, token.stem_)):
            ways = self._index.get(word, ())
            longest = min(i, ways[0][0]) if ways else 0
            before = tuple(doc[j].lower_ for j in range(i - longest, i))
            for length, phrases in ways:
                front = before[longest - length :] if length else ()
                sectors = phrases.get(front) if length <= longest else None
                sector = sectors and (sectors.noun or (sectors.office if plural else None))
                if sector and (front or not self._is_surname(token, word)):
                    return Role(i - length, i, sector)
        return None

    def _is_surname(self, token: Token, word: str) -> bool:
        return word in self._titles and is_surname(token.doc, token.i, self._unnamed)

    def _led(self, token: Token, sector: str, found: dict[int, Role]) -> Token | None:
        """The body or the heads whose members are told of before them: "the miners' union"."""
        body = token.head
        if token.dep_ != "poss" or token.tag_ != "NNS" or sector not in MEMBERS or body.i > token.i + NEAR:
            return None
        organised = body.stem_ in self._crowd or body.lower_ in BODIES
        headed = body.i in found and body.stem_ in HEADING
        return body if organised or headed else None

    @staticmethod
    def _raised(token: Token) -> Token | None:
        """The noun it modifies: "groups" in "opposition groups", "officers" in "army officers"."""
        near = token.dep_ in ("compound", "amod", "nmod") and token.i < token.head.i <= token.i + 3
        return token.head if near and token.head.tag_.startswith("NN") else None


def _give_heads(doc: Doc, found: dict[int, Role]) -> None:
    """Gives leaders the sector of whom they lead, a convoy that of who is in it: "leaders of the teachers'
    union", "a convoy of migrants"."""
    for role in [r for r in found.values() if _is_headed(doc, r)]:
        if inner := next((found[o.i] for o in _of(doc[role.head]) if o.i in found), None):
            found[role.head] = Role(role.start, role.head, inner.sector)


def _is_headed(doc: Doc, role: Role) -> bool:
    """Whether a role is of those that its "of" names."""
    noun = doc[role.head].lemma_
    return (role.sector == "GOV" and noun in HEADING) or (noun in GATHERED and role.start == role.head)


def _of(noun: Token) -> list[Token]:
    """What a noun heads: the parties of "leaders of five opposition parties", "the premier and leaders of the
    main parties"."""
    hanging = [p for word in (noun, first_conjunct(noun)) for p in children(word, "prep") if p.i > noun.i]
    return [o for p in hanging if p.lower_ == "of" for o in children(p, "pobj")]


def _partners(token: Token, head: Token) -> list[Token]:
    """What a modifier is joined to before the noun both stand for: "government and rebel delegations"."""
    return [c for c in children(token) if c.dep_ == "conj" and token.i < c.i < head.i and not c.n_rights]


def role_phrases(lexicon: Lexicon) -> dict[str, list[tuple[int, dict[Front, Sectors]]]]:
    """Role phrases by their last word: how many words stand before it, most first, and which."""
    found: dict[str, dict[int, dict[Front, Sectors]]] = defaultdict(lambda: defaultdict(dict))
    nouns = (
        (noun, Sectors(noun=sector.id)) for sector in lexicon.actors.sectors.values() for noun in sector.nouns
    )
    offices = (
        (title, Sectors(office=office.sector)) for office in lexicon.actors.offices for title in office.titles
    )
    for phrase, sectors in (*nouns, *offices):
        *words, last = re.findall(r"[^\s-]+|-", phrase.lower())
        front = tuple(words)
        for form in (last, f"{last}s"):  # the tagger takes "Rebels" at the head of a sentence for a name
            known = found[form][len(front)].get(front, Sectors())
            found[form][len(front)][front] = Sectors(
                known.noun or sectors.noun, known.office or sectors.office
            )
    return {last: sorted(lengths.items(), reverse=True) for last, lengths in found.items()}
