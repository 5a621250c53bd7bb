"""What a lexicon says, by the words it says it of: two ledgers tell which texts a change can touch."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

ANYWHERE = ""  # no words at all: what hangs from them may change the reading of any text


class FrameEntry(NamedTuple):
    """A frame in a ledger: all it says but what evokes it, as JSON, and its triggers, each a part of speech
    and words that a text must all hold, between spaces."""

    said: str
    triggers: tuple[str, ...]


class Words(Protocol):
    """The words of a text, in each form that something may be looked up by."""

    @property
    def all(self) -> Set[str]: ...

    def evoke(self, frames: frozenset[FrameEntry], /) -> bool:
        """Whether some of them may evoke one of some frames, as they stand in their sentences."""
        ...


@dataclass(frozen=True, slots=True)
class Ledger:
    """For the words, between spaces, that a text must all hold: a hash of what is then looked up; the frames
    by id, in the order in which they are tried."""

    said: Mapping[str, str]
    frames: Mapping[str, FrameEntry] = field(default_factory=dict)


class Changes:
    """What differs between two ledgers; `anywhere` where that may change the reading of any text."""

    def __init__(self, before: Ledger, after: Ledger) -> None:
        old, new = before.said, after.said
        differing = [words for words in old.keys() | new.keys() if old.get(words) != new.get(words)]
        self.anywhere = ANYWHERE in differing or not _in_order(before.frames, after.frames)
        self._single = frozenset(words for words in differing if " " not in words)
        self._several = [frozenset(words.split()) for words in differing if " " in words]
        self._frames = frozenset(_differing(before.frames, after.frames))
        triggers = {trigger for frame in self._frames for trigger in frame.triggers}
        self._triggers = [frozenset(trigger.split()[1:]) for trigger in triggers]

    def touch(self, words: Words) -> bool:
        """Whether a text of these words may say something else now."""
        held = words.all
        if self.anywhere or not self._single.isdisjoint(held) or any(w <= held for w in self._several):
            return True
        return any(w <= held for w in self._triggers) and words.evoke(self._frames)


def _in_order(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether what both have stands in the same order."""
    one, two = list(before), list(after)
    both = set(one).intersection(two)
    return [item for item in one if item in both] == [item for item in two if item in both]


def _differing(before: Mapping[str, FrameEntry], after: Mapping[str, FrameEntry]) -> Iterator[FrameEntry]:
    """Frames as they were and as they are, with the triggers that now say something else."""
    for id in before.keys() | after.keys():
        pair = [entry for entry in (before.get(id), after.get(id)) if entry]
        kept: set[str] = set()
        if len(pair) == 2 and pair[0].said == pair[1].said and _in_order(pair[0].triggers, pair[1].triggers):
            kept = set(pair[0].triggers).intersection(pair[1].triggers)
        for entry in pair:
            if differing := tuple(trigger for trigger in entry.triggers if trigger not in kept):
                yield entry._replace(triggers=differing)
