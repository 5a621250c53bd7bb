"""What the tagger took for another part of speech."""

from spacy.tokens import Token

from graph.nlp.labels import NOMINAL_SUBJECTS, PROPER, SUBJECTS
from graph.nlp.mending.trees import after, before, hang, is_followed

SUFFERING = frozenset(  # what people do themselves, to nobody
    "starving fleeing dying warring striking protesting surviving returning retreating departing visiting "
    "ailing drowning waiting rioting rampaging marauding invading advancing fighting feuding "
    "deserting".split()
)
GROUNDS = frozenset(  # where one is sent to, seldom what one does
    "jungle mountain island forest frontier border hilltop river coast army navy village town city province "
    "hospital prison relief refugee guerrilla rebel typhoon hurricane cyclone earthquake quake "
    "drought famine tsunami".split()
)

BARE = frozenset({"free", "open", "clear"})  # adjectives that are verbs as well, as they stand after "that"

OPENING = frozenset(  # common words that the tagger takes for a name at the head of a sentence
    "rebels guerrillas guerillas insurgents separatists militants marines hijackers kidnappers mutineers "
    "pirates gunmen militiamen paratroopers commandos soldiers troops peacekeepers protesters demonstrators "
    "students teachers nurses doctors miners dockers truckers farmers peasants villagers refugees settlers "
    "workers prisoners hostages tribesmen warlords".split()
)


def make_common(noun: Token) -> None:
    """Makes a common noun of one that opens a sentence: "Guerrillas freed two hostages"."""
    alone = noun.is_sent_start and not is_followed(noun, "NNP", "NNPS") and noun.text.istitle()
    if alone and noun.tag_ in PROPER and noun.dep_ in SUBJECTS:
        noun.tag_, noun.pos_ = "NNS", "NOUN"


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


def make_modifier(gerund: Token) -> None:
    """Makes a modifier of a gerund that has no object: "flew flour to starving Somali nomads"."""
    to = gerund.head
    if (
        gerund.tag_ != "VBG"
        or gerund.dep_ != "pcomp"
        or gerund.lower_ not in SUFFERING
        or to.i != gerund.i - 1
    ):
        return
    for noun in [c for c in after(gerund, "dobj") if c.left_edge.i == gerund.i + 1]:
        if noun.left_edge.tag_ not in ("DT", "PRP$"):
            hang(noun, to, "pobj")
            hang(gerund, noun, "amod")


def make_place(verb: Token) -> None:
    """Makes a place of what was taken for an infinitive: "were rushed to jungle outposts"."""
    if verb.tag_ != "VB" or verb.lower_ not in GROUNDS or not is_followed(verb, "NNS", "NN"):
        return
    for to in [c for c in before(verb, "aux") if c.tag_ == "TO" and c.i == verb.i - 1]:
        for place in [c for c in after(verb, "dobj") if c.left_edge.i == verb.i + 1 and verb.head != verb]:
            hang(to, verb.head, "prep")
            to.tag_, to.pos_ = "IN", "ADP"
            hang(place, to, "pobj")
            for rest in [c for c in verb.rights if c != place]:
                hang(rest, to.head, rest.dep_)
            hang(verb, place, "compound")
            verb.tag_, verb.pos_ = "NN", "NOUN"


def make_preposition(particle: Token) -> None:
    """Makes a preposition of a particle that governs a noun: "sank three boats off Cape Horn"."""
    verb = particle.head
    between = [c for c in verb.rights if verb.i < c.i < particle.i and c.dep_ != "advmod"]
    if particle.tag_ in ("RP", "IN") and between and after(particle, "pobj"):
        particle.tag_, particle.pos_, particle.dep_ = "IN", "ADP", "prep"


def make_bare(adjective: Token) -> None:
    """Makes a verb of an adjective between a name and its object: "demanded that Peru free the editors"."""
    noun, name = adjective.head, adjective.nbor(-1) if adjective.i else None
    if adjective.lower_ not in BARE or adjective.dep_ != "amod" or name is None or name.tag_ not in PROPER:
        return
    marks = [c for c in before(noun, "mark") if c.lower_ == "that"]
    if not marks or name.head not in (noun, adjective) or noun.head.i > marks[0].i:
        return
    hang(adjective, noun.head, "ccomp")
    adjective.tag_, adjective.pos_, adjective.lemma_ = "VB", "VERB", adjective.lower_
    hang(noun, adjective, "dobj")
    hang(marks[0], adjective, "mark")
    hang(name, adjective, "nsubj")


def make_opening(verb: Token) -> None:
    """Makes a noun of a bare verb that is a subject with an object: "Press freedom groups condemned Peru"."""
    if verb.tag_ != "VB" or verb.dep_ not in NOMINAL_SUBJECTS or before(verb, "aux"):
        return
    for noun in [c for c in after(verb, "dobj") if c.i < verb.head.i][:1]:
        hang(noun, verb.head, verb.dep_)
        for child in list(verb.rights):
            child.head = noun
        verb.tag_, verb.pos_ = "NN", "NOUN"
        hang(verb, noun, "compound")
