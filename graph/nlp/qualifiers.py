"""How certain, affirmed or denied, and whose word: read by climbing from a trigger to its sentence's root.

At each step the words around the path may carry a cue (data/cues.yaml). Of several modalities the least
certain wins; two negatives cancel. The climb ends where the text presupposes what stands below
("complicate the talks", relative clauses); from there on only attribution is looked for.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from graph.lexicon import Lexicon
from graph.lexicon.cues import Cue, CueKind
from graph.model import Actor, Modality, Polarity
from graph.nlp import syntax
from graph.nlp.resolve import Resolver
from graph.nlp.slots import AMID, BESIDE
from graph.nlp.syntax import children, is_verb
from graph.nlp.tokens import Token

UNCERTAINTY: dict[Modality, int] = {"asserted": 0, "predicted": 1, "intended": 2, "possible": 3}
LEFT = frozenset({"abandon", "cancel", "renounce", "stop", "quit", "cease", "drop"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp"})


@dataclass
class Qualified:
    """What the climb has found so far."""

    modality: Modality = "asserted"
    negative: bool = False
    holder: Actor | None = None
    cues: list[tuple[str, Token]] = field(default_factory=list)
    open: bool = True  # whether modality and negation met from here on still reach the claim

    @property
    def polarity(self) -> Polarity:
        return "negative" if self.negative else "positive"

    def weaken(self, modality: Modality, token: Token, *, whatever: bool = False) -> None:
        if (self.open or whatever) and UNCERTAINTY[modality] > UNCERTAINTY[self.modality]:
            self.modality = modality
            self.cues.append(("modality", token))

    def negate(self, token: Token, *, whatever: bool = False) -> None:
        if self.open or whatever:
            self.negative = not self.negative
            self.cues.append(("polarity", token))


class Qualifier:
    """Reads the qualifiers of one document's claims."""

    def __init__(self, lexicon: Lexicon, resolver: Resolver) -> None:
        self._cues = lexicon.cues
        self._verb = lexicon.frames.verb
        classes = lexicon.frames.classes
        self._light = classes["light"]
        self._asked = classes["asked"]
        self._answering = classes["answer"]
        self._presupposing = classes["presuppose"]
        self._reactions = classes["reaction"]
        self._circumstances = classes["circumstance"]
        self._redress = classes["redress"]
        self._thinking = classes["thinking"]
        self._factive = classes["factive"]
        self._untrue = classes["untrue"]
        self._dismissing = classes["dismissing"]
        self._occurring = classes["occur"]
        self._motion = classes["motion"]
        self._resolver = resolver

    def read(self, word: Token, *, supported: bool = False, words: Collection[Token] = ()) -> Qualified:
        """The qualifiers of what `word` evokes by `words`; `supported` says that its source is a verb's
        subject."""
        found = Qualified()
        if is_verb(word):  # "imposed no sanctions", not "has no part in it"
            for nothing in (c for o in children(word, "dobj") for c in children(o, "det") if c not in words):
                if nothing.lower_ == "no":
                    self._apply(found, "determiner", nothing)
        if word.sent[-1].text == "?" or any(t.text == "?" for t in word.sent[-2:]):
            found.weaken("possible", word.sent[-1])
        for below, token in _ascent(word):
            if below is not None:
                self._step(found, below, token, supported, words)
            if is_verb(token) or token.pos_ == "AUX":
                self._at_clause(found, token, below)
            else:
                self._at_nominal(found, token)
        return found

    # what stands beside a word

    def _at_clause(self, found: Qualified, verb: Token, below: Token | None) -> None:
        shared = below is not None and below.dep_ == "conj" and below.head == verb
        if shared and below is not None and _is_finite_beside(below, verb):
            return
        if _is_height(verb):
            return
        own_modal = shared and below is not None and any(c.tag_ == "MD" for c in children(below))
        for child in children(verb):
            if shared and below is not None and child.i > below.i:
                continue
            if child.lower_ == "nor" and child.dep_ == "cc":
                continue  # it denies what follows
            if child.dep_ == "neg":
                if not shared or not _contrasted(below):
                    found.negate(child)
            elif child.dep_ in ("aux", "auxpass") and child.tag_ == "MD" and not own_modal:
                self._apply(found, "auxiliary", child)
            elif child.dep_ in ("advmod", "cc", "preconj", "det") or child.lower_ == "neither":
                if child.lower_ == "longer" and any(c.lower_ == "no" for c in children(child)):
                    found.negate(child)
                if not (_is_past(verb) and self._foretells(child)):
                    self._apply(found, "adverb", child)
            if child.dep_ in ("mark", "advmod") and not shared:
                self._apply(found, "conjunction", child)
        if condition := _inverted(verb) or _in_case(verb):
            found.weaken("possible", condition)
        if nor := _nor_alone(verb):
            found.negate(nor)
        if below is None:
            phrases = children(verb, "prep", "dative")
            told = [t for p in phrases for t in (p, *children(p, "pobj"))]
            told += children(verb, "nsubj", "nsubjpass", "dobj")  # "no Western country has attacked Peru"
            for party in told:
                for determiner in children(party, "det", "preconj"):
                    if party.dep_.startswith("nsubj") or determiner.lower_ == "neither":
                        self._apply(found, "determiner", determiner)
        if verb.tag_ == "VB" and any(c.tag_ == "MD" and c.dep_ == "ROOT" for c in (verb.head,)):
            self._apply(found, "auxiliary", verb.head)
        self._source_phrase(found, verb)

    def _at_nominal(self, found: Qualified, noun: Token) -> None:
        for child in children(noun):
            if child.dep_ in ("amod", "advmod"):
                self._apply(found, "adjective", child)
                self._apply(found, "adverb", child)
            elif child.dep_ in ("det", "neg"):
                self._apply(found, "determiner", child)

    def _foretells(self, adverb: Token) -> bool:
        """Whether an adverb tells of what is to come, unless it has: "soon attacked Peru"."""
        cue = self._find("adverb", adverb)
        return cue is not None and cue.modality == "predicted"

    def _source_phrase(self, found: Qualified, verb: Token) -> None:
        """ "according to Chile", "by Chile's account" and "Peru, Chile says, attacked" anywhere beside the
        clause."""
        for child in children(verb):
            if child.dep_ == "parataxis" and self._find("speech", child) and not children(child, "dobj"):
                self._attribute(found, syntax.subjects(child), child)
            if child.dep_ not in ("prep", "advcl", "advmod"):
                continue
            if self._cues.find("source", child.stem_):
                self._attribute(found, syntax.prepositional_objects(child), child)
            for noun in children(child, "pobj"):
                if self._cues.find("source", f"{child.lower_} {noun.lemma_}"):
                    self._attribute(found, _whose(noun), noun)

    # what governs it

    def _step(
        self, found: Qualified, below: Token, above: Token, supported: bool, words: Collection[Token]
    ) -> None:
        label = below.dep_
        if is_verb(below) or below.pos_ == "AUX":
            self._clause_under(found, below, above, label)
        elif (below.pos_ == "ADP" and label != "acomp") or label in ("prep", "agent"):
            self._phrase_under(found, below, above, supported, words)
        elif label == "appos" or (label == "amod" and below.pos_ == "ADJ" and below.i > above.i):
            found.open = False  # "Peru, a close ally of Chile, was reluctant to fight": it is one
        elif above.pos_ == "ADP" or label in ("conj", "pobj"):
            pass
        elif label in OBJECTS or label in ("nsubj", "nsubjpass"):
            self._nominal_under(found, below, above, supported)
        elif label in ("compound", "amod", "nmod", "poss"):
            self._apply(found, "noun", above)

    def _clause_under(self, found: Qualified, below: Token, above: Token, label: str) -> None:
        infinitive = syntax.is_infinitive(below)
        if (
            label == "ccomp"
            and below.i < above.i
            and (children(below, "mark") or _is_apart(below, above) or above.lemma_ == "do")
        ):
            found.open = False  # "now that they talk, Chile fears": beside the fear, not what is feared
        elif label in ("xcomp", "ccomp", "csubj", "csubjpass"):
            self._embedded(found, below, above, infinitive)
        elif label == "acl" and infinitive:
            if not self._apply(found, "noun", above):
                found.weaken("intended", above)
        elif label == "acl" and any(c.dep_ == "mark" for c in children(below)):
            self._claimed(found, above)
        elif label == "advcl" and below.tag_ == "VBG" and (cue := self._ruled_out(above)):
            self._set(found, cue, above)
            self._left_open(found, above)
        elif label == "advcl":
            if infinitive and below.i > above.i and not self._has_gone(above):
                found.weaken("intended", next(c for c in children(below) if c.tag_ == "TO"))
            elif syntax.has_own_subject(below):
                found.open = False
        elif label in ("relcl", "acl", "amod"):
            if any(c.dep_ == "mark" or _is_linking(c) for c in children(below)):
                self._claimed(found, above)
            found.open = False

    def _claimed(self, found: Qualified, noun: Token) -> None:
        """What is said of a noun that tells what follows: "Chile's claim that", "rejected reports that", "the
        rumour that Peru had attacked was untrue"."""
        cue = self._apply(found, "noun", noun)
        if noun.dep_ == "nsubj" and (untrue := self._untrue_of(noun.head)):
            found.negate(untrue)
            found.open = False
        elif noun.dep_ == "dobj" and self._verb(noun.head.stem_, noun.head.lower_) in self._dismissing:
            found.negate(noun.head)
            found.open = False
            self._attribute(found, syntax.subjects(noun.head), noun.head)
        if cue and cue.attributes:
            self._attribute(found, _whose(noun), noun)

    def _untrue_of(self, verb: Token) -> Token | None:
        """What says of what is thought or said that it is untrue."""
        judged = (verb, *children(verb, "acomp", "attr"))
        return next((t for t in judged if t.stem_ in self._untrue), None)

    def _has_gone(self, verb: Token) -> bool:
        """Whether somebody went where the purpose told beside it was done: "flew to Lima to sign a pact"."""
        perfect = verb.tag_ == "VBN" and any(
            c.lemma_ in ("have", "be") for c in children(verb, "aux", "auxpass")
        )
        unreal = any(c.tag_ == "MD" or c.dep_ == "neg" for c in children(verb))
        there = verb.lemma_ in self._motion or (
            verb.lemma_ == "be" and any(p.lower_ in ("in", "at") for p in children(verb, "prep"))
        )
        return there and (verb.tag_ == "VBD" or perfect) and not unreal

    def _embedded(self, found: Qualified, below: Token, above: Token, infinitive: bool) -> None:
        if infinitive:  # "neither power is likely to attack"
            clause = above if is_verb(above) or above.pos_ == "AUX" else above.head
            for subject in children(clause, "nsubj"):
                if subject.lower_ in ("nobody", "none"):
                    found.negate(subject)
                for determiner in children(subject, "det", "preconj"):
                    self._apply(found, "determiner", determiner)
        if above.pos_ == "ADJ" or above.dep_ == "acomp":  # "is about to attack"
            self._apply(found, "adjective", above)
            return
        cue = self._governing(above, "to") if infinitive else self._find("verb", above)
        doubting = cue is not None and cue.polarity == "negative"
        if doubting or self._verb(above.stem_, above.lower_) in self._thinking:
            for nobody in (c for c in children(above, "nsubj") if _is_nobody(c)):
                found.negate(nobody)  # "nobody believes that Peru attacked"
            if above.dep_ == "xcomp" and (untrue := self._untrue_of(above.head)):
                found.negate(untrue)  # "was wrong to think that Peru attacked", not "was wrong to attack"
        if not infinitive and above.lemma_ in self._factive:
            found.open = False  # "never forgot that Peru had attacked"
        if above.pos_ == "NOUN" and not is_verb(above):
            self._apply(found, "noun", above)
            return
        if above.pos_ == "AUX":
            for subject in children(above, "nsubj"):
                self._apply(found, "noun", subject)
            for predicate in children(above, "acomp"):
                self._apply(found, "adjective", predicate)
        if infinitive and _is_scheduled(below, above):
            found.weaken("predicted", above)  # "is to visit Peru on Tuesday"
        if infinitive and above.lemma_ in ("have", "be"):  # "has yet to criticise"
            for yet in (c for c in children(above, "advmod") if c.lower_ == "yet"):
                found.negate(yet)
        if above.lemma_ in self._presupposing:
            found.open = False
        spoken = self._find("speech", above)
        finite = any(c.tag_ != "TO" and c.lower_ != "to" for c in children(below, "aux"))
        bare = below.tag_ == "VBN" and not children(below, "aux", "auxpass")  # "wants them withdrawn"
        unreal = infinitive or bare or _is_demanded(below) or (below.tag_ in ("VB", "VBG") and not finite)
        # a finite clause below "threaten" is no threat
        left = infinitive and above.lemma_ in LEFT and children(above, "dobj")
        if cue and (unreal or cue.attributes) and not left:  # "abandoned its neutrality to join the pact"
            self._set(found, cue, above)
            self._left_open(found, above)
            if cue.attributes:
                self._attribute(found, syntax.subjects(above), above)
        elif spoken and below.dep_ == "ccomp":
            self._attribute(found, _speakers(above), above)
            found.open = False

    def _phrase_under(
        self, found: Qualified, below: Token, above: Token, supported: bool, words: Collection[Token]
    ) -> None:
        self._apply(found, "preposition", below)
        for denial in children(below, "neg"):  # "but not of attacking Peru"
            found.negate(denial)
        gerund = bool(children(below, "pcomp"))  # "no appetite for attacking Peru"
        if gerund and below.lower_ == "against" and not self._find("verb", above):
            found.negate(below)  # "is against attacking Peru", "voted against attacking Peru"
            found.weaken("intended", below)
            return
        if above.lemma_ == "be" and not gerund and below.i > above.i and below in words:
            return  # "is not at odds with Peru"
        if gerund and _is_instead(below, above):
            found.negate(above)  # "far from arming Peru", "instead of arming Peru", "rather than"
            found.open = False
        elif self._has_been(below, above):
            found.open = False
        elif below.i < above.i and below.dep_ == "prep" and not supported:
            found.open = False  # "China, for decades its friend, refuses": it is one
        elif is_verb(above) or above.pos_ == "AUX":
            self._phrase_of_verb(found, below, above, supported, gerund)
        elif above.pos_ == "ADJ" and gerund and self._apply(found, "adjective", above):
            pass  # "is capable of attacking Peru"
        elif gerund and above.pos_ == "ADV" and (cue := self._led(above)):
            self._set(found, cue, above)  # "shied away from attacking Peru", "came close to attacking it"
        elif not self._apply(found, "noun", above) and above.lemma_ not in self._light:
            judged = gerund and below.lower_ == "for" and above.pos_ == "ADJ"  # "rash for attacking Peru"
            found.open = found.open and not judged and (gerund or below.lower_ == "of")

    def _phrase_of_verb(
        self, found: Qualified, preposition: Token, verb: Token, supported: bool, gerund: bool
    ) -> None:
        if gerund and preposition.lower_ == "for":  # "did not forgive Peru for siding with Chile": it did
            found.open = False
        elif gerund and (cue := self._governing(verb, preposition.lower_)):
            self._set(found, cue, verb)
            if cue.attributes:  # "suspects Peru of arming Chile"
                self._attribute(found, syntax.subjects(verb), verb)
        elif self._find("speech", verb) and preposition.lower_ in ("of", "with", "for"):
            self._attribute(found, syntax.subjects(verb), verb)
            found.open = False
        elif not (self._pursued(found, verb) or supported or gerund or verb.lemma_ in self._light):
            found.open = False

    def _has_been(self, preposition: Token, above: Token) -> bool:
        """Whether what a phrase tells took place whatever is said of what stands above: "abandoned the town
        after clashes", "refused to leave despite calls by Peru", "ahead of talks with Peru"."""
        name, told = preposition.lower_, children(preposition, "pobj")
        return (
            name in AMID | BESIDE
            or (above.pos_ == "ADV" and above.lower_ in self._circumstances)
            or (name == "to" and any(noun.lower_ in self._reactions for noun in told))
            or any(self._is_answered(noun, above) for noun in told)
            or self._is_redressed(preposition, above)
        )

    def _is_redressed(self, preposition: Token, above: Token) -> bool:
        """Whether a deed is what amends are asked or taken for: "demanded an apology for the attack"."""
        if preposition.lower_ != "for":
            return False
        asked = children(above, "dobj")
        asked += [o for t in (above, *asked) for p in children(t, "prep") for o in children(p, "pobj")]
        return any(t.lemma_ in self._redress for t in (above, *asked))

    def _nominal_under(self, found: Qualified, below: Token, above: Token, supported: bool) -> None:
        if not (is_verb(above) or above.pos_ == "AUX") or below.dep_ in ("attr", "acomp"):
            return
        if below.dep_ == "dobj" and children(above, "oprd"):  # "called its dependence on Peru a mistake"
            found.open = False
            return
        subject = below.dep_ == "nsubj" and not syntax.is_passive(above)
        if subject:
            for predicate in children(above, "acomp", "attr"):
                self._apply(found, "adjective", predicate)
            told = children(above, "acomp", "attr")  # "their treaty is not old": there is one
            plain = told and not any(self._find("adjective", t) or t.lemma_ in self._occurring for t in told)
            if not supported and (plain or (above.lemma_ not in self._occurring and above.pos_ != "AUX")):
                found.open = False
        elif (
            above.lemma_ in self._presupposing
            or self._is_answered(below, above)
            or not (self._pursued(found, above) or supported or above.lemma_ in self._light)
        ):
            found.open = False

    def _is_answered(self, noun: Token, verb: Token) -> bool:
        """Whether a request was made although it is refused: "turned down a request by Peru"."""
        return noun.lemma_ in self._asked and verb.lemma_ in self._answering

    def _pursued(self, found: Qualified, verb: Token) -> bool:
        return bool(self._apply(found, "pursuit", verb))

    # cues

    def _lemma(self, token: Token) -> str:
        lemma = token.stem_
        return self._verb(lemma, token.lower_) if is_verb(token) else lemma  # "hoped" is of "hope", not "hop"

    def _find(self, kind: CueKind, token: Token) -> Cue | None:
        lemma = self._lemma(token)
        for particle in children(token, "prt"):  # "ruled out an invasion"
            if cue := self._cues.find(kind, f"{lemma} {particle.lower_}"):
                return cue
        return self._cues.find(kind, lemma, token.lower_)

    def _governing(self, verb: Token, link: str) -> Cue | None:
        """The cue of a verb before a word that links it to a deed: "hopes to arm"; "keeps Peru from arming",
        as "keeps arming" has none."""
        return self._cues.find("verb", f"{self._lemma(verb)} {link}") or self._find("verb", verb)

    def _left_open(self, found: Qualified, verb: Token) -> None:
        """What is "not ruled out" may be."""
        if verb.lemma_ in ("rule", "exclude") and children(verb, "neg"):
            found.weaken("possible", verb)

    def _led(self, adverb: Token) -> Cue | None:
        """The cue of a verb with an adverb that leads to a gerund: "shied away from attacking"."""
        return self._cues.find("verb", f"{self._lemma(adverb.head)} {adverb.lower_}")

    def _ruled_out(self, verb: Token) -> Cue | None:
        """The cue of a verb with a particle before a gerund: "ruled out attacking Peru"."""
        return self._find("verb", verb) if children(verb, "prt") else None

    def _apply(self, found: Qualified, kind: CueKind, token: Token) -> Cue | None:
        cue = self._find(kind, token)
        if cue:
            self._set(found, cue, token)
        return cue

    def _set(self, found: Qualified, cue: Cue, token: Token) -> None:
        if cue.modality:
            found.weaken(cue.modality, token)
        if cue.polarity == "negative":
            found.negate(token)

    def _attribute(self, found: Qualified, tokens: list[Token], cue: Token) -> None:
        if found.holder is not None:
            return
        parties = [p for t in tokens for p in (self._resolver.strict(t) or self._resolver.loose(t))]
        if parties:
            found.holder = parties[0].actor
            found.cues.append(("attributed_to", cue))


