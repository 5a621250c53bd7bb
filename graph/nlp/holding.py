"""Who holds a title: the name after it, the name it stands beside, the subject of a clause that gives it.

President X of Egypt;  the Russian president, X;  X, the Russian president;  X, who was president of Kenya;
X, a member of parliament and leader of the party;  the presidents of Kenya and Uganda, X and Y;
X became prime minister;  X was elected president;  X came during his tenure as Japan's prime minister
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import Actor
from graph.nlp.mentions import Held, Mention
from graph.nlp.offices import Title
from graph.nlp.phrases import lower_at
from graph.nlp.runs import Run
from graph.nlp.syntax import SUBJECTS, antecedent, children, is_passive
from graph.nlp.tokens import Doc, Token

ARTICLES = frozenset({"the", "a", "an"})
LEADING = ("DT", "PRP$", "RB", "JJS")  # before a title
REFLEXIVE = ("himself", "herself")  # "X, himself a former minister,"
REACH = 9  # words from "who was" to the title
CLOSING = frozenset({",", ".", ";", ")", ":", "—", "–", "-", "?", "!", "'s", '"', "''"})


@dataclass(frozen=True, slots=True)
class Holding:
    """A title with its holder's name; tokens `start` to `end` say so, `direct` where they are one phrase."""

    title: Title
    start: int
    end: int
    held: Held
    direct: bool = False
    of: Actor | None = None


class _Places:
    """The runs of a document by where they end, by their words, and by where the phrase of each opens; its
    titles by where they begin."""

    def __init__(self, runs: list[Run], titles: list[Title], opening: Mapping[int, int]) -> None:
        self.titled = {title.first: title for title in titles}
        self.ending = {run.end: run for run in reversed(runs)}
        self.covering = {i: run for run in reversed(runs) for i in range(run.start, run.end)}
        self.opening: dict[int, list[Run]] = defaultdict(list)
        for run in runs:
            self.opening[opening[run.start]].append(run)


