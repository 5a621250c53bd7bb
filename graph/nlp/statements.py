"""Claims: which relation a trigger word evokes, between which actors of its clause.

For each trigger the frames whose conditions hold are tried, the narrowest first; the first that finds a
source and a target makes the claims. Qualifiers are read later, from the trigger (graph.nlp.qualifiers).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, permutations, takewhile
from operator import attrgetter

from graph.lexicon import Lexicon
from graph.lexicon.frames import Frame
from graph.model import Actor
from graph.nlp.phrases import first_conjunct, ids, modifies, where, with_lemma
from graph.nlp.resolve import Deed, Party, Resolver
from graph.nlp.slots import GROUND, Slots
from graph.nlp.syntax import (
    children,
    clause_end,
    clause_of,
    conditions,
    conjuncts,
    is_gapped,
    is_infinitive,
    is_passive,
    is_verb,
    prepositional_objects,
    subjects,
    surface_subjects,
)
from graph.nlp.tokens import Doc, Span, Token
from graph.nlp.triggers import Evoked, Triggers

# What one meets with in whose circumstances one acts, by the words that lead to it (_bears).
GIVEN = frozenset({"SUPPORT", "AID", "PROTECT"})
GIVING = frozenset({"with", "thank", "despite", "because", "by"})
MET = frozenset({"ACCUSE", "THREATEN", "PROTEST", "REJECT", "SANCTION", "COERCE", "REQUEST", "ASSAULT"})
ANSWERING = frozenset({"retaliation", "response", "revenge", "reprisal", "return", "face", "under", "fear"})
LENT = frozenset({"COOPERATE", "SUPPORT", "AID", "CONSULT"})
HEALING = frozenset({"after", "following"})
DISPOSING = frozenset({"MOBILIZE", "RETREAT", "AID", "AGREE", "CONCEDE", "THREATEN"})
TELLING = frozenset({"when", "as", "after", "while"})
ATTACKS = frozenset({"ASSAULT", "COERCE"})
OWN = frozenset({"possessor", "by", "from", "of"})  # slots of a noun that name who does what it tells
GOVERNING = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
UPWARD = frozenset(
    {"PROTEST", "REQUEST", "REJECT", "THREATEN"}
)  # what soldiers and judges do to a government
# slots where a place stands for the people there
PLACING = frozenset(
    {
        "in",
        "across",
        "throughout",
        "through",
        "to",
        "to.of",
        "around",
        "object",
        "subject.in",
        "subject.across",
    }
)
SUFFERED = frozenset({"COERCE", "CONCEDE", "ASSAULT"})  # what a state does to persons of its own

HELD = frozenset({"LEADS", "AFFILIATED"})  # what a person is to a state of his own

# Relations to whoever did a thing that is told of again ("condemned the attack") so many tokens later, or,
# where it is only called a deed ("condemned the move"), so many; and the slots where it may stand.
ANSWERS = frozenset({"ACCUSE", "REJECT", "PROTEST", "SUPPORT"})
ALIKE = (frozenset({"ASSAULT", "COERCE", "MOBILIZE"}), frozenset({"REQUEST", "THREATEN"}))
MEANS = frozenset(
    {"support", "help", "backing", "assistance", "aid", "money", "weapon", "blessing", "consent"}
)
SITES = frozenset({"place", "capital"})  # "a bomb in Lima": not of Peru
OTHERS = ids({"other", "another"})
ALSO = ids({"do", "follow"})
JOINED = ids({"conj"})
RANGING = frozenset({"ASSAULT", "COERCE", "PROTEST", "STRAINED", "DISPUTE"})
AIMED = frozenset({"on", "against", "of"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
NEARBY = 120
NEXT = 60
ANSWERED = frozenset({"object", "of", "at", "over", "against", "subject"})

# Relations whose thing given, agreed or cut off leads on to its party: "agreed to extend the mandate for the
# force in Lebanon". Who opposes "an embargo on Russian oil" opposes no Russian.
FAR = frozenset({"to", "from", "in", "at"})  # where several who agree name no party: "a pipeline to Europe"
REACHING = frozenset({"AGREE", "AID", "CONCEDE", "COOPERATE", "SANCTION"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation between two parties, as the words of one clause evoke it."""

    evoked: Evoked
    source: Party
    target: Party
    slots: tuple[str, str]
    ranks: tuple[int, int]

    @property
    def relation(self) -> str:
        return self.evoked.frame.relation


Pairs = list[tuple[Party, Party]]


