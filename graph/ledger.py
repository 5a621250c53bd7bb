"""What a lexicon says, by the words it says it of: two ledgers tell which texts a change can touch."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

ANYWHERE = ""  # no words at all: what hangs from them may change the reading of any text


class Words(Protocol):
    """The words of a text, in each form that something may be looked up by."""

    @property
    def all(self) -> Set[str]: ...

    def sentences(self) -> Iterable[Set[str]]: ...


class FrameEntry(NamedTuple):
    """A frame in a ledger: a hash of what it says, the words that evoke it, and those it asks for.

    A trigger is a part of speech and words that a text must all hold, between spaces; of each of the `needs`
    one must stand in the sentence of the first of these words.
    """

    said: str
    triggers: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """For the words, between spaces, that a text must all hold: a hash of what is then looked up; the frames
    by id, in the order in which they are tried."""

    said: Mapping[str, str]
    frames: Mapping[str, FrameEntry] = field(default_factory=dict)


Needs = tuple[frozenset[str], ...]


class Changes:
    """What differs between two ledgers; `anywhere` where that may change the reading of any text."""

    def __init__(self, before: Ledger, after: Ledger) -> None:
        old, new = before.said, after.said
        differing = [words for words in old.keys() | new.keys() if old.get(words) != new.get(words)]
        self.anywhere = ANYWHERE in differing or not _in_order(before.frames, after.frames)
        self._single = frozenset(words for words in differing if " " not in words)
        self._several = [frozenset(words.split()) for words in differing if " " in words]
        self._frames = [
            (words[0], frozenset(words), needs)
            for (_, *words), needs in (
                (trigger.split(), needs)
                for trigger, needs in dict.fromkeys(_evoking(before.frames, after.frames))
            )
        ]

    def touch(self, words: Words) -> bool:
        """Whether a text of these words may say something else now."""
        held = words.all
        if self.anywhere or not self._single.isdisjoint(held) or any(w <= held for w in self._several):
            return True
        evoked = [(at, needs) for at, w, needs in self._frames if w <= held and _meets(held, needs)]
        if all(needs for _, needs in evoked):
            return bool(evoked) and any(
                at in sentence and _meets(sentence, needs)
                for sentence in words.sentences()
                for at, needs in evoked
            )
        return True


def _meets(held: Set[str], needs: Needs) -> bool:
    return not any(need.isdisjoint(held) for need in needs)


def _in_order(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether what both have stands in the same order."""
    one, two = list(before), list(after)
    both = set(one).intersection(two)
    return [item for item in one if item in both] == [item for item in two if item in both]


def _evoking(
    before: Mapping[str, FrameEntry], after: Mapping[str, FrameEntry]
) -> Iterator[tuple[str, Needs]]:
    """The triggers of what differs, each with what its frame asks for or asked for."""
    for id in before.keys() | after.keys():
        pair = [entry for entry in (before.get(id), after.get(id)) if entry]
        kept: set[str] = set()
        if len(pair) == 2 and pair[0].said == pair[1].said and _in_order(pair[0].triggers, pair[1].triggers):
            kept = set(pair[0].triggers).intersection(pair[1].triggers)
        for entry in pair:
            differing = [words for words in entry.triggers if words not in kept]
            needs = tuple(map(frozenset, entry.needs)) if differing else ()
            yield from ((words, needs) for words in differing)
