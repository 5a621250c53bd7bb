"""Lines that belong together: hard-wrapped lines make one piece, a bullet or a heading begins another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graph.articles import dateline

NARROWEST, WIDEST = 50, 120  # code points; hard-wrapped prose is as wide as that
_LONG = 0.6  # of the width: a line that short may be wrapped, a shorter one is the end of something
BULLET = re.compile(r"(?:[•●▪‣◦∙·○■□►➤★✓]\s*|[*+–—-]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)(?=\S)")
FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n|[ \t#-].*\r?\n){1,60}?---[ \t]*(?=\r?\n|$)")
HEADING = re.compile(r"#{1,6}\s+\S")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
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


def pieces(text: str, start: int = 0) -> Iterator[Piece]:
    """The pieces of a text from a place on, in order, covering all that is not blank."""
    for group in _groups(text, start):
        width = _wrap_width(group)
        first = 0
        for n in range(1, len(group) + 1):
            if n == len(group) or not _belongs(group, first, n, width):
                yield _piece(text, group[first:n], alone=n - first == len(group))
                first = n


def _wrap_width(group: list[_Line]) -> int:
    """The width at which a run of lines is wrapped; 0 where its lines are paragraphs of their own.

    Wrapped are lines of which most of the long ones end within a sentence.
    """
    width = max(len(line.text) for line in group)
    long = [line.text for line in group[:-1] if len(line.text) >= _LONG * width]
    within = sum(_SENTENCE_END.search(text) is None for text in long)
    return width if NARROWEST <= width <= WIDEST and 2 * within >= len(long) > 0 else 0


def _groups(text: str, last: int) -> Iterator[list[_Line]]:
    """Runs of lines between blank ones."""
    group: list[_Line] = []
    for match in _LINE.finditer(text, last):
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
    if dateline.is_dateline(line) or (first == n - 1 and dateline.is_dateline(before)):
        return False
    return _wraps(before, line, width) and not (n == 1 and is_titled(before) and not is_titled(line))


def is_titled(text: str) -> bool:
    """Whether most of the words that a title would capitalise are capitalised."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def _stands_alone(line: str) -> bool:
    return bool(HEADING.match(line)) or not any(map(str.isalnum, line))


def _wraps(before: str, line: str, width: int) -> bool:
    """Whether a line break is only the paper's edge: the sentence goes on, or its next word found no room."""
    if _SENTENCE_END.search(before) is None and (line[0].islower() or before.endswith((",", ";"))):
        return True
    if not width:
        return False
    full = len(line.split(maxsplit=1)[0]) > width - len(before) - 1
    return full or (_SENTENCE_END.search(before) is None and len(before) >= _LONG * width)