class ClaimFinder:
    """Finds the claims of a document."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.sport = lexicon.frames.classes.get("sport", frozenset())
        classes = lexicon.frames.classes
        self._deeds, self._means, self._texts = (classes[name] for name in ("undertaking", "means", "text"))
        self.slots = Slots(lexicon.frames.classes)
        self.triggers = Triggers(lexicon.frames, self.slots)

    def __call__(self, doc: Doc, resolver: Resolver) -> list[Claim]:
        likely = self.triggers.likely(doc)
        sport = set(with_lemma(doc, self.sport))
        alike = [*where(doc, "LEMMA", ALSO), *where(doc, "DEP", JOINED)]
        found: list[Claim] = []
        before: list[Claim] = []
        for sentence in doc.sents:
            resolver.forget(sentence.start - NEARBY)
            if resolver.names_any(sentence) and sport.isdisjoint(range(sentence.start, sentence.end)):
                here = self._sentence([t for t in sentence if t.i in likely], resolver)
                here += self._echoes(sentence, alike, here or before, resolver)
                before = list(_distinct(here, self.lexicon))
                found += before
        return found

    def _sentence(self, likely: list[Token], resolver: Resolver) -> list[Claim]:
        """The claims of a sentence's `likely` triggers."""
        found: list[Claim] = []
        taken: dict[int, str] = {}
        for token in sorted(likely, key=lambda t: (t.pos_ not in ("VERB", "ADP"), t.i)):
            if taken.get(token.i, "ACCUSE") != "ACCUSE" or resolver.is_named(token):
                continue  # inside names are no triggers: "Liberation Front", "Security Council"
            claims = self._claims(token, resolver)
            if claims and any(taken.get(word.i, "ACCUSE") != "ACCUSE" for word in claims[0].evoked.words):
                claims = [c for c in claims if c.slots[0] in OWN]  # "signed a defence pact" tells it all
            if any(c.slots[1] == "home" and taken.get(c.evoked.word.i) == c.relation for c in claims):
                continue  # "called a general strike" has said it with its last word
            if token.i in taken:  # a deed that is blamed is told of where the words say whose it is
                claims = [c for c in claims if c.slots[0] in OWN and c.evoked.word == token]
            if claims:
                taken |= dict.fromkeys(self._consumed(claims[0].evoked), claims[0].relation)
                found += claims
                resolver.told += [
                    Deed(c.relation, c.source.actor, c.target.actor, token.i, not _is_unreal(c.evoked.word))
                    for c in claims
                ]
        found = [c for c in found if not any(self._is_lent(c, other) for other in found)]
        return list(_distinct(_without_promises(found, self.lexicon), self.lexicon))

    def _is_lent(self, act: Claim, other: Claim) -> bool:
        """Whether an act has its other party from the hostile circumstances that it is told with: "In a row
        with Peru, Chile built a port" is not built with Peru."""
        noun, hostile = other.evoked.word, self.lexicon.relation_types[other.relation].sign < 0
        same = act.target.start in (other.target.start, other.source.start)
        if not hostile or not same or act.relation not in LENT:
            return False
        beside = self.slots.beside(noun) if noun.i < act.target.start < act.evoked.word.i else None
        return beside is not None and beside.clause == act.evoked.word and beside.leads.isdisjoint(HEALING)

    def _echoes(
        self, sentence: Span, alike: list[int], earlier: list[Claim], resolver: Resolver
    ) -> Iterator[Claim]:
        """What others did as well: "Peru recalled its envoy from Quito; Chile followed suit",
        "Peru sent 500 men and Chile 300"."""
        for token in (sentence.doc[i] for i in alike if sentence.start <= i < sentence.end):
            gapped = is_gapped(token)
            if not gapped and not _does_alike(token):
                continue
            past = [c for c in earlier if c.evoked.word.i < token.i]
            words = [token] if gapped else subjects(token)
            doers = [p for word in words for p in resolver.strict(word)]
            if not past or not doers:
                continue
            last = max(past, key=lambda c: c.evoked.word.i).evoked
            told = [c for c in past if c.evoked == last]
            done = {id for c in told for id in (c.source.actor.id, c.target.actor.id)}
            others = {c.target.actor.id: c.target.actor for c in told}
            evoked = Evoked(last.frame, token, (token,))
            for doer in (d for d in doers if d.actor.id not in done):
                for target in _meant(others.values(), token.i, token):
                    if _is_dyad(doer, target, last.frame.relation):
                        yield Claim(evoked, doer, target, ("subject", "previous"), (0, 0))

    def _claims(self, token: Token, resolver: Resolver) -> list[Claim]:
        for evoked in self.triggers.at(token):
            if claims := self._claims_of(evoked, resolver):
                return claims
        beside = self.slots.beside(token)
        if beside is None or not (acting := self._acting(beside.clause, resolver)):
            return []
        met = takewhile(lambda e: _bears(e.frame.relation, beside.leads), self.triggers.at(token))
        return next((claims for e in met if (claims := self._borne(e, acting, resolver))), [])

    def _borne(self, evoked: Evoked, acting: list[Actor], resolver: Resolver) -> list[Claim]:
        """What those meet with who act in its circumstances: "Despite threats from Peru, Chile armed", "With
        Peru's help, Chile built"."""
        frame, word = evoked.frame, evoked.word
        phrase = word.doc[word.left_edge.i : word.right_edge.i + 1]
        for rank, slot in enumerate(frame.sources):
            doing = slot in OWN or (slot == "subject" and is_verb(word))
            sources = self.parties(evoked, slot, resolver, source=True) if doing else []
            if sources and not resolver.names_other(phrase, _ids(sources)):
                pairs = [(s, t) for s in sources for t in _meant(acting, word.i, word)]
                pairs = [(s, t) for s, t in pairs if _is_dyad(s, t, frame.relation)]
                return [Claim(evoked, s, t, (slot, "previous"), (rank, len(frame.targets))) for s, t in pairs]
        return []

    def _consumed(self, evoked: Evoked) -> Iterator[int]:
        """The words a frame has used up: its trigger's, and the event noun its object condition named, or
        what is done together ("is taking part in a drill with Peru")."""
        yield from (word.i for word in evoked.words)
        if evoked.frame.prep_object and evoked.frame.relation == "COOPERATE":
            shared = self.lexicon.frames.words(evoked.frame.prep_object)
            phrases = [w for name in evoked.frame.prep for w in self.slots.fill(evoked.word, name)]
            yield from (word.i for word in phrases if word.lemma_.lower() in shared)
        if evoked.frame.object:
            wanted = self.lexicon.frames.words(evoked.frame.object)
            things = self.slots.fill(evoked.word, "object")
            portions = [t for t in things if t.lemma_ in self.lexicon.frames.classes["portion"]]
            parts = [p for t in portions for p in children(t, "prep") if p.lower_ == "of"]
            for noun in (*things, *(o for p in parts for o in children(p, "pobj"))):  # "much of its aid"
                words = (noun, *(c for c in children(noun) if c.dep_ in ("compound", "amod")))
                named = any(word.lemma_.lower() in wanted for word in words)
                if named and not self.slots.fill(noun, "answerer"):
                    yield noun.i

    def _claims_of(self, evoked: Evoked, resolver: Resolver) -> list[Claim]:
        frame = evoked.frame
        symmetric = self.lexicon.relation_types[frame.relation].symmetric
        fallback = (
            ("object",) if symmetric and frame.sources == ("subject",) else ()
        )  # "Turkey was allied with Peru"
        means = ("means",) if frame.relation == "ASSAULT" and frame.verbs else ()
        for rank, slot in enumerate(frame.sources + fallback + means):
            if slot == "means":
                sources = self._meanwhile(evoked, resolver) or self._unidentified(evoked, resolver)
            elif slot == "home":
                sources = self._rulers(evoked, resolver)
            else:
                sources = self.parties(evoked, slot, resolver, source=True)
                if frame.relation == "PROTEST" and slot in PLACING:
                    sources = [s if s.actor.sector else self._people_of(s) for s in sources]
            if not sources or self._is_others(evoked, sources, resolver):
                continue
            if len(sources) > 1 and (pairs := self._each_other(evoked, sources)):
                return [Claim(evoked, s, t, (slot, slot), (rank, 0)) for s, t in pairs]
            found = self._best(evoked, slot, sources, resolver)
            if found and not _is_far(frame, frame.targets[found[1]], sources):
                pairs, target_rank = found
                pairs += [(t, s) for s, t in pairs] if frame.mutual else []
                slots = (slot, frame.targets[target_rank])
                return [Claim(evoked, s, t, slots, (rank, target_rank)) for s, t in pairs]
            if symmetric and frame.reciprocal:
                pairs = [(s, t) for s, t in combinations(sources, 2) if _is_dyad(s, t, frame.relation)]
                if pairs:
                    return [Claim(evoked, s, t, (slot, slot), (rank, 0)) for s, t in pairs]
            if slot == "possessor" and "between" in frame.sources and _are_sides(evoked.word.doc, sources):
                pairs = [(s, t) for s, t in permutations(sources, 2) if _is_dyad(s, t, frame.relation)]
                return [Claim(evoked, s, t, (slot, slot), (rank, 0)) for s, t in pairs]
            if slot == "possessor" and all(source.how != "loose" for source in sources):
                return []  # "Serbia's refusal drew a warning from NATO": nobody else refuses
        shared = symmetric or "between" in frame.sources  # "its war with Peru"
        return self._shared_with(evoked, resolver) if shared and frame.nouns else []

    def _each_other(self, evoked: Evoked, sources: list[Party]) -> Pairs:
        """The pairs of those who do something to each other: "Chad and Sudan accused each other"."""
        sentence = evoked.word.sent
        if not any(sentence.start <= i < sentence.end for i in _others(evoked.word.doc)):
            return []
        targets = [w for slot in evoked.frame.targets for w in self.slots.fill(evoked.word, slot)]
        if not any(_is_mutual(told) for word in targets for told in (word, *children(word, "poss"))):
            return []
        relation = evoked.frame.relation
        ordered = combinations if self.lexicon.relation_types[relation].symmetric else permutations
        return [(s, t) for s, t in ordered(sources, 2) if _is_dyad(s, t, relation)]

    def _is_others(self, evoked: Evoked, sources: list[Party], resolver: Resolver) -> bool:
        """Whether what is ended is another's: "fought to end Peru's campaign against Chile"."""
        if evoked.frame.relation != "RETREAT" or not evoked.frame.object:
            return False
        own = _ids(sources)
        things = self.slots.fill(evoked.word, "object")
        owners = [p.actor for w in things for o in children(w, "poss") for p in resolver.strict(o)]
        return bool(owners) and all(a.id not in own and a.country not in own for a in owners)

    def _shared_with(self, evoked: Evoked, resolver: Resolver) -> list[Claim]:
        """What is told of with one party alone is another's whom the text leaves to be understood: "Amid
        tensions with Peru, Chile armed", "Ties with Peru have thawed"."""
        word, frame = evoked.word, evoked.frame
        targets = self.parties(evoked, "with", resolver, source=False) if "with" in frame.targets else []
        if not targets and "to" in frame.targets and self.slots.beside(word):  # "With ties to Peru strained"
            targets = self.parties(evoked, "to", resolver, source=False)
            targets = [target for target in targets if target.start > word.i]
        if not targets or word.head.lower_ == "against":
            return []
        if any(self.parties(evoked, slot, resolver, source=True) for slot in frame.sources):
            return []
        rank = len(frame.sources)
        for understood in self._understood(evoked, targets, resolver):
            sharing = _meant([a for a in understood if _may_hold(a)], word.i, word)
            pairs = [(s, t) for s in sharing for t in targets if _is_dyad(s, t, frame.relation)]
            if pairs:
                return [Claim(evoked, s, t, ("previous", "with"), (rank, rank)) for s, t in pairs]
        return []

    def _understood(self, evoked: Evoked, targets: list[Party], resolver: Resolver) -> Iterator[list[Actor]]:
        """Who may share what is told of with some: those who act in the clause whose circumstances it is,
        the state whose word it is, whoever acted last, unless who hopes or fears it is another."""
        word = evoked.word
        if all(target.start > word.i for target in targets) and (beside := self.slots.beside(word)):
            yield self._acting(beside.clause, resolver)
        if not self.lexicon.relation_types[evoked.frame.relation].symmetric:
            return
        verb, own = clause_of(word), _ids(targets)
        yield self._speaking(verb, own, resolver)
        minding = self.lexicon.frames.verb(verb.head.lemma_.lower())
        cue = self.lexicon.cues.find("verb", minding) if verb.dep_ == "ccomp" else None
        minded = cue is not None and cue.modality is not None
        if verb.dep_ == "acl" or minded or _is_unreal(verb) or children(verb, "neg"):
            return
        before = resolver.subjects_before(word, own)
        yield before if len(before) == 1 else []

    @staticmethod
    def _acting(clause: Token, resolver: Resolver) -> list[Actor]:
        """The actors that are named as a clause's subjects."""
        words = [word for subject in surface_subjects(clause) for word in conjuncts(subject)]
        return [party.actor for word in words for party in resolver.strict(word)]

    def _speaking(self, clause: Token, own: set[str], resolver: Resolver) -> list[Actor]:
        """The state whose word a clause is that has no actor: "Ties with Peru have thawed, the Chilean
        minister said"."""
        said = clause.dep_ == "ccomp" and clause.i < clause.head.i
        if (
            not said
            or not self.lexicon.cues.find("speech", clause.head.lemma_)
            or self._acting(clause, resolver)
        ):
            return []
        speakers = [a for a in self._acting(clause.head, resolver) if _may_hold(a) and a.country]
        states = [self.lexicon.actors.actor(a.country or "") for a in speakers if a.country not in own]
        return [state for state in states if state]

    def _best(
        self, evoked: Evoked, source: str, sources: list[Party], resolver: Resolver
    ) -> tuple[Pairs, int] | None:
        """The pairs of the first slot that holds a target, and its rank.

        Those within one state, found at a place or a bare role, give way to later ones that are not:
        "rioted at a jail in Dili, demanding independence from Indonesia". Home is where none is found.
        """
        first: tuple[Pairs, int] | None = None
        relation = evoked.frame.relation
        for rank, slot in enumerate(evoked.frame.targets):
            if first and (slot == "previous" or (slot == "home" and _may_be_meant(first[0], relation))):
                break
            if (source, slot) == ("from", "to") and relation in RANGING:
                continue  # "wars from Peru to Chile" are not one's on the other
            if slot == source == "from":
                continue  # "calls from Peru and Chile" are not Peru's to Chile
            pairs = self._pairs(evoked, (source, slot), sources, resolver)
            if pairs and not _are_vague(pairs):
                return pairs, rank
            first = first or (pairs, rank) if pairs else first
        return first

    def _pairs(
        self, evoked: Evoked, slots: tuple[str, str], sources: list[Party], resolver: Resolver
    ) -> Pairs:
        """The sources with each of the actors at a target slot that they may make a dyad with."""
        relation, (source, slot) = evoked.frame.relation, slots
        targets = self._targets(evoked, slot, sources, resolver)
        if not targets:
            return []
        pairs = [
            (s, t)
            for u in sources
            for v in targets
            if _is_dyad(s := self._as_people(u, v), t := self._peopled(v, u, relation), relation)
        ]
        if len(sources) > 1 and not self.lexicon.relation_types[relation].symmetric:
            pairs = [(s, t) for s, t in pairs if not _is_theirs(evoked.word.doc, t, sources)]
        sides = ({s.actor.id for s, _ in pairs}, {t.actor.id for _, t in pairs})
        mirrored = slot != source and len(pairs) > 1 and sides[0] == sides[1] and not evoked.frame.mutual
        if mirrored and not self.lexicon.relation_types[relation].symmetric:
            return []  # "Japan and Korea reduced their purchases": not each other's
        if relation == "PROTEST":
            pairs = [(s, t) for s, t in pairs if not _is_among_own(s, t)]
        if source == "home":
            pairs = [(s, t) for s, t in pairs if s.actor.country == t.actor.country]
        pairs = [(s, t) for s, t in pairs if not (evoked.frame.complement and _speaks_of_own(relation, s, t))]
        return [(s, t) for s, t in pairs if not _sends_own(relation, s, t)]

    def _targets(self, evoked: Evoked, slot: str, sources: list[Party], resolver: Resolver) -> list[Party]:
        """The actors at a target slot; one that is only the owner of the source's own words is none."""
        if slot == "home":
            return [home for source in sources if (home := self._home(evoked.frame.relation, source))]
        if slot == "aim":
            return self._aims(evoked, resolver)
        if slot == "previous":
            return self._actors_before(evoked, sources, resolver)
        if slot == "by" and is_verb(evoked.word) and is_passive(evoked.word):
            return []  # who does it, not to whom
        found = self.parties(evoked, slot, resolver, source=False)
        if not found and slot in ANSWERED and evoked.frame.relation in ANSWERS:
            found = self._doers(evoked, slot, sources, resolver)
        taken = {source.start for source in sources} if found else ()
        return [party for party in found if party.how != "loose" or party.start not in taken]

    def _doers(self, evoked: Evoked, slot: str, sources: list[Party], resolver: Resolver) -> list[Party]:
        """Whoever did last what a slot names again: "Peru shelled Tacna. Chile condemned the attack"."""
        own = _ids(sources)
        first = evoked.word.sent.start
        told = [d for d in resolver.told if d.doer.id not in own]
        told = [d for d in told if not evoked.word.is_ancestor(evoked.word.doc[d.place])]
        for word in self.slots.fill(evoked.word, slot):
            again = word.lower_ == "it" and word.dep_ == "dobj" and children(evoked.word, "oprd")
            if not again and (
                self.slots.owners(word) or not any(c.lower_ in DEFINITE for c in children(word, "det"))
            ):
                continue
            deed = next((e.frame.relation for e in self.triggers.at(word) if e.frame.nouns), None)
            if deed is None and (
                again or word.lemma_.lower() in self._deeds
            ):  # "condemned the move", the last one
                near = (d for d in told if d.real and d.place >= first - NEXT)
                near = (d for d in near if not again or self.lexicon.relation_types[d.relation].quad == "MK")
                if last := max(near, key=attrgetter("place"), default=None):
                    return _meant([last.doer], word.left_edge.i, word)
                if slot != "object" or evoked.word.dep_ == "relcl":
                    continue
                return _meant(resolver.subjects_before(evoked.word, own), word.left_edge.i, word)
            aimed = [o for p in children(word, "prep") if p.lower_ in AIMED for o in prepositional_objects(p)]
            victims = {p.actor.country or p.actor.id for o in aimed for p in resolver.strict(o)}
            deeds = next((alike for alike in ALIKE if deed in alike), {deed})
            kin = [d for d in told if d.relation in deeds and (not aimed or d.country in victims)]
            done = [d for d in kin if d.real]
            doers = {d.doer.id: d.doer for d in done if d.place == done[-1].place}
            if not kin and deed and not aimed and slot == "object" and evoked.word.dep_ != "relcl":
                doers = {a.id: a for a in resolver.subjects_before(evoked.word, own)}
            if doers:
                return _meant(doers.values(), word.left_edge.i, word)
        return []

    @staticmethod
    def _actors_before(evoked: Evoked, sources: list[Party], resolver: Resolver) -> list[Party]:
        """Who acted before an act that names no other: "Peru demanded arbitration, and Chile has refused"."""
        word = evoked.word
        own = _ids(sources)
        apart = word.dep_ == "relcl" or is_passive(word) or is_infinitive(word)
        if apart or resolver.names_other(word.doc[word.i + 1 : clause_end(word)], own):
            return []
        before = resolver.subjects_before(word, own)
        fellows = evoked.frame.relation == "SANCTION" and len(before) > 1  # who did the like, not to whom
        return [] if fellows else _meant(before, word.i, word)

    def _aims(self, evoked: Evoked, resolver: Resolver) -> list[Party]:
        """Whom the purpose of an act is against, or its condition: "a strike unless Israel withdrew"."""
        verb = clause_of(evoked.word)
        if judged := [p for word in conditions(verb) for p in resolver.strict(word)]:
            return judged
        holders = (evoked.word, verb) if evoked.word != verb else (verb,)
        purposes = [c for holder in holders for c in children(holder, "advcl", "xcomp", "acl") if _is_aim(c)]
        purposes += [inner for c in purposes for p in children(c, "prep") for inner in children(p, "pcomp")]
        words = [w for c in purposes for w in (c, *children(c, "xcomp", "dobj", "conj"))]
        for aim in (e for word in words for e in self.triggers.at(word)):
            if self.lexicon.relation_types[aim.frame.relation].quad != "VK":
                continue
            for slot in aim.frame.targets:
                if slot in ("aim", "home", "previous"):
                    continue
                if found := self.parties(aim, slot, resolver, source=False):
                    return found
        return []

    def _home(self, relation: str, source: Party) -> Party | None:
        """Whom an act at home is against if it names nobody: a people's own state, a government's people, the
        government of soldiers or judges who protest; who rules, rules a state."""
        actor = source.actor
        state = actor.kind == "state" and source.form != "people"
        governs = relation != "LEADS" and (actor.sector in GOVERNING or state)
        if not actor.country or (governs and relation == "RETREAT"):
            return None
        actors = self.lexicon.actors
        if not governs:
            other = actors.actor(actor.country)
        elif relation in UPWARD and not state and actor.sector != "GOV":
            other = actors.sector(actor.country, "GOV")
        else:
            other = actors.sector(actor.country, "CVL") if relation != "PROTEST" else None
        return Party(other, source.start, source.end, source.form, "loose") if other else None

    def _rulers(self, evoked: Evoked, resolver: Resolver) -> list[Party]:
        """The states of those a passive is said of that names no agent: "a Chadian editor was jailed", where
        neither its words nor whoever acted before are another state's."""
        word = evoked.word
        if not (is_verb(word) and is_passive(word)) or children(word, "agent"):
            return []
        slots = (slot for slot in evoked.frame.targets if slot != "home")
        found = (self.parties(evoked, slot, resolver, source=False) for slot in slots)
        suffering = next(filter(None, found), [])
        own = _ids(suffering)
        near = word.sent if word.dep_ == "amod" else word.doc[word.left_edge.i : clause_end(word)]
        actors = [p.actor for token in near for p in resolver.strict(token)]
        actors += resolver.subjects_before(word, own)
        if any(actor.country and actor.country not in own for actor in actors):
            return []
        rulers = ((party, self._ruler(party.actor)) for party in suffering)
        return [replace(party, actor=ruler, form="name", how="loose") for party, ruler in rulers if ruler]

    def _ruler(self, actor: Actor) -> Actor | None:
        """The state of an actor, or the government of its deputies, judges and soldiers."""
        country = actor.country or ""
        governs = actor.sector in GOVERNING and actor.kind == "group"
        return self.lexicon.actors.sector(country, "GOV") if governs else self.lexicon.actors.actor(country)

    def _people_of(self, place: Party) -> Party:
        """Those who act at a place: "riots in Lima" are of the people there."""
        people = self.lexicon.actors.sector(place.actor.country or "", "CVL")
        return replace(place, actor=people) if people else place

    def _as_people(self, source: Party, target: Party) -> Party:
        """ "Nigerians" who act on their own state or somebody of it are its people."""
        own = source.form == "people" and source.actor.country == target.actor.country
        return self._people_of(source) if own else source

    def _meanwhile(self, evoked: Evoked, resolver: Resolver) -> list[Party]:
        """Who attacks in the clause that tells how: "were wounded when Hezbollah fired rockets"."""
        if not (is_verb(evoked.word) and is_passive(evoked.word)):
            return []
        clauses = [c for c in children(evoked.word, "advcl") if any(m.lower_ in TELLING for m in children(c))]
        attacks = [
            e for clause in clauses for e in self.triggers.candidates(clause) if e.frame.relation in ATTACKS
        ]
        return self.parties(attacks[0], "subject", resolver, source=True) if attacks else []

    def _unidentified(self, evoked: Evoked, resolver: Resolver) -> list[Party]:
        """The unidentified armed actor (PLOVER's UAF) of a place where only the means of attack is named."""
        words = [
            w for slot in ("subject", "in", "by", "from", "when") for w in self.slots.fill(evoked.word, slot)
        ]
        armed = [w for w in words if w.lemma_.lower() in self._means]
        places = [p for w in armed for p in resolver.where(w)][:1]
        return [
            Party(actor, min(w.left_edge.i for w in armed), armed[0].i + 1, "role", "loose")
            for place in places
            if (actor := self.lexicon.actors.sector(place.actor.country or "", "UAF"))
        ]

    def _standing(self, evoked: Evoked, slot: str) -> list[Token]:
        """The words at a slot but the trigger's own."""
        stands = "object" if slot == "subject" and _is_state(evoked) else slot
        words = self.slots.fill(evoked.word, stands)
        return [w for w in words if slot == "trigger" or w not in evoked.words]

    def _idle(self, evoked: Evoked, slot: str, source: bool) -> frozenset[str]:
        """Words that stand for no party at a slot: in "attacks on Peru from Chilean soil" Chile attacks
        nobody, nor do "Chilean wines" that conquer it; "fought Peru with Chilean support" is no war on it."""
        if slot == "with" or slot.endswith(".with"):
            return MEANS
        if slot == "in":
            return self._texts  # "accused Chad of torture in its report"
        if source and slot == "from" and evoked.frame.nouns:
            return GROUND
        wares = source and evoked.frame.relation in ATTACKS
        return self.lexicon.frames.classes["ware"] if wares else frozenset()

    def parties(self, evoked: Evoked, slot: str, resolver: Resolver, *, source: bool) -> list[Party]:
        """The actors at a slot, strictly read where any word there is an actor, else loosely."""
        words = self._standing(evoked, slot)
        if not words:
            return []
        words = [w for w in words if w.lemma_ not in self._idle(evoked, slot, source)]
        if not words:
            return []
        found = [party for word in words for party in resolver.strict(word)]
        if source and evoked.frame.animate and slot == "subject":
            voices = self.lexicon.frames.classes.get("voice", frozenset())
            found += [
                p
                for w in words
                if w.lemma_.lower() in voices
                for p in (resolver.loose(w) if not found else ())
            ]
        else:
            named = {word for word in words if resolver.strict(word)}
            about = not source and evoked.frame.relation in REACHING
            rest = [word for word in words if word not in named and _is_beside(word, named)]
            found += [
                party
                for word in rest
                for party in resolver.loose(word, about=about)
                if not (source and party.form in SITES and word.lemma_.lower() in self._means)
            ]
        if not source and evoked.frame.relation == "CONSULT":  # who flies to Geneva meets no Swiss
            found = [p for p in found if not self._is_venue(evoked.word.doc, p)]
        if source and slot == "subject" and not _is_told_of(evoked.word):
            found = [party for party in found if party.form != "place" or party.how == "loose"]
        return found

    def _is_venue(self, doc: Doc, party: Party) -> bool:
        """Whether a party stands for the state of a town where others meet."""
        last = doc[party.end - 1].lower_
        return party.form == "place" and last in self.lexicon.frames.classes["venue"]

    def _peopled(self, target: Party, source: Party, relation: str) -> Party:
        """A town as the target of its own state's actor stands for the people there."""
        actor = target.actor
        own = target.form == "place" and actor.country == source.actor.country and not actor.sector
        policed = relation == "MOBILIZE" and source.actor.sector == "COP"
        if not own or not (policed or relation in ("ASSAULT", "COERCE", "THREATEN")):
            return target
        people = self.lexicon.actors.sector(actor.country or "", "CVL")
        return Party(people, target.start, target.end, target.form, target.how) if people else target


