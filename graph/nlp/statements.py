"""From the words of a sentence to its claims: which relation they evoke, between which actors.

For each trigger the frames whose conditions hold are tried, the narrowest first; the first that finds a
source and a target makes the claims. Qualifiers are read later, from the trigger (graph.nlp.qualifiers).
"""

from collections.abc import Iterator

from graph.lexicon import Lexicon
from graph.nlp.circumstances import Circumstances
from graph.nlp.claims import Claim, distinct, prevailing
from graph.nlp.pairing import Pairing
from graph.nlp.parties import OWN, Parties
from graph.nlp.phrases import with_lemma
from graph.nlp.resolve import Resolver
from graph.nlp.retold import Retold
from graph.nlp.slots import Slots
from graph.nlp.syntax import children, governed
from graph.nlp.tokens import Doc, Span, Token
from graph.nlp.triggers import Evoked, Triggers
from graph.nlp.understood import Understood

STRIKING = "strikers"  # one striker plays football, several are workers


class ClaimFinder:
    """Finds the claims of documents."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.slots = Slots(lexicon.frames.classes)
        self.triggers = Triggers(lexicon.frames, self.slots)
        self._sport = lexicon.frames.classes["sport"]

    def __call__(self, doc: Doc, resolver: Resolver) -> list[Claim]:
        likely = self.triggers.likely(doc)
        sport = {i for i in with_lemma(doc, self._sport) if doc[i].lower_ != STRIKING}
        reader = _Reader(self.lexicon, self.triggers, resolver)
        found: list[Claim] = []
        for sentence in doc.sents:
            if resolver.names_any(sentence) and sport.isdisjoint(range(sentence.start, sentence.end)):
                found += reader.read(sentence, [t for t in sentence if t.i in likely])
        return found


class _Reader:
    """Reads one document, sentence by sentence."""

    def __init__(self, lexicon: Lexicon, triggers: Triggers, resolver: Resolver) -> None:
        self._lexicon, self._triggers, self._resolver = lexicon, triggers, resolver
        parties = Parties(lexicon, triggers.slots, resolver)
        self._circumstances = Circumstances(lexicon, triggers.slots)
        self._understood = Understood(lexicon, self._circumstances, parties)
        self._retold = Retold(lexicon, triggers, resolver)
        self._pairing = Pairing(lexicon, triggers, parties, self._understood, self._retold)
        self._before: list[Claim] = []

    def read(self, sentence: Span, likely: list[Token]) -> list[Claim]:
        """The claims of a sentence's `likely` triggers, and of what others did as well."""
        found = self._told(likely)
        found += self._retold.echoes(sentence, found or self._before)
        self._before = list(distinct(found, self._lexicon))
        return self._before

    def _told(self, likely: list[Token]) -> list[Claim]:
        """The claims of a sentence's words, verbs first; what one has used up tells no more."""
        found: list[Claim] = []
        taken: dict[int, str] = {}
        for token in sorted(likely, key=lambda t: (t.pos_ not in ("VERB", "ADP"), t.i)):
            if taken.get(token.i, "ACCUSE") != "ACCUSE" or self._resolver.is_named(token):
                continue  # inside names are no triggers: "Liberation Front", "Security Council"
            claims = self._claims(token)
            if claims and any(word.i in taken for word in claims[0].evoked.words):
                # "signed a defence pact" has told it all, unless the noun tells whose it is
                claims = [c for c in claims if c.slots[0] in OWN and c.slots[1] != "home"]
            if claims:
                taken |= dict.fromkeys(self._consumed(claims[0].evoked), claims[0].relation)
                found += claims
                self._retold.tell(claims, token)
        lent = self._circumstances.is_lent
        found = [c for c in found if not any(lent(c, other) for other in found)]
        return list(distinct(prevailing(found, self._lexicon), self._lexicon))

    def _claims(self, token: Token) -> list[Claim]:
        """What the first frame that a word evokes says of two parties, or of one and whom it leaves out."""
        for evoked in self._triggers.at(token):
            if claims := self._pairing.claims(evoked):
                return claims
        return self._understood.borne(token, self._triggers.at(token))

    def _consumed(self, evoked: Evoked) -> Iterator[int]:
        """The words a frame has used up: its trigger's, and the event noun its object condition named, or
        what is done together ("is taking part in a drill with Peru")."""
        yield from (word.i for word in evoked.words)
        if evoked.frame.prep_object and evoked.frame.relation == "COOPERATE":
            shared = self._lexicon.frames.words(evoked.frame.prep_object)
            phrases = [w for name in evoked.frame.prep for w in self._triggers.slots.fill(evoked.word, name)]
            yield from (word.i for word in phrases if word.stem_ in shared)
        if evoked.frame.object:
            wanted = self._lexicon.frames.words(evoked.frame.object)
            things = self._triggers.slots.fill(evoked.word, "object")
            portions = [t for t in things if t.lemma_ in self._lexicon.frames.classes["portion"]]
            for noun in (*things, *(o for t in portions for o in governed(t, "of"))):  # "much of its aid"
                words = (noun, *(c for c in children(noun) if c.dep_ in ("compound", "amod")))
                named = any(word.stem_ in wanted for word in words)
                if named and not self._triggers.slots.fill(noun, "answerer"):
                    yield noun.i
