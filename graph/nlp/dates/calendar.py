"""Reckoning with days, months and years in EDTF: what lies n units from a day, which March is meant."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from graph.edtf import bounds, precision

Tense = Literal["past", "future", "present"]

FINENESS = tuple("day week fortnight month quarter season half-year year decade century millennium".split())
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def later(day: date, unit: str, n: int) -> date:
    """The day that lies n units after a day (before it where n is negative); of a shorter month the last."""
    if unit in _DAYS:
        return day + timedelta(days=n * _DAYS[unit])
    if unit not in _MONTHS:
        return day
    years, month = divmod(day.year * 12 + day.month - 1 + n * _MONTHS[unit], 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(years, month + 1, last)
        except ValueError:
            if not 1 <= years <= 9999:
                raise
    raise AssertionError("every month has 28 days")


def at(day: date, unit: str) -> str:
    """The day, week, month, ... in which a day lies, as EDTF; a week is the interval from its Monday."""
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    forms = {
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-{33 + (day.month - 1) // 3}",
        "year": f"{day.year:04}",
        "decade": f"{day.year // 10:03}X",
        "century": f"{day.year // 100:02}XX",
    }
    return forms.get(unit, day.isoformat())


def shifted(day: date, unit: str, n: int) -> str:
    """The n-th unit after the one in which a day lies, e.g. last month with n = -1."""
    return at(later(day, unit, n), unit)


def weekend(day: date, n: int) -> str:
    """The weekend of a day's week, or the n-th after it."""
    saturday = day + timedelta(days=5 - day.weekday() + 7 * n)
    return f"{saturday}/{saturday + timedelta(days=1)}"


def weekday(day: date, number: int, tense: Tense, *, strict: bool = False) -> str:
    """The nearest such weekday back in time (ahead in the future tense); `strict`: not the day itself."""
    if tense == "future":
        ahead = (number - day.weekday()) % 7
        return (day + timedelta(days=ahead or 7 * strict)).isoformat()
    back = (day.weekday() - number) % 7
    return (day - timedelta(days=back or 7 * strict)).isoformat()


def chosen(candidates: Sequence[str], day: date, tense: Tense) -> str | None:
    """Of one time in several years the one meant on a day: last begun, next to end, or nearest."""
    spans = [(text, first, last) for text in candidates for first, last in [bounds(text)] if first and last]
    if tense == "past":
        return next((text for text, first, _ in reversed(spans) if first <= day), None)
    if tense == "future":
        return next((text for text, _, last in spans if last >= day), None)
    near = min(spans, key=lambda s: max((s[1] - day).days, (day - s[2]).days, 0), default=None)
    return near[0] if near else None


def yearly(day: date, rest: str, tense: Tense) -> str | None:
    """The month, season or day `rest` ("03", "21", "03-08") of the year that is meant on a day."""
    found = [f"{year:04}-{rest}" for year in range(max(1, day.year - 2), day.year + 3)]
    return chosen([text for text in found if exists(text)], day, tense)


def exists(text: str) -> bool:
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def ended(day: date, rest: str, way: int) -> str | None:
    """The last such month or season that was over before a day (way -1), or the first after it (way 1)."""
    years = range(max(1, day.year - 2), day.year + 3)
    spans = [(text, *bounds(text)) for text in (f"{year:04}-{rest}" for year in years)]
    if way < 0:
        return next((text for text, _, last in reversed(spans) if last and last < day), None)
    return next((text for text, first, _ in spans if first and first > day), None)


def is_fine(edtf: str, unit: str) -> bool:
    """Whether a time is known finely enough that "a <unit> later" can be reckoned from it."""
    first, last = bounds(edtf)
    if not first or not last:
        return False
    own = precision(edtf) if "/" not in edtf else _length((last - first).days)
    coarsest = "month" if unit == "quarter" else unit
    return coarsest in FINENESS and FINENESS.index(own) <= FINENESS.index(coarsest)


def _length(days: int) -> str:
    return "week" if days < 7 else "month" if days < 32 else "year" if days < 367 else "millennium"
