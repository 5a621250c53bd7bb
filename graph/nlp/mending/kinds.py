"""What the tagger took for another part of speech."""

from spacy.tokens import Token

from graph.nlp.mending.trees import after, before, hang


def make_verb(what: Token) -> None:
    """Makes a verb of a noun or adjective that has an object: "Turkey arms the rebels and supports Qatar",
    "the retreat alarmed India"."""
    noun = what.head
    if noun.tag_ == "JJ" and noun.lower_.endswith("ed") and before(noun, "nsubj"):
        noun.tag_, noun.pos_ = "VBD", "VERB"
        return
    names = [c for c in before(noun, "compound") if c.tag_ == "NNP" and c.i == noun.i - 1]
    if noun.tag_ == "NNS" and noun.lower_.endswith("s") and names:
        noun.tag_, noun.pos_ = "VBZ", "VERB"
        hang(names[0], noun, "nsubj")


def make_phrase(noun: Token) -> None:
    """Makes a phrase of what was taken for an infinitive: "invited Solari and Quispe to talks"."""
    for to in [c for c in before(noun, "aux") if c.tag_ == "TO"]:
        if noun.dep_ in ("xcomp", "advcl", "acl") and noun.head.i < to.i:
            hang(to, noun.head, "prep")
            to.tag_, to.pos_ = "IN", "ADP"
            hang(noun, to, "pobj")


def make_noun(gerund: Token) -> None:
    """Makes a noun of a gerund that is between several: "after fighting between rival clans"."""
    if gerund.tag_ != "VBG" or gerund.dep_ != "pcomp":
        return
    if any(c.lower_ in ("between", "among") for c in after(gerund, "prep")):
        gerund.tag_, gerund.pos_, gerund.dep_, gerund.lemma_ = "NN", "NOUN", "pobj", gerund.lower_


def make_participle(gerund: Token) -> None:
    """A participle that opens what a comma parts from its verb: "retaliated, halting deliveries to Peru"."""
    noun = gerund.head
    if gerund.tag_ != "VBG" or gerund.dep_ != "amod" or noun.dep_ != "dobj" or noun.left_edge != gerund:
        return
    if noun.head.i < gerund.i and gerund.nbor(-1).text == ",":
        hang(gerund, noun.head, "advcl")
        hang(noun, gerund, "dobj")
