"""References: pronouns and noun phrases that stand for an actor named before.

Domain-bound and careful: a reference is resolved only where one antecedent of the right kind is plainly
the nearest; the rest stay open. "It" and "its" stand for a state or organisation, "he" for a person,
"they" for a group or several actors, "the two countries" for the last two states told together. Whose a bare
role ("the rebels") is, graph.nlp.bareroles says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from graph.lexicon import Lexicon
from graph.lexicon.references import Reference
from graph.model import Actor
from graph.nlp import syntax
from graph.nlp.antecedents import (
    SUBJECT,
    Antecedent,
    Scene,
    are_joined,
    governs,
    grouped,
    is_person,
    is_place,
    prominence,
    since,
    text_of,
)
from graph.nlp.bareroles import BareRoles, owner_of
from graph.nlp.mentions import ORGANIZED, Mention, Office, mentions_at
from graph.nlp.phrases import ids, where, with_lemma
from graph.nlp.tokens import Doc, Token

BODIES = frozenset({"state", "igo", "ngo", "armed-group", "company", "party", "group", "region"})
SPOKEN = frozenset({"ccomp", "parataxis", "dobj"})
# Parts of a clause where "both" stands for somebody.
PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
WITHIN = frozenset({"REB", "OPP", "UAF", "CRM", "REF", "CVL"})  # sectors that no "both governments" means
REACH = 3  # sentences one looks back
TWO = 2
LATELY = 200  # mentions one looks back over for a body
FAR_MORE = 2  # times as many mentions has the body a text is about as the one told of last
OFTEN_TOLD = 4  # sentences
BLAMED = frozenset({"for", "over", "of", "at", "to"})
ORDER = {"former": 0, "latter": -1}
LISTED = ids(ORDER)
THERE = ids({"there"})
PRONOUN = ids({"PRON"})
IT = frozenset({"it", "its", "itself"})
HE = frozenset({"he", "his", "him", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"NNS", "NNPS"})
THEY = frozenset({"they", "their", "them", "themselves", "theirs"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
QUOTES = frozenset({'"', "``", "''", "“", "”", "‘", "’"})
SERVING = frozenset({"GOV", "MIL"})  # sectors whose "we" is their state


class ReferenceFinder:
    """Resolves the references of a document into `doc._.references`, mentions of form "reference"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._bare_roles = BareRoles(lexicon)
        self._references = lexicon.references
        self._nouns = frozenset(noun for reference in lexicon.references for noun in reference.nouns)
        self._of_several = several = tuple(r for r in lexicon.references if r.kind == "several")
        self._alone = ids({words.split()[-1] for reference in several for words in reference.determiners})
        classes = lexicon.frames.classes
        self._deals = classes["agreement"] | classes["proposal"]
        self._describing = classes["describing"]
        self._commanding = classes["commanding"]
        self._trespassing = classes["trespassing"]
        self._mediating, self._contests = classes["mediating"], classes["contest"]
        self._blaming, self._provoked = classes["blame"], classes["provoked"]
        self._speech = lexicon.cues.words("speech")
        self._undergone, self._relational = classes["done-to-others"], classes["relational"]

    def __call__(self, doc: Doc) -> Doc:
        named = mentions_at(doc)
        history: list[Antecedent] = []
        found: list[Mention] = []
        text = text_of(doc)
        text.homes.update(self._bare_roles.homes(text))
        likely = {
            *where(doc, "POS", PRONOUN),
            *with_lemma(doc, self._nouns),
            *where(doc, "LOWER", self._alone),
            *where(doc, "LOWER", LISTED),
            *where(doc, "LOWER", THERE),
            *text.roles,
        }
        for number, sentence in enumerate(doc.sents):
            recent = since(number - REACH, history)
            places = range(sentence.start, sentence.end)
            ahead = [Antecedent(m, number, prominence(doc[i])) for i in places for m in named.get(i, ())]
            scene = Scene(recent, history, ahead, text)
            for i in places:
                here = named.get(i) or (self._referred(doc[i], scene, number) if i in likely else [])
                if i not in named:
                    found += here
                    text.referred.update((m.head, m.actor) for m in here)
                new = [Antecedent(m, number, prominence(doc[i])) for m in here]
                history += new
                recent += new
        doc._.references = found
        self._settle_offices(doc, text.referred)
        return doc

    def _settle_offices(self, doc: Doc, referred: dict[int, Actor]) -> None:
        """ "Its energy minister", "his foreign minister": of the state or body the pronoun stands for."""
        heads = {m.head: m.actor for m in doc._.mentions}
        settled: list[Office] = []
        told = {o.whose: heads.get(syntax.antecedent(doc[o.whose]).i) for o in doc._.offices if o.whose}
        homes: dict[str, str | None] = {}
        for office in doc._.offices:
            owner = None if office.whose is None else referred.get(office.whose) or told.get(office.whose)
            own = owner and (owner.kind in ORGANIZED or owner.kind == "region" or owner.sector in WITHIN)
            of = office.of or (owner if own else owner and self._state(owner))  # "their commander"
            if of and of.kind != "person" and of.id != office.person.id:
                leads = of.kind in ORGANIZED and doc[office.trigger[1] - 1].lemma_ in self._commanding
                settled.append(replace(office, of=of, relation="LEADS" if leads else office.relation))
                if owner:
                    homes[office.person.id] = of.country
        doc._.offices = settled
        for name in ("mentions", "references") if homes else ():
            setattr(doc._, name, [_at_home(mention, homes) for mention in getattr(doc._, name)])

    def _referred(self, token: Token, scene: Scene, number: int) -> list[Mention]:
        if token.lower_ in ORDER and (told := self._in_order(token, scene.recent, number)):
            return [_reference(token, told)]
        if token.lower_ in WE:
            return [_reference(token, actor) for actor in self._quoted(token, scene, number)]
        if token.lower_ == "there":
            return [_reference(token, actor) for actor in self._place(token, scene.recent, number)]
        if token.pos_ == "PRON" and (found := self._pronoun(token, token.lower_, scene.recent, number)):
            return [_reference(token, a.mention.actor) for a in found]
        if token.lower_ in ("its", "their", "his", "her") and (found := _ahead(token, scene)):
            return [_reference(token, a.mention.actor) for a in found]
        nominal = token.pos_ in ("NOUN", "PRON", "DET", "NUM", "ADJ") or _is_bare_name(token)
        if nominal and (actors := self._phrase(token, scene, number)):
            return [_phrase(token, actor) for actor in actors]
        if token.i in scene.text.roles and not _is_pair(token):
            return self._bare_roles(token, self._owned_together(token, scene, number), scene, number)
        return []

    def _in_order(self, token: Token, recent: list[Antecedent], number: int) -> Actor | None:
        """ "The former", "the latter": of the last two that were told of together."""
        if token.i == 0 or token.nbor(-1).lower_ != "the" or token.dep_ == "amod":
            return None
        for a in reversed([a for a in recent if a.sentence >= number - 1]):
            joined = [b for b in recent if b.sentence == a.sentence and are_joined(b, a, token.doc)]
            if len({b.mention.actor.id for b in joined}) == 2:
                return joined[ORDER[token.lower_]].mention.actor
        return None

    @staticmethod
    def _place(token: Token, recent: list[Antecedent], number: int) -> list[Actor]:
        """The land that "there" means: the last where something happens, in its sentence or the one before;
        else the last told of, of its own sentence no subject, if that may be."""
        if token.dep_ != "advmod" or token.tag_ == "EX":
            return []
        clause = syntax.clause_of(token)
        lands = [
            a for a in recent if a.mention.actor.kind in ("state", "region") and number - 1 <= a.sentence
        ]
        lands = [a for a in lands if a.mention.form != "people" and not governs(clause, a.mention.head)]
        here, before = ([a for a in lands if (a.sentence == number) == now] for now in (True, False))
        for near, subject in ((here, False), (before, True)):
            sites = [a for a in near if is_place(a, token.doc)]
            if sites := sites or [a for a in near if a.subject == subject] or near:
                return [sites[-1].mention.actor]
        return []

    # pronouns

    def _quoted(self, token: Token, scene: Scene, number: int) -> list[Actor]:
        """ "We" in quotation marks: the state, body or sector of whoever is quoted, before or after."""
        below = token
        while below.head != below and not (below.head.lemma_ in self._speech and below.dep_ in SPOKEN):
            below = below.head
        verb = below.head
        quoted = token.doc[min(token.i, verb.i) : max(token.i, verb.i)]
        if verb == below or QUOTES.isdisjoint(t.text for t in quoted):
            return []
        for speaker in syntax.subjects(verb):
            told = [a for a in (*scene.sentence, *scene.recent) if a.mention.head == speaker.i]
            if not told and speaker.lower_ in HE | SHE:
                told = self._pronoun(speaker, speaker.lower_, scene.recent, number)
            actors = [a.mention.actor for a in told]
            states = [self._state(actor) if actor.sector in SERVING else actor for actor in actors]
            return [a for a in states if a and a.kind != "person"]
        return []

    def _pronoun(self, token: Token, word: str, recent: list[Antecedent], number: int) -> list[Antecedent]:
        genders: dict[str, str] = token.doc.user_data["genders"]
        told = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "relcl"  # "the state they invaded"
        beside = token.dep_ == "poss" and token.head.dep_ == "appos"  # "Chile, its friend": another's
        if told or beside:
            recent = [a for a in recent if a.mention.head != token.head.head.i]
        if word in IT:
            nobody = _is_expletive(token) or _is_called(token) or self._is_deal(token)
            bodies = [] if nobody else _bodies(recent, token.doc)
            bodies = [a for a in bodies if not _is_one_of_several(a, bodies, token.doc)]
            concerned = self._wronged(token, bodies, number) or self._concerned(token, bodies, number)
            return concerned or self._nearest(token, bodies, number)[:1]
        if word in HE or word in SHE:
            other = "m" if word in SHE else "f"
            recent = [a for a in recent if genders.get(a.mention.actor.id) != other]
            people = [a for a in recent if is_person(a.mention)] or [a for a in recent if _is_one(token, a)]
            return self._concerned(token, people, number) or self._nearest(token, people, number)[:1]
        if word in THEY:
            return self._plural(token, recent, number)
        return []

    def _is_deal(self, token: Token) -> bool:
        """ "France opposes the pact while Spain backs it": what is agreed or proposed, not France."""
        if token.dep_ != "dobj":
            return False
        before = token.doc[token.sent.start : syntax.clause_of(token).left_edge.i]
        return any(t.lemma_.lower() in self._deals and t.dep_ in ("dobj", "pobj", "nsubj") for t in before)

    def _wronged(self, token: Token, choice: list[Antecedent], number: int) -> list[Antecedent]:
        """Whose "its" is where one tells what is done to oneself: "accused Chile of shelling its ports"."""
        deed = syntax.clause_of(token)
        if token.dep_ != "poss" or deed.lemma_ not in self._trespassing or token.head.lemma_ in self._deals:
            return []
        verb = syntax.clause_of(deed.head)
        blamed = deed.dep_ == "pcomp" and verb.lemma_ in self._blaming
        told = deed.dep_ == "ccomp" and verb.lemma_ in self._speech and syntax.has_own_subject(deed)
        doers = {t.i for t in syntax.subjects(verb)} if blamed or told else set()
        return [a for a in choice if a.sentence == number and a.mention.head in doers][:1]

    def _concerned(self, token: Token, choice: list[Antecedent], number: int) -> list[Antecedent]:
        """Whose dispute "its dispute" is where one mediates or helps in it; whose deed one is blamed for."""
        phrase = token.head.head
        if token.dep_ != "poss" or token.head.dep_ != "pobj":
            return []
        verb = syntax.clause_of(phrase)
        own = [a for a in choice if a.sentence == number and a.mention.head < token.i]
        provoked = phrase.i > 0 and phrase.nbor(-1).lemma_ in self._provoked
        if phrase.lower_ in BLAMED and (provoked or phrase.head.lemma_ in self._blaming):
            judged = [a for a in own if a.prominence in (1, 2) and not governs(verb, a.mention.head)]
            return judged[-1:]  # "criticised Iran for its support", "left Oslo in anger at its support"
        if phrase.lower_ != "in":
            return []
        if verb.lemma_ in self._mediating:
            asker = [a for a in own if a.subject and not governs(verb, a.mention.head)]
            return asker[:1]
        helped = [a for a in own if a.prominence in (1, 2) and phrase.i - a.mention.end < 2]
        return helped[-1:] if token.head.lemma_ in self._contests else []

    def _nearest(self, token: Token, choice: list[Antecedent], number: int) -> list[Antecedent]:
        """The subject of the nearest clause above, else the last subject, else the only one at hand."""
        thing = self._undergoing(token)
        fellows = {a.mention.actor.id for a in choice if a.sentence == number and _is_fellow(thing, a)}
        choice = [a for a in choice if a.mention.actor.id not in fellows]
        own = [a for a in choice if a.sentence == number]
        if asker := _asker(token):  # "Chile demanded that it leave": somebody else
            askers = {a.mention.actor.id for a in own if governs(asker, a.mention.head)}
            own, choice = ([a for a in some if a.mention.actor.id not in askers] for some in (own, choice))
        for clause in _clauses_above(token):
            for a in reversed(own):
                if a.prominence and governs(clause, a.mention.head):
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

    def _undergoing(self, token: Token) -> Token:
        """The word whose clause's subject a pronoun does not stand for: itself, or what it owns where that
        is done to others only: "attacked Peru and seized its ships"."""
        thing = token.head
        if token.dep_ != "poss" or token.pos_ != "PRON" or thing.lemma_.lower() in self._relational:
            return token
        if thing.dep_ == "pobj" and thing.head.lower_ == "of" and is_counting(thing.head.head):
            thing = thing.head.head  # "seized two of its ships"
        done = thing.dep_ == "dobj" and thing.head.lemma_.lower() in self._undergone
        own = any(c.lower_ == "own" for c in syntax.children(token.head, "amod"))
        return thing if done and not own else token

    @staticmethod
    def _only(choice: list[Antecedent]) -> list[Antecedent]:
        return choice[-1:] if len({a.mention.actor.id for a in choice}) == 1 else []

    def _plural(self, token: Token, recent: list[Antecedent], number: int) -> list[Antecedent]:
        """Several actors in one subject, or a group that is one: "rebels ... they"; any "between them"."""
        shared = token.head.lower_ in ("between", "among")
        for sentence in (number, number - 1):
            before = [a for a in recent if a.sentence == sentence and a.mention.end <= token.i]
            thing = self._undergoing(token)
            before = [a for a in before if not _is_fellow(thing, a)]
            told = [a for a in before if a.subject or shared] or (before if token.dep_ != "poss" else [])
            told.reverse()  # the nearest first, but those who are many before those who are one
            for a in sorted(told, key=lambda a: not _is_many(token.doc[a.mention.head])):
                joined = [b for b in recent if b.sentence == sentence and are_joined(b, a, token.doc)]
                if len({b.mention.actor.id for b in joined}) > 1:
                    return joined
                if shared:
                    continue
                many = a.mention.actor.kind == "group" or a.mention.form == "people"
                if many or token.doc[a.mention.head].tag_ in PLURAL:
                    return [a]
            if token.dep_ == "poss" and token.head.tag_ in PLURAL and sentence == number:
                parties = [
                    a for a in before if a.prominence > 1 and a.mention.actor.kind in ("state", "person")
                ]
                if len(parties) == TWO and parties[0].mention.actor.kind == parties[1].mention.actor.kind:
                    return parties  # "Peru's Garcia called Pinera, and their ministers met"
        return []

    # noun phrases

    def _phrase(self, token: Token, scene: Scene, number: int) -> list[Actor]:
        fitting = self._fitting(token)
        bodies = [reference for reference in fitting if reference.kind == "body"]
        if len(bodies) > 1:  # "the regional bloc" is narrower than "the bloc"
            opening = " ".join(t.lower_ for t in token.doc[token.left_edge.i : token.i])
            bodies = [r for r in bodies if opening in r.determiners and " " in opening] or bodies
        if bodies and (actors := self._body(token, scene, bodies)):
            return actors  # "the group" may be an organisation or a militia: whichever was told of last
        first = token.left_edge.i
        before = [a for a in scene.recent if a.mention.start < first] if fitting else []
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
            for reference in (self._references if token.stem_ in self._nouns else self._of_several)
            if (
                token.stem_ in reference.nouns
                and (token.tag_ in PLURAL or not reference.plural)
                and not (reference.bare and syntax.children(token, "compound", "nmod"))
                and any(opening[: len(words)] == words for words in map(str.split, reference.determiners))
            )
            or (reference.kind == "several" and " ".join(alone) in reference.determiners)
        ]

    def _body(self, token: Token, scene: Scene, bodies: list[Reference]) -> list[Actor]:
        """The last body told of before that a phrase fits, or one told of far more often: not whoever does
        something to it ("Spain condemned the kingdom"), nor one of other people than it names ("the Kurdish
        guerrillas")."""
        modifiers = syntax.children(token, "compound", "amod", "nmod")
        if any(c.lower_ in self._describing for c in modifiers) or syntax.children(token, "poss"):
            return []
        if token.i + 1 < len(token.doc) and token.nbor().tag_ in ("NNP", "NNPS"):
            return []  # "the regional bloc ECOWAS": the one that is named
        clause = syntax.clause_of(token) if token.dep_ == "dobj" else None
        heads, first = {c.i for c in modifiers}, token.left_edge.i
        told = {a.mention.actor.country for a in scene.sentence if a.mention.head in heads}
        fitting = [
            mention.actor
            for mention in (a.mention for a in scene.history[-LATELY:])
            if mention.start < first
            and mention.form not in ("place", "person")
            and any(_may_be(mention.actor, r) for r in bodies if not (r.only and token.tag_ == "NNS"))
            and not (token.tag_ == "NNS" and mention.actor.kind == "region")
            and all(country and country == mention.actor.country for country in told)
            and not (clause and governs(clause, mention.head))
        ]
        often = Counter(actor.id for actor in fitting if actor.kind in ("state", "igo")).most_common(1)
        if often and often[0][1] > FAR_MORE * [actor.id for actor in fitting].count(fitting[-1].id):
            return [next(actor for actor in fitting if actor.id == often[0][0])]
        return fitting[-1:]

    def _of(
        self, reference: Reference, token: Token, before: list[Antecedent], scene: Scene, number: int
    ) -> list[Actor]:
        first = token.left_edge.lower_
        if reference.kind == "several":
            people = first == "their" and any(is_person(a.mention) for a in before[-2:])
            return self._several(_others(before, token, number), number, reference, scene, people=people)
        if reference.kind == "other":
            return self._other(reference, token, before, scene, number)
        if first in ("his", "her"):
            people_before = [a for a in before if is_person(a.mention)]
            nearest = self._nearest(token, people_before, number)[:1]
            return [state for a in nearest if (state := self._state(a.mention.actor))]
        if first == "the" and syntax.children(token, "relcl", "acl", "prep"):
            return []
        kin = [a for a in before if a.mention.form != "place" and self._state(a.mention.actor)]
        clause = syntax.clause_of(token) if token.dep_ in ("dobj", "dative") else None
        if clause and first == "the":  # "Peru promised the republic aid": another
            kin = [a for a in kin if a.mention.actor.kind != "state" or not governs(clause, a.mention.head)]
        kin = [a for a in kin if a.mention.actor.kind in reference.actors or (a.subject and first == "the")]
        return [s for a in self._nearest(token, kin, number)[:1] if (s := self._state(a.mention.actor))]

    def _other(
        self, reference: Reference, token: Token, before: list[Antecedent], scene: Scene, number: int
    ) -> list[Actor]:
        """Of the states of the nearest sentence that are not the owner's, but its neighbours where that is
        meant, the one told of most, if one is."""
        own = owner_of(token, scene)
        if own is None or syntax.children(token, "appos"):
            return []
        told_of = scene.text.counts
        for sentence in range(number, number - REACH - 1, -1):
            here = [a for a in before if a.sentence == sentence]
            states = {s.id: s for a in here if (s := self._state(a.mention.actor)) and s.country != own}
            if reference.adjoining:
                states = {i: s for i, s in states.items() if self._lexicon.actors.are_neighbours(own, i)}
            acting = states.keys() & {a.mention.actor.country for a in here if a.subject}
            if len(acting) == 1:
                return [states[id] for id in acting if id]
            told = sorted(states.values(), key=lambda state: -told_of[state.id])
            if told and (len(told) == 1 or told_of[told[0].id] > told_of[told[1].id]):
                return told[:1]
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
            if len(found) < reference.count:  # "Eden called Mollet. Both capitals were alarmed"
                found |= self._kin(here, reference, not people)
            if not people and "person" not in reference.actors:  # "Putin met both": not himself
                found |= self._kin([a for a in here if a.subject], reference, people=True)
            near |= found
            one = {} if reference.adjoining else self._joined(here, reference, people, scene)
            if one and len(found) != reference.count:
                return list(one.values())
            if reference.adjoining and len(found) >= reference.count:
                found = self._adjoining(found, scene)
            if len(found) > reference.count:
                found = self._kin([a for a in here if a.subject], reference, people)
            if len(found) == reference.count:
                known = sentence >= number - 1 or scene.text.often.issuperset(found)
                if pair := [] if one else self._rivals(found, reference, scene, before):
                    return pair
                return list(found.values()) if known else self._often(near, reference.count, scene)
            if len(near) > reference.count and not reference.adjoining:
                return self._often(near, reference.count, scene) if sentence < number else []
        if reference.adjoining:
            return list(self._adjoining(near, scene).values())
        return self._often(near, reference.count, scene) if "state" in reference.actors else []

    def _joined(
        self, here: list[Antecedent], reference: Reference, people: bool, scene: Scene
    ) -> dict[str, Actor]:
        """The last of as many as a phrase means that were told of as one: "Peru and Chile"."""
        for a in reversed(here):
            together = [b for b in here if are_joined(b, a, scene.text.doc)]
            found = self._kin(together, reference, people)
            if len(found) == reference.count:
                return found
        return {}

    def _rivals(
        self, found: dict[str, Actor], reference: Reference, scene: Scene, before: list[Antecedent]
    ) -> list[Actor]:
        """The two states that the whole text tells of together far more often than of the two at hand."""
        states = "state" in reference.actors and not reference.adjoining
        if not states or reference.count != TWO or not scene.text.together:
            return []
        ((pair, times),) = scene.text.together.most_common(1)
        seldom = times >= OFTEN_TOLD and scene.text.together[frozenset(found)] <= times / 3
        named = {a.mention.actor.country for a in before}
        if not seldom or pair.isdisjoint(found) or not pair <= named:
            return []
        return [s for id in sorted(pair) if (s := self._lexicon.actors.actor(id))]

    @staticmethod
    def _often(near: dict[str, Actor], count: int, scene: Scene) -> list[Actor]:
        """Of the states at hand those that the text speaks of most."""
        if len(near) < count:
            return []
        return sorted(near.values(), key=lambda a: -scene.text.counts[a.id])[:count]

    def _adjoining(self, states: dict[str, Actor], scene: Scene) -> dict[str, Actor]:
        """Of some states the two neighbours that the text speaks of most, or none."""
        pairs = [p for p in combinations(states, 2) if self._lexicon.actors.are_neighbours(*p)]
        best = max(pairs, key=lambda pair: sum(scene.text.counts[id] for id in pair), default=())
        return {id: states[id] for id in best}

    def _kin(self, here: list[Antecedent], reference: Reference, people: bool) -> dict[str, Actor]:
        """The distinct actors that a phrase may stand for; officials and sectors stand for their state."""
        found: dict[str, Actor] = {}
        for mention in (a.mention for a in here):
            actor = mention.actor
            if "person" in reference.actors:
                if is_person(mention):
                    found[actor.id] = actor
            elif "region" in reference.actors:
                if actor.kind == "region":
                    found[actor.id] = actor
            elif is_person(mention) == people and actor.sector not in WITHIN:
                land = actor.kind == "region" and actor.country  # "Abkhazia"; not "the Baltics"
                if state := actor if land else self._state(actor):
                    found[state.id] = state
        return found

    def _state(self, actor: Actor) -> Actor | None:
        if actor.kind == "state":
            return actor
        return self._lexicon.actors.actor(actor.country) if actor.country else None

    def _owned_together(self, token: Token, scene: Scene, number: int) -> list[Actor]:
        """Whose a role is in "soldiers from the two sides", "their ministers"."""
        owning = {c.i for c in syntax.children(token, "poss")}
        owners = {a.mention.actor.id: a.mention.actor for a in scene.recent if a.mention.head in owning}
        if len(owners) > 1:
            return list(owners.values())
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


