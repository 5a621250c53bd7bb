"""Markdown: the text as it is, with what its front matter says about it."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from graph.articles.checks import load
from graph.articles.pieces import FRONT_MATTER
from graph.articles.records import record
from graph.model import Article

_KNOWN = ("id", "title", "date", "published", "publisher", "url", "language")


def read(path: Path) -> Iterator[Article]:
    """The article of a Markdown file; front matter may give what JSON may give."""
    text = load(path, str(path))
    yield record({**_front_matter(text), "text": text}, name=path.name, place=str(path))


def _front_matter(text: str) -> dict[str, str]:
    found = FRONT_MATTER.match(text)
    try:
        given = yaml.safe_load(found.group().strip("- \r\n")) if found else None
    except yaml.YAMLError:  # not meant as front matter
        return {}
    if not isinstance(given, dict):
        return {}
    return {key: str(given[key]) for key in _KNOWN if given.get(key)}