def _are_sides(doc: Doc, sources: list[Party]) -> bool:
    """Whether two stand together before what is between two: "Thai and Cambodian clashes"."""
    heads = [doc[source.end - 1] for source in sources]
    return (
        len(sources) == 2 and all(source.how == "named" for source in sources) and all(map(modifies, heads))
    )


def _bears(relation: str, leads: frozenset[str]) -> bool:
    """Whether who acts in some circumstance has met with what it is: "with help", "despite threats", "in
    retaliation for an attack", as who acts "after an attack" may be a bystander."""
    if leads == {"as"}:
        return relation == "REQUEST"  # "As Peru had demanded, Chile withdrew"
    if relation in GIVEN:
        return not leads.isdisjoint(GIVING)
    if relation == "ASSAULT" and leads.isdisjoint(ANSWERING):
        return False
    return relation in MET and leads not in ({"with"}, {"in"})


def _is_far(frame: Frame, slot: str, sources: list[Party]) -> bool:
    """Whether a slot of a pact names nobody it is with: where several agree, or one signs at a place, save
    persons, who have come to sign it with their host."""
    if frame.relation != "AGREE" or not frame.reciprocal or slot not in FAR:
        return False
    if len({source.actor.id for source in sources}) > 1:
        return True
    return slot in ("in", "at") and any(source.actor.kind != "person" for source in sources)


