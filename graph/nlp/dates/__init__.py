"""When: the time expressions of a Doc, resolved into EDTF and tied to the word that they stand beside.

patterns   how times are written            tokens -> Match
context    what the parse says of a match   its head, its tense, whether it is a time at all
meaning    what it means                    Match in a Setting -> EDTF
calendar   reckoning with days and months
intervals  since, until, from ... to        -> TimeExpression
"""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc, Token

from graph.edtf import bounds
from graph.nlp.dates.context import attachment, follows_on, is_compared, is_time, lasts, recurs, tense
from graph.nlp.dates.intervals import Found, TimeExpression, joined
from graph.nlp.dates.meaning import LOOKS_BACK, Meaning, Setting, apart, lasting, meaning
from graph.nlp.dates.patterns import Finder, Match

__all__ = ["TimeExpression", "TimeFinder"]

REACH = 2  # sentences back to the event that "a day later" is reckoned from

Doc.set_extension("times", default=(), force=True)


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
            setting = Setting(published, tense(head), before)
            means = meaning(match, setting)
            if match.rule == "duration" and recurs(doc, match):
                means = Meaning(None, "frequency")
            elif match.rule == "duration" and published and lasts(doc, match, head):
                means = lasting(match, published)
            elif match.rule == "way" and not follows_on(doc, match):
                beside = [(other, verb) for other, _, verb in placed if other != match]
                means = apart(match, self._beside(doc, match, head, beside, published))
            told.add(match.start, means)
            if is_compared(root):
                means = Meaning(None, means.kind, means.relative_to)
            time = TimeExpression(match.start, match.end, means.edtf, means.kind, means.relative_to, head.i)
            yield Found(time, match.rule, root.dep_)

    def _beside(
        self, doc: Doc, match: Match, head: Token, others: list[tuple[Match, Token]], published: date | None
    ) -> str | None:
        """The time that a clause is told to lie so long before or after: "attacked on Monday, three days
        after it had left". The day of publication, where its sentence tells none; None of no clause, or of
        one with a time of its own."""
        if doc[match.end - 1].dep_ != "mark":
            return None
        sentence = doc[match.start].sent
        near = [(m, verb) for m, verb in others if sentence.start <= m.start < sentence.end]
        if any(verb == head for _, verb in near):
            return None
        told = [meaning(m, Setting(published, tense(verb))) for m, verb in near if m.rule not in LOOKS_BACK]
        known = [means.edtf for means in told if means.kind == "date" and means.edtf]
        if known:
            return known[0]
        return published.isoformat() if published else None

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

    def add(self, place: int, means: Meaning) -> None:
        """Note a time, unless it is open."""
        if means.kind == "date" and means.edtf and None not in bounds(means.edtf):
            self._last = place, means.edtf

    def before(self, place: int) -> str | None:
        """The last time noted in the sentence of a token or the two before it."""
        if self._last is None:
            return None
        noted, edtf = self._last
        sentences = sum(bool(token.is_sent_start) for token in self._doc[noted + 1 : place + 1])
        return edtf if sentences <= REACH else None
