"""Files, folders and standard input, read as articles: one reader a suffix."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from graph.articles import html, markdown, records
from graph.articles.build import article
from graph.articles.checks import FILE_LIMIT, decode, load, too_large
from graph.errors import InputError
from graph.model import Article

STDIN = "-"
_OBJECT = re.compile(rb'\s*\{\s*"\w+"\s*:')
_ARRAY = re.compile(rb'\s*\[\s*\{\s*"\w+"\s*:')


def _text(path: Path) -> Iterator[Article | InputError]:
    yield article(load(path, str(path)), name=path.name, place=str(path))


READERS: Mapping[str, Callable[[Path], Iterator[Article | InputError]]] = {
    ".txt": _text,
    ".md": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".json": records.read_json,
    ".jsonl": records.read_lines,
    ".ndjson": records.read_lines,
}


def read(path: Path) -> Iterator[Article | InputError]:
    """The articles of one file, read by its suffix (none: like standard input), or each bad one's error."""
    reader = _sniffed if not path.suffix else READERS.get(path.suffix.lower())
    try:
        if reader is None:
            known = ", ".join(READERS)
            raise InputError(
                f"unknown kind of file {path.suffix!r}", place=str(path), remedy=f"known are {known}"
            )
        yield from reader(path)
    except InputError as error:
        yield error
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        yield InputError(problem, place=str(path), remedy="check the path and its permissions")


def read_all(paths: Iterable[Path | str]) -> Iterator[Article | InputError]:
    """The articles of files, of folders and of "-" (standard input), in the order given.

    A folder gives all files below it, sorted, without hidden ones.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _tried(sys.stdin.buffer, "stdin")
        elif Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield from read(Path(path))


def _folder(folder: Path) -> Iterator[Article | InputError]:
    inside = (path for path in sorted(folder.rglob("*")) if path.is_file())
    files = [
        path for path in inside if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not files:
        yield InputError(
            "no file in this folder", place=str(folder), remedy=f"put {', '.join(READERS)} files there"
        )
    for path in files:
        yield from read(path)


def _sniffed(path: Path) -> Iterator[Article | InputError]:
    with path.open("rb") as stream:
        yield from _stream(stream, name=path.name)


def _tried(stream: BinaryIO, name: str) -> Iterator[Article | InputError]:
    try:
        yield from _stream(stream, name)
    except InputError as error:
        yield error


def _stream(stream: BinaryIO, name: str) -> Iterator[Article | InputError]:
    """JSON lines where the first line holds an object, JSON where all does, else a text."""
    first = stream.readline(FILE_LIMIT + 1)
    while first and not first.strip():
        first += stream.readline(FILE_LIMIT + 1)
    if _OBJECT.match(first) and first.rstrip().endswith(b"}"):
        yield from records.parse_lines(chain(first.splitlines(), stream), name=name, place=name)
        return
    data = first + stream.read(FILE_LIMIT + 1)
    if len(data) > FILE_LIMIT:
        raise too_large(f"more than {FILE_LIMIT:,} bytes", name)
    if _OBJECT.match(data) or _ARRAY.match(data):
        yield from records.parse(decode(data, name), name=name, place=name)
    else:
        yield article(decode(data, name), name=name)
