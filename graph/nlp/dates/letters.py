"""Words of time as letters: a token's letter stands for all the classes that the token belongs to.

A word may be of a class of times.yaml (a month, a number), of a shape (four digits are a year), a word that
some rule names, or several of these at once; what is none of them is a full stop.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.lexicon import times

_SHAPES = {
    "YEAR": r"1\d{3}|20\d\d",
    "PARTYEAR": r"(?i:early|mid|late)[-–](1\d{3}|20\d\d)",
    "YEARS": r"(1\d{3}|20\d\d)[-–/](\d\d|1\d{3}|20\d\d)",
    "DECADE": r"((?i:early|mid|late)[-–])?(1\d\d|20\d)0s",
    "SHORT": r"[2-9]0s",
    "DECADES": r"(1\d\d|20\d)0s[-–](1\d\d|20\d)?\d0s",
    "DAY": r"(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?",
    "TWO": r"\d\d",
    "NUM": r"\d{1,3}",
    "ORDINAL": r"((?i:early|mid|late)[-–])?\d{1,2}(st|nd|rd|th)",
    "NTH": r"Q[1-4]",
    "DASH": r"[-–—]",
    "POSS": r"['’]s?",
}
_PLAIN = {
    "season": "SEASON", "number": "NUM", "ordinal": "ORDINAL", "part": "PART", "edge": "EDGE",
    "about": "ABOUT", "day": "DAYWORD", "deictic": "DEICTIC", "anaphoric": "ANAPHORIC", "way": "WAY",
    "recurring": "RECURRING",
}  # fmt: skip
_SAMPLES = (  # a word of each set of shapes
    "1998", "mid-2018", "2003/09", "1990s", "mid-1990s", "90s", "1950s-60s",
    "5", "05", "45", "32", "145", "5th", "45th", "mid-5th", "Q1", "'s",
)  # fmt: skip
_CLASS = re.compile(r"[A-Z]{2,}")
_QUOTED = re.compile(r"'([^' ]+)'")


class Alphabet:
    """A letter for each set of classes, and rules turned into regular expressions over these letters.

    Rules and macros are written as graph.nlp.dates.patterns says.
    """

    def __init__(self, rules: Iterable[str], macros: Mapping[str, str]) -> None:
        self._macros = {**macros, "PERIOD": _periods()}
        self._lower = _lower((*rules, *macros.values()))
        self._capital = _capital()
        self._exact = {word: frozenset({f"={word}"}) for name in times.periods() for word in _tokens(name)}
        words = (*_SAMPLES, *self._lower, *self._exact, *(word.title() for word in self._capital))
        sets = {self._classes(word) for word in words} - {frozenset()}
        self._letters = {classes: chr(0x100 + n) for n, classes in enumerate(sorted(sets, key=sorted))}

    def letter(self, word: str) -> str:
        """The letter of a word; a full stop for one of no class, nothing for white space."""
        return self._letters.get(self._classes(word), ".") if word.strip() else ""

    def expression(self, rule: str, *, named: bool) -> str:
        """A rule as a regular expression over letters, with or without the names of its parts."""
        for name, macro in self._macros.items():
            rule = rule.replace(name, macro)
        opened = re.sub(r"\{(\w+):", r"(?P<\1>" if named else "(?:", rule).replace("}", ")")
        worded = _QUOTED.sub(lambda quoted: self._any(quoted[1].split("|")), opened)
        return _CLASS.sub(lambda name: self._any([name.group()]), worded).replace(" ", "")

    def _any(self, classes: list[str]) -> str:
        letters = [letter for own, letter in self._letters.items() if own.intersection(classes)]
        if not letters:
            raise ValueError(f"no word is a {' or '.join(classes)}")
        return f"[{''.join(letters)}]"

    def _classes(self, word: str) -> frozenset[str]:
        lower = word.lower()
        found = self._lower.get(lower, frozenset()) | self._exact.get(word, frozenset())
        if word[:1].isupper():
            found |= self._capital.get(lower.rstrip("."), frozenset())
        if not word.isalpha():
            found |= {name for name, shape in _SHAPES.items() if re.fullmatch(shape, word)}
        return found


def _lower(rules: Iterable[str]) -> dict[str, frozenset[str]]:
    """The words that count in any case with their classes; a word that a rule quotes is its own class."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in times.entries():
        for form in entry.forms:
            if entry.is_ in _PLAIN:
                found[form].add(_PLAIN[entry.is_])
            elif entry.is_ == "unit":
                found[form].add("UNIT")
        if entry.is_ == "unit":
            found[entry.forms[1]].add("PLURAL")
    for word in (word for rule in rules for quoted in _QUOTED.findall(rule) for word in quoted.split("|")):
        found[word].add(word)
    return {word: frozenset(classes) for word, classes in found.items()}


def _capital() -> dict[str, frozenset[str]]:
    """The words that count only with a capital: months, also shortened, and days of the week in full."""
    found: dict[str, frozenset[str]] = {}
    for entry in times.entries():
        full, *short = entry.forms
        if entry.is_ == "month":
            found |= {full: frozenset({"MONTH", "FULLMONTH"})} | {
                form: frozenset({"MONTH"}) for form in short
            }
        elif entry.is_ == "weekday":
            found[full] = frozenset({"WEEKDAY"})
    return found


def _tokens(name: str) -> list[str]:
    """The tokens of a period's name: "Iran-Iraq War" has four."""
    return [word for word in re.split(r"\s+|(?<=\w)(-)(?=\w)", name) if word]


def _periods() -> str:
    """Any name of a period, as a macro; a name counts only as it is written."""
    names = sorted(times.periods(), key=len, reverse=True)
    written = ("".join(f"'={word}'" for word in _tokens(name)) for name in names)
    return f"(?:{'|'.join(written)})"
