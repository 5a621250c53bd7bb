"""Pronouns: whom "it", "he", "they", "we" and "there" stand for.

"It" and "its" stand for a state or organisation, "he" and "she" for a person, "they" for a group or several
actors, "we" for whoever is quoted, "there" for a land.
"""

from collections.abc import Iterable, Iterator

from graph.lexicon import Lexicon
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
)
from graph.nlp.labels import PLURAL
from graph.nlp.tokens import Doc, Token

IT = frozenset({"it", "its", "itself"})
HE = frozenset({"he", "his", "him", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "their", "them", "themselves", "theirs"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
OWNING = frozenset({"its", "their", "his", "her"})
BODIES = frozenset({"state", "igo", "ngo", "armed-group", "company", "party", "group", "region"})
SPOKEN = frozenset({"ccomp", "parataxis", "dobj"})
SERVING = frozenset({"GOV", "MIL"})  # sectors whose "we" is their state
BLAMED = frozenset({"for", "over", "of", "at", "to"})
QUOTES = frozenset({'"', "``", "''", "“", "”", "‘", "’"})


class Pronouns:
    """Resolves pronouns, one at a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = lexicon.actors
        classes = lexicon.frames.classes
        self._deals = classes["agreement"] | classes["proposal"]
        self._mediating, self._contests = classes["mediating"], classes["contest"]
        self._blaming, self._provoked = classes["blame"], classes["provoked"]
        self._speech = lexicon.cues.words("speech")
        self._undergone, self._relational = classes["done-to-others"], classes["relational"]

    def __call__(self, token: Token, scene: Scene) -> list[Actor]:
        word = token.lower_
        if word in WE:
            return self._quoted(token, scene)
        if word == "there":
            return _place(token, scene)
        found = self._meant(token, scene) if token.pos_ == "PRON" else []
        if not found and word in OWNING:
            found = _ahead(token, scene)
        return [a.mention.actor for a in found]

    def _quoted(self, token: Token, scene: Scene) -> list[Actor]:
        """ "We" in quotation marks: the state, body or sector of whoever is quoted, before or after, or in
        the sentence before where the quotation goes on from there."""
        verb = self._saying(token) or self._said_before(token)
        for speaker in syntax.subjects(verb) if verb else []:
            heads = {speaker.i, *(t.i for t in syntax.governed(speaker, "of") if is_counting(speaker))}
            told = [a.mention.actor for a in (*scene.sentence, *scene.recent) if a.mention.head in heads]
            states = [self._actors.state_of(actor) if actor.sector in SERVING else actor for actor in told]
            return [a for a in states if a and a.kind != "person"]
        return []

    def _saying(self, token: Token) -> Token | None:
        """The verb that a quotation around a word is the object of."""
        below = token
        while below.head != below and not (below.head.lemma_ in self._speech and below.dep_ in SPOKEN):
            below = below.head
        verb = below.head
        quoted = token.doc[min(token.i, verb.i) : max(token.i, verb.i)]
        return None if verb == below or QUOTES.isdisjoint(t.text for t in quoted) else verb

    def _said_before(self, token: Token) -> Token | None:
        """The verb of the sentence before that tells who is quoted, where a word's own goes on from there."""
        first = token.sent.start
        if first == 0 or token.doc[first].text not in QUOTES:
            return None
        before = token.doc[first - 1].sent
        if QUOTES.isdisjoint(t.text for t in before):
            return None
        verbs = (t for t in before if t.lemma_ in self._speech and syntax.is_verb(t) and syntax.subjects(t))
        return next(verbs, None)

    def _meant(self, token: Token, scene: Scene) -> list[Antecedent]:
        """Whom a pronoun of the third person stands for."""
        word, recent, number = token.lower_, scene.recent, scene.number
        told = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "relcl"  # "the state they invaded"
        beside = token.dep_ == "poss" and token.head.dep_ == "appos"  # "Chile, its friend": another's
        if told or beside:
            recent = [a for a in recent if a.mention.head != token.head.head.i]
        if word in IT:
            nobody = _is_expletive(token) or _is_called(token) or self._is_deal(token)
            bodies = [] if nobody else _bodies(recent, token.doc)
            bodies = [a for a in bodies if not is_one_of_several(a, bodies, token.doc)]
            concerned = self._wronged(token, bodies, number) or self._concerned(token, bodies, number)
            return concerned or self.nearest(token, bodies, number)[:1]
        if word in HE or word in SHE:
            other = "m" if word in SHE else "f"
            genders: dict[str, str] = token.doc.user_data["genders"]
            recent = [a for a in recent if genders.get(a.mention.actor.id) != other]
            people = [a for a in recent if is_person(a.mention)] or [a for a in recent if _is_one(token, a)]
            return self._concerned(token, people, number) or self.nearest(token, people, number)[:1]
        if word in THEY:
            return self._plural(token, recent, number)
        return []

    def _is_deal(self, token: Token) -> bool:
        """ "France opposes the pact while Spain backs it": what is agreed or proposed, not France."""
        if token.dep_ != "dobj":
            return False
        before = token.doc[token.sent.start : syntax.clause_of(token).left_edge.i]
        return any(t.stem_ in self._deals and t.dep_ in ("dobj", "pobj", "nsubj") for t in before)

    def _wronged(self, token: Token, choice: list[Antecedent], number: int) -> list[Antecedent]:
        """Whose "its" is where one tells what is done to oneself: "accused Chile of shelling its ports"."""
        deed = syntax.clause_of(token)
        own = token.head.lemma_ in self._deals | self._relational  # "captured stocks from its opponents"
        if token.dep_ != "poss" or deed.lemma_ not in self._undergone or own:
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
        blamed = phrase.lower_ in BLAMED and phrase.head.lemma_ in self._blaming
        if blamed and syntax.is_passive(phrase.head):  # "was criticised by Iran for its support"
            suffering = {t.i for t in syntax.surface_subjects(phrase.head)}
            suffering |= {phrase.head.head.i} if phrase.head.dep_ == "acl" else set()
            return [a for a in own if a.mention.head in suffering][-1:]
        if blamed or (phrase.lower_ in BLAMED and provoked):
            judged = [a for a in own if a.prominence in (1, 2) and not governs(verb, a.mention.head)]
            return judged[-1:]  # "criticised Iran for its support", "left Oslo in anger at its support"
        if phrase.lower_ != "in":
            return []
        if verb.lemma_ in self._mediating:
            asker = [a for a in own if a.subject and not governs(verb, a.mention.head)]
            return asker[:1]
        helped = [a for a in own if a.prominence in (1, 2) and phrase.i - a.mention.end < 2]
        return helped[-1:] if token.head.lemma_ in self._contests else []

    def nearest(self, token: Token, choice: list[Antecedent], number: int) -> list[Antecedent]:
        """The subject of the nearest clause above, else the last subject, else the only one at hand."""
        thing = self._undergoing(token)
        fellows = {a.mention.actor.id for a in choice if a.sentence == number and _is_fellow(thing, a)}
        choice = [a for a in choice if a.mention.actor.id not in fellows]
        own = [a for a in choice if a.sentence == number]
        if asker := asker_of(token):  # "Chile demanded that it leave": somebody else
            askers = {a.mention.actor.id for a in own if governs(asker, a.mention.head)}
            own, choice = ([a for a in some if a.mention.actor.id not in askers] for some in (own, choice))
        for clause in clauses_above(token):
            for a in reversed(own):
                if a.prominence and governs(clause, a.mention.head):
                    return [a]
            if token.dep_ == "poss":  # "China's refusal has strained its ties"
                for a in reversed(own):
                    if a.mention.head < token.i and owns_subject(clause, token.doc[a.mention.head]):
                        return [a]
        for level in (SUBJECT, 2, 1):
            for a in reversed([a for a in own if a.prominence == level]):
                return [a]
        before = [a for a in choice if number - 2 <= a.sentence < number]
        last = max((a.sentence for a in before), default=None)
        subjects = [a for a in before if a.sentence == last and a.subject]
        return subjects[:1] or _only(own or [a for a in before if a.sentence == last])

    def _undergoing(self, token: Token) -> Token:
        """The word whose clause's subject a pronoun does not stand for: itself, or what it owns where that
        is done to others only: "attacked Peru and seized its ships"."""
        thing = token.head
        if token.dep_ != "poss" or token.pos_ != "PRON" or thing.stem_ in self._relational:
            return token
        if thing.dep_ == "pobj" and thing.head.lower_ == "of" and is_counting(thing.head.head):
            thing = thing.head.head  # "seized two of its ships"
        done = thing.dep_ == "dobj" and thing.head.stem_ in self._undergone
        told = syntax.children(token.head, "amod")
        own = token.head.lower_ == "way" or any(c.lower_ == "own" for c in told)
        return thing if done and not own else token

    def _plural(self, token: Token, recent: list[Antecedent], number: int) -> list[Antecedent]:
        """Several actors in one subject, or a group that is one: "rebels ... they"; any "between them"."""
        shared = token.head.lower_ in ("between", "among")
        for sentence in (number, number - 1):
            before = [a for a in recent if a.sentence == sentence and a.mention.end <= token.i]
            thing = self._undergoing(token)
            before = [a for a in before if not _is_fellow(thing, a)]
            others = (
                before if token.dep_ != "poss" or thing != token else []
            )  # "sank boats and held their crews"
            told = [a for a in before if a.subject or shared] or others
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
                if len(parties) == 2 and parties[0].mention.actor.kind == parties[1].mention.actor.kind:
                    return parties  # "Peru's Garcia called Pinera, and their ministers met"
        return []


def _only(choice: list[Antecedent]) -> list[Antecedent]:
    return choice[-1:] if len({a.mention.actor.id for a in choice}) == 1 else []


def _place(token: Token, scene: Scene) -> list[Actor]:
    """The land that "there" means: the last where something happens, in its sentence or the one before;
    else the last told of, of its own sentence no subject, if that may be."""
    if token.dep_ != "advmod" or token.tag_ == "EX":
        return []
    clause = syntax.clause_of(token)
    near = [a for a in scene.recent if scene.number - 1 <= a.sentence]
    lands = [a for a in near if a.mention.actor.kind in ("state", "region")]
    lands = [a for a in lands if a.mention.form != "people" and not governs(clause, a.mention.head)]
    here, before = ([a for a in lands if (a.sentence == scene.number) == now] for now in (True, False))
    for near, subject in ((here, False), (before, True)):
        sites = [a for a in near if is_place(a, token.doc)]
        if sites := sites or [a for a in near if a.subject == subject] or near:
            return [sites[-1].mention.actor]
    return []


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


def is_one_of_several(a: Antecedent, others: list[Antecedent], doc: Doc) -> bool:
    """Whether a mention is told of with another as one: "Peru and Chile" are no "it"."""
    near = (b for b in others if b.sentence == a.sentence and b.mention.actor.id != a.mention.actor.id)
    return any(are_joined(b, a, doc) for b in near)


def _is_many(noun: Token) -> bool:
    return noun.tag_ in PLURAL or noun.dep_ == "conj" or bool(syntax.children(noun, "conj"))


def clauses_above(token: Token) -> Iterator[Token]:
    while True:
        if syntax.is_verb(token) or token.pos_ == "AUX":
            yield token
        if token.head == token:
            return
        token = token.head


def asker_of(pronoun: Token) -> Token | None:
    """The verb above that asks for what a pronoun is to do: "demanded that it leave"."""
    verb = pronoun.head
    asked = pronoun.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "ccomp" and verb.lower_ == verb.lemma_
    helped = any(c.tag_ in ("MD", "TO") and c.lower_ != "should" for c in syntax.children(verb, "aux"))
    return verb.head if asked and not helped else None


def owns_subject(clause: Token, owner: Token) -> bool:
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
    for clause in clauses_above(token):
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
