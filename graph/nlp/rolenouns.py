"""Role nouns: words that say what someone is ("troops", "opposition groups", "foreign ministers")."""

import re
from collections import defaultdict
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from graph.lexicon import Lexicon
from graph.nlp.phrases import ids, is_surname, where

OVERRIDING = frozenset({"OPP", "REB", "UAF", "CRM"})  # "rebel commander" is REB, "opposition lawmakers" OPP


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
        self._unnamed = lexicon.frames.classes["no-name"]
        self._titles = {title for office in lexicon.actors.offices for title in office.titles}
        self._index = _index(lexicon)
        self._last = ids(self._index)

    def __call__(self, doc: Doc, named: set[int]) -> list[Role]:
        """The role nouns of a text in order; one that modifies another gives way to it."""
        likely = {*where(doc, "LOWER", self._last), *where(doc, "LEMMA", self._last)} - named
        found = {role.head: role for i in sorted(likely) if (role := self._role(doc[i]))}
        for role in list(found.values()):
            head = self._raised(doc[role.head])
            if head is None:
                continue
            outer = found.get(head.i)
            if outer is None and head.lemma_.lower() not in self._crowd:
                continue
            overriding = role.sector in OVERRIDING and doc[role.head].dep_ != "amod"
            sector = role.sector if outer is None or overriding else outer.sector
            start = min(role.start, outer.start if outer else role.start)
            found.pop(role.head)
            found[head.i] = Role(start, head.i, sector)
        return sorted(found.values(), key=lambda role: role.head)

    def _role(self, token: Token) -> Role | None:
        """The role a noun stands for by itself or with the words right before it; the longest phrase wins."""
        for word in (token.lower_, token.lemma_.lower()):
            for front, sector, tags in self._index.get(word, ()):
                start = token.i - len(front)
                if word in self._titles and not front and is_surname(token.doc, token.i, self._unnamed):
                    continue
                if start >= 0 and token.tag_ in tags and _spells(front, token.doc[start : token.i]):
                    return Role(start, token.i, sector)
        return None

    @staticmethod
    def _raised(token: Token) -> Token | None:
        """The noun it modifies: "groups" in "opposition groups", "officers" in "army officers"."""
        near = token.dep_ in ("compound", "amod", "nmod") and token.i < token.head.i <= token.i + 3
        return token.head if near and token.head.tag_.startswith("NN") else None


def _spells(words: tuple[str, ...], tokens: Span) -> bool:
    return all(word in (t.lower_, t.lemma_.lower()) for word, t in zip(words, tokens, strict=True))


def _index(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]]:
    """Role phrases by their last word, the longest first: words before it, sector, tags it may have."""
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
        *front, last = re.findall(r"[^\s-]+|-", phrase.lower())
        for form in (last, f"{last}s"):  # the tagger takes "Rebels" at the head of a sentence for a name
            index[form].append((tuple(front), sector, tags))
    for ways in index.values():
        ways.sort(key=lambda way: -len(way[0]))
    return index
