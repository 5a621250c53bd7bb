"""The state of the service, and the one question that needs the worker's model."""

import asyncio
import time

import orjson
from fastapi import APIRouter, Request
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from app import schemas
from app.deps import QueueDep, ViewDep
from app.errors import ProblemError
from app.openapi import problems
from graph.jobs import Queue

health = APIRouter(tags=["service"])
explaining = APIRouter(tags=["statements"])

PATIENCE = 30.0  # seconds to wait for an explanation
PAUSE = 0.02


@health.get("/healthz", summary="Is the process alive?", response_model=schemas.Health)
async def healthz() -> Response:
    """Alive; that says nothing of the database."""
    return Response(b'{"status":"ok"}', media_type="application/json")


@health.get("/readyz", summary="Can it do its work?", response_model=schemas.Readiness, responses=problems())
async def readyz(view: ViewDep, queue: QueueDep) -> Response:
    """Ready when the database answers and a worker has its model loaded; else 503 with what is missing."""
    try:
        view.version()
        workers = queue.workers()
    except SQLAlchemyError as error:
        raise ProblemError(503, f"the database does not answer: {error}", database="failing") from error
    if not workers.ready:
        detail = (
            "the worker is loading its model"
            if workers.alive
            else "no worker is running: start `entente worker`"
        )
        raise ProblemError(503, detail, database="ok", workers=0, headers={"Retry-After": "2"})
    body = {"status": "ok", "database": "ok", "workers": workers.ready}
    return Response(orjson.dumps(body), media_type="application/json")


@explaining.post(
    "/explain",
    summary="Why a text says what it says",
    response_model=schemas.Explanation,
    responses=problems(413, 415, 429),
)
async def explain(request: Request, queue: QueueDep, question: schemas.Question) -> Response:
    """A text's actors, triggers and the frames that fired, each qualifier with its cue, and near misses."""
    if not queue.workers().alive:
        raise ProblemError(503, "no worker is running: start `entente worker`", headers={"Retry-After": "5"})
    job = queue.submit("explain", {"text": question.text})
    try:
        return await _answered(queue, job.id)
    finally:
        queue.forget(job.id)


async def _answered(queue: Queue, id: str) -> Response:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        job = queue.job(id)
        if job.state == "failed":
            raise ProblemError(422, job.error or "it cannot be explained")
        if job.state == "done":
            return Response(orjson.dumps(job.report), media_type="application/json")
        await asyncio.sleep(PAUSE)
    raise ProblemError(503, f"no worker answered within {PATIENCE:g} s", headers={"Retry-After": "10"})
