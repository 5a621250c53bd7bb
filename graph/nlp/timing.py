"""When a claim happened or held: which time expression of its sentence belongs to it."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.lexicon import times
from graph.model import TimeBasis
from graph.nlp import syntax
from graph.nlp.dates import TimeExpression

SHARING = frozenset({"conj", "xcomp", "pcomp", "prep", "advcl", "acl", "pobj", "dobj"})
CONTINUING = frozenset({"then", "also", "too", "likewise", "furthermore", "moreover"})
OPENING = 3  # words
ASIDE = frozenset({"under", "about", "over", "despite"})  # what they lead to has a time of its own
DATING = frozenset({"date", "since", "until"})


@dataclass(frozen=True, slots=True)
class Timed:
    """An EDTF time, how it is known, and the words that say so (None: only the article's date is known)."""

    time: str | None
    basis: TimeBasis
    expression: TimeExpression | None = None


UNTIMED = Timed(None, "article")


class Timer:
    """Attaches the times of one document to its claims."""

    def __init__(self, doc: Doc, speech: frozenset[str], resolving: frozenset[str]) -> None:
        self._doc, self._speech, self._resolving = doc, speech, resolving
        self._by_sentence: dict[int, list[TimeExpression]] = {}
        for expression in doc._.times:
            if expression.kind in DATING and expression.edtf and not _is_contrast(doc, expression):
                self._by_sentence.setdefault(doc[expression.start].sent.start, []).append(expression)

    def read(self, word: Token) -> Timed:
        """The time in the trigger's own phrase or clause, else one its clause depends on."""
        here = self._by_sentence.get(word.sent.start, [])
        if syntax.is_verb(word):
            here = [e for e in here if not _is_beside(self._doc[e.head])]
        inside = [e for e in here if _is_under(self._doc[e.head], word)]
        if inside:
            return Timed(inside[0].edtf, "stated", inside[0])
        clause = syntax.clause_of(word)
        for expression in here:
            head = self._doc[expression.head]
            told_by = head.dep_ == "acl" and head.head == word  # "sanctions imposed in March"
            if told_by or (syntax.clause_of(head) == clause and not _is_aside(head)):
                return Timed(expression.edtf, "stated", expression)
        return self._below(clause, here) or self._inherited(clause, here)

    def _below(self, clause: Token, here: list[TimeExpression]) -> Timed | None:
        """A time told of what was done in doing it: "helped Peru to repel Chile in 1880", "applied to join in
        May"."""
        if clause.lemma_ not in times.words("done"):
            return None
        done = [c for c in syntax.children(clause, "xcomp", "ccomp", "advcl") if syntax.is_infinitive(c)]
        for expression in here:
            if expression.kind == "date" and syntax.clause_of(self._doc[expression.head]) in done:
                return Timed(expression.edtf, "inherited", expression)
        return None

    def _inherited(self, clause: Token, here: list[TimeExpression]) -> Timed:
        """A time of the nearest clause above ("as ... in the 1950s, X did Y") that does more than report."""
        anchored = {syntax.clause_of(self._doc[e.head]).i: e for e in reversed(here)}
        above, chain = clause, {clause.i}
        while above.head != above and not _is_apart(above):
            told = self._is_resolve(above)
            if not (above.dep_ in SHARING or told):
                break
            alone, joined = _stands_alone(above), above.dep_ == "conj"
            above = above.head
            chain.add(above.i)
            found = anchored.get(above.i)
            past = alone and _is_past(clause) and _is_past(above)
            if found and alone and not (past and _opens(self._doc, found)):
                break
            if found and (told or joined or above.lemma_.lower() not in self._speech):
                return Timed(found.edtf, "inherited", found)
            if alone and not past:
                break
        for expression in here:
            if clause.dep_ == "relcl" and self._dates(expression, clause):
                then = _moment(expression) if _is_when(clause) else expression.edtf
                return Timed(then, "inherited", expression)
            anchor = syntax.clause_of(self._doc[expression.head])
            if (
                anchor.head.i in chain
                and _is_parenthesis(self._doc, anchor)
                and _opens(self._doc, expression)
            ):
                return Timed(expression.edtf, "inherited", expression)
            if self._is_juxtaposed(anchor, chain) and _opens(self._doc, expression):
                return Timed(expression.edtf, "inherited", expression)
            if anchor.dep_ == "conj" and anchor.head == clause and _shares_day(clause, anchor, expression):
                return Timed(expression.edtf, "inherited", expression)
            if anchor.dep_ != "advcl" or anchor.head.i not in chain:
                continue
            if (_is_when(anchor) and not _is_apart(anchor)) or self._accompanies(anchor):
                return Timed(expression.edtf, "inherited", expression)
            if _is_since(anchor) and _is_perfect(anchor.head) and "/" not in (expression.edtf or "/"):
                return Timed(f"{expression.edtf}/..", "inherited", expression)
        return self._before(clause)

    def _dates(self, expression: TimeExpression, clause: Token) -> bool:
        """Whether a time is that of what a relative clause tells: "on July 12, when it seized two soldiers",
        "the treaty of 1965, under which it paid", "flew to Djibouti on Sunday, where it signed"."""
        noun = clause.head
        if _is_when(clause) and expression.start <= noun.i < expression.end:
            return True
        if any(child.lower_ == "where" for child in syntax.children(clause)):
            return syntax.clause_of(self._doc[expression.head]) == syntax.clause_of(noun)
        phrases = syntax.children(clause, "prep")
        within = any(o.tag_ == "WDT" for p in phrases for o in syntax.children(p, "pobj"))
        dated = expression.start <= noun.i < expression.end  # "the declaration of July 9, in which it ended"
        return within and (dated or _is_under(self._doc[expression.head], noun))

    def _before(self, clause: Token) -> Timed:
        """The one time of the sentence before, where the clause says that it goes on: "He also warned"."""
        start = clause.sent.start
        while clause.dep_ == "conj" and not syntax.has_own_subject(clause):
            clause = clause.head
        if start and not any(child.lower_ in CONTINUING for child in syntax.children(clause)):
            return UNTIMED
        before = self._by_sentence.get(self._doc[start - 1].sent.start, []) if start else []
        return Timed(before[-1].edtf, "inherited", before[-1]) if before else UNTIMED

    def _is_juxtaposed(self, anchor: Token, chain: set[int]) -> bool:
        """Whether a clause is the first of several told beside one another: "in May it fell; Peru left"."""
        beside = anchor.head
        return (
            anchor.dep_ == "ccomp"
            and anchor.i < beside.i
            and beside.i in chain
            and beside.lemma_.lower() not in self._speech
            and _is_past(anchor)
            and _is_past(beside)
        )

    @staticmethod
    def _accompanies(clause: Token) -> bool:
        """Whether a participle tells when its clause was: "meeting in Abuja last month, they agreed", "it
        accused Peru, speaking on Monday"."""
        if clause.tag_ != "VBG" or syntax.has_own_subject(clause) or syntax.children(clause, "mark", "aux"):
            return False
        return clause.i < clause.head.i or clause.lemma_ in times.words("speaking")

    def _is_resolve(self, clause: Token) -> bool:
        """What one says one will do is resolved when said: "reiterated last year that he would not", "agreed
        in June to sell arms"."""
        if clause.dep_ == "xcomp":
            return clause.head.lemma_ in self._resolving and syntax.is_infinitive(clause)
        return clause.dep_ == "ccomp" and any(
            child.lower_ in ("would", "'d") for child in syntax.children(clause)
        )


def _is_apart(clause: Token) -> bool:
    """Whether a clause is told to lie some time off the one above: "seven years after it broke with Peru"."""
    marks = {child.lower_ for child in syntax.children(clause, "mark", "prep")}
    words = (clause, *syntax.children(clause, "mark"))
    measured = [noun for word in words for noun in syntax.children(word, "npadvmod")]
    far = any(times.units().get(noun.lower_, "hour") not in ("minute", "hour") for noun in measured)
    return clause.dep_ == "advcl" and far and bool(marks & {"after", "before"})


def _is_aside(noun: Token) -> bool:
    """Whether a noun is only spoken of, or what is acted under: "at his request under a treaty of 2017"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ASIDE


def _is_beside(noun: Token) -> bool:
    """Whether a noun only tells of somebody beside his name: "Peru, a signatory of the 1976 accord,"."""
    while noun.dep_ in ("pobj", "prep", "conj", "nummod", "compound", "amod") and noun.head != noun:
        noun = noun.head
    return noun.dep_ == "appos"


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(c.lower_ == "had" for c in syntax.children(verb, "aux"))


def _opens(doc: Doc, expression: TimeExpression) -> bool:
    """Whether a time stands at the head of its sentence, for all that follows."""
    return expression.start - doc[expression.start].sent.start < OPENING


def _stands_alone(clause: Token) -> bool:
    """Whether a coordinated clause has a subject, and so a time, of its own."""
    return clause.dep_ == "conj" and syntax.has_own_subject(clause)


def _is_when(clause: Token) -> bool:
    return any(child.lower_ in ("as", "when", "while", "after") for child in syntax.children(clause))


def _shares_day(clause: Token, second: Token, expression: TimeExpression) -> bool:
    """Of "it recalled its envoy and suspended aid on Monday" the day is that of both."""
    is_day = len(expression.edtf or "") == len("2006-11-26")
    return is_day and _is_past(clause) and _is_past(second) and not syntax.has_own_subject(second)


def _is_parenthesis(doc: Doc, clause: Token) -> bool:
    """Whether a clause only says who says so, between commas: "by May, he promised, all will have left"."""
    edge = clause.right_edge.i + 1
    return (
        clause.dep_ == "ccomp"
        and clause.i < clause.head.i
        and any(t.text == "," for t in doc[clause.i + 1 : edge + 1])
    )


def _is_since(clause: Token) -> bool:
    return any(child.lower_ == "since" for child in syntax.children(clause, "mark"))


def _is_perfect(verb: Token) -> bool:
    return any(child.lower_ in ("has", "have", "'ve") for child in syntax.children(verb, "aux"))


def _moment(expression: TimeExpression) -> str | None:
    """The time itself of "since 1980", "until 1980"."""
    edtf = expression.edtf
    return edtf and edtf.removesuffix("/..").removeprefix("../")


def _is_contrast(doc: Doc, expression: TimeExpression) -> bool:
    """Whether a time is only compared with: "unlike in 2002", "more than in 2002"."""
    return any(
        doc[i].lower_ in ("unlike", "than", "like")
        for i in range(max(0, expression.start - 2), expression.start)
    )


def _is_under(token: Token, word: Token) -> bool:
    """Whether a token stands at a noun or below it without a verb between."""
    while token != word:
        if token.head == token or syntax.is_verb(token) or token.lower_ in ASIDE:
            return False
        token = token.head
    return True
