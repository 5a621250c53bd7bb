"""Where a bare role is at home: whose "the rebels" and "police" are by the states told of around them.

Of the states of its own sentence it is the only one, the one that the deed gives away, the one where it
happens or the one told of before it; else one of the sentences before.
"""

from collections.abc import Iterable

from graph.nlp import syntax
from graph.nlp.antecedents import Antecedent, Scene, governs, is_person, is_place, is_sited
from graph.nlp.mentions import BareRole
from graph.nlp.phrases import first_conjunct, is_hyphenated, lower_at
from graph.nlp.tokens import Doc, Token

DEFENDING = frozenset({"army", "military", "defence", "defense", "navy", "border"})
POLITICAL = frozenset({"GOV", "REB", "OPP", "PTY", "LEG"})  # "the government": of those who deal with it
ORGANS = ("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "REF")
ABROAD = frozenset({"GOV", "MIL", "SPY"})  # sectors that deal with other states
DIRECTED = frozenset({"to", "with", "against", "toward", "towards", "for"})
ARMED = frozenset({"REB", "UAF"})  # who fight where they are at home
SITED = frozenset({"in", "near", "at", "outside", "inside", "of"})
AIMED = frozenset({"at", "outside", "against", "on", "before", "near", "to"})


def home_of(token: Token, role: BareRole, scene: Scene) -> str | None:
    """The state that a role without an owner belongs to; `token` is the role, or what it is counted in."""
    fellow = scene.text.referred.get(token.head.i) if token.head.i in scene.text.roles else None
    if fellow and token.dep_ == "conj":  # "students and monks": the same
        return fellow.country
    here = _at_hand(token, scene)
    if attacked := _reported(token, here):
        return attacked
    if token.dep_ == "nsubj" and here and all(_is_prey(token, a) for a in here):
        return None  # "kidnapped three German climbers": hardly Germans
    if token.dep_ == "nsubj" and (abroad := _scene_of(token, here)):
        return abroad
    acting = token.dep_ in ("nsubj", "nsubjpass") and scene.text.main is not None
    if acting and scene.number and all(_is_counterpart(token, a) for a in here):
        here = []  # "the generals have moved closer to Egypt": not Egypt's
    own = {a.mention.actor.country for a in here if role.sector == "GOV" and _is_doer(token, a)}
    if own:  # "France warned the government": not its own
        here = [a for a in here if a.mention.actor.country not in own]
        if not here and (other := _other_than(own, scene)):
            return other
    fighting = role.sector in ARMED and token.dep_ == "nsubj"
    if (fighting or token.head.dep_ == "agent") and (struck := _only(_where_struck(token, here))):
        return struck
    return _only(here) or _by_deed(token, role, here) or _by_place(token, scene, here)


def _at_hand(token: Token, scene: Scene) -> list[Antecedent]:
    """The mentions of its sentence whose state a role may be of."""
    here = [a for a in scene.sentence if a.mention.actor.country and not _is_example(token.doc, a)]
    here = [a for a in here if not (_is_backer(token, a) or _is_seat(token.doc, a))]
    if any(c.lower_ == "there" for c in syntax.children(token, "advmod")):  # "officials there"
        here = [a for a in here if a.mention.end <= token.i]
    return here


def _only(told: Iterable[Antecedent]) -> str | None:
    """The state of all of some mentions, if they are of one."""
    countries = {a.mention.actor.country for a in told}
    return countries.pop() if len(countries) == 1 else None


def _other_than(own: set[str | None], scene: Scene) -> str | None:
    """The state that a text is about, or the last told of before, that is none of some."""
    earlier = [a.mention.actor.country for a in reversed(scene.recent) if a.sentence < scene.number]
    others = [scene.text.main.country if scene.text.main else None, *earlier]
    return next((country for country in others if country and country not in own), None)


def _by_deed(token: Token, role: BareRole, here: list[Antecedent]) -> str | None:
    """The state of those whom a role deals with as of its own land."""
    if token.dep_ == "nsubj" and (victim := _victim(token, here)):
        return victim
    joined = [a for a in here if token.dep_ == "conj" and a.mention.head == token.head.i]
    if joined and joined[0].mention.actor.sector:  # "the Yemeni government and the rebels"
        return joined[0].mention.actor.country
    return _other_side(token, here) if role.sector in POLITICAL else None


def _by_place(token: Token, scene: Scene, here: list[Antecedent]) -> str | None:
    """The state where the clause happens, or that is told of before the role, or in the sentences before."""
    undergone = token.dep_ in ("dobj", "nsubjpass") or (token.dep_ == "pobj" and token.head.dep_ != "agent")
    clause = syntax.clause_of(token)
    places = [a for a in here if is_place(a, token.doc)]
    places = [a for a in places if syntax.clause_of(token.doc[a.mention.head]) == clause] or places
    if undergone and (country := _only(places)):
        return country
    if undergone and (struck := [a for a in here if _is_struck(token, a)]):
        return struck[-1].mention.actor.country
    before = [a for a in scene.recent if a.sentence == scene.number and a.mention.actor.country]
    before = [a for a in before if not _is_backer(token, a)]
    if urged := [a for a in before if _is_urged(clause, token.doc[a.mention.head])]:
        return urged[0].mention.actor.country
    if clause.dep_ == "relcl" and (actors := [a for a in before if governs(clause, a.mention.head)]):
        return actors[-1].mention.actor.country
    if told := [a for a in before if a.subject] or before or places or here:
        return (told[-1] if before else told[0]).mention.actor.country
    for sentence in (scene.number - 1, scene.number - 2):
        near = [a for a in scene.recent if a.sentence == sentence and a.mention.actor.country]
        if near:
            return ([a for a in near if a.subject] or near)[0].mention.actor.country
    return None


def _where_struck(role: Token, here: list[Antecedent]) -> list[Antecedent]:
    """The places at which a role acts: "two Danes died when insurgents hit them near Balad"."""
    sites = [(a, role.doc[a.mention.head]) for a in here if is_place(a, role.doc)]
    clause = syntax.clause_of(role)
    sites = [(a, _owned(site)) for a, site in sites if syntax.clause_of(site) == clause]
    return [a for a, site in sites if site.dep_ == "pobj" and site.head.lower_ in SITED]


def _is_example(doc: Doc, a: Antecedent) -> bool:
    """Whether a mention tells who is among those told of: "killed 12 people, including two Britons"."""
    head = first_conjunct(doc[a.mention.head])
    return head.dep_ == "pobj" and head.head.lower_ == "including"


def _is_backer(role: Token, a: Antecedent) -> bool:
    """Whether a mention is hyphened to what is told of a role: "Ankara-backed militias" are not Turkey's."""
    doc, end = role.doc, a.mention.end
    return end < role.i and is_hyphenated(doc, end) and doc[end + 1].head == role


def _is_seat(doc: Doc, a: Antecedent) -> bool:
    """Whether a mention only tells where another sits: "the London-based group said"."""
    return is_hyphenated(doc, a.mention.end) and lower_at(doc, a.mention.end + 1) in ("based", "born")


def _is_urged(clause: Token, word: Token) -> bool:
    """Whether a word names who is to act in a clause: "urged Peru to free students"."""
    below = clause.dep_ in ("xcomp", "advcl", "ccomp") and syntax.is_infinitive(clause)
    return below and word.dep_ == "dobj" and word.head == clause.head and word.i < clause.i


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
