"""Jobs, and the one stream of what changes."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Header, Path, Query, Request
from starlette.responses import Response, StreamingResponse

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


async def kinds(
    kind: Annotated[list[str] | None, Query(description=f"only these kinds: {', '.join(KINDS)}")] = None,
) -> frozenset[str]:
    """The kinds of events asked for; QueryError for one that there is not."""
    asked = [part.strip() for text in kind or () for part in text.split(",") if part.strip()]
    for each in asked:
        if each not in KINDS:
            raise QueryError("kind", f"{each!r} is not known; known are {', '.join(KINDS)}")
    return frozenset(asked or KINDS)


_STREAM: dict[int | str, dict[str, Any]] = {
    200: {"description": "The stream.", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
}


@router.get(
    "/events",
    summary="What changes, as it happens",
    response_class=StreamingResponse,
    responses={**_STREAM, **problems()},
)
async def events(
    request: Request,
    wanted: Annotated[frozenset[str], Depends(kinds)],
    after: Annotated[
        int | None, Query(ge=0, lt=1 << 63, description="begin after this event; 0 for all there were")
    ] = None,
    last_event_id: Annotated[
        int | None, Header(ge=0, lt=1 << 63, description="where the stream broke off; sent by browsers")
    ] = None,
) -> StreamingResponse:
    """Server-sent events: statements learned (`statement`) and retracted (`retraction`), articles read
    (`article`) and removed (`removal`), the progress of jobs (`job`). A stream that broke off goes on where
    it did; one that begins without a place begins now.
    """
    live: Live = request.app.state.live
    stream = live.stream(last_event_id if last_event_id is not None else after, wanted)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)