def _ascent(word: Token) -> Iterator[tuple[Token | None, Token]]:
    """The word and each head above it, with the word one came from."""
    below: Token | None = None
    token = word
    while True:
        yield below, token
        if token.head == token:
            return
        below, token = token, token.head


def _is_past(verb: Token) -> bool:
    """ "attacked", "has attacked": not "will have attacked"."""
    helpers = children(verb, "aux", "auxpass")
    done = verb.tag_ == "VBD" or any(
        c.tag_ in ("VBD", "VBZ", "VBP") and c.lemma_ in ("have", "be") for c in helpers
    )
    return done and verb.tag_ in ("VBD", "VBN") and not any(c.tag_ == "MD" for c in helpers)


def _speakers(verb: Token) -> list[Token]:
    """Who says: the subject, also of "was quoted as saying that"."""
    led = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    if syntax.is_passive(led) and any(p.lower_ == "as" for p in children(led, "prep")):
        return children(led, "nsubjpass")
    return syntax.subjects(verb)


def _whose(noun: Token) -> list[Token]:
    """Whose account it is: "Chile's claim", "the claim of Chile"."""
    return children(noun, "poss") + [
        o for p in children(noun, "prep") if p.lower_ == "of" for o in children(p, "pobj")
    ]


def _in_case(verb: Token) -> Token | None:
    """The noun of "in case Peru attacks", which the parser may leave with the clause above."""
    first = verb.left_edge.i
    for place in (first + 1, first - 1):
        if 0 < place < verb.i and (word := verb.doc[place]).lower_ == "case":
            return word if word.nbor(-1).lower_ == "in" else None
    return None


