"""Dates and the names beside them."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.nlp.labels import DATES, NOMINAL_SUBJECTS, PROPER, SUBJECTS, VERBS, YEAR
from graph.nlp.mending.trees import after, before, hang

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SPANS = frozenset("week month year january february march april may june july august".split()) | frozenset(
    "september october november december".split()
)


def part_date(date: Token) -> None:
    """Parts a date from the name after it: "in April Peru announced", "said on Monday North Korea had"."""
    name, preposition = date.head, date.nbor(-1) if date.i else date
    joined = date.dep_ in ("compound", "nmod") and name.i > date.i and name.dep_ in SUBJECTS
    if joined and preposition.dep_ == "prep" and not after(preposition, "pobj"):
        hang(date, preposition, "pobj")


def give_date(verb: Token) -> None:
    """Gives a date back to the clause it ends: "killed two people in Lima on Monday, police said"."""
    told = next(iter(before(verb, "ccomp")), verb.head if verb.dep_ == "parataxis" else None)
    subject = next(iter(before(verb, *NOMINAL_SUBJECTS)), None)
    if told is None or subject is None or told.i > subject.i:
        return
    for phrase in [c for c in before(verb, "prep") if told.i < c.i < subject.i]:
        dated = any(c.lower_ in DATES for c in after(phrase, "pobj"))
        if dated and phrase.right_edge.nbor().text == "," and phrase.nbor(-1).text != ",":
            hang(phrase, told, "prep")


def governed_by_date(verb: Token) -> Iterator[Token]:
    """The names that open a list of subjects after a date: "In June 2017 Peru, Chile and Cuba left"."""
    for preposition in before(verb, "prep"):
        inner = after(preposition, "pobj")
        if not inner:
            continue
        first, name = inner[0], inner[-1]
        if first.lower_ in DATES:  # one that was joined to the day or month, with no comma between
            yield from (c for c in after(first, "conj") if c.left_edge.nbor(-1).dep_ == "nummod")
        dated = first.lower_ in DATES or first.tag_ == "CD" if name != first else _is_dated(name)
        end = name.right_edge.i + 1
        if dated and name.tag_ in PROPER and end < verb.i and verb.doc[end].text == ",":
            yield name


def _is_dated(name: Token) -> bool:
    """Whether a year was taken for a number of a name: "In 2014 Peru, Chile and Cuba left"."""
    return any(c.is_digit and len(c) == YEAR for c in before(name, "nummod"))


def give_rest(date: Token) -> None:
    """Gives what is told beside a day what was hung from the day: "voiced approval on Monday of the plan"."""
    on = date.head
    if date.dep_ != "pobj" or date.lower_ not in DAYS or on.i + 1 != date.i:
        return
    told = on.head
    nouns = [c for c in after(told, "dobj") if c.i < on.i] if told.tag_ in VERBS else [told]
    for rest in [c for c in after(date, "prep") if c.lower_ == "of" and c.i == date.i + 1]:
        governed = after(rest, "pobj")
        if nouns and governed and not any(t.tag_ == "CD" or t.lower_ in SPANS for t in governed):
            hang(rest, nouns[-1], "prep")
