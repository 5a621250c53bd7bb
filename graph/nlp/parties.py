"""Who stands at the slots of a frame that a word evokes."""

from collections.abc import Iterable

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp.phrases import first_conjunct
from graph.nlp.resolve import Party, Resolver
from graph.nlp.slots import Slots
from graph.nlp.syntax import children, conjuncts, is_passive, is_verb, surface_subjects
from graph.nlp.tokens import Token
from graph.nlp.triggers import Evoked

ATTACKS = frozenset({"ASSAULT", "COERCE"})
OWN = frozenset({"possessor", "by", "from", "of"})  # slots of a noun that name who does what it tells
SITES = frozenset({"place", "capital"})  # "a bomb in Lima": not of Peru
# Relations whose thing given, agreed or cut off leads on to its party: "agreed to extend the mandate for the
# force in Lebanon". Who opposes "an embargo on Russian oil" opposes no Russian.
REACHING = frozenset({"AGREE", "AID", "CONCEDE", "COOPERATE", "SANCTION"})


class Parties:
    """Looks up the parties of one document."""

    def __init__(self, lexicon: Lexicon, slots: Slots, resolver: Resolver) -> None:
        self.resolver, self._slots, self._classes = resolver, slots, lexicon.frames.classes

    def at(self, evoked: Evoked, slot: str, *, source: bool) -> list[Party]:
        """The actors at a slot, strictly read where any word there is an actor, else loosely."""
        words = self._standing(evoked, slot)
        if words and (idle := self._idle(evoked, slot, source)):
            words = [w for w in words if w.lemma_ not in self._classes[idle]]
        if not words:
            return []
        found = [party for word in words for party in self.resolver.strict(word)]
        if not (source and evoked.frame.animate and slot == "subject"):
            found += self._loosely(evoked, words, source)
        elif not found:
            found = self._voiced(words)
        if not source and evoked.frame.relation == "CONSULT":  # who flies to Geneva meets no Swiss
            found = [party for party in found if not self._is_venue(party)]
        if source and slot == "subject" and not _is_told_of(evoked.word):
            found = [party for party in found if party.form != "place" or party.how == "loose"]
        return found

    def acting(self, clause: Token) -> list[Actor]:
        """The actors that are named as a clause's subjects."""
        words = [word for subject in surface_subjects(clause) for word in conjuncts(subject)]
        return [party.actor for word in words for party in self.resolver.strict(word)]

    def _standing(self, evoked: Evoked, slot: str) -> list[Token]:
        """The words at a slot but the trigger's own."""
        stands = "object" if slot == "subject" and _is_state(evoked) else slot
        words = self._slots.fill(evoked.word, stands)
        return [w for w in words if slot == "trigger" or w not in evoked.words]

    @staticmethod
    def _idle(evoked: Evoked, slot: str, source: bool) -> str | None:
        """The class of words that stand for no party at a slot: in "attacks on Peru from Chilean soil" Chile
        attacks nobody, nor do "Chilean wines" that conquer it; "fought Peru with Chilean support" is no war
        on it, "accused Chad of torture in its report" none on whose it is."""
        if slot == "with" or slot.endswith(".with"):
            return "backing"
        if slot == "in":
            return "text"
        if source and slot == "from" and evoked.frame.nouns:
            return "ground"
        return "ware" if source and evoked.frame.relation in ATTACKS else None

    def _voiced(self, words: list[Token]) -> list[Party]:
        """Whose words or ships act as they would themselves: "a statement by the party demanding"."""
        voices = [word for word in words if word.stem_ in self._classes["voice"]]
        return [party for word in voices for party in self.resolver.loose(word)]

    def _loosely(self, evoked: Evoked, words: list[Token], source: bool) -> list[Party]:
        """Whom the words of a slot stand for that are no actors themselves."""
        named = {word for word in words if self.resolver.strict(word)}
        about = not source and evoked.frame.relation in REACHING
        return [
            party
            for word in words
            if word not in named and _is_beside(word, named)
            for party in self.resolver.loose(word, about=about)
            if not (source and party.form in SITES and word.stem_ in self._classes["means"])
        ]

    def _is_venue(self, party: Party) -> bool:
        """Whether a party stands for the state of a town where others meet."""
        last = self.resolver.doc[party.end - 1].lower_
        return party.form == "place" and last in self._classes["venue"]


def meant(actors: Iterable[Actor], start: int, word: Token) -> list[Party]:
    """Actors whom a word means that does not name them."""
    return [Party(actor, start, word.i + 1, "reference", "loose") for actor in actors]


def _is_told_of(verb: Token) -> bool:
    """Whether a clause tells of what it stands beside as of somebody: "in Delhi, which blames Peru"."""
    return verb.dep_ == "relcl" and any(c.tag_ == "WDT" for c in children(verb, "nsubj"))


def _is_state(evoked: Evoked) -> bool:
    """Whether what the parser took for a passive says how its subject is: "is opposed to the plan"."""
    return bool(evoked.frame.adjectives) and is_verb(evoked.word) and is_passive(evoked.word)


def _is_beside(word: Token, named: set[Token]) -> bool:
    """Whether a word may stand for an actor where others of its slot are actors: only one joined to them, or
    told as one of them ("hostages, including Belgian guests")."""
    first = first_conjunct(word)
    example = first.dep_ == "pobj" and first.head.lower_ == "including"
    return not named or example or any(first == first_conjunct(other) for other in named)
