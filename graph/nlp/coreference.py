"""References: pronouns and noun phrases that stand for an actor named before.

Domain-bound and careful: a reference is resolved only where one antecedent of the right kind is plainly
the nearest; the rest stay open. "It" and "its" stand for a state or organisation, "he" for a person,
"they" for a group or several actors, "the two countries" for the last two states told together; a bare
role ("the rebels") belongs to the state its sentence or the ones before it speak of.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Doc, Token

from graph.lexicon import Lexicon
from graph.lexicon.references import Reference
from graph.model import Actor
from graph.nlp import syntax
from graph.nlp.mentions import ORGANIZED, BareRole, Mention, Office
from graph.nlp.phrases import ids, where, with_lemma

BODIES = frozenset({"state", "igo", "ngo", "armed-group", "company", "party", "group", "region"})
PARTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}
)  # of a clause, where "both" stands for somebody
LONG = 20  # mentions of states and theirs from which on a text is more than a few sentences
WITHIN = frozenset({"REB", "OPP", "UAF", "CRM", "REF", "CVL"})  # sectors that no "both governments" means
FOREIGN = frozenset(
    {"news", "aid", "rights", "relief", "intelligence", "rating", "press", "kurdish", "lobby", "pressure"}
)
OFTEN = 3  # states that a text is about at most
SUBJECT = 3  # the prominence of one
REACH = 3  # sentences one looks back
PRONOUN = ids({"PRON"})
IT = frozenset({"it", "its", "itself"})
HE = frozenset({"he", "his", "him", "himself", "she", "her", "hers", "herself"})
REPORTING = frozenset({"MED"})  # "a newspaper reported": whose, the text need not care
WHOSE = frozenset({"government", "rebel", "guerrilla", "federal", "junta"})  # "government troops"
POLITICAL = frozenset({"GOV", "REB", "OPP", "PTY", "LEG"})  # "the government": of those who deal with it
ORGANS = ("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "REF")
ABROAD = frozenset({"GOV", "MIL", "SPY"})  # sectors that deal with other states
DIRECTED = frozenset({"to", "with", "against", "toward", "towards", "for"})
AIMED = frozenset({"at", "outside", "against", "on", "before", "near", "to"})
WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout"})
DOMESTIC = frozenset({"government", "state", "official", "national", "local", "provincial"})
SITES = frozenset({"capital", "city", "town", "port", "soil", "territory", "village", "province"})
NUMBERS = frozenset({"thousand", "hundred", "dozen", "score", "ten", "number", "crowd"})
PLURAL = frozenset({"NNS", "NNPS"})
THEY = frozenset({"they", "their", "them", "themselves", "theirs"})


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention one may refer to; its prominence: 3 a subject, 2 an object, 1 in a phrase, 0 a modifier."""

    mention: Mention
    sentence: int
    prominence: int

    @property
    def subject(self) -> bool:
        return self.prominence == SUBJECT


@dataclass(frozen=True, slots=True)
class Scene:
    """What a reference may be to: mentions of the last sentences, of all before, all that this one names."""

    recent: list[Antecedent]
    history: list[Antecedent]
    sentence: list[Antecedent]
    roles: dict[int, BareRole]
    main: Actor | None
    often: frozenset[str]
    counts: Counter[str]
    told: dict[str, str]
    referred: dict[int, Actor]


