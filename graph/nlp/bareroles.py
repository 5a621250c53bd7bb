"""Whose a bare role is: "the rebels", "police", "troops" that the words around them give no country.

A role belongs to the state its sentence happens in or speaks of, or the ones before it do; one that a text
speaks of one of ("the junta") is of the same state from beginning to end.
"""

from collections import Counter
from collections.abc import Sequence

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp import syntax
from graph.nlp.antecedents import Antecedent, Scene, Text, governs, is_person, is_place, is_sited
from graph.nlp.mentions import LONG, ORGANIZED, BareRole, Mention
from graph.nlp.phrases import first_conjunct, is_hyphenated
from graph.nlp.syntax import is_carrying, is_hiding
from graph.nlp.tokens import Doc, Token

LAUNCHED = frozenset({"fire", "launch", "lob", "shoot", "drop", "plant", "throw", "hurl"})
DEFENDING = frozenset({"army", "military", "defence", "defense", "navy", "border"})
REPORTING = frozenset({"MED"})  # "a newspaper reported": whose, the text need not care
POLITICAL = frozenset({"GOV", "REB", "OPP", "PTY", "LEG"})  # "the government": of those who deal with it
ORGANS = ("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "REF")
ABROAD = frozenset({"GOV", "MIL", "SPY"})  # sectors that deal with other states
DIRECTED = frozenset({"to", "with", "against", "toward", "towards", "for"})
FROM = frozenset({"from", "of"})  # "driven from Burma", "out of Burma"
AIMED = frozenset({"at", "outside", "against", "on", "before", "near", "to"})


class BareRoles:
    """Resolves bare roles, one at a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = lexicon.actors
        classes = lexicon.frames.classes
        self._unaligned, self._sent = classes["unaligned"], classes["sent-by-many"]
        self._sides, self._onlookers = classes["sides"], classes["onlooker"]
        self._speech = lexicon.cues.words("speech")
        self._sending = classes["sending"]
        self._weapons = classes["missile"] | classes["projectile"] | classes["bomb"]
        self._settled, self._ruling = classes["one-per-article"], classes["at-home"]
        self._partisan, self._domestic = classes["partisan"], classes["domestic"]
        self._counting = classes["counting"]
        self._conveyances = classes["conveyance"]
        self._left, self._fled = classes["displaced"] | classes["fled"], classes["fled"]

    def homes(self, text: Text) -> dict[str, str]:
        """Whose the junta, the rebels of a longer text are: of the state that words of it say; those that are
        found at home only, else of the one it is about."""
        doc = text.doc
        told = Counter(
            (doc[m.head].lemma_.lower(), m.actor.country)
            for m in doc._.mentions
            if m.form == "role" and m.actor.country and doc[m.head].lemma_.lower() in self._settled
        )
        found: dict[str, str] = {}
        for (noun, country), _ in told.most_common():
            found.setdefault(noun, country)
        home = next(iter(found.values()), text.main.country if text.main else None)
        if home and sum(text.counts.values()) > LONG:
            found = {**dict.fromkeys(self._ruling, home), **found}
        return found

    def __call__(self, token: Token, owners: Sequence[Actor], scene: Scene, number: int) -> list[Mention]:
        """The actors a bare role stands for; `owners` are those that a phrase after it names together."""
        role = scene.text.roles[token.i]
        own = role.sector == "MIL" and self._is_own(token)
        if role.sector == "GOV" and any(c.lower_ == "other" for c in syntax.children(token, "amod")):
            return []  # "other leaders": of none that was named
        if own or _is_mass(token) or (role.sector in REPORTING and self._reports(token)):
            return []
        if named := next((a.mention for a in scene.sentence if _is_beside(token, a)), None):
            return [Mention(role.start, role.end, token.i, named.actor, "reference")]
        if owners:
            actors = [self._actors.sector(o.country or "", role.sector) for o in owners]
            return [Mention(role.start, role.end, token.i, a, "reference") for a in actors if a]
        whose = _whose(token)
        if holders := [a.mention.actor for a in scene.sentence if a.mention.head in whose]:
            return [Mention(role.start, role.end, token.i, actor, "reference") for actor in holders]
        if token.dep_ == "nsubj" and token.lemma_.lower() in self._weapons and not _owners(token, scene):
            return []  # "a drone killed Solari": whose, the words do not say
        body = next((o for o in _owners(token, scene) if o.kind in ORGANIZED), None)
        if body and (body.kind != "party" or role.sector != "GOV"):  # "its fighters" are the militia
            return [Mention(role.start, role.end, token.i, body, "reference")]
        if role.start == token.i and (token.lower_ in self._sides or token.lemma_.lower() in self._onlookers):
            return []
        if self._is_unaligned(token, role):
            body = None if _is_named(token, scene) else self._actors.actor("NGO")
            return [Mention(role.start, role.end, token.i, body, "reference")] if body else []
        if role.noun in self._sent and (bodies := [a for a in scene.recent if a.mention.actor.kind == "igo"]):
            return [Mention(role.start, role.end, token.i, bodies[-1].mention.actor, "reference")]
        country = (
            self._aboard(token, scene)
            or (role.sector not in ABROAD and self._origin(token, scene))
            or owner_of(token, scene)
            or scene.text.homes.get(role.noun)
            or self._home(token, role, scene, number)
            or (scene.text.main.country if scene.text.main else None)
        )
        actor = self._actors.sector(country, role.sector) if country else None
        return [Mention(role.start, role.end, token.i, actor, "reference")] if actor else []

    def _aboard(self, token: Token, scene: Scene) -> str | None:
        """Whose the crew of "a Japanese trawler and its crew" is: the vessel's."""
        owned = any(c.lower_ in ("its", "their") for c in syntax.children(token, "poss"))
        vessel = first_conjunct(token)
        if not owned or vessel == token or vessel.lemma_ not in self._conveyances:
            return None
        told = {vessel.i, *(c.i for c in syntax.children(vessel, "amod", "compound", "nmod", "poss"))}
        return next((a.mention.actor.country for a in scene.sentence if a.mention.head in told), None)

    def _origin(self, token: Token, scene: Scene) -> str | None:
        """The state that those left or were driven from: "refugees expelled from Burma", "dissidents who had
        fled Cuba"."""
        told = [token, _counted(token, self._counting)]
        left = [c for t in told for c in syntax.children(t, "acl", "relcl") if c.lemma_ in self._left]
        ways = [p for c in left for p in (*syntax.children(c), *_below(syntax.children(c, "prep", "advmod")))]
        places = [o for p in ways if p.lower_ in FROM for o in syntax.prepositional_objects(p)]
        places += [o for c in left if c.lemma_ in self._fled for o in syntax.children(c, "dobj")]
        where = {o.i for o in places}
        return next((a.mention.actor.country for a in scene.sentence if a.mention.head in where), None)

    def _reports(self, token: Token) -> bool:
        """ "a newspaper reported", "told a newspaper": not one that something is done to."""
        of = token.dep_ == "pobj" and token.head.lower_ == "of"
        noun = token.head.head if of else token  # "the offices of a newspaper"
        undergone = noun.dep_ in ("dobj", "nsubjpass")
        return not undergone or noun.head.lemma_.lower() in self._speech

    def _is_own(self, token: Token) -> bool:
        """ "pulled back troops", "sent 80 soldiers": whoever does it does it with troops of its own."""
        token = first_conjunct(token)  # "sent jets and troops"
        sent = token.dep_ == "dobj" and token.head.lemma_ in self._sending
        telling = ("det", "poss") if sent else ("det", "poss", "nummod")
        described = any(
            c.dep_ in telling or c.tag_ == "JJ" or c.lower_ in self._partisan for c in syntax.children(token)
        )
        return token.dep_ in ("dobj", "pobj", "npadvmod") and not described

    def _is_unaligned(self, token: Token, role: BareRole) -> bool:
        """ "a human rights group": a body of nobody's, unless its words say whose."""
        words = [*(t.lower_ for t in token.doc[role.start : token.i]), token.lemma_.lower()]
        own = not self._domestic.isdisjoint(words)  # "a government relief agency"
        return not own and any(" ".join(words[i:]) in self._unaligned for i in range(len(words)))

    def _home(self, token: Token, role: BareRole, scene: Scene, number: int) -> str | None:
        """The state that a role without an owner belongs to: the only one its sentence names, the one where
        the sentence happens, the one told of before it; else the one the sentences before speak of."""
        token = _counted(token, self._counting)
        fellow = scene.text.referred.get(token.head.i) if token.head.i in scene.text.roles else None
        if fellow and token.dep_ == "conj":  # "students and monks": the same
            return fellow.country
        here = [a for a in scene.sentence if a.mention.actor.country and not _is_example(token.doc, a)]
        here = [a for a in here if not _is_backer(token, a)]
        if any(c.lower_ == "there" for c in syntax.children(token, "advmod")):  # "officials there"
            here = [a for a in here if a.mention.end <= token.i]
        if attacked := _reported(token, here):
            return attacked
        acting = token.dep_ in ("nsubj", "nsubjpass") and scene.text.main is not None
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
            others = [scene.text.main.country if scene.text.main else None, *earlier] if not here else []
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
        places = [a for a in here if is_place(a, token.doc)]
        clause = syntax.clause_of(token)
        places = [a for a in places if syntax.clause_of(token.doc[a.mention.head]) == clause] or places
        if undergone and len({a.mention.actor.country for a in places}) == 1:
            return places[0].mention.actor.country
        if undergone and (struck := [a for a in here if _is_struck(token, a)]):
            return struck[-1].mention.actor.country
        before = [a for a in scene.recent if a.sentence == number and a.mention.actor.country]
        before = [a for a in before if not _is_backer(token, a)]
        if clause.dep_ == "relcl" and (actors := [a for a in before if governs(clause, a.mention.head)]):
            return actors[-1].mention.actor.country
        if told := [a for a in before if a.subject] or before or places or here:
            return (told[-1] if before else told[0]).mention.actor.country
        for sentence in (number - 1, number - 2):
            near = [a for a in scene.recent if a.sentence == sentence and a.mention.actor.country]
            if near:
                return ([a for a in near if a.subject] or near)[0].mention.actor.country
        return None


def _is_beside(role: Token, a: Antecedent) -> bool:
    """Whether a mention names who is told of by a role before it: "the Islamist movement Hamas"."""
    head = role.doc[a.mention.head]
    return a.mention.start == role.i + 1 and head.head == role and a.mention.actor.kind in ORGANIZED


def owner_of(token: Token, scene: Scene) -> str | None:
    """The state of "his" in "his officials", once it is settled who he is."""
    return next((owner.country for owner in _owners(token, scene)), None)


def _owners(token: Token, scene: Scene) -> list[Actor]:
    referred = scene.text.referred
    return [referred[c.i] for c in syntax.children(token, "poss") if c.i in referred]


def _whose(thing: Token) -> set[int]:
    """Whose a thing is as the words beside it tell: "missiles fired from Lebanon by Hezbollah", "a house
    where Kurdish rebels hid", "a boat carrying Filipino sailors"."""
    fired = [c for c in syntax.children(thing, "acl") if c.tag_ == "VBN" and c.lemma_ in LAUNCHED]
    phrases = [p for c in fired for p in (*syntax.children(c), *_below(syntax.children(c, "prep")))]
    found = [o for p in phrases if p.lower_ == "by" for o in syntax.prepositional_objects(p)]
    found += [o for c in syntax.children(thing, "acl") if is_carrying(c) for o in syntax.children(c, "dobj")]
    found += [o for c in syntax.children(thing, "relcl") if is_hiding(c) for o in syntax.children(c, "nsubj")]
    return {token.i for token in found}


def _below(tokens: list[Token]) -> list[Token]:
    return [c for token in tokens for c in syntax.children(token)]


def _is_example(doc: Doc, a: Antecedent) -> bool:
    """Whether a mention tells who is among those told of: "killed 12 people, including two Britons"."""
    head = first_conjunct(doc[a.mention.head])
    return head.dep_ == "pobj" and head.head.lower_ == "including"


def _is_backer(role: Token, a: Antecedent) -> bool:
    """Whether a mention is hyphened to what is told of a role: "Ankara-backed militias" are not Turkey's."""
    doc, end = role.doc, a.mention.end
    return end < role.i and is_hyphenated(doc, end) and doc[end + 1].head == role


def _counted(token: Token, counting: frozenset[str]) -> Token:
    """The number a role is told in, which stands in its place: "thousands of protesters"."""
    told = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.tag_ in ("NNS", "CD")
    return token.head.head if told and token.head.head.lemma_ in counting else token


def _reported(role: Token, here: list[Antecedent]) -> str | None:
    """The state whose army tells what another's did to those of no named state: "Chad's army said that Libyan
    troops had shelled villages"."""
    verb = role.head if role.dep_ in ("dobj", "pobj") else None
    clause = syntax.clause_of(role)
    if verb is None or clause.dep_ != "ccomp" or clause.head == clause:
        return None
    doers = [a for a in here if governs(clause, a.mention.head)]
    tellers = [a for a in here if governs(clause.head, a.mention.head)]
    told = [a for a in tellers if DEFENDING & {t.lower_ for t in role.doc[a.mention.start : a.mention.end]}]
    foreign = doers and all(d.mention.actor.country != t.mention.actor.country for d in doers for t in told)
    return told[0].mention.actor.country if told and foreign else None


def _is_counterpart(role: Token, a: Antecedent) -> bool:
    """Whether a mention is what the clause of a role as subject is directed at."""
    head = first_conjunct(role.doc[a.mention.head])
    directed = head.dep_ == "dobj" or (head.dep_ == "pobj" and head.head.lower_ in DIRECTED | AIMED)
    return directed and a.mention.form != "place" and syntax.clause_of(head) == role.head


def _is_prey(role: Token, a: Antecedent) -> bool:
    """Whether a mention tells the nation of common people whom a role does something to."""
    actor, head = a.mention.actor, role.doc[a.mention.head]
    common = actor.kind == "group" and actor.sector not in (None, *ORGANS) and a.mention.form == "role"
    return common and head.dep_ == "dobj" and head.head == role.head


def _scene_of(role: Token, here: list[Antecedent]) -> str | None:
    """Where those are at home who act on what is another state's: "stoned the Danish embassy in Lahore"."""
    here = [a for a in here if syntax.clause_of(role.doc[a.mention.head]) == role.head]
    sited = [a for a in here if a.mention.form == "place" or is_sited(role.doc, a)]
    places = {a.mention.actor.country for a in sited if not _is_aim(role, a)}
    others = [a for a in here if a.mention.actor.country not in places]
    return places.pop() if len(places) == 1 and others and all(_is_aim(role, a) for a in others) else None


def _is_aim(role: Token, a: Antecedent) -> bool:
    """Whether a mention is an object of the role's own verb, or stands in a phrase of it."""
    head = first_conjunct(role.doc[a.mention.head])
    head = _owned(head)
    phrase = head.head if head.dep_ == "pobj" and head.head.lower_ in AIMED else head
    return phrase.dep_ in ("dobj", "prep") and syntax.clause_of(head) == role.head


def _owned(token: Token) -> Token:
    """What a word modifies: the shops of "Japanese shops"."""
    while token.dep_ in ("amod", "compound", "nmod", "poss") and token.head.i > token.i:
        token = first_conjunct(token.head)
    return token


def _is_doer(role: Token, a: Antecedent) -> bool:
    """Whether a mention is the state that does something to a role in the same clause."""
    head = role.doc[a.mention.head]
    undergone = role.dep_ == "dobj" or (role.dep_ == "pobj" and role.head.lower_ in DIRECTED)
    official = a.mention.actor.kind == "state" or a.mention.actor.sector in ABROAD
    acts = a.subject and official and a.mention.form in ("name", "capital", "seat", "role")
    return undergone and acts and syntax.clause_of(head) == syntax.clause_of(role)


def _other_side(role: Token, here: list[Antecedent]) -> str | None:
    """The state of those within a state who deal with "the government" or "the rebels": it is theirs."""
    clause = syntax.clause_of(role)
    for a in here:
        actor = a.mention.actor
        inner = actor.kind in ("armed-group", "party") or (
            actor.kind == "group" and actor.sector not in ABROAD
        )
        if inner and a.mention.head != role.i and governs(clause, a.mention.head):
            return actor.country
    return None


def _victim(role: Token, here: list[Antecedent]) -> str | None:
    """The state of an official on whom a role acts: "paratroopers murdered President Ndadaye"."""
    for a in here:
        head = role.doc[a.mention.head]
        if head.dep_ == "dobj" and head.head == role.head and is_person(a.mention):
            return a.mention.actor.country
    return None


def _is_struck(role: Token, a: Antecedent) -> bool:
    """Whether a mention before a role is, or owns, an object: "shelled a Chadian town, killing 20 people"."""
    head = role.doc[a.mention.head]
    owned = head.head if head.dep_ in ("amod", "compound", "poss", "nmod") else head
    if a.mention.head > role.i or owned.dep_ != "dobj" or owned.head == role.head:
        return False
    return not governs(syntax.clause_of(role), owned.i)


def _is_named(token: Token, scene: Scene) -> bool:
    """Whether a body's own name follows: "rights group Memorial"."""
    return any(a.mention.start == token.i + 1 for a in scene.sentence)


def _is_mass(token: Token) -> bool:
    """ "use force", "gather intelligence": a thing, not somebody."""
    several = token.lower_ == "hostage" and syntax.children(token, "compound")  # "took six workers hostage"
    return (
        token.tag_ == "NN"
        and token.dep_ in ("dobj", "pobj")
        and not several
        and not syntax.children(token, "det", "poss", "amod")
    )
