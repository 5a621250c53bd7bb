"""Noun phrases that refer back to actors named before; one entry of `data/references.yaml` each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from graph.lexicon.files import Entry, read
from graph.lexicon.frames import Example


class Reference(Entry):
    """Noun phrases of one kind: a determiner phrase and a head noun."""

    id: str
    kind: Literal["pair", "state", "person"]
    determiners: tuple[str, ...]
    nouns: tuple[str, ...]
    example: Example


def load_references(folders: Iterable[Path]) -> tuple[Reference, ...]:
    return tuple(
        reference
        for folder in folders
        for path in sorted(folder.glob("references*.yaml"))
        for reference in read(path, Reference)
    )
