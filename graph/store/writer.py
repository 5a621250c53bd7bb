"""What an article says goes into the store, is revised when it is read anew, and is taken out again."""

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

import orjson
from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from graph import fulltext
from graph import lexicon as lexicons
from graph.db import (
    LIVE,
    AnyRow,
    articles,
    connect,
    events,
    meta,
    now,
    readings,
    statement_bodies,
    statements,
    writing,
)
from graph.errors import UnknownError
from graph.ledger import Ledger
from graph.lexicon import Lexicon
from graph.model import Article, Statement
from graph.rows import article_of, article_row, body, statement_row
from graph.store import activity, ledgers, rereading
from graph.store.rereading import Reading
from graph.store.roster import Roster, learn
from graph.wire import statement_of

State = Literal["new", "known", "reread", "superseded"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: `known` changed nothing, `superseded` is an older version of its url.

    `new`, `same`, `revised` (same claim, other qualifiers) and `retracted` count statements; `supersedes`
    names the version of the same url that stood before, whose statements are retracted with it.
    """

    article: str
    name: str
    state: State = "new"
    new: int = 0
    same: int = 0
    revised: int = 0
    retracted: int = 0
    supersedes: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """An article taken out: its words are gone, its statements retracted."""

    article: str
    retracted: int


class Store:
    """The only writer of a database. Several processes may hold one each: writes wait for each other."""

    def __init__(self, url: str, lexicon: Lexicon | None = None) -> None:
        self.engine = connect(url)
        self.lexicon = lexicon or lexicons.load()

    def learn(self) -> bool:
        """Write the lexicon's actors and names, if they are not the ones written last."""
        version = self.lexicon.version
        with self.engine.connect() as connection:
            if _meta(connection, "lexicon") == version:
                return False
        with writing(self.engine) as connection:
            learn(connection, self.lexicon)
            _set_meta(connection, "lexicon", version)
            _changed(connection)
        return True

    def enter(self, lexicon: str, ledger: Callable[[], Ledger]) -> None:
        """Keep the ledger of a lexicon that is to read articles, by its version, if it is not kept yet."""
        with self.engine.connect() as connection:
            if ledgers.held(connection, lexicon):
                return
        made = ledger()
        with writing(self.engine) as connection:
            ledgers.keep(connection, lexicon, made)

    def ledgers(self, *, but: str) -> dict[str, Ledger]:
        """The ledgers of the lexicons that read articles last, but one, by their versions."""
        with self.engine.connect() as connection:
            return ledgers.others(connection, but)

    def known(self, article: Article, *, lexicon: str, model: str) -> bool:
        """Whether adding this article, read by this lexicon and model, would change nothing."""
        with self.engine.connect() as connection:
            row = connection.execute(_of_article(article.id)).first()
            return row is not None and _is_known(connection, row, lexicon, model)

    def parse(self, article: Article, *, model: str) -> bytes | None:
        """What this model made of an article when it was last added, if that was kept."""
        with self.engine.connect() as connection:
            return rereading.kept(connection, article.id, model)

    def outdated(self, *, lexicon: str, model: str) -> Iterator[Article]:
        """The articles that adding them again, read by this lexicon and model, may change."""
        return rereading.outdated(self.engine, lexicon, model)

    def count_outdated(self, *, lexicon: str, model: str) -> int:
        return rereading.count(self.engine, lexicon, model)

    def last_read(self, *, lexicons: Collection[str], model: str) -> Iterator[list[Reading]]:
        """The last readings of articles, some at a time: those by a model and one of some lexicons."""
        return rereading.last_read(self.engine, lexicons, model)

    def confirm(self, before: Sequence[Reading], *, lexicon: str, model: str) -> list[Added]:
        """Write down that this lexicon would read articles as they were read; no word of it goes out."""
        if not before:
            return []
        with writing(self.engine) as connection:
            confirmed = rereading.confirm(connection, before, lexicon, model, now())
            _changed(connection)
        return [Added(reading.article, reading.name, "known") for reading in confirmed]

    def add(
        self,
        article: Article,
        said: Sequence[Statement],
        *,
        lexicon: str,
        model: str,
        parse: bytes | None = None,
    ) -> Added:
        """Write an article and what it says; `lexicon` and `model` are the versions that read it.

        `parse` is kept for the next lexicon; without one, that which is kept stays.
        """
        state: State
        with writing(self.engine) as connection:
            row = connection.execute(_of_article(article.id)).first()
            if row and _is_known(connection, row, lexicon, model):
                return Added(article.id, row.name, "superseded" if row.superseded_at else "known")
            at = now()
            if row is None or row.removed_at:
                supersedes = _write_article(connection, article, row, at)
                stored, state = article, "new"
            else:
                supersedes, stored, state = None, article_of(row), "reread"
            reading = _read(connection, article, lexicon, model, at)
            added = replace(
                self._revise(connection, stored, said, reading, at), state=state, supersedes=supersedes
            )
            if parse is not None:
                rereading.keep(connection, article.id, model, parse)
            if supersedes:
                rereading.drop(connection, supersedes)  # it is not read again
                gone = _retract(connection, _live_of(connection, supersedes), at)
                added = replace(added, retracted=added.retracted + gone)
                _recount_article(connection, supersedes)
            _tell(connection, "article", article.id, at, asdict(added))
            _changed(connection)
            return added

    def remove(self, article: str) -> Removed:
        """Erase an article's words and retract its statements; UnknownError if there is none."""
        with writing(self.engine) as connection:
            row = connection.execute(_of_article(article)).first()
            if row is None or row.removed_at:
                raise UnknownError("article", article)
            at = now()
            retracted = _retract(connection, _live_of(connection, article), at)
            fulltext.drop(connection, "article_words", [(row.number, (row.title or "", row.text))])
            rereading.drop(connection, article)
            whole = select(statements.c.seq).where(statements.c.article == article)
            connection.execute(delete(statement_bodies).where(statement_bodies.c.seq.in_(whole)))
            connection.execute(
                update(articles)
                .where(articles.c.id == article)
                .values(text="", blocks="[]", removed_at=at, statements=0)
            )
            removed = Removed(article, retracted)
            _tell(connection, "removal", article, at, asdict(removed))
            _changed(connection)
            return removed

    def _revise(
        self, connection: Connection, article: Article, said: Sequence[Statement], reading: int, at: str
    ) -> Added:
        """Retract what is no longer said, write what is new, and leave alone what is said as before."""
        roster = Roster(connection, self.lexicon)
        roster.meet(actor for s in said for actor in (s.subject, s.object, s.attributed_to) if actor)
        stated = {statement.id: statement for statement in (_stored(s, roster) for s in said)}
        before = {row.id: row for row in _live_of(connection, article.id)}
        same = {
            id
            for id, row in before.items()
            if id in stated and statement_of(orjson.loads(row.body)) == stated[id]
        }
        gone = [row for id, row in before.items() if id not in same]
        _retract(connection, gone, at)
        self._write(connection, article, [s for id, s in stated.items() if id not in same], reading, at)
        _recount_article(connection, article.id)
        revised = sum(row.id in stated for row in gone)
        return Added(
            article.id,
            article.name,
            new=len(stated) - len(same) - revised,
            same=len(same),
            revised=revised,
            retracted=len(gone) - revised,
        )

    def _write(
        self, connection: Connection, article: Article, new: Sequence[Statement], reading: int, at: str
    ) -> None:
        if not new:
            return
        types = self.lexicon.relation_types
        rows = [statement_row(s, article, types[s.relation].symmetric, reading, at) for s in new]
        inserted = connection.execute(insert(statements).returning(statements.c.id, statements.c.seq), rows)
        seqs: dict[str, int] = {row.id: row.seq for row in inserted}
        bodies = [
            {"seq": seqs[s.id], "body": body(s, article, row)} for s, row in zip(new, rows, strict=True)
        ]
        connection.execute(insert(statement_bodies), bodies)
        fulltext.add(connection, "quote_words", [(seqs[s.id], (s.evidence.text,)) for s in new])
        activity.change(connection, map(_ends, rows), 1)
        told = [{"at": at, "kind": "statement", "subject": s.id, "statement": seqs[s.id]} for s in new]
        connection.execute(insert(events), told)


def _ends(row: dict[str, Any]) -> activity.Ends:
    return row["source"], row["target"], row["source_state"], row["target_state"]


def _stored(statement: Statement, roster: Roster) -> Statement:
    """A statement about the store's actors."""
    holder = statement.attributed_to
    return replace(
        statement,
        subject=roster.actor(statement.subject),
        object=roster.actor(statement.object),
        attributed_to=roster.actor(holder) if holder else None,
    )


def _of_article(id: str) -> Any:
    return select(articles).where(articles.c.id == id)


def _is_known(connection: Connection, row: AnyRow, lexicon: str, model: str) -> bool:
    """Whether an article stands as these versions read it; one that was superseded is not read again."""
    if row.removed_at:
        return False
    if row.superseded_at:
        return True
    columns = (readings.c.lexicon_version, readings.c.model_version)
    last = select(*columns).where(readings.c.article == row.id).order_by(readings.c.id.desc()).limit(1)
    return connection.execute(last).first() == (lexicon, model)


def _read(connection: Connection, article: Article, lexicon: str, model: str, at: str) -> int:
    """Write down which lexicon and model read an article; the number of that reading."""
    row = insert(readings).values(article=article.id, lexicon_version=lexicon, model_version=model, at=at)
    return int(connection.execute(row.returning(readings.c.id)).scalar_one())


def _write_article(connection: Connection, article: Article, row: AnyRow | None, at: str) -> str | None:
    """Write a new article, or one that was removed; the id of the version of its url that it supersedes."""
    older = None
    if article.url:
        same_url = and_(articles.c.url == article.url, articles.c.id != article.id)
        current = and_(articles.c.removed_at.is_(None), articles.c.superseded_at.is_(None))
        older = connection.scalar(select(articles.c.id).where(same_url, current))
    if older:
        connection.execute(update(articles).where(articles.c.id == older).values(superseded_at=at))
    values = {**article_row(article, at), "supersedes": older}
    if row:
        connection.execute(update(articles).where(articles.c.id == article.id).values(values))
        number = row.number
    else:
        number = connection.execute(insert(articles).values(values).returning(articles.c.number)).scalar_one()
    fulltext.add(connection, "article_words", [(number, (article.title or "", article.text))])
    return older


def _live_of(connection: Connection, article: str) -> Sequence[AnyRow]:
    whole = select(statements, statement_bodies.c.body).join_from(statements, statement_bodies)
    return connection.execute(whole.where(statements.c.article == article, LIVE)).all()


def _retract(connection: Connection, rows: Iterable[AnyRow], at: str) -> int:
    """Retract live statements: they leave every answer, but what was known before stays readable."""
    rows = list(rows)
    if not rows:
        return 0
    activity.change(connection, [(r.source, r.target, r.source_state, r.target_state) for r in rows], -1)
    one = update(statements).where(statements.c.seq == bindparam("row")).values(retracted_at=at)
    connection.execute(one, [{"row": row.seq} for row in rows])
    quotes = [(row.seq, (orjson.loads(row.body)["evidence"]["text"],)) for row in rows]
    fulltext.drop(connection, "quote_words", quotes)
    told = [{"at": at, "kind": "retraction", "subject": row.id, "statement": row.seq} for row in rows]
    connection.execute(insert(events), told)
    return len(rows)


def _recount_article(connection: Connection, id: str) -> None:
    count = (
        select(func.count()).select_from(statements).where(statements.c.article == id, LIVE).scalar_subquery()
    )
    connection.execute(update(articles).where(articles.c.id == id).values(statements=count))


def _tell(connection: Connection, kind: str, subject: str, at: str, data: dict[str, Any]) -> None:
    connection.execute(insert(events).values(at=at, kind=kind, subject=subject, data=orjson.dumps(data)))


def _meta(connection: Connection, key: str) -> str | None:
    return connection.scalar(select(meta.c.value).where(meta.c.key == key))


def _set_meta(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(meta).where(meta.c.key == key))
    connection.execute(insert(meta).values(key=key, value=value))


def _changed(connection: Connection) -> None:
    """Give the contents a new version. It is random, so that a restored backup never repeats an old one."""
    _set_meta(connection, "version", secrets.token_hex(8))
