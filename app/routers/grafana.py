"""What Grafana reads through the Infinity data source: flat arrays, each at an address of its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app import rows
from app.answers import answer
from app.deps import FiltersDep, SidedDep
from app.openapi import problems, unchanged
from app.routers.actors import IntervalQuery
from app.streams import streamed
from graph import edtf
from graph.export import node_graph
from graph.export.source import Source
from graph.export.stored import placed
from graph.query import ANY
from graph.view import View
from graph.view.timelines import Period

router = APIRouter(prefix="/grafana", tags=["dashboards"])

DAY = 86_400_000  # milliseconds

AboutQuery = Annotated[str | None, Query(description="only what concerns this actor", examples=["JPN"])]
TopQuery = Annotated[
    int, Query(ge=1, le=node_graph.MOST_NODES, description="so many actors, the most connected ones")
]
_ERRORS: dict[int | str, dict[str, Any]] = {**unchanged(), **problems(300, 404)}


@router.get("/nodes", summary="Node graph: actors", response_model=list[rows.Node], responses=_ERRORS)
async def nodes(
    request: Request, filters: FiltersDep, sides: SidedDep, about: AboutQuery = None, top: TopQuery = 100
) -> Response:
    """Actors with their places; every end of /v1/grafana/edges under the same filters is among them."""

    def drawn() -> Iterator[bytes]:
        source = _placed(request, filters, sides, about, top)
        found = node_graph.nodes(source.actors(), list(source.relations()), source.places)
        yield orjson.dumps(list(found))

    return await streamed(request, drawn, "application/json", {})


@router.get("/edges", summary="Node graph: relations", response_model=list[rows.Edge], responses=_ERRORS)
async def edges(
    request: Request, filters: FiltersDep, sides: SidedDep, about: AboutQuery = None, top: TopQuery = 100
) -> Response:
    """One line for all that one actor does to another: coloured by sign, dashed where nothing is asserted."""

    def drawn() -> Iterator[bytes]:
        source = _placed(request, filters, sides, about, top)
        yield orjson.dumps(list(node_graph.edges(source.relations())))

    return await streamed(request, drawn, "application/json", {})


def _placed(request: Request, filters: FiltersDep, sides: SidedDep, about: str | None, top: int) -> Source:
    view: View = request.app.state.view
    return placed(view, view.version(), filters.query(view, about, **sides), top)


@router.get("/timeline", summary="Time series", response_model=list[rows.Period], responses=_ERRORS)
async def timeline(
    request: Request,
    filters: FiltersDep,
    sides: SidedDep,
    about: AboutQuery = None,
    interval: IntervalQuery = "month",
) -> Response:
    """Statements by the period they stand in; one without a time of its own stands at its article's date."""

    def question(view: View) -> bytes:
        periods, _ = view.timeline(filters.query(view, about, **sides), interval)
        return orjson.dumps([_period(period) for period in periods])

    return await answer(request, question)


def _period(period: Period) -> dict[str, float]:
    found = period.json()
    return {
        "time": milliseconds(period.start),
        "statements": found["statements"],
        **found["signs"],
        "balance": found["balance"] or 0.0,
        "intensity": found["intensity"],
    }


@router.get("/annotations", summary="Annotations", response_model=list[rows.Annotation], responses=_ERRORS)
async def annotations(
    request: Request,
    filters: FiltersDep,
    sides: SidedDep,
    about: AboutQuery = None,
    limit: Annotated[int, Query(ge=1, le=2_000, description="so many statements, the newest")] = 500,
) -> Response:
    """Statements as marks on a time axis; those that no date places anywhere are left out."""

    def question(view: View) -> bytes:
        found = view.statement_page(filters.query(view, about, **sides), limit=limit)
        return orjson.dumps(list(_marks(map(orjson.loads, found.items))))

    return await answer(request, question)


def _marks(statements: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for statement in statements:
        if not statement["day"]:
            continue
        day = date.fromisoformat(statement["day"])
        first, last = edtf.bounds(statement["time"]) if statement["time"] else (day, day)
        begin, end = milliseconds(first or last or day), milliseconds(last or first or day)
        yield node_graph.annotation(statement, begin, end + DAY - 1)


@router.get(
    "/variables/actors", summary="Variable: actors", response_model=list[rows.Choice], responses=_ERRORS
)
async def actor_choices(
    request: Request, limit: Annotated[int, Query(ge=1, le=1_000, description="so many actors")] = 500
) -> Response:
    """All actors as one choice, then those most spoken of, as the choices of a dashboard variable."""

    def question(view: View) -> bytes:
        actors = [profile.actor for profile in view.actors(limit=limit).items]
        found = [{"__text": actor.name, "__value": actor.id} for actor in actors]
        return orjson.dumps([{"__text": "all actors", "__value": ANY}, *found])

    return await answer(request, question)


@router.get(
    "/variables/relation-types",
    summary="Variable: relation types",
    response_model=list[rows.Choice],
    responses=_ERRORS,
)
async def relation_choices(request: Request) -> Response:
    """The relation types, as the choices of a dashboard variable."""

    def question(view: View) -> bytes:
        return orjson.dumps([{"__text": name, "__value": name} for name in view.types])

    return await answer(request, question)


def milliseconds(day: date) -> int:
    """The beginning of a day (UTC) in milliseconds since 1970."""
    since = datetime(day.year, day.month, day.day, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return since // timedelta(milliseconds=1)
