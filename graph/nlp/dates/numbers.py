"""The numbers and names in the parts of a match."""

from graph.lexicon import times
from graph.nlp.dates.patterns import Match


def amount(text: str) -> int | None:
    """The number that words say; None where they say none ("several", "a few")."""
    values = [_value(word) for word in text.replace("-", " ").split() if word != "of"]
    if len(values) > 1 and text.split()[0] in ("a", "an"):
        values = values[1:]
    if not values or 0 in values:
        return None
    return values[0] * values[1] if 100 in values[1:] else sum(values)


def _value(word: str) -> int:
    return int(word) if word.isdigit() else times.words("number")[word]


def unit_of(match: Match) -> str:
    """The unit a match names."""
    return times.units()[match["unit"]]


def month(text: str) -> str:
    """The number of a month as two digits."""
    return f"{times.words('month')[text.rstrip('.')]:02}"


def number(text: str) -> int:
    """The number that the digits of a word make."""
    return int("".join(filter(str.isdigit, text)))


def ordinal(text: str) -> int:
    """The number of "second", "2nd" or "mid-2nd"."""
    return number(text) if any(map(str.isdigit, text)) else times.words("ordinal")[text]


def direction(match: Match) -> tuple[int, bool]:
    """Last, this or next as -1, 0 or 1, and whether it is counted from an event told before."""
    word = match["which"]
    if word in times.words("anaphoric"):
        return times.words("anaphoric")[word], True
    return times.words("deictic").get(word, 0), False
