"""Times joined into intervals: "since 2014", "by March", "from 1998 to 2003", "between May and July"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from graph.edtf import bounds
from graph.lexicon import times
from graph.nlp.dates.context import MODIFIES, compares
from graph.nlp.dates.meaning import Kind, Relative
from graph.nlp.phrases import lower_before
from graph.nlp.tokens import Doc

_SUBJECTS = ("nsubj", "nsubjpass")
_SURE = ("since", "until", "till")  # even where the parser takes the time for a subject
_PASSED_OVER = frozenset("the at as early late mid about around least most approximately roughly".split())
_OPENED = frozenset({"starting", "beginning"})  # "starting in 2014"
_ONWARD = frozenset({"on", "onward", "onwards", "forward"})
_AGAIN = frozenset({"the", "in", "on"})  # "on Thursday and on Friday"
_RANGE = frozenset({"to", "through", "until", "till", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in a Doc: its tokens [start, end), what it means, and the token that it stands beside.

    `edtf` is None where the words name no time or what they are reckoned from is unknown. `relative_to` is
    None for a time that stands by itself. `head` is the verb or noun that governs the expression.
    """

    start: int
    end: int
    edtf: str | None
    kind: Kind
    relative_to: Relative | None
    head: int


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression on its way: with the rule that found it and its own highest token's label."""

    time: TimeExpression
    rule: str
    label: str


def joined(doc: Doc, found: Sequence[Found]) -> list[TimeExpression]:
    """The expressions with ranges made one and prepositions that open or close an interval taken in."""
    times_: list[TimeExpression] = []
    n = 0
    while n < len(found):
        pair = _range(doc, found[n], found[n + 1]) if n + 1 < len(found) else None
        times_.append(pair or _prefixed(doc, found[n]))
        n += 2 if pair else 1
    return times_


def _left(edtf: str) -> str:
    return edtf.partition("/")[0]


def _right(edtf: str) -> str:
    return edtf.rpartition("/")[2]


def _range(doc: Doc, first: Found, second: Found) -> TimeExpression | None:
    """ "from A to B", "A to B", "between A and B", "in A and B" where B follows at once; None where the two
    are apart."""
    one, other = first.time, second.time
    if other.start - one.end > 2:
        return None
    gap = [token.lower_ for token in doc[one.end : other.start] if token.lower_ not in _AGAIN]
    if len(gap) != 1 or one.kind != "date" or other.kind != "date":
        return None
    before = lower_before(doc, one.start)
    bare = one.end - one.start == other.end - other.start == 1
    listed = gap[0] == "and" and (before == "between" or (bare and _is_next(one.edtf, other.edtf)))
    if not (gap[0] in _RANGE or listed):
        return None
    start = one.start - 1 if before in ("from", "between") else one.start
    known = one.edtf and other.edtf and not (one.edtf + other.edtf).count("..")
    edtf = f"{_left(one.edtf)}/{_right(other.edtf)}" if known and one.edtf and other.edtf else None
    return replace(one, start=start, end=other.end, edtf=_ordered(edtf))


def _is_next(first: str | None, second: str | None) -> bool:
    """Whether one time follows another at once and is as fine: "in 1977 and 1978"."""
    if (
        not first
        or not second
        or len(first) != len(second)
        or not (first + second).replace("-", "").isdigit()
    ):
        return False
    last, then = bounds(first)[1], bounds(second)[0]
    return last is not None and last + timedelta(days=1) == then


def _ordered(edtf: str | None) -> str | None:
    try:
        return edtf if edtf and bounds(edtf) else None
    except ValueError:  # "from December to March" without years
        return None


def _prefixed(doc: Doc, found: Found) -> TimeExpression:
    """The expression with "since" or "until" before it, if that governs it."""
    time = found.time
    place = _governing(doc, time.start)
    word = doc[place].lower_ if place >= 0 else ""
    if time.kind != "date" or found.label in MODIFIES or (found.label in _SUBJECTS and word not in _SURE):
        return time
    if word == "from" and not (time.end < len(doc) and doc[time.end].lower_ in _ONWARD):
        return time
    if word in times.words("since"):
        kind: Kind = "since"
        if compares(doc[time.head]):
            return replace(time, start=place, kind=kind, edtf=None)
    elif word in times.words("until") and doc[place].dep_ != "agent":
        kind = "until"
    else:
        return time
    return replace(time, start=place, kind=kind, edtf=_opened(time.edtf, kind, word, found.rule))


def _governing(doc: Doc, start: int) -> int:
    """The place of the word before an expression, small words passed over."""
    place = start - 1
    for _ in range(3):
        if place < 0 or doc[place].lower_ not in _PASSED_OVER:
            break
        place -= 1
    if place > 0 and doc[place].lower_ in ("in", "on", "from", "with") and doc[place - 1].lower_ in _OPENED:
        place -= 1
    return place


def _opened(edtf: str | None, kind: Kind, word: str, rule: str) -> str | None:
    if edtf is None or ".." in edtf:
        return edtf
    if kind == "until":
        return f"../{_left(edtf) if word == 'before' else _right(edtf)}"
    ended = word in ("after", "following") or rule == "period"
    return f"{_right(edtf) if ended else _left(edtf)}/.."
