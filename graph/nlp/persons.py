"""The component `entente_persons`: persons from the text itself, and the offices it says they hold.

A name is a person's when a title, an apposition, a verb of speech or the table of leaders says so; later
mentions by a part of the name resolve to that person (graph.nlp.people). An office named without its holder
("Egypt's president") is the person whom the text names for it, else the government.
"""

from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping
from itertools import chain

from graph.lexicon import Lexicon
from graph.lexicon.actors import Leader
from graph.nlp.holding import Holding
from graph.nlp.homes import Homes
from graph.nlp.leaders import Leaders
from graph.nlp.mentions import BareRole, Mention, state_counts
from graph.nlp.offices import Title, TitleFinder
from graph.nlp.officials import Officials, untold
from graph.nlp.people import People, Person, Post
from graph.nlp.phrases import head_of, ids, where
from graph.nlp.runs import Run
from graph.nlp.sightings import Sighting, SightingFinder
from graph.nlp.syntax import children
from graph.nlp.tokens import Doc, Token

GOVERNING = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"})


class PersonFinder:
    """Adds persons and offices to a document: `doc._.mentions`, `doc._.offices`."""

    def __init__(self, lexicon: Lexicon) -> None:
        classes = lexicon.frames.classes
        self._actors = lexicon.actors
        self._surname_first = frozenset(word.upper() for word in classes["surname-first"])
        self._leaders = Leaders(lexicon.actors.leaders, self._surname_first)
        self._alone = ids(self._leaders.alone)
        self._titles = TitleFinder(lexicon)
        self._sightings = SightingFinder(lexicon)
        self._officials = Officials(lexicon)
        self._sectors = {title: office.sector for office in lexicon.actors.offices for title in office.titles}
        self._generic = classes["generic-office"]
        self._regional, self._lands = classes["regional"], classes["land"]
        self._regnal = classes["regnal"]
        self._doers = classes["doer"]
        self._addressed = {"m": classes["honorific-m"], "f": classes["honorific-f"]}
        self._deeds = classes["proposal"] | classes["demand"] | classes["request"] | classes["deed"]
        self._triggers = lexicon.frames.triggers

    def __call__(self, doc: Doc) -> Doc:
        mentions: list[Mention] = doc._.mentions
        titles = self._titles(doc, mentions)
        sightings = self._sightings(doc, titles, mentions)
        day = doc.user_data.get("published")
        people = People(
            self._leaders, self._surname_first, self._post, self._is_namesake, day, _sentences(doc)
        )
        self._identify(doc, sightings, people, mentions)
        inside = {i for s in sightings if s.person for i in range(s.run.start, s.run.end)}
        self._place(doc, sightings, [m for m in mentions if m.start not in inside])
        self._write(doc, sightings, titles)
        return doc

    def _state_of(self, id: str) -> str | None:
        actor = self._actors.actor(id)
        return actor.country if actor else None

    def _post(self, leader: Leader) -> Post:
        """The state, or else organisation, and the sector of a leader's office."""
        of, sector = self._actors.actor(leader.country), self._sectors.get(leader.office.lower())
        return Post(of.country if of else None, sector, of if of and not of.country else None)

    # who it is

    def _identify(self, doc: Doc, sightings: list[Sighting], people: People, mentions: list[Mention]) -> None:
        """Full names first, wherever they stand; then what is short for them."""
        countries = state_counts(mentions)
        alone = [s.run.start for s in sightings if not s.run.is_full]
        short = {doc[i].text for i in alone if i == 0 or doc[i - 1].tag_ != "DT"}
        for sighting in sightings:
            name = doc[sighting.run.start : sighting.run.end].text
            last = name.split()[-1]
            if sighting.run.is_full and (sighting.is_person or last in short or people.known(name)):
                sighting.person = people.full(name, sighting.run.start)
                self._learn(sighting, sighting.person)
        named = {i for m in mentions for i in range(m.start, m.end)}
        ending = {m.end: m.actor.country for m in reversed(mentions)}
        sightings += self._overlooked(doc, sightings, named, self._alone)
        for sighting in sightings:
            if sighting.person is None:
                sighting.person = self._short(doc, sighting, people, countries, ending)
                if sighting.person:
                    self._learn(sighting, sighting.person)

    @staticmethod
    def _overlooked(
        doc: Doc, sightings: list[Sighting], named: Collection[int], alone: Container[int]
    ) -> list[Sighting]:
        """Surnames that the tagger took for common words: "Morales warns Chile" of a Raul Morales, and those
        that the table of leaders has `alone`: "Starmer warns Chile"."""
        seen = {i for s in sightings for i in range(s.run.start, s.run.end)}
        full = [s.run for s in sightings if s.person and s.run.is_full]
        surnames = {doc[run.end - 1].text for run in full}
        surnames |= {doc[run.start].text for run in full if "-" in doc[run.start : run.end].text}
        known = [i for i in where(doc, "ORTH", alone) if doc[i].tag_ in ("NN", "NNS")]
        likely = sorted({*where(doc, "ORTH", ids(surnames)), *known})
        places = [i for i in likely if i not in seen and i not in named]
        return [Sighting(Run(i, i + 1, i)) for i in places if doc[i].text[:1].isupper()]

    def _short(
        self,
        doc: Doc,
        sighting: Sighting,
        people: People,
        countries: Counter[str],
        ending: Mapping[int, str | None],
    ) -> Person | None:
        """Whom a name that is not full stands for: one named in full, a known leader, or one only titled.

        `ending` gives the states of the mentions by their ends."""
        run = sighting.run
        name = doc[run.start : run.end].text
        owners = (h.of or h.title.of for h in sighting.holdings)
        owner = next((of.country for of in owners if of and of.country), None)
        country = owner or self._owned_by(doc, run, ending)
        titles = {doc[t.start : t.end].text.lower() for t in sighting.titles} - self._generic
        person = people.short(name, run.start, country)
        if person and not (titles & self._regnal and self._is_uncrowned(person)):
            return person
        near = {country} if country else countries
        office = " ".join(sorted(titles))
        told = office or (sighting.role is None and (country or len(name) > 3))
        leader = people.leader(name, run.start, office or None, near) if told else None
        if leader:
            return leader
        return people.full(name, run.start) if sighting.is_person else None

    def _is_uncrowned(self, person: Person) -> bool:
        return person.leader is not None and person.leader.office not in self._regnal

    @staticmethod
    def _owned_by(doc: Doc, run: Run, ending: Mapping[int, str | None]) -> str | None:
        """The state of "Ukraine's Zelensky"."""
        if run.start < 2 or doc[run.start - 1].tag_ != "POS":
            return None
        return ending.get(run.start - 1)

    def _learn(self, sighting: Sighting, person: Person) -> None:
        """A person's country and sector, from the first title or role that tells them."""
        for holding in sorted(sighting.holdings, key=_weight):
            title = holding.title
            of = holding.of or title.of
            if of and of.country and person.leader and self._is_namesake(of.country, person.leader):
                person.leader, person.namesake = None, True
            if of and not person.told:
                person.country, person.told = of.country, True
                serves = holding.held == "present" and of.country is None
                person.body = of if serves and of.kind not in ("group", "region") else None
            if person.sector is None or (person.sector == "ELI" and holding.held == "present"):
                person.sector = "ELI" if holding.held == "past" else title.sector
        if isinstance(sighting.role, Mention) and not person.told:
            person.country, person.told = sighting.role.actor.country, True
        if sighting.role and person.sector is None:
            person.sector = (
                sighting.role.sector if isinstance(sighting.role, BareRole) else sighting.role.actor.sector
            )

    def _is_namesake(self, country: str, leader: Leader) -> bool:
        """Whether a title's state is not that of the leader of this name, nor its heir."""
        home = self._state_of(leader.country)
        states = [self._actors.by_id.get(id) for id in (country, home or "")]
        return home not in (None, country) and all(state and state.until is None for state in states)

    def _place(self, doc: Doc, sightings: list[Sighting], mentions: list[Mention]) -> None:
        """Gives those in office whose country no title tells the state their sentence or text is about; other
        persons the one whose police, court or parliament deals with them."""
        homes = Homes(doc, mentions)
        for sighting in sightings:
            person = sighting.person
            held = [h.of or h.title.of or h.title.posted for h in sighting.holdings]
            if person is None or person.country or any(held):
                continue
            titled = [h.title.sector for h in sighting.holdings if h.title.is_domestic]
            governs = not GOVERNING.isdisjoint(titled)
            described = bool(titled) or isinstance(sighting.role, BareRole)
            person.country = homes.of(sighting) if governs else homes.judged(sighting) if described else None

    # what is written down

    def _write(self, doc: Doc, sightings: list[Sighting], titles: list[Title]) -> None:
        found = [s for s in sightings if s.person]
        for sighting in found:
            self._crown(doc, sighting)
        doc.user_data["genders"] = {id: gender for s in found for id, gender in self._gender(doc, s)}
        persons = [_mention(doc, s, s.person) for s in found if s.person]
        others = list(self._officials.unnamed(doc, titles, found))
        offices = list(self._officials.offices(doc, found, persons))
        less_plainly = chain(
            self._officials.implied(doc, persons, doc._.mentions),
            self._officials.owned(doc, persons, doc._.mentions),
            self._officials.spoken_of(titles, others),
            self._officials.bodies(doc, doc._.mentions),
        )
        offices += list(untold(less_plainly, offices))
        doc._.offices = sorted(offices, key=lambda o: (o.start, o.end))
        doc._.mentions = _laid_over(doc._.mentions, persons, others)
        self._settle_roles(doc)

    def _crown(self, doc: Doc, sighting: Sighting) -> None:
        """ "King Abdullah", "Pope Francis": one known by a single name is called by the title too."""
        person = sighting.person
        if person is None or person.leader or len(person.words) > 1 or " " in person.name:
            return
        for holding in sighting.holdings:
            words = doc[holding.title.start : holding.title.end].text
            if holding.direct and words.lower() in self._regnal:
                person.name = f"{words} {person.name}"
                return

    def _gender(self, doc: Doc, sighting: Sighting) -> Iterator[tuple[str, str]]:
        """Whether a person is told of as "he" or "she", by a title, an honorific or the table of leaders."""
        run, person = sighting.run, sighting.person
        if person is None:
            return
        if person.leader and person.leader.gender:
            yield person.actor.id, person.leader.gender
        told: list[str | None] = [h.title.kind.gender for h in sighting.holdings if h.direct]
        addressed = {token.lower_.rstrip(".") for token in doc[run.first : run.start]}
        told += [gender for gender, words in self._addressed.items() if addressed & words]
        yield from ((person.actor.id, gender) for gender in told if gender)

    def _owns_deed(self, noun: Token) -> bool:
        """ "opposition demands", "a government offer", "police raid": who does it stands before the deed."""
        if noun.stem_ not in self._doers or noun.dep_ not in ("compound", "nmod", "amod"):
            return False
        deed = noun.head.stem_
        return self._triggers("noun", deed) is not None or deed in self._deeds

    def _is_open(self, noun: Token, start: int) -> bool:
        """A role that stands for itself and is nobody's yet: not "missile programme", not "Arab leaders"; its
        own words, which begin at `start`, own it no more than "the miners' union"."""
        owned = any(
            (
                child.dep_ == "poss"
                and child.tag_ != "PRP$"
                and child.lemma_ not in self._lands
                and child.i < start
            )
            or child.lower_ in self._regional
            for child in children(noun)
        )
        return not owned and noun.dep_ not in ("compound", "amod", "nmod")

    def _settle_roles(self, doc: Doc) -> None:
        """ "Mugabe's government", "troops loyal to Mugabe": a role a person owns is of that state."""
        heads = {m.head: m.actor for m in doc._.mentions if m.form == "person"}
        covered = {i for m in doc._.mentions for i in range(m.start, m.end) if m.form in ("person", "office")}
        kept: list[BareRole] = []
        added: list[Mention] = []
        for role in doc._.bare_roles:
            if role.head in covered:
                continue
            owner = next((c for c in _owners(doc[role.head]) if c.i in heads), None)
            country = heads[owner.i].country if owner else None
            actor = self._actors.sector(country, role.sector) if country else None
            if actor and owner:
                added.append(Mention(role.start, role.end, role.head, actor, "role"))
            elif self._is_open(doc[role.head], role.start) or self._owns_deed(doc[role.head]):
                kept.append(role)
        doc._.bare_roles = kept
        doc._.mentions = sorted((*doc._.mentions, *added), key=lambda m: (m.start, m.end))


