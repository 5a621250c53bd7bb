"""What a time expression means: an EDTF time, reckoned from the day of publication or an event told before.

Choices where English leaves one: "two weeks ago" and "a decade ago" are approximate (`2018-03-07~`, `2008~`);
"last week" is the interval from its Monday; "the coming months" begin with the month of publication and are
open (`2018-03/..`), so are coming weeks with the day and coming years with the year; "recent years" and
"decades ago" name no time. "In March" is the last March in the past tense, the next in the future, else the
nearest; a bare weekday is the day itself or the last, in the future tense the next. "Within hours" and "days
later" are the time told before, where that is too coarse for them to lead out of it.
"""

from graph.edtf import bounds
from graph.nlp.dates.absolute import ABSOLUTE
from graph.nlp.dates.patterns import Match
from graph.nlp.dates.relative import (
    LOOKS_BACK,
    RELATIVE,
    Kind,
    Meaning,
    Relative,
    Setting,
    apart,
    lasting,
)

__all__ = ["LOOKS_BACK", "Kind", "Meaning", "Relative", "Setting", "apart", "lasting", "meaning"]

_TIMELESS: dict[str, Kind] = {"age": "age", "recurring": "frequency", "duration": "duration"}


def meaning(match: Match, setting: Setting) -> Meaning:
    """What a match means in its setting."""
    if kind := _TIMELESS.get(match.rule):
        return Meaning(None, kind)
    try:
        if match.rule in ABSOLUTE:
            found = ABSOLUTE[match.rule](match)
            bounds(found)
            return Meaning(found)
        return RELATIVE[match.rule](match, setting)
    except (ValueError, OverflowError):  # 31 February, the year 10000
        return Meaning(None)
