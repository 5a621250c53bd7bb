"""Which frames a word may evoke, and whether the words around it meet their conditions."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from graph.lexicon.frames import Frame, FrameLexicon, PartOfSpeech, Trigger, Ways
from graph.nlp import syntax
from graph.nlp.labels import DATES
from graph.nlp.mentions import ORGANIZED, Mention
from graph.nlp.phrases import ids, past_stems, where
from graph.nlp.slots import Slots
from graph.nlp.syntax import children, is_noun, is_verb
from graph.nlp.tokens import Doc, Token

Asked = Literal["object", "modifier", "governor", "complement_verbs", "subject", "everything"]
Prepositions = tuple[str, ...]  # what stands after them
# nouns that only lead on after these: "in a bid to revive the talks", "sent troops on the orders of Solari"
SILENT = {"in": "purpose", "on": "behest", "under": "behest"}
HYPHEN = ids({"-"})
UNDONE = {
    "THREATEN": "harming",
    "ACCUSE": "wronging",
}  # deeds that, denied, are not what is threatened or blamed
# What conditions may ask of actors whatever their names: a person of note, an organisation, a state, a town.
NAMED = frozenset({"official", "#body", "#state", "#place", "#people"})
NAMING = frozenset({"NNP", "NNPS"})
ATTACHED = ("prt", "amod", "prep", "advmod", "dobj", "acomp", "oprd", "npadvmod", "dative", "agent", "intj")


class Evoked(NamedTuple):
    """A frame that a word evokes: `word` is where its slots are read from, `words` the trigger itself."""

    frame: Frame
    word: Token
    words: tuple[Token, ...]


class Conditions(NamedTuple):
    """What a frame asks for in lemmas: one of each of `said`, of `prep_object`, none of `unless`. A sentence
    without any of one of `needed` does not meet it wherever they stand."""

    said: tuple[tuple[Asked, frozenset[str]], ...]
    unless: frozenset[str]
    prep_object: frozenset[str]
    needed: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Triggers:
    """Finds the frames that the words of a sentence evoke."""

    lexicon: FrameLexicon
    slots: Slots
    _known: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False)  # by lemma, word
    _conditions: dict[int, Conditions] = field(default_factory=dict, repr=False)  # by id of the frame

    def likely(self, doc: Doc) -> set[int]:
        """The tokens that the lexicon has at all, as any part of speech; each word is asked for once."""
        found = set()
        for i, (stem, word) in enumerate(zip(doc.columns.lemma, doc.lowers, strict=True)):
            known = self._known.get((stem, word))
            if known is None:
                known = self._known[stem, word] = self._is_listed(doc[i])
            if known:
                found.add(i)
        return found

    def _is_listed(self, token: Token) -> bool:
        stem, word = token.stem_, token.lower_
        words = {stem, self.lexicon.lemmas.get(stem, ""), word, *past_stems(word)}
        return any(self.lexicon.triggers(part, w) for part in get_args(PartOfSpeech) for w in words)

    def at(self, token: Token) -> Iterator[Evoked]:
        """The frames a token evokes whose conditions hold, the narrowest first."""
        for frame, word, words in self._tried(token):
            if self._is_possible(frame, word) and self.unmet(frame, word) is None:
                yield Evoked(frame, word, words)

    def candidates(self, token: Token) -> Iterator[Evoked]:
        """The frames a token is a trigger of, whether or not their conditions hold."""
        return (Evoked(*tried) for tried in self._tried(token))

    def _tried(self, token: Token) -> Iterator[tuple[Frame, Token, tuple[Token, ...]]]:
        """The frames a token is a trigger of, with the word their slots are read from and the trigger."""
        word = token.lower_
        if word in self.lexicon.classes["inert"] and not _is_full_verb(token):
            return
        if token.dep_ in ("pcomp", "amod") and word in syntax.DESCRIBING:
            return  # "for striking doctors": they are no deed
        if token.tag_ == "VBN" and token.dep_ in ("dobj", "pobj") and children(token, "poss"):
            return  # "helped Peru's wounded": nobody is wounded by Peru
        if token.lemma_ in self.lexicon.classes.get(SILENT.get(token.head.lower_, ""), ()):
            return
        called_off = _is_called_off(token)
        for part in _parts(token):
            ways = self._ways(part, token)
            for way in ways.near(lambda: _near(token)) if ways else ():
                if part == "noun" and not way.rest and token.pos_ == "ADJ":
                    continue
                if called_off and part == "verb" and "off" not in way.rest:
                    continue
                if words := _matched(way, part, token) if way.rest or way.before else (token,):
                    yield way.frame, words[-1] if part in ("noun", "phrase") else token, words

    def _ways(self, part: PartOfSpeech, token: Token) -> Ways | None:
        word = token.stem_
        if part == "adjective" and token.tag_.startswith("VB"):
            return self.lexicon.triggers(part, token.lower_)  # "closed schools" is nothing close
        if part != "verb":
            return self.lexicon.triggers(part, word) or self.lexicon.triggers(part, token.lower_)
        word = self.lexicon.verb(word, token.lower_)
        return next((ways for w in (word, *_stems(token)) if (ways := self.lexicon.triggers(part, w))), None)

    def _is_possible(self, frame: Frame, word: Token) -> bool:
        """Whether all that a frame asks for stands in the sentence at all: of most frames it does not, and
        nothing more is looked for."""
        needed = self._wanted(frame).needed
        if needed:
            known: dict[int, frozenset[str]] = word.doc.user_data["told"]
            told = known.get(word.sent.start)
            if told is None:
                told = known[word.sent.start] = _told([*word.sent])
            for lemmas in needed:
                if lemmas.isdisjoint(told):
                    return False
        return True

    def unmet(self, frame: Frame, word: Token) -> str | None:
        """The first condition of a frame that does not hold at a word, None when all hold."""
        wanted, said = self._wanted(frame), self._said(word)
        for name, lemmas in wanted.said:
            if lemmas.isdisjoint(said[name]):
                return name
        if frame.denied and not _is_denied(word):
            return "denied"
        if frame.refused and not (_is_denied(word) and _is_willed(word)):
            return "refused"
        if wanted.unless and not wanted.unless.isdisjoint(said["everything"]):
            return "unless"
        if wanted.prep_object and wanted.prep_object.isdisjoint(said[frame.prep]):
            return "prep_object"
        if frame.prep and not any(self.slots.fill(word, name) for name in frame.prep):
            return "prep"
        if frame.complement and not any(self._is_meant(frame, c) for c in syntax.complements(word)):
            return "complement"
        return None

    def _wanted(self, frame: Frame) -> Conditions:
        """The conditions of a frame that ask for lemmas, in the order in which they are tried."""
        known = self._conditions.get(id(frame))
        if known is None:
            known = self._conditions[id(frame)] = self._conditions_of(frame)
        return known

    def _conditions_of(self, frame: Frame) -> Conditions:
        words = self.lexicon.words
        conditions: tuple[tuple[Asked, tuple[str, ...]], ...] = (
            ("object", frame.object),
            ("modifier", frame.modifier),
            ("governor", frame.governor),
            ("complement_verbs", frame.complement_verbs),
            ("subject", frame.subject),
        )
        said = tuple((name, words(listed)) for name, listed in conditions if listed)
        said = tuple((name, self._slips(w) if name == "complement_verbs" else w) for name, w in said)
        objects = words(frame.prep_object)
        needed = tuple(lemmas for lemmas in (*(lemmas for _, lemmas in said), objects) if lemmas)
        return Conditions(said, words(frame.unless), objects, needed)

    def _slips(self, verbs: frozenset[str]) -> frozenset[str]:
        """Some verbs with what the parser takes for their lemmas: "rap" of "raped"."""
        return verbs.union(form for form, lemma in self.lexicon.lemmas.items() if lemma in verbs)

    def _is_meant(self, frame: Frame, clause: Token) -> bool:
        """Whether a clause is such as a frame asks for; "vowed never to rejoin the pact" is no pact, "said it
        would not attack" no threat, "said Peru was not to blame" no charge."""
        named = UNDONE.get(frame.relation)
        harmless = named and clause.lemma_ in self.lexicon.classes[named]
        denied = (harmless or frame.relation == "AGREE") and children(clause, "neg")
        return not denied and _is_complement(clause, frame.complement or "any")

    def _said(self, word: Token) -> "_Said":
        """What conditions may ask about a word; its frames ask repeatedly."""
        known: dict[int, _Said] = word.doc.user_data["said"]
        said = known.get(word.i)
        if said is None:
            said = known[word.i] = _Said(lambda name: _told(self._asked(word, name)))
        return said

    def _asked(self, word: Token, name: Asked | Prepositions) -> list[Token]:
        match name:
            case tuple():
                return self._heads([t for preposition in name for t in self.slots.fill(word, preposition)])
            case "object":
                return self._objects(word)
            case "modifier":
                return _modifiers(word)
            case "governor":
                return self._governors(word)
            case "complement_verbs":
                clauses = [*syntax.complements(word), *children(word, "oprd")]
                clauses += [c for c in children(word, "advcl") if c.tag_ == "VBG" and not children(c, "mark")]
                states = [c for c in clauses if c.lemma_ in ("be", "stand")]
                clauses += [v for c in states for v in children(c, "xcomp", "attr")]
                inside = [p for c in states for p in children(c, "prep") if p.lower_ == "in"]
                clauses += [o for p in inside for o in children(p, "pobj")]  # "said it was in breach"
                return _with_conjuncts(clauses)
            case "subject":
                return self._heads(self.slots.fill(word, "subject"))
            case "everything":  # of subjects of what kind they are: "missile strikes", "crowds of fans"
                near = children(word, "prep")
                near += [inner for p in near if p.lower_ == "out" for inner in children(p, "prep")]
                phrases = [o for p in near for o in children(p, "pobj")]
                if is_verb(word):
                    doers = self.slots.fill(word, "subject")
                    kinds = [t for t in self._heads(doers) if t not in doers and t.tag_ not in NAMING]
                else:
                    kinds = _modifiers(word)  # "a telephone call"
                said = self._heads([*self._objects(word), *phrases, *syntax.complements(word)])
                return [*kinds, *(t for t in said if not self._is_calling(t))]

    def _is_calling(self, word: Token) -> bool:
        """Whether a word tells what one does for a living: who "killed a trade unionist" hit no trade."""
        return word.dep_ == "compound" and word.head.stem_ in self.lexicon.classes["workers"]

    def _objects(self, word: Token) -> list[Token]:
        """Objects, and what a passive keeps ("was denied entry"), is called or measured in ("two days")."""
        kept = children(word, "dobj", "oprd", "npadvmod") if is_verb(word) else []
        return self._heads([*self.slots.fill(word, "object"), *(t for t in kept if t.tag_ in ("NN", "NNS"))])

    def _heads(self, found: list[Token]) -> list[Token]:
        """Words with their modifiers, and what stands in "a series of X"."""
        likenesses = self.lexicon.classes["likeness"]
        inner = [o for t in found if t.lemma_ not in likenesses for o in syntax.governed(t, "of")]
        labels = ("amod", "compound", "nmod", "nummod", "predet")
        return [part for t in (*found, *inner) for part in (t, *children(t, *labels))]

    def _governors(self, noun: Token) -> list[Token]:
        """The verbs and nouns an event noun depends on: "improve ties", "ties soured", "strain in ties"."""
        joined = [noun.head] if noun.dep_ == "conj" else []
        noun = self.slots.carrier(noun)
        found, head = [noun.head], noun.head
        if noun.dep_ == "pobj":
            found = [head.head, head]  # "under pressure"
        governor = found[0]
        if governor.pos_ in ("NOUN", "VERB", "AUX"):
            told = [o for p in children(governor, "prep") for o in children(p, "pobj") if o != noun]
            found += [*told, *(c for o in told for c in children(o, "amod") if c.tag_ == "JJS")]
            found += children(governor, "acomp", "attr", "oprd", "xcomp", "conj")
        return [t for t in (*found, *joined) if t != noun or t in joined]


