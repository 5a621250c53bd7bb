"""The words of time in times.yaml."""

from functools import cache
from typing import Literal

from pydantic import Field

from graph.lexicon.files import DATA, Entry, read

TimeClass = Literal["month", "weekday", "season"]
FILE = DATA / "times.yaml"


class TimeWord(Entry):
    """One word of time: what it is, the number it stands for, how it is written."""

    is_: TimeClass = Field(alias="is")
    value: int
    forms: tuple[str, ...]


@cache
def words(is_: TimeClass) -> dict[str, int]:
    """Every form of one class with its number, e.g. {"january": 1, "jan": 1, ...}."""
    return {form: word.value for word in read(FILE, TimeWord) if word.is_ == is_ for form in word.forms}
