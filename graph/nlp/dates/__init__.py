"""When: the time expressions of a Doc, resolved into EDTF and tied to the word that they stand beside.

patterns   how times are written            tokens -> Match
context    what the parse says of a match   its head, its tense, whether it is a time at all
meaning    what it means                    Match in a Setting -> EDTF
calendar   reckoning with days and months
intervals  since, until, from ... to        -> TimeExpression
"""

from collections.abc import Iterator
from datetime import date, timedelta

from graph.edtf import bounds
from graph.nlp.dates.calendar import later
from graph.nlp.dates.context import attachment, follows_on, is_compared, is_time, lasts, recurs, tense
from graph.nlp.dates.intervals import Found, TimeExpression, joined
from graph.nlp.dates.meaning import LOOKS_BACK, Meaning, Setting, apart, lasting, meaning
from graph.nlp.dates.patterns import Finder, Match
from graph.nlp.tokens import Doc, Token

__all__ = ["TimeExpression", "TimeFinder"]

YEARLY = frozenset({"month", "month_day", "day_month", "season"})
REACH = 2  # sentences back to the event that "a day later" is reckoned from


class TimeFinder:
    """A pipeline component: sets `doc._.times`, a list of TimeExpression in the order of the text.

    It needs the parse, and reads the day of publication from `doc.user_data["published"]` (a date, or None).
    """

    def __init__(self) -> None:
        self._finder = Finder()

    def __call__(self, doc: Doc) -> Doc:
        doc._.times = joined(doc, list(self._found(doc)))
        return doc

    def _found(self, doc: Doc) -> Iterator[Found]:
        published: date | None = doc.user_data.get("published")
        told = _Told(doc)
        placed = [(match, *attachment(doc, match.start, match.end)) for match in self._times(doc)]
        for match, root, head in placed:
            before = told.before(match.start) if match.rule in LOOKS_BACK else None
            setting = Setting(told.narrated(match, published), tense(head), before)
            means = meaning(match, setting)
            if match.rule == "duration" and recurs(doc, match):
                means = Meaning(None, "frequency")
            elif match.rule == "duration" and published and lasts(doc, match, head):
                means = lasting(match, published)
            elif match.rule == "way" and not follows_on(doc, match):
                beside = [(other, verb) for other, _, verb in placed if other != match]
                means, head = self._apart(doc, match, head, beside, published)
            told.add(match, means)
            if is_compared(root):
                means = Meaning(None, means.kind, means.relative_to)
            time = TimeExpression(match.start, match.end, means.edtf, means.kind, means.relative_to, head.i)
            yield Found(time, match.rule, root.dep_)

    def _apart(
        self, doc: Doc, match: Match, head: Token, others: list[tuple[Match, Token]], published: date | None
    ) -> tuple[Meaning, Token]:
        """What is told to lie so long before or after something else, and when: of "attacked on Monday,
        three days after it had left" the leaving; of "attacked three days after it had left on Friday" and
        "attacked a year after the 1967 war" the attack. A clause is reckoned from the day of publication
        where its sentence tells no time."""
        link = doc[match.end - 1]
        below = [(m, verb) for m, verb in others if m.start >= match.end and m.start <= link.right_edge.i]
        if link.dep_ != "mark":
            return apart(match, self._known(below, published), back=False), head
        sentence = doc[match.start].sent
        near = [(m, verb) for m, verb in others if sentence.start <= m.start < sentence.end]
        own = [(m, verb) for m, verb in near if verb == head]
        if own:
            return apart(match, self._known(own, published), back=False), head.head
        known = self._known(near, published) or (published.isoformat() if published else None)
        return apart(match, known, back=True), head

    @staticmethod
    def _known(times: list[tuple[Match, Token]], published: date | None) -> str | None:
        """The first time that can be told without looking back."""
        told = (meaning(m, Setting(published, tense(verb))) for m, verb in times if m.rule not in LOOKS_BACK)
        return next((means.edtf for means in told if means.kind == "date" and means.edtf), None)

    def _times(self, doc: Doc) -> Iterator[Match]:
        """The matches that are times where they stand; of "in March 20 soldiers fell" the month alone."""
        for match in self._finder.find(doc):
            for reading in (match, match.without_day()):
                if reading and is_time(doc, reading):
                    yield reading
                    break


class _Told:
    """The last time told, and whether it is near enough for "a day later" to be reckoned from it."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._last: tuple[int, str] | None = None
        self._frame: tuple[int, date] | None = None  # where a sentence begins with a time, and when

    def add(self, match: Match, means: Meaning) -> None:
        """Note a time, unless it is open."""
        if means.kind != "date" or not means.edtf or None in bounds(means.edtf):
            return
        self._last = match.start, means.edtf
        start, first = self._doc[match.start].sent.start, bounds(means.edtf)[0]
        if match.start - start <= 1 and not means.relative_to and first:
            self._frame = start, first

    def narrated(self, match: Match, published: date | None) -> date | None:
        """The day a match is reckoned from: that of publication, or, of a month or day in a sentence that
        begins with an earlier time, the last day of the year from then on: "In 1962 Peru left, and in May
        it returned"."""
        if match.rule not in YEARLY or not self._frame or not published:
            return published
        start, first = self._frame
        if self._doc[match.start].sent.start != start:
            return published
        return min(published, later(first, "year", 1) - timedelta(days=1))

    def before(self, place: int) -> str | None:
        """The last time noted in the sentence of a token or the two before it."""
        if self._last is None:
            return None
        noted, edtf = self._last
        sentences = sum(bool(token.is_sent_start) for token in self._doc[noted + 1 : place + 1])
        return edtf if sentences <= REACH else None
