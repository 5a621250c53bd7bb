"""What a dateline looks like, and the day it names."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from graph.lexicon import layout, times

LONGEST = 160  # code points; a longer line is prose that happens to hold a date

_CLOCK = re.compile(
    r"\b\d{1,2}([:.]\d{2}){1,2}\s*([ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|T\d{2}:\d{2}\S*", re.IGNORECASE
)
_ZONE = re.compile(r"\(?\b(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d{2})?)?\b\)?|\b[A-Z]{2,4}T\b|\bZ\b")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_SMALL = frozenset(("at", "on", "by", "in", "of", "the", "and", "local", "time", "for", "am", "pm", "last"))
_STARTS_PROSE = re.compile(r"\s*[-–—]{1,2}\s+(?=\S)")
_AGENCY = re.compile(r"\(\s*([\w./ &'’-]{2,40}?)\s*\)")
_CAPITALS = re.compile(r"[A-Z]{5,}|[A-Z]{2,}(?:[ /'’-][A-Z]{2,})+")  # PARIS, NEW DELHI; not U.S., NATO
_PLACE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}")


@dataclass(frozen=True, slots=True)
class Found:
    """A date written in a line: its place in the line, and the day unless the year is missing."""

    start: int
    end: int
    day: date | None


@cache
def _written() -> re.Pattern[str]:
    month = "|".join(sorted(times.words("month"), key=len, reverse=True))
    year, day = r"(?P<y{0}>[12]\d{{3}})", r"(?P<d{0}>\d{{1,2}})(?:st|nd|rd|th)?"
    forms = (
        rf"\b(?P<m0>{month})\b\.?\s+{day.format(0)}\b(?:\s*,?\s*{year.format(0)}\b)?",
        rf"\b{day.format(1)}[\s-]+(?:of\s+)?(?P<m1>{month})\b\.?(?:[\s,-]+{year.format(1)}\b)?",
        rf"\b{year.format(2)}[-/.](?P<m2>\d{{1,2}})[-/.]{day.format(2)}(?!\d)",
        rf"\b(?P<a3>\d{{1,2}})[-/.](?P<b3>\d{{1,2}})[-/.]{year.format(3)}\b",
    )
    return re.compile("|".join(forms), re.IGNORECASE)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int) -> date | None:
    """Day and month in either order, where only one order can be right."""
    readings = {_day(year, first, second), _day(year, second, first)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _found(match: re.Match[str]) -> Found:
    part = match.groupdict()
    if part["a3"]:
        day = _numeric(int(part["a3"]), int(part["b3"]), int(part["y3"]))
        return Found(match.start(), match.end(), day)
    form = next(n for n in "012" if part[f"m{n}"])
    month, year = part[f"m{form}"], part[f"y{form}"]
    number = int(month) if month.isdigit() else times.words("month")[month.lower()]
    day = _day(int(year), number, int(part[f"d{form}"])) if year else None
    return Found(match.start(), match.end(), day)


def _blank(pattern: re.Pattern[str], line: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), line)


def dates(line: str) -> list[Found]:
    """The dates written in a line, in order; what glues onto them ("7 MINS READMar 21") is looked past."""
    for pattern in layout.patterns("label"):
        line = _blank(pattern, line)
    return [_found(match) for match in _written().finditer(line)]


def is_dateline(line: str) -> bool:
    """Whether the line says when (and perhaps where and by whom) and nothing else."""
    if len(line) > LONGEST:
        return False
    found = dates(line)
    if not found:
        return False
    for pattern in layout.patterns("label"):
        line = _blank(pattern, line)
    for one in found:
        line = line[: one.start] + " " * (one.end - one.start) + line[one.end :]
    for pattern in (_CLOCK, _ZONE):
        line = _blank(pattern, line)
    left = [
        word
        for word in _WORD.findall(line)
        if word.lower().rstrip(".") not in _SMALL | set(times.words("weekday"))
    ]
    return (
        len(left) <= 6 and all(word[0].isupper() for word in left) and not re.search(r"[.!?]$", line.strip())
    )


def prefix(paragraph: str) -> int:
    """The length of a wire dateline that opens a paragraph ("LONDON, March 3 (Reuters) - "), else 0.

    It begins with a place and ends with a dash; between them stand at most a region, a date and an
    agency, and either the place is in capitals or the date or the agency is there.
    """
    head = paragraph[:LONGEST]
    for dash in _STARTS_PROSE.finditer(head):
        if dash.start() and _is_wire(head[: dash.start()], before_lower=paragraph[dash.end()].islower()):
            return dash.end()
    return 0


def _is_wire(opening: str, *, before_lower: bool) -> bool:
    place = _PLACE.match(opening)
    if not place:
        return False
    found = dates(opening)
    bare = opening
    for one in found:
        bare = bare[: one.start] + bare[one.end :]
    agency = _AGENCY.search(bare)
    if agency and not (layout.bears(agency[1], "agency") or dates(agency[1])):
        return False
    bare = _AGENCY.sub("", bare, count=1)
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    if not 1 <= len(parts) <= 3 or not all(_PLACE.fullmatch(part) for part in parts):
        return False
    return bool(found or agency or (_CAPITALS.fullmatch(parts[0]) and not before_lower))


def published(line: str) -> date | None:
    """The day a dateline gives; of several the first that is not called an update."""
    days = [(one, one.day) for one in dates(line) if one.day]
    for one, day in days:
        if not re.search(r"(updated|modified|revised)\W*(on|at)?\W*$", line[: one.start], re.IGNORECASE):
            return day
    return days[0][1] if days else None


def day(text: str) -> date:
    """The day a date's text gives: ISO 8601 with or without a time, or as written in a dateline.

    ValueError where it is no date or may be two.
    """
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        pass
    found = dates(text)
    if len(found) == 1 and found[0].day:
        return found[0].day
    raise ValueError(f"{text!r} is not a date")
