"""Lines that belong together: hard-wrapped lines make one piece, a bullet or a heading begins another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.articles import dateline

NARROWEST, WIDEST = 50, 120  # code points; hard-wrapped prose is as wide as that
BULLET = re.compile(r"(?:[•●▪‣◦∙·○■□►➤★✓]\s*|[*+–—-]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)(?=\S)")
HEADING = re.compile(r"#{1,6}\s+\S")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’»)\]}]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One or several lines that are one thing; `alone` where blank lines (or nothing) stand on both sides."""

    start: int
    end: int
    text: str
    lines: int = 1
    marked: Literal["bullet", "heading", ""] = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text, in order, covering all that is not blank."""
    for group in _groups(text):
        width = max(len(line.text) for line in group)
        first = 0
        for n in range(1, len(group) + 1):
            if n == len(group) or not _belongs(group, first, n, width):
                yield _piece(text, group[first:n], alone=n - first == len(group))
                first = n


def _groups(text: str) -> Iterator[list[_Line]]:
    """Runs of lines between blank ones."""
    group: list[_Line] = []
    last = 0
    for match in _LINE.finditer(text):
        if len(_BREAKS.findall(text[last : match.start()])) > 1 and group:
            yield group
            group = []
        bare = match.group().strip()
        if not bare and group:
            yield group
            group = []
        elif bare:
            start = match.start() + match.group().index(bare)
            group.append(_Line(start, start + len(bare), bare))
        last = match.end()
    if group:
        yield group


def _piece(text: str, lines: list[_Line], *, alone: bool) -> Piece:
    start, end = lines[0].start, lines[-1].end
    marked: Literal["bullet", "heading", ""] = ""
    if HEADING.match(lines[0].text):
        marked = "heading"
    elif BULLET.match(lines[0].text):
        marked = "bullet"
    return Piece(start, end, text[start:end], len(lines), marked, alone)


def _belongs(group: list[_Line], first: int, n: int, width: int) -> bool:
    """Whether line n goes on with what line `first` began."""
    before, line = group[n - 1].text, group[n].text
    if _stands_alone(before) or _stands_alone(line) or BULLET.match(line):
        return False
    if first == n - 1 and dateline.is_dateline(before):
        return False
    if dateline.is_dateline(line):
        return False
    return _wraps(before, line, width)


def _stands_alone(line: str) -> bool:
    return bool(HEADING.match(line)) or not any(map(str.isalnum, line))


def _wraps(before: str, line: str, width: int) -> bool:
    """Whether a line break is only the paper's edge: the sentence goes on, or its next word found no room."""
    if _SENTENCE_END.search(before) is None and (line[0].islower() or before.endswith((",", ";"))):
        return True
    room = width - len(before) - 1
    return NARROWEST <= width <= WIDEST and len(line.split(maxsplit=1)[0]) > room
