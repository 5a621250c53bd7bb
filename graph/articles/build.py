"""A text and what is known about it become an article."""

import re
from datetime import date

from graph.articles import checks, dateline
from graph.articles.blocks import blocks
from graph.model import Article

_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s,©\d–-]*(?:\(c\)[\s\d]*)?(?:by )?"
    r"(?P<owner>(?-i:[A-Z])[^.|\n]{1,60}?)\s*(?:[.|\n]|all rights|\d{4}|$)",
    re.IGNORECASE,
)


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

    Title, date and publisher (the owner of the copyright) are looked for in the text where they are not
    given. InputError, naming `place` (else the name), where the text is empty, binary, longer than
    `checks.LIMIT` characters or not English.
    """
    if language:
        checks.check_language(language, place or name)
    checks.check(text, place or name)
    found = blocks(text, title)
    notices = (text[block.start : block.end] for block in found if block.kind == "boilerplate")
    titles = (text[block.start : block.end] for block in found if block.kind == "title")
    datelines = (text[block.start : block.end] for block in found if block.kind == "dateline")
    return Article(
        text=text,
        name=name,
        title=title or next(titles, "").lstrip("# ") or None,
        publisher=publisher or next(filter(None, map(_owner, notices)), None),
        url=url,
        published=published or next(filter(None, map(dateline.published, datelines)), None),
        blocks=found,
    )


def _owner(notice: str) -> str | None:
    """Whose copyright a notice claims."""
    found = _COPYRIGHT.search(notice)
    return found["owner"].strip(" ,") if found else None
