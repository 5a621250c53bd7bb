"""Sentences whose verb the tagger takes for something else, parsed again with a plain verb in its place.

A small model errs by the names around and by words that are nouns as well: in "Gabon shelters a third of
them" it sees no verb, in "Gabon takes a third of them" it does. What it makes of the sentence then is
believed if the plain verb has a subject and no other verb is lost by it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from graph.articles.pieces import is_titled
from graph.nlp.labels import AUXILIARY, CLAUSAL, COMMON, FINITE, NOUNS, PLURAL, PROPER, SUBJECTS, VERBS
from graph.nlp.mending.trees import has_subject
from graph.nlp.phrases import HYPHENS, ids

SIGHTS = ("tok2vec", "tagger", "parser")
COLUMNS: list[int | str] = ["TAG", "HEAD", "DEP"]
MANY = PLURAL | {"PRP"}
VERBAL = VERBS | FINITE
OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "prt", "dative"})
# The places of words that are no verbs, and of verbs.
WITHIN = frozenset({"compound", "nmod", "amod", "npadvmod", "poss", "pobj", "det", "appos"})
TOLD = CLAUSAL - {"csubj", "pcomp", "acl"}
PLACED = TOLD | AUXILIARY
# The same as spaCy's numbers, to go through a text without making tokens.
FINITE_TAGS, NOUN_TAGS, MANY_TAGS = ids(FINITE), ids(NOUNS), ids(PLURAL)
WITHIN_LABELS, NOUN_LABELS = ids(WITHIN), ids(TOLD | {"dep", "dobj"})
JOINED = PROPER | {"CC", ","}
JOINED_TAGS, CC, AMOD = ids(JOINED), ids({"CC"}), ids({"amod"})
LISTED = frozenset({"conj", "compound", "nmod", "appos"})
CLOSED = frozenset({"DT", "IN", "CC", "PRP", "PRP$", "TO", "MD", "POS"})
# What stands before a noun and not before its verb, what opens an object for certain, what follows a noun.
GOVERNING = frozenset({"DT", "PRP$", "POS", "IN", "TO", "CD", "WDT", "WP$", "VB", "VBD", "VBN", "VBG"})
OPENING = PROPER | {"DT", "PRP", "PRP$", "CD"}
LOOSE = frozenset({"IN", "TO", "CC", "WDT", "WP", ",", "."})
CLOSING = frozenset({".", "?", "!", '"', "''", "”"})
SAYING = frozenset({"say", "says", "said", "saying"})
# Plural nouns that stand before others: "arms sales", "the sanctions list".
MODIFIERS = frozenset(
    "arms affairs goods operations relations rights sales sanctions sports weapons works".split()
)
# The plain word for each form: with an object, and before a preposition or nothing.
PLAIN = {
    "s": ("takes", "goes"),
    "": ("take", "go"),
    "ed": ("took", "went"),
    "ing": ("Taking", "Going"),
    "to": ("will", "will"),
}
ENDINGS = (
    ("ies", "y", "s"),
    ("es", "", "s"),
    ("s", "", "s"),
    ("ied", "y", "ed"),
    ("ed", "", "ed"),
    ("ed", "e", "ed"),
)
TRIES = 4  # at the verb that a clause lacks
KEPT = frozenset({"us", "it", "who"})  # in capitals these may be names
LETTERS = 4  # of what in capitals is rather a word than an acronym, if it has more


class Doubt(NamedTuple):
    """A word that may be a verb of some form, and whether its sentence has no other."""

    word: Token
    form: str
    only: bool = False


class PlainVerbs:
    """Looks again at sentences that have no verb, or in which the tag of a word and its place disagree."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._sights = [nlp.get_pipe(name) for name in SIGHTS]
        lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        self._verbs = frozenset(lookups.get_table("lemma_index")["verb"])

    def __call__(self, doc: Doc) -> Doc:
        titled = len(doc) > 1 and doc[-1].text not in CLOSING and is_titled(doc.text)
        if titled and doc.text.isupper():
            _copy(self._seen(doc[:], [_cased(token) for token in doc]), doc[:])
        likely = _likely(doc)
        for sentence in [doc[:]] if titled else list(doc.sents):
            words = [doc[i] for i in likely if sentence.start < i < sentence.end]
            shown: dict[int, str] = {t.i: t.lower_ for t in sentence if t.is_stop} if titled else {}
            for doubt in self._doubts(sentence, words, titled=titled):
                trial = shown | {doubt.word.i: _plain(doubt)}
                seen = self._seen(sentence, [trial.get(token.i, token.text) for token in sentence])
                if _is_believed(seen, sentence, doubt):
                    _copy(seen, sentence)
                    shown = trial
        return doc

    def _seen(self, sentence: Span, words: list[str]) -> Doc:
        """What the parser makes of other words in the place of a sentence's own."""
        seen = Doc(self._vocab, words=words, spaces=[bool(token.whitespace_) for token in sentence])
        for sight in self._sights:
            seen = sight(seen)
        return seen

    def _doubts(self, sentence: Span, likely: list[Token], *, titled: bool) -> Iterator[Doubt]:
        if sentence[0].lower_.endswith("ing") and _is_prefaced(sentence):
            yield Doubt(sentence[0], "ing")
        for clause in _without_verb(sentence, likely):
            only = len(clause) == len(sentence)
            tries = [
                (form not in ("ed", "to"), word.i, form)
                for word in clause[1:]
                if (form := self._lacking(word, titled=titled)) is not None
            ]
            for _, i, form in sorted(tries)[:TRIES]:
                word, tag = sentence.doc[i], sentence.doc[i].tag_
                yield Doubt(word, form, only)
                if word.tag_ != tag:
                    break  # it was believed
        for word in likely:
            if (form := self._told(word, titled=titled)) is not None:
                yield Doubt(word, form)

    def _told(self, word: Token, *, titled: bool) -> str | None:
        """The form by which a word is a verb, against its tag or its place, beside another verb."""
        form, tag, label = self._form(word, titled=titled), word.tag_, word.dep_
        if label in WITHIN if tag in FINITE else tag in NOUNS and label in TOLD and has_subject(word):
            return form
        if form == "ed":
            return form if label == "amod" and _is_joined(word) else None
        return form if form == "s" and tag in NOUNS and _is_named(word) else None

    def _form(self, word: Token, *, titled: bool) -> str | None:
        """By which form a word may be a verb: "s", "ed", "ing", the bare one or None."""
        lower = word.lower_
        if not (lower.isalpha() and (word.is_lower or titled)) or (word.i and word.nbor(-1).text in HYPHENS):
            return None  # "Human Rights Watch"
        if lower in self._verbs:
            return ""
        for ending, stem, form in ENDINGS:
            if lower.endswith(ending) and lower.removesuffix(ending) + stem in self._verbs:
                return form
        doubled = lower[-4:-3] == lower[-3:-2] and lower.endswith("ed") and lower[:-3] in self._verbs
        return "ed" if doubled else "ing" if lower.endswith("ing") else None

    def _lacking(self, word: Token, *, titled: bool) -> str | None:
        """The form by which a word may be the verb that its clause lacks."""
        before, closed = word.nbor(-1), word.doc[-1].text in CLOSING
        if word.lower_ == "to" and not closed and _tag_after(word):  # "Peru to recall envoy"
            named = before.tag_ in PROPER or before.is_title
            return "to" if named and word.nbor(1).lower_ in self._verbs else None
        if word.tag_ in CLOSED or (word.tag_ in VERBAL and word.dep_ in PLACED) or before.tag_ in GOVERNING:
            return None
        form = self._form(word, titled=titled)
        if form == "ed":
            return form if closed and _may_be_past(word) else None
        if _is_loose(word) or (before.text == "," and titled):
            return None
        if form == "s":
            return None if _is_plural(before) or _is_modifier(word) else form
        return form if form == "" and _has_several(word) else None


