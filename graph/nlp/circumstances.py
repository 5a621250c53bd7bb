"""In what circumstances one acts: "Amid tensions with Peru, Chile armed", "stung by threats from Peru".

Who acts there is the party that what is told of the circumstances may lack (graph.nlp.understood).
"""

from dataclasses import dataclass

from graph.lexicon import Lexicon
from graph.nlp import syntax
from graph.nlp.claims import Claim
from graph.nlp.slots import AMID, BESIDE, Slots
from graph.nlp.syntax import children, is_verb
from graph.nlp.tokens import Token

# prepositions of phrases that tell in what circumstances one acts
CIRCUMSTANTIAL = (
    AMID
    | BESIDE
    | frozenset(
        {"since", "given", "under", "because", "notwithstanding", "pending", "with", "over", "through", "in"}
        | {"until", "as"}
    )
)
# What one meets with in whose circumstances one acts, by the words that lead to it.
GIVEN = frozenset({"SUPPORT", "AID", "PROTECT"})
GIVING = frozenset({"with", "thank", "despite", "because", "by"})
MET = frozenset({"ACCUSE", "THREATEN", "PROTEST", "REJECT", "SANCTION", "COERCE", "REQUEST", "ASSAULT"})
ANSWERING = frozenset({"retaliation", "response", "revenge", "reprisal", "return", "face", "under", "fear"})
LENT = frozenset({"COOPERATE", "SUPPORT", "AID", "CONSULT"})
HEALING = frozenset({"after", "following"})


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A clause, and the words that lead to it from a noun beside it: "in", "spite", "of"."""

    clause: Token
    leads: frozenset[str]

    def bears(self, relation: str) -> bool:
        """Whether who acts in some circumstance has met with what it is: "with help", "despite threats", "in
        retaliation for an attack", as who acts "after an attack" may be a bystander."""
        if self.leads == {"as"}:
            return relation == "REQUEST"  # "As Peru had demanded, Chile withdrew"
        if relation in GIVEN:
            return not self.leads.isdisjoint(GIVING)
        if relation == "ASSAULT" and self.leads.isdisjoint(ANSWERING):
            return False
        return relation in MET and self.leads not in ({"with"}, {"in"})


class Circumstances:
    """Finds the clauses that words tell the circumstances of."""

    def __init__(self, lexicon: Lexicon, slots: Slots) -> None:
        self._types, self._slots = lexicon.relation_types, slots
        self._leading = lexicon.frames.classes["circumstance"]

    def of(self, word: Token) -> Circumstance | None:
        """What a noun tells the circumstances of: "Amid tensions with Peru, Chile armed", "in spite of
        tensions with Peru", "stung by threats from Peru", "citing tensions with Peru"; also a verb: "as Peru
        had demanded"."""
        if is_verb(word):
            return _of_verb(word)
        noun, leads = self._slots.carrier(word), list[str]()
        while noun.dep_ == "pobj":
            preposition, above = noun.head, noun.head.head
            leads += [preposition.lower_, above.stem_]
            if _is_participle(above, leads[0]):
                return Circumstance(above, frozenset(leads))
            if is_verb(above) or above.pos_ == "AUX":
                told = len(leads) > 2 or preposition.lower_ in CIRCUMSTANTIAL
                return Circumstance(above, frozenset(leads[:-1])) if told else None
            if above.dep_ == "nsubj" and leads[0] == "with":  # "Chad, with Cuban help, attacked"
                return Circumstance(syntax.clause_of(above), frozenset({"with"}))
            if above.stem_ not in self._leading:
                return None
            if above.dep_ in ("advmod", "npadvmod"):
                return Circumstance(syntax.clause_of(above.head), frozenset(leads))
            noun = above
        return _of_clause(noun)

    def is_lent(self, act: Claim, told: Claim) -> bool:
        """Whether an act has its other party from the hostile circumstances that it is told with: "In a row
        with Peru, Chile built a port" is not built with Peru."""
        noun, hostile = told.evoked.word, self._types[told.relation].sign < 0
        same = act.target.start in (told.target.start, told.source.start)
        if not hostile or not same or act.relation not in LENT:
            return False
        beside = self.of(noun) if noun.i < act.target.start < act.evoked.word.i else None
        return beside is not None and beside.clause == act.evoked.word and beside.leads.isdisjoint(HEALING)


def _of_verb(verb: Token) -> Circumstance | None:
    """What "as Peru had demanded" stands beside."""
    aside = verb.dep_ == "advcl" and any(m.lower_ == "as" for m in children(verb, "mark"))
    bare = aside and not children(verb, "dobj", "dative", "xcomp", "ccomp", "prep")
    return Circumstance(verb.head, frozenset({"as"})) if bare else None


def _of_clause(noun: Token) -> Circumstance | None:
    """What a clause beside it stands beside whose subject or object a noun is: "citing tensions"."""
    clause = noun.head
    if clause.dep_ == "advcl" and noun.dep_ in ("nsubj", "nsubjpass"):
        return Circumstance(clause.head, frozenset())
    if clause.dep_ in ("advcl", "acl") and noun.dep_ == "dobj" and clause.tag_ == "VBG":
        return Circumstance(clause, frozenset({clause.lemma_}))
    return None


def _is_participle(word: Token, preposition: str) -> bool:
    """ "stung by", "returning from", "angry at"."""
    beside = word.dep_ in ("advcl", "acl")
    return beside and (word.tag_ in ("VBN", "JJ") or (word.tag_ == "VBG" and preposition in ("from", "for")))
