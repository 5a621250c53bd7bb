"""Noun phrases that refer back to actors named before; one entry of `data/references.yaml` each."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from graph.lexicon.files import Entry, read
from graph.lexicon.frames import Example
from graph.model import ActorKind


class Reference(Entry):
    """Noun phrases of one kind: a determiner phrase and a head noun.

    `actors` are the kinds of actor it may stand for, `only` the ids of those of them it does if there are
    any, `never` of those it does not; `count` is how many a phrase of kind "several" means. `adjoining` says
    that they are neighbours of each other or of the owner, `plural` that the noun is in the plural,
    `bare` that no noun stands before it.
    """

    id: str
    kind: Literal["several", "state", "body", "other"]
    determiners: tuple[str, ...]
    nouns: tuple[str, ...]
    actors: tuple[ActorKind, ...]
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    count: int = 1
    adjoining: bool = False
    plural: bool = False
    bare: bool = False
    example: Example


def load_references(folders: Iterable[Path]) -> tuple[Reference, ...]:
    return tuple(
        reference
        for folder in folders
        for path in sorted(folder.glob("references*.yaml"))
        for reference in read(path, Reference)
    )