def _tag_after(word: Token) -> str:
    """The tag of the next word, empty after the last."""
    return word.nbor(1).tag_ if word.i + 1 < len(word.doc) else ""


def _may_be_past(word: Token) -> bool:
    """Whether a past tense may stand here that is no participle: not at a clause's end, nor with an agent."""
    before, after = word.nbor(-1), _tag_after(word)
    ends = after == "," or after in CLOSING or any(c.dep_ == "agent" for c in word.rights)
    return not ends and (before.text != "," or _closes_aside(before))


def _is_loose(word: Token) -> bool:
    """Whether a word before a preposition or comma is rather a noun: "new strikes on Lima"."""
    noun = word.nbor(-1).tag_ == "JJ" or word.dep_ in ("pobj", "dobj") or word.tag_ == "JJ"
    return noun and _tag_after(word) in LOOSE


def _is_plural(word: Token) -> bool:
    """Whether a noun is of many, so that no verb in "s" follows it; "the United States" are one."""
    return word.tag_ == "NNS" or (word.tag_ == "NNPS" and word.lower_ != "states")


def _has_several(word: Token) -> bool:
    """Whether what stands before a bare verb may be several: "police", "Peru and Chile"."""
    before = word.nbor(-1)
    if before.text == ",":
        return word.dep_ in TOLD
    return before.tag_ in MANY or before.lower_ == "police" or (before.tag_ in PROPER and _is_listed(before))


