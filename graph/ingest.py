"""Articles are read and what they say is stored, one outcome at a time, whatever one of them does."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from graph.errors import EntenteError, InputError
from graph.ledger import Changes, Ledger, Words
from graph.model import Article, Statement
from graph.store import Added, Store

log = logging.getLogger("entente")

TOGETHER = 12  # articles that are given to the reader at once

Outcome = Added | InputError
Said = tuple[Article, list[Statement]]
S = TypeVar("S")


class Reader(Protocol):
    """Who turns articles into statements: graph.nlp.extract.Extractor."""

    @property
    def model_version(self) -> str: ...

    @property
    def lexicon_version(self) -> str: ...

    def statements(self, articles: Iterable[Article]) -> Iterator[Said]: ...

    def readings(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement], bytes]]:
        """With the parse of each article, from which `reread` says the same and a newer lexicon the newer."""
        ...

    def reread(self, article: Article, parse: bytes, /) -> list[Statement]: ...

    @property
    def ledger(self) -> Ledger:
        """What the lexicon says, by the words that a text must hold for it to matter."""
        ...

    def words(self, parse: bytes, /) -> Words:
        """The words of a parse, as the ledger has them."""
        ...


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
    """Read and store articles; an outcome for each, in order but for those that need no parsing.

    What is stored as this lexicon and model read it is not read again, and what another lexicon read is read
    from the parse that was kept. An article that the reader fails on is skipped with the reason, and the rest
    goes on.
    """
    _introduce(reader, store)
    lexicon, model = reader.lexicon_version, reader.model_version

    def unparsed(article: Article) -> Added | None:
        if store.known(article, lexicon=lexicon, model=model):
            return Added(article.id, article.name, "known")
        parse = store.parse(article, model=model)
        said = None if parse is None else _reread(article, parse, reader)
        return None if said is None else store.add(article, said, lexicon=lexicon, model=model)

    for found in _outcomes(inputs, reader.readings, unparsed):
        if isinstance(found, tuple):
            article, said, parse = found
            yield store.add(article, said, lexicon=lexicon, model=model, parse=parse)
        else:
            yield found


def reprocess(reader: Reader, store: Store) -> Iterator[Outcome]:
    """Read again the stored articles that another lexicon or model read last.

    Of another lexicon only those that hold words of what changed: the others are known, and told of first.
    """
    _introduce(reader, store)
    yield from _standing(reader, store)
    outdated = store.outdated(lexicon=reader.lexicon_version, model=reader.model_version)
    yield from ingest(outdated, reader, store)


def _introduce(reader: Reader, store: Store) -> None:
    """Tell the store what the reader knows, before it reads anything."""
    store.learn()
    store.enter(reader.lexicon_version, lambda: reader.ledger)


def read(inputs: Iterable[Article | InputError], reader: Reader) -> Iterator[Said | Outcome]:
    """What each article says, or the error of one that is unreadable, in order. Nothing is stored."""
    return _outcomes(inputs, reader.statements)


def _standing(reader: Reader, store: Store) -> Iterator[Added]:
    """Articles that say by this lexicon what they said by the one that read them, by the words they hold."""
    lexicon, model = reader.lexicon_version, reader.model_version
    before = store.ledgers(but=lexicon)
    changes = {version: Changes(ledger, reader.ledger) for version, ledger in before.items()}
    local = {version: change for version, change in changes.items() if not change.anywhere}
    for readings in store.last_read(lexicons=local.keys(), model=model) if local else ():
        standing = [one for one in readings if not _touched(local[one.lexicon], one.parse, reader)]
        yield from store.confirm(standing, lexicon=lexicon, model=model)


def _touched(changes: Changes, parse: bytes, reader: Reader) -> bool:
    try:
        return changes.touch(reader.words(parse))
    except Exception:  # as in _reread, which then tells
        return True


def _reread(article: Article, parse: bytes, reader: Reader) -> list[Statement] | None:
    """What an article says, from its parse; None where that is unusable: then the article is parsed again."""
    try:
        return reader.reread(article, parse)
    except EntenteError:
        raise
    except Exception:  # from a file that was damaged, or by another release of spaCy
        log.info("the parse kept of %s cannot be used", article.name, exc_info=True)
        return None


def _outcomes(
    inputs: Iterable[Article | InputError],
    reading: Callable[[Iterable[Article]], Iterator[S]],
    unparsed: Callable[[Article], Added | None] = lambda article: None,
) -> Iterator[S | Outcome]:
    """What was read of each article, or the outcome of one that had not to be parsed or cannot be."""
    waiting: list[Article | InputError] = []
    for found in inputs:
        outcome = unparsed(found) if isinstance(found, Article) else None
        if outcome:
            yield outcome
            continue
        waiting.append(found)
        if len(waiting) == TOGETHER:
            yield from _together(waiting, reading)
            waiting = []
    yield from _together(waiting, reading)


def _together(
    waiting: list[Article | InputError], reading: Callable[[Iterable[Article]], Iterator[S]]
) -> Iterator[S | InputError]:
    """What a reader that reads several articles at a time finds; one by one where it fails on one of them."""
    unread = deque(found for found in waiting if isinstance(found, Article))
    results: Iterator[S | InputError] = reading(list(unread))
    for found in waiting:
        if isinstance(found, InputError):
            yield found
            continue
        try:
            result = next(results)
        except EntenteError:  # such as a model that is not installed
            raise
        except Exception:
            results = _alone(list(unread), reading)
            result = next(results)
        unread.popleft()
        yield result


def _alone(
    articles: list[Article], reading: Callable[[Iterable[Article]], Iterator[S]]
) -> Iterator[S | InputError]:
    for article in articles:
        try:
            (found,) = reading([article])
        except EntenteError:
            raise
        except Exception as error:
            log.info("the reader failed on %s", article.name, exc_info=True)
            problem = f"the reader failed on it ({type(error).__name__}: {error})"
            yield InputError(problem, place=article.name, remedy="report this with the article, please")
        else:
            yield found
