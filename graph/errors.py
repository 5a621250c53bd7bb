"""What can go wrong, as one tree.

EntenteError
├── InputError            an article that cannot be read: which, where, why, and what to do
├── DataError             a lexicon file that breaks its schema: file and line
├── UnknownError          a name or id that nothing answers to
├── AmbiguousError        a name that several actors answer to; carries them
├── QueryError            a filter whose value cannot be understood
├── CostError             a question that would take longer than it may
├── BusyError             more work waits already than is taken on
└── StoreError            a database that cannot be opened, migrated or written
"""

from collections.abc import Sequence


class EntenteError(Exception):
    """The root of everything Entente raises on purpose; its text is fit to be shown to a user."""


class InputError(EntenteError):
    """An article that cannot be read.

    `place` names the file (and line) and `remedy` says what to do about it.
    """

    def __init__(self, problem: str, *, place: str = "", remedy: str = "") -> None:
        self.problem, self.place, self.remedy = problem, place, remedy
        super().__init__(
            ": ".join(part for part in (place, problem) if part) + (f" ({remedy})" if remedy else "")
        )


class DataError(EntenteError):
    """A line of a lexicon file that breaks its schema."""

    def __init__(self, problem: str, *, file: str, line: int) -> None:
        self.problem, self.file, self.line = problem, file, line
        super().__init__(f"{file}:{line}: {problem}")


class UnknownError(EntenteError):
    """Nothing of that kind answers to that name; `near` holds the ids of what may have been meant."""

    def __init__(self, kind: str, name: str, near: Sequence[str] = ()) -> None:
        self.kind, self.name, self.near = kind, name, tuple(near)
        hint = f": did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"no {kind} is known as {name!r}{hint}")


class AmbiguousError(EntenteError):
    """Several actors answer to that name; `candidates` holds their ids."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        super().__init__(f"{name!r} may be {', '.join(self.candidates)}: use one of these ids")


class QueryError(EntenteError):
    """A filter whose value cannot be understood; `parameter` names it."""

    def __init__(self, parameter: str, problem: str) -> None:
        self.parameter, self.problem = parameter, problem
        super().__init__(f"{parameter}: {problem}")


class CostError(EntenteError):
    """A question that would take longer than it may."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the answer takes more than {seconds:g} s: ask for less, with filters or a shorter time range"
        )


class BusyError(EntenteError):
    """More work waits already than is taken on; `seconds` says when to ask again."""

    def __init__(self, problem: str, *, seconds: int) -> None:
        self.problem, self.seconds = problem, seconds
        super().__init__(f"{problem}: try again in {seconds} s")


class StoreError(EntenteError):
    """A database that cannot be opened, migrated or written."""
