"""Whose deed a verb is, where the parser took the noun that tells it for something else.

It is taken for another object of the clause before it ("Chad sent tents and Kuwait has pledged"), for what
a preposition governs ("fled after gunmen from Lima fired", "In 2017 Peru, Chile and Cuba left"), or for what
stands beside its owner ("Peru, whose envoy, Luis Solari, has refused").
"""

from spacy.tokens import Span, Token

from graph.nlp.labels import DATES, NOMINAL_SUBJECTS, NOUNS, SUBJECTS
from graph.nlp.mending.clauses import SAID
from graph.nlp.mending.dates import governed_by_date
from graph.nlp.mending.trees import after, before, hang, hang_subject, has_subject, opening

MODIFYING = frozenset({"amod", "acl", "nmod", "compound"})
PARTS = frozenset({"compound", "nmod", "amod", "dep"})
GOVERNED = frozenset({"dobj", "pobj", "conj", "attr", "dative", "nsubj"})
MARKS = frozenset({"after", "before", "since", "until", "as"})


def give_name(verb: Token) -> None:
    """Makes a subject of the name that was taken for a part of its verb: "says Laos resents the claim"."""
    placed = verb.dep_ in MODIFYING or verb.dep_ == "pobj"  # "into the U.S.-North Korea talks"
    if placed or has_subject(verb):
        return
    first = opening(verb)
    if verb.tag_ == "VB" and verb.dep_ == "ROOT":  # "Peru to recall envoy"
        first = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    if first is None:
        return
    for name in [c for c in before(verb, *PARTS) if c.tag_ in NOUNS and c.i == first.i - 1]:
        hang(name, verb, "nsubj")
        for what in [c for c in after(verb, "npadvmod") if c.left_edge.i == verb.i + 1]:
            hang(what, verb, "dobj")


def give_subject(verb: Token) -> None:
    """Gives a verb the subject that the parser hung elsewhere, or the first of those that are listed."""
    if name := _fronted(verb):
        hang_subject(name, verb)
    if has_subject(verb):
        for listed in governed_by_date(verb):
            hang(listed, verb, "nsubj")
    elif _give_back(verb):
        return
    elif noun := _after_mark(verb):
        hang(noun.head, verb, "mark")
        hang_subject(noun, verb)
    elif name := next(governed_by_date(verb), None):
        hang_subject(name, verb)
    elif noun := _owned_beside(verb):
        hang(verb, noun.head, "relcl")
        hang_subject(noun, verb)
    elif noun := _joined_before(verb):
        for joint in [c for c in after(noun.head, "cc") if c.i == noun.left_edge.i - 1]:
            hang(joint, verb.head, "cc")
        hang_subject(noun, verb)


def give_deed(verb: Token) -> None:
    """Makes a deed of the participle after who did it, where somebody else says so: "Detectives received from
    Peru a file, the police said"."""
    doer, said = verb.head, verb.head.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or doer.dep_ != "nsubj" or verb.i != doer.i + 1:
        return
    if said.lower_ not in SAID or said.i < verb.i or after(verb, "agent") or not after(verb, "dobj"):
        return
    speakers = [c for c in before(said, "nsubj") if c.i > verb.i]
    if speakers and said.doc[speakers[-1].left_edge.i - 1].text == ",":
        verb.tag_ = "VBD"
        hang(verb, said, "ccomp")
        hang(doer, verb, "nsubj")


