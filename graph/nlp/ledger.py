"""The ledger of a lexicon: everything that reading looks up in it, under the words that it is looked up by.

It is made of the tables that the components search, so that it holds what they can find. An entry hangs from
all the words that a text must hold for it to be found: the pieces of a name, a frame's trigger, a leader's
surname. What is asked for whatever the words are (cues, references, word classes that the code names, the
code itself) hangs from none. What an actor is stands with its names and those of whoever belongs to it.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import chain

import orjson

from graph.ledger import ANYWHERE, FrameEntry, Ledger
from graph.lexicon import Lexicon
from graph.lexicon.actors import Leader
from graph.lexicon.actors import Office as Kind
from graph.lexicon.frames import TRIGGERS, Frame, pieces
from graph.nlp import rules
from graph.nlp.actors import names_of_actors
from graph.nlp.leaders import Leaders, words_of
from graph.nlp.names import Names
from graph.nlp.offices import names_of_offices
from graph.nlp.rolenouns import role_phrases

# The files whose entries hang from words: what another file says may matter anywhere.
LOCAL = ("actors/*", "frames/*", "ambiguous*", "leaders*", "offices*", "sectors*", "words*")
ASKED = ("object", "subject", "prep_object", "complement_verbs", "modifier", "governor", "unless")

Found = tuple[Iterable[str], object]  # words that a text must hold, and what is then looked up


def ledger(lexicon: Lexicon) -> Ledger:
    """The ledger of a lexicon as this code reads it."""
    found: dict[str, list[object]] = defaultdict(list)
    lookups = _Lookups(lexicon)
    for words, value in lookups.all():
        found[" ".join(sorted(set(words)))].append(value)
    said = {words: hashlib.sha256(repr(values).encode()).hexdigest()[:12] for words, values in found.items()}
    return Ledger(said, lookups.frames())


class _Lookups:
    """All that is looked up in one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon, self._actors, self._frames = lexicon, lexicon.actors, lexicon.frames
        self._known = cache(self._what_is)
        self._leader, self._kind = cache(self._who_is), cache(self._what_kind)

    def all(self) -> Iterator[Found]:
        return chain(
            ((ANYWHERE, value) for value in self._anywhere()),
            self._lemmas(),
            self._names(),
            self._ambiguities(),
            self._leaders(),
            self._offices(),
            self._roles(),
        )

    def _anywhere(self) -> Iterator[object]:
        source = rules.source()
        yield source
        for folder in self._lexicon.folders:
            local = {path for pattern in LOCAL for path in folder.glob(pattern)}
            for path in sorted(set(folder.rglob("*.yaml")) - local):
                yield path.name, path.read_bytes()
        quoted = set(re.findall(r'(?<=")[^"\n]+(?=")', source))  # what the code names, and more
        for name, words in self._frames.classes.items():
            if name in quoted:
                yield name, sorted(words)
        yield from ((sector.id, sector.name) for sector in self._actors.sectors.values())
        yield from (self._known(id) for id in self._actors.by_id if id in quoted)

    # frames

    def _lemmas(self) -> Iterator[Found]:
        """Whether a lemma has any way into a frame: it then hides those of the word's other forms."""
        yield from (((lemma,), part) for (part, lemma), _ in self._frames.ways())

    def frames(self) -> dict[str, FrameEntry]:
        return {
            id: FrameEntry(self._what_says(frame), tuple(_triggers(frame)))
            for id, frame in self._frames.frames.items()
        }

    def _what_says(self, frame: Frame) -> str:
        """All of a frame but the words that evoke it, with its conditions unfolded."""
        said = frame.model_dump(exclude={*TRIGGERS, "example", "counterexample"}, exclude_defaults=True)
        said |= {name: sorted(self._frames.words(said[name])) for name in ASKED if name in said}
        return orjson.dumps([said, [part for part in TRIGGERS if getattr(frame, part)]]).decode()

    # actors

    def _names(self) -> Iterator[Found]:
        for words, entries in Names(names_of_actors(self._actors)).entries():
            yield words, [(entry, self._known(entry.value.actor.country)) for entry in entries]
        for id in self._actors.by_id:
            if id.islower():  # as are the ids of organisations that a text introduces, made of their names
                yield words_of(id), self._known(id)

    def _ambiguities(self) -> Iterator[Found]:
        for row in self._actors.ambiguities.values():
            yield words_of(row.name), (row, [self._known(id) for id in row.ids])

    def _what_is(self, id: str | None) -> str:
        """What is known of an actor, of the state it belongs to, and of that one's."""
        known: dict[str, object] = {}
        while id and id not in known:
            actor, entry = self._actors.actor(id), self._actors.by_id.get(id)
            known[id] = (actor, entry and (entry.adjectives[:1], entry.until))
            id = actor.country if actor else None
        return _hash(known)

    # persons

    def _leaders(self) -> Iterator[Found]:
        surname_first = frozenset(word.upper() for word in self._frames.classes["surname-first"])
        for words, leaders in Leaders(self._actors.leaders, surname_first).entries():
            yield words, [self._leader(leader) for leader in leaders]
        for leader in self._actors.leaders:
            yield words_of(leader.id), self._leader(leader)  # as the id of anybody is made of the name

    def _who_is(self, leader: Leader) -> str:
        sector = self._sectors.get(leader.office.lower())
        return _hash(leader.model_dump(), self._known(leader.country), sector)

    @cached_property
    def _sectors(self) -> dict[str, str | None]:
        return {title: office.sector for office in self._actors.offices for title in office.titles}

    def _offices(self) -> Iterator[Found]:
        for words, entries in Names(names_of_offices(self._lexicon)).entries():
            for entry in entries:
                kind = self._kind(entry.value.kind)
                yield words, (entry.pieces, entry.article, kind, entry.value.plural, entry.value.dotted)

    def _what_kind(self, kind: Kind) -> str:
        return _hash(kind.model_dump(exclude={"titles"}))

    def _roles(self) -> Iterator[Found]:
        for last, lengths in role_phrases(self._lexicon).items():
            for _, phrases in lengths:
                yield from (((*front, last), sectors) for front, sectors in phrases.items())


def _triggers(frame: Frame) -> Iterator[str]:
    """Each with its field of the frame, as the tokenizer splits it."""
    yield from (" ".join((part, *pieces(words))) for part in TRIGGERS for words in getattr(frame, part))


def _hash(*values: object) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()
