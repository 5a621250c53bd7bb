"""Times reckoned from the day of publication, or from an event told before."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from graph.edtf import bounds
from graph.lexicon import times
from graph.nlp.dates.calendar import (
    Tense,
    at,
    chosen,
    ended,
    exists,
    is_fine,
    later,
    shifted,
    weekday,
    weekend,
    yearly,
)
from graph.nlp.dates.numbers import amount, direction, month, number, ordinal, unit_of
from graph.nlp.dates.patterns import Match

Kind = Literal["date", "since", "until", "duration", "frequency", "age"]
Relative = Literal["published", "event"]
_COARSE = ("decade", "century")
_BRIEF = ("minute", "hour", "day")
_FEW = 3  # days, that seldom lead out of a month
_PARTS = {  # of a unit, as so many of a finer one
    "half": {"century": (50, "year"), "decade": (5, "year"), "year": (6, "month")},
    "quarter": {"century": (25, "year")},
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is reckoned from: day of publication, tense of its clause, time of the last event told."""

    published: date | None = None
    tense: Tense = "present"
    told: str | None = None


# the rules that may ask what was told
LOOKS_BACK = frozenset({"way", "span", "edge", "deictic", "anaphoric", "then", "within", "nth"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """A time as EDTF (None: it names none, or its starting point is unknown), and what it is relative to."""

    edtf: str | None
    kind: Kind = "date"
    relative_to: Relative | None = None


def _published(reckon: Callable[[Match, date, Tense], str | None]) -> Callable[[Match, Setting], Meaning]:
    def read(match: Match, setting: Setting) -> Meaning:
        found = reckon(match, setting.published, setting.tense) if setting.published else None
        return Meaning(found, relative_to="published")

    return read


def _days(match: Match, setting: Setting) -> Meaning:
    rest = f"{month(match['month'])}-{number(match['day']):02}"
    if "year" in match:
        return Meaning(f"{match['year']}-{rest}/{match['year']}-{rest[:2]}-{number(match['last']):02}")
    first = yearly(setting.published, rest, setting.tense) if setting.published else None
    return Meaning(first and f"{first}/{first[:8]}{number(match['last']):02}", relative_to="published")


def _month_day(match: Match, day: date, tense: Tense) -> str | None:
    return yearly(day, f"{month(match['month'])}-{number(match['day']):02}", tense)


def _fraction(match: Match, setting: Setting) -> Meaning:
    """A quarter or half of a year."""
    n = ordinal(match["nth"]) if "nth" in match else number(match["nth2"])
    size, code = (2, 39 + n) if match.rule == "half" else (4, 32 + n)
    if not 1 <= n <= size:
        return Meaning(None)
    if "year" in match:
        return Meaning(f"{match['year']}-{code}")
    if not setting.published:
        return Meaning(None, relative_to="published")
    if "which" in match:
        return Meaning(f"{setting.published.year + direction(match)[0]:04}-{code}", relative_to="published")
    return Meaning(yearly(setting.published, str(code), setting.tense), relative_to="published")


def _today(match: Match, day: date, tense: Tense) -> str | None:
    away = -1 if "night" in match else 0 if "now" in match else times.words("day")[match["today"]]
    if "side" in match:
        away += -1 if match["side"] == "before" else 1
    return (day + timedelta(days=away)).isoformat()


def _from(day: date, unit: str, n: int) -> str:
    """The time n units from a day, marked approximate where the unit is coarser than what is written."""
    if unit in ("week", "fortnight"):
        return f"{later(day, unit, n)}~"
    if unit in _COARSE:
        return f"{later(day, unit, n).year:04}~"
    return shifted(day, unit, n)


def _ago(match: Match, day: date, tense: Tense) -> str | None:
    n, unit = amount(match["n"]), unit_of(match)
    if "part" in match:
        n, finer = _PARTS[match["part"]].get(unit, (None, unit))
        return f"{_from(day, finer, -n).removesuffix('~')}~" if n else None
    if not n:
        return None
    if "exact" in match or "exact2" in match:  # "a year ago today", "a year ago this week"
        return at(later(day, unit, -n), match["exact2"] or "day")
    return _from(day, unit, -n)


def _before_last(match: Match, day: date, tense: Tense) -> str | None:
    return shifted(day, unit_of(match), -2 if "last" in match else 2)


def _turn(match: Match, day: date, tense: Tense) -> str | None:
    return f"{day.year - day.year % 100 + (100 if tense == 'future' else 0):04}~"


def _nth(match: Match, setting: Setting) -> Meaning:
    """ "on the 14th": of the month told, or the next; of no told month of the one meant at publication."""
    day = number(match["day"])
    if setting.told and is_fine(setting.told, "month"):
        first = bounds(setting.told)[0]
        assert first is not None
        same = len(setting.told) == len("2006-10") or day >= first.day
        month_ = first if same else later(first, "month", 1)
        return Meaning(f"{month_:%Y-%m}-{day:02}", relative_to="event")
    if not setting.published:
        return Meaning(None, relative_to="published")
    months = (f"{later(setting.published, 'month', n):%Y-%m}-{day:02}" for n in range(-2, 3))
    meant = chosen([text for text in months if exists(text)], setting.published, setting.tense)
    return Meaning(meant, relative_to="published")


def _weekday(match: Match, day: date, tense: Tense) -> str | None:
    found = weekday(day, times.words("weekday")[match["weekday"]], "future" if "week" in match else tense)
    if "week" not in match:
        return found
    return (date.fromisoformat(found) + timedelta(days=7)).isoformat()  # "on Thursday week"


def _bound(day: date, unit: str) -> str:
    """A day as the end of a stretch that is told in such units."""
    return at(day, {"week": "day", "fortnight": "day", "decade": "year", "century": "year"}.get(unit, unit))


def _stretch(day: date, unit: str, n: int) -> str:
    """The n units up to a day (n negative) or from it on."""
    first, last = sorted((day, later(day, unit, n)))
    return f"{_bound(first, unit)}/{_bound(last, unit)}"


def lasting(match: Match, published: date) -> Meaning:
    """The stretch up to the day of publication of what "has gone on for three years"."""
    n = amount(match["n"]) if "n" in match else None
    if not n:
        return Meaning(None, "duration")
    return Meaning(_stretch(published, unit_of(match), -n), relative_to="published")


def _weekend(match: Match, day: date, tense: Tense) -> str | None:
    now = 0 if day.weekday() >= 5 else -1
    if match["which"] in ("", "past"):
        return weekend(day, 0 if tense == "future" else now)
    way = direction(match)[0]
    return weekend(day, -1 if way < 0 else way)


def _recent(match: Match, setting: Setting) -> Meaning:
    ahead = direction(match)[0] == 1
    if ahead and setting.tense == "past":
        return Meaning(None, relative_to="event")
    found = f"{_bound(setting.published, unit_of(match))}/.." if ahead and setting.published else None
    return Meaning(found, relative_to="published")


def _ahead(match: Match, setting: Setting) -> Meaning:
    n = amount(match["n"])
    if setting.tense != "future" or not n:
        return Meaning(None, "duration")
    found = _from(setting.published, unit_of(match), n) if setting.published else None
    return Meaning(found, relative_to="published")


def _base(match: Match, setting: Setting, unit: str) -> tuple[date | None, int, Relative]:
    """The day to reckon from, in which direction, and what that day is."""
    way, anaphoric = direction(match)
    told_of = "the" in match or "night" in match
    next_day = told_of and match["which"] == "next" and (unit == "day" or setting.tense == "past")
    if anaphoric or next_day or (match.rule == "span" and way == 1 and setting.tense == "past"):
        named = "month" in match or "season" in match  # "that May" is told of a year
        told = setting.told if setting.told and is_fine(setting.told, "year" if named else unit) else None
        return (bounds(told)[0] if told else None), way, "event"
    return setting.published, way, "published"


def _deictic(match: Match, setting: Setting) -> Meaning:
    unit = _unit(match)
    day, way, relative = _base(match, setting, unit)
    if day is None:
        near = unit in ("day", "week", "month") and relative == "event" and "month" not in match
        found = (_soon(setting.told, unit) if way else setting.told) if near else None
        return Meaning(found, relative_to=relative)
    if "weekday" in match:
        day_number = times.words("weekday")[match["weekday"]]
        found = weekday(day, day_number, _toward(way, setting.tense), strict=way != 0)
    elif "unit" in match or "night" in match:
        past = match["which"] == "past" or (match["which"] == "last" and "the" in match)
        found = _stretch(day, unit, -1) if past else shifted(day, unit, way)
    else:
        rest = month(match["month"]) if "month" in match else str(times.words("season")[match["season"]])
        found = ended(day, rest, way) if way else _this(day, rest, setting.tense)
    return Meaning(found, relative_to=relative)


def _unit(match: Match) -> str:
    if "unit" in match:
        return unit_of(match)
    return "month" if "month" in match else "season" if "season" in match else "day"


def _toward(way: int, tense: Tense) -> Tense:
    if way == 0:
        return "past" if tense == "past" else "future"
    return "past" if way < 0 else "future"


def _this(day: date, rest: str, tense: Tense) -> str | None:
    return f"{day.year:04}-{rest}" if int(rest) <= 12 else yearly(day, rest, tense)


def _edge(match: Match, setting: Setting) -> Meaning:
    unit = unit_of(match)
    day, way, relative = _base(match, setting, unit)
    if day is None:
        return Meaning(None, relative_to=relative)
    whole = shifted(day, unit, way)
    edge = times.words("edge").get(match["edge"], 2)
    if unit == "year" and edge < 2:
        return Meaning(f"{whole}-{'01' if edge == 0 else '12'}", relative_to=relative)
    return Meaning(whole, relative_to=relative)


def _span(match: Match, setting: Setting) -> Meaning:
    n, unit = amount(match["n"]), unit_of(match)
    day, way, relative = _base(match, setting, unit)
    return Meaning(_stretch(day, unit, way * n) if day and n and way else None, relative_to=relative)


def _way(match: Match, setting: Setting) -> Meaning:
    """ "two years later", "the day before": reckoned from the event told before."""
    return Meaning(_off(match, setting.told, 1), relative_to="event")


def apart(match: Match, other: str | None, *, back: bool) -> Meaning:
    """When that was which lies "two years before" or "three days after" another event, reckoned from the time
    (EDTF) of that; `back`: when the other was, reckoned the other way round from what lies so long off it."""
    return Meaning(_off(match, other, -1 if back else 1), relative_to="event")


def _off(match: Match, told: str | None, sign: int) -> str | None:
    """The time a "way" is off one told, where that is known finely enough."""
    if "unit2" in match:  # "days later"
        return _soon(told, times.units()[match["unit2"]])
    n, unit = amount(match["n"]) if "n" in match else 1, unit_of(match)
    fine = "day" if unit in ("hour", "minute", "week", "fortnight") else "year" if unit in _COARSE else unit
    first = bounds(told)[0] if told and is_fine(told, fine) else None
    if unit == "day" and n and n <= _FEW and not first:
        return _soon(told, unit)
    return _from(first, unit, sign * n * times.words("way")[match["way"]]) if first and n else None


def _soon(told: str | None, unit: str) -> str | None:
    """The time told, where "within hours" and "days later" do not lead out of it: hours of a day, days of a
    month, and nothing that is told by the month or year."""
    if not told or unit not in _BRIEF:
        return None
    return told if unit in ("minute", "hour") or not is_fine(told, "week") else None


def _within(match: Match, setting: Setting) -> Meaning:
    unit = times.units()[match["unit"] or match["unit2"]]
    found = None if setting.tense == "future" else _soon(setting.told, unit)
    return Meaning(found, relative_to="event") if found else Meaning(None, "duration")


def _then(match: Match, setting: Setting) -> Meaning:
    return Meaning(setting.told, relative_to="event")


RELATIVE: dict[str, Callable[[Match, Setting], Meaning]] = {
    "days": _days,
    "days_month": _days,
    "month_of_year": _published(lambda m, day, _: f"{day.year + direction(m)[0]:04}-{month(m['month'])}"),
    "month_day": _published(_month_day),
    "day_month": _published(_month_day),
    "quarter": _fraction,
    "half": _fraction,
    "beside_today": _published(_today),
    "today": _published(_today),
    "ago": _published(_ago),
    "way": _way,
    "span": _span,
    "recent": _recent,
    "edge": _edge,
    "years_end": _edge,
    "weekend": _published(_weekend),
    "deictic": _deictic,
    "anaphoric": _deictic,
    "then": _then,
    "within": _within,
    "before_last": _published(_before_last),
    "turn": _published(_turn),
    "nth": _nth,
    "weekday": _published(_weekday),
    "month": _published(lambda m, day, tense: yearly(day, month(m["month"]), tense)),
    "season": _published(lambda m, day, tense: yearly(day, str(times.words("season")[m["season"]]), tense)),
    "ahead": _ahead,
}
