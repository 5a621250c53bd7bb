"""The lexicon: everything Entente knows before it reads, as data files with a schema.

`load()` gives ours; `load(folder, ...)` lays a user's own folders over it: new entries add, an entry with
the id of ours replaces or extends it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from graph.errors import DataError
from graph.lexicon import files
from graph.lexicon.actors import ActorLexicon, load_actors
from graph.lexicon.cues import CueLexicon, load_cues
from graph.lexicon.frames import FrameLexicon, load_frames
from graph.lexicon.odds import Weights, load_odds, load_weights
from graph.lexicon.references import Reference, load_references
from graph.lexicon.relations import RelationType, load_relations

__all__ = ["Lexicon", "load"]


@dataclass(frozen=True)
class Lexicon:
    """The data files of some folders. Each part is read when first asked for: queries need no frames."""

    folders: tuple[Path, ...]

    @cached_property
    def version(self) -> str:
        return files.version(path for folder in self.folders for path in folder.rglob("*.yaml"))

    @cached_property
    def relation_types(self) -> Mapping[str, RelationType]:
        return load_relations(self.folders)

    @cached_property
    def actors(self) -> ActorLexicon:
        return load_actors(self.folders)

    @cached_property
    def frames(self) -> FrameLexicon:
        return load_frames(self.folders, self.relation_types)

    @cached_property
    def cues(self) -> CueLexicon:
        return load_cues(self.folders)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        return load_references(self.folders)

    @cached_property
    def referents(self) -> Mapping[str, float]:
        return load_odds(self.folders, "referents")

    @cached_property
    def confidence(self) -> Weights:
        return load_weights(self.folders)


@lru_cache(maxsize=8)
def load(*extra: Path) -> Lexicon:
    """Our lexicon with a user's own folders laid over it; DataError where one of them is no folder."""
    for folder in extra:
        if not folder.is_dir():
            raise DataError("no such folder: name the one that holds your data", file=str(folder), line=1)
    return Lexicon((files.DATA, *extra))