class HoldingFinder:
    """Ties the titles of a document to its runs."""

    def __init__(self, classes: Mapping[str, frozenset[str]], state: Callable[[str], Actor | None]) -> None:
        self._state = state
        self._served = classes["served"]
        self._made = self._served | {"make", "proclaim", "declare"}
        self._departments = classes["department"]
        self._succeeding = classes["succeeding"]
        self._beginning = self._succeeding | classes["beginning"]

    def __call__(
        self, doc: Doc, runs: list[Run], titles: list[Title], mentions: list[Mention]
    ) -> dict[int, list[Holding]]:
        """The holdings of each run, by its first token; a title has one holder unless it is plural."""
        starting = {m.start: m for m in reversed(mentions)}
        found: dict[int, list[Holding]] = defaultdict(list)
        free = dict.fromkeys(titles, True)
        opening = {run.start: run.first for run in runs}
        owners = self._owners(titles, mentions)
        for run, holding in self._before(doc, runs, titles, starting, owners):
            found[run.start].append(holding)
            opening[run.start] = min(run.first, holding.start)
            free[holding.title] = False
        places = _Places(runs, titles, opening)
        for title in titles:
            if free[title] and not title.plural:
                pair = (
                    self._beside(doc, places, title)
                    or self._also(doc, places, title)
                    or self._told(doc, places, title)
                    or self._clause(doc, places, title)
                )
                if pair:
                    found[pair[0].start].append(pair[1])
            elif free[title] and title in owners:
                for run, holding in self._respectively(doc, places, title, owners[title]):
                    found[run.start].append(holding)
        return found

    def _owners(self, titles: list[Title], mentions: list[Mention]) -> dict[Title, list[Actor]]:
        """The states of plural titles that have several, in their order: "Russian and Turkish presidents"."""
        roles: dict[int, list[Mention]] = defaultdict(list)
        for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
            if mention.form == "role":
                roles[mention.head].append(mention)
        found = {}
        for title in titles:
            states = [self._state(m.actor.country or "") for m in roles[title.head]] if title.plural else []
            known = [state for state in states if state]
            if len(known) > 1:
                found[title] = known
        return found

    def _before(
        self,
        doc: Doc,
        runs: list[Run],
        titles: list[Title],
        starting: Mapping[int, Mention],
        owners: Mapping[Title, list[Actor]],
    ) -> Iterator[tuple[Run, Holding]]:
        """ "President X", "President X of Egypt", "Presidents X and Y", "Thai and Lao leaders X and Y"."""
        named: Counter[Title] = Counter()
        ending = {t.end: t for t in titles} | {t.last: t for t in titles}
        previous: tuple[Run, Title] | None = None
        for run in runs:
            title = (
                ending.get(run.first) or ending.get(run.start) or ending.get(self._department(doc, run.first))
            )
            start = title.first if title else run.first
            if (
                title is None
                and previous
                and previous[1].plural
                and _is_joined(doc, previous[0].end, run.first)
            ):
                title = previous[1]
            if title:
                owner = _owner_after(doc, run.end, starting) if title.of is None or title.plural else None
                end, of = (owner.end, owner.actor) if owner else (run.end, None)
                if of is None and named[title] < len(owners.get(title, ())):
                    of = owners[title][named[title]]
                named[title] += 1
                yield run, Holding(title, start, end, title.held, True, of)
            previous = (run, title) if title else None

    def _department(self, doc: Doc, i: int) -> int:
        """Where a title ends before "for Interior", "of Foreign Affairs" and the name."""
        for j in range(i - 1, max(0, i - REACH), -1):
            if doc[j].lower_ in ("for", "of"):
                return j
            if doc[j].lower_ not in self._departments and doc[j].lower_ not in ("and", ",", "the"):
                break
        return -1

    def _beside(self, doc: Doc, places: "_Places", title: Title) -> tuple[Run, Holding] | None:
        """ "X, the Russian president," and "the Russian president, X,"."""
        first = title.first
        if first > 1 and doc[first - 1].tag_ == "POS":
            first = doc[first - 2].left_edge.i  # "the guerrillas' leader, X,", "X, Y's chief of staff,"
        while first > 0 and (doc[first - 1].tag_ in LEADING or doc[first - 1].lower_ in REFLEXIVE):
            first -= 1
        if first > 1 and doc[first - 1].text in (",", "(", "—") and doc[title.head].dep_ != "conj":
            before = places.ending.get(first - 1)
            goes_on = lower_at(doc, title.last) in ("and", "or")
            other = places.titled.get(title.last + 1) if goes_on else None  # "premier and minister of Kenya"
            joined = goes_on and not _is_described(doc, title.last + 1)
            if before and (other or not joined):
                of = other.of if other and title.of is None else None
                return before, Holding(title, before.first, title.last, title.held, of=of)
        opens = title.last + 2 if lower_at(doc, title.last + 1) == "the" else title.last + 1
        for run in places.opening.get(opens, ()):
            apposed = doc[title.last].text == ","
            closed = (
                run.end >= len(doc) or doc[run.end].text in CLOSING or doc[run.end].pos_ in ("VERB", "AUX")
            )
            named = any(token.tag_ == "POS" for token in doc[first : title.start])  # "Merkel's minister, X,"
            owned = named or first < title.first or doc[first - 1].tag_ == "WP$"
            fronted = doc[title.head].dep_ == "pobj" and doc[run.end - 1].dep_ in SUBJECTS
            if apposed and closed and not fronted and (title.of is not None or owned):
                return run, Holding(title, title.first, run.end, title.held)
        return None

    @staticmethod
    def _also(doc: Doc, places: "_Places", title: Title) -> tuple[Run, Holding] | None:
        """ "X, a member of Hamas and speaker of parliament": a second title with no article of its own."""
        noun = doc[title.head]
        first = noun.head
        if noun.dep_ != "conj" or first.dep_ != "appos" or lower_at(doc, noun.left_edge.i) in ARTICLES:
            return None
        run = places.covering.get(first.head.i)
        if run is None or run.end > first.i:
            return None
        return run, Holding(title, run.first, title.last, title.held)

    @staticmethod
    def _respectively(
        doc: Doc, places: "_Places", title: Title, owners: list[Actor]
    ) -> Iterator[tuple[Run, Holding]]:
        """ "The presidents of Kenya and Uganda, X and Y": as many names as states, in their order."""
        i, runs = title.last, list[Run]()
        while len(runs) < len(owners) and lower_at(doc, i) in (",", "and", "—", ":"):
            i += 1
            if run := next((r for r in places.opening.get(i, ()) if r.is_full), None):
                runs.append(run)
                i = run.end
        if len(runs) == len(owners):
            for run, owner in zip(runs, owners, strict=True):
                yield run, Holding(title, title.first, run.end, title.held, of=owner)

    def _told(self, doc: Doc, places: "_Places", title: Title) -> tuple[Run, Holding] | None:
        """ "X, who was president of Kenya"."""
        floor = max(0, title.first - REACH)
        for i in range(title.first - 1, floor, -1):
            if doc[i].lower_ != "who":
                continue
            verbs = [t for t in doc[i + 1 : title.first] if t.lemma_ in ("be", "become", "serve", "remain")]
            end = i - 1 if doc[i - 1].text == "," else i
            run = places.ending.get(end)
            if run and verbs:
                return run, Holding(title, run.first, title.last, self._tense(verbs[-1], title))
        return None

    def _clause(self, doc: Doc, places: "_Places", title: Title) -> tuple[Run, Holding] | None:
        """ "X became premier", "X was elected president", "during his tenure as Japan's prime minister"."""
        noun = doc[title.head]
        made = places.ending.get(title.start)  # "made X president of Egypt"
        if made and noun.dep_ == "dobj" and noun.head.stem_ in self._made:
            return made, Holding(title, made.first, title.last, self._tense(noun.head, title))
        verb = self._serving(noun)
        if verb is None:
            return None
        named = verb.stem_ in self._made - self._succeeding and noun.head.head == verb
        holder = _holder(verb, noun, named=named)
        run = places.covering.get(antecedent(holder).i) if holder else None
        if run is None:
            return None
        start, end = min(run.first, title.first), max(run.end, title.last)
        return run, Holding(title, start, end, self._tense(verb, title))

    def _serving(self, noun: Token) -> Token | None:
        """The verb whose subject or object a title's noun is said of."""
        head = noun.head
        if noun.dep_ in ("attr", "oprd") and (
            head.lemma_ in ("be", "become", "remain") or head.stem_ in self._served
        ):
            return head
        if noun.dep_ == "dobj" and head.lemma_ == "become":
            return head
        if noun.dep_ == "pobj" and head.lower_ == "as":
            served = (head.head, *children(head.head, "dobj"))  # "took office as premier"
            if any(word.stem_ in self._served for word in served):
                return _verb_above(head.head)
        return None

    def _tense(self, verb: Token, title: Title) -> Held:
        """ "was" and "served" are over, "has been" and "became" hold, "will be" is to come."""
        if title.held != "present":
            return title.held
        helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        if "will" in helpers:
            return "future"
        if verb.lemma_ in self._succeeding and is_passive(verb):
            return "past"  # "was succeeded as president by Y"
        if helpers & {"has", "have"} or verb.lemma_ in self._beginning:
            return "present"
        return "past" if verb.tag_ in ("VBD", "VBN") else "present"