def _ids(parties: list[Party]) -> set[str]:
    """What some parties are, and the states they belong to."""
    return {id for p in parties for id in (p.actor.id, p.actor.country) if id}


def _meant(actors: Iterable[Actor], start: int, word: Token) -> list[Party]:
    """Actors whom a word means that does not name them."""
    return [Party(actor, start, word.i + 1, "reference", "loose") for actor in actors]


def _may_hold(actor: Actor) -> bool:
    """Whether an actor may be meant where a text speaks of ties and talks that it does not say whose."""
    return actor.kind in ("state", "person", "company") or actor.sector == "GOV"


def _are_vague(pairs: Pairs) -> bool:
    """Whether all targets are places or bare roles of the source's own state, but for its rebels."""
    return all(
        t.form in ("reference", "place")
        and s.actor.country == t.actor.country
        and t.actor.sector not in ("REB", "OPP")
        for s, t in pairs
    )


def _may_be_meant(pairs: Pairs, relation: str) -> bool:
    """Whether bare roles at home are whom an act is on: "closed five newspapers", "shouted at a minister";
    what is asked for about others ("demanded the release of prisoners") is asked of whoever governs."""
    targets = [t for _, t in pairs]
    governing = relation not in UPWARD or any(t.actor.sector in GOVERNING for t in targets)
    return governing and all(t.form != "place" for t in targets)