def _inverted(verb: Token) -> Token | None:
    """The auxiliary that makes a condition of a clause: "had Peru attacked", "were Peru to attack"."""
    subject = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    above = verb.head
    if syntax.is_infinitive(verb) and above.lower_ == "were" and above.left_edge == above:
        return above  # "were Peru to attack" taken apart
    if verb.dep_ == "relcl" and syntax.is_infinitive(verb) and verb.head.head.lower_ == "were":
        return verb.head.head if verb.head.dep_ == "nsubj" else None
    if subject is None or verb.dep_ not in ("advcl", "ccomp") or verb.sent[-1].text == "?":
        return None
    opening = [c for c in children(verb, "aux", "auxpass") if c.i < subject.left_edge.i]
    return next(
        (c for c in opening if c.lower_ in ("had", "were", "should") and c.i == verb.left_edge.i), None
    )


def _is_scheduled(below: Token, above: Token) -> bool:
    """Whether "is to" says what will be: of a subject that acts, not of an aim ("the aim is to attack")."""
    bare = not children(above, "acomp", "attr", "prep", "advmod")
    present = above.lemma_ == "be" and above.tag_ in ("VBZ", "VBP")
    return below.dep_ == "xcomp" and bare and present and bool(children(above, "nsubj"))


def _is_demanded(clause: Token) -> bool:
    """Whether a clause has a bare verb that the tagger took for a plural's: "demanded that Peru leave"."""
    return clause.tag_ == "VBP" and any(c.tag_ in ("NN", "NNP") for c in children(clause, "nsubj"))


