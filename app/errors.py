"""Every error as RFC 9457 problem details: one shape for all, one table from our errors to HTTP's."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from graph.errors import (
    AmbiguousError,
    BusyError,
    CostError,
    DataError,
    EntenteError,
    InputError,
    QueryError,
    StoreError,
    UnknownError,
)

MEDIA_TYPE = "application/problem+json"

STATUS: Mapping[type[EntenteError], int] = {
    UnknownError: 404,
    AmbiguousError: 300,
    QueryError: 422,
    InputError: 422,
    CostError: 422,
    BusyError: 429,
    DataError: 500,
    StoreError: 503,
}

log = logging.getLogger("entente")


class ProblemError(Exception):
    """An error that HTTP alone knows, such as a media type that is not read here."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        self.status, self.detail, self.headers, self.more = status, detail, headers, more
        super().__init__(detail)


def problem(
    request: Request, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **more: Any
) -> Response:
    """The answer that says what was wrong and what to do."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        "request_id": request.scope.get("state", {}).get("request_id", ""),
        **more,
    }
    said = {**(headers or {}), "X-Request-ID": str(body["request_id"])}
    return Response(orjson.dumps(body), status, headers=said, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Let every error of an application be answered so."""
    app.add_exception_handler(EntenteError, _ours)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(Exception, _unexpected)


async def _ours(request: Request, error: Exception) -> Response:
    status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
    more, headers = _details(request, error)
    return problem(request, status, str(error), headers=headers, **more)


def _details(request: Request, error: Exception) -> tuple[dict[str, Any], dict[str, str]]:
    """What a program may read from an error beside its words."""
    match error:
        case AmbiguousError():
            return {"candidates": [{"id": id, "href": _actor(request, id)} for id in error.candidates]}, {}
        case UnknownError(near=near) if near:
            return {"near": [{"id": id, "href": _actor(request, id)} for id in near]}, {}
        case QueryError():
            return {"errors": [{"parameter": error.parameter, "problem": error.problem}]}, {}
        case InputError():
            found = {"place": error.place, "problem": error.problem, "remedy": error.remedy}
            return {"errors": [found]}, {}
        case BusyError():
            return {}, {"Retry-After": str(error.seconds)}
        case StoreError():
            return {}, {"Retry-After": "5"}
        case _:
            return {}, {}


def _actor(request: Request, id: str) -> str:
    return f"{request.scope.get('root_path', '')}/v1/actors/{id}"


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problem(request, error.status, error.detail, headers=error.headers, **error.more)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # what FastAPI says of a body that it cannot parse
        return problem(request, 422, "The body cannot be parsed; is it what its Content-Type says, in UTF-8?")
    detail = _WORDS.get(error.status_code, error.detail)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers = {"Allow": ", ".join(_allowed(request))}
        detail += f" {headers['Allow']}."
    return problem(request, error.status_code, detail, headers=headers)


TOO_LARGE = "The body is larger than is taken: split it into several requests."
_WORDS = {
    404: "There is nothing at this address; /docs lists what there is.",
    405: "This address does not take this method; it takes",
    413: TOO_LARGE,
}


def _allowed(request: Request) -> list[str]:
    """The methods that some route takes at an address; Starlette names those of the first route alone."""
    taken = [
        method
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
        if any(
            r.matches({**request.scope, "method": method})[0] is Match.FULL for r in request.app.router.routes
        )
    ]
    return [*taken, "HEAD"] if "GET" in taken else taken


async def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"parameter": ".".join(map(str, found["loc"][1:])) or str(found["loc"][0]), "problem": found["msg"]}
        for found in error.errors()
    ]
    detail = "; ".join(f"{found['parameter']}: {found['problem']}" for found in errors)
    return problem(request, 422, detail, errors=errors)


async def _unexpected(request: Request, error: Exception) -> Response:
    detail = "Something went wrong here, not in your request; the log says more under this request's id."
    return problem(request, 500, detail)