class ReferenceFinder:
    """Resolves the references of a document into `doc._.references`, mentions of form "reference"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._references = lexicon.references
        self._nouns = frozenset(noun for reference in lexicon.references for noun in reference.nouns)
        several = [reference for reference in lexicon.references if reference.kind == "several"]
        self._alone = ids({words.split()[-1] for reference in several for words in reference.determiners})
        classes = lexicon.frames.classes
        self._unaligned, self._sent = classes["unaligned"], classes["sent-by-many"]
        self._deals = classes["agreement"] | classes["proposal"]
        self._sides, self._onlookers = classes["sides"], classes["onlooker"]
        self._speech = lexicon.cues.words("speech")
        self._sending = classes["sending"]
        self._settled = classes["one-per-article"]
        self._mediating, self._contests = classes["mediating"], classes["contest"]

    def __call__(self, doc: Doc) -> Doc:
        named: dict[int, list[Mention]] = {}
        for mention in doc._.mentions:
            named.setdefault(mention.head, []).append(mention)
        roles = {role.head: role for role in doc._.bare_roles}
        history: list[Antecedent] = []
        found: list[Mention] = []
        referred: dict[int, Actor] = {}
        main = _main_state(doc._.mentions)
        counts = Counter(m.actor.country for m in doc._.mentions if m.actor.country)
        often = frozenset(country for country, _ in counts.most_common(OFTEN))
        told = self._homes(doc, main)
        likely = {
            *where(doc, "POS", PRONOUN),
            *with_lemma(doc, self._nouns),
            *where(doc, "LOWER", self._alone),
            *roles,
        }
        for number, sentence in enumerate(doc.sents):
            recent = _since(number - REACH, history)
            places = range(sentence.start, sentence.end)
            ahead = [Antecedent(m, number, _prominence(doc[i])) for i in places for m in named.get(i, ())]
            scene = Scene(recent, history, ahead, roles, main, often, counts, told, referred)
            for i in places:
                here = named.get(i) or (self._referred(doc[i], scene, number) if i in likely else [])
                if i not in named:
                    found += here
                    referred.update((m.head, m.actor) for m in here)
                new = [Antecedent(m, number, _prominence(doc[i])) for m in here]
                history += new
                recent += new
        doc._.references = found
        self._settle_offices(doc, referred)
        return doc

    def _settle_offices(self, doc: Doc, referred: dict[int, Actor]) -> None:
        """ "Its energy minister", "his foreign minister": of the state or body the pronoun stands for."""
        heads = {m.head: m.actor for m in doc._.mentions}
        settled: list[Office] = []
        told = {o.whose: heads.get(syntax.antecedent(doc[o.whose]).i) for o in doc._.offices if o.whose}
        homes: dict[str, str | None] = {}
        for office in doc._.offices:
            owner = None if office.whose is None else referred.get(office.whose) or told.get(office.whose)
            of = office.of or (owner and (owner if owner.kind in ORGANIZED else self._state(owner)))
            if of and of.kind != "person" and of.id != office.person.id:
                settled.append(replace(office, of=of))
                if owner:
                    homes[office.person.id] = of.country
        doc._.offices = settled
        for name in ("mentions", "references") if homes else ():
            doc._.set(name, [_at_home(mention, homes) for mention in doc._.get(name)])

    def _homes(self, doc: Doc, main: Actor | None) -> dict[str, str]:
        """Whose the junta, the rebels of a longer text are: of the state that words of it say, else of that
        it is about."""
        told = Counter(
            (doc[m.head].lemma_.lower(), m.actor.country)
            for m in doc._.mentions
            if m.form == "role" and m.actor.country and doc[m.head].lemma_.lower() in self._settled
        )
        found: dict[str, str] = {}
        for (noun, country), _ in told.most_common():
            found.setdefault(noun, country)
        home = next(iter(found.values()), main.country if main else None)
        if home and sum(1 for m in doc._.mentions if m.actor.country) > LONG:
            found = {**dict.fromkeys(self._settled, home), **found}
        return found

    def _referred(self, token: Token, scene: Scene, number: int) -> list[Mention]:
        if token.pos_ == "PRON" and (found := self._pronoun(token, token.lower_, scene.recent, number)):
            return [_reference(token, a.mention.actor) for a in found]
        nominal = token.pos_ in ("NOUN", "PRON", "DET", "NUM", "ADJ")
        if nominal and (actors := self._phrase(token, scene, number)):
            return [_phrase(token, actor) for actor in actors]
        if token.i in scene.roles and not _is_pair(token):
            return self._bare_role(token, scene.roles[token.i], scene, number)
        return []

    # pronouns

    def _pronoun(self, token: Token, word: str, recent: list[Antecedent], number: int) -> list[Antecedent]:
        if word in IT:
            bodies = [] if _is_expletive(token) or self._is_deal(token) else _bodies(recent, token.doc)
            return self._concerned(token, bodies, number) or self._nearest(token, bodies, number)[:1]
        if word in HE:
            if token.dep_ == "poss" and token.head.dep_ == "appos":  # "Pal Maleter, his minister": another's
                recent = [a for a in recent if a.mention.head != token.head.head.i]
            people = [a for a in recent if _is_person(a.mention)] or [a for a in recent if _is_one(token, a)]
            return self._nearest(token, people, number)[:1]
        if word in THEY:
            return self._plural(token, recent, number)
        return []

    def _is_deal(self, token: Token) -> bool:
        """ "France opposes the pact while Spain backs it": what is agreed or proposed, not France."""
        if token.dep_ != "dobj":
            return False
        before = token.doc[token.sent.start : syntax.clause_of(token).left_edge.i]
        return any(t.lemma_.lower() in self._deals and t.dep_ in ("dobj", "pobj", "nsubj") for t in before)

    def _concerned(self, token: Token, choice: list[Antecedent], number: int) -> list[Antecedent]:
        """Whose dispute "its dispute" is where one mediates or helps in it: not theirs."""
        phrase = token.head.head
        if token.dep_ != "poss" or token.head.dep_ != "pobj" or phrase.lower_ != "in":
            return []
        verb = syntax.clause_of(phrase)
        own = [a for a in choice if a.sentence == number and a.mention.head < token.i]
        if verb.lemma_ in self._mediating:
            asker = [a for a in own if a.subject and not _governs(verb, a.mention.head)]
            return asker[:1]
        helped = [a for a in own if a.prominence in (1, 2) and phrase.i - a.mention.end < 2]
        return helped[-1:] if token.head.lemma_ in self._contests else []

    def _nearest(self, token: Token, choice: list[Antecedent], number: int) -> list[Antecedent]:
        """The subject of the nearest clause above, else the last subject, else the only one at hand."""
        own = [a for a in choice if a.sentence == number and not _is_fellow(token, a)]
        for clause in _clauses_above(token):
            for a in reversed(own):
                if a.prominence and _governs(clause, a.mention.head):
                    return [a]
            if token.dep_ == "poss":  # "China's refusal has strained its ties"
                for a in reversed(own):
                    if a.mention.head < token.i and _owns_subject(clause, token.doc[a.mention.head]):
                        return [a]
        for level in (SUBJECT, 2, 1):
            for a in reversed([a for a in own if a.prominence == level]):
                return [a]
        before = [a for a in choice if number - 2 <= a.sentence < number]
        last = max((a.sentence for a in before), default=None)
        subjects = [a for a in before if a.sentence == last and a.subject]
        return subjects[:1] or self._only(own or [a for a in before if a.sentence == last])

    @staticmethod
    def _only(choice: list[Antecedent]) -> list[Antecedent]:
        return choice[-1:] if len({a.mention.actor.id for a in choice}) == 1 else []

    def _plural(self, token: Token, recent: list[Antecedent], number: int) -> list[Antecedent]:
        """Several actors in one subject, or a group that is one: "rebels ... they"; any "between them"."""
        shared = token.head.lower_ in ("between", "among")
        for sentence in (number, number - 1):
            before = [a for a in recent if a.sentence == sentence and a.mention.end <= token.i]
            before = [a for a in before if not _is_fellow(token, a)]
            told = [a for a in before if a.subject or shared] or (before if token.dep_ != "poss" else [])
            told.reverse()  # the nearest first, but those who are many before those who are one
            for a in sorted(told, key=lambda a: not _is_many(token.doc[a.mention.head])):
                joined = [b for b in recent if b.sentence == sentence and _joined(b, a, token.doc)]
                if len({b.mention.actor.id for b in joined}) > 1:
                    return joined
                if shared:
                    continue
                if a.mention.actor.kind == "group" or token.doc[a.mention.head].tag_ in PLURAL:
                    return [a]
        return []

    # noun phrases

    def _phrase(self, token: Token, scene: Scene, number: int) -> list[Actor]:
        fitting = self._fitting(token)
        bodies = [reference for reference in fitting if reference.kind == "body"]
        if bodies and (actors := self._body(token, scene.history, bodies)):
            return actors  # "the group" may be an organisation or a militia: whichever was told of last
        before = [a for a in scene.recent if a.mention.start < token.left_edge.i]
        for reference in fitting:
            if reference.kind != "body" and (found := self._of(reference, token, before, scene, number)):
                return found
        return []

    def _fitting(self, token: Token) -> list[Reference]:
        """The references a noun phrase may be, by its determiner and noun, or by a determiner alone."""
        opening = [t.lower_ for t in token.doc[token.left_edge.i : token.i]]
        alone = [*opening, token.lower_] if token.dep_ in PARTS and not syntax.children(token, "prep") else []
        return [
            reference
            for reference in self._references
            if (
                token.lemma_.lower() in reference.nouns
                and any(opening[: len(words)] == words for words in map(str.split, reference.determiners))
            )
            or (reference.kind == "several" and " ".join(alone) in reference.determiners)
        ]

    @staticmethod
    def _body(token: Token, history: Sequence[Antecedent], bodies: list[Reference]) -> list[Actor]:
        if any(c.lower_ in FOREIGN for c in syntax.children(token, "compound", "amod", "nmod")):
            return []
        for a in reversed(history):
            mention = a.mention
            before = mention.start < token.left_edge.i
            if (
                before
                and mention.form not in ("place", "person")
                and any(_may_be(mention.actor, r) for r in bodies)
            ):
                return [mention.actor]
        return []

    def _of(
        self, reference: Reference, token: Token, before: list[Antecedent], scene: Scene, number: int
    ) -> list[Actor]:
        first = token.left_edge.lower_
        if reference.kind == "several":
            people = first == "their" and any(_is_person(a.mention) for a in before[-2:])
            return self._several(_others(before, token, number), number, reference, scene, people=people)
        if reference.kind == "other":
            return self._other(token, before, scene, number)
        if first in ("his", "her"):
            people_before = [a for a in before if _is_person(a.mention)]
            nearest = self._nearest(token, people_before, number)[:1]
            return [state for a in nearest if (state := self._state(a.mention.actor))]
        if first == "the" and syntax.children(token, "relcl", "acl", "prep"):
            return []
        kin = [a for a in before if a.mention.actor.kind in reference.actors and a.mention.form != "place"]
        return [a.mention.actor for a in self._nearest(token, kin, number)[:1]]

    def _other(self, token: Token, before: list[Antecedent], scene: Scene, number: int) -> list[Actor]:
        """Of the states of the nearest sentence that are not the owner's the one told of most."""
        own = _owner(token, scene)
        if own is None or syntax.children(token, "appos"):
            return []
        for sentence in range(number, number - REACH - 1, -1):
            here = [a for a in before if a.sentence == sentence]
            states = {s.id: s for a in here if (s := self._state(a.mention.actor)) and s.country != own}
            if states:
                return [max(states.values(), key=lambda state: scene.counts[state.id])]
        return []

    def _several(
        self, before: list[Antecedent], number: int, reference: Reference, scene: Scene, *, people: bool
    ) -> list[Actor]:
        """As many actors as a phrase means, from the nearest sentence that speaks of just so many; states of
        an earlier sentence give way to those of the sentences before that the text speaks of most."""
        near: dict[str, Actor] = {}
        for sentence in range(number, number - REACH - 1, -1):
            here = [a for a in before if a.sentence == sentence]
            found = self._kin(here, reference, people)
            near |= {id: actor for id, actor in found.items() if id not in near}
            if len(found) < reference.count:  # "Eden called Mollet. Both capitals were alarmed"
                found |= {
                    id: a for id, a in self._kin(here, reference, not people).items() if id not in found
                }
            if len(found) > reference.count:
                found = self._kin([a for a in here if a.subject], reference, people)
            if len(found) == reference.count:
                known = sentence >= number - 1 or scene.often.issuperset(found)
                return list(found.values()) if known else self._often(near, reference.count, scene)
            if len(near) > reference.count:
                return self._often(near, reference.count, scene) if sentence < number else []
        return self._often(near, reference.count, scene) if "state" in reference.actors else []

    @staticmethod
    def _often(near: dict[str, Actor], count: int, scene: Scene) -> list[Actor]:
        """Of the states at hand those that the text speaks of most."""
        return sorted(near.values(), key=lambda a: -scene.counts[a.id])[:count] if len(near) >= count else []

    def _kin(self, here: list[Antecedent], reference: Reference, people: bool) -> dict[str, Actor]:
        """The distinct actors that a phrase may stand for; officials and sectors stand for their state."""
        found: dict[str, Actor] = {}
        for mention in (a.mention for a in here):
            actor = mention.actor
            if "person" in reference.actors:
                if _is_person(mention):
                    found[actor.id] = actor
            elif (
                _is_person(mention) == people and actor.sector not in WITHIN and (state := self._state(actor))
            ):
                found[state.id] = state
        return found

    def _state(self, actor: Actor) -> Actor | None:
        if actor.kind == "state":
            return actor
        return self._lexicon.actors.actor(actor.country) if actor.country else None

    def _bare_role(self, token: Token, role: BareRole, scene: Scene, number: int) -> list[Mention]:
        own = role.sector == "MIL" and self._is_own(token)
        if own or _is_mass(token) or (role.sector in REPORTING and self._reports(token)):
            return []
        if owners := self._owned_together(token, scene, number):
            actors = [self._lexicon.actors.sector(o.country or "", role.sector) for o in owners]
            return [Mention(role.start, role.end, token.i, a, "reference") for a in actors if a]
        if role.start == token.i and (token.lower_ in self._sides or token.lemma_.lower() in self._onlookers):
            return []
        if self._is_unaligned(token, role):
            body = self._lexicon.actors.actor("NGO")
            return [Mention(role.start, role.end, token.i, body, "reference")] if body else []
        if role.noun in self._sent and (bodies := [a for a in scene.recent if a.mention.actor.kind == "igo"]):
            return [Mention(role.start, role.end, token.i, bodies[-1].mention.actor, "reference")]
        country = (
            _owner(token, scene)
            or (scene.told.get(role.noun) if role.noun in self._settled else None)
            or self._home(token, role, scene, number)
            or (scene.main.country if scene.main else None)
        )
        actor = self._lexicon.actors.sector(country, role.sector) if country else None
        return [Mention(role.start, role.end, token.i, actor, "reference")] if actor else []

    def _reports(self, token: Token) -> bool:
        """ "a newspaper reported", "told a newspaper": not one that something is done to."""
        of = token.dep_ == "pobj" and token.head.lower_ == "of"
        noun = token.head.head if of else token  # "the offices of a newspaper"
        undergone = noun.dep_ in ("dobj", "nsubjpass")
        return not undergone or noun.head.lemma_.lower() in self._speech

    def _is_own(self, token: Token) -> bool:
        """ "pulled back troops", "sent 80 soldiers": whoever does it does it with troops of its own."""
        sent = token.dep_ == "dobj" and token.head.lemma_ in self._sending
        telling = ("det", "poss") if sent else ("det", "poss", "nummod")
        described = any(
            c.dep_ in telling or c.tag_ == "JJ" or c.lower_ in WHOSE for c in syntax.children(token)
        )
        return token.dep_ in ("dobj", "pobj", "npadvmod") and not described

    def _is_unaligned(self, token: Token, role: BareRole) -> bool:
        """ "a human rights group": a body of nobody's, unless its words say whose."""
        words = [*(t.lower_ for t in token.doc[role.start : token.i]), token.lemma_.lower()]
        own = not DOMESTIC.isdisjoint(words)  # "a government relief agency"
        return not own and any(" ".join(words[i:]) in self._unaligned for i in range(len(words)))

    @staticmethod
    def _home(token: Token, role: BareRole, scene: Scene, number: int) -> str | None:
        """The state that a role without an owner belongs to: the only one its sentence names, the one where
        the sentence happens, the one told of before it; else the one the sentences before speak of."""
        token = _counted(token)
        here = [a for a in scene.sentence if a.mention.actor.country and not _is_example(token.doc, a)]
        acting = token.dep_ in ("nsubj", "nsubjpass") and scene.main is not None
        if token.dep_ == "nsubj" and here and all(_is_prey(token, a) for a in here):
            return None  # "kidnapped three German climbers": hardly Germans
        if token.dep_ == "nsubj" and (abroad := _scene_of(token, here)):
            return abroad
        if acting and number and all(_is_counterpart(token, a) for a in here):
            here = []  # "the generals have moved closer to Egypt": not Egypt's
        own = {a.mention.actor.country for a in here if role.sector == "GOV" and _is_doer(token, a)}
        if own:  # "France warned the government": not its own
            here = [a for a in here if a.mention.actor.country not in own]
            earlier = [a.mention.actor.country for a in reversed(scene.recent) if a.sentence < number]
            others = [scene.main.country if scene.main else None, *earlier] if not here else []
            if other := next((country for country in others if country and country not in own), None):
                return other
        if len({a.mention.actor.country for a in here}) == 1:
            return here[0].mention.actor.country
        undergone = token.dep_ in ("dobj", "nsubjpass") or (
            token.dep_ == "pobj" and token.head.dep_ != "agent"
        )
        if token.dep_ == "nsubj" and (victim := _victim(token, here)):
            return victim
        joined = [a for a in here if token.dep_ == "conj" and a.mention.head == token.head.i]
        if joined and joined[0].mention.actor.sector:  # "the Yemeni government and the rebels"
            return joined[0].mention.actor.country
        if role.sector in POLITICAL and (side := _other_side(token, here)):
            return side
        places = [a for a in here if _is_place(a, token.doc)]
        clause = syntax.clause_of(token)
        places = [a for a in places if syntax.clause_of(token.doc[a.mention.head]) == clause] or places
        if undergone and len({a.mention.actor.country for a in places}) == 1:
            return places[0].mention.actor.country
        if undergone and (struck := [a for a in here if _is_struck(token, a)]):
            return struck[-1].mention.actor.country
        before = [a for a in scene.recent if a.sentence == number and a.mention.actor.country]
        if clause.dep_ == "relcl" and (actors := [a for a in before if _governs(clause, a.mention.head)]):
            return actors[-1].mention.actor.country
        if told := [a for a in before if a.subject] or before or places or here:
            return (told[-1] if before else told[0]).mention.actor.country
        for sentence in (number - 1, number - 2):
            near = [a for a in scene.recent if a.sentence == sentence and a.mention.actor.country]
            if near:
                return ([a for a in near if a.subject] or near)[0].mention.actor.country
        return None

    def _owned_together(self, token: Token, scene: Scene, number: int) -> list[Actor]:
        """Whose a role is in "soldiers from the two sides"."""
        inner = [
            o
            for p in syntax.children(token, "prep")
            if p.lower_ in ("from", "of")
            for o in syntax.children(p, "pobj")
        ]
        return [actor for word in inner for actor in self._phrase(word, scene, number)]


