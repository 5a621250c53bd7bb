"""How times are written: rules over classes of words.

Every token is looked up once as a letter that stands for the classes it belongs to (a month, a number, the
word "of"), and a rule is a regular expression over these letters. So a rule sees an article as a string
of one letter a token, which is searched in a few microseconds a sentence, and its parts are tokens.

In a rule, a word in capitals is a class (times.yaml's, or a shape or macro below), words in quotes are
themselves, and `{name:...}` names a part. Rules are tried in order; the first that matches at a token wins.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.nlp.dates.letters import Alphabet
from graph.nlp.tokens import Doc

_MACROS = {
    "AMOUNT": "(?:NUM(?:DASH NUM|'few|couple|dozen|hundred')?'of'?)",  # "five", "a couple of", "twenty-five"
    "SOME": "(?:'some'|ABOUT)*",
    "ONDAY": "(?:WEEKDAY','?)?",
    "DAYPART": "(?:'morning|afternoon|evening|night')",
    "EARLY": "(?:'the'?(?:PART|EDGE)(?:DASH|'of|in')?)?",
}
RULES: dict[str, str] = {
    "period": "(?:'the'?{edge:EDGE}'of')?'the'?{name:PERIOD}",
    "iso": "{year:YEAR}'-'{month:TWO}'-'{day:TWO}",
    "days": "{month:MONTH}{day:DAY}DASH{last:DAY}(?:','?{year:YEAR})?",
    "days_month": "{day:DAY}DASH{last:DAY}{month:MONTH}{year:YEAR}?",
    "months": (
        "{month:MONTH}{day:DAY}?(?:'to|and|through|until|till'|DASH){until:MONTH}{last:DAY}?','?{year:YEAR}"
    ),
    "month_day_year": "ONDAY{month:MONTH}{day:DAY}','?{year:YEAR}",
    "day_month_year": "ONDAY{day:DAY}'of'?{month:MONTH}','?{year:YEAR}",
    "month_year": "EARLY {month:MONTH}(?:','|'of')?{year:YEAR}",
    "month_of_year": "EARLY {month:FULLMONTH}'of'?{which:'last|this|next'}'year'",
    "month_day": "ONDAY{month:MONTH}{day:DAY}",
    "day_month": "ONDAY{day:DAY}'of'?{month:MONTH}",
    "season_year": "EARLY 'the'?{season:SEASON}'of'?{year:YEAR}",
    "quarter": (
        "(?:'the'?{nth:ORDINAL}'quarter'|{nth2:NTH})"
        "(?:'of'?(?:{year:YEAR}|{which:'this|last|next|the'}'year'))?"
    ),
    "half": "'the'?{nth:'first|second'}'half''of'(?:{year:YEAR}|{which:'this|last|next|the'}'year')",
    "years": "{year:YEAR}DASH{last:YEAR|TWO}|{both:YEARS}",
    "decades": "'the'?{decade:DECADE}(?:'and|to|through|or'|DASH)'the'?PART?{last:DECADE}|{both:DECADES}",
    "decade": "'the'?(?:PART DASH?)?{decade:DECADE}|(?:'the'POSS?|POSS){short:SHORT}",
    "centuries": "'the'?{nth:ORDINAL}(?:'and|to'|DASH)'the'?{last:ORDINAL}'centuries'",
    "century": "'the'?(?:PART DASH?)?{nth:ORDINAL}DASH?'century'",
    "part_year": "'the'?{part:PART|EDGE}(?:DASH|'of|in')?(?:'the''year')?{year:YEAR}|{partyear:PARTYEAR}",
    "beside_today": "'the''day'{side:'before|after'}{today:DAYWORD}",
    "today": "{today:DAYWORD}|'this'{now:'morning|afternoon|evening'}|'last'{night:'night'}",
    "ago": (
        "SOME (?:'a'?{part:'half|quarter'}'of'?'a'|{n:AMOUNT})?{unit:UNIT}'ago'"
        "(?:{exact:'today'}|'this'{exact2:'week|month'})?"
    ),
    "before_last": "'the'{unit:UNIT}(?:{last:'before'}'last'|'after''next')",
    "turn": "'the''turn''of''the'{unit:'century'}",
    "way": "SOME (?:{n:AMOUNT}|{one:'the'}){unit:UNIT}{way:WAY}|{unit2:PLURAL}{way2:WAY}",
    "age": "AMOUNT DASH?'year|years|month|months'DASH?'old'|'aged'NUM",
    "span": "'the|these'?{which:DEICTIC|ANAPHORIC} SOME {n:AMOUNT}{unit:UNIT}",
    "recent": "'the'?{which:'recent|past|coming|next|last'}{unit:PLURAL}",
    "years_end": "{unit:'year|month'}POSS{edge:'end'}",
    "edge": (
        "(?:'the'?{edge:EDGE}'of'|{part:PART}(?:'in|on')?)"
        "(?:'the'|{which:DEICTIC|ANAPHORIC}){unit:'week|month|quarter|year|decade|century'}"
    ),
    "weekend": "(?:{which:DEICTIC|ANAPHORIC}|'the')'weekend'",
    "deictic": (
        "PART?{the:'the'}?{which:DEICTIC}"
        "(?:{weekday:WEEKDAY}|{month:FULLMONTH}|{season:SEASON}|{unit:UNIT}|{night:DAYPART})"
    ),
    "anaphoric": ("'the'?{which:ANAPHORIC}(?:{season:SEASON}|{month:FULLMONTH}|{unit:UNIT}|{night:DAYPART})"),
    "within": "(?<='within')SOME (?:{n:AMOUNT}{unit:UNIT}|{unit2:PLURAL})(?!'of')",
    "then": "(?<='since|by|until|till|before')'then'",
    "nth": "(?<='on|by|until|till|since|before|after')'the'{day:DAY}(?!'of'|MONTH)",
    "weekday": "PART?{weekday:WEEKDAY}(?:DAYPART|{week:'week'})?",
    "month": "(?:'the'?(?:PART|EDGE)(?:DASH|'of')?)?{month:FULLMONTH}",
    "season": "(?:PART?'the'|PART|(?<='by|since|until|till')){season:SEASON}",
    "ahead": "'in' SOME {n:AMOUNT}{unit:UNIT}POSS?'time'?",
    "recurring": (
        "'every|each|per'(?:AMOUNT|'other')?(?:UNIT|WEEKDAY|FULLMONTH|SEASON)|RECURRING"
        "|'once|twice|times''a|every|per'UNIT"
    ),
    "duration": "SOME {n:AMOUNT}DASH?{unit:UNIT}(?:DASH'long')?|(?<='for|after|of|over'){unit2:PLURAL}",
    "year": "(?:'the''year')?{year:YEAR}",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A time expression: the rule that found it, its tokens, and its named parts in lower case."""

    rule: str
    start: int
    end: int
    parts: dict[str, str]

    def __getitem__(self, part: str) -> str:
        return self.parts.get(part, "")

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def without_day(self) -> "Match | None":
        """The month alone of a month and a number that is no day; None of any other match."""
        if self.rule != "month_day":
            return None
        return Match("month", self.start, self.end - 1, {"month": self["month"]})