class _Said(dict[Asked | Prepositions, frozenset[str]]):
    """The lemmas and forms of what stands where conditions look, worked out when first asked for."""

    def __init__(self, ask: Callable[[Asked | Prepositions], frozenset[str]]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, name: Asked | Prepositions) -> frozenset[str]:
        said = self[name] = self._ask(name)
        return said


def _told(tokens: list[Token]) -> frozenset[str]:
    """What conditions may ask for at some tokens: their lemmas and forms, what kinds of actor they name."""
    if not tokens:
        return frozenset()
    named, inside = _named(tokens[0].doc), _inside_bodies(tokens[0].doc)
    kinds = {kind for token in tokens for kind in named.get(token.i, ())}
    return _forms([t for t in tokens if t.i not in inside]) | kinds


def _named(doc: Doc) -> dict[int, set[str]]:
    """What conditions call the tokens that stand for actors, by NAMED."""
    found: dict[int, set[str]] | None = doc.user_data.get("named")
    if found is None:
        found = doc.user_data["named"] = defaultdict(set)
        for mention in (*doc._.mentions, *doc._.references):
            kind = _kind(mention)
            for i in range(mention.start, mention.end) if kind == "#body" else (mention.head,):
                found[i] |= {kind} if kind else set()
    return found


def _inside_bodies(doc: Doc) -> frozenset[int]:
    """The tokens of organisations' names but their heads: "the UN refugee agency" is no refugee."""
    found: frozenset[int] | None = doc.user_data.get("inside bodies")
    if found is None:
        bodies = [m for m in doc._.mentions if m.form == "name" and m.actor.kind in ORGANIZED]
        found = frozenset(i for m in bodies for i in range(m.start, m.end) if i != m.head)
        doc.user_data["inside bodies"] = found
    return found


