"""How much each trait of a claim counts for or against its being right; `data/confidence.yaml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import model_validator

from graph.lexicon.files import Entry, read

FLOOR = "floor"


class Trait(Entry):
    """A trait of a claim and its natural log-odds, by its value where it has several; or the floor."""

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


def load_weights(folders: Iterable[Path]) -> Weights:
    paths = [path for folder in folders for path in sorted(folder.glob("confidence*.yaml"))]
    odds: dict[str, float] = {}
    for row in (row for path in paths for row in read(path, Trait)):
        if row.weight is not None:
            odds[row.id] = row.weight
        odds |= {f"{row.id}:{value}": weight for value, weight in row.weights.items()}
    return Weights(odds, odds.pop(FLOOR, 0.0))
