"""Organisations that no list knows, from what their names say, and the acronyms a text defines.

"The Kachin Independence Army (KIA)" is an armed group, "the Green Renewal Party" a party, and the acronym in
brackets means the same from there on. "The rebel Movement for Unity" is armed because the text says so.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import chain

from graph.lexicon import Lexicon
from graph.model import Actor, ActorKind
from graph.nlp.mentions import Mention
from graph.nlp.phrases import head_of, ids, where
from graph.nlp.tokens import Doc, Span

SECTORS: dict[ActorKind, str] = {"armed-group": "REB", "party": "PTY"}
PURPOSES = frozenset({"of", "for", "to", "against", "on"})
SIDES = frozenset({"western", "eastern", "northern", "southern", "home"})  # "the Eastern Front" is no body
REACH = 4  # words before a name that may call it armed
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]{0,8}[A-Z]|[A-Z]{2,10}")


class OrganizationFinder:
    """Adds to the mentions of a document the organisations it introduces itself."""

    def __init__(self, lexicon: Lexicon) -> None:
        classes = lexicon.frames.classes
        self._armed = classes["armed-organization"]
        self._party = classes["party-organization"]
        self._movement = classes["movement-organization"]
        self._civic, self._purposed = classes["civic-organization"], classes["purposed-organization"]
        self._sign = classes["armed-sign"]
        self._joining = classes["joining"]
        self._head_ids = ids(self._armed | self._party | self._movement | self._civic | self._purposed)

    def __call__(self, doc: Doc, mentions: list[Mention]) -> list[Mention]:
        """All mentions in text order; names inside a new organisation's name are part of it."""
        whole = {
            i: m
            for m in mentions
            if m.actor.kind in ("igo", "ngo", "armed-group", "party", "company")
            for i in range(m.start, m.end)
        }
        found = list(self._unlisted(doc, mentions, whole))
        inside = {i for m in found for i in range(m.start, m.end)}
        kept = [m for m in mentions if m.start not in inside]
        both = sorted(chain(kept, found), key=lambda m: (m.start, m.end))
        covered = {i for m in both for i in range(m.start, m.end)}
        again = self._again(doc, dict(self._acronyms(doc, both)), covered)
        return sorted(chain(both, again), key=lambda m: (m.start, m.end))

    def _unlisted(self, doc: Doc, mentions: list[Mention], whole: dict[int, Mention]) -> Iterator[Mention]:
        named = {i: m for m in mentions for i in range(m.start, m.end)}
        end = 0
        for token in (doc[i] for i in where(doc, "LOWER", self._head_ids)):
            if token.i < end or not token.text[:1].isupper() or token.i in named:
                continue
            start, end = self._extent(doc, token.i, named.keys())
            if end - start < 2 or any(i in whole for i in range(start, end)):
                continue
            kind = self._kind(doc, start, end) or self._civil(doc, token.i, end)
            if kind:
                country = _country(doc, start, end, named)
                if country is None and kind != "ngo":
                    country = _only_country(doc[start].sent, named)
                name = doc[start:end].text
                yield Mention(
                    start, end, head_of(doc, start, end), Actor(slug(name), name, kind, country), "name"
                )

    def _extent(self, doc: Doc, head: int, named: Collection[int]) -> tuple[int, int]:
        """The capitalised words around an organisation's head word, with the small words between them."""
        start = head
        while (
            start > 0
            and _is_capital(doc, start - 1)
            and not (doc[start - 1].text == "'s" and start - 2 in named)
        ):
            start -= 1
        if start < head and doc[start].tag_ in ("DT", "PRP$", "IN", "RB", "PRP"):
            start += 1
        end = head + 1
        while end < len(doc):
            ahead = end
            while ahead < len(doc) and doc[ahead].lower_ in self._joining and ahead - end < 3:
                ahead += 1
            if (
                ahead >= len(doc)
                or not _is_capital(doc, ahead)
                or (ahead == end + 1 and doc[end].lower_ == "and")
            ):
                break
            end = ahead + 1
        return start, end

    def _kind(self, doc: Doc, start: int, end: int) -> ActorKind | None:
        words = {token.lower_ for token in doc[start:end]}
        if words & self._party:
            return "party"
        around = words | {token.lower_ for token in doc[max(0, start - REACH) : start]}
        if words & self._armed and (
            around & self._sign or words & {"brigade", "brigades", "militia", "tigers"}
        ):
            return "armed-group"
        if "front" in words and words & SIDES:
            return None
        if words & self._movement:
            return "armed-group" if around & self._sign else "party"
        return None

    def _civil(self, doc: Doc, head: int, end: int) -> ActorKind | None:
        """ "The Polar Writers Association"; a centre or committee only where its purpose follows: "the Centre
        for Legal Aid"."""
        word = doc[head].lower_
        purposed = word in self._purposed and head + 1 < end and doc[head + 1].lower_ in PURPOSES
        return "ngo" if purposed or word in self._civic else None

    def _acronyms(self, doc: Doc, mentions: list[Mention]) -> Iterator[tuple[str, Actor]]:
        """ "(MDC)", ", or IAEA," and ", UNHCR," right after a name of several words."""
        for mention in mentions:
            at = mention.end
            while (
                at < len(doc)
                and doc[at].text in ("(", ",", "or", "the", "'s", "-LRB-")
                and at - mention.end < 3
            ):
                at += 1
            if at == mention.end or at >= len(doc) or mention.end - mention.start < 2:
                continue
            acronym = doc[at].text
            if _ACRONYM.fullmatch(acronym) and _stands_for(acronym, doc[mention.start : mention.end].text):
                yield acronym, mention.actor

    @staticmethod
    def _again(doc: Doc, acronyms: dict[str, Actor], covered: set[int]) -> Iterator[Mention]:
        for i in where(doc, "ORTH", ids(acronyms)) if acronyms else ():
            if i not in covered:
                yield Mention(i, i + 1, i, acronyms[doc[i].text], "name")


def _country(doc: Doc, start: int, end: int, named: dict[int, Mention]) -> str | None:
    """The country that a name says itself, or what owns or modifies it: "Kenya's Union of Writers"."""
    before = start - 1 - (start > 1 and doc[start - 1].text == "'s")
    return next((named[i].actor.country for i in (*range(start, end), before) if i in named), None)


def _only_country(sentence: Span, named: dict[int, Mention]) -> str | None:
    """The one country that a sentence speaks of: "the ruling Socialist Party" in news of Senegal."""
    found = {named[i].actor.country for i in range(sentence.start, sentence.end) if i in named} - {None}
    return found.pop() if len(found) == 1 else None


def slug(name: str) -> str:
    """A name as an id: lower case, without accents, words joined by hyphens."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare.replace("'s", "s").replace("'", "")).strip(
        "-"
    ) or name.lower().replace(" ", "-")


def _is_capital(doc: Doc, i: int) -> bool:
    """A word of a name: capitalised, or the mark of a possessive or hyphen inside one."""
    text = doc[i].text
    if text in ("'s", "'", "-"):
        return 0 < i < len(doc) - 1 and doc[i - 1].text[:1].isupper() and doc[i + 1].text[:1].isupper()
    return text[:1].isupper() and doc[i].pos_ in ("PROPN", "NOUN", "ADJ")


def _stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym's first letter begins a word of the name, so that "(AP)" after a name is not it."""
    letters = [word[0].upper() for word in re.findall(r"[^\W\d_]+", name)]
    return acronym[0].upper() == letters[0] and sum(c.upper() in letters for c in acronym) * 2 > len(acronym)