def _at_home(mention: Mention, homes: dict[str, str | None]) -> Mention:
    """A mention of a person whose office tells the country."""
    actor = mention.actor
    return replace(mention, actor=replace(actor, country=homes[actor.id])) if actor.id in homes else mention


def _owner(token: Token, scene: Scene) -> str | None:
    """The state of "his" in "his officials", once it is settled who he is."""
    owners = [scene.referred[c.i] for c in syntax.children(token, "poss") if c.i in scene.referred]
    return owners[0].country if owners else None


def _others(before: list[Antecedent], token: Token, number: int) -> list[Antecedent]:
    """Without whoever does it to them: "China called on both sides to talk" means two others."""
    before = [a for a in before if not _is_place(a, token.doc)]
    if token.dep_ in ("nsubj", "nsubjpass", "conj", "poss"):
        return before
    clause = syntax.clause_of(token)
    doers = {
        a.mention.actor.country or a.mention.actor.id
        for a in before
        if a.sentence == number and _governs(clause, a.mention.head)
    }
    return [a for a in before if (a.mention.actor.country or a.mention.actor.id) not in doers]


def _is_pair(token: Token) -> bool:
    """ "both governments", "the two leaders", "neither side": the states told of, or nobody."""
    words = {c.lower_ for c in syntax.children(token)}
    return bool(words & {"both", "either", "neither", "each"}) or {"the", "two"} <= words


