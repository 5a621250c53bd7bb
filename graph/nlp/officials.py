"""Offices as the text gives them: who holds which, and who is meant where only the office is named."""

from collections.abc import Iterator

from spacy.tokens import Doc

from graph.lexicon import Lexicon
from graph.lexicon.actors import Leader
from graph.model import Actor
from graph.nlp.leaders import words_of
from graph.nlp.mentions import Mention, Office
from graph.nlp.offices import Title
from graph.nlp.sightings import Sighting

INDEFINITE = frozenset({"a", "an", "another", "any", "every", "each"})


class Officials:
    """Reads offices off the sightings of a document, once their persons are known."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = lexicon.actors
        self._generic = lexicon.frames.classes["generic-office"]

    def offices(self, doc: Doc, sightings: list[Sighting]) -> Iterator[Office]:
        for sighting in sightings:
            person = sighting.person
            for holding in sighting.holdings if person else ():
                title = holding.title
                of = holding.of or title.of
                if of is None and person and person.leader and self._is_leaders(doc, title, person.leader):
                    of = self._actors.actor(person.leader.country)
                if of is not None and person is not None and of.id != person.actor.id:
                    yield Office(
                        person.actor,
                        title.relation,
                        of,
                        holding.start,
                        holding.end,
                        (title.start, title.end),
                        holding.held,
                    )

    def unnamed(self, doc: Doc, titles: list[Title], sightings: list[Sighting]) -> Iterator[Mention]:
        """Offices named without their holder: "Egypt's president", "the prime minister"."""
        told = {h.title: s.person.acting for s in sightings for h in s.holdings if s.person and not h.direct}
        direct = {h.title for s in sightings for h in s.holdings if h.direct}
        for title in titles:
            if title.plural or title in direct:
                continue
            holder = told.get(title) or self._holder(doc, title, sightings)
            if holder is not None:
                yield Mention(title.first, title.last, title.head, holder, "office")
            elif title.of is not None and title.held == "present":
                country = title.of.country
                group = self._actors.sector(country, title.sector) if country else None
                yield Mention(title.first, title.last, title.head, group or title.of, "office")

    def _holder(self, doc: Doc, title: Title, sightings: list[Sighting]) -> Actor | None:
        """The one person whom the text names for an office, told of the same state or of "the" alone."""
        determiner = doc[title.first - 1].lower_ if title.first else ""
        if title.held != "present" or determiner in INDEFINITE or (title.of is None and determiner != "the"):
            return None
        holders = {
            s.person.acting
            for s in sightings
            for h in s.holdings
            if s.person
            and h.held == "present"
            and self._is_same(doc, title, h.title)
            and title.of in (None, h.of or h.title.of, self._actors.actor(s.person.country or ""))
        }
        return holders.pop() if len(holders) == 1 else None

    def _is_leaders(self, doc: Doc, title: Title, leader: Leader) -> bool:
        """Whether a title is the office the table knows a leader by, so that its state may be supplied."""
        words = set(words_of(doc[title.start : title.end].text)) - self._generic
        return title.is_domestic and bool(words & set(words_of(leader.office)))

    def _is_same(self, doc: Doc, one: Title, two: Title) -> bool:
        """Whether two titles may be one office: the same words, or "leader" of whoever leads."""
        words, others = (doc[t.start : t.end].text.lower() for t in (one, two))
        return words == others or (words in self._generic and two.relation == "LEADS" and one.of is not None)
