"""The words Entente thinks in: articles, actors, and the statements articles make about them.

Everything here is frozen and imports nothing but the standard library. Offsets count Unicode code
points of `Article.text`; the slice `text[start:end]` is always the quoted text itself.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

ActorKind = Literal["state", "person", "igo", "ngo", "armed-group", "company", "party", "group", "region"]
Modality = Literal["asserted", "intended", "predicted", "possible"]
Polarity = Literal["positive", "negative"]
TimeBasis = Literal["stated", "inherited", "article"]
BlockKind = Literal["title", "dateline", "caption", "bullet", "heading", "paragraph", "boilerplate"]

MODALITIES: tuple[Modality, ...] = ("asserted", "intended", "predicted", "possible")


def content_id(*parts: object) -> str:
    """A stable 80-bit identity of what is said, as 20 hexadecimal digits (SHA-256, cut)."""
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article that is one thing: a heading, a bullet, a paragraph."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was given, with what is known about it.

    `name` is what its source calls it (an id given in JSON, else the file's name); `id` is a hash of
    its text, so the same text is the same article wherever it came from.
    """

    text: str
    name: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = "en"
    blocks: tuple[Block, ...] = ()

    @property
    def id(self) -> str:
        return _text_id(self.text)


@lru_cache(maxsize=4)  # each statement asks for it again, and a text may have megabytes
def _text_id(text: str) -> str:
    return content_id(text)


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who acts: a state, a person, an organisation, a sector of a country.

    `country` is the ISO 3166-1 alpha-3 code of the state the text ties the actor to (ISO 3166-3's
    for a former state), `sector` a PLOVER sector code such as GOV or MIL.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Words of an article: `text` is exactly `article.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that set a qualifier ("modality", "polarity", "attributed_to", "time") of a statement."""

    qualifier: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim that one passage of one article makes about two actors.

    Identity is what is claimed where: the article's text, the trigger's place, subject, relation and
    object. Qualifiers stay out of it, so a better lexicon may revise them.
    """

    article: str  # Article.id
    subject: Actor
    relation: str
    object: Actor
    modality: Modality
    polarity: Polarity
    evidence: Span
    trigger: Span
    confidence: float
    rule: str
    attributed_to: Actor | None = None
    time: str | None = None  # EDTF
    time_basis: TimeBasis = "article"
    contexts: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = field(default=())

    @property
    def id(self) -> str:
        return content_id(
            self.article, self.trigger.start, self.trigger.end, self.subject.id, self.relation, self.object.id
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation type between two actors, as all statements that a question found make it out.

    `counts` holds how many statements say so by modality and polarity; `weight` is the sum of their
    confidences, which is how many of them are expected to be right; `confidence` is the highest one.
    `first` and `last` are the outermost days, and their bases say whether the text gave that day or only
    the article's date places it there. `best` is the statement that proves it best.
    """

    subject: Actor
    relation: str
    object: Actor
    symmetric: bool
    quad: str | None
    sign: int
    counts: Mapping[Modality, Mapping[Polarity, int]]
    weight: float
    confidence: float
    first: date | None
    first_basis: TimeBasis | None
    last: date | None
    last_basis: TimeBasis | None
    contexts: tuple[str, ...]
    best: Statement

    @property
    def statements(self) -> int:
        return sum(count for by_polarity in self.counts.values() for count in by_polarity.values())