def _may_be(actor: Actor, reference: Reference) -> bool:
    fits = actor.kind in reference.actors and actor.id not in reference.never
    return fits and (not reference.only or actor.id in reference.only)


def _is_example(doc: Doc, a: Antecedent) -> bool:
    """Whether a mention tells who is among those told of: "killed 12 people, including two Britons"."""
    head = _first_conjunct(doc[a.mention.head])
    return head.dep_ == "pobj" and head.head.lower_ == "including"


def _counted(token: Token) -> Token:
    """The number a role is told in, which stands in its place: "thousands of protesters"."""
    told = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.tag_ in ("NNS", "CD")
    return token.head.head if told and token.head.head.lemma_ in NUMBERS else token


def _is_counterpart(role: Token, a: Antecedent) -> bool:
    """Whether a mention is what the clause of a role as subject is directed at."""
    head = _first_conjunct(role.doc[a.mention.head])
    directed = head.dep_ == "dobj" or (head.dep_ == "pobj" and head.head.lower_ in DIRECTED)
    return directed and a.mention.form != "place" and syntax.clause_of(head) == role.head


def _is_prey(role: Token, a: Antecedent) -> bool:
    """Whether a mention tells the nation of common people whom a role does something to."""
    actor, head = a.mention.actor, role.doc[a.mention.head]
    common = actor.kind == "group" and actor.sector not in (None, *ORGANS) and a.mention.form == "role"
    return common and head.dep_ == "dobj" and head.head == role.head


