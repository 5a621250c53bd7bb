"""One page of a longer list, and the key after which the next one begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

Key = tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """`after` is the sort key of the last item where more follow, else None: keyset paging, no offsets."""

    items: Sequence[T]
    after: Key | None = None


def cut(rows: Sequence[T], limit: int, key: Callable[[T], Key]) -> Page[T]:
    """The page of `limit` rows from a list that holds one more where more follow."""
    more = len(rows) > limit
    return Page(rows[:limit], key(rows[limit - 1]) if more else None)
