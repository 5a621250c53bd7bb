"""Jobs, and the one stream of what changes."""

from collections.abc import AsyncIterator
from typing import Annotated

import orjson
from fastapi import APIRouter, Header, Path, Query, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.responses import Response

from app import schemas
from app.answers import paged
from app.deps import PagingDep, QueueDep
from app.live import Live
from app.openapi import problems
from graph.errors import QueryError

router = APIRouter(tags=["live"])

KINDS = ("statement", "retraction", "article", "removal", "job")


@router.get(
    "/jobs", summary="Jobs, the newest first", response_model=schemas.Page[schemas.Job], responses=problems()
)
async def jobs(request: Request, queue: QueueDep, page: PagingDep) -> Response:
    """What was queued to be read, and what became of it."""
    found = queue.page(after=page.key(int), limit=page.limit)
    body = paged(request, found, [job.json() for job in found.items])
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


@router.get("/jobs/{job}", summary="One job", response_model=schemas.Job, responses=problems(404))
async def job(queue: QueueDep, job: Annotated[str, Path(description="its id")]) -> Response:
    """How far a job is, or what came of it."""
    body = orjson.dumps(queue.job(job).json())
    return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})


@router.get(
    "/events",
    summary="What changes, as it happens",
    response_class=EventSourceResponse,
    responses=problems(),
)
async def events(
    request: Request,
    kind: Annotated[list[str] | None, Query(description=f"only these kinds: {', '.join(KINDS)}")] = None,
    after: Annotated[
        int | None, Query(ge=0, description="begin after this event; 0 for all there were")
    ] = None,
    last_event_id: Annotated[
        int | None, Header(description="where the stream broke off; sent by browsers")
    ] = None,
) -> AsyncIterator[ServerSentEvent]:
    """Server-sent events: statements learned (`statement`) and retracted (`retraction`), articles read
    (`article`) and removed (`removal`), the progress of jobs (`job`). A stream that broke off goes on where
    it did; one that begins without a place begins now.
    """
    wanted = _kinds(kind)
    live: Live = request.app.state.live
    async for event in live.events(last_event_id if last_event_id is not None else after):
        if event.kind in wanted:
            yield ServerSentEvent(raw_data=event.data.decode(), event=event.kind, id=str(event.seq))


def _kinds(asked: list[str] | None) -> frozenset[str]:
    kinds = [part.strip() for text in asked or () for part in text.split(",") if part.strip()]
    for kind in kinds:
        if kind not in KINDS:
            raise QueryError("kind", f"{kind!r} is not known; known are {', '.join(KINDS)}")
    return frozenset(kinds or KINDS)