def _scene_of(role: Token, here: list[Antecedent]) -> str | None:
    """Where those are at home who act on what is another state's: "stoned the Danish embassy in Lahore"."""
    here = [a for a in here if syntax.clause_of(role.doc[a.mention.head]) == role.head]
    places = {a.mention.actor.country for a in here if a.mention.form == "place" or _is_sited(role.doc, a)}
    others = [a for a in here if a.mention.actor.country not in places]
    return places.pop() if len(places) == 1 and others and all(_is_aim(role, a) for a in others) else None


def _is_aim(role: Token, a: Antecedent) -> bool:
    """Whether a mention is an object of the role's own verb, or stands in a phrase of it."""
    head = _first_conjunct(role.doc[a.mention.head])
    phrase = head.head if head.dep_ == "pobj" and head.head.lower_ in AIMED else head
    return phrase.dep_ in ("dobj", "prep") and syntax.clause_of(head) == role.head


def _is_doer(role: Token, a: Antecedent) -> bool:
    """Whether a mention is the state that does something to a role in the same clause."""
    head = role.doc[a.mention.head]
    undergone = role.dep_ == "dobj" or (role.dep_ == "pobj" and role.head.lower_ in DIRECTED)
    governs = a.mention.actor.kind == "state" or a.mention.actor.sector in ABROAD
    acts = a.subject and governs and a.mention.form in ("name", "capital", "seat", "role")
    return undergone and acts and syntax.clause_of(head) == syntax.clause_of(role)


