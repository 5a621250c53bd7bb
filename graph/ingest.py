"""Articles are read and what they say is stored, one outcome at a time, whatever one of them does."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from graph.errors import EntenteError, InputError
from graph.model import Article, Statement
from graph.store import Added, Store

log = logging.getLogger("entente")

Outcome = Added | InputError
Said = tuple[Article, list[Statement]]


class Reader(Protocol):
    """Who turns articles into statements: graph.nlp.extract.Extractor."""

    @property
    def model_version(self) -> str: ...

    @property
    def lexicon_version(self) -> str: ...

    def statements(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement]]]: ...


@dataclass
class Report:
    """What became of the articles of a batch, and which were skipped and why."""

    articles: int = 0
    new: int = 0
    known: int = 0
    reread: int = 0
    superseded: int = 0
    statements: int = 0
    revised: int = 0
    retracted: int = 0
    skipped: list[dict[str, str]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.articles += 1
        if isinstance(outcome, InputError):
            self.skipped.append(input_error_json(outcome))
            return
        setattr(self, outcome.state, getattr(self, outcome.state) + 1)
        self.statements += outcome.new
        self.revised += outcome.revised
        self.retracted += outcome.retracted

    def json(self) -> dict[str, Any]:
        return {
            "articles": self.articles,
            "new": self.new,
            "known": self.known,
            "reread": self.reread,
            "superseded": self.superseded,
            "statements": {"new": self.statements, "revised": self.revised, "retracted": self.retracted},
            "skipped": self.skipped,
        }


def input_error_json(error: InputError) -> dict[str, str]:
    return {"place": error.place, "problem": error.problem, "remedy": error.remedy}


def ingest(inputs: Iterable[Article | InputError], reader: Reader, store: Store) -> Iterator[Outcome]:
    """Read and store articles; an outcome for each, in order but for those that need no reading.

    What is stored as this lexicon and model read it is not read again. An article that the reader fails on
    is skipped with the reason, and the rest goes on.
    """
    store.learn()
    lexicon, model = reader.lexicon_version, reader.model_version

    def known(article: Article) -> Added | None:
        stands = store.known(article, lexicon=lexicon, model=model)
        return Added(article.id, article.name, "known") if stands else None

    for found in read(inputs, reader, known):
        yield store.add(*found, lexicon=lexicon, model=model) if isinstance(found, tuple) else found


def read(
    inputs: Iterable[Article | InputError],
    reader: Reader,
    known: Callable[[Article], Added | None] | None = None,
) -> Iterator[Said | Outcome]:
    """What each article says, or the error of one that is unreadable; `known` may answer for one unread."""
    return _Batch(iter(inputs), reader, known or (lambda article: None)).outcomes()


@dataclass
class _Batch:
    """Articles on their way through a reader that reads several at a time."""

    inputs: Iterator[Article | InputError]
    reader: Reader
    known: Callable[[Article], Added | None]
    aside: deque[Outcome] = field(default_factory=deque)  # outcomes that needed no reading
    pulled: deque[Article] = field(default_factory=deque)  # given to the reader, not back yet

    def outcomes(self) -> Iterator[Said | Outcome]:
        reading = self.reader.statements(self._wanted())
        while True:
            try:
                found = next(reading, None)
            except EntenteError:  # such as a model that is not installed
                raise
            except Exception:
                if not self.pulled:  # not the reader's failure
                    raise
                yield from self._alone()
                reading = self.reader.statements(self._wanted())
                continue
            yield from self._set_aside()
            if found is None:
                return
            self.pulled.remove(found[0])
            yield found

    def _wanted(self) -> Iterator[Article]:
        for found in self.inputs:
            outcome = found if isinstance(found, InputError) else self.known(found)
            if outcome is not None:
                self.aside.append(outcome)
            elif isinstance(found, Article):
                self.pulled.append(found)
                yield found

    def _alone(self) -> Iterator[Said | Outcome]:
        """Read one by one the articles of a batch that the reader failed on."""
        while self.pulled:
            article = self.pulled.popleft()
            try:
                (found,) = self.reader.statements([article])
            except EntenteError:
                raise
            except Exception as error:
                log.info("the reader failed on %s", article.name, exc_info=True)
                problem = f"the reader failed on it ({type(error).__name__}: {error})"
                yield InputError(problem, place=article.name, remedy="report this with the article, please")
            else:
                yield found

    def _set_aside(self) -> Iterator[Outcome]:
        while self.aside:
            yield self.aside.popleft()