def _is_theirs(doc: Doc, target: Party, sources: list[Party]) -> bool:
    """Whether a target is the sources' own: "Kuwait and Iraq withdrew their envoys"."""
    told = any(token.lower_ == "their" for token in doc[max(0, target.start - 1) : target.end])
    return told and target.actor.country in {source.actor.country for source in sources}


def _is_unreal(word: Token) -> bool:
    """Whether a deed is only spoken of: "would attack", "to attack"."""
    modal = any(c.tag_ == "MD" for c in children(word, "aux"))
    return is_verb(word) and (modal or is_infinitive(word))


def _is_told_of(verb: Token) -> bool:
    """Whether a clause tells of what it stands beside as of somebody: "in Delhi, which blames Peru"."""
    return verb.dep_ == "relcl" and any(c.tag_ == "WDT" for c in children(verb, "nsubj"))


def _is_state(evoked: Evoked) -> bool:
    """Whether what the parser took for a passive says how its subject is: "is opposed to the plan"."""
    return bool(evoked.frame.adjectives) and is_verb(evoked.word) and is_passive(evoked.word)


def _does_alike(verb: Token) -> bool:
    """Whether a verb tells that somebody does what was told before: "as did Chile", "followed suit"."""
    if verb.lemma_ == "follow":
        taken = children(verb, "dobj", "xcomp", "ccomp", "advmod", "advcl", "neg", "aux")
        taken += [p for p in children(verb, "prep") if p.lower_ not in ("in", "on")]
        return not taken or any(c.lower_ == "suit" for c in children(verb, "dobj"))
    unreal = any(c.lower_ in ("if", "unless", "whether") for c in children(verb, "mark"))
    if verb.lemma_ != "do" or verb.dep_ in ("aux", "auxpass") or children(verb, "neg") or unreal:
        return False
    same = [c for c in children(verb, "dobj") if c.lower_ in ("same", "likewise")]
    alike = [c for c in children(verb, "advmod") if c.lower_ in ("too", "likewise")]
    taken = [c for c in children(verb, "dobj", "xcomp", "ccomp", "acomp") if c.i > verb.i]
    late = is_verb(verb) and not taken and not _is_unreal(verb)  # "as Peru had done before", "has done so"
    after = [c for c in children(verb, "mark", "advmod") if c.lower_ in ("as", "so")]
    after = [c for c in after if c.i == verb.i - 1 or late]
    return bool(same or after or (alike and not children(verb, "dobj", "xcomp", "ccomp")))