def _kind(mention: Mention) -> str | None:
    """ "Solana arrived" as "the official arrived"; "leads the FARC", "leads Peru"."""
    if mention.form in ("person", "office") or mention.actor.kind == "person":
        return "official"
    if mention.actor.kind in ORGANIZED:
        return "#body"
    if mention.form == "place":
        return "#place"
    landed = mention.actor.kind == "group" and mention.actor.country and not mention.actor.sector
    if mention.form == "people" or landed:  # "Liberians", "Burundian Hutus"
        return "#people"
    named = mention.actor.kind == "state" and mention.form in ("name", "reference", "capital")
    return "#state" if named else None


def _is_denied(verb: Token) -> bool:
    """ "will not accept", "never recognised", "no longer deals with"."""
    if syntax.is_infinitive(verb) and children(verb.head, "dobj", "dative"):
        return False  # "warned Peru not to accept it": nothing is refused yet
    beside = children(verb, "neg", "advmod", "cc", "preconj")
    beside += [c for subject in children(verb, "nsubj") for c in children(subject, "det", "preconj")]
    return any(
        c.dep_ == "neg"
        or c.lower_ in ("never", "hardly", "scarcely", "barely")
        or (c.lower_ in ("nor", "neither") and c.i < verb.i)
        or (c.dep_ == "advmod" and any(t.lower_ == "no" for t in children(c)))
        for c in beside
    )


