"""Clauses and phrases that the parser hung from another word."""

from spacy.tokens import Token

from graph.nlp.labels import FINITE, NOUNS, PAST, SUBJECTS
from graph.nlp.mending.trees import after, before, hang, has_subject, subject_label

CHARGES = {  # the stems of verbs after which a preposition tells a deed
    "of": tuple("accus suspect convict acquit guilty capable".split()),
    "with": tuple("charg credit task".split()),
    "from": tuple("prevent stop bar refrain desist deter prohibit abstain dissuad discourag".split()),
    "for": tuple("blam condemn denounc criticis criticiz rebuk prais thank fault arrest".split()),
    "against": tuple("warn caution".split()),
}
RESOLVES = frozenset(  # nouns that an infinitive after them tells of
    "threat threats plan plans decision decisions pledge pledges vow vows promise promises offer offers "
    "proposal proposals bid bids attempt attempts effort efforts refusal willingness readiness reluctance "
    "intention intentions call calls demand demands request requests appeal appeals order orders".split()
)
ASKING = frozenset(
    "added appealed asked called demanded insisted ordered pledged promised summoned threatened urged vowed "
    "warned".split()
)
ORDERED = frozenset("order orders ordered ordering decreed directed commanded authorised authorized".split())
SAID = frozenset(
    "said told reported charged complained claimed announced added protested alleged warned declared "
    "insisted stated confirmed".split()
)
TENSED = PAST | {"VBZ"}
RELATIVE = frozenset({"WP", "WP$", "WDT"})
NEAR = 12  # words back to what "as well as" adds to


def join_as_well(well: Token) -> None:
    """ "protested to Peru as well as to Chile": both are protested to."""
    doc, i = well.doc, well.i
    if i == 0 or i + 2 >= len(doc) or (doc[i - 1].lower_, doc[i + 1].lower_) != ("as", "as"):
        return
    added = doc[i + 2]
    if added.dep_ != "prep" or added.head != doc[i + 1]:
        return
    alike = [t for t in doc[max(well.sent.start, i - NEAR) : i - 1] if t.lower_ == added.lower_]
    if alike and alike[-1].dep_ == "prep":
        hang(added, alike[-1].head, "prep")


def give_speaker(verb: Token) -> None:
    """Gives what a sentence says to whoever says so at its end, where the parser hung that on its last noun:
    "Peru failed to protect its Indians, a rights group complained on Friday"."""
    root, speaker = verb.sent.root, _speaker(verb)
    if speaker is None or root.i > verb.i:
        return
    first = min(verb.left_edge.i, speaker.left_edge.i)
    if verb.doc[first - 1].text != "," or any(t.tag_ in RELATIVE for t in verb.doc[first : speaker.i]):
        return  # "a dam, whose filling Ethiopia announced"
    rest = verb.doc[verb.right_edge.i + 1 : verb.sent.end]
    if all(t.is_punct for t in rest) and all(c.dep_ in ("prep", "npadvmod", "punct") for c in verb.rights):
        verb.tag_, verb.pos_ = "VBD", "VERB"
        hang(verb, verb, "ROOT")
        hang(root, verb, "ccomp")
        hang(speaker, verb, "nsubj")


def _speaker(verb: Token) -> Token | None:
    """Who says so, of a verb that was taken for a clause about a noun."""
    if verb.dep_ == "relcl":
        return next((c for c in before(verb, "nsubj") if c.tag_ in NOUNS), None)
    noun = verb.head
    told = verb.dep_ == "acl" and noun.dep_ in ("npadvmod", "appos") and verb.i == noun.i + 1
    return noun if told else None


def make_cleft(verb: Token) -> None:
    """Gives what "it was" names its clause: "It was Peru that asked Chile to leave"."""
    named = [c for c in after(verb.head, "attr") if c.i < verb.i and c.tag_ in NOUNS]
    told = verb.dep_ == "ccomp" and any(c.tag_ == "WDT" for c in before(verb, *SUBJECTS))
    if told and named and any(c.lower_ == "it" for c in verb.head.lefts):
        hang(verb, named[-1], "relcl")


def give_person(verb: Token) -> None:
    """Gives "who" the person for the land: "President Solari of Peru, who sent tents"."""
    land = verb.head
    if verb.dep_ != "relcl" or not any(c.tag_ == "WP" for c in verb.lefts):
        return
    of = land.head
    if land.dep_ == "pobj" and of.lower_ == "of" and land.tag_ == of.head.tag_ == "NNP":
        hang(verb, of.head, "relcl")


