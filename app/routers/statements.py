"""Statements one by one, each with its proof, and the search through their words."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from app import schemas
from app.answers import answer, chosen, paged
from app.deps import FieldsDep, FiltersDep, PagingDep, SidedDep
from app.openapi import problems, unchanged
from graph.errors import QueryError
from graph.view import View
from graph.view.search import Found, Kind

router = APIRouter(tags=["statements"])

DEEPEST = 1_000  # matches that can be paged through


@router.get(
    "/statements",
    summary="Statements, newest first",
    response_model=schemas.Page[schemas.Statement],
    responses={**unchanged(), **problems(300, 404)},
)
async def statements(
    request: Request,
    filters: FiltersDep,
    sides: SidedDep,
    page: PagingDep,
    actor: Annotated[
        str | None, Query(description="about this actor, by id or name", examples=["JPN"])
    ] = None,
    fields: FieldsDep = None,
) -> Response:
    """Single claims by the day they stand at: their article's where the text gives none (`time_basis`)."""
    picked = chosen(fields, schemas.Statement)

    def question(view: View) -> bytes:
        query = filters.query(view, actor, **sides)
        found = view.statement_page(query, after=page.key(str, int), limit=page.limit)
        return paged(request, found, found.items, picked)

    return await answer(request, question)


@router.get(
    "/statements/{statement}",
    summary="One statement",
    response_model=schemas.StatementInPlace,
    responses={**unchanged(), **problems(404)},
)
async def statement(request: Request, statement: Annotated[str, Path(description="its id")]) -> Response:
    """A claim with its quote and the words around it."""
    return await answer(request, lambda view: view.statement(statement))


@router.get(
    "/search",
    summary="Full text",
    response_model=schemas.Page[schemas.Found],
    responses={**unchanged(), **problems()},
)
async def search(
    request: Request,
    page: PagingDep,
    q: Annotated[
        str,
        Query(
            description='words; those in "quotation marks" stand together',
            examples=["missile test"],
            min_length=1,
            max_length=500,
        ),
    ],
    kind: Annotated[Kind, Query(description="what is searched: quotes or whole articles")] = "statement",
) -> Response:
    """Statements by the words of their quotes, or articles by their texts, the best matches first."""

    def question(view: View) -> bytes:
        key = page.key(int)
        offset = int(key[0]) if key else 0
        if not 0 <= offset <= DEEPEST:
            raise QueryError("after", f"only the first {DEEPEST} matches can be paged through")
        found = view.search(q, kind, offset=offset, limit=page.limit)
        return paged(request, found, map(_found, found.items))

    return await answer(request, question)


def _found(found: Found) -> dict[str, Any]:
    return {"kind": found.kind, "snippet": found.snippet, found.kind: orjson.Fragment(found.json)}
