"""How sure a claim is: a logistic sum of what speaks for and against it (data/confidence.yaml)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from math import exp

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp.claims import Claim
from graph.nlp.qualifiers import Qualified
from graph.nlp.resolve import Party
from graph.nlp.tokens import Doc, Token

FAR = 16  # tokens between the parties
LATE = 2  # slots that were tried for the target before the one where it stands
TENTHS = 5  # of what a text names, at most: who is named more often counts as named so often
FIFTHS = 5  # into which how likely a pronoun means somebody is told apart
MANY = 7  # actors of one sentence


class Confidence:
    """How sure the claims of one document are."""

    def __init__(self, lexicon: Lexicon, doc: Doc) -> None:
        self.odds, self.floor = lexicon.confidence.odds, lexicon.confidence.floor
        self._types, self._doc = lexicon.relation_types, doc
        named = sorted((m.head, _state(m.actor)) for m in (*doc._.mentions, *doc._.references))
        self._places = [place for place, _ in named]
        self._states = [state for _, state in named]
        self._often = Counter(self._states)

    def of(self, traits: Iterable[str]) -> float:
        """The estimated probability that a claim of such traits is right, 0 to 1 in steps of 0.01."""
        odds = sum(self.odds.get(trait, 0.0) for trait in traits)
        return round(1 / (1 + exp(-odds)), 2)

    def traits(self, claim: Claim, qualified: Qualified) -> Iterator[str]:
        """What of a claim speaks for or against it: "far", "target-form:place"."""
        source, target, frame, word = claim.source, claim.target, claim.evoked.frame, claim.evoked.word
        yield "base"
        if frame.narrowness >= 2:
            yield "narrow"
        if "reference" in (source.how, target.how):
            yield "reference"
        if source.how == "loose":
            yield "loose-source"
        if target.how == "loose":
            yield "loose-target"
        if abs(source.start - target.start) >= FAR:
            yield "far"
        if source.actor.country and source.actor.country == target.actor.country:
            yield "domestic"
            yield f"domestic-relation:{frame.relation}"
        if "region" in (source.actor.kind, target.actor.kind):
            yield "region"
        if qualified.modality == "possible":
            yield "unreal"
        if qualified.negative:
            yield "denied"
        if claim.ranks[1] >= LATE:
            yield "late"
        yield f"frame:{frame.id}"
        yield f"quad:{self._types[frame.relation].quad or 'enduring'}"
        yield f"word:{word.tag_}"
        yield f"actors:{self._actors(word)}"
        yield from self._of_party("source", source)
        yield from self._of_party("target", target)

    def _actors(self, word: Token) -> int:
        """How many states and bodies the sentence of a word names."""
        low, high = (bisect_left(self._places, i) for i in (word.sent.start, word.sent.end))
        return min(MANY, len(set(self._states[low:high])))

    def _of_party(self, side: str, party: Party) -> Iterator[str]:
        last = self._doc[party.end - 1]
        share = 10 * self._often[_state(party.actor)] // max(1, len(self._states))
        yield f"{side}-share:{min(TENTHS, share)}"
        yield f"{side}-form:{party.form}"
        yield f"{side}-kind:{party.actor.kind}"
        yield f"{side}-sector:{party.actor.sector or 'none'}"
        if party.sure is not None:
            yield f"{side}-sure:{int(FIFTHS * min(party.sure, 0.99))}"
        yield f"{side}-place:{last.head.lower_ if last.dep_ == 'pobj' else last.dep_}"


def _state(actor: Actor) -> str:
    return actor.country or actor.id