def _others(before: list[Antecedent], token: Token, number: int) -> list[Antecedent]:
    """Without whoever does it to them: "China called on both sides to talk" means two others."""
    before = [a for a in before if not is_place(a, token.doc)]
    if token.dep_ in ("nsubj", "nsubjpass", "conj", "poss"):
        return before
    clause = syntax.clause_of(token)
    doers = {
        a.mention.actor.country or a.mention.actor.id
        for a in before
        if a.sentence == number and governs(clause, a.mention.head)
    }
    return [a for a in before if (a.mention.actor.country or a.mention.actor.id) not in doers]


def _is_bare_name(token: Token) -> bool:
    """ "the Alliance", "the Islamists": a capitalised noun after nothing but its determiner."""
    bare = token.pos_ == "PROPN" and token.left_edge.i == token.i - 1
    return bare and not syntax.children(token, "prep", "compound")


def _is_pair(token: Token) -> bool:
    """ "both governments", "the two leaders", "neither side": the states told of, or nobody."""
    words = {c.lower_ for c in syntax.children(token)}
    return bool(words & {"both", "either", "neither", "each"}) or {"the", "two"} <= words


def _may_be(actor: Actor, reference: Reference) -> bool:
    fits = actor.kind in reference.actors and actor.id not in reference.never
    return fits and (not reference.only or actor.id in reference.only)