def _others(doc: Doc) -> list[int]:
    """The words of a document that may stand for each other's parties."""
    found: list[int] | None = doc.user_data.get("others")
    if found is None:
        found = doc.user_data["others"] = where(doc, "LOWER", OTHERS)
    return found


def _is_mutual(word: Token) -> bool:
    """ "each other", "one another", "the other" of "each blamed the other"."""
    before = word.nbor(-1).lower_ if word.i > word.sent.start else ""
    if word.lower_ in ("another", "other") and before in ("one", "each"):
        return True
    if word.lower_ == "one" and word.i + 1 < word.sent.end and word.nbor(1).lower_ == "another":
        return True
    each = any(t.lower_ == "each" for t in word.doc[word.sent.start : word.i])
    return word.lower_ == "other" and before == "the" and each


def _is_aim(clause: Token) -> bool:
    """ "to demand", "demanding": what an act is for."""
    return clause.tag_ == "VBG" or is_infinitive(clause)


def _is_beside(word: Token, named: set[Token]) -> bool:
    """Whether a word may stand for an actor where others of its slot are actors: only one joined to them, or
    told as one of them ("hostages, including Belgian guests")."""
    first = first_conjunct(word)
    example = first.dep_ == "pobj" and first.head.lower_ == "including"
    return not named or example or any(first == first_conjunct(other) for other in named)


