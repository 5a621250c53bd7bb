"""The state of the service, and the one question that needs the worker's model."""

import orjson
from fastapi import APIRouter
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import Response

from app import schemas
from app.deps import QueueDep, ViewDep
from app.errors import ProblemError
from app.explaining import explained
from app.openapi import problems

health = APIRouter(tags=["service"])
explaining = APIRouter(tags=["statements"])


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
async def explain(queue: QueueDep, question: schemas.Question) -> Response:
    """A text's actors, triggers and the frames that fired, each qualifier with its cue, and near misses."""
    return Response(orjson.dumps(await explained(queue, question.text)), media_type="application/json")
