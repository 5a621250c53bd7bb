"""What the parse says of a time expression: what it stands beside, in which tense, whether it is one."""

from graph.lexicon import times
from graph.nlp.dates.calendar import Tense
from graph.nlp.dates.patterns import Match
from graph.nlp.phrases import lower_before
from graph.nlp.tokens import Doc, Token

MODIFIES = frozenset({"poss", "compound", "nummod", "amod", "nmod"})
_VERBS = ("VERB", "AUX")
_GOVERNING = ("ADP", "SCONJ")
_MARKS = ("$", "€", "£", "¥", "#")  # of a number that is no year


def attachment(doc: Doc, start: int, end: int) -> tuple[Token, Token]:
    """The expression's own highest token, and the verb or noun that it stands beside, past prepositions."""
    root: Token = doc[start:end].root
    token = root
    while token.head != token:
        above = token.head
        if token.dep_ == "conj" and above.pos_ in ("NUM", "PROPN"):
            token = above
            continue
        if above.pos_ not in _GOVERNING and not (above.pos_ == "ADV" and above.dep_ == "advmod"):
            return root, _joined(token, above)
        token = above
    return root, _opened_by(token) if token == root else token


def _opened_by(token: Token) -> Token:
    """The verb a time opens where the parser takes that for a clause about it: "The next month Peru left"."""
    told = next((child for child in token.rights if child.dep_ == "relcl"), None)
    return told if told and token.head == token and token.pos_ in ("NOUN", "PROPN") else token


def _joined(token: Token, verb: Token) -> Token:
    """The verb a time stands with: of "it put off a visit, and in August it turned down a request" the
    second, though the parser may hang it from the first."""
    first = token.left_edge.i
    before = token.doc[first - 1] if first else token
    if before.dep_ != "cc" or before.head != verb or token.i < verb.i:
        return verb
    return next((child for child in verb.rights if child.dep_ == "conj" and child.i > token.i), verb)


def is_compared(root: Token) -> bool:
    """Whether a time is only compared with: "unlike in 2002", "than in 1998", "as in 1914"."""
    token = root
    while token.head != token and token.head.pos_ in _GOVERNING:
        below, token = token, token.head
        if token.lower_ in times.words("compare") and (token.lower_ != "as" or below.pos_ in _GOVERNING):
            return True
    return False


def tense(token: Token) -> Tense:
    """Whether what stands at a token has happened, is still to happen, or neither is said.

    Looked for are, upwards to the first finite verb: modals, infinitives, verbs of planning, words such as
    "upcoming", and the past tense.
    """
    for _ in range(8):
        if any(
            child.lower_ in times.words("coming")
            for child in token.children
            if child.dep_ in ("amod", "compound")
        ):
            return "future"
        if token.pos_ in _VERBS:
            found = _verb_tense(token)
            if found:
                return found
        if token.head == token:
            break
        token = token.head
    return "present"


def _verb_tense(verb: Token) -> Tense | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(child.lower_ in times.words("future") for child in helpers):
        perfect = any(child.lower_ == "have" for child in helpers)
        return "past" if perfect else "future"
    if verb.tag_ == "VB" and any(child.tag_ == "TO" for child in helpers):
        done = verb.head.tag_ == "VBD" and verb.head.lemma_ in times.words("done")  # "came to sign in May"
        return "past" if done or verb.head.lower_ == "had" else "future"  # "had to leave in May"
    if verb.tag_ == "VBD" and verb.lemma_ == "set":
        return "past"  # "set their seal", not "is set to"
    if verb.lemma_ in times.words("prospect") or (verb.lower_ == "going" and verb.tag_ == "VBG"):
        return "future"
    if verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" or child.lower_ in ("has", "have", "had") for child in helpers
    ):
        return "past"
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl"):
        return "past"
    planned = verb.lemma_ in times.words("scheduled") and _is_present(verb)
    return "future" if planned else "present" if verb.tag_ in ("VBZ", "VBP") else None


def _is_present(verb: Token) -> bool:
    """ "meets", "is meeting", "is sworn in"."""
    return verb.tag_ in ("VBZ", "VBP") or any(
        child.lower_ in ("is", "are", "'s", "'re")
        for child in verb.children
        if child.dep_ in ("aux", "auxpass")
    )


def is_time(doc: Doc, match: Match) -> bool:
    """Whether a match is a time where it stands, and not a count, a name or another word."""
    check = _CHECKS.get(match.rule)
    return check is None or check(doc, match)


def _near(doc: Doc, i: int) -> str:
    """The lemma (where there is one) of a token beside a match, in lower case; empty beyond the text."""
    if not 0 <= i < len(doc):
        return ""
    return (doc[i].lemma_ or doc[i].lower_).lower()


def _is_year(doc: Doc, match: Match) -> bool:
    token, year = doc[match.end - 1], int(match["year"])
    before = lower_before(doc, match.start)
    if match.end - match.start > 1:
        return True  # "the year 2000"
    if _near(doc, match.start - 1).rstrip(".") in times.words("numbered") or before in _MARKS:
        return False
    tied = before in ("-", "–") and not doc[match.start - 1].whitespace_
    if tied and _near(doc, match.start - 2).isalpha():
        return False
    if _near(doc, match.end) in times.words("counted") or _near(doc, match.end) in ("%", "percent"):
        return False
    spans = match.start > 1 and doc[match.start - 2].shape_ == "dddd"  # "from 1998 to 2000"
    rough = before in ("than", "least", "some", "nearly", "almost") or (before == "to" and not spans)
    if year % 100 == 0 and (rough or _sized(doc, match)):
        return False
    return not _counts(token, year) and (before in times.words("frame") or 1800 <= year <= 2099)


