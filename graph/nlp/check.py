"""Runs the examples and counterexamples of the data files, so that each rule shows it does what it says."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.articles import article
from graph.model import MODALITIES, Statement
from graph.nlp.extract import Extractor


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not say what its entry promises."""

    entry: str
    text: str
    expected: str
    found: tuple[str, ...]

    def __str__(self) -> str:
        said = ", ".join(self.found) or "nothing"
        return f"{self.entry}: «{self.text}» should say {self.expected}; it says {said}"


def says(statement: Statement) -> str:
    """A statement in the short form of the examples: "FRA AID SOM intended negative"."""
    words = [statement.subject.id, statement.relation, statement.object.id]
    words += [statement.modality] if statement.modality != "asserted" else []
    words += [statement.polarity] if statement.polarity != "positive" else []
    return " ".join(words)


def check(extractor: Extractor) -> Iterator[Failure]:
    """The examples that fail, one by one; an extractor whose data are sound yields none."""
    lexicon = extractor.lexicon
    tasks: list[tuple[str, str, str]] = []
    for frame in lexicon.frames.frames.values():
        tasks += [(frame.id, e.text, said) for e in frame.example for said in e.says]
        tasks += [(frame.id, text, "") for text in frame.counterexample]
    tasks += [(r.id, r.example.text, said) for r in lexicon.references for said in r.example.says]
    texts = list(dict.fromkeys(text for _, text, _ in tasks))
    articles = [article(text, name=str(i)) for i, text in enumerate(texts)]
    found = dict(zip(texts, (statements for _, statements in extractor.statements(articles)), strict=True))
    for entry, text, expected in tasks:
        failure = _failure(entry, text, expected, found[text], extractor)
        if failure:
            yield failure


def _failure(
    entry: str, text: str, expected: str, found: list[Statement], extractor: Extractor
) -> Failure | None:
    if not expected:
        fired = tuple(says(s) for s in found if s.rule == entry)
        return Failure(entry, text, f"nothing by {entry}", fired) if fired else None
    if any(_matches(s, expected.replace(",", " ").split(), extractor) for s in found):
        return None
    return Failure(entry, text, expected, tuple(f"{says(s)} ({s.rule})" for s in found))


def _matches(statement: Statement, expected: list[str], extractor: Extractor) -> bool:
    """Whether a statement says what is expected; qualifiers count only where the example names them."""
    subject, relation, object_, *qualifiers = expected
    pairs = [(statement.subject.id, statement.object.id)]
    if extractor.lexicon.relation_types[statement.relation].symmetric:
        pairs.append((statement.object.id, statement.subject.id))
    if statement.relation != relation or (subject, object_) not in pairs:
        return False
    modality = next((q for q in qualifiers if q in MODALITIES), None)
    polarity = "negative" if "negative" in qualifiers else "positive"
    return statement.polarity == polarity and modality in (None, statement.modality)


def examples(extractor: Extractor) -> int:
    """How many examples and counterexamples there are."""
    frames = extractor.lexicon.frames.frames.values()
    return sum(len(f.example) + len(f.counterexample) for f in frames)
