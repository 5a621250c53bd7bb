"""The relation types: what an edge may say, with its class, sign and weight; `data/relations.yaml`."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from graph.lexicon.files import Entry, read

Quad = Literal["VC", "MC", "VK", "MK"]


class RelationType(Entry):
    """One relation type.

    `quad` is CAMEO's class of events (verbal or material, cooperation or conflict), None for enduring
    relations; `sign` +1 cooperative, -1 conflictual, 0 neither; `weight` a Goldstein-like intensity from
    -10 to +10. `active` and `passive` phrase it: "Japan {active} Peru", "Peru {passive} Japan".
    """

    id: str
    symmetric: bool = False
    quad: Quad | None = None
    sign: Literal[-1, 0, 1]
    weight: float
    active: str
    passive: str
    description: str


def load_relations(folders: Iterable[Path]) -> Mapping[str, RelationType]:
    paths = [path for folder in folders for path in sorted(folder.glob("relations*.yaml"))]
    return {row.id: row for path in paths for row in read(path, RelationType)}