def _is_dyad(source: Party, target: Party, relation: str) -> bool:
    """Whether two parties are two: not one actor twice, and not a state with its own government, save that
    a person holds an office of it."""
    a, b = source.actor, target.actor
    if a.id == b.id:
        return False
    if relation in HELD and a.kind == "person":
        return True
    if a.country is None or a.country != b.country or "region" in (a.kind, b.kind):
        return True
    if a.kind == "state" and b.kind == "person" and relation in SUFFERED:
        return True
    if "state" in (a.kind, b.kind):
        other = b if a.kind == "state" else a
        return other.sector not in GOVERNING and (other.sector is not None or other.kind == "group")
    return True


def _is_among_own(source: Party, target: Party) -> bool:
    """Whether a target is only the people where somebody of their state protests: "marched in two towns"."""
    a, b = source.actor, target.actor
    return a.country == b.country and b.sector == "CVL" and b.kind == "group"


def _sends_own(relation: str, source: Party, target: Party) -> bool:
    """Whether a government only disposes of its own troops: "sent soldiers", "deployed the army"."""
    a, b = source.actor, target.actor
    own = target.form == "reference" and b.sector == "MIL" and a.country == b.country
    return own and relation in DISPOSING and a.sector in (None, "GOV", "ELI")


def _speaks_of_own(relation: str, source: Party, target: Party) -> bool:
    """Whether a government only tells of its own army: "claimed that its troops had won"."""
    a, b = source.actor, target.actor
    governs = a.kind == "state" or a.sector in ("GOV", "ELI")
    own = governs and a.country is not None and a.country == b.country
    return own and relation == "ACCUSE" and b.sector == "MIL"


