"""Articles as JSON: one object, a list of them, or one a line."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from graph.articles import dateline
from graph.articles.build import article
from graph.articles.checks import FILE_LIMIT, decode, load, too_large
from graph.errors import InputError
from graph.model import Article

Read = Article | InputError
_REMEDY = 'write an object such as {"text": "...", "date": "2018-03-21"}'
_STRINGS = ("title", "publisher", "url", "language")


def read_json(path: Path) -> Iterator[Read]:
    """The articles of a file that holds one JSON object or a list of them."""
    yield from parse(load(path, str(path)), name=path.name, place=str(path))


def parse(text: str, *, name: str, place: str) -> Iterator[Read]:
    """The articles of a JSON text: one object or a list of them, whose items are named `name:NUMBER`."""
    value = _json(text, place)
    if not isinstance(value, list):
        yield _tried(value, name=name, place=place)
        return
    if not value:
        raise InputError("empty: a list without articles", place=place, remedy=_REMEDY)
    for number, item in enumerate(value, 1):
        yield _tried(item, name=f"{name}:{number}", place=f"{place}: item {number}")


def read_lines(path: Path) -> Iterator[Read]:
    """The articles of a file with one JSON object a line; one without id is named `file:LINE`."""
    with path.open("rb") as file:
        yield from parse_lines(_bounded(file), name=path.name, place=str(path))


def parse_lines(lines: Iterable[bytes], *, name: str, place: str) -> Iterator[Read]:
    """The articles of JSON lines, or the error of each bad line; blank lines are passed over."""
    some = False
    for number, line in enumerate(lines, 1):
        if line.strip():
            some = True
            yield _line(line, number, name=f"{name}:{number}", place=f"{place}:{number}")
    if not some:
        yield InputError("empty: no line holds an article", place=place, remedy=_REMEDY)


def _bounded(file: BinaryIO) -> Iterator[bytes]:
    """The file's lines, a line beyond the limit cut there and its rest passed over."""
    while line := file.readline(FILE_LIMIT + 1):
        yield line
        while len(line) > FILE_LIMIT and not line.endswith(b"\n"):
            line = file.readline(FILE_LIMIT + 1)


def _line(line: bytes, number: int, *, name: str, place: str) -> Read:
    try:
        if len(line) > FILE_LIMIT:
            raise too_large(f"a line of more than {FILE_LIMIT:,} bytes", place)
        return record(
            _json(decode(line, place), place.rsplit(":", 1)[0], line=number), name=name, place=place
        )
    except InputError as error:
        return error


def _json(text: str, place: str, line: int | None = None) -> Any:
    try:
        return orjson.loads(text)
    except json.JSONDecodeError as error:
        where = f"{place}:{line or error.lineno}:{error.colno}"
        raise InputError(f"malformed JSON: {error.msg}", place=where, remedy=_REMEDY) from error


def _tried(value: Any, *, name: str, place: str) -> Read:
    try:
        return record(value, name=name, place=place)
    except InputError as error:
        return error


def record(value: Any, *, name: str, place: str) -> Article:
    """The article of an object: text, and perhaps id, date or published, title, publisher, url, language.

    Keys it does not know are ignored; a key it knows with a value of another kind is an InputError.
    """
    if not isinstance(value, dict):
        raise InputError(f"expected an object, found {_kind(value)}", place=place, remedy=_REMEDY)
    text = value.get("text")
    if not isinstance(text, str):
        problem = "no text" if text is None else f"text is {_kind(text)}, not a string"
        raise InputError(problem, place=place, remedy=_REMEDY)
    given = {key: _string(value, key, place) for key in _STRINGS}
    published = _date(value, "date", place) or _date(value, "published", place)
    return article(text, name=_id(value, place) or name, published=published, place=place, **given)


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _string(value: dict[str, Any], key: str, place: str) -> str | None:
    found = value.get(key)
    if found is None or isinstance(found, str):
        return (found or "").strip() or None
    raise InputError(
        f"{key} is {_kind(found)}, not a string", place=place, remedy=f"quote it or leave {key} out"
    )


def _id(value: dict[str, Any], place: str) -> str | None:
    found = value.get("id")
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return _string(value, "id", place)


def _date(value: dict[str, Any], key: str, place: str) -> date | None:
    """A day as ISO 8601, as it is written in a dateline, or in seconds or milliseconds since 1970 (UTC)."""
    found = value.get(key)
    if found is None or found == "":
        return None
    try:
        if isinstance(found, str):
            return dateline.day(found)
        if isinstance(found, int | float) and not isinstance(found, bool):
            return datetime.fromtimestamp(found / 1000 if abs(found) > 1e11 else found, UTC).date()
    except (ValueError, OverflowError, OSError):
        pass
    raise InputError(
        f"{key} {found!r} is not a date", place=place, remedy="write it as YYYY-MM-DD or leave it out"
    )
