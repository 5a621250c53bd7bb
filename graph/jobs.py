"""The durable queue: what is to be done stands in the database, so that a restart forgets nothing.

A worker leases a job for a while and renews the lease while it lives; a job whose lease ran out is taken up
again, and one that has cost three workers their lives is given up.
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson
from sqlalchemy import ColumnElement, Engine, and_, case, delete, func, insert, or_, select, update

from graph.db import AnyRow, events, jobs, now, workers, writing
from graph.errors import BusyError, UnknownError
from graph.view.page import Key, Page, cut

State = Literal["queued", "running", "done", "failed"]
Kind = Literal["ingest", "explain"]

LEASE = 60.0  # seconds
BEAT = 5.0  # seconds between a worker's signs of life
TRIES = 3
WAITING = 200  # jobs that may wait; more are refused

J = jobs.c


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: `progress` while it runs, `report` when it is done, `error` when it failed."""

    id: str
    kind: Kind
    state: State
    progress: dict[str, Any]
    report: dict[str, Any] | None
    error: str | None
    attempts: int
    created_at: str
    started_at: str | None
    finished_at: str | None

    def json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Workers:
    """Who works on the queue: how many were heard of lately, and how many have their model loaded."""

    alive: int
    ready: int


class Queue:
    """The jobs of one database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def submit(self, kind: Kind, payload: Mapping[str, Any], total: int = 1) -> Job:
        """Put a job of `total` steps at the end of the queue; BusyError where too many wait already."""
        with writing(self.engine) as connection:
            waiting = connection.scalar(select(func.count()).where(J.state == "queued", J.kind == kind)) or 0
            if waiting >= WAITING:
                raise BusyError(f"{waiting} jobs wait already", seconds=30)
            id = secrets.token_hex(10)
            connection.execute(
                insert(jobs).values(
                    id=id,
                    kind=kind,
                    state="queued",
                    payload=orjson.dumps(payload),
                    progress=orjson.dumps({"done": 0, "total": total}),
                    attempts=0,
                    created_at=now(),
                )
            )
            return self._told(connection, id)

    def job(self, id: str) -> Job:
        """A job as it stands; UnknownError if there is none."""
        with self.engine.connect() as connection:
            row = connection.execute(select(jobs).where(J.id == id.lower())).first()
        if row is None:
            raise UnknownError("job", id)
        return _job(row)

    def page(self, *, after: Key | None = None, limit: int = 100) -> Page[Job]:
        """Jobs of ingestion, the newest first."""
        query = select(jobs).where(J.kind == "ingest")
        if after is not None:
            query = query.where(J.number < after[0])
        with self.engine.connect() as connection:
            rows = connection.execute(query.order_by(J.number.desc()).limit(limit + 1)).all()
        found = cut(rows, limit, lambda row: (row.number,))
        return Page([_job(row) for row in found.items], found.after)

    def claim(self, worker: str, *kinds: Kind) -> tuple[Job, dict[str, Any]] | None:
        """Lease the next job, questions before work, with its payload; None where nothing is to be done."""
        if not self._any(kinds):
            return None
        with writing(self.engine) as connection:
            first = case((J.kind == "explain", 0), else_=1)
            row = connection.execute(
                select(jobs).where(self._free(kinds)).order_by(first, J.number).limit(1)
            ).first()
            if row is None:
                return None
            if row.attempts >= TRIES:
                problem = f"given up after {TRIES} tries that ended with their worker"
                self._set(
                    connection, row.id, state="failed", error=problem, finished_at=now(), lease_until=None
                )
                return None
            values = {"state": "running", "worker": worker, "attempts": row.attempts + 1}
            started = {"started_at": row.started_at or now(), "lease_until": time.time() + LEASE}
            self._set(connection, row.id, **values, **started)
            return self._told(connection, row.id), orjson.loads(row.payload)

    def progress(self, job: Job, worker: str, progress: Mapping[str, Any]) -> None:
        """Say how far a job is; this renews its lease."""
        self._mine(job, worker, progress=orjson.dumps(progress), lease_until=time.time() + LEASE)

    def finish(self, job: Job, worker: str, report: Mapping[str, Any]) -> None:
        self._mine(
            job,
            worker,
            state="done",
            report=orjson.dumps(report),
            payload=b"{}",
            finished_at=now(),
            lease_until=None,
        )

    def fail(self, job: Job, worker: str, error: str) -> None:
        self._mine(job, worker, state="failed", error=error, finished_at=now(), lease_until=None)

    def release(self, job: Job, worker: str) -> None:
        """Give a job back, to be taken up by the next worker: this one was asked to stop."""
        self._mine(job, worker, state="queued", lease_until=None, attempts=job.attempts - 1)

    def forget(self, id: str) -> None:
        """Drop an answered question."""
        with writing(self.engine) as connection:
            connection.execute(delete(jobs).where(J.id == id, J.kind == "explain"))

    def beat(self, worker: str, *, ready: bool, lexicon: str | None = None, model: str | None = None) -> None:
        """A worker's sign of life; it renews the leases the worker holds."""
        values = {"seen": time.time(), "ready": ready, "lexicon_version": lexicon, "model_version": model}
        with writing(self.engine) as connection:
            connection.execute(
                delete(workers).where(or_(workers.c.id == worker, workers.c.seen < time.time() - 3600))
            )
            connection.execute(insert(workers).values(id=worker, **values))
            mine = and_(J.worker == worker, J.state == "running")
            connection.execute(update(jobs).where(mine).values(lease_until=time.time() + LEASE))

    def leave(self, worker: str) -> None:
        """A worker's farewell."""
        with writing(self.engine) as connection:
            connection.execute(delete(workers).where(workers.c.id == worker))

    def workers(self) -> Workers:
        with self.engine.connect() as connection:
            lately = select(workers.c.ready).where(workers.c.seen > time.time() - 3 * BEAT)
            ready = connection.scalars(lately).all()
        return Workers(len(ready), sum(map(bool, ready)))

    def _any(self, kinds: tuple[Kind, ...]) -> bool:
        with self.engine.connect() as connection:
            return connection.execute(select(J.number).where(self._free(kinds)).limit(1)).first() is not None

    def _free(self, kinds: tuple[Kind, ...]) -> ColumnElement[bool]:
        lost = and_(J.state == "running", J.lease_until < time.time())
        free = or_(J.state == "queued", lost)
        return and_(free, J.kind.in_(kinds)) if kinds else free

    def _mine(self, job: Job, worker: str, **values: Any) -> None:
        with writing(self.engine) as connection:
            mine = and_(J.id == job.id, J.worker == worker, J.state == "running")
            if connection.execute(update(jobs).where(mine).values(**values)).rowcount:
                self._told(connection, job.id)

    def _set(self, connection: Any, id: str, **values: Any) -> None:
        connection.execute(update(jobs).where(J.id == id).values(**values))

    def _told(self, connection: Any, id: str) -> Job:
        """The job as it now stands, told to the stream of events as well; questions are nobody's business."""
        job = _job(connection.execute(select(jobs).where(J.id == id)).one())
        if job.kind == "ingest":
            data = orjson.dumps(job.json())
            connection.execute(insert(events).values(at=now(), kind="job", subject=id, data=data))
        return job


def _job(row: AnyRow) -> Job:
    return Job(
        row.id,
        row.kind,
        row.state,
        orjson.loads(row.progress),
        orjson.loads(row.report) if row.report else None,
        row.error,
        row.attempts,
        row.created_at,
        row.started_at,
        row.finished_at,
    )
