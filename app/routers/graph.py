"""The graph in every format: one table of formats, the filters of every other question."""

import re
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app import rows, schemas
from app.answers import answer, ask, paged
from app.deps import FiltersDep, SidedDep
from app.openapi import problems, unchanged
from app.streams import streamed
from graph.errors import QueryError
from graph.export import EXPORTERS, Exporter
from graph.export.stored import Options, exported
from graph.layout import MOST_NODES
from graph.query import Query as Asked
from graph.view import Page, View

router = APIRouter(tags=["graph"])

INLINE = {"application/json", "image/svg+xml", "image/png"}
"""What a browser shows rather than saves."""

FormatName = Literal[
    "json", "cytoscape", "graphml", "gexf", "dot", "csv", "csv-edges", "parquet", "jsonl", "turtle", "jsonld",
    "stix", "ftm", "svg", "png",
]  # fmt: skip
"""The names of EXPORTERS, spelt out for the OpenAPI document; a test holds the two together."""

_CONTENT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The graph, streamed.",
        "content": {each.media_type: {} for each in EXPORTERS.values()},
    }
}


@router.get(
    "/formats",
    summary="The formats of /v1/graph",
    response_model=schemas.Page[rows.Format],
    responses={**unchanged(), **problems()},
)
async def formats(request: Request) -> Response:
    """What each format is, and whether it can tell a denied or feared relation from a plain one."""

    def question(view: View) -> bytes:
        return paged(request, Page([]), [_described(each) for each in EXPORTERS.values()])

    return await answer(request, question)


def _described(exporter: Exporter) -> dict[str, Any]:
    return {
        "name": exporter.name,
        "of": exporter.of,
        "qualified": exporter.qualified,
        "suffix": exporter.suffix,
        "media_type": exporter.media_type,
        "description": exporter.description,
        "bom": exporter.write_bom is not None,
    }


@router.get(
    "/graph",
    summary="The graph, in any format",
    response_class=Response,
    responses={**_CONTENT, **unchanged(), **problems(300, 404)},
)
async def graph(
    request: Request,
    filters: FiltersDep,
    sides: SidedDep,
    format: Annotated[FormatName, Query(description="see /v1/formats")] = "json",
    about: Annotated[
        str | None, Query(description="only what concerns this actor, by id or name", examples=["JPN"])
    ] = None,
    qualified: Annotated[
        bool | None,
        Query(
            description="true: what is planned, feared or denied too; false: only what is asserted and "
            "affirmed; else true where the format can tell, or where modality or polarity is given"
        ),
    ] = None,
    top: Annotated[
        int | None, Query(ge=1, le=MOST_NODES, description="only so many actors, the most connected ones")
    ] = None,
    layout: Annotated[bool, Query(description="with the place of each actor: json, cytoscape, gexf")] = False,
    bom: Annotated[bool, Query(description="begin CSV with a byte order mark, for Excel")] = False,
) -> Response:
    """Actors as nodes, relations as edges with their best evidence; or the statements one by one.

    A format that cannot say "denied" or "feared" carries only what is asserted and affirmed, unless asked.
    Pictures show the most connected actors and say how many there are.
    """
    if sides["direction"] and not about:
        raise QueryError("direction", "is seen from an actor: name it with about")
    query = await ask(request, lambda view: filters.query(view, about, **sides))
    exporter = EXPORTERS[format]
    options = Options(qualified=qualified, top=top, layout=layout, bom=bom)
    view: View = request.app.state.view
    how = "inline" if exporter.media_type in INLINE else "attachment"
    headers = {"Content-Disposition": f'{how}; filename="{filename(query, exporter)}"'}
    return await streamed(
        request, lambda: exported(view, query, exporter, options), exporter.media_type, headers
    )


def filename(query: Asked, exporter: Exporter) -> str:
    """A name to save the file by: "entente-jpn-prk.graphml"."""
    parts = [
        re.sub(r"[^a-z0-9.-]+", "-", actor.lower()) for actor in (query.about, query.counterpart) if actor
    ]
    return "-".join(["entente", *parts]) + exporter.suffix
