"""Offices named in a text, by title: whose they are, and whether they are held, were or will be.

"Portuguese President", "Japan's prime minister", "president of Egypt", "a Prussian adviser to Tokyo": each is
a Title with its owner. Who holds it is for graph.nlp.persons to say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.lexicon import Lexicon
from graph.lexicon.actors import Office as Kind
from graph.model import Actor
from graph.nlp.mentions import ORGANIZED, Held, Mention, Tie
from graph.nlp.names import Match, Names
from graph.nlp.phrases import head_of, is_hyphenated, is_opposed, is_surname, lower_at, modifies
from graph.nlp.syntax import children
from graph.nlp.tokens import Doc, Token

REACH = 7  # words that may stand between an office and its owner
BODIES = frozenset({"OPP", "REB", "UAF", "CRM", "PTY", "LAB"})  # a leader of these leads them, not the state
BETWEEN = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "HYPH", "CD"})


@dataclass(frozen=True, slots=True)
class Title:
    """Words that name an office: the title is tokens `start` to `end`, with its owner `first` to `last`."""

    start: int
    end: int
    first: int
    last: int
    kind: Kind
    relation: Tie
    held: Held
    plural: bool
    sector: str
    of: Actor | None
    head: int  # the noun the others hang from: "secretary" of "secretary of state"
    posted: bool = False

    @property
    def is_domestic(self) -> bool:
        """Whether the words leave out the state of an office held at home: the text's own may be meant."""
        return self.of is None and not self.posted


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a title; an abbreviation is `dotted`."""

    kind: Kind
    plural: bool = False
    dotted: bool = False


@dataclass(slots=True)
class _Before:
    """What stands before a title in its noun phrase."""

    first: int
    owner: Mention | None = None
    words: set[str] = field(default_factory=set)


class TitleFinder:
    """Finds the titles of a document and their owners among its mentions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._classes = lexicon.frames.classes
        self._unnamed = self._classes["no-name"] | self._classes["former"] | self._classes["second"]
        self._actors = lexicon.actors
        self._titles: Names[Spelling] = Names(names_of_offices(lexicon))

    def __call__(self, doc: Doc, mentions: list[Mention]) -> list[Title]:
        at = {i: m for m in mentions for i in range(m.start, m.end)}
        found = (match for match in self._titles.matches(doc) if _is_office(doc, match, at))
        titles = [self._title(doc, match, at) for match in found if not self._is_surname(doc, match)]
        told = (t for t in titles if t.of or not t.kind.owned or owning(doc[t.head]) is not None)
        return list(_mirrored(told))

    def _is_surname(self, doc: Doc, match: Match[Spelling]) -> bool:
        return match.end - match.start == 1 and is_surname(doc, match.start, self._unnamed)

    def _title(self, doc: Doc, match: Match[Spelling], at: Mapping[int, Mention]) -> Title:
        start, end, kind, plural = match.start, match.end, match.found[0].kind, match.found[0].plural
        noun = doc[end - 1].stem_
        within = (at[i] for i in range(start, end) if i in at)
        role = next((m for m in within if m.form == "role" and start <= m.head < end), None)
        if lower_at(doc, end) == "." and not doc[end - 1].whitespace_ and not doc[end].is_sent_end:
            end += 1  # "Lt. Col." where the point is a token
        if lower_at(doc, end) == "-" and lower_at(doc, end + 1) in self._classes["elect"]:
            end += 2
        before = self._before(doc, start, at)
        inner = at.get(start)  # "U.N. chief": a title that names its owner
        owner, last = before.owner or (inner if inner and inner.end < end else None), end
        after = self._after(doc, end, noun, at)
        if after and (owner is None or noun in self._classes["counsel"]):
            owner, last = after, after.end
        if owner is None and role is not None:
            owner, last = role, max(end, role.end)
        posted = not {noun, doc[start:end].text.lower()}.isdisjoint(self._classes["posted"])
        if posted and owner and (sent_to := self._sent_to(doc, end, at)):
            last = sent_to.end
        words = before.words | {token.lower_ for token in doc[start:end]}
        posted = posted and "ministry" not in words  # its spokesman is a minister's, at home
        sector = self._sector(kind, role or (owner if kind.owned else None))
        of = self._of(owner, sector) if owner else None
        under = before.words & self._classes["second"] or (kind.owned and of and of.kind == "state")
        relation = "AFFILIATED" if under else kind.relation
        first = min(before.first, role.start if role and role.start < start else start)
        single = start + 1 == end and self._classes["one-of-many"].isdisjoint(before.words)
        if single and noun in self._classes["commanding"] and of and of.kind in ORGANIZED:
            relation = "LEADS"  # "the rebels' commander"
        ruling = owner and owner.form == "role" and doc[owner.head].lemma_ in self._classes["cabinet"]
        if ruling and noun in self._classes["generic-office"]:
            relation = "LEADS"  # "head of Libya's government"
        head = head_of(doc, start, end) if "of" in words else end - 1
        return Title(
            start, end, first, last, kind, relation, self._held(words), plural, sector, of, head, posted
        )

    @staticmethod
    def _sent_to(doc: Doc, end: int, at: Mapping[int, Mention]) -> Mention | None:
        """Where an envoy is sent who is named next: "Peru's envoy to the United Nations, Luis Solari"."""
        if lower_at(doc, end) not in ("to", "in", "at"):
            return None
        mention = at.get(end + 2 if lower_at(doc, end + 1) == "the" else end + 1)
        return mention if mention and lower_at(doc, mention.end) == "," else None

    def _held(self, words: set[str]) -> Held:
        if words & self._classes["former"]:
            return "past"
        return "future" if words & self._classes["elect"] else "present"

    @staticmethod
    def _sector(kind: Kind, role: Mention | None) -> str:
        told = role.actor.sector if role and role.form == "role" else None
        return told if told and kind.sector in (None, "GOV", "ELI") else kind.sector or told or "GOV"

    def _of(self, owner: Mention, sector: str) -> Actor | None:
        """Whom the office is of: the state itself, its rebels or opposition, or the organisation."""
        actor = owner.actor
        if actor.country is None or actor.kind not in ("state", "group"):
            return actor
        if owner.form == "name" and actor.kind == "group" and "." not in actor.id:
            return actor  # "the ISI chief"
        if owner.form == "role" and actor.sector not in ("GOV", sector, None):
            return actor
        if sector in BODIES:
            return self._actors.sector(actor.country, sector)
        return self._actors.actor(actor.country) or actor

    def _before(self, doc: Doc, start: int, at: Mapping[int, Mention]) -> _Before:
        """The owner nearest before a title in its own noun phrase, and the words between."""
        found = _Before(start)
        floor = max(doc[start].sent.start, start - REACH)
        i = start - 1
        while i >= floor:
            token = doc[i]
            if mention := at.get(i):
                if is_opposed(doc, mention.start) or (
                    mention.end <= start and is_hyphenated(doc, mention.end)
                ):
                    break
                stateless = (
                    found.owner and found.owner.actor.country is None and mention.actor.kind == "state"
                )
                if (found.owner is None or stateless) and mention.form != "people":
                    found.owner = mention
                elif not (found.owner and found.owner.form == "role"):
                    break
                i = min(mention.start, i)
            elif token.tag_ not in BETWEEN and not (
                token.lower_ in self._classes["former"] and modifies(token)
            ):
                break
            found.words.add(token.lower_)
            found.first = i
            i -= 1
        while found.first < start and doc[found.first].text in ("'s", "'", "-"):
            found.first += 1
        return found

    def _after(self, doc: Doc, end: int, noun: str, at: Mapping[int, Mention]) -> Mention | None:
        """The owner after a title: "of the Republic of Korea", "for Interior of Oman", "adviser to Tokyo"."""
        preposition = lower_at(doc, end)
        if preposition not in ("of", "for") and not (
            preposition == "to" and noun in self._classes["counsel"]
        ):
            return None
        over = 0
        for i in range(end + 1, min(end + REACH, len(doc))):
            mention = at.get(i)
            if mention and is_hyphenated(doc, mention.end) and mention.form != "role":
                over = mention.end + 2  # "head of the U.N.-recognized Libyan government"
            if i < over:
                continue
            if mention:
                led = at.get(mention.end + 1) if lower_at(doc, mention.end) == "'s" else None
                if led and led.actor.kind in ORGANIZED:  # "leader of Greece's Communist Party"
                    return led
                return mention if mention.form != "people" else None
            if not (
                doc[i].tag_ in BETWEEN or doc[i].tag_ in ("DT", "NNS", "CC") or doc[i].lower_ in ("of", "for")
            ):
                return None
        return None


