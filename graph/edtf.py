"""Times as EDTF (Extended Date/Time Format, ISO 8601-2:2019) and the days they span.

Read are what the extractor writes and a user may ask for: days, months and years ("2018-04-03", "2018-04",
"2018"), unspecified digits ("198X", "19XX", "2018-XX"), seasons ("2018-21" spring to "2018-24" winter),
quarters ("2018-33" to "2018-36"), half-years ("2018-40", "2018-41"), qualifiers ("2018~", "2018?", "2018%")
and intervals of these, open ones too ("2003/2009", "195X/196X", "2018-01/..", "../1991"). Years run from 0001
to 9999.

Seasons are the northern ones of meteorology (spring from March); a winter bears the year in which it begins,
so 2017-24 lasts from December 2017 to February 2018.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal

Precision = Literal[
    "day", "month", "quarter", "season", "half-year", "year", "decade", "century", "millennium", "interval"
]
Bounds = tuple[date | None, date | None]

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|\dXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[~?%]?", re.ASCII
)
_MONTHS = {  # season code: first month and number of months
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip
_OPEN = ("", "..")
_EPOCH = re.compile(r"-?\d{9,17}", re.ASCII)
_HELP = (
    "write a day (2018-03-21), a month (2018-03), a year (2018), a decade (198X), an interval (2003/2009) "
    "or milliseconds since 1970"
)


@lru_cache(maxsize=65_536)
def bounds(edtf: str) -> Bounds:
    """The first and last day that an EDTF text spans; None for an open (or unknown) end.

    ValueError where it is no EDTF of the kinds read here, or ends before it begins.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _span(edtf)
    first = None if start in _OPEN else _span(start)[0]
    last = None if end in _OPEN else _span(end)[1]
    if first and last and last < first:
        raise ValueError(f"{edtf!r} ends before it begins")
    return first, last


def precision(edtf: str) -> Precision:
    """How finely an EDTF text places something in time; ValueError as for `bounds`."""
    bounds(edtf)
    if "/" in edtf:
        return "interval"
    bare = edtf.rstrip("~?%")
    if bare[:4].endswith("X"):
        by_unspecified: dict[int, Precision] = {1: "decade", 2: "century", 3: "millennium"}
        return by_unspecified[bare[:4].count("X")]
    if bare.endswith("-XX"):
        return "month" if len(bare) == 10 and bare[5:7] != "XX" else "year"
    if len(bare) == 7 and int(bare[5:]) > 12:
        return _season_precision(int(bare[5:]))
    by_length: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
    return by_length[len(bare)]


def _season_precision(code: int) -> Precision:
    if code >= 40:
        return "half-year"
    return "quarter" if code >= 33 else "season"


def parse_bound(text: str, end: bool) -> date:
    """The day at which a user's bound begins, or with `end` the day with which it ends.

    Read are EDTF, ISO 8601 dates with a time (the time is dropped), and milliseconds since 1970 (UTC; nine
    digits or more). ValueError, fit to be shown, where the text is none of them or open on the wanted side.
    """
    text = text.strip()
    if _EPOCH.fullmatch(text):
        return _epoch(int(text))
    try:
        found = bounds(text)[1 if end else 0]
    except ValueError:
        return _iso(text)
    if found is None:
        raise ValueError(f"{text!r} is open on that side; leave the bound out instead")
    return found


def _epoch(milliseconds: int) -> date:
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"{milliseconds} milliseconds since 1970 lie outside the years 1 to 9999") from error


def _iso(text: str) -> date:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date: {_HELP}") from error


def _span(text: str) -> tuple[date, date]:
    """First and last day of an EDTF date without a slash."""
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a date in EDTF")
    year, month, day = match.group("year", "month", "day")
    try:
        if "X" in year:
            return _years(year, month)
        if month in (None, "XX"):
            return _whole_year(int(year), day)
        if int(month) > 12:
            return _season(int(year), int(month), day)
        return _days(int(year), int(month), day)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date in EDTF: {error}") from error


def _years(year: str, month: str | None) -> tuple[date, date]:
    if month:
        raise ValueError("a year with unspecified digits has no months")
    return date(max(1, int(year.replace("X", "0"))), 1, 1), date(int(year.replace("X", "9")), 12, 31)


def _whole_year(year: int, day: str | None) -> tuple[date, date]:
    if day not in (None, "XX"):
        raise ValueError("a day needs its month")
    return date(year, 1, 1), date(year, 12, 31)


def _season(year: int, code: int, day: str | None) -> tuple[date, date]:
    if day or code not in _MONTHS:
        raise ValueError(f"there is no month or season {code:02}" if not day else "a season has no days")
    month, length = _MONTHS[code]
    years, last = divmod(month + length - 2, 12)
    return date(year, month, 1), _days(year + years, last + 1, None)[1]


def _days(year: int, month: int, day: str | None) -> tuple[date, date]:
    first = date(year, month, 1)
    if day not in (None, "XX"):
        first = date(year, month, int(day or 1))
        return first, first
    return first, first.replace(day=monthrange(year, month)[1])
