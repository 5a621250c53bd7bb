"""Parties that a text leaves to be understood: whoever acted before, acts beside, or speaks."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp.circumstances import Circumstances
from graph.nlp.claims import Claim
from graph.nlp.dyads import is_dyad, told_of
from graph.nlp.parties import OWN, Parties, meant
from graph.nlp.resolve import Party
from graph.nlp.syntax import children, clause_end, clause_of, is_infinitive, is_passive, is_unreal, is_verb
from graph.nlp.tokens import Token
from graph.nlp.triggers import Evoked


class Understood:
    """Finds the parties of one document that are not named beside what is told of them."""

    def __init__(self, lexicon: Lexicon, circumstances: Circumstances, parties: Parties) -> None:
        self._lexicon, self._types = lexicon, lexicon.relation_types
        self._circumstances, self._parties, self._resolver = circumstances, parties, parties.resolver

    def before(self, evoked: Evoked, sources: list[Party]) -> list[Party]:
        """Who acted before an act that names no other: "Peru demanded arbitration, and Chile has refused"."""
        word = evoked.word
        own = told_of(sources)
        apart = word.dep_ == "relcl" or is_passive(word) or is_infinitive(word)
        if apart or self._resolver.names_other(word.doc[word.i + 1 : clause_end(word)], own):
            return []
        before = self._resolver.subjects_before(word, own)
        fellows = evoked.frame.relation == "SANCTION" and len(before) > 1  # who did the like, not to whom
        return [] if fellows else meant(before, word.i, word)

    def borne(self, word: Token, evoked: Iterable[Evoked]) -> list[Claim]:
        """What those meet with who act in the circumstances that a word tells: "Despite threats from Peru,
        Chile armed", "With Peru's help, Chile built"."""
        beside = self._circumstances.of(word)
        if beside is None or not (acting := self._parties.acting(beside.clause)):
            return []
        met = takewhile(lambda e: beside.bears(e.frame.relation), evoked)
        return next((claims for e in met if (claims := self._done_to(acting, e))), [])

    def _done_to(self, acting: list[Actor], evoked: Evoked) -> list[Claim]:
        """What is told of one party alone, as done to some actors."""
        frame, word = evoked.frame, evoked.word
        phrase = word.doc[word.left_edge.i : word.right_edge.i + 1]
        for rank, slot in enumerate(frame.sources):
            doing = slot in OWN or (slot == "subject" and is_verb(word))
            sources = self._parties.at(evoked, slot, source=True) if doing else []
            if sources and not self._resolver.names_other(phrase, told_of(sources)):
                pairs = [(s, t) for s in sources for t in meant(acting, word.i, word)]
                pairs = [(s, t) for s, t in pairs if is_dyad(s, t, frame.relation)]
                return [Claim(evoked, s, t, (slot, "previous"), (rank, len(frame.targets))) for s, t in pairs]
        return []

    def shared_with(self, evoked: Evoked) -> list[Claim]:
        """What is told of with one party alone is another's whom the text leaves to be understood: "Amid
        tensions with Peru, Chile armed", "Ties with Peru have thawed"."""
        word, frame = evoked.word, evoked.frame
        targets = self._parties.at(evoked, "with", source=False) if "with" in frame.targets else []
        if not targets and "to" in frame.targets and self._circumstances.of(word):
            told = self._parties.at(evoked, "to", source=False)
            targets = [target for target in told if target.start > word.i]  # "With ties to Peru strained"
        if not targets or word.head.lower_ == "against":
            return []
        if any(self._parties.at(evoked, slot, source=True) for slot in frame.sources):
            return []
        rank = len(frame.sources)
        for understood in self._sharing(evoked, targets):
            sharing = meant([a for a in understood if _may_share(a)], word.i, word)
            pairs = [(s, t) for s in sharing for t in targets if is_dyad(s, t, frame.relation)]
            if pairs:
                return [Claim(evoked, s, t, ("previous", "with"), (rank, rank)) for s, t in pairs]
        return []

    def _sharing(self, evoked: Evoked, targets: list[Party]) -> Iterator[list[Actor]]:
        """Who may share what is told of with some: those who act in the clause whose circumstances it is,
        the state whose word it is, whoever acted last, unless who hopes or fears it is another."""
        word = evoked.word
        if all(target.start > word.i for target in targets) and (beside := self._circumstances.of(word)):
            yield self._parties.acting(beside.clause)
        if not self._types[evoked.frame.relation].symmetric:
            return
        verb, own = clause_of(word), told_of(targets)
        yield self._speaking(verb, own)
        minding = self._lexicon.frames.verb(verb.head.stem_, verb.head.lower_)
        cue = self._lexicon.cues.find("verb", minding) if verb.dep_ == "ccomp" else None
        minded = cue is not None and cue.modality is not None
        if verb.dep_ == "acl" or minded or is_unreal(verb) or children(verb, "neg"):
            return
        before = self._resolver.subjects_before(word, own)
        yield before if len(before) == 1 else []

    def _speaking(self, clause: Token, own: set[str]) -> list[Actor]:
        """The state whose word a clause is that has no actor: "Ties with Peru have thawed, the Chilean
        minister said"."""
        said = clause.dep_ == "ccomp" and clause.i < clause.head.i
        speech = said and self._lexicon.cues.find("speech", clause.head.lemma_)
        if not speech or self._parties.acting(clause):
            return []
        speakers = [a for a in self._parties.acting(clause.head) if _may_share(a) and a.country]
        states = [self._lexicon.actors.actor(a.country or "") for a in speakers if a.country not in own]
        return [state for state in states if state]


def _may_share(actor: Actor) -> bool:
    """Whether an actor may be meant where a text speaks of ties and talks that it does not say whose."""
    return actor.kind in ("state", "person", "company") or actor.sector == "GOV"
