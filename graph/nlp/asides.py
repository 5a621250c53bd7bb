"""Parties told in clauses beside an act: whom its purpose or condition is against, who attacks in the clause
that tells how something came to harm."""

from graph.lexicon import Lexicon
from graph.nlp.parties import ATTACKS, Parties
from graph.nlp.resolve import Party
from graph.nlp.syntax import children, clause_of, conditions, is_infinitive, is_passive, is_verb
from graph.nlp.tokens import Token
from graph.nlp.triggers import Evoked, Triggers

TELLING = frozenset({"when", "as", "after", "while"})


class Asides:
    """Reads the clauses beside the acts of one document."""

    def __init__(self, lexicon: Lexicon, triggers: Triggers, parties: Parties) -> None:
        self._types, self._actors = lexicon.relation_types, lexicon.actors
        self._means = lexicon.frames.classes["means"]
        self._triggers, self._parties, self._resolver = triggers, parties, parties.resolver

    def aims(self, evoked: Evoked) -> list[Party]:
        """Whom the purpose of an act is against, or its condition: "a strike unless Israel withdrew"."""
        verb = clause_of(evoked.word)
        if judged := [p for word in conditions(verb) for p in self._resolver.strict(word)]:
            return judged
        holders = (evoked.word, verb) if evoked.word != verb else (verb,)
        purposes = [c for holder in holders for c in children(holder, "advcl", "xcomp", "acl") if _is_aim(c)]
        purposes += [inner for c in purposes for p in children(c, "prep") for inner in children(p, "pcomp")]
        words = [w for c in purposes for w in (c, *children(c, "xcomp", "dobj", "conj"))]
        for aim in (e for word in words for e in self._triggers.at(word)):
            if self._types[aim.frame.relation].quad != "VK":
                continue
            for slot in aim.frame.targets:
                if slot not in ("aim", "home", "previous") and (
                    found := self._parties.at(aim, slot, source=False)
                ):
                    return found
        return []

    def attackers(self, evoked: Evoked) -> list[Party]:
        """Who attacks where the act names nobody: in the clause that tells how, or somebody unidentified."""
        return self._meanwhile(evoked) or self._unidentified(evoked)

    def _meanwhile(self, evoked: Evoked) -> list[Party]:
        """Who attacks in the clause that tells how: "were wounded when Hezbollah fired rockets"."""
        if not (is_verb(evoked.word) and is_passive(evoked.word)):
            return []
        clauses = [c for c in children(evoked.word, "advcl") if any(m.lower_ in TELLING for m in children(c))]
        tried = (e for clause in clauses for e in self._triggers.candidates(clause))
        attack = next((e for e in tried if e.frame.relation in ATTACKS), None)
        return self._parties.at(attack, "subject", source=True) if attack else []

    def _unidentified(self, evoked: Evoked) -> list[Party]:
        """The unidentified armed actor (PLOVER's UAF) of a place where only the means of attack is named."""
        slots = ("subject", "in", "by", "from", "when")
        words = [w for slot in slots for w in self._triggers.slots.fill(evoked.word, slot)]
        armed = [w for w in words if w.stem_ in self._means]
        places = [p for w in armed for p in self._resolver.where(w)][:1]
        return [
            Party(actor, min(w.left_edge.i for w in armed), armed[0].i + 1, "role", "loose")
            for place in places
            if (actor := self._actors.sector(place.actor.country or "", "UAF"))
        ]


def _is_aim(clause: Token) -> bool:
    """ "to demand", "demanding": what an act is for."""
    return clause.tag_ == "VBG" or is_infinitive(clause)