def give_infinitive(verb: Token) -> None:
    """Gives a noun its infinitive, which the parser hung on the verb or took for a relative clause: "bristled
    at threats to bomb its ports"."""
    start = verb.left_edge
    if verb.tag_ != "VB" or verb.dep_ not in ("advcl", "relcl") or start.tag_ != "TO" or not start.i:
        return
    noun = start.nbor(-1)
    if noun.lower_ in RESOLVES:
        hang(verb, noun, "acl")


def give_order(verb: Token) -> None:
    """Gives "ordered" what is to be done, which was hung on its object: "ordered food to be sent to Chad"."""
    noun, above = verb.head, verb.head.head
    passive = before(verb, "auxpass") and any(c.tag_ == "TO" for c in before(verb, "aux"))
    if passive and verb.dep_ in ("relcl", "acl") and noun.dep_ == "dobj" and above.lower_ in ORDERED:
        hang(verb, above, "xcomp")


def give_charge(gerund: Token) -> None:
    """Hangs what one is accused of from the verb, not from its object: "suspects Peru of arming Chile"."""
    of, whom = gerund.head, gerund.head.head
    charged = gerund.dep_ == "pcomp" and of.lower_ == "of" and whom.dep_ == "dobj"
    if charged and whom.head.lower_.startswith(CHARGES["of"]):
        hang(of, whom.head, "prep")


def is_charge(preposition: Token) -> bool:
    """Whether a preposition tells what somebody is accused of or kept from."""
    return preposition.head.lower_.startswith(CHARGES.get(preposition.lower_, ()))


def part_participle(verb: Token) -> None:
    """Gives a verb the subject of the participle before it, which was taken for the sentence's own verb:
    "Haitians left homeless by the storm were fed by nuns"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.tag_ not in PAST or above.i > verb.i or has_subject(verb):
        return
    helped = any(c.tag_ in FINITE for c in before(verb, "aux", "auxpass"))
    told = after(above, "agent", "oprd", "acomp") and not before(above, "aux", "auxpass")
    if not helped or not told:
        return
    for noun in [c for c in before(above, "nsubj") if c.right_edge.i == above.i - 1]:
        label, head = above.dep_, above.head
        hang(verb, verb if head == above else head, label)
        hang(noun, verb, subject_label(verb))
        hang(above, noun, "acl")
        above.tag_ = "VBN"
        for rest in [c for c in above.rights if c.i > verb.i]:
            hang(rest, verb, rest.dep_)


def join_clause(verb: Token) -> None:
    """Joins to a verb the clause after "and" that it was taken to say: "Chad claims the lake, which Niger
    fished, and Niger shelled a village"."""
    joint = verb.left_edge.i - 1
    if verb.dep_ != "ccomp" or joint <= verb.head.i or verb.doc[joint].dep_ != "cc":
        return
    told = any(c.i < joint for c in after(verb.head, "dobj"))
    if told and has_subject(verb):
        hang(verb.doc[joint], verb.head, "cc")
        hang(verb, verb.head, "conj")


def join_finite(verb: Token) -> None:
    """Joins a finite verb to the finite one before it: "refused to leave and ordered the envoys out",
    "accuses Peru of arming rebels and demands talks", "said it would leave and asked for aid"."""
    below = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in TENSED or has_subject(verb):
        return
    if below.dep_ in ("xcomp", "ccomp") and (_is_to_do(below) or _is_other_tense(below, verb)):
        governor = below.head
    elif below.tag_ == "VBG" and below.dep_ in ("xcomp", "pcomp") and verb.tag_ != "VBN":
        governor = below.head.head if below.dep_ == "pcomp" else below.head
    else:
        return
    if governor.tag_ == verb.tag_ or (governor.tag_ in PAST and verb.tag_ in PAST):
        hang(verb, governor, "conj")


def _is_to_do(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.lefts)


def _is_other_tense(clause: Token, verb: Token) -> bool:
    """Whether a past tense is no part of what was said: "said Peru had attacked and demanded an apology"."""
    if verb.tag_ != "VBD" or not verb.lower_.endswith("ed"):
        return False  # "would freeze their accounts and cut off supplies"
    helpers = {c.tag_ for c in before(clause, "aux")}
    return "MD" in helpers or ("VBD" in helpers and verb.lower_ in ASKING)