def _fronted(verb: Token) -> Token | None:
    """The subject that was joined to the phrase before it: "Ahead of talks with Peru, Chile left", where
    the phrase's own noun may have been taken for it."""
    first = opening(verb) if verb.dep_ in ("ROOT", "ccomp") else None
    if first is None or any(governed_by_date(verb)):
        return None
    phrase = next((c for c in verb.lefts if c.right_edge.i + 1 == first.i), None)
    if phrase is None or phrase.dep_ not in ("prep", "advmod", "advcl", *NOMINAL_SUBJECTS):
        return None
    names = (t for t in verb.doc[phrase.i + 1 : first.i] if t.dep_ in ("conj", "appos") and t.tag_ in NOUNS)
    names = (t for t in names if t.right_edge.i + 1 == first.i and t.doc[t.left_edge.i - 1].text == ",")
    name = next(names, None)
    if name is None or phrase.dep_ not in SUBJECTS:
        return name
    bare = (c for c in before(verb, "prep") if c.i == phrase.left_edge.i - 1 and not any(c.rights))
    preposition = next(bare, None)
    if preposition is None:
        return None
    hang(phrase, preposition, "pobj")
    return name


def _give_back(verb: Token) -> bool:
    """Whether a verb gets its subject back from the clause beside it: "Peru, whose envoy left, refused"."""
    for clause in before(verb, "ccomp"):
        told = before(clause, *NOMINAL_SUBJECTS)
        if not told:
            continue
        name = told[0]
        beside = [*told[1:], *after(name, "appos")]
        if owned := [c for c in beside if any(t.tag_ == "WP$" for t in c.lefts)]:
            for noun in owned:
                hang(noun, clause, "nsubj")
            hang_subject(name, verb)
            hang(clause, name, "relcl")
            return True
    return False


def _after_mark(verb: Token) -> Token | None:
    """The noun that "after" is taken to govern where a clause follows: "after gunmen from Lima fired"."""
    first = opening(verb) if verb.dep_ in ("advcl", "ccomp", "conj", "relcl") else None
    if first is None or first.tag_ == "MD":
        return None
    marks = [c for c in verb.head.children if c.dep_ == "prep" and c.i < verb.i]
    for mark in (c for c in (*marks, *verb.lefts) if c.lower_ in MARKS):
        for noun in (c for c in after(mark, "pobj") if c.tag_ in NOUNS):
            if noun.right_edge.i + 1 == first.i and noun.lower_ not in DATES:
                return noun
    return None


def _owned_beside(verb: Token) -> Token | None:
    """The noun that "whose" owns, before a name and a verb without a subject."""
    first = opening(verb) if verb.dep_ in ("conj", "ccomp", "relcl") else None
    if first is None or first.i < 2 or first.nbor(-1).text != ",":
        return None
    name = verb.doc[first.i - 2]
    noun = name.head
    beside = name.dep_ == "appos" and noun.dep_ == "appos" and noun.head.i < noun.i
    return noun if beside and any(child.tag_ == "WP$" for child in noun.lefts) else None


def _joined_before(verb: Token) -> Token | None:
    """The name between "and" and a verb that has no subject, where the clause before it has it as object."""
    head = verb.head
    if verb.dep_ not in ("conj", "ccomp") or head.i > verb.i or (first := opening(verb)) is None:
        return None
    doc = verb.doc
    joint = next((i for i in range(first.i - 1, head.i, -1) if doc[i].dep_ == "cc"), None)
    if joint is None:
        return None
    for noun in doc[joint + 1 : first.i]:
        if noun.dep_ == "conj" and noun.tag_ in NOUNS and noun.head.i < joint and head.is_ancestor(noun):
            governed = noun.head == head or (verb.dep_ == "conj" and noun.head.dep_ in GOVERNED)
            opens = noun.left_edge.i == joint + 1
            return noun if opens and governed and _is_aside(doc[noun.i + 1 : first.i], noun) else None
    return None


def _is_aside(parted: Span, noun: Token) -> bool:
    """Whether what stands between a noun and its verb only tells of the noun: "Kuwait, in May, has"."""
    if not len(parted):
        return True
    if parted[0].text == ",":
        return parted[-1].text == "," or noun.right_edge == parted[-1]
    return noun.right_edge == parted[-1] and not any(t.pos_ in ("VERB", "AUX") for t in parted)
