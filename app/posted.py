"""What was posted, as articles: the body by its media type."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

import anyio.to_thread
from fastapi import Request
from starlette.datastructures import UploadFile

from app.errors import ProblemError
from graph.articles import read as read_file
from graph.articles.checks import decode
from graph.articles.html import page
from graph.articles.records import parse, parse_lines, record
from graph.errors import InputError
from graph.ingest import input_error_json
from graph.model import Article

MEDIA_TYPES = (
    "application/json",
    "application/x-ndjson",
    "application/jsonl",
    "text/plain",
    "text/markdown",
    "text/html",
    "multipart/form-data",
)
FILES = 1_000  # files in one request

Inputs = list[Article | InputError]


async def read(request: Request, name: str, about: Mapping[str, str | None]) -> Inputs:
    """The articles of a request's body, among them the errors of those that are none.

    ProblemError where no article is among them, or the media type is not known.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in MEDIA_TYPES:
        found = f"{kind!r} is not read here" if kind else "there is no Content-Type"
        raise ProblemError(
            415, f"{found}; send one of {', '.join(MEDIA_TYPES)}", headers={"Accept": ", ".join(MEDIA_TYPES)}
        )
    if kind == "multipart/form-data":
        inputs = await _files(request)
    else:
        body = await request.body()
        inputs = await anyio.to_thread.run_sync(
            _parsed, kind, body, name, about, limiter=request.app.state.limiter
        )
    if not any(isinstance(found, Article) for found in inputs):
        raise _nothing([found for found in inputs if isinstance(found, InputError)])
    return inputs


def _parsed(kind: str, body: bytes, name: str, about: Mapping[str, str | None]) -> Inputs:
    try:
        return list(_articles(kind, body, name, about))
    except InputError as error:
        return [error]


def _articles(
    kind: str, body: bytes, name: str, about: Mapping[str, str | None]
) -> Iterable[Article | InputError]:
    if kind == "application/json":
        return parse(decode(body, name), name=name, place="body")
    if kind in ("application/x-ndjson", "application/jsonl"):
        return parse_lines(body.splitlines(), name=name, place="body")
    if kind == "text/html":
        return [page(decode(body, name), name=name, place="body")]
    given = {key: value for key, value in about.items() if value is not None}
    return [record({"text": decode(body, "body"), "id": name, **given}, name=name, place="body")]


async def _files(request: Request) -> Inputs:
    inputs: Inputs = []
    async with request.form(max_files=FILES, max_fields=FILES) as form:
        files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        if not files:
            raise ProblemError(422, "there is no file in the form; send each as a part with a file name")
        for file in files:
            data = await file.read()
            name = PurePath(file.filename or "posted.txt").name or "posted.txt"
            inputs += await anyio.to_thread.run_sync(_file, name, data, limiter=request.app.state.limiter)
    return inputs


def _file(name: str, data: bytes) -> Inputs:
    """The articles of an uploaded file, read as the same file would be on disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return [_placed(found, folder) for found in read_file(path)]


def _placed(found: Article | InputError, folder: str) -> Article | InputError:
    """An error that names the file as it was sent, not where it lay for a moment."""
    if not isinstance(found, InputError):
        return found
    place = found.place.replace(f"{folder}/", "")
    return InputError(found.problem.replace(f"{folder}/", ""), place=place, remedy=found.remedy)


def _nothing(errors: list[InputError]) -> ProblemError:
    if not errors:
        return ProblemError(422, "there is no article in the body")
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return ProblemError(422, f"{errors[0]}{more}", errors=[input_error_json(error) for error in errors[:100]])
