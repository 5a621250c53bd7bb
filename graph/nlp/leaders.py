"""The table of well-known leaders, looked up by name, by surname and by who was in office on a day."""

from collections.abc import Iterable, Mapping
from datetime import date

from graph.lexicon.actors import Leader
from graph.nlp.names import pieces

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
            near = [leader for leader in near or found if in_office(leader, day)]
            ids = {leader.id for leader in near}
        return _best(near or found, day) if len(ids) == 1 else None


def _best(found: Iterable[Leader], day: date | None) -> Leader | None:
    found = list(found)
    return next((leader for leader in found if day and in_office(leader, day)), found[-1] if found else None)


def in_office(leader: Leader, day: date) -> bool:
    return (leader.since is None or leader.since <= day) and (leader.until is None or day <= leader.until)