def _is_one(token: Token, a: Antecedent) -> bool:
    """Whether a role is one person: "a French aid worker"."""
    return (
        a.mention.actor.kind == "group"
        and a.mention.form in ("role", "office")
        and token.doc[a.mention.head].tag_ == "NN"
    )


def _bodies(recent: Iterable[Antecedent], doc: Doc) -> list[Antecedent]:
    """What "it" may be: no people, no role in the plural ("gunmen seized a truck and beat its driver")."""
    return [
        a
        for a in recent
        if a.mention.actor.kind in BODIES
        and a.mention.form not in ("place", "adjective", "person")
        and not (a.mention.form in ("role", "reference") and grouped(doc[a.mention.head]).tag_ == "NNS")
    ]


def _is_one_of_several(a: Antecedent, others: list[Antecedent], doc: Doc) -> bool:
    """Whether a mention is told of with another as one: "Peru and Chile" are no "it"."""
    near = (b for b in others if b.sentence == a.sentence and b.mention.actor.id != a.mention.actor.id)
    return any(are_joined(b, a, doc) for b in near)


def _is_many(noun: Token) -> bool:
    return noun.tag_ in PLURAL or noun.dep_ == "conj" or bool(syntax.children(noun, "conj"))


def _clauses_above(token: Token) -> Iterator[Token]:
    while True:
        if syntax.is_verb(token) or token.pos_ == "AUX":
            yield token
        if token.head == token:
            return
        token = token.head


