"""The text as the parser should see it: as long as the article's own, without what misleads a parser."""

import re
from collections.abc import Iterator

from graph.articles.pieces import BULLET
from graph.lexicon import layout
from graph.model import Article, Block

_PLAIN = str.maketrans(
    dict.fromkeys("\u00a0\u202f\u2009\u200a\u200b\u2007\ufeff\n\r\v\f\t\x1c\x1d\x1e\x85\u2028\u2029", " ")
    | dict.fromkeys("‘’‛′", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑", "-")
)
_NAMES = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.)+|[^\W\d_a-z][\w’']+)[-–](?=[^\W\d_a-z][\w.])[\w.]+")
_DASH = re.compile(r"(?<=\S )-(?= \S)")  # the parser takes a spaced hyphen for a word, a dash for a pause
_LINK = re.compile(r"(!?\[)([^\[\]\n]+)(\]\([^()\s]*\))")
_MARKS = re.compile(r"^(?:#{1,6}(?=\s)|>+)|\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|`+")


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _apart(match: re.Match[str]) -> str:
    """Two names without their hyphen, unless it belongs to the word ("Anti-American", "Guinea-Bissau")."""
    pair = match.group()
    return pair if layout.bears(pair.rstrip("."), "joined") else re.sub("[-–]", " ", pair, count=1)


def _plain(block: str) -> str:
    """A block's text for the parser, code point for code point."""
    text = BULLET.sub(_spaces, block, count=1) if BULLET.match(block) else block
    text = _LINK.sub(lambda link: " " * len(link[1]) + link[2] + " " * len(link[3]), text.translate(_PLAIN))
    if any(mark in text for mark in "*_#>`"):
        text = _MARKS.sub(_spaces, text)
    return _NAMES.sub(_apart, _DASH.sub("—", text))


def parse_text(article: Article) -> str:
    """The article's text, code point for code point, with what misleads a parser replaced.

    Line breaks, odd spaces, list marks and Markdown's marks become spaces, curly quotes straight ones, a
    spaced hyphen a dash, and the hyphen between two names ("U.S.-North Korea talks") a space; "China-backed"
    and "Anti-American" stay. Boilerplate and what lies between blocks is left as it is.
    """
    text, parts, last = article.text, [], 0
    for block in article.blocks:
        if block.kind != "boilerplate":
            parts += [text[last : block.start], _plain(text[block.start : block.end])]
            last = block.end
    return "".join((*parts, text[last:]))


def passages(article: Article) -> Iterator[tuple[Block, str]]:
    """What is to be parsed, block by block: each with its slice of `parse_text`; boilerplate is left out.

    A place in the slice is `block.start` less than the same place in the article's text.
    """
    for block in article.blocks:
        if block.kind != "boilerplate":
            yield block, _plain(article.text[block.start : block.end])
