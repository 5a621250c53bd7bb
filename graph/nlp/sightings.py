"""Names as they stand in a text, with all that the words around them say: titles, roles, speech."""

from dataclasses import dataclass, field

from graph.lexicon import Lexicon
from graph.nlp.holding import Holding, HoldingFinder
from graph.nlp.mentions import BareRole, Mention
from graph.nlp.offices import Title
from graph.nlp.people import Person
from graph.nlp.phrases import head_of
from graph.nlp.runs import Run, RunFinder
from graph.nlp.tokens import Doc


@dataclass(slots=True)
class Sighting:
    """A run of words that may name a person, with what the text around it says."""

    run: Run
    holdings: list[Holding] = field(default_factory=list)
    role: Mention | BareRole | None = None
    speaks: bool = False
    person: Person | None = None

    @property
    def titles(self) -> list[Title]:
        return [holding.title for holding in self.holdings]

    @property
    def is_person(self) -> bool:
        spoken = self.speaks and self.run.is_full
        return bool(self.holdings or self.role or spoken or self.run.is_addressed)


class SightingFinder:
    """Finds the sightings of a document, given its titles and mentions."""

    def __init__(self, lexicon: Lexicon) -> None:
        classes = lexicon.frames.classes
        self._runs = RunFinder(classes)
        self._holdings = HoldingFinder(classes, lexicon.actors.actor)
        self._human = classes["persons"] | classes["official"]
        self._related = classes["related"]
        self._speech = lexicon.cues.words("speech")
        self._leading = classes["presiding"]

    def __call__(self, doc: Doc, titles: list[Title], mentions: list[Mention]) -> list[Sighting]:
        titled = {i for t in titles for i in range(t.start, t.end)}
        named = {i for m in mentions for i in range(m.start, m.end)} - titled
        runs = list(self._runs(doc, named, titled))
        roles: list[Mention | BareRole] = [*doc._.bare_roles, *(m for m in mentions if m.form == "role")]
        ending = {role.head + 1: role for role in roles if doc[role.head].stem_ in self._human}
        holdings = self._holdings(doc, runs, titles, mentions)
        return [
            Sighting(run, holdings.get(run.start, []), ending.get(run.first), self._speaks(doc, run))
            for run in runs
        ]

    def _speaks(self, doc: Doc, run: Run) -> bool:
        """A name that says or leads something, of whom "who" tells, or that what people are stands beside."""
        head = doc[head_of(doc, run.start, run.end)]
        verb = head.head.stem_
        if head.dep_ == "nsubj" and (verb in self._speech or verb in self._leading):
            return True
        if head.dep_ == "pobj" and verb == "by" and head.head.head.stem_ in self._leading:
            return True
        if any(c.dep_ == "appos" and c.tag_ == "NN" and c.lemma_ in self._human for c in head.children):
            return True
        if head.dep_ == "appos" and head.head.tag_ == "NN" and head.head.lemma_ in self._related:
            return any(c.dep_ == "poss" for c in head.head.children)  # "his host, Shah Mahmood Qureshi"
        return any(
            child.dep_ == "relcl" and any(t.lower_ == "who" for t in child.children)
            for child in head.children
        )
