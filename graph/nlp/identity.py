"""Who a name means where several actors share it: the day, the words near it, who else is spoken of."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.lexicon.actors import ActorEntry, Ambiguity
from graph.model import Actor
from graph.nlp.mentions import Form
from graph.nlp.names import Match
from graph.nlp.tokens import Doc

RELICS = frozenset(
    "era built made designed vintage style memorial memorials monument monuments statue statues past times "
    "archives graves".split()
)
_WORD = re.compile(r"[\w.]*\w")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name in the lexicon stands for, and when it did."""

    actor: Actor
    form: Form
    since: date | None = None
    until: date | None = None

    def held(self, day: date | None) -> bool:
        return day is None or not ((self.since and day < self.since) or (self.until and day > self.until))


class Identities:
    """Settles the names of one document."""

    def __init__(
        self,
        doc: Doc,
        matches: list[Match[Named]],
        ambiguities: Mapping[str, Ambiguity],
        by_id: Mapping[str, ActorEntry],
    ) -> None:
        self._doc, self._ambiguities, self._by_id = doc, ambiguities, by_id
        self._day: date | None = doc.user_data.get("published")
        matches = [m for m in matches if not _is_relic(doc, m)]
        self._counts = Counter(
            m.found[0].actor.id for m in matches if len({n.actor.id for n in m.found}) == 1
        )
        self._called = {
            n.actor.id for m in matches for n in m.found if n.form not in ("capital", "seat", "place")
        }
        self._overall: dict[str, str | None] = {}

    def of(self, match: Match[Named]) -> list[Actor]:
        """The actor a name means here; several for a plural that means them all, none for one left open."""
        words = self._doc[match.start : match.end] if match.end - match.start > 1 else self._doc[match.start]
        if row := self._ambiguities.get(words.text):
            if row.together:
                return [self._by_id[id].actor for id in row.together if id in self._by_id]
            chosen = self._decided(row, match)
            return [self._by_id[chosen].actor] if chosen and chosen in self._by_id else []
        if len(match.found) == 1:
            return [match.found[0].actor]
        if all(n.form == "capital" for n in match.found):
            told = [n for n in match.found if n.actor.id in self._called]
            if (
                len(told) == 1 and told[0].until
            ):  # "Moscow" where a text tells of the Soviet Union, not of Russia
                return [told[0].actor]
        named = [n for n in match.found if n.held(self._day)] or list(match.found)
        past = [n for n in named if n.until] if self._day else []  # "the Russians" of 1962 are Soviets
        held = [n.actor for n in past or named]
        actors = list({actor.id: actor for actor in held}.values())
        if len(actors) > 1 and self._doc[match.end - 1].tag_ == "NNPS":
            return actors
        return actors[:1] if len(actors) == 1 else sorted(actors, key=lambda a: -self._counts[a.id])[:1]

    def _decided(self, row: Ambiguity, match: Match[Named]) -> str | None:
        """By the words an entry asks for in the sentence, then in the article; else its default."""
        if row.before and not self._follows(row, match):
            return row.default
        if near := self._best(row, _words(self._doc[match.start].sent.text)):
            return near
        if row.name not in self._overall:
            self._overall[row.name] = self._best(row, self._words) or row.default
        return self._overall[row.name]

    def _follows(self, row: Ambiguity, match: Match[Named]) -> bool:
        """Whether what the name tells of, the noun after it or the next, is one that an entry asks for."""
        after = self._doc[match.end : match.end + 2]
        return any(token.lower_ in row.before for token in after)

    def _best(self, row: Ambiguity, words: str) -> str | None:
        scores = {id: sum(_cue(cue) in words for cue in cues) for id, cues in row.when.items()}
        best = max(scores, key=lambda id: (scores[id], self._counts[id]), default=None)
        return best if best is not None and scores[best] else None

    @cached_property
    def _words(self) -> str:
        return _words(self._doc.text)


def _is_relic(doc: Doc, match: Match[Named]) -> bool:
    """Whether a name tells of what a state has left behind: "a Soviet war memorial", "Soviet-era tanks"."""
    near = {t.lower_ for t in doc[match.end : match.end + 3]}
    return not near.isdisjoint(RELICS) or (match.start > 0 and doc[match.start - 1].lower_ == "former")


def _words(text: str) -> str:
    """A text as plain words in lower case, a space on either side of each."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _cue(cue: str) -> str:
    return f" {cue.lower()} "
