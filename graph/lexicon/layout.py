"""The rules of layout.yaml: what a notice, a caption, a dateline's label look like."""

import re
from functools import cache
from typing import Literal

from pydantic import field_validator

from graph.lexicon.files import DATA, Entry, read

Mark = Literal[
    "notice", "links", "end", "caption", "depicts", "label", "byline", "agency", "joined", "english"
]
FILE = DATA / "layout.yaml"


class LayoutRule(Entry):
    """One pattern, with text that must match it and text that must not."""

    mark: Mark
    pattern: str
    example: str
    counterexample: str

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return pattern


@cache
def rules() -> tuple[LayoutRule, ...]:
    """All rules, in the order of the file."""
    return tuple(read(FILE, LayoutRule))


@cache
def patterns(mark: Mark) -> tuple[re.Pattern[str], ...]:
    """The compiled, case-blind patterns of one mark."""
    return tuple(re.compile(rule.pattern, re.IGNORECASE) for rule in rules() if rule.mark == mark)


def bears(text: str, mark: Mark) -> bool:
    """Whether a rule of that mark is found in the text."""
    return any(pattern.search(text) for pattern in patterns(mark))
