"""Qualifier cues: the words that make a claim intended, predicted, possible, denied or someone else's.

One cue is one entry of `data/cues.yaml`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from graph.lexicon.files import Entry, read
from graph.model import Modality, Polarity

CueKind = Literal[
    "auxiliary",  # will, may: a modal of the clause itself
    "adverb",  # perhaps, reportedly, never
    "adjective",  # a planned visit; is likely to
    "conjunction",  # if, unless, lest
    "verb",  # plans to, fears that, denied
    "noun",  # a plan to, threat of, fears of
    "speech",  # said that: whose word it is
    "source",  # according to
    "determiner",  # no, neither
    "preposition",  # without, instead of
    "pursuit",  # arrange, push for: what is arranged or pushed for has yet to be
]


class Cue(Entry):
    """Words of one kind that do one thing to what stands below them.

    `attributes` says that the subject is the one whose word or mind it is.
    """

    id: str
    kind: CueKind
    words: tuple[str, ...]
    modality: Modality | None = None
    polarity: Polarity | None = None
    attributes: bool = False
    example: str


@dataclass(frozen=True)
class CueLexicon:
    """The cues, found by kind and word."""

    _index: Mapping[tuple[CueKind, str], Cue] = field(repr=False)

    def find(self, kind: CueKind, *words: str) -> Cue | None:
        """The cue of a kind that one of these forms of a word is."""
        return next((cue for word in words if (cue := self._index.get((kind, word)))), None)

    def words(self, kind: CueKind) -> frozenset[str]:
        """All words of a kind."""
        return frozenset(word for of, word in self._index if of == kind)


def load_cues(folders: Iterable[Path]) -> CueLexicon:
    index: dict[tuple[CueKind, str], Cue] = {}
    for folder in folders:
        for path in sorted(folder.glob("cues*.yaml")):
            for cue in read(path, Cue):
                index.update({(cue.kind, word): cue for word in cue.words})
    return CueLexicon(dict(index))
