"""Whose a bare role is: "the rebels", "police", "troops" that the words around them give no country.

A role is of those that the words beside it name; one that a text speaks of one of ("the junta") is of the
same state from beginning to end; for the others see graph.nlp.rolehomes.
"""

from collections import Counter
from collections.abc import Sequence

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp import syntax
from graph.nlp.antecedents import Antecedent, Scene, Text, owner_of, owners_of
from graph.nlp.mentions import LONG, ORGANIZED, BareRole, Mention
from graph.nlp.phrases import first_conjunct
from graph.nlp.rolehomes import ABROAD, home_of
from graph.nlp.syntax import is_carrying, is_hiding
from graph.nlp.tokens import Token

LAUNCHED = frozenset({"fire", "launch", "lob", "shoot", "drop", "plant", "throw", "hurl"})
REPORTING = frozenset({"MED"})  # "a newspaper reported": whose, the text need not care
COMMON = frozenset({"CVL", "LAB", "AGR", "EDU", "REF", "REL", "BUS", "MED"})  # who have no troops
WHITHER = frozenset({"in", "to", "at", "near", "into"})
JOINING = frozenset({"join", "help", "assist", "accompany", "guide"})
FROM = frozenset({"from", "of"})  # "driven from Burma", "out of Burma"


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
            (doc[m.head].stem_, m.actor.country)
            for m in doc._.mentions
            if m.form == "role" and m.actor.country and doc[m.head].stem_ in self._settled
        )
        found: dict[str, str] = {}
        for (noun, country), _ in told.most_common():
            found.setdefault(noun, country)
        home = next(iter(found.values()), text.main.country if text.main else None)
        if home and sum(text.counts.values()) > LONG:
            found = {**dict.fromkeys(self._ruling, home), **found}
        return found

    def __call__(self, token: Token, owners: Sequence[Actor], scene: Scene) -> list[Mention]:
        """The actors a bare role stands for; `owners` are those that a phrase after it names together."""
        role = scene.text.roles[token.i]
        found = [] if self._is_nobody(token, role, scene) else self._meant(token, role, owners, scene)
        return [Mention(role.start, role.end, token.i, actor, "reference") for actor in found]

    def _is_nobody(self, token: Token, role: BareRole, scene: Scene) -> bool:
        """Whether a role stands for none that could be named: "other leaders", "a newspaper", troops of one's
        own."""
        if role.sector == "GOV" and any(c.lower_ == "other" for c in syntax.children(token, "amod")):
            return True
        own = role.sector == "MIL" and self._is_own(token) and not _are_commoners(token, scene)
        if own or (_is_mass(token) and role.sector != "LEG"):
            return True
        return role.sector in REPORTING and self._reports(token)

    def _meant(self, token: Token, role: BareRole, owners: Sequence[Actor], scene: Scene) -> list[Actor]:
        if named := next((a.mention.actor for a in scene.sentence if _is_beside(token, a)), None):
            return [named]
        if owners:
            return [a for o in owners if (a := self._actors.sector(o.country or "", role.sector))]
        whose = _whose(token)
        if holders := [a.mention.actor for a in scene.sentence if a.mention.head in whose]:
            return holders
        told = owners_of(token, scene)
        if token.dep_ == "nsubj" and token.stem_ in self._weapons and not told:
            return []  # "a drone killed Solari": whose, the words do not say
        body = next((owner for owner in told if owner.kind in ORGANIZED), None)
        if body and (body.kind != "party" or role.sector != "GOV"):  # "its fighters" are the militia
            return [body]
        if role.start == token.i and (token.lower_ in self._sides or token.stem_ in self._onlookers):
            return []
        if self._is_unaligned(token, role):
            nobodys = self._actors.actor("NGO")
            return [nobodys] if nobodys and not _is_named(token, scene) else []
        if role.noun in self._sent and (bodies := [a for a in scene.recent if a.mention.actor.kind == "igo"]):
            return [bodies[-1].mention.actor]
        country = self._country(token, role, scene)
        sector = self._actors.sector(country, role.sector) if country else None
        return [sector] if sector else []

    def _country(self, token: Token, role: BareRole, scene: Scene) -> str | None:
        return (
            self._aboard(token, scene)
            or _at_place(token, scene)
            or (self._origin(token, scene) if role.sector not in ABROAD else None)
            or owner_of(token, scene)
            or scene.text.homes.get(role.noun)
            or home_of(_counted(token, self._counting), role, scene)
            or (scene.text.main.country if scene.text.main else None)
        )

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
        return not undergone or noun.head.stem_ in self._speech

    def _is_own(self, token: Token) -> bool:
        """ "pulled back troops", "sent 80 soldiers": whoever does it does it with troops of its own."""
        token = first_conjunct(token)  # "sent jets and troops"
        sent = token.dep_ == "dobj" and token.head.lemma_ in self._sending
        telling = ("det", "poss") if sent else ("det", "poss", "nummod")
        described = any(
            c.dep_ in telling or c.tag_ == "JJ" or c.lower_ in self._partisan for c in syntax.children(token)
        )
        acting = token.head.dep_ == "agent"  # "was beaten by soldiers"
        return token.dep_ in ("dobj", "pobj", "npadvmod") and not (described or acting)

    def _is_unaligned(self, token: Token, role: BareRole) -> bool:
        """ "a human rights group": a body of nobody's, unless its words say whose."""
        words = [*(t.lower_ for t in token.doc[role.start : token.i]), token.stem_]
        own = not self._domestic.isdisjoint(words)  # "a government relief agency"
        return not own and any(" ".join(words[i:]) in self._unaligned for i in range(len(words)))


