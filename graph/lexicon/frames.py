"""Frames: which words evoke which relation, and where its source and target stand in the parse.

A frame is one entry of `data/frames/*.yaml`; a word class is one entry of `data/words.yaml`, named in
frames as "@class", among their triggers as among their conditions. Both are described in docs/extraction.md.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import field_validator, model_validator

from graph.errors import DataError
from graph.garbage import uncollected
from graph.lexicon.files import Entry, read
from graph.model import Modality, Polarity

PREPOSITIONS = frozenset(
    "about above across after against ahead along alongside among amid around as at before behind below "
    "beneath beside between beyond by concerning despite down during for from in inside into like near of "
    "off on onto opposite out outside over past regarding round since through throughout to toward towards "
    "under unlike until up upon via with within without".split()
)
PLACES = frozenset(
    {
        "subject",
        "object",
        "dative",
        "attribute",
        "clause",
        "possessor",
        "support",
        "condition",
        "occasion",
        "answerer",
        "facing",
        "trigger",
        "home",
        "aim",
        "previous",
    }
)
TRIGGERS = ("verbs", "nouns", "adjectives", "phrases")
Complement = Literal["to", "that", "ing", "must", "will", "base", "any"]


class Example(Entry):
    """A sentence and what it says: "FRA AID SOM", with ", negative" or a modality where it matters."""

    text: str
    says: tuple[str, ...]

    @field_validator("says", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


class WordClass(Entry):
    """A named set of lemmas that conditions refer to as "@id"; a word "@other" includes that class."""

    id: str
    words: tuple[str, ...]


class Lemma(Entry):
    """A lemma that the model gets wrong for verbs, and the right one."""

    form: str
    lemma: str


class Frame(Entry):
    """One sense of some trigger words."""

    id: str
    relation: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    prep: tuple[str, ...] = ()
    prep_object: tuple[str, ...] = ()
    complement: Complement | None = None
    complement_verbs: tuple[str, ...] = ()
    modifier: tuple[str, ...] = ()
    governor: tuple[str, ...] = ()
    # none of these is an object, stands after a preposition, is a clause's verb or a modifier
    unless: tuple[str, ...] = ()
    animate: bool = False
    denied: bool = False  # it fires only where its verb is denied; with a negative polarity that is its sense
    refused: bool = False  # it fires only where its verb is denied after "will" or "would"
    reciprocal: bool = True  # a symmetric relation pairs its sources where no target stands: "the two agreed"
    mutual: bool = False  # what one does the other does too: "exchanged fire with"
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    polarity: Polarity | None = None
    modality: Modality | None = None
    contexts: tuple[str, ...] = ()
    example: tuple[Example, ...]
    counterexample: tuple[str, ...] = ()

    @field_validator("example", "counterexample", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        return [value] if isinstance(value, (str, dict)) else value

    @field_validator("source", "target")
    @classmethod
    def _known_slots(cls, slots: tuple[str, ...]) -> tuple[str, ...]:
        for slot in slots:
            for part in slot.split("."):
                if part not in PLACES and part not in PREPOSITIONS:
                    raise ValueError(
                        f"{part!r} is no slot: use a preposition or one of {', '.join(sorted(PLACES))}"
                    )
        return slots

    @model_validator(mode="after")
    def _has_triggers(self) -> "Frame":
        if not (self.verbs or self.nouns or self.adjectives or self.phrases):
            raise ValueError("a frame needs verbs, nouns, adjectives or phrases")
        return self

    @property
    def sources(self) -> tuple[str, ...]:
        return self.source or (("possessor", "by", "support") if self.nouns else ("subject",))

    @property
    def targets(self) -> tuple[str, ...]:
        return self.target or (("on", "against", "of", "with", "to") if self.nouns else ("object",))

    @property
    def narrowness(self) -> int:
        """How many conditions the frame sets: of two that fit, the narrower is tried first."""
        conditions = (
            self.object,
            self.subject,
            self.prep,
            self.complement_verbs,
            self.modifier,
            self.governor,
            self.denied,
            self.refused,
        )
        return 2 * sum(map(bool, conditions)) + bool(self.complement) + self.animate


PartOfSpeech = Literal["verb", "noun", "adjective", "phrase"]


@dataclass(frozen=True)
class Trigger:
    """A way into a frame: the words that follow the lemma (a particle or preposition), and the frame.

    A hyphenated verb is found by its last word, which the parse makes the verb: `before` holds the others.
    """

    rest: tuple[str, ...]
    frame: Frame
    before: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, int]:
        """Longer triggers first, then narrower frames."""
        return -len(self.rest) - len(self.before), -self.frame.narrowness


class Ways:
    """The ways in from one lemma, in order; those of several words only where their next word is near."""

    def __init__(self, ways: list[Trigger]) -> None:
        self.all = tuple(sorted(ways, key=lambda way: way.rank))
        self._bare: list[int] = []
        self._by_next: dict[str, list[int]] = defaultdict(list)
        for place, way in enumerate(self.all):
            (self._by_next[way.rest[0]] if way.rest else self._bare).append(place)
        self._single = [self.all[place] for place in self._bare]

    def near(self, words: Callable[[], frozenset[str]]) -> list[Trigger]:
        """The ways whose words all stand among some, which are only looked up if they matter."""
        if not self._by_next:
            return self._single
        around = words()
        longer = [
            place
            for word in self._by_next.keys() & around
            for place in self._by_next[word]
            if around.issuperset(self.all[place].rest)
        ]
        return [self.all[place] for place in sorted(longer + self._bare)] if longer else self._single


@dataclass(frozen=True)
class FrameLexicon:
    """All frames, found by part of speech and lemma, the narrowest first."""

    frames: Mapping[str, Frame]
    classes: Mapping[str, frozenset[str]]
    lemmas: Mapping[str, str]
    _index: Mapping[tuple[PartOfSpeech, str], Ways] = field(repr=False)
    _unfolded: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, repr=False)

    def triggers(self, part: PartOfSpeech, lemma: str) -> Ways | None:
        return self._index.get((part, lemma))

    def verb(self, lemma: str, form: str) -> str:
        """The right lemma of a verb for the one that the model gives: "rape" for "rap" where a text has
        "raped", not where it has "rapped"."""
        right = self.lemmas.get(lemma, lemma)
        mute = right == f"{lemma}e" and lemma[-1] != "x"  # "ax" is "axe" in all its forms
        return lemma if mute and not form.startswith((right, f"{lemma}ing")) else right

    def ways(self) -> Iterable[tuple[tuple[PartOfSpeech, str], Ways]]:
        """All ways into frames, by part of speech and lemma."""
        return self._index.items()

    def words(self, condition: tuple[str, ...]) -> frozenset[str]:
        """The lemmas a condition names, its classes unfolded."""
        found = self._unfolded.get(condition)
        if found is None:
            found = self._unfolded[condition] = _meant(condition, self.classes)
        return found


def _unfold(
    classes: Mapping[str, tuple[str, ...]], name: str, seen: frozenset[str] = frozenset()
) -> Iterator[str]:
    for word in classes[name]:
        if not word.startswith("@"):
            yield word
        elif word[1:] not in seen:
            yield from _unfold(classes, word[1:], seen | {name})


def _meant(words: Iterable[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Some words, the classes among them unfolded."""
    return frozenset().union(*(classes[w[1:]] if w[:1] == "@" else {w} for w in words))