def owning(noun: Token) -> int | None:
    """The place of the word that an office's noun belongs to: "its minister", "the guerrillas' leader"."""
    return next((c.i for c in children(noun, "poss") if c.tag_ in ("PRP$", "WP$", "NN", "NNS")), None)


def _mirrored(titles: Iterable[Title]) -> Iterator[Title]:
    """ "His Japanese counterpart" is whatever the one told of before is: a prime minister, an envoy."""
    before: Title | None = None
    for title in titles:
        if title.kind.mirrored:
            if before:
                yield replace(title, relation=before.relation, sector=before.sector)
            continue
        yield title
        before = title


def _is_office(doc: Doc, match: Match[Spelling], at: Mapping[int, Mention]) -> bool:
    """A noun outside names, but for roles ("Iraqi President"); "Min." is a minister, "Min Aung" is not."""
    token, mention = doc[match.end - 1], at.get(match.end - 1)
    if mention and (mention.form != "role" or mention.head != match.end - 1):
        return False
    spelled = token.text.endswith(".") or lower_at(doc, match.end) == "." or match.start - 1 in at
    if not spelled and all(found.dotted for found in match.found):
        return False
    return token.tag_.startswith("NN") or token.text[:1].isupper() or match.end - match.start > 1


def names_of_offices(lexicon: Lexicon) -> Iterator[tuple[str, Spelling]]:
    """Every title with its kind, and its plural."""
    for kind in lexicon.actors.offices:
        for title in kind.titles:
            yield title, Spelling(kind, dotted=title.endswith("."))
            if len(title) < 4:
                yield title.upper(), Spelling(kind)
            first, of, rest = title.partition(" of ")
            yield f"{first}s{of}{rest}", Spelling(kind, plural=True)
