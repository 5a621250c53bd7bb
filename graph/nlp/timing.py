"""When a claim happened or held: which time expression of its sentence belongs to it."""

from dataclasses import dataclass

from graph.lexicon import times
from graph.model import TimeBasis
from graph.nlp import syntax
from graph.nlp.dates import TimeExpression
from graph.nlp.dates.context import compares
from graph.nlp.phrases import lower_before
from graph.nlp.tokens import Doc, Token

SHARING = frozenset({"conj", "xcomp", "pcomp", "prep", "advcl", "acl", "pobj", "dobj"})
OPENING = 3  # words
FRAME = 2  # sentences back to one that a time opens
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

    def __init__(
        self, doc: Doc, speech: frozenset[str], resolving: frozenset[str], occurring: frozenset[str]
    ) -> None:
        self._doc, self._speech, self._resolving, self._occurring = doc, speech, resolving, occurring
        self._by_sentence: dict[int, list[TimeExpression]] = {}
        self._unknown: set[int] = set()  # clauses with a time of their own that cannot be told
        self._dated: set[int] = set()  # sentences with any time of their own
        for expression in doc._.times:
            if expression.kind in DATING:
                self._dated.add(doc[expression.start].sent.start)
            if _is_unknown(doc, expression):
                self._unknown.add(syntax.clause_of(doc[expression.head]).i)
            if expression.kind in DATING and expression.edtf and not _is_counted_from(doc, expression):
                self._by_sentence.setdefault(doc[expression.start].sent.start, []).append(expression)

    def read(self, word: Token) -> Timed:
        """The time in the trigger's own phrase or clause, else one its clause depends on."""
        here = self._by_sentence.get(word.sent.start, [])
        if syntax.is_verb(word):
            here = [e for e in here if not _is_beside(self._doc[e.head])]
        inside = [e for e in here if _is_under(self._doc[e.head], word)]
        if inside:
            return Timed(self._seen_from(word, inside[0]), "stated", inside[0])
        clause = syntax.clause_of(word)
        for expression in here:
            head = self._doc[expression.head]
            told_by = head.dep_ == "acl" and head.head == word  # "sanctions imposed in March"
            if told_by or (syntax.clause_of(head) == clause and not _is_aside(head)):
                return Timed(self._seen_from(word, expression), "stated", expression)
        if below := self._below(word, clause, here):
            return below
        return UNTIMED if clause.i in self._unknown else self._inherited(word, clause, here)

    def _seen_from(self, word: Token, expression: TimeExpression) -> str | None:
        """The time of a noun as that of what has held since it: "has armed it since the 1979 revolt"."""
        noun, edtf = self._doc[expression.head], expression.edtf
        if noun == word or noun.dep_ != "pobj" or not edtf or "/" in edtf:
            return edtf
        return {"since": f"{edtf}/..", "until": f"../{edtf}"}.get(noun.head.lower_, edtf)

    def _below(self, word: Token, clause: Token, here: list[TimeExpression]) -> Timed | None:
        """A time told of what was done in doing it: "helped Peru to repel Chile in 1880", "applied to join in
        May"; of what is to take place: "the talks are due to open in May"."""
        if not syntax.is_verb(word):
            due = [
                c for a in (clause, *syntax.children(clause, "acomp")) for c in syntax.children(a, "xcomp")
            ]
            for expression in here:
                verb = syntax.clause_of(self._doc[expression.head])
                if verb in due and verb.lemma_ in self._occurring and syntax.is_infinitive(verb):
                    return Timed(expression.edtf, "inherited", expression)
        if clause.lemma_ not in times.words("done"):
            return None
        done = [c for c in syntax.children(clause, "xcomp", "ccomp", "advcl") if syntax.is_infinitive(c)]
        for expression in here:
            if expression.kind == "date" and syntax.clause_of(self._doc[expression.head]) in done:
                return Timed(expression.edtf, "inherited", expression)
        return None

    def _inherited(self, word: Token, clause: Token, here: list[TimeExpression]) -> Timed:
        """A time of a clause above or beside, else of the sentence before."""
        chain, found = self._climbed(clause, here)
        if found:
            return Timed(found.edtf, "inherited", found)
        for expression in here:
            if time := self._lent(expression, clause, chain):
                return Timed(time, "inherited", expression)
        return self._before(word, chain[-1] if clause.tag_ == "VBG" else clause)

    def _climbed(
        self, clause: Token, here: list[TimeExpression]
    ) -> tuple[list[Token], TimeExpression | None]:
        """The clauses upwards from one that may share its time, and that of the nearest which does more than
        report: "as ... in the 1950s, X did Y"."""
        anchored = {syntax.clause_of(self._doc[e.head]).i: e for e in reversed(here)}
        chain, below = [clause], clause
        while below.head != below and not _is_apart(below):
            told = self._is_resolve(below)
            if below.dep_ not in SHARING and not told:
                break
            above, alone, joined = below.head, _stands_alone(below), below.dep_ == "conj"
            chain.append(above)
            found = anchored.get(above.i)
            past = alone and _is_past(clause) and _is_past(above)
            if found and alone and not (past and (_opens(self._doc, found) or _is_reply(clause))):
                break
            if found and (told or joined or above.stem_ not in self._speech):
                return chain, found
            if alone and not past:
                break
            below = above
        return chain, None

    def _lent(self, expression: TimeExpression, clause: Token, chain: list[Token]) -> str | None:
        """The time that an expression of another clause gives to one, or to those above it."""
        above, time, opens = chain[-1], expression.edtf, _opens(self._doc, expression)
        if above.dep_ == "relcl" and self._dates(expression, above):
            return _moment(expression) if _is_when(above) else time
        anchor = syntax.clause_of(self._doc[expression.head])
        while anchor.dep_ == "xcomp" and anchor.head.lemma_ in times.words("done"):
            anchor = anchor.head  # "when rebels tried to kill him in 2010"
        if opens and anchor.head in chain and _is_parenthesis(self._doc, anchor):
            return time
        direct = self._doc[expression.head] == anchor and expression.kind == "date"
        if (direct or opens) and self._is_juxtaposed(anchor, chain):
            return time
        if anchor.dep_ == "conj" and anchor.head == clause and _shares_day(clause, anchor, expression):
            return time
        if anchor.dep_ != "advcl" or anchor.head not in chain:
            return None
        if (_is_when(anchor) and not _is_apart(anchor)) or self._accompanies(anchor):
            return time
        lasts = _is_since(anchor) and _is_perfect(anchor.head) and "/" not in (time or "/")
        return f"{time}/.." if lasts else None

    def _dates(self, expression: TimeExpression, clause: Token) -> bool:
        """Whether a time is that of what a relative clause tells: "on July 12, when it seized two soldiers",
        "the treaty of 1965, under which it paid", "flew to Djibouti on Sunday, where it signed"."""
        noun = clause.head
        if _is_when(clause) and expression.start <= noun.i < expression.end:
            return True
        if any(child.lower_ == "where" for child in syntax.children(clause)):
            place = syntax.clause_of(noun)
            while syntax.is_infinitive(place) and place.head != place:  # "came in May to tour Oslo, where"
                place = syntax.clause_of(place.head)
            return syntax.clause_of(self._doc[expression.head]) in (place, syntax.clause_of(noun))
        phrases = syntax.children(clause, "prep")
        within = any(o.tag_ == "WDT" for p in phrases for o in syntax.children(p, "pobj"))
        dated = expression.start <= noun.i < expression.end  # "the declaration of July 9, in which it ended"
        return within and (dated or _is_under(self._doc[expression.head], noun))

    def _before(self, word: Token, clause: Token) -> Timed:
        """The one time of the sentence before, where the clause says that it goes on: "He also warned"."""
        start = clause.sent.start
        while clause.dep_ == "conj" and not syntax.has_own_subject(clause):
            clause = clause.head
        continuing = times.words("continuing")
        goes_on = _is_reply(clause) or any(c.lower_ in continuing for c in syntax.children(clause))
        if start and not goes_on:
            return self._framed(word, clause)
        before = self._by_sentence.get(self._doc[start - 1].sent.start, []) if start else []
        return Timed(before[-1].edtf, "inherited", before[-1]) if before else UNTIMED

    def _framed(self, word: Token, clause: Token) -> Timed:
        """The time that opens one of the two sentences before, of what is told next in the same paragraph:
        "In May Peru left. Chile recalled its envoy"."""
        told = clause.dep_ in ("ROOT", "conj") and (word in (clause, clause.head) or word.head == clause)
        if not told or any(c.lower_ in times.words("elsewhen") for c in syntax.children(clause)):
            return UNTIMED
        doc, sentence = self._doc, clause.sent
        for _ in range(FRAME):
            start = sentence.start
            plain = clause.tag_ == sentence.root.tag_ == "VBD" and start not in self._dated
            if not plain or not start or _is_paragraph(doc, start):
                return UNTIMED
            sentence = doc[start - 1].sent
            for expression in self._by_sentence.get(sentence.start, []):
                opens = expression.kind == "date" and _opens(doc, expression)
                if opens and doc[expression.head] == sentence.root and sentence.root.tag_ == "VBD":
                    return Timed(expression.edtf, "inherited", expression)
        return UNTIMED

    def _is_juxtaposed(self, anchor: Token, chain: list[Token]) -> bool:
        """Whether a clause is the first of several told beside one another: "in May it fell; Peru left"."""
        beside = anchor.head
        return (
            anchor.dep_ == "ccomp"
            and anchor.i < beside.i
            and beside in chain
            and (beside.stem_ not in self._speech or _is_parted(anchor, beside))
            and _is_past(anchor)
            and (beside.tag_ == "VBD" or _is_earlier(anchor))
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


def _is_parted(clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts a clause from the verb after it: "Peru left; Chile agreed to stay"."""
    return any(token.text == ";" for token in clause.doc[clause.i : verb.i])


def _is_reply(clause: Token) -> bool:
    """Whether a clause tells of what was done in answer: "Chile retaliated by", "bombed it in reply"."""
    if not _is_past(clause):
        return False
    if clause.lemma_ in times.words("reply"):
        return True
    led = [o for p in syntax.children(clause, "prep") if p.lower_ == "in" for o in syntax.children(p, "pobj")]
    return any(noun.lower_ in times.words("reply") for noun in led)


def _is_apart(clause: Token) -> bool:
    """Whether a clause is told to lie some time off the one above: "seven years after it broke with Peru"."""
    marks = {child.lower_ for child in syntax.children(clause, "mark", "prep")}
    words = (clause, *syntax.children(clause, "mark"))
    measured = [noun for word in words for noun in syntax.children(word, "npadvmod")]
    far = any(times.units().get(noun.lower_, "hour") not in ("minute", "hour") for noun in measured)
    return clause.dep_ == "advcl" and far and bool(marks & {"after", "before"})


def _is_aside(noun: Token) -> bool:
    """Whether a noun is only spoken of, or what is acted under: "at his request under a treaty of 2017"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in times.words("aside")


def _is_beside(noun: Token) -> bool:
    """Whether a noun only tells of somebody beside his name: "Peru, a signatory of the 1976 accord,"."""
    while noun.dep_ in ("pobj", "prep", "conj", "nummod", "compound", "amod") and noun.head != noun:
        noun = noun.head
    return noun.dep_ == "appos"


def _is_paragraph(doc: Doc, start: int) -> bool:
    """Whether a new paragraph begins at a token."""
    return any(begins == doc[start].idx for begins, _ in doc._.offsets)


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or _is_earlier(verb)


def _is_earlier(verb: Token) -> bool:
    return any(c.lower_ == "had" for c in syntax.children(verb, "aux"))


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


def _is_unknown(doc: Doc, expression: TimeExpression) -> bool:
    """Whether an expression dates what it stands beside by something untold: "within a week", "a year
    later", not "a month before the vote"."""
    if expression.kind == "duration":
        return lower_before(doc, expression.start) == "within" and not expression.edtf
    dates = expression.kind == "date" and doc[expression.end - 1].dep_ not in ("prep", "mark")
    return dates and not expression.edtf


def _is_counted_from(doc: Doc, expression: TimeExpression) -> bool:
    """Whether a time is one since which nothing was alike: "the first talks since the 1982 war"."""
    noun = doc[expression.head]
    return noun.dep_ == "pobj" and noun.head.lower_ == "since" and compares(noun.head.head)


def _is_under(token: Token, word: Token) -> bool:
    """Whether a token stands at a noun or below it without a verb between."""
    while token != word:
        if token.head == token or syntax.is_verb(token) or token.lower_ in times.words("aside"):
            return False
        token = token.head
    return True
