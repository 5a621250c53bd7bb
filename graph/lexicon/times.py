"""The words of time in times.yaml."""

from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from graph import edtf
from graph.lexicon.files import DATA, Entry, read

TimeClass = Literal[
    "month", "weekday", "season", "unit", "number", "ordinal", "part", "edge", "about", "recurring", "day",
    "since", "until", "deictic", "anaphoric", "way", "counted", "numbered", "gathering", "cue", "frame",
    "compare", "coming", "prospect", "done", "future", "scheduled", "speaking", "reply",
    "continuing", "elsewhen", "aside", "period",
]  # fmt: skip
FILE = DATA / "times.yaml"


class TimeWord(Entry):
    """Words of one class that mean the same; the file's head says what each field holds."""

    is_: TimeClass = Field(alias="is")
    forms: tuple[str, ...] = Field(min_length=1)
    value: int = 0
    name: str = ""
    also: Literal["", "name", "word"] = ""
    edtf: str = ""

    @model_validator(mode="after")
    def _period_has_a_time(self) -> "TimeWord":
        if (self.is_ == "period") != bool(self.edtf):
            raise ValueError("a period, and nothing else, says its edtf")
        if self.edtf:
            edtf.bounds(self.edtf)
        return self


@cache
def entries() -> tuple[TimeWord, ...]:
    """All entries, in the order of the file."""
    return tuple(read(FILE, TimeWord))


@cache
def words(is_: TimeClass) -> dict[str, int]:
    """Every form of one class with its number, e.g. {"january": 1, "jan": 1, ...}."""
    return {form: word.value for word in entries() if word.is_ == is_ for form in word.forms}


@cache
def units() -> dict[str, str]:
    """Every form of a unit of time with the unit's name, e.g. {"years": "year", ...}."""
    return {form: word.name for word in entries() if word.is_ == "unit" for form in word.forms}


@cache
def ambiguous(also: Literal["name", "word"]) -> frozenset[str]:
    """The full names of months that prose also uses as a name, or as another word."""
    return frozenset(word.forms[0] for word in entries() if word.is_ == "month" and word.also == also)


@cache
def periods() -> dict[str, str]:
    """Named stretches of time with their EDTF, e.g. {"the Cold War": "1947/1991", ...}."""
    return {form: word.edtf for word in entries() if word.is_ == "period" for form in word.forms}