def _is_willed(verb: Token) -> bool:
    """ "will not receive him", "neither would let them in", "won't sign"."""
    while verb.dep_ == "conj" and not children(verb, "aux"):
        verb = verb.head
    return any(c.lower_ in ("will", "would", "wo", "'ll", "'d") for c in children(verb, "aux"))


def _forms(tokens: list[Token]) -> frozenset[str]:
    forms = {form for token in tokens for form in (token.stem_, token.lower_)}
    if tokens and (compounds := _compounds(tokens[0].doc)):
        forms.update(compounds[token.i] + token.stem_ for token in tokens if token.i in compounds)
    return frozenset(forms)


def _compounds(doc: Doc) -> dict[int, str]:
    """What stands before the last word of hyphenated ones, which the tokenizer parts: "sit-" of "sit-in"."""
    found: dict[int, str] | None = doc.user_data.get("compounds")
    if found is None:
        found = doc.user_data["compounds"] = {}
        for i in where(doc, "ORTH", HYPHEN):
            if 0 < i < len(doc) - 1 and not (doc[i - 1].whitespace_ or doc[i].whitespace_):
                found[i + 1] = found.get(i - 1, "") + doc[i - 1].lower_ + "-"
    return found


def _is_full_verb(token: Token) -> bool:
    """ "has given", "was given", not "given that"."""
    return any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in children(token))


def _stems(token: Token) -> tuple[str, ...]:
    """Lemmas of a past tense that the tagger took for a present one: "petitioned"."""
    return past_stems(token.lower_) if token.tag_ in ("VBP", "VB") else ()


def _parts(token: Token) -> tuple[PartOfSpeech, ...]:
    if token.pos_ in ("PUNCT", "SPACE", "DET", "PRON", "PART"):
        return ()
    if token.pos_ == "ADP":
        return ("phrase",)
    if is_verb(token):
        adjectival = token.tag_ in ("VBN", "VBG", "JJ", "JJR", "JJS")  # "made Peru reliant on Chile"
        return ("phrase", "verb", "adjective") if adjectival else ("phrase", "verb")
    if is_noun(token):
        return ("phrase", "noun")
    return ("phrase", "noun", "adjective")  # "cold shoulder": a noun of several words may begin so


