"""What a lexicon says, by the words it says it of: two ledgers tell which texts a change can touch."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

ANYWHERE = ""  # no words at all: what hangs from them may change the reading of any text


@dataclass(frozen=True, slots=True)
class Ledger:
    """For the words, between spaces, that a text must all hold: a hash of what is then looked up.

    `order` has the ids of what is tried one after the other.
    """

    said: Mapping[str, str]
    order: tuple[str, ...] = ()


class Changes:
    """What differs between two ledgers; `anywhere` where that may change the reading of any text."""

    def __init__(self, before: Ledger, after: Ledger) -> None:
        old, new = before.said, after.said
        differing = [words for words in old.keys() | new.keys() if old.get(words) != new.get(words)]
        both = set(before.order).intersection(after.order)
        orders = ([id for id in ledger.order if id in both] for ledger in (before, after))
        self.anywhere = ANYWHERE in differing or next(orders) != next(orders)
        self._single = frozenset(words for words in differing if " " not in words)
        self._several = [frozenset(words.split()) for words in differing if " " in words]

    def touch(self, words: Set[str]) -> bool:
        """Whether a text of these words may say something else now."""
        return (
            self.anywhere
            or not self._single.isdisjoint(words)
            or any(together <= words for together in self._several)
        )
