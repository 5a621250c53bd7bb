"""Names looked up in a text: a trie over the pieces of words, so that the tokenizer's habits do not matter.

"U.S.", "Côte d'Ivoire" and "People's Republic" are split alike wherever they stand. Case tells a name from
a word ("US" and "us", "Turkey" and "turkey"); headlines in capitals are allowed for.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from graph.nlp.tokens import Doc, Token

T = TypeVar("T")

_PIECE = re.compile(r"[^\W_]+")
_SILENT = re.compile(r"[.'’‘`\-–‐‑]*")  # marks that may stand inside a name and do not tell it apart
_WORDS = 1 << 18  # words remembered before the memory of them starts anew
_HEADLINE = 6  # words to either side that tell whether a text shouts


@lru_cache(maxsize=1 << 16)
def pieces(word: str) -> tuple[str, ...] | None:
    """The letters-and-digits pieces of a word without accents; None for a mark that ends a name."""
    found = tuple(_PIECE.findall(_unaccented(word)))
    return found if found or _SILENT.fullmatch(word) else None


def _unaccented(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    """A name as its pieces, whether it needs "the" before it, and its value."""

    pieces: tuple[str, ...]
    article: bool
    value: T


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[str, "_Node[T]"] = field(default_factory=dict)
    entries: list[_Entry[T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Tokens `start` to `end` that spell a name without its article, with what is known under that name."""

    start: int
    end: int
    found: tuple[T, ...]


class Names(Generic[T]):
    """A table from names to values, searched for in documents. "the West" is found only after "the"."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._root: _Node[T] = _Node()
        self._firsts: set[str] = set()
        self._begins: dict[str, bool] = {}  # of words: whether some name may begin so
        for name, value in entries:
            self._add(name, value)

    def _add(self, name: str, value: T) -> None:
        first, _, rest = name.partition(" ")
        article = first.lower() == "the" and bool(rest)
        parts = tuple(_PIECE.findall(_unaccented(rest if article else name)))
        node = self._root
        for part in parts:
            node = node.next.setdefault(part.lower(), _Node())
        entry = _Entry(parts, article, value)
        if parts and entry not in node.entries:
            node.entries.append(entry)
            self._firsts.add(parts[0])

    def get(self, name: str) -> tuple[T, ...]:
        """What is known under exactly this name."""
        node, parts = self._root, tuple(_PIECE.findall(_unaccented(name)))
        for part in parts:
            following = node.next.get(part.lower())
            if following is None:
                return ()
            node = following
        return tuple(entry.value for entry in node.entries if entry.pieces == parts)

    def entries(self) -> Iterator[tuple[tuple[str, ...], list[_Entry[T]]]]:
        """All that can be found, by the pieces in lower case of the words it is found by."""
        waiting: list[tuple[tuple[str, ...], _Node[T]]] = [((), self._root)]
        while waiting:
            words, node = waiting.pop()
            if node.entries:
                yield words, node.entries
            waiting += [((*words, piece), below) for piece, below in node.next.items()]

    def matches(self, doc: Doc) -> Iterator[Match[T]]:
        """The longest names of a text from left to right, none overlapping another."""
        if len(self._begins) > _WORDS:
            self._begins.clear()
        end = 0
        for start, word in enumerate(doc.columns.orth):
            begins = self._begins.get(word)
            if begins is None:
                begins = self._begins[word] = self._may_begin(word)
            if begins and start >= end and (match := self._match(doc, start)):
                yield match
                end = match.end

    def _may_begin(self, word: str) -> bool:
        parts = pieces(word)
        if not parts:
            return False
        first = parts[0]
        return first in self._firsts or (first[0].isupper() and first.lower() in self._root.next)

    def _match(self, doc: Doc, start: int) -> Match[T] | None:
        """The longest name that begins at a token."""
        longest: Match[T] | None = None
        node = self._root
        spelled: tuple[str, ...] = ()
        for i in range(start, len(doc)):
            parts = pieces(doc[i].text)
            if (
                parts is None
                or (i > start and _begins_anew(doc, i))
                or (not parts and (i == start or not _is_tight(doc, i)))
            ):
                break
            for part in parts:
                following = node.next.get(part.lower())
                if following is None:
                    return longest
                node = following
            spelled += parts
            if parts and node.entries:
                found = _spelled_so(node.entries, spelled, doc, start)
                longest = Match(start, i + 1, found) if found else longest
        return longest


def _spelled_so(entries: list[_Entry[T]], spelled: tuple[str, ...], doc: Doc, start: int) -> tuple[T, ...]:
    """The values of the entries that the letters, the case and the article in the text allow."""
    after = start > 0 and doc[start - 1].lower_ == "the"
    fitting = [entry for entry in entries if after or not entry.article]
    exact = tuple(entry.value for entry in fitting if entry.pieces == spelled)
    if exact:
        return () if _is_pronoun(doc[start]) else exact
    shouted = spelled[0].isupper() and _shouts(doc, start)
    return tuple(entry.value for entry in fitting if _like(entry.pieces, spelled, shouted=shouted))


def _like(parts: tuple[str, ...], spelled: tuple[str, ...], *, shouted: bool) -> bool:
    """Whether letters in the text may stand for a name's: only the first of a word may be raised."""
    for name, text in zip(parts, spelled, strict=True):
        if name == text or (name.islower() and text[0].isupper() and text[1:] == name[1:]):
            continue
        if shouted and len(name) > 1 and not name.isupper() and text.isupper():
            continue
        return False
    return True


def _begins_anew(doc: Doc, i: int) -> bool:
    """Whether a sentence begins at a token, not after a point, which may abbreviate: a title has none."""
    return bool(doc[i].is_sent_start) and not doc[i - 1].text.endswith(".")


def _is_tight(doc: Doc, i: int) -> bool:
    """A mark inside a name touches the words beside it, or ends an abbreviation ("St .")."""
    return not doc[i - 1].whitespace_


def _is_pronoun(token: Token) -> bool:
    """ "US" and "WHO" as the pronouns they are in a text in capitals."""
    return token.tag_ in ("PRP", "WP", "WDT") and token.text.isupper() and _shouts(token.doc, token.i)


def _shouts(doc: Doc, i: int) -> bool:
    """Whether the words around a token are all in capitals."""
    near = [t.text for t in doc[max(0, i - _HEADLINE) : i + _HEADLINE] if t.is_alpha and len(t.text) > 1]
    return len(near) > 2 and sum(word.isupper() for word in near) > 0.8 * len(near)
