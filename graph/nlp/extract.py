"""From articles to statements: the only door out of spaCy."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from spacy.tokens import Doc as Parse

from graph import lexicon as lexicons
from graph.garbage import uncollected
from graph.ledger import FrameEntry, Ledger
from graph.lexicon import Lexicon
from graph.model import Article, Cue, Statement, content_id
from graph.nlp import BATCH, DEFAULT_MODEL, components, load_parser, rules, syntax
from graph.nlp.claims import Claim
from graph.nlp.confidence import Confidence
from graph.nlp.evoking import Evoking
from graph.nlp.ledger import ledger
from graph.nlp.parses import pack, unnamed, unpack, words
from graph.nlp.qualifiers import Qualified, Qualifier
from graph.nlp.reading import parse, remember, span
from graph.nlp.resolve import Resolver
from graph.nlp.statements import ClaimFinder
from graph.nlp.timing import Timed, Timer
from graph.nlp.tokens import Doc, Token

OFFICE = 0.9  # how sure an office is whose state the text says
INFERRED = 0.75  # one whose state it leaves out


Traits = tuple[str, ...]  # of a claim, as data/confidence.yaml weighs them


@dataclass(frozen=True, slots=True)
class Held:
    """The words that a text holds, and whether they may evoke one of some frames."""

    all: frozenset[str]
    evoke: Callable[[frozenset[FrameEntry]], bool]


@dataclass(frozen=True, slots=True)
class _Readers:
    """What reads a claim of one document: its qualifiers, its time, how sure it is."""

    qualifier: Qualifier
    timer: Timer
    confidence: Confidence


class Extractor:
    """Reads articles with one parser and one lexicon; the same articles always give the same statements."""

    def __init__(self, model: str = DEFAULT_MODEL, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or lexicons.load()
        self._model = model
        self.finder = ClaimFinder(self.lexicon)
        self._speech = self.lexicon.cues.words("speech")
        self._resolving = self.lexicon.frames.classes["resolving"]
        self._occurring = self.lexicon.frames.classes["occur"]
        self._evoking: dict[frozenset[FrameEntry], Evoking] = {}

    @property
    def floor(self) -> float:
        """The least confidence with which a claim is stated."""
        return self.lexicon.confidence.floor

    @cached_property
    def _parser(self):  # type: ignore[no-untyped-def]
        return load_parser(self._model)

    @cached_property
    def components(self):  # type: ignore[no-untyped-def]
        return components(self.lexicon)

    @property
    def model_version(self) -> str:
        meta = self._parser.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    @cached_property
    def lexicon_version(self) -> str:
        """Of the lexicon and of the code that applies it: a change of either may change what is said."""
        return content_id(self.lexicon.version, rules.source())[:12]

    @cached_property
    def ledger(self) -> Ledger:
        """What the lexicon says, by the words that a text must hold for it to matter."""
        with uncollected():
            return ledger(self.lexicon)

    def words(self, packed: bytes) -> Held:
        """The words of a packed parse, as a ledger has them."""
        return Held(words(packed, self.lexicon.frames.lemmas), partial(self._evoke, packed))

    def _evoke(self, packed: bytes, frames: frozenset[FrameEntry]) -> bool:
        if frames not in self._evoking:
            self._evoking[frames] = Evoking(frames, self.lexicon.frames)
        with uncollected():
            doc = unnamed(packed, self._parser.vocab)
            found = self._evoking[frames](doc)
            doc.close()
        return found

    def statements(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement]]]:
        """Each article with what it says, in the order of its text."""
        for article, _, doc in self._parsed(articles):
            yield article, self._said(article, doc)

    def read(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
        """Each article as a Doc that all components have run over."""
        for article, _, doc in self._parsed(articles):
            yield article, self._found(doc)

    def readings(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Statement], bytes]]:
        """Each article with what it says and its parse, packed, for `reread` by whatever lexicon then is."""
        for article, parsed, doc in self._parsed(articles):
            packed = pack(parsed, article)
            yield article, self._said(article, doc), packed

    def reread(self, article: Article, packed: bytes) -> list[Statement]:
        """What an article says by this lexicon, from its packed parse; an exception if that is broken."""
        return self._said(article, unpack(packed, article, self._parser.vocab))

    def _parsed(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Parse, Doc]]:
        """Each article with its parse, as spaCy made it and as the rules read it."""
        for article, parsed in parse(articles, self._parser, BATCH):
            yield article, parsed, remember(article, Doc.of(parsed))

    def _said(self, article: Article, doc: Doc) -> list[Statement]:
        """What a parse says. The Doc is done with then, and the tokens kept with it, which hold it in turn,
        are let go: nothing is left for garbage collection, which would take a tenth of the time."""
        with uncollected():
            statements = self.statements_of(article, self._found(doc))
            doc.close()
        return statements

    def _found(self, doc: Doc) -> Doc:
        for component in self.components:
            doc = component(doc)
        return doc

    def statements_of(self, article: Article, doc: Doc) -> list[Statement]:
        """What one article that was read says, in the order of its text."""
        if not len(doc):
            return []
        claimed = [said for said, _ in self.weighed(article, doc) if said.confidence >= self.floor]
        found = [*_continued(claimed, self.lexicon), *self._offices(article, doc)]
        return sorted(found, key=lambda s: (s.evidence.start, s.evidence.end, s.id))

    def weighed(self, article: Article, doc: Doc) -> Iterator[tuple[Statement, Traits]]:
        """What the words of one article claim, even what is likelier wrong than right, each with the traits
        that its confidence is from."""
        resolver = Resolver(doc, self.finder.slots)
        readers = _Readers(Qualifier(self.lexicon, resolver), self._timer(doc), Confidence(self.lexicon, doc))
        for claim in self.finder(doc, resolver):
            yield self._stated(article, doc, claim, readers)

    def _timer(self, doc: Doc) -> Timer:
        return Timer(doc, self._speech, self._resolving, self._occurring)

    def _stated(
        self, article: Article, doc: Doc, claim: Claim, readers: _Readers
    ) -> tuple[Statement, Traits]:
        evoked = claim.evoked
        word = evoked.word
        if claim.relation == "AGREE" and word.dep_ == "xcomp" and word.head.lemma_ == "agree":
            word = word.head  # "agreed to extend the truce": it is agreed
        qualified = readers.qualifier.read(
            word,
            supported="support" in claim.slots[0] or bool(evoked.frame.governor),
            words=evoked.words,
        )
        if evoked.frame.modality == "asserted":
            qualified.modality = "asserted"  # "cannot do without"
        elif evoked.frame.modality:
            qualified.weaken(evoked.frame.modality, evoked.word, whatever=True)
        if evoked.frame.polarity == "negative":
            qualified.negate(evoked.word, whatever=True)
        timed = readers.timer.read(evoked.word)
        words = [word.i for word in evoked.words]
        traits = tuple(readers.confidence.traits(claim, qualified))
        statement = Statement(
            article=article.id,
            subject=claim.source.actor,
            relation=claim.relation,
            object=claim.target.actor,
            modality=qualified.modality,
            polarity=qualified.polarity,
            attributed_to=qualified.holder,
            time=timed.time,
            time_basis=timed.basis,
            contexts=evoked.frame.contexts,
            evidence=span(article, doc, *_extent(doc, claim, qualified)),
            trigger=span(article, doc, min(words), max(words) + 1),
            cues=tuple(_cues(article, doc, qualified, timed)),
            confidence=readers.confidence.of(traits),
            rule=evoked.frame.id,
        )
        return statement, traits

    def _offices(self, article: Article, doc: Doc) -> Iterator[Statement]:
        timer = self._timer(doc)
        seen: set[tuple[str, str, str, int]] = set()
        for office in doc._.offices:
            if office.of is None:
                continue
            key = (office.person.id, office.relation, office.of.id, doc[office.start].sent.start)
            if key in seen:
                continue
            seen.add(key)
            timed = timer.read(doc[slice(*office.trigger)].root)  # who acted in an office then held it then
            yield Statement(
                article=article.id,
                subject=office.person,
                relation=office.relation,
                object=office.of,
                modality="asserted",
                polarity="positive",
                evidence=span(article, doc, office.start, office.end),
                trigger=span(article, doc, *office.trigger),
                confidence=OFFICE if office.stated else INFERRED,
                rule=f"office.{office.held}",
                time=timed.time,
                time_basis="inherited" if timed.time else "article",
                cues=tuple(_time_cue(article, doc, timed)),
            )


def _continued(statements: list[Statement], lexicon: Lexicon) -> Iterator[Statement]:
    """Events told of again by a noun keep the modality they were told with: "the talks" that may be."""
    unreal: dict[tuple[str, str, frozenset[str]], Statement] = {}
    for statement in sorted(statements, key=lambda s: s.trigger.start):
        sides = (statement.subject, statement.object)
        frame = lexicon.frames.frames[statement.rule]
        mutual = lexicon.relation_types[frame.relation].symmetric  # "talks" and "dialogue" are one affair
        noun = "" if mutual else statement.trigger.text.lower().split()[-1].rstrip("s")
        event = (statement.rule, noun, frozenset(actor.country or actor.id for actor in sides))
        if statement.modality != "asserted":
            unreal[event] = statement
        elif (
            event in unreal
            and frame.nouns
            and not statement.time
            and lexicon.relation_types[frame.relation].quad
        ):
            earlier = unreal[event]
            cues = tuple(cue for cue in earlier.cues if cue.qualifier == "modality")
            statement = replace(statement, modality=earlier.modality, cues=statement.cues + cues)
        yield statement


def _extent(doc: Doc, claim: Claim, qualified: Qualified) -> tuple[int, int]:
    """The tokens that carry a claim: its parties, its trigger to the clause's end, qualifiers beside it."""
    words = [word.i for word in claim.evoked.words]
    starts = [claim.source.start, claim.target.start, *words]
    ends = [_phrase_end(doc, claim.source.end), _phrase_end(doc, claim.target.end), *(i + 1 for i in words)]
    low, high = min(starts), max(*ends, syntax.clause_end(_carrying(claim)))
    verb = claim.evoked.word
    related = verb.dep_ == "relcl" and not any(c.tag_ == "WRB" for c in verb.children)
    if related and claim.evoked.frame.object and syntax.has_own_subject(verb):
        low = min(low, verb.head.i)  # "the sanctions that Peru imposed on Chile"
    beside = [t.i for kind, t in qualified.cues if kind in ("modality", "polarity") and low - 4 <= t.i < low]
    return min([low, *beside]), high


def _carrying(claim: Claim) -> Token:
    """The word whose clause or phrase says what is claimed: the trigger, or the verb that supports it."""
    word = claim.evoked.word
    supported = claim.slots[0] == "support" or claim.evoked.frame.governor
    return syntax.clause_of(word) if supported else word


def _phrase_end(doc: Doc, end: int) -> int:
    """The end of the noun phrase that a modifier belongs to: "banned Chinese apps", not "banned Chinese"."""
    token = doc[end - 1]
    while token.dep_ in ("amod", "compound", "poss", "nmod") and token.head.i > token.i:
        token = token.head
    return max(end, token.i + 1)


def _cues(article: Article, doc: Doc, qualified: Qualified, timed: Timed) -> Iterator[Cue]:
    for kind, token in qualified.cues:
        yield Cue(kind, span(article, doc, token.i, token.i + 1))
    yield from _time_cue(article, doc, timed)


def _time_cue(article: Article, doc: Doc, timed: Timed) -> Iterator[Cue]:
    if timed.expression:
        yield Cue("time", span(article, doc, timed.expression.start, timed.expression.end))
