"""How much traits count for or against: of a claim for its being right (`data/confidence.yaml`), of an actor
told of before for its being meant by a pronoun (`data/referents.yaml`)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import model_validator

from graph.lexicon.files import Entry, read

FLOOR = "floor"


class Trait(Entry):
    """A trait and its natural log-odds, by its value where it has several; or the floor."""

    id: str
    because: str
    weight: float | None = None
    weights: Mapping[str, float] = {}

    @model_validator(mode="after")
    def _weighs(self) -> "Trait":
        if (self.weight is None) is not bool(self.weights):
            raise ValueError("give either a weight or weights by value")
        if self.id == FLOOR and not 0 <= (self.weight or 0) <= 1:
            raise ValueError("the floor is a probability, from 0 to 1")
        return self


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds by trait ("far", "target-form:place"), and the least confidence of a statement."""

    odds: Mapping[str, float]
    floor: float


def load_odds(folders: Iterable[Path], stem: str) -> dict[str, float]:
    """Log-odds by trait of the files of a name, those of later folders before ours."""
    paths = [path for folder in folders for path in sorted(folder.glob(f"{stem}*.yaml"))]
    odds: dict[str, float] = {}
    for row in (row for path in paths for row in read(path, Trait)):
        if row.weight is not None:
            odds[row.id] = row.weight
        odds |= {f"{row.id}:{value}": weight for value, weight in row.weights.items()}
    return odds


def load_weights(folders: Iterable[Path]) -> Weights:
    odds = load_odds(folders, "confidence")
    return Weights(odds, odds.pop(FLOOR, 0.0))
