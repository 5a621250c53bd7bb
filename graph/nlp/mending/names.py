"""Names beside nouns and beside other names."""

from spacy.tokens import Token

from graph.nlp.labels import COMMON, NOMINAL_SUBJECTS, SUBJECTS
from graph.nlp.mending.trees import after, before, hang, is_name, pass_on, subject_label


def join_after_name(name: Token) -> None:
    """Joins what follows a name in commas to what it is beside: "the premier, Solari, and his guest"."""
    head, joints = name.head, after(name, "cc")
    if head.tag_ != "NN" or name.tag_ != "NNP" or head.i > name.i or not joints:
        return
    if joints[0].nbor(-1).text == "," and name.doc[name.left_edge.i - 1].text == ",":
        pass_on(name, head)


def share_title(verb: Token) -> None:
    """Joins names to the title before the first: "Presidents Solari of Peru and Quispe of Chile met"."""
    for title in before(verb, *NOMINAL_SUBJECTS):
        for name in after(title, "appos"):
            if name.tag_ == "NNP" and name.left_edge.i == title.i + 1:
                pass_on(name, title)


def put_beside(name: Token) -> None:
    """Puts a name beside the noun it is taken for the object of: "estranged neighbours Peru and Chile"."""
    noun = name.head
    if noun.dep_ not in SUBJECTS or name.left_edge.i != noun.i + 1 or not is_name(name):
        return
    if noun.tag_ == "VBZ":  # a finite verb is no subject
        noun.tag_, noun.pos_, noun.lemma_ = "NNS", "NOUN", noun.lower_.removesuffix("s")
        for modifier in before(noun, "nsubj"):
            modifier.dep_ = "compound"
    if noun.tag_ in COMMON:
        name.dep_ = "appos"


def give_described(verb: Token) -> None:
    """Gives a verb one subject where what tells of a land stands right before its name: "NATO ally Turkey
    threatened Greece", "regional heavyweight Peru warned Chile"."""
    for noun in [c for c in before(verb, *NOMINAL_SUBJECTS, "npadvmod") if c.tag_ in COMMON]:
        for name in [c for c in (*verb.lefts, *noun.rights) if is_name(c) and c.left_edge.i == noun.i + 1]:
            if noun.dep_ == "npadvmod" and name.dep_ == "appos":
                noun.dep_ = subject_label(verb)
            elif noun.dep_ != "npadvmod" and name.head == verb and name.dep_ in (noun.dep_, "npadvmod"):
                hang(name, noun, "appos")


def join_names(verb: Token) -> None:
    """Joins two names that a headline parts by a comma alone: "Peru, Chile sign pact"."""
    for name in [c for c in before(verb, *NOMINAL_SUBJECTS) if c.tag_ == "NNP"]:
        for other in [c for c in after(name, "appos") if c.tag_ == "NNP"]:
            bare = other.left_edge.i == name.i + 2 and other.right_edge.i + 1 == verb.i
            if bare and name.nbor().text == ",":
                hang(other, name, "conj")
        _join_opening(name, verb)


def _join_opening(name: Token, verb: Token) -> None:
    """Joins a name to one that opens the sentence before it, which the parser made nothing of."""
    first = name.left_edge.i - 2
    bare = verb.tag_ in ("VBP", "VB") and not before(verb, "aux") and name.i == verb.i - 1
    if not bare or first < 0 or verb.doc[first + 1].text != ",":
        return
    other = verb.doc[first]
    if other.dep_ in ("dep", "advcl", "nmod") and other.left_edge.is_sent_start:
        hang(other, verb, "nsubj")
        hang(name, other, "conj")