class _Letters(dict[str, str]):
    """The letters of words, worked out when first met."""

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self._alphabet = alphabet

    def __missing__(self, word: str) -> str:
        letter = self[word] = self._alphabet.letter(word)
        return letter


class Finder:
    """Finds time expressions in Docs."""

    def __init__(self) -> None:
        self._alphabet = alphabet = Alphabet(RULES.values(), _MACROS)
        every = "|".join(
            f"(?P<{name}>{alphabet.expression(rule, named=False)})" for name, rule in RULES.items()
        )
        # Not even tried at words of no class: three times as fast.
        self._any = re.compile(rf"(?!\.)(?:{every})")
        self._one = {name: re.compile(alphabet.expression(rule, named=True)) for name, rule in RULES.items()}
        self._letters = _Letters(alphabet)

    def find(self, doc: Doc) -> Iterator[Match]:
        """The time expressions of a Doc, in order, without overlap; none reaches over a sentence's end."""
        known = self._letters
        letters = [known[word] for word in doc.columns.orth]
        places = [i for i, letter in enumerate(letters) if letter]
        text = "".join(letters)
        for found in self._any.finditer(text):
            match = self._match(doc, text, found, places)
            if not any(doc[i].is_sent_start for i in range(match.start + 1, match.end)):
                yield match

    def _match(self, doc: Doc, text: str, found: re.Match[str], places: list[int]) -> Match:
        rule = found.lastgroup or ""
        named = self._one[rule].match(text, found.start())
        parts = {}
        for name in named.groupdict() if named else ():
            start, end = named.span(name) if named else (-1, -1)
            if start >= 0:
                parts[name] = " ".join(doc[places[n]].lower_ for n in range(start, end))
        return Match(rule, places[found.start()], places[found.end() - 1] + 1, parts)
