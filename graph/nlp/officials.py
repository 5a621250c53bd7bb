"""Offices as the text gives them: who holds which, and who is meant where only the office is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from graph.lexicon import Lexicon
from graph.lexicon.actors import Leader
from graph.model import Actor
from graph.nlp.leaders import in_office, words_of
from graph.nlp.mentions import ORGANIZED, Mention, Office, Tie
from graph.nlp.offices import Title, owning
from graph.nlp.people import Person
from graph.nlp.phrases import first_conjunct, lower_at
from graph.nlp.sightings import Sighting
from graph.nlp.syntax import children
from graph.nlp.tokens import Doc, Token

GOVERNING = frozenset({"GOV", "ELI"})  # sectors whose officers a text need not say the state of
INDEFINITE = frozenset({"a", "an", "another", "any", "every", "each"})

Asked = tuple[str, Actor | None]  # an office: its words, and whose it is


class Officials:
    """Reads offices off the sightings of a document, once their persons are known."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = lexicon.actors
        self._leaders = {leader.id: leader for leader in lexicon.actors.leaders}
        heads = (office for office in lexicon.actors.offices if office.relation == "LEADS")
        self._heads = {title for office in heads for title in office.titles}
        self._generic = lexicon.frames.classes["generic-office"]
        self._regnal = lexicon.frames.classes["regnal"]
        self._cabinets = lexicon.frames.classes["cabinet"]

    def offices(self, doc: Doc, sightings: list[Sighting], persons: list[Mention]) -> Iterator[Office]:
        masters = {m.head: m.actor for m in persons if m.actor.country}
        for sighting in sightings:
            person = sighting.person
            for holding in sighting.holdings if person else ():
                title = holding.title
                of = holding.of or title.of
                if of is None and person and person.leader and self._is_leaders(doc, title, person.leader):
                    of = self._actors.actor(person.leader.country)
                stated = of is not None
                of = of or self._masters(doc[title.head], masters, person)
                whose = None if stated or title.kind.mirrored else owning(doc[title.head])
                if of is None and whose is None:
                    of = self._at_home(doc, sighting, title)
                if person is not None and (whose is not None if of is None else of.id != person.actor.id):
                    yield Office(
                        person.actor,
                        title.relation,
                        of,
                        holding.start,
                        holding.end,
                        (title.start, title.end),
                        holding.held,
                        whose,
                        stated,
                    )

    def _masters(self, noun: Token, masters: Mapping[int, Actor], person: Person | None) -> Actor | None:
        """The state of whoever has an office: "Kagame's chief of staff", "a spokesman for Olmert"."""
        phrases = [p for p in children(noun, "prep") if p.lower_ in ("for", "to", "of")]
        names = [*children(noun, "poss"), *(o for p in phrases for o in children(p, "pobj"))]
        master = next((masters[name.i] for name in names if name.i in masters), None)
        if master is None or (person and master.id == person.actor.id):
            return None
        return self._actors.actor(master.country or "")

    def implied(self, doc: Doc, persons: list[Mention], mentions: list[Mention]) -> Iterator[Office]:
        """Whose government or party a text speaks of: "Blair's government", "the government of Hadi",
        "Mugabe's ZANU-PF", "Sarraj, whose government"."""
        bodies = {m.head: m for m in mentions if m.actor.kind in ("party", "armed-group")}
        for mention in persons:
            person = mention.actor
            for noun in _owned(first_conjunct(doc[mention.head])) if person.kind == "person" else ():
                leader = self._leaders.get(person.id)
                state = leader.country if leader else person.country or ""
                home = self._actors.actor(state) if noun.lemma_ in self._cabinets else None
                of = bodies[noun.i].actor if noun.i in bodies else home
                if of and of.id != person.id:
                    words = (mention.start, mention.end, noun.i, noun.i + 1)
                    yield Office(person, "LEADS", of, min(words), max(words), (noun.i, noun.i + 1))

    def owned(self, doc: Doc, persons: list[Mention], mentions: list[Mention]) -> Iterator[Office]:
        """Whose a person is: "Qatar's Mohammed al-Sada", "Lester Pearson of Canada"."""
        states = [m for m in mentions if m.actor.kind == "state"]
        ending, starting = {m.end: m for m in states}, {m.start: m for m in states}
        for mention in persons:
            possessive = doc[mention.start - 1].tag_ == "POS"
            owner = ending.get(mention.start - 1) if possessive else None
            if owner is None and lower_at(doc, mention.end) == "of":
                owner = starting.get(mention.end + 1)
            if owner and mention.actor.kind == "person":
                start, end = min(owner.start, mention.start), max(owner.end, mention.end)
                relation = self._tie(mention.actor, owner.actor, doc.user_data.get("published"))
                yield Office(mention.actor, relation, owner.actor, start, end, (owner.start, owner.end))

    def _tie(self, person: Actor, state: Actor, day: date | None) -> Tie:
        """LEADS of whom the table of leaders has at the head of a state on that day."""
        leader = self._leaders.get(person.id)
        if leader is None or day is None or leader.country != state.id:
            return "AFFILIATED"
        return "LEADS" if leader.office.lower() in self._heads and in_office(leader, day) else "AFFILIATED"

    def bodies(self, doc: Doc, mentions: list[Mention]) -> Iterator[Office]:
        """Whose an organisation is: "the ISI, Pakistan's spy agency", "Petrobras, a Brazilian company"."""
        roles = {m.head: m for m in mentions if m.form == "role" and m.actor.country}
        for mention in mentions:
            body = mention.actor
            for noun in children(doc[mention.head], "appos") if _is_body(mention) else ():
                role = roles.get(noun.i)
                if role is None or role.start < mention.end or body.country not in (None, role.actor.country):
                    continue
                of = self._actors.actor(role.actor.country or "")
                if of:
                    words = noun.i, noun.i + 1
                    yield Office(body, "AFFILIATED", of, mention.start, role.end, words)

    @staticmethod
    def spoken_of(titles: list[Title], unnamed: list[Mention]) -> Iterator[Office]:
        """Who leads what by the words a text uses for somebody: "the Kazakh leader" of Nazarbayev."""
        places = {title.head: title for title in titles}
        for mention in unnamed:
            title = places[mention.head]
            person, of = mention.actor, title.of
            if of and title.held == "present" and person.kind == "person" and person.id != of.id:
                words = title.start, title.end
                yield Office(person, title.relation, of, mention.start, mention.end, words)

    def _at_home(self, doc: Doc, sighting: Sighting, title: Title) -> Actor | None:
        """The state whose president, whose minister a text means that names none: one named in full is of
        the state that is taken for the person's own. "King" and "Sheikh" are as much names as offices."""
        words = {token.lower_ for token in doc[title.start : title.end]}
        governs = title.is_domestic and title.sector in GOVERNING and self._regnal.isdisjoint(words)
        if not governs or not sighting.run.is_full or sighting.person is None:
            return None
        return self._actors.actor(sighting.person.country or "")

    def unnamed(self, doc: Doc, titles: list[Title], sightings: list[Sighting]) -> Iterator[Mention]:
        """Offices named without their holder: "Egypt's president", "the prime minister"."""
        told = {h.title: s.person.acting for s in sightings for h in s.holdings if s.person and not h.direct}
        direct = {h.title for s in sightings for h in s.holdings if h.direct}
        holders = self._holders(doc, sightings)
        for title in titles:
            if title.plural or title in direct:
                continue
            holder = told.get(title) or self._holder(doc, title, holders)
            if holder is not None:
                yield Mention(title.first, title.last, title.head, holder, "office")
            elif title.of is not None and title.held == "present":
                whole = title.of.kind in ORGANIZED  # "the Hamas leader" acts for Hamas
                country = None if whole else title.of.country
                group = self._actors.sector(country, title.sector) if country else None
                yield Mention(title.first, title.last, title.head, group or title.of, "office")

    def _holders(self, doc: Doc, sightings: list[Sighting]) -> dict[Asked, set[Actor]]:
        """Who holds an office by its words and whose it is: their own, told or not; "" is any that leads."""
        found: dict[Asked, set[Actor]] = defaultdict(set)
        day = doc.user_data.get("published")
        for sighting in sightings:
            person = sighting.person
            if person is None:
                continue
            acting, home = person.acting, self._actors.actor(person.country or "")
            if person.leader and day and in_office(person.leader, day):
                office = person.leader.office.lower()  # of whom the text may give the name alone
                found[office, home].add(acting)
                if " " in office or office in self._regnal:  # "the secretary of state", "the king"
                    found[office, None].add(acting)
            for holding in sighting.holdings:
                title = holding.title
                for of in (None, holding.of or title.of, home) if holding.held == "present" else ():
                    found[_words(doc, title), of].add(acting)
                    if title.relation == "LEADS":
                        found["", of].add(acting)
        return found

    def _holder(self, doc: Doc, title: Title, holders: Mapping[Asked, set[Actor]]) -> Actor | None:
        """The one person whom the text names for an office, told of the same state or of "the" alone;
        "leader" of a state is whoever leads it."""
        determiner = doc[title.first - 1].lower_ if title.first else ""
        if title.held != "present" or determiner in INDEFINITE or (title.of is None and determiner != "the"):
            return None
        words = _words(doc, title)
        found = set(holders.get((words, title.of), ()))
        if not found and title.of is None and doc[title.start].text.istitle():  # "the Secretary", of State
            found = {a for (held, of), by in holders.items() if not of and words in held.split() for a in by}
        if words in self._generic and title.of is not None:
            found |= holders.get(("", title.of), set())
        return found.pop() if len(found) == 1 else None

    def _is_leaders(self, doc: Doc, title: Title, leader: Leader) -> bool:
        """Whether a title is the office the table knows a leader by, so that its state may be supplied."""
        words = set(words_of(doc[title.start : title.end].text)) - self._generic
        return title.is_domestic and bool(words & set(words_of(leader.office)))


def _is_body(mention: Mention) -> bool:
    """An organisation that the text names and that may be of a state."""
    return mention.form == "name" and mention.actor.kind in ("company", "party", "armed-group", "group")


def untold(offices: Iterable[Office], told: list[Office]) -> Iterator[Office]:
    """The offices of a person and a body that no other office tells of together."""
    known = {(office.person.id, office.of.id) for office in told if office.of}
    for office in offices:
        if office.of and (pair := (office.person.id, office.of.id)) not in known:
            known.add(pair)
            yield office


def _owned(person: Token) -> Iterator[Token]:
    """The nouns that are a person's: with an apostrophe, "of" or "whose"."""
    if person.dep_ == "poss":
        yield person.head
    elif person.dep_ == "pobj" and person.head.lower_ == "of":
        yield person.head.head
    for clause in children(person, "relcl"):
        told = children(clause, "nsubj", "nsubjpass")
        yield from (n for n in told if any(c.tag_ == "WP$" for c in children(n, "poss")))


def _words(doc: Doc, title: Title) -> str:
    return doc[title.start : title.end].text.lower()
