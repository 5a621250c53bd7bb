"""The persons of one document: full names gathered, short names resolved to them, leaders recognised."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from graph.lexicon.actors import Leader
from graph.model import Actor
from graph.nlp.leaders import Leaders, Words, in_office, words_of
from graph.nlp.organizations import slug


class Post(NamedTuple):
    """What an office makes of who holds it: state, sector, or the organisation of no state."""

    country: str | None = None
    sector: str | None = None
    body: Actor | None = None


@dataclass(slots=True, eq=False)
class Person:
    """Someone the text names in full at least once, with what it says of them."""

    name: str
    words: Words
    country: str | None = None
    sector: str | None = None
    leader: Leader | None = None
    places: list[int] = field(default_factory=list)  # tokens of the mentions in full, in order
    first: int = 0  # the one that was found first
    told: bool = False  # whether the text itself ties the person to the country

    namesake: bool = False  # of a leader, and not that leader
    body: Actor | None = None  # the organisation of no state whose officer the person is

    def note(self, place: int) -> None:
        """Keep the place of a mention in full."""
        self.first = self.first if self.places else place
        insort(self.places, place)

    @property
    def actor(self) -> Actor:
        id = self.leader.id if self.leader else slug(self.name)
        if self.namesake and self.country:
            id = f"{id}-{self.country.lower()}"
        return Actor(id, self.name, "person", self.country, self.sector)

    @property
    def acting(self) -> Actor:
        """Who acts when the person does: an officer of an organisation of no state acts for it, as one
        named by the office alone ("the U.N. envoy") does."""
        return self.body if self.body and not self.country else self.actor


class People:
    """Who a document speaks of.

    `post` gives the state and sector of a leader's office; `abroad` whether a state is not a leader's own;
    `sentences` each token's sentence.
    """

    def __init__(
        self,
        leaders: Leaders,
        surname_first: frozenset[str],
        post: Callable[[Leader], Post],
        abroad: Callable[[str, Leader], bool],
        day: date | None,
        sentences: list[int],
    ) -> None:
        self._leaders, self._surname_first, self._post, self._abroad = leaders, surname_first, post, abroad
        self._day, self._sentences = day, sentences
        self.all: list[Person] = []
        self._bearers: dict[str, set[int]] = defaultdict(set)  # of a word or a leader's id, places in `all`

    def full(self, name: str, place: int) -> Person:
        """The person of a full name, an earlier one where one name contains the other's words in order."""
        words = words_of(name)
        leader = self._leaders.named(words, self._day)
        for number in sorted(self._bearers[words[-1]] | (self._bearers[leader.id] if leader else set())):
            person = self.all[number]
            if (
                person.words == words
                or (leader and person.leader and person.leader.id == leader.id)
                or _is_variant(person.words, words)
            ):
                if len(words) > len(person.words):
                    person.name, person.words = name, words
                    self._index(number)
                person.note(place)
                return person
        post = self._post(leader) if leader else Post()
        serving = leader and (self._day is None or in_office(leader, self._day))
        body = post.body if serving else None
        return self._add(Person(name, words, post.country, post.sector, leader, body=body), place)

    def _add(self, person: Person, place: int) -> Person:
        self.all.append(person)
        self._index(len(self.all) - 1)
        person.note(place)
        return person

    def _index(self, number: int) -> None:
        person = self.all[number]
        for name in (*person.words, *([person.leader.id] if person.leader else ())):
            self._bearers[name].add(number)

    def short(self, name: str, place: int, country: str | None = None) -> Person | None:
        """The person that a part of a full name stands for here: near, in office, and much spoken of."""
        words = words_of(name)
        fitting = [
            p
            for p in (self.all[number] for number in sorted(self._bearers[words[0]]))
            if self._fits(words, p) and self._may_be_of(country, p)
        ]
        return max(fitting, key=lambda p: self._prominence(p, place), default=None)

    def leader(self, name: str, place: int, office: str | None, countries: Container[str]) -> Person | None:
        """A leader known by office and surname, or surname alone, though the text never gives the full name.

        Where several of one state fit ("President Bush", "Kirchner"), a person of that state and name.
        """
        words = words_of(name)
        if office:
            found = self._leaders.titled(words, words_of(office), countries, self._day)
        else:
            found = self._leaders.spoken_of(words, countries, self._day)
        if len({leader.id for leader in found}) == 1:
            return self._leading(found[-1], place)
        states = {leader.country for leader in found}
        if len(states) == 1 and (office or name in self._leaders.alone):
            person = self.full(name, place)
            person.country, person.sector, person.body = self._post(found[0])
            return person
        return None

    def _leading(self, leader: Leader, place: int) -> Person:
        for number in sorted(self._bearers[leader.id]):
            person = self.all[number]
            if person.leader and person.leader.id == leader.id:
                person.note(place)
                return person
        post = self._post(leader)
        words = words_of(leader.name)
        return self._add(Person(leader.name, words, post.country, post.sector, leader, body=post.body), place)

    def known(self, name: str) -> bool:
        """Whether a table of leaders has this very name."""
        return self._leaders.named(words_of(name), self._day) is not None

    def _fits(self, words: Words, person: Person) -> bool:
        full = person.words
        if len(words) >= len(full):
            return words == full
        if full[-len(words) :] == words:
            return True
        if full[: len(words)] == words:
            return person.country in self._surname_first or len(full) > 2 or len(words[0]) > 4
        return len(words) == 1 and words[0] in full and len(words[0]) > 3

    def _may_be_of(self, country: str | None, person: Person) -> bool:
        """Whether a person may be the one of a state that the words around a short name tell."""
        if country in (None, person.country):
            return True
        return not (person.told or (person.leader and self._abroad(str(country), person.leader)))

    def _prominence(self, person: Person, place: int) -> tuple[float, int]:
        sentence = self._sentences[place]
        before = bisect_left(person.places, place)
        score = 0.5 * len(person.places)
        if before:
            score += {0: 3.0, 1: 2.0}.get(sentence - self._sentences[person.places[before - 1]], 0.5)
        if person.leader and self._day and in_office(person.leader, self._day):
            score += 2
        return score, -person.first


def _is_variant(one: Words, two: Words) -> bool:
    """Whether two full names differ by middle names only: "George W. Bush", "George Bush"."""
    short, long = sorted((one, two), key=len)
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)
