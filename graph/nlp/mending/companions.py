"""With whom something is done, and beside whom somebody stands."""

from spacy.tokens import Token

from graph.nlp.labels import NOUNS, PROPER, VERBS
from graph.nlp.mending.trees import after, before, hang

JOINT = (  # the stems of verbs that somebody does with others
    *"cooperat collaborat work negotiat meet met talk confer consult coordinat liais parley bargain".split(),
    *"haggl side sympath conspir collud team ally clash fight fought deal dealt cop".split(),
)
TWINS = frozenset("face side hand shoulder arm elbow cheek".split())
TWINNING = frozenset({"to", "by", "in"})


def give_companion(with_: Token) -> None:
    """Gives a verb those with whom it is done, who were taken for who acts in what is told of them: "works
    with the police to catch smugglers", "cooperates with detectives looking into the fire"."""
    verb = with_.head
    told = with_.head if with_.dep_ == "mark" else next(iter(after(with_, "pcomp")), None)
    if told is None or told.tag_ not in ("VBG", "VB"):
        return
    verb = told.head if with_.dep_ == "mark" else verb
    whom = next((c for c in before(told, "nsubj") if c.tag_ in NOUNS), None)
    joint = verb.lower_.startswith(JOINT) and verb.i < with_.i and with_.nbor(-1).text != ","
    if whom is None or not joint or whom.left_edge.i != with_.i + 1:
        return
    if told.tag_ == "VBG":
        hang(told, whom, "acl")
    else:
        hang(told, verb, "advcl")
    hang(with_, verb, "prep")
    hang(whom, with_, "pobj")


def make_twins(second: Token) -> None:
    """Makes an adverb of "face to face", "hand in hand", taken for a deed or what is done, and gives
    the verb what hangs from it: "met face to face with rebels"."""
    doc, i = second.doc, second.i
    if i < 3 or doc[i - 2].lower_ != second.lower_ or doc[i - 1].lower_ not in TWINNING:
        return
    first, between = doc[i - 2], doc[i - 1]
    verb = first.head
    if first.dep_ not in ("dobj", "npadvmod") or verb.tag_ not in VERBS:
        return
    for told in [c for c in second.rights if c.dep_ != "punct"]:
        hang(told, verb, told.dep_)
    hang(first, verb, "npadvmod")
    hang(between, first, "prep")
    hang(second, between, "pobj")
    between.tag_, between.pos_ = "IN", "ADP"
    second.tag_, second.pos_ = "NN", "NOUN"


def join_together(together: Token) -> None:
    """Gives a verb the "together" that was hung from what follows: "combed the hills together on Monday"."""
    preposition = together.head
    before_it = together.dep_ == "advmod" and preposition.dep_ == "prep" and together.i < preposition.i
    if before_it and preposition.head.tag_ in VERBS and preposition.lower_ != "with":
        hang(together, preposition.head, "advmod")


def join_body(plural: Token) -> None:
    """Joins a body to those beside it, of whom it was taken to tell: "the Malian government and growers'
    leaders signed", "Chad's army and Kamajor fighters"."""
    for body in [c for c in before(plural, "nmod") if c.tag_ == "NN" and c.n_rights]:
        others = after(body, "conj")
        if not before(body, "amod", "poss", "det") and not before(plural, "poss"):
            continue
        if not after(body, "cc") or any(c.tag_ not in PROPER and not _is_owner(c) for c in others):
            continue
        head, label = plural.head, plural.dep_
        for fellow in others:
            hang(fellow, plural, "poss" if _is_owner(fellow) else "compound")
        for own in [c for c in plural.lefts if c.right_edge.i < body.i and c.dep_ in ("poss", "det", "amod")]:
            hang(own, body, own.dep_)
        hang(body, head if head != plural else body, label)
        hang(plural, body, "conj")


def _is_owner(noun: Token) -> bool:
    """Whether an apostrophe follows a noun: "miners' leaders"."""
    return any(c.tag_ == "POS" for c in noun.rights)
