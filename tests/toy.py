"""Articles in a toy language, and a reader of it: a test itself can write down what is to be stored.

A sentence is "SUBJECT RELATION OBJECT" and a full stop; before that, in any order, may stand a modality,
"negative", "@TIME" (EDTF), "~TIME" for an inherited one, "per HOLDER", "#CONTEXT" and "=CONFIDENCE".
Actors are states in capitals, a state's sectors ("FRA.LAB"), organisations ("NATO"), and persons in small
letters, with their country or without ("kim-jong-un/PRK").
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from graph.ledger import FrameEntry, Ledger
from graph.model import MODALITIES, Actor, Article, Span, Statement
from graph.store import Added

Tell = Callable[..., Added]

PARSE = b"a toy parse: "

_SENTENCE = re.compile(r"\S[^\n]*?\.(?=\s|$)")


class ToyReader:
    """Reads the toy language as graph.nlp.extract.Extractor reads English."""

    def __init__(self, lexicon_version: str = "lexicon-1", model_version: str = "toy-1", **said: str) -> None:
        self.lexicon_version, self.model_version = lexicon_version, model_version
        self._said = said or {"": lexicon_version}
        self.read: list[str] = []
        self.from_parses: list[str] = []

    def statements(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement]]]:
        for found in articles:
            self.read.append(found.name)
            if "CRASH" in found.text:
                raise ValueError("the toy reader crashes on this")
            yield found, said(found)

    def readings(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement], bytes]]:
        for found, statements in self.statements(articles):
            yield found, statements, PARSE + found.text.encode()

    @property
    def ledger(self) -> Ledger:
        return Ledger(self._said)

    def words(self, parse: bytes) -> "ToyWords":
        return ToyWords(parse.removeprefix(PARSE).decode())

    def reread(self, article: Article, parse: bytes) -> list[Statement]:
        self.from_parses.append(article.name)
        if not parse.startswith(PARSE):
            raise ValueError("no parse of the toy reader")
        return said(article)


class ToyWords:
    """The words of a text in the toy language, which evoke every frame whose triggers they are."""

    def __init__(self, text: str) -> None:
        self.all = frozenset(text.replace(".", " ").split())
        self.asked: list[frozenset[FrameEntry]] = []

    def evoke(self, frames: frozenset[FrameEntry]) -> bool:
        self.asked.append(frames)
        return True


def article(
    text: str, name: str = "toy.txt", published: str | None = "2018-03-21", **more: str | None
) -> Article:
    return Article(text, name, published=date.fromisoformat(published) if published else None, **more)  # type: ignore[arg-type]


def said(article: Article) -> list[Statement]:
    """What an article in the toy language says."""
    return [_statement(article, match) for match in _SENTENCE.finditer(article.text)]


def actor(word: str) -> Actor:
    if word[0].islower():
        slug, _, country = word.partition("/")
        return Actor(slug, slug.replace("-", " ").title(), "person", country or None)
    country, _, sector = word.partition(".")
    if sector:
        return Actor(word, f"{country} {sector}", "group", country, sector)
    return Actor(word, word, "igo") if word in ("NATO", "UNO", "ASEAN") else Actor(word, word, "state", word)


def _statement(article: Article, match: re.Match[str]) -> Statement:
    subject, relation, object_, *rest = match.group()[:-1].split()
    place = match.group().index(relation) + match.start()
    values: dict[str, object] = {"modality": "asserted", "polarity": "positive", "confidence": 0.9}
    words = iter(rest)
    for word in words:
        if word in MODALITIES:
            values["modality"] = word
        elif word == "negative":
            values["polarity"] = word
        elif word == "per":
            values["attributed_to"] = actor(next(words))
        elif word[0] == "@":
            values |= {"time": word[1:], "time_basis": "stated"}
        elif word[0] == "~":
            values |= {"time": word[1:], "time_basis": "inherited"}
        elif word[0] == "=":
            values["confidence"] = float(word[1:])
        elif word[0] == "#":
            values["contexts"] = (*values.get("contexts", ()), word[1:])  # type: ignore[misc]
        else:
            raise ValueError(f"the toy language has no word {word!r}")
    return Statement(
        article=article.id,
        subject=actor(subject),
        relation=relation,
        object=actor(object_),
        evidence=Span(match.start(), match.end(), match.group()),
        trigger=Span(place, place + len(relation), relation),
        rule="toy",
        **values,  # type: ignore[arg-type]
    )