def _without_promises(claims: list[Claim], lexicon: Lexicon) -> list[Claim]:
    """An agreement to a cooperative act gives way to the act where that is claimed of the same dyad; an
    attack that arms are able to make to their being readied; a refusal to a hostile act that is refused:
    who "refused to condemn Peru" or "ruled out a war with it" turns nothing of Peru's down."""
    acts = {_dyad(c): c for c in claims if lexicon.relation_types[c.relation].quad in ("VC", "MC")}
    return [
        c
        for c in claims
        if not (c.relation == "AGREE" and c.evoked.frame.complement and _is_act_below(c, acts))
        and not (c.relation == "ASSAULT" and any(_is_ability(c, other) for other in claims))
        and not any(_is_spared(c, other, lexicon) or _is_refused(c, other, lexicon) for other in claims)
    ]


def _is_spared(refusal: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """Whether what is refused is a hostile act against the one it is said to be refused to."""
    hostile = lexicon.relation_types[other.relation].sign < 0 and other.relation != "REJECT"
    return hostile and _refuses(refusal, other)


def _is_refused(act: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """Whether a friendly act is only what is refused: "refused to recognise Peru" is said by REJECT."""
    return lexicon.relation_types[act.relation].sign > 0 and _refuses(other, act)


def _refuses(refusal: Claim, act: Claim) -> bool:
    below = refusal.relation == "REJECT" and refusal.evoked.word.is_ancestor(act.evoked.word)
    return below and _dyad(refusal) == _dyad(act)


def _is_ability(claim: Claim, other: Claim) -> bool:
    """Whether a claim is what the arms of another are "capable of"."""
    readied = other.relation == "MOBILIZE" and _dyad(other) == _dyad(claim)
    return readied and other.evoked.word.is_ancestor(claim.evoked.word)


def _dyad(claim: Claim) -> tuple[str, str]:
    return claim.source.actor.id, claim.target.actor.id


def _is_act_below(claim: Claim, acts: dict[tuple[str, str], Claim]) -> bool:
    act = acts.get(_dyad(claim))
    if act is None or act is claim:
        return False
    word = act.evoked.word
    return claim.evoked.word.is_ancestor(word) and not any(child.dep_ == "neg" for child in children(word))


def _distinct(claims: Iterable[Claim], lexicon: Lexicon) -> Iterator[Claim]:
    """One claim for one dyad and relation in a sentence, the first; symmetric ones in either order."""
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        pair: tuple[str, ...] = (claim.source.actor.id, claim.target.actor.id)
        if lexicon.relation_types[claim.relation].symmetric:
            pair = tuple(sorted(pair))
        key = (claim.relation, *pair)
        if key not in seen:
            seen.add(key)
            yield claim