def _near(token: Token) -> frozenset[str]:
    """The words that may complete a trigger of several words: those below it and the few that follow."""
    around = [*_completing(token), *token.doc[token.i + 1 : token.i + 7]]
    return frozenset([t.lower_ for t in around] + [t.stem_ for t in around])


def _matched(way: Trigger, part: PartOfSpeech, token: Token) -> tuple[Token, ...]:
    """The tokens of a trigger of several words, none where they do not all stand there."""
    if way.before:
        first = token.i - len(way.before)
        leading = tuple(token.doc[max(0, first) : token.i])
        return (*leading, token) if tuple(t.lower_ for t in leading) == way.before else ()
    if part == "verb" and any(c.lower_ not in way.rest for c in children(token, "prt")):
        return ()  # "turned over to Peru" is no turning to it
    if part == "verb":
        found = [
            next((c for c in _completing(token) if _is_word(c, word) and _is_attached(c)), None)
            for word in way.rest
        ]
        if all(found):
            return (token, *(word for word in found if word is not None))
    following = token.doc[token.i + 1 : token.i + 1 + len(way.rest)]
    if len(following) == len(way.rest) and all(
        _is_word(t, w)
        and not _is_dated(t)
        and not (t.tag_ == "TO" and t.head.tag_ == "VB")  # "come to depend"
        for t, w in zip(following, way.rest, strict=True)
    ):
        return (token, *following)
    return ()


def _completing(verb: Token) -> list[Token]:
    """What hangs from a verb, and what is said of its object after it: "held Iran responsible"."""
    late = [c for o in children(verb, "dobj") for c in children(o, "amod") if c.i > o.i]
    late += [
        c for p in children(verb, "prep") for c in children(p, "advmod") if c.i == p.i - 1
    ]  # "together in"
    return [*children(verb), *late] if late else children(verb)


def _is_called_off(verb: Token) -> bool:
    """ "called off", "put off", "broke off": the particle turns the verb round, it says nothing bare."""
    return any(c.lower_ == "off" for c in children(verb, "prt"))


def _is_attached(child: Token) -> bool:
    """Whether a word completes its verb; a preposition beyond the verb's object or before the verb has
    business of its own: "Malta on Tuesday turned away a boat", "was urged on Tuesday to leave"."""
    if _is_dated(child):
        return False
    if child.dep_ == "prep" and child.lower_ not in ("out", "away", "back", "home"):
        beyond = any(verb.i < child.i for verb in children(child.head, "dobj"))
        return not beyond and (child.i > child.head.i or child.head.dep_ == "relcl")
    return child.dep_ in ATTACHED


def _is_dated(preposition: Token) -> bool:
    """ "urged on Tuesday": no urging on."""
    return preposition.dep_ == "prep" and any(o.lower_ in DATES for o in children(preposition, "pobj"))


def _is_word(token: Token, word: str) -> bool:
    return token.lower_ == word or token.stem_ == word


def _is_complement(clause: Token, kind: str) -> bool:
    marks = {child.lower_ for child in children(clause) if child.dep_ in ("mark", "aux")}
    if marks & {"whether", "if"} and kind != "any":
        return False  # "asked whether Peru had left" asks Peru for nothing
    if kind == "to":
        return "to" in marks and clause.tag_ == "VB"
    if kind == "ing":
        return clause.tag_ == "VBG"
    if kind == "must":
        return bool(marks & {"must", "should", "ought"}) or _has_to(clause)
    if kind == "base":
        return clause.dep_ == "ccomp" and not marks & {"will", "would"} and _is_subjunctive(clause)
    if kind == "will":
        return bool(marks & {"will", "would", "'ll", "'d", "shall"})
    if kind == "that":
        left = clause.tag_ == "VBN" and not children(clause, "aux", "auxpass")  # "wants Peru punished"
        return (clause.dep_ == "ccomp" and not left) or "that" in marks
    return True


def _is_subjunctive(clause: Token) -> bool:
    """ "insisted that Peru withdraw": a bare verb below a past one or with a singular subject."""
    if clause.tag_ == "VB":
        return not children(clause, "aux")
    singular = any(c.tag_ in ("NN", "NNP") and not children(c, "conj") for c in children(clause, "nsubj"))
    return clause.tag_ == "VBP" and clause.lower_ != "are" and (singular or clause.head.tag_ == "VBD")


def _has_to(clause: Token) -> bool:
    """Whether a clause says that its subject has or needs to do something."""
    return clause.stem_ in ("have", "need") and any(
        _is_complement(c, "to") for c in children(clause, "xcomp")
    )


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
