"""What each component and each data file contributes: accuracy on the judged texts with one of them left out.

The texts are parsed once; each cut reads the kept parses again. Confidence is not fitted anew, so a cut also
loses what falls below the floor for it. Precision may rise: what then is left is the plainest.
"""

import argparse
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from accuracy import JUDGED, Entry, Judge, article_of, judged, shares
from measuring import progress, table

from graph import lexicon
from graph.lexicon import Lexicon, files
from graph.lexicon.frames import Frame, indexed
from graph.model import Article
from graph.nlp.bareroles import BareRoles
from graph.nlp.confidence import Confidence
from graph.nlp.coreference import ReferenceFinder
from graph.nlp.extract import Extractor
from graph.nlp.persons import PersonFinder
from graph.nlp.referents import Referents
from graph.nlp.resolve import Resolver
from graph.nlp.retold import Retold
from graph.nlp.slots import Slots
from graph.nlp.tokens import Doc
from graph.nlp.understood import Understood

OTHERS = tuple(
    f"actors/{name}.yaml"
    for name in (
        "agencies",
        "armed-groups",
        "companies",
        "ngos",
        "organisations",
        "parties",
        "peoples",
        "regions",
    )
)
Text = tuple[Entry, Article, bytes]  # a judged row, its article, its packed parse
Cut = AbstractContextManager[Lexicon]


def same(_self: object, doc: Doc) -> Doc:
    """What a component does that is left out."""
    return doc


def unpeopled(_self: object, doc: Doc) -> Doc:
    """A document without persons, of whom references ask whether they are "he" or "she"."""
    doc.user_data["genders"] = {}
    return doc


def none(*_args: object, **_named: object) -> list[object]:
    """What a rule finds that is left out."""
    return []


def ruled(_self: object, _token: object, _scene: object, guess: list[object]) -> tuple[list[object], None]:
    """Whom the rules take for a pronoun, not weighed."""
    return guess, None


@contextmanager
def without(owner: type, *methods: str, by: Callable[..., object] = none) -> Iterator[Lexicon]:
    """Methods of a class put out of use, with the whole lexicon."""
    with ExitStack() as cut:
        for method in methods:
            cut.enter_context(patch.object(owner, method, by))
        yield lexicon.load()


@contextmanager
def framed(kept: Callable[[Frame], bool]) -> Iterator[Lexicon]:
    """The lexicon with some of its frames alone."""
    whole = lexicon.load()
    less, frames = Lexicon(whole.folders), whole.frames
    vars(less)["frames"] = indexed(
        {id: frame for id, frame in frames.frames.items() if kept(frame)}, frames.classes, frames.lemmas
    )
    yield less


@contextmanager
def unfiled(*patterns: str) -> Iterator[Lexicon]:
    """The lexicon without the entries of some data files."""
    with TemporaryDirectory() as folder:
        data = Path(shutil.copytree(files.DATA, Path(folder) / "data"))
        for path in (path for pattern in patterns for path in data.glob(pattern)):
            path.write_text("[]\n", encoding="utf-8")
        yield Lexicon((data,))


CUTS: Mapping[str, Callable[[], Cut]] = {
    "nothing": partial(unfiled),
    "verb frames": partial(framed, lambda frame: not frame.verbs),
    "noun frames": partial(framed, lambda frame: not frame.nouns),
    "adjectives and phrases": partial(framed, lambda frame: bool(frame.verbs or frame.nouns)),
    "persons": partial(without, PersonFinder, "__call__", by=unpeopled),
    "references and bare roles": partial(without, ReferenceFinder, "__call__", by=same),
    "the weighing of pronouns": partial(without, Referents, "__call__", by=ruled),
    "bare roles": partial(without, BareRoles, "__call__"),
    "owners (loose reading of slots)": partial(without, Resolver, "loose"),
    "light verbs": partial(without, Slots, "supporters"),
    "deeds told of again": partial(without, Retold, "doers"),
    "whoever acted before": partial(without, Understood, "before", "shared_with"),
    "what others do likewise": partial(without, Retold, "echoes"),
    "the floor of confidence": partial(without, Confidence, "of", by=lambda *_: 1.0),
    "leaders.yaml": partial(unfiled, "leaders.yaml"),
    "sectors.yaml": partial(unfiled, "sectors.yaml"),
    "references.yaml": partial(unfiled, "references.yaml"),
    "actors but states": partial(unfiled, *OTHERS),
}


def figures(texts: list[Text], extractor: Extractor) -> Iterator[str]:
    """Recall and precision over all texts and over those held out."""
    marks = [
        (
            row["set"].startswith("held-out"),
            Judge(dict(row), extractor.lexicon).marks(extractor.reread(*text)),
        )
        for row, *text in texts
    ]
    for chosen in ([mark for _, mark in marks], [mark for unseen, mark in marks if unseen]):
        yield from (f"{share:.3f}" for share in shares(chosen))


def main() -> None:
    """Print a table with a line for each thing left out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[JUDGED], help="judged files or folders")
    options = parser.parse_args()
    rows = list(judged(options.paths))
    read = Extractor().readings(map(article_of, rows))
    texts = [(row, article, packed) for row, (article, _, packed) in zip(rows, read, strict=True)]
    lines = []
    for number, (name, cut) in enumerate(CUTS.items()):
        progress(f"{number} of {len(CUTS)}: without {name}")
        with cut() as data:
            lines.append((name, *figures(texts, Extractor(lexicon=data))))
    table("Ablation", ("left out", "recall", "precision", "held out: recall", "precision"), lines)


if __name__ == "__main__":
    main()
