"""A text and what is known about it become an article."""

from datetime import date

from graph.articles import checks, dateline
from graph.articles.blocks import blocks
from graph.model import Article


def article(
    text: str,
    *,
    name: str,
    title: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str | None = None,
    place: str | None = None,
) -> Article:
    """An article from its text, kept as it is, with its blocks found.

    Title and date are looked for in the text where they are not given. InputError, naming `place` (else
    the name), where the text is empty, binary, longer than `checks.LIMIT` characters or not English.
    """
    if language:
        checks.check_language(language, place or name)
    checks.check(text, place or name)
    found = blocks(text, title)
    titles = (text[block.start : block.end] for block in found if block.kind == "title")
    datelines = (text[block.start : block.end] for block in found if block.kind == "dateline")
    return Article(
        text=text,
        name=name,
        title=title or next(titles, "").lstrip("# ") or None,
        publisher=publisher,
        url=url,
        published=published or next(filter(None, map(dateline.published, datelines)), None),
        blocks=found,
    )