def _owners(role: Token) -> Iterator[Token]:
    """The words that may name whose a role is: "Aoun's men", "forces of Aoun", "soldiers loyal to Aoun"."""
    yield from (c for c in children(role) if c.dep_ in ("poss", "compound", "nmod") and c.i < role.i)
    phrases = [p for p in children(role) if p.dep_ == "prep" and p.lower_ == "of"]
    for adjective in (c for c in children(role) if c.lower_ in ("loyal", "faithful", "allied")):
        phrases += [p for p in children(adjective) if p.dep_ == "prep"]
    yield from (o for p in phrases for o in children(p) if o.dep_ == "pobj")


def _weight(holding: Holding) -> tuple[bool, bool]:
    """Offices whose owner is told come first, those held now before those that were."""
    return (holding.of or holding.title.of) is None, holding.held == "past"


def _sentences(doc: Doc) -> list[int]:
    return [number for number, sentence in enumerate(doc.sents) for _ in range(sentence.start, sentence.end)]


def _mention(doc: Doc, sighting: Sighting, person: Person) -> Mention:
    """The name with the title and owner before it, and the owner after it."""
    run = sighting.run
    starts = [h.start for h in sighting.holdings if h.direct]
    ends = [h.end for h in sighting.holdings if h.direct]
    start, end = min([run.first, *starts]), max([run.end, *ends])
    if isinstance(sighting.role, Mention):
        start = min(start, sighting.role.start)
    return Mention(start, end, head_of(doc, start, run.end), person.acting, "person")


def _laid_over(below: list[Mention], persons: list[Mention], offices: list[Mention]) -> list[Mention]:
    """Persons replace whatever they overlap, offices whatever is left of it."""
    taken = {i for m in persons for i in range(m.start, m.end)}
    offices = [m for m in offices if not any(i in taken for i in range(m.start, m.end))]
    taken |= {i for m in offices for i in range(m.start, m.end)}
    kept = [m for m in below if not any(i in taken for i in range(m.start, m.end))]
    return sorted((*kept, *persons, *offices), key=lambda m: (m.start, m.end))
