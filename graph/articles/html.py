"""Web pages: trafilatura finds the article's text and what the page says about it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from graph.articles.build import article
from graph.articles.checks import load
from graph.errors import InputError
from graph.model import Article


def read(path: Path) -> Iterator[Article]:
    """The article of a saved web page; its text is what trafilatura extracts."""
    place = str(path)
    yield page(load(path, place), name=path.name, place=place)


def page(source: str, *, name: str, place: str) -> Article:
    """The article in the HTML source; InputError where no article is found in it."""
    from trafilatura import bare_extraction  # 0.4 s to import, wanted for HTML alone
    from trafilatura.settings import Document

    if not source.strip():
        raise InputError("empty: there are no words in it", place=place, remedy="give the article's text")
    found = bare_extraction(source, with_metadata=True, include_comments=False, include_tables=False)
    if not isinstance(found, Document) or not found.text:
        remedy = "save the page with its article loaded, or give the text as .txt"
        raise InputError("no article is found in this page", place=place, remedy=remedy)
    return article(
        found.text,
        name=name,
        title=found.title or None,
        published=date.fromisoformat(found.date) if found.date else None,
        publisher=found.sitename or None,
        url=found.url or None,
        language=found.language or None,
        place=place,
    )