def _asker(pronoun: Token) -> Token | None:
    """The verb above that asks for what a pronoun is to do: "demanded that it leave"."""
    verb = pronoun.head
    asked = pronoun.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ccomp" and verb.lower_ == verb.lemma_
    helped = any(c.tag_ in ("MD", "TO") and c.lower_ != "should" for c in syntax.children(verb, "aux"))
    return verb.head if asked and not helped else None


def _owns_subject(clause: Token, owner: Token) -> bool:
    return owner.dep_ == "poss" and owner.head in syntax.surface_subjects(clause)


def _is_fellow(token: Token, a: Antecedent) -> bool:
    """Whether a mention is the subject of the very clause that a pronoun, or what it owns, is an object of:
    they are two."""
    owned = any(c.pos_ == "PRON" for c in syntax.children(token, "poss"))
    if not (token.pos_ == "PRON" or owned) or token.lower_.endswith("self"):
        return False
    if token.dep_ not in ("dobj", "pobj", "dative"):
        return False
    return governs(syntax.clause_of(token), a.mention.head)


def is_counting(word: Token) -> bool:
    """ "two of its ships", "some of its ships", "all of its ships"."""
    return word.tag_ in ("CD", "DT", "PDT") or word.lower_ in ("many", "most", "several", "dozens", "one")


def _ahead(token: Token, scene: Scene) -> list[Antecedent]:
    """Whose a thing is in what stands before its clause: "Despite its losses, Peru attacked"."""
    for clause in _clauses_above(token):
        late = [a for a in scene.sentence if a.mention.head > token.i and governs(clause, a.mention.head)]
        if late:
            return late[:1] if token.lower_ != "their" else late
    return []


def _is_called(token: Token) -> bool:
    """ "Chad bombed it. Sudan called it a crime": what is called so is the deed."""
    calling = token.head.lemma_ in ("call", "term", "brand", "label", "deem") and syntax.children(
        token.head, "oprd"
    )
    return token.lower_ == "it" and token.dep_ == "dobj" and bool(calling)


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