def _holder(verb: Token, title: Token, *, named: bool) -> Token | None:
    """Whom a verb gives a title: the object of an active "elect X president", else the subject."""
    objects = [c for c in verb.children if c.dep_ == "dobj" and c is not title]
    if objects and (title.dep_ == "oprd" or (named and title.dep_ == "pobj" and objects[0].pos_ == "PROPN")):
        return objects[0]  # "named X premier", "named X as premier"
    while verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        verb = verb.head
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _verb_above(token: Token) -> Token:
    while token.head != token and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _is_described(doc: Doc, i: int) -> bool:
    """Whether what someone is begins here: "and the army chief", "and Barzani's old rival", no name."""
    noun = doc[i]
    while noun.dep_ in ("compound", "poss") and noun.head.i > noun.i:
        noun = noun.head
    return lower_at(doc, i) in ARTICLES or (noun.i > i and noun.tag_ == "NN" and noun.dep_ == "conj")


def _is_joined(doc: Doc, end: int, start: int) -> bool:
    """Whether only "and", commas or an "of" phrase lie between two names of one plural title."""
    between = [token.lower_ for token in doc[end:start]]
    return (
        bool(between)
        and len(between) < 6
        and ("and" in between or "," in between)
        and not any(token.pos_ in ("VERB", "AUX") for token in doc[end:start])
    )


def _owner_after(doc: Doc, end: int, starting: Mapping[int, Mention]) -> Mention | None:
    """ "of Egypt" after a name."""
    if lower_at(doc, end) != "of":
        return None
    start = end + 2 if lower_at(doc, end + 1) == "the" else end + 1
    return starting.get(start)
