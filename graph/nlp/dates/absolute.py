"""Times that stand by themselves: days, months, years, decades, named periods."""

from collections.abc import Callable

from graph.lexicon import times
from graph.nlp.dates.numbers import month, number, ordinal
from graph.nlp.dates.patterns import Match


def _iso(match: Match) -> str:
    return f"{match['year']}-{match['month']}-{match['day']}"


def _day(match: Match) -> str:
    return f"{match['year']}-{month(match['month'])}-{number(match['day']):02}"


def _months(match: Match) -> str:
    first, last, year = month(match["month"]), month(match["until"]), int(match["year"])
    start = f"{year if first <= last else year - 1:04}-{first}"
    start += f"-{number(match['day']):02}" if "day" in match else ""
    end = f"{year:04}-{last}" + (f"-{number(match['last']):02}" if "last" in match else "")
    return f"{start}/{end}"


def _years(match: Match) -> str:
    """ "2003-09" is a span of years, "2018-04" a month (no span), "1998-02" a turn of the century."""
    first, last = _two(match["both"]) if "both" in match else (match["year"], match["last"])
    if len(last) == 4:
        return f"{first}/{last}"
    if last > first[2:]:
        return f"{first}/{first[:2]}{last}"
    return f"{first}-{last}" if first[2:] < "90" else f"{first}/{int(first[:2]) + 1}{last}"


def _two(text: str) -> tuple[str, str]:
    first, _, last = text.replace("–", "-").replace("/", "-").partition("-")
    return first, last


def _decade(text: str) -> str:
    digits = "".join(filter(str.isdigit, text))
    return f"{digits[:-1]}X" if len(digits) == 4 else f"19{digits[0]}X"


def _decades(match: Match) -> str:
    first, last = _two(match["both"]) if "both" in match else (match["decade"], match["last"])
    century = _decade(first)[:2]
    return f"{_decade(first)}/{_decade(last) if len(last) > 4 else century + last[0] + 'X'}"


def _century(text: str) -> str:
    return f"{ordinal(text) - 1:02}XX"


def _part_year(match: Match) -> str:
    year = f"{number(match['partyear'])}" if "partyear" in match else match["year"]
    edge = times.words("edge").get(match["part"])
    return year + {0: "-01", 1: "-12"}.get(-1 if edge is None else edge, "")


def _period(match: Match) -> str:
    edtf = {name.lower().replace("-", " - "): edtf for name, edtf in times.periods().items()}[match["name"]]
    first, _, last = edtf.partition("/")
    return (first, last or first, edtf)[times.words("edge").get(match["edge"], 2)]


ABSOLUTE: dict[str, Callable[[Match], str]] = {
    "period": _period,
    "iso": _iso,
    "months": _months,
    "month_day_year": _day,
    "day_month_year": _day,
    "month_year": lambda match: f"{match['year']}-{month(match['month'])}",
    "season_year": lambda match: f"{match['year']}-{times.words('season')[match['season']]}",
    "years": _years,
    "decades": _decades,
    "decade": lambda match: _decade(match["decade"] or match["short"]),
    "centuries": lambda match: f"{_century(match['nth'])}/{_century(match['last'])}",
    "century": lambda match: _century(match["nth"]),
    "part_year": _part_year,
    "year": lambda match: match["year"],
}