def _sized(doc: Doc, match: Match) -> bool:
    return _near(doc, match.start - 1) == "of" and _near(doc, match.start - 2) in times.words("gathering")


def _counts(token: Token, year: int) -> bool:
    """Whether a number counts the noun it stands before: "2000 Serbs", not "the 2016 elections"."""
    noun = token.head
    if token.dep_ in ("dobj", "attr"):
        return year % 100 == 0
    if token.dep_ != "nummod" or noun.i < token.i:
        return False
    if (noun.lemma_ or noun.lower_).lower() in times.words("counted"):
        return True
    determined = any(child.dep_ in ("det", "poss") and child.i < token.i for child in noun.children)
    return noun.tag_ in ("NNS", "NNPS") and not determined and year % 100 == 0


def _is_month(doc: Doc, match: Match) -> bool:
    name, place = match["month"], match.end - 1
    also_name, also_word = name in times.ambiguous("name"), name in times.ambiguous("word")
    if not (also_name or also_word) or match.end - match.start > 1:
        return True
    before = doc[match.start - 1] if match.start else None
    if before is None:
        return False
    if before.lower_ == "as" and _near(doc, match.start - 2) in times.words("part"):
        return True  # "as late as August"
    if before.lower_ in times.words("cue"):
        return before.dep_ != "agent" and not (before.lower_ == "by" and doc[place].dep_ == "nsubj")
    if before.lower_ == "for" and _near(doc, before.head.i) in times.words("prospect"):
        return True
    ranged = before.lower_ in ("and", "to", "from", "of", "between", "before", "after") and not also_name
    named = before.pos_ == "DET" and not also_name and doc[place].dep_ in MODIFIES
    return ranged or named


def _is_season(doc: Doc, match: Match) -> bool:
    if _near(doc, match.end) in ("of", "to", "from", "into"):
        return False
    before = _near(doc, match.start - 1)
    return match["season"] != "fall" or before in times.words("cue")


def _is_deictic(doc: Doc, match: Match) -> bool:
    return not ("the" in match and match["which"] == "last" and _near(doc, match.end) == "of")


def _is_anaphoric(doc: Doc, match: Match) -> bool:
    that = doc[match.start]
    return match["which"] != "that" or that.dep_ in ("det", "nmod", "") or doc[match.end - 1].head == that


def _is_day(doc: Doc, match: Match) -> bool:
    """Not the start of a count: "in March 20 soldiers fell"."""
    return _near(doc, match.end) not in times.words("counted")


def _is_weekday(doc: Doc, match: Match) -> bool:
    """Not of a week that is told otherwise: "the Saturday of the crisis"."""
    of_another = _near(doc, match.end) == "of" and _near(doc, match.end + 1) not in times.words("deictic")
    return _near(doc, match.start - 1) != "the" or not of_another


def _is_nth(doc: Doc, match: Match) -> bool:
    """ "on the 14th", not "on the 14th day", "after the 5th raid"."""
    return match["day"][-1].isalpha() and doc[match.end - 1].dep_ in ("pobj", "npadvmod")


def _is_period(doc: Doc, match: Match) -> bool:
    """ "during the Cold War" dates what it stands beside; "the Korean War began" does not."""
    before = lower_before(doc, match.start)
    return "edge" in match or before in times.words("frame")


_CHECKS = {
    "period": _is_period,
    "year": _is_year,
    "month": _is_month,
    "season": _is_season,
    "deictic": _is_deictic,
    "anaphoric": _is_anaphoric,
    "month_day": _is_day,
    "nth": _is_nth,
    "weekday": _is_weekday,
}


def follows_on(doc: Doc, match: Match) -> bool:
    """Whether "two years before" stands by itself and looks back; "two years before the war" does not."""
    last = doc[match.end - 1]
    return not any(child.dep_ in ("pobj", "pcomp") for child in last.children) and last.dep_ not in (
        "mark",
        "prep",
    )


def recurs(doc: Doc, match: Match) -> bool:
    """Whether "a year" says how often, as in "twice" or "$2 billion a year", and not how long."""
    if match["n"] not in ("a", "an") or match.end - match.start > 2:
        return False
    before = doc[match.start - 1] if match.start else None
    return before is not None and before.pos_ not in ("ADP", "SCONJ", "ADV", "PUNCT")


def lasts(doc: Doc, match: Match, head: Token) -> bool:
    """Whether a stretch reaches up to the day of publication: "has for a year been bombing the rebels"."""
    before = lower_before(doc, match.start)
    helpers = {child.lower_ for child in head.children if child.dep_ in ("aux", "auxpass")}
    perfect = not helpers.isdisjoint({"has", "have", "'ve"})
    return before == "for" and perfect and helpers.isdisjoint(times.words("future"))


def compares(token: Token) -> bool:
    """Whether a word is called first or most of its kind, so that "since 1973" beside it dates nothing."""
    return any(child.tag_ in ("JJS", "RBS") or child.lower_ in ("first", "only") for child in token.children)
