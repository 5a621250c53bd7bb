"""Whether the words of a parse may evoke some frames of a ledger, told before anybody is found in it."""

from collections.abc import Iterable

import orjson

from graph.ledger import FrameEntry
from graph.lexicon.frames import Frame, FrameLexicon, indexed
from graph.nlp.ledger import ASKED
from graph.nlp.parties import ATTACKS
from graph.nlp.slots import Slots
from graph.nlp.tokens import Doc, Token
from graph.nlp.triggers import NAMED, Evoked, Triggers


class Evoking:
    """Some frames, tried without the conditions that ask who is found in a text."""

    def __init__(self, frames: Iterable[FrameEntry], lexicon: FrameLexicon) -> None:
        tried = {str(number): _frame(entry) for number, entry in enumerate(frames)}
        self._triggers = Triggers(indexed(tried, lexicon.classes, lexicon.lemmas), Slots(lexicon.classes))

    def __call__(self, doc: Doc) -> bool:
        words = (doc[i] for i in self._triggers.likely(doc))
        return any(
            self._may_hold(evoked, word) for word in words for evoked in self._triggers.candidates(word)
        )

    def _may_hold(self, evoked: Evoked, word: Token) -> bool:
        how = evoked.frame.relation in ATTACKS and word.dep_ == "advcl"  # then it is asked for nothing
        return how or self._triggers.unmet(evoked.frame, evoked.word) is None


def _frame(entry: FrameEntry) -> Frame:
    """A frame without what the names of a text count for: "official" is said of persons by any name, and
    words inside the name of an organisation are none that `unless` is about."""
    said, _ = orjson.loads(entry.said)
    for name in ASKED:
        if name == "unless" or not NAMED.isdisjoint(said.get(name, ())):
            said.pop(name, None)
    triggers: dict[str, list[str]] = {}
    for trigger in entry.triggers:
        part, _, words = trigger.partition(" ")
        triggers.setdefault(part, []).append(words)
    return Frame.model_validate({**said, **triggers, "example": ()})
