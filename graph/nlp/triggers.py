"""Which frames a word may evoke, and whether the words around it meet their conditions."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graph.lexicon.frames import Frame, FrameLexicon, PartOfSpeech, Trigger
from graph.nlp import syntax
from graph.nlp.slots import Slots, prepositions
from graph.nlp.syntax import children, is_noun, is_verb

ATTACHED = ("prt", "prep", "advmod", "dobj", "acomp", "oprd", "npadvmod", "dative", "agent")


@dataclass(frozen=True, slots=True)
class Evoked:
    """A frame that a word evokes: `word` is where its slots are read from, `words` the trigger itself."""

    frame: Frame
    word: Token
    words: tuple[Token, ...]


@dataclass(frozen=True)
class Triggers:
    """Finds the frames that the words of a sentence evoke."""

    lexicon: FrameLexicon
    slots: Slots

    def at(self, token: Token) -> Iterator[Evoked]:
        """The frames a token evokes whose conditions hold, the narrowest first."""
        for part in _parts(token):
            for way in self._ways(part, token):
                words = _matched(way, part, token)
                if words and self.fits(way.frame, words[-1] if part in ("noun", "phrase") else token):
                    yield Evoked(way.frame, words[-1] if part in ("noun", "phrase") else token, words)

    def _ways(self, part: PartOfSpeech, token: Token) -> tuple[Trigger, ...]:
        found = self.lexicon.triggers(part, lemma(token))
        return found or (self.lexicon.triggers(part, token.lower_) if part != "verb" else ())

    def fits(self, frame: Frame, word: Token) -> bool:
        """Whether every condition of a frame holds at a word."""
        return all(
            (
                not frame.object or self._any(frame.object, self._heads(word, "object")),
                not frame.subject or self._any(frame.subject, self._heads(word, "subject")),
                not frame.prep or any(self.slots.prepositional(word, name) for name in frame.prep),
                not frame.complement or any(_is_complement(c, frame.complement) for c in syntax.complements(word)),
                not frame.complement_verbs or self._any(frame.complement_verbs, _with_conjuncts(syntax.complements(word))),
                not frame.modifier or self._any(frame.modifier, _modifiers(word)),
                not frame.governor or self._any(frame.governor, self._governors(word)),
            )
        )

    def _any(self, condition: tuple[str, ...], tokens: list[Token]) -> bool:
        wanted = self.lexicon.words(condition)
        return any(lemma(token) in wanted or token.lower_ in wanted for token in tokens)

    def _heads(self, word: Token, slot: str) -> list[Token]:
        """The words of a slot with their modifiers, and what stands in "a series of X"."""
        found = self.slots.fill(word, slot)
        inner = [o for t in found for p in children(t, "prep") if p.lower_ == "of" for o in syntax.prepositional_objects(p)]
        return [part for t in (*found, *inner) for part in (t, *children(t, "amod", "compound", "nmod"))]

    def _governors(self, noun: Token) -> list[Token]:
        """The verbs and nouns an event noun depends on: "improve ties", "ties soured", "strain in relations"."""
        noun = self.slots.carrier(noun)
        found, head = [noun.head], noun.head
        if noun.dep_ == "pobj":
            found = [head.head]
        governor = found[0]
        if governor.pos_ in ("NOUN", "VERB", "AUX"):
            found += [o for p in children(governor, "prep") for o in children(p, "pobj") if o is not noun]
            found += children(governor, "acomp", "attr", "oprd", "xcomp", "conj")
        return [t for t in found if t is not noun]


def lemma(token: Token) -> str:
    return token.lemma_.lower()


def _parts(token: Token) -> tuple[PartOfSpeech, ...]:
    if token.pos_ in ("PUNCT", "SPACE", "DET", "PRON", "PART"):
        return ()
    if token.pos_ == "ADP":
        return ("phrase",)
    if is_verb(token):
        return ("phrase", "verb", "adjective") if token.tag_ in ("VBN", "VBG") else ("phrase", "verb")
    if is_noun(token):
        return ("phrase", "noun")
    return ("phrase", "adjective")


def _matched(way: Trigger, part: PartOfSpeech, token: Token) -> tuple[Token, ...]:
    """The tokens of a trigger of several words, none where they do not all stand there."""
    if not way.rest:
        return (token,)
    if part == "verb":
        found = [next((c for c in token.children if _is_word(c, word) and c.dep_ in ATTACHED), None) for word in way.rest]
        if all(found):
            return (token, *(word for word in found if word is not None))
    following = token.doc[token.i + 1 : token.i + 1 + len(way.rest)]
    if len(following) == len(way.rest) and all(_is_word(t, w) for t, w in zip(following, way.rest, strict=True)):
        return (token, *following)
    return ()


def _is_word(token: Token, word: str) -> bool:
    return token.lower_ == word or lemma(token) == word


def _is_complement(clause: Token, kind: str) -> bool:
    marks = {child.lower_ for child in clause.children if child.dep_ in ("mark", "aux")}
    if kind == "to":
        return "to" in marks and clause.tag_ == "VB"
    if kind == "ing":
        return clause.tag_ == "VBG"
    if kind == "that":
        return clause.dep_ == "ccomp" or "that" in marks
    return True


def _with_conjuncts(tokens: list[Token]) -> list[Token]:
    return [c for token in tokens for c in syntax.conjuncts(token)]


def _modifiers(noun: Token) -> list[Token]:
    """Adjectives and compounds of a noun, before it or in the predicate: "poor ties", "ties are poor"."""
    found = children(noun, "amod", "compound", "nmod", "advmod")
    if noun.dep_ in ("nsubj", "nsubjpass"):
        found += children(noun.head, "acomp", "attr", "oprd")
        found += [c for c in children(noun.head, "acomp") for c in children(c, "conj")]
    if noun.dep_ in ("dobj",):
        found += children(noun.head, "oprd", "acomp")
    return [c for token in found for c in syntax.conjuncts(token)]