def _are_commoners(role: Token, scene: Scene) -> bool:
    """Whether common people do something to soldiers, or anybody joins them: "villagers guided army patrols",
    who are not theirs."""
    if role.dep_ == "dobj" and role.head.lemma_ in JOINING:
        return True
    doers = (
        {t.i for s in syntax.subjects(role.head) for t in syntax.conjuncts(s)} if role.dep_ == "dobj" else ()
    )
    told = [a.mention.actor for a in (*scene.sentence, *scene.recent) if a.mention.head in doers]
    return any(actor.kind == "group" and actor.sector in COMMON for actor in told)


def _at_place(role: Token, scene: Scene) -> str | None:
    """Where those are who are local to a place told of before: "flew to Tonga to help local police"."""
    if not any(c.lower_ == "local" for c in syntax.children(role, "amod")):
        return None
    here = [a for a in scene.sentence if a.mention.end <= role.i and a.mention.actor.country]
    heads = [(a, role.doc[a.mention.head]) for a in here]
    sited = [a for a, head in heads if head.dep_ == "pobj" and head.head.lower_ in WHITHER]
    return sited[-1].mention.actor.country if sited else None


def _is_beside(role: Token, a: Antecedent) -> bool:
    """Whether a mention names who is told of by a role before it: "the Islamist movement Hamas"."""
    head = role.doc[a.mention.head]
    return _follows(role, a) and head.head == role and a.mention.actor.kind in ORGANIZED


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


def _counted(token: Token, counting: frozenset[str]) -> Token:
    """The number a role is told in, which stands in its place: "thousands of protesters"."""
    told = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.tag_ in ("NNS", "CD")
    return token.head.head if told and token.head.head.lemma_ in counting else token


def _is_named(token: Token, scene: Scene) -> bool:
    """Whether a body's own name follows: "rights group Memorial"."""
    return any(_follows(token, a) for a in scene.sentence)


def _follows(role: Token, a: Antecedent) -> bool:
    """Whether a mention stands right after a role, but for its article: "rights group the Sudan Doctors"."""
    between = role.doc[role.i + 1 : a.mention.start]
    return a.mention.start > role.i and all(t.lower_ == "the" for t in between) and len(between) < 2


def _is_mass(token: Token) -> bool:
    """ "use force", "gather intelligence": a thing, not somebody; parliament, which has no article, is."""
    several = token.lower_ == "hostage" and syntax.children(token, "compound")  # "took six workers hostage"
    return (
        token.tag_ == "NN"
        and token.dep_ in ("dobj", "pobj")
        and not several
        and not syntax.children(token, "det", "poss", "amod")
    )