def _plain(doubt: Doubt) -> str:
    """The word that is shown to the parser in the place of a doubtful one."""
    word = doubt.word
    bare = _tag_after(word) in ("", "IN", "TO", "RB", "RP") or word.nbor(1).is_punct
    return PLAIN[doubt.form][bare]


def _copy(seen: Doc, sentence: Span) -> None:
    """Gives a sentence the tags and the parse of other words."""
    rows = sentence.doc.to_array(COLUMNS)
    rows[sentence.start : sentence.end] = seen.to_array(COLUMNS)
    sentence.doc.from_array(COLUMNS, rows)  # type: ignore[arg-type]
    for token in sentence:
        if token.tag_ == "MD" and token.lower_ == "to":
            token.tag_ = "TO"


def _is_believed(seen: Doc, sentence: Span, doubt: Doubt) -> bool:
    """Whether a plain verb has all that a verb has, and takes nothing from the others."""
    verb = seen[doubt.word.i - sentence.start]
    if doubt.form == "to":
        verb = verb.head
    if len(list(seen.sents)) > 1 or verb.tag_ not in VERBAL:
        return False
    objects = any(c.dep_ in OBJECTS for c in verb.rights)
    if doubt.form == "ing":
        return verb.dep_ == "advcl" and objects and has_subject(verb.head)
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if verb.dep_ not in TOLD or (subject is None and not (verb.dep_ == "conj" and verb.head.tag_ in VERBAL)):
        return False
    if subject is not None:
        several = subject.tag_ == "NNS" or any(c.dep_ == "conj" for c in subject.rights)
        after_verb = subject.left_edge.i > 0 and seen[subject.left_edge.i - 1].tag_ in VERBAL
        if (doubt.form == "s" and several) or (doubt.only and after_verb):
            return False  # "sank concrete blocks"
    if doubt.only and any(_is_finite(t) and not any(c.dep_ in SUBJECTS for c in t.children) for t in seen):
        return False
    if not objects and doubt.form != "to" and not (doubt.only and sentence[-1].text in CLOSING):
        return False
    others = (t for t in sentence if t.tag_ in FINITE and t.dep_ not in WITHIN and t != doubt.word)
    return all(seen[t.i - sentence.start].tag_ in VERBAL for t in others)