def _other_side(role: Token, here: list[Antecedent]) -> str | None:
    """The state of those within a state who deal with "the government" or "the rebels": it is theirs."""
    clause = syntax.clause_of(role)
    for a in here:
        actor = a.mention.actor
        inner = actor.kind in ("armed-group", "party") or (
            actor.kind == "group" and actor.sector not in ABROAD
        )
        if inner and a.mention.head != role.i and _governs(clause, a.mention.head):
            return actor.country
    return None


def _victim(role: Token, here: list[Antecedent]) -> str | None:
    """The state of an official on whom a role acts: "paratroopers murdered President Ndadaye"."""
    for a in here:
        head = role.doc[a.mention.head]
        if head.dep_ == "dobj" and head.head == role.head and _is_person(a.mention):
            return a.mention.actor.country
    return None


def _is_struck(role: Token, a: Antecedent) -> bool:
    """Whether a mention before a role is, or owns, an object: "shelled a Chadian town, killing 20 people"."""
    head = role.doc[a.mention.head]
    owned = head.head if head.dep_ in ("amod", "compound", "poss", "nmod") else head
    if a.mention.head > role.i or owned.dep_ != "dobj" or owned.head == role.head:
        return False
    return not _governs(syntax.clause_of(role), owned.i)


def _is_place(a: Antecedent, doc: Doc) -> bool:
    """Whether a mention says where something happens: "in Karachi", "near the border of Chad"."""
    head = doc[a.mention.head]
    while head.dep_ == "pobj" and head.head.lower_ == "of":  # "in the region of Puntland"
        head = head.head.head
    if _is_sited(doc, a):  # "in the Iranian capital"
        head = head.head
    return a.mention.form == "place" or (head.dep_ == "pobj" and head.head.lower_ in WHERE)


