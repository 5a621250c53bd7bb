"""How much each trait of a claim counts for or against its being right; `data/confidence.yaml`."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.lexicon.files import Entry, read


class Weight(Entry):
    """A trait of a claim and its natural log-odds."""

    id: str
    weight: float
    because: str


def load_weights(folders: Iterable[Path]) -> Mapping[str, float]:
    paths = [path for folder in folders for path in sorted(folder.glob("confidence*.yaml"))]
    return {row.id: row.weight for path in paths for row in read(path, Weight)}
