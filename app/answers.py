"""How an answer is made: not at all where the client has it, else read without a hop and encoded once.

Most questions are answered from an index in less than a millisecond, and handing them to a thread would cost
two to ten times that. So each is asked right here with a short time limit; one that needs longer is stopped
and begun again in a thread, of which there are few.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import anyio.to_thread
import orjson
from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from app.deps import place
from graph.errors import CostError, QueryError
from graph.view import Page, View

QUICK = 0.02  # seconds that a question may hold up the others

T = TypeVar("T")
Item = bytes | Mapping[str, Any]


async def ask(request: Request, question: Callable[[View], T]) -> T:
    """The answer of the view to a question, at once or from a thread."""
    view: View = request.app.state.view
    try:
        return question(view.within(QUICK))
    except CostError:
        return await in_thread(request, question, view)


async def in_thread(request: Request, work: Callable[..., T], *arguments: Any) -> T:
    """What work that takes long returns; as many are done at once as the settings allow."""
    return await anyio.to_thread.run_sync(work, *arguments, limiter=request.app.state.limiter)


async def answer(request: Request, question: Callable[[View], bytes]) -> Response:
    """The JSON that answers a question, with its ETag; 304 where the client holds the same."""
    tag = etag(request)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if _held(request.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers=headers | {"Vary": "Accept-Encoding"})
    body = await ask(request, question)
    link = request.scope.get("entente.next")
    if link:
        headers["Link"] = f'<{link}>; rel="next"'
    return Response(body, media_type="application/json", headers=headers)


def etag(request: Request) -> str:
    """A strong tag of what this address answers: it changes with contents, release and encoding."""
    state = request.app.state
    encoding = request.headers.get("accept-encoding", "")
    parts = (state.release, state.view.version(), request.scope["path"], request.url.query, encoding)
    return f'"{hashlib.blake2b("|".join(parts).encode(), digest_size=12).hexdigest()}"'


def paged(
    request: Request, page: Page[Any], items: Iterable[Item], picked: Sequence[str] = (), **more: Any
) -> bytes:
    """A list as JSON: its items (encoded already, or not), where the next page is, and what else is said."""
    following = None
    if page.after is not None:
        url = request.url.include_query_params(after=place(page.after))
        following = f"{request.scope.get('root_path', '')}{_bare_path(request)}?{url.query}"
        request.scope["entente.next"] = following
    rows = [_encoded(item, picked) for item in items]
    return orjson.dumps({"items": rows, "next": following, **more})


def _bare_path(request: Request) -> str:
    path: str = request.scope["path"]
    return path.removeprefix(request.scope.get("root_path", ""))


def _encoded(item: Item, fields: Sequence[str]) -> Any:
    if not fields:
        return orjson.Fragment(item) if isinstance(item, bytes) else item
    return _picked(orjson.loads(item) if isinstance(item, bytes) else item, fields)


def chosen(fields: str | None, model: type[BaseModel]) -> tuple[str, ...]:
    """The fields asked for; QueryError for one that the model lacks."""
    names = tuple(filter(None, map(str.strip, (fields or "").split(","))))
    for name in names:
        if name.split(".")[0] not in model.model_fields:
            raise QueryError("fields", f"{name!r} is not known; known are {', '.join(model.model_fields)}")
    return names


def _picked(item: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in fields:
        *outer, name = path.split(".")
        source: Any = item
        for part in outer:
            source = source.get(part) if isinstance(source, Mapping) else None
        if isinstance(source, Mapping) and name in source:
            target = found
            for part in outer:
                target = target.setdefault(part, {})
            target[name] = source[name]
    return found


def _held(given: str | None, tag: str) -> bool:
    if not given:
        return False
    return given.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in given.split(","))