def _is_sited(doc: Doc, a: Antecedent) -> bool:
    """Whether a mention says of what land a place is: "the Iranian capital"."""
    head = doc[a.mention.head]
    return head.dep_ in ("amod", "compound", "poss") and head.head.lemma_ in SITES


def _is_person(mention: Mention) -> bool:
    """Whether words name a person, though an organisation acts through them."""
    return mention.actor.kind == "person" or mention.form == "person"


def _is_one(token: Token, a: Antecedent) -> bool:
    """Whether a role is one person: "a French aid worker"."""
    return (
        a.mention.actor.kind == "group"
        and a.mention.form in ("role", "office")
        and token.doc[a.mention.head].tag_ == "NN"
    )


def _is_mass(token: Token) -> bool:
    """ "use force", "gather intelligence": a thing, not somebody."""
    several = token.lower_ == "hostage" and syntax.children(token, "compound")  # "took six workers hostage"
    return (
        token.tag_ == "NN"
        and token.dep_ in ("dobj", "pobj")
        and not several
        and not syntax.children(token, "det", "poss", "amod")
    )


def _bodies(recent: Iterable[Antecedent], doc: Doc) -> list[Antecedent]:
    """What "it" may be: no people, no role in the plural ("gunmen seized a truck and beat its driver")."""
    return [
        a
        for a in recent
        if a.mention.actor.kind in BODIES
        and a.mention.form not in ("place", "adjective", "person")
        and not (a.mention.form == "role" and doc[a.mention.head].tag_ == "NNS")
    ]