def _likely(doc: Doc) -> list[int]:
    """Where a tag and its place disagree or a noun stands where a verb may: found without making tokens."""
    tags, labels = doc.to_array("TAG").tolist(), doc.to_array("DEP").tolist()
    found = []
    for i, (tag, label) in enumerate(zip(tags, labels, strict=True)):
        if tag in FINITE_TAGS:
            told = label in WITHIN_LABELS
        elif tag in NOUN_TAGS:
            told = label in NOUN_LABELS or (tag in MANY_TAGS and i > 0 and tags[i - 1] in JOINED_TAGS)
        else:
            told = label in AMOD and i > 0 and tags[i - 1] in CC
        if told:
            found.append(i)
    return found


def _without_verb(sentence: Span, likely: list[Token]) -> Iterator[Span]:
    """The sentence or, if that has a verb, those of its clauses that have none."""
    if not _has_verb(sentence):
        yield sentence
        return
    for word in likely:
        said = word.dep_ in ("ccomp", "dep", "dobj") and word.head.lower_ in SAYING
        bare = word.dep_ == "ccomp" and not has_subject(word)
        if (said or bare) and word.tag_ in NOUNS:
            yield word.doc[word.left_edge.i : word.right_edge.i + 1]


def _has_verb(sentence: Span) -> bool:
    root = sentence.root
    if root.tag_ in FINITE or any(c.tag_ in FINITE for c in root.lefts if c.dep_ in AUXILIARY):
        return True
    return root.tag_ in VERBAL and (root.tag_ == "VB" or has_subject(root))


def _is_finite(verb: Token) -> bool:
    """Whether a verb heads a clause that must have a subject."""
    if verb.dep_ not in ("ROOT", "ccomp", "advcl"):
        return False
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.lefts if c.dep_ in AUXILIARY)


def _is_prefaced(sentence: Span) -> bool:
    """Whether what opens a sentence is no clause, its subject behind a comma: "Fearing raids, Peru left"."""
    first = sentence[0]
    if first.dep_ in ("advcl", "prep", "ROOT") or first.dep_ in AUXILIARY:
        return False
    comma = next((token.i for token in sentence if token.text == ","), None)
    return comma is not None and any(c.dep_ in SUBJECTS and c.i > comma for c in sentence.root.lefts)


def _closes_aside(comma: Token) -> bool:
    """Whether a comma is not the first of its sentence: "Solari, the premier, called on Chile"."""
    return any(token.text == "," for token in comma.doc[comma.sent.start : comma.i])


def _is_listed(name: Token) -> bool:
    """Whether "and" or a comma stands before a name: "Peru and Chile", "Peru, Chile"."""
    first = name.left_edge.i
    return first > 0 and name.doc[first - 1].lower_ in ("and", ",")


def _is_modifier(word: Token) -> bool:
    """Whether a plural stands before another noun: "arms sales"."""
    return word.lower_ in MODIFIERS and _tag_after(word) in COMMON


def _is_named(word: Token) -> bool:
    """Whether a noun may be the verb of the name before it or be joined to one: "and funds the rebels"."""
    before = word.nbor(-1)
    if (
        before.tag_ not in JOINED
        or word.i + 1 == len(word.doc)
        or word.dep_ in ("nsubj", "nsubjpass", "pobj")
        or _is_modifier(word)
    ):
        return False
    after, listed = word.nbor(1).tag_, word
    if before.tag_ in PROPER:
        return after in OPENING
    while listed.dep_ in LISTED:
        listed = listed.head
    return listed != word and listed.head.tag_ == "VBZ" and after in OPENING | {"NNS", "JJ"}


def _is_joined(participle: Token) -> bool:
    """Whether what stands before a name may be joined to a verb: "left the talks and mocked Peru"."""
    name = participle.head
    first = name.left_edge if name.dep_ == "conj" else name
    if first != participle or participle.nbor(-1).tag_ != "CC" or participle.nbor(1).tag_ not in PROPER:
        return False
    return name.head.tag_ in ("NN", "NNS") and name.head.head.tag_ == "VBD"


def _cased(token: Token) -> str:
    """A word in capitals as it would stand in a sentence."""
    if token.is_stop and token.lower_ not in KEPT:
        return token.lower_
    return token.text.title() if len(token) > LETTERS else token.text