def _with_triggers(frame: Frame, classes: Mapping[str, frozenset[str]]) -> Frame:
    """The frame with the classes among its triggers unfolded."""
    triggers = {part: tuple(sorted(_meant(getattr(frame, part), classes))) for part in TRIGGERS}
    return frame.model_copy(update={part: words for part, words in triggers.items() if words})


def _entries(frame: Frame) -> Iterator[tuple[PartOfSpeech, str]]:
    yield from (("verb", word) for word in frame.verbs)
    yield from (("noun", word) for word in frame.nouns)
    yield from (("adjective", word) for word in frame.adjectives)
    yield from (("phrase", word) for word in frame.phrases)


def _checked(frame: Frame, path: Path, classes: Mapping[str, Any], relations: Iterable[str]) -> Frame:
    conditions = frame.object + frame.subject + frame.complement_verbs + frame.modifier + frame.governor
    conditions += frame.prep_object + frame.unless
    conditions += frame.verbs + frame.nouns + frame.adjectives + frame.phrases
    unknown = [word for word in conditions if word.startswith("@") and word[1:] not in classes]
    problem = ""
    if unknown:
        problem = f"{unknown[0]} is no class of words.yaml"
    elif frame.relation not in relations:
        problem = f"{frame.relation} is no relation type of relations.yaml"
    if problem:
        found = re.search(rf"id: *{re.escape(frame.id)}\b", text := path.read_text("utf-8"))
        raise DataError(
            f"{frame.id}: {problem}",
            file=path.name,
            line=text[: found.start()].count("\n") + 1 if found else 1,
        )
    return frame


def _lemmas(folder: Path) -> Iterator[Lemma]:
    for path in sorted(folder.glob("lemmas*.yaml")):
        yield from read(path, Lemma)


@uncollected()
def load_frames(folders: Iterable[Path], relations: Iterable[str]) -> FrameLexicon:
    """The frames and word classes of some data folders; a later folder's frame replaces an earlier one's."""
    folders, relations = list(folders), set(relations)
    named = [
        row
        for folder in folders
        for path in sorted(folder.glob("words*.yaml"))
        for row in read(path, WordClass)
    ]
    listed: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in named:
        listed[row.id] += row.words
    classes = {name: frozenset(_unfold(listed, name)) for name in list(listed)}
    frames: dict[str, Frame] = {}
    for folder in folders:
        own: set[str] = set()
        for path in sorted(folder.glob("frames/*.yaml")):
            for frame in read(path, Frame):
                if frame.id in own:
                    raise DataError(f"{frame.id} stands twice", file=path.name, line=1)
                own.add(frame.id)
                frames[frame.id] = _with_triggers(_checked(frame, path, classes, relations), classes)
    lemmas = {row.form: row.lemma for folder in folders for row in _lemmas(folder)}
    return indexed(frames, classes, lemmas)


def indexed(
    frames: Mapping[str, Frame], classes: Mapping[str, frozenset[str]], lemmas: Mapping[str, str]
) -> FrameLexicon:
    """Some frames, found by their triggers."""
    index: dict[tuple[PartOfSpeech, str], list[Trigger]] = defaultdict(list)
    for frame in frames.values():
        for part, words in _entries(frame):
            first, *rest = pieces(words)
            index[part, first].append(Trigger(tuple(rest), frame))
            if part == "verb" and rest[:1] == ["-"] and len(rest) == 2:
                index[part, rest[1]].append(Trigger((), frame, (first, "-")))
    return FrameLexicon(frames, classes, lemmas, {key: Ways(ways) for key, ways in index.items()})


def pieces(trigger: str) -> list[str]:
    """The words of a trigger as the tokenizer splits them."""
    return re.findall(r"[^\s-]+|-", trigger)
