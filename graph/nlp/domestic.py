"""Acts at home: whom an act is on that names nobody, who acts where only those are named who suffer it."""

from dataclasses import replace

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp.dyads import GOVERNING, UPWARD, told_of
from graph.nlp.parties import Parties
from graph.nlp.resolve import Party
from graph.nlp.syntax import children, clause_end, is_passive, is_verb
from graph.nlp.triggers import Evoked


class Domestic:
    """Reads what is told of one state alone."""

    def __init__(self, lexicon: Lexicon, parties: Parties) -> None:
        self._actors, self._parties, self._resolver = lexicon.actors, parties, parties.resolver

    def home(self, relation: str, source: Party) -> Party | None:
        """Whom an act at home is against if it names nobody: a people's own state, a government's people, the
        government of soldiers or judges who protest; who rules, rules a state."""
        actor = source.actor
        state = actor.kind == "state" and source.form != "people"
        governs = relation != "LEADS" and (actor.sector in GOVERNING or state)
        if not actor.country or (governs and relation == "RETREAT"):
            return None
        actors = self._actors
        if not governs:
            other = actors.actor(actor.country)
        elif relation in UPWARD and not state and actor.sector != "GOV":
            other = actors.sector(actor.country, "GOV")
        else:
            other = actors.sector(actor.country, "CVL") if relation != "PROTEST" else None
        return Party(other, source.start, source.end, source.form, "loose") if other else None

    def rulers(self, evoked: Evoked) -> list[Party]:
        """The states of those a passive is said of that names no agent: "a Chadian editor was jailed", where
        neither its words nor whoever acted before are another state's."""
        word = evoked.word
        if not (is_verb(word) and is_passive(word)) or children(word, "agent"):
            return []
        slots = (slot for slot in evoked.frame.targets if slot != "home")
        found = (self._parties.at(evoked, slot, source=False) for slot in slots)
        suffering = next(filter(None, found), [])
        own = told_of(suffering)
        near = word.sent if word.dep_ == "amod" else word.doc[word.left_edge.i : clause_end(word)]
        actors = [p.actor for token in near for p in self._resolver.strict(token)]
        actors += self._resolver.subjects_before(word, own)
        if any(actor.country and actor.country not in own for actor in actors):
            return []
        rulers = ((party, self._ruler(party.actor)) for party in suffering)
        return [replace(party, actor=ruler, form="name", how="loose") for party, ruler in rulers if ruler]

    def _ruler(self, actor: Actor) -> Actor | None:
        """The state of an actor, or the government of its deputies, judges and soldiers."""
        country = actor.country or ""
        governs = actor.sector in GOVERNING and actor.kind == "group"
        return self._actors.sector(country, "GOV") if governs else self._actors.actor(country)

    def people_of(self, place: Party) -> Party:
        """Those who act at a place: "riots in Lima" are of the people there."""
        people = self._actors.sector(place.actor.country or "", "CVL")
        return replace(place, actor=people) if people else place

    def as_people(self, source: Party, target: Party) -> Party:
        """ "Nigerians" who act on their own state or somebody of it are its people."""
        own = source.form == "people" and source.actor.country == target.actor.country
        return self.people_of(source) if own else source

    def peopled(self, target: Party, source: Party, relation: str) -> Party:
        """A town as the target of its own state's actor stands for the people there."""
        actor = target.actor
        own = target.form == "place" and actor.country == source.actor.country and not actor.sector
        policed = relation == "MOBILIZE" and source.actor.sector == "COP"
        if not own or not (policed or relation in ("ASSAULT", "COERCE", "THREATEN")):
            return target
        return self.people_of(target)
