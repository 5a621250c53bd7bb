"""The persons of one document: full names gathered, short names resolved to them, leaders recognised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.lexicon.actors import Leader
from graph.model import Actor
from graph.nlp.names import pieces
from graph.nlp.organizations import slug

Words = tuple[str, ...]


def words_of(name: str) -> Words:
    """A name as it is compared: its pieces in lower case, without accents."""
    return tuple(piece.lower() for word in name.split() for piece in pieces(word) or ())


class Leaders:
    """The table of well-known leaders, by name and by surname."""

    def __init__(self, leaders: Iterable[Leader], surname_first: frozenset[str]) -> None:
        self._by_name: dict[Words, list[Leader]] = {}
        self._by_surname: dict[str, list[Leader]] = {}
        for leader in leaders:
            for name in (leader.name, *leader.names):
                self._by_name.setdefault(words_of(name), []).append(leader)
            words = words_of(leader.name)
            surname = words[0] if leader.country in surname_first else words[-1]
            self._by_surname.setdefault(surname, []).append(leader)

    def named(self, words: Words, day: date | None) -> Leader | None:
        """The leader of exactly this name."""
        return _best(self._by_name.get(words, ()), day)

    def titled(self, words: Words, countries: Mapping[str, int], day: date | None) -> Leader | None:
        """The one leader of this surname whom a title and the states the text speaks of leave possible."""
        found = [*self._by_surname.get(words[-1], ()), *self._by_name.get(words, ())]
        near = [leader for leader in found if leader.country in countries]
        ids = {leader.id for leader in near or found}
        if len(ids) > 1 and day:
            near = [leader for leader in near or found if _in_office(leader, day)]
            ids = {leader.id for leader in near}
        return _best(near or found, day) if len(ids) == 1 else None


def _best(found: Iterable[Leader], day: date | None) -> Leader | None:
    found = list(found)
    return next((leader for leader in found if day and _in_office(leader, day)), found[-1] if found else None)


def _in_office(leader: Leader, day: date) -> bool:
    return (leader.since is None or leader.since <= day) and (leader.until is None or day <= leader.until)


@dataclass(slots=True, eq=False)
class Person:
    """Someone the text names in full at least once, with what it says of them."""

    name: str
    words: Words
    country: str | None = None
    sector: str | None = None
    leader: Leader | None = None
    places: list[int] = field(default_factory=list)  # tokens of the mentions in full
    told: bool = False  # whether the text itself ties the person to the country

    @property
    def actor(self) -> Actor:
        return Actor(self.leader.id if self.leader else slug(self.name), self.name, "person", self.country, self.sector)


class People:
    """Who a document speaks of. `sentences` gives each token's sentence."""

    def __init__(self, leaders: Leaders, surname_first: frozenset[str], day: date | None, sentences: list[int]) -> None:
        self._leaders, self._surname_first, self._day, self._sentences = leaders, surname_first, day, sentences
        self.all: list[Person] = []

    def full(self, name: str, place: int) -> Person:
        """The person of a full name, an earlier one where one name contains the other's words in order."""
        words = words_of(name)
        leader = self._leaders.named(words, self._day)
        for person in self.all:
            if person.words == words or (leader and person.leader and person.leader.id == leader.id) or _is_variant(person.words, words):
                if len(words) > len(person.words):
                    person.name, person.words = name, words
                person.places.append(place)
                return person
        person = Person(name, words, leader.country if leader else None, "GOV" if leader else None, leader, [place])
        self.all.append(person)
        return person

    def short(self, name: str, place: int, country: str | None = None) -> Person | None:
        """The person that a part of a full name stands for here: near, in office, and much spoken of."""
        words = words_of(name)
        fitting = [p for p in self.all if self._fits(words, p) and country in (None, p.country, None if p.told else country)]
        return max(fitting, key=lambda p: self._prominence(p, place), default=None)

    def titled(self, name: str, place: int, countries: Mapping[str, int]) -> Person | None:
        """A leader known by a surname that a title stands before, though the text never gives the full name."""
        leader = self._leaders.titled(words_of(name), countries, self._day)
        if leader is None:
            return None
        person = next((p for p in self.all if p.leader and p.leader.id == leader.id), None)
        if person is None:
            person = Person(leader.name, words_of(leader.name), leader.country, "GOV", leader)
            self.all.append(person)
        person.places.append(place)
        return person

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

    def _prominence(self, person: Person, place: int) -> tuple[float, int]:
        sentence = self._sentences[place]
        before = [self._sentences[p] for p in person.places if p < place]
        score = 0.5 * len(person.places)
        if before:
            score += {0: 3.0, 1: 2.0}.get(sentence - max(before), 0.5)
        if person.leader and self._day and _in_office(person.leader, self._day):
            score += 2
        return score, -person.places[0]


def _is_variant(one: Words, two: Words) -> bool:
    """Whether two full names differ by middle names only: "George W. Bush", "George Bush"."""
    short, long = sorted((one, two), key=len)
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)