def _is_nobody(subject: Token) -> bool:
    """ "nobody", "none of the envoys", "few diplomats"."""
    words = {subject.lower_, *(c.lower_ for c in children(subject, "det", "amod"))}
    return not words.isdisjoint({"nobody", "none", "few", "no", "neither"})


def _is_instead(preposition: Token, above: Token) -> bool:
    """Whether a gerund's preposition says that something else is done: "far from", "instead of"."""
    led = [(c.lower_, preposition.lower_) for c in (above, *children(preposition))]
    return any(pair in (("far", "from"), ("instead", "of"), ("rather", "than")) for pair in led)


def _is_linking(word: Token) -> bool:
    """Whether "that" opens what a noun says, though the parser may take it for an object beside another."""
    beside = word.dep_ == "dobj" and len(children(word.head, "dobj")) > 1
    return word.lower_ == "that" and (word.tag_ == "IN" or beside)


def _is_height(verb: Token) -> bool:
    """Whether a denied comparison affirms: "ties have never been warmer", "could not be closer", "never has
    it leaned so heavily on Peru"."""
    words = {c.lower_ for c in children(verb)}
    heights = [
        c for c in children(verb, "acomp", "advmod") if any(t.lower_ == "so" for t in children(c, "advmod"))
    ]
    if "never" in words and heights:
        return True
    if not any(c.tag_ == "JJR" for c in children(verb, "acomp")):
        return False
    return bool(words & {"never", "seldom", "rarely"}) or ("could" in words and bool(children(verb, "neg")))


def _nor_alone(verb: Token) -> Token | None:
    """The "nor" right before a conjunct that no "neither" denies: "will not ally with Peru, nor join it"."""
    if verb.dep_ != "conj" or not verb.left_edge.i or not _is_finite_beside(verb, verb.head):
        return None
    before = verb.left_edge.nbor(-1)
    told = before.lower_ == "nor" and all(t.lower_ != "neither" for t in verb.doc[verb.sent.start : before.i])
    return before if told else None


def _is_finite_beside(conjunct: Token, verb: Token) -> bool:
    """Whether a conjunct has its own subject or tense: "does not recognise Peru and contests the border"."""
    if syntax.has_own_subject(conjunct):
        return True
    return conjunct.tag_ in ("VBZ", "VBP", "VBD") and bool(children(verb, "aux"))


def _is_apart(clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts a clause from the verb after it: "Cuba condemned it; Moscow said that"."""
    return any(token.text == ";" for token in clause.doc[clause.i : verb.i])


def _contrasted(token: Token | None) -> bool:
    """Whether a conjunct is set against what it is joined to: "did not attack but talked"."""
    return token is not None and any(
        c.lower_ in ("but", "yet") for c in children(token.head) if c.dep_ == "cc"
    )
