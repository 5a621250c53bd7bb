"""Everything over time: what the page's timeline draws."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app import schemas
from app.answers import answer, paged
from app.deps import FiltersDep, SidedDep
from app.openapi import problems, unchanged
from app.routers.actors import IntervalQuery
from graph.errors import QueryError
from graph.view import Page, View

router = APIRouter(tags=["relations"])


@router.get(
    "/timeline",
    summary="Everything over time",
    response_model=schemas.Timeline,
    responses={**unchanged(), **problems(300, 404)},
)
async def timeline(
    request: Request,
    filters: FiltersDep,
    sides: SidedDep,
    about: Annotated[
        str | None, Query(description="only what concerns this actor, by id or name", examples=["JPN"])
    ] = None,
    interval: IntervalQuery = "year",
) -> Response:
    """What the filters leave of the graph, summed up by the period it stands in."""
    if sides["direction"] and not about:
        raise QueryError("direction", "is seen from an actor: name it with about")

    def question(view: View) -> bytes:
        query = filters.query(view, about, **sides)
        periods, undated = view.timeline(query, interval)
        items = [period.json() for period in periods]
        return paged(request, Page(items), items, interval=interval, undated=undated, rollup=query.rollup)

    return await answer(request, question)
