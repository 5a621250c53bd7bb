"""The OpenAPI document: what each answer and each error looks like."""

from collections.abc import Mapping
from typing import Any

from app.schemas import Problem

_PROBLEMS: Mapping[int, str] = {
    300: "The name may mean several actors; `candidates` lists them.",
    404: "There is nothing by that name; `near` may say what was meant.",
    413: "The body is larger than is taken.",
    415: "A media type that is not read here.",
    422: "Something in the request is not understood; `errors` says what.",
    429: "Too much waits already; `Retry-After` says when to ask again.",
    500: "Something went wrong here.",
    503: "The database or the worker cannot be reached.",
}

TAGS = [
    {"name": "actors", "description": "Who acts, and how each stands to the others."},
    {
        "name": "relations",
        "description": "What holds between two actors, and over which paths they are tied.",
    },
    {"name": "statements", "description": "The single claims, each with the words that prove it."},
    {"name": "articles", "description": "What was read; adding and removing it."},
    {"name": "graph", "description": "The whole graph, filtered, in every format that analysts' tools read."},
    {"name": "dashboards", "description": "Flat tables for dashboards, such as Grafana's."},
    {"name": "live", "description": "What changes, as it happens."},
    {"name": "service", "description": "The state of the service itself."},
]


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors a route may answer with, beside those that all may (422, 500, 503)."""
    return {
        status: {
            "description": _PROBLEMS[status],
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in sorted({*statuses, 422, 500, 503})
    }


def unchanged() -> dict[int | str, dict[str, Any]]:
    return {304: {"description": "What the client holds is still right (If-None-Match)."}}


def complete(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the model of problems, which no route names directly, and without FastAPI's own."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    return document