def _is_many(noun: Token) -> bool:
    return noun.tag_ in PLURAL or noun.dep_ == "conj" or bool(syntax.children(noun, "conj"))


def _since(sentence: int, history: Sequence[Antecedent]) -> list[Antecedent]:
    """The latest of a history, from some sentence on."""
    return list(takewhile(lambda a: a.sentence >= sentence, reversed(history)))[::-1]


def _main_state(mentions: Iterable[Mention]) -> Actor | None:
    """The state an article speaks of most, where it speaks of one at all."""
    states = {m.actor.id: m.actor for m in mentions if m.actor.kind == "state"}
    counts = Counter(m.actor.country for m in mentions if m.actor.country)
    return next((states[c] for c, _ in counts.most_common() if c in states), None)


def _prominence(token: Token) -> int:
    token = _first_conjunct(token)
    if token.dep_ == "poss" and _first_conjunct(token.head).dep_ == "nsubj":
        return SUBJECT if token.head.lemma_ in ("relationship", "relation", "tie") else 0
    if token.dep_ in ("poss", "amod", "compound", "nmod"):
        return 0
    return {"nsubj": SUBJECT, "nsubjpass": SUBJECT, "dobj": 2, "dative": 2}.get(token.dep_, 1)


def _joined(a: Antecedent, b: Antecedent, doc: Doc) -> bool:
    """Whether two mentions are coordinated in one noun phrase."""
    return a.mention.head in {t.i for t in syntax.conjuncts(_first_conjunct(doc[b.mention.head]))}


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _clauses_above(token: Token) -> Iterator[Token]:
    while True:
        if syntax.is_verb(token) or token.pos_ == "AUX":
            yield token
        if token.head == token:
            return
        token = token.head


def _owns_subject(clause: Token, owner: Token) -> bool:
    return owner.dep_ == "poss" and owner.head in syntax.surface_subjects(clause)


def _is_fellow(token: Token, a: Antecedent) -> bool:
    """Whether a mention is the subject of the very clause that a pronoun is an object of: they are two."""
    if token.pos_ != "PRON" or token.dep_ not in ("dobj", "pobj", "dative") or token.lower_.endswith("self"):
        return False
    return _governs(syntax.clause_of(token), a.mention.head)


def _governs(clause: Token, head: int) -> bool:
    return any(head in {t.i for t in syntax.conjuncts(s)} for s in syntax.surface_subjects(clause))


def _is_expletive(token: Token) -> bool:
    """ "It is hard to ...", "it seems that ...": the pronoun stands for the clause."""
    verb = token.head
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    predicate = syntax.children(verb, "acomp", "attr", "oprd")
    late = syntax.children(verb, "xcomp", "ccomp", "csubj", "advcl")
    if predicate and verb.lemma_ in ("be", "'s", "become", "seem"):
        return bool(late) or any(syntax.children(p, "ccomp") for p in predicate)
    return verb.lemma_ in ("seem", "appear", "happen", "emerge", "turn") and bool(late)


def _reference(token: Token, actor: Actor) -> Mention:
    return Mention(token.i, token.i + 1, token.i, actor, "reference")


def _phrase(token: Token, actor: Actor) -> Mention:
    return Mention(token.left_edge.i, token.i + 1, token.i, actor, "reference")
