"""The table of well-known leaders, looked up by name, by surname and by who was in office on a day."""

import re
from collections.abc import Container, Iterable, Iterator
from datetime import date

from graph.lexicon.actors import Leader
from graph.nlp.names import pieces

Words = tuple[str, ...]

_NUMBER = re.compile("[ivx]+").fullmatch


def words_of(name: str) -> Words:
    """A name as it is compared: its pieces in lower case, without accents."""
    return tuple(piece.lower() for word in name.split() for piece in pieces(word) or ())


class Leaders:
    """The table of well-known leaders, by name and by surname."""

    def __init__(self, leaders: Iterable[Leader], surname_first: frozenset[str]) -> None:
        self._by_name: dict[Words, list[Leader]] = {}
        self._by_surname: dict[str, list[Leader]] = {}
        self.alone: set[str] = set()  # names of one word, as they are written
        for leader in leaders:
            given = words_of(leader.name)[:-1]
            for name in (leader.name, *leader.names):
                self._by_name.setdefault(words_of(name), []).append(leader)
                if name.isalpha():
                    self.alone.add(name)
                    full = (*given, *words_of(name))  # "Francois Mitterand", from "Mitterand"
                    self._by_name.setdefault(full, []).append(leader)
            words = _plain(words_of(leader.name))
            for surname in {words[-1], words[0] if leader.country in surname_first else words[-1]}:
                self._by_surname.setdefault(surname, []).append(leader)

    def entries(self) -> Iterator[tuple[Words, list[Leader]]]:
        """All that can be found, by the words it is found by."""
        yield from self._by_name.items()
        yield from (((surname,), leaders) for surname, leaders in self._by_surname.items())

    def named(self, words: Words, day: date | None) -> Leader | None:
        """The leader of exactly this name."""
        found = self._by_name.get(words, [])
        return next(
            (leader for leader in found if day and in_office(leader, day)), found[-1] if found else None
        )

    def titled(
        self, words: Words, office: Words, countries: Container[str], day: date | None
    ) -> tuple[Leader, ...]:
        """Those of this surname who may have held an office, of the states the text speaks of if any is."""
        found = [leader for leader in self._surnamed(words) if set(office) & set(words_of(leader.office))]
        return _on(day, [leader for leader in found if leader.country in countries] or found)

    def spoken_of(self, words: Words, countries: Container[str], day: date | None) -> tuple[Leader, ...]:
        """Those of this surname, of a state the text speaks of, in office on its day or else before it; those
        whom the table knows by it alone ("Mao") are known in any text."""
        found = [leader for leader in self._surnamed(words) if leader.country in countries]
        found = found or self._by_name.get(words, [])
        now = [leader for leader in found if day is None or in_office(leader, day)]
        return _on(day, now or [leader for leader in found if day and leader.until and leader.until < day])

    def _surnamed(self, words: Words) -> list[Leader]:
        """Those whose name is, begins or ends with these words: "Zelensky", "Suu Kyi"."""
        found = (*self._by_surname.get(words[-1], ()), *self._by_surname.get(words[0], ()))
        fitting = [leader for leader in found if _is_part(words, words_of(leader.name))]
        return list(dict.fromkeys((*self._by_name.get(words, ()), *fitting)))


def _plain(name: Words) -> Words:
    """A name up to a regnal number or a realm: "abdullah" of "abdullah ii"."""
    end = next((place for place, word in enumerate(name) if place and (word == "of" or _NUMBER(word))), None)
    return name[:end]


def _is_part(words: Words, name: Words) -> bool:
    return words in (name[: len(words)], name[-len(words) :])


def _on(day: date | None, leaders: list[Leader]) -> tuple[Leader, ...]:
    """Of several persons those in office on a day, where any is."""
    if len({leader.id for leader in leaders}) > 1 and day:
        leaders = [leader for leader in leaders if in_office(leader, day)] or leaders
    return tuple(leaders)


def in_office(leader: Leader, day: date) -> bool:
    """Whether a leader held the office on a day."""
    return (leader.since is None or leader.since <= day) and (leader.until is None or day <= leader.until)
