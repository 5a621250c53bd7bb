"""What a dependency parse says about clauses: subjects, objects, complements, voice.

Pure functions on tokens with spaCy's English labels (ClearNLP). Control, raising, relative clauses,
participles and coordination are followed, so that "Iran, urged by Russia to talk, agreed" gives both
verbs their subjects.
"""

from collections.abc import Iterator

from graph.nlp.labels import CLAUSAL, DATES, YEAR
from graph.nlp.tokens import Token

NOMINAL = frozenset("dobj pobj nsubj nsubjpass attr compound poss appos dative nmod oprd npadvmod".split())
CARRYING = frozenset({"carry", "transport", "ferry", "bring", "take", "house", "shelter", "hold", "escort"})
HIDING = frozenset({"hide", "shelter", "live", "stay", "gather", "meet", "hole", "camp", "sleep", "lodge"})
ATTACKS = frozenset(
    {"attack", "bombing", "raid", "strike", "ambush", "blast", "explosion", "assault", "shooting", "shelling"}
)
OUTCOMES = frozenset({"leave", "kill", "wound", "injure", "maim", "destroy", "damage"})
# What a deed does to those who hear of it: "shot down a jet, which angered Moscow"
AFFECTING = frozenset(
    "alarm anger annoy appal appall delight disappoint dismay embarrass enrage exasperate frighten frustrate "
    "infuriate irk irritate offend outrage please rile upset worry".split()
)
MEMBERS = frozenset({"NNP", "NNPS", "NNS"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# participles that tell who someone is: "to neighbouring Iran"
DESCRIBING = frozenset(
    "neighbouring neighboring visiting warring surrounding striking protesting rebelling".split()
)
SET_OFF = frozenset({"conj", "cc", "parataxis", "dep", "intj"})
LASTING = frozenset({"until", "till"})  # a day stands after them: "gave Peru until Monday to leave"
CLOSERS = frozenset({";", ":", "--", "—", "–"})
# Verbs whose object is understood to act in the infinitive below them ("urged Iran to talk"); after any other
# verb with an object it is the subject that does ("phoned Iran to talk"), as in purpose clauses.
ACCUSING = frozenset({"accuse", "suspect", "convict", "acquit"})
OBJECT_CONTROL = frozenset(
    "accuse advise allow appoint ask assign assist authorise authorize beg bind bring call cause "
    "challenge charge choose coax coerce command commission compel condemn convince dare designate "
    "direct drive elect empower enable encourage enjoin enlist entice entitle equip expect forbid force "
    "free get goad have help hire implore impel induce inspire instruct intend invite lead leave let "
    "license lobby lure make mandate motivate move name need nominate oblige order pay permit persuade "
    "petition plead position prepare press pressure prod prompt push recruit request require require "
    "say see send show spur steer summon task teach tell tempt threaten train trust urge want warn "
    "watch wish".split()
)

# Verbs that put who is to act after a preposition: "called on Iran to talk".
PREPOSITION_CONTROL = {
    "appeal": ("to",),
    "call": ("on", "upon", "for"),
    "count": ("on",),
    "depend": ("on",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
    "rely": ("on",),
}
WITHIN = frozenset(
    {"prep", "pobj", "pcomp", "attr", "dobj", "acomp", "dep"}
)  # what leads from a relative pronoun to its clause
# What one does who is summoned; whatever else an envoy is "summoned to" do, the summoner does: "to protest".
ANSWERING = frozenset(
    "account address answer appear apologise apologize attend brief clarify discuss explain face give hear "
    "help join justify listen meet provide receive report serve sign take talk testify".split()
)
ORDERING = frozenset({"order", "direct", "command", "decree", "authorise", "authorize", "arrange"})


def is_verb(token: Token) -> bool:
    """Whether a token acts as a verb; the tagger's slips are mended by its place in the parse."""
    tag = token.tag_
    if tag.startswith("VB") and token.dep_ not in ("aux", "auxpass", "acomp"):
        if token.dep_ in ("conj", "appos"):
            return token.head.tag_.startswith("VB") or has_own_subject(token) or tag in ("VBN", "VBG", "VBD")
        return token.dep_ not in NOMINAL or bool(children(token, "dobj", "aux"))
    return token.dep_ in CLAUSAL and tag in ("NN", "NNS", "JJ", "NNP") and has_own_subject(token)


def is_noun(token: Token) -> bool:
    tag = token.tag_
    if tag.startswith("NN"):
        return not is_verb(token)
    return tag.startswith("VB") and not is_verb(token)


def is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in children(verb))


def is_unreal(word: Token) -> bool:
    """Whether a deed is only spoken of: "would attack", "to attack"."""
    modal = any(c.tag_ == "MD" for c in children(word, "aux"))
    return is_verb(word) and (modal or is_infinitive(word))


def has_own_subject(token: Token) -> bool:
    return bool(children(token, "nsubj", "nsubjpass"))


def is_passive(token: Token) -> bool:
    """Whether a verb is passive: "was shielded", "a North shielded by", "the China-backed rebels"."""
    if children(token, "nsubjpass", "auxpass", "agent"):
        return True
    if token.tag_ != "VBN" or is_misread(token) or is_fragment(token):
        return False
    if token.dep_ in ("acl", "amod"):
        return not has_own_subject(token)  # "claims that it had armed Peru"
    if token.dep_ == "conj" and is_passive(token.head):
        return not children(token, "dobj", "aux")
    return token.dep_ == "advcl" and not children(token, "aux", "nsubj", "dobj")


def is_fragment(verb: Token) -> bool:
    """Whether the main verb was taken for a participle in its subject: "Doctors from Peru donated food"."""
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or not is_noun(root := verb.sent.root):
        return False
    joined = [c for c in children(verb, "conj") if c.tag_ == "VBD"]
    finite = verb.tag_ == "VBD" or any(children(v, "dobj") or _after_particle(v) for v in (verb, *joined))
    return verb.head.left_edge.i >= root.left_edge.i and finite


def is_misread(verb: Token) -> bool:
    """Whether a past tense was taken for a modifier of its own object: "ECOWAS imposed sanctions"."""
    told = verb.dep_ == "amod" and verb.tag_ in ("VBD", "VBN")
    return told and (has_own_subject(verb) or bool(_names_before(verb)))


def is_trailing(verb: Token) -> bool:
    """Whether a participle at a sentence's end was taken for a modifier: "retaliated, halting deliveries"."""
    told = verb.dep_ == "amod" and verb.tag_ == "VBG" and verb.i > verb.sent.start
    return told and verb.nbor(-1).text == "," and verb.head.left_edge == verb and verb.i < verb.head.i


def _names_before(verb: Token) -> list[Token]:
    """The names beside a misread verb, hanging from its object or itself, in a clause without another."""
    noun = verb.head
    if noun.dep_ not in ("ROOT", "ccomp", "conj") or any(
        c.dep_ in ("det", "nsubj", "poss") for c in children(noun)
    ):
        return []
    beside = [
        *children(noun, "compound", "nmod", "npadvmod"),
        *children(verb, "npadvmod", "compound", "nmod"),
    ]
    return [c for c in beside if c.tag_ in ("NNP", "NNPS", "NNS") and c.i < verb.i and c.nbor().text != "-"]


def conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated below it, in text order; of "Peru, not Chile" Peru."""
    found, queue = [token], [token]
    while queue:
        joined = [
            c for c in children(queue.pop(), "conj") if is_verb(c) or not (children(c, "neg") or is_gapped(c))
        ]
        found += joined
        queue += joined
    return sorted(found, key=lambda t: t.i) if len(found) > 1 else found


def is_gapped(name: Token) -> bool:
    """Whether a name does to a number of things what was told before: "sent 500 men and Belgium 300"."""
    if name.dep_ != "conj" or name.tag_ not in ("NNP", "NNPS") or name.i + 1 >= len(name.doc):
        return False
    number = name.nbor()
    return number.tag_ == "CD" and number.head == name and len(number) != YEAR


def children(token: Token, *labels: str) -> list[Token]:
    """The tokens that hang from one in text order, all or those with a label."""
    found = token.children
    if not labels:
        return found
    return [child for child in found if child.dep_ in labels] if found else []


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for, else the token itself."""
    if token.tag_ == "WP$":  # "the general, whose departure Syria demanded"
        token = token.head
        return next((t.head for t in (token, *token.ancestors) if t.dep_ == "relcl"), token)
    if token.tag_ in ("WDT", "WP") or (token.lower_ == "that" and token.tag_ in ("IN", "DT")):
        clause = token.head
        bound = token.tag_ == "WDT" or token.lower_ == "whom"
        while clause.dep_ in ("conj", "xcomp", "ccomp") or (clause.dep_ in WITHIN and bound):
            clause = clause.head  # "the pact of which Peru is a founding member"
        if clause.dep_ == "relcl":
            return identified(_noun_before(token) or clause.head if is_verb(clause.head) else clause.head)
    return token


def _noun_before(pronoun: Token) -> Token | None:
    """The noun beside a relative pronoun whose clause hangs from a verb: "to Kenya, with which it plans"."""
    i = pronoun.i - 1
    while i > pronoun.sent.start and (pronoun.doc[i].dep_ in ("prep", "dep") or pronoun.doc[i].text == ","):
        i -= 1
    noun = pronoun.doc[i]
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    return noun if is_noun(noun) else None


def identified(noun: Token) -> Token:
    """Who a noun beside a name describes: "Egypt and Jordan, the only neighbours bound to Israel"."""
    beside = noun.dep_ == "appos" and noun.tag_ in ("NN", "NNS") and noun.head.tag_ in ("NNP", "NNPS")
    return noun.head if beside else noun


def clause_of(token: Token) -> Token:
    """The nearest verb at or above a token: the head of the clause it stands in."""
    while token.dep_ != "ROOT" and not is_verb(token) and token.pos_ != "AUX":
        token = token.head
    return token


def clause_end(word: Token) -> int:
    """One past the last token of a clause or phrase; what is coordinated with it or set beside it is out."""
    beside = SET_OFF if is_verb(word) else SET_OFF | {"relcl", "appos"}
    last = word
    for child in word.rights:
        if child.dep_ in beside or (child.is_punct and child.text in CLOSERS):
            break
        last = child
    end = last.right_edge.i + 1 if last != word else word.i + 1
    while end > word.i + 1 and (word.doc[end - 1].is_punct or word.doc[end - 1].is_space):
        end -= 1
    return end


def surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The grammatical subject of a verb, its own or the one it shares, controlled or relative."""
    own = [_named_subject(antecedent(child)) for child in children(verb, *SUBJECTS)]
    own = [token for token in own if token.dep_ != "csubj"] or own
    if verb.dep_ == "relcl" and verb.lemma_ in OUTCOMES:
        own = [_attack_above(token) for token in own]
    if verb.dep_ == "relcl" and verb.lemma_ in AFFECTING and _is_of_clause(verb):
        own = surface_subjects(clause_of(verb.head), depth + 1)
    listed = _adverbial_names(verb, before=True) + [o for o in _after_date(verb) if o.tag_ == "NNP" and own]
    own = [name for name in listed if not own or _is_listed(name, own[0])] + own
    own = own or _after_date(verb)
    if own:
        return own + [joined for subject in own for joined in _joined_late(subject, verb)]
    if depth > 6:
        return []
    return list(_shared_subjects(verb, depth + 1))


def _after_date(verb: Token) -> list[Token]:
    """The subject that the parser joined to the date before it: "In August Peru expelled", with no comma."""
    fronted = [o for p in children(verb, "prep") if p.i < verb.i for o in children(p, "pobj") if o.i < verb.i]
    fronted += [
        o for f in fronted for p in children(f, "prep") if p.lower_ == "of" for o in children(p, "pobj")
    ]
    return [o for o in fronted if o.tag_ in ("NNP", "NNS") and o.lower_ not in DATES and is_dated(o)]


def is_dated(name: Token) -> bool:
    """Whether a day or month stands right before a name in its phrase: "On Monday Peru"."""
    year = any(
        c.tag_ == "CD" and len(c) == YEAR for c in children(name, "nummod")
    )  # "In 2014 Peru, Chile and"
    return year or any(c.lower_ in DATES for c in children(name, "compound", "nmod") if c.tag_ == "NNP")


def _named_subject(token: Token) -> Token:
    """The noun of a subject that the parser hung below its participle: "Exiles living in Iraq said"."""
    inner = children(token, "nsubj") if token.tag_ == "VBG" else []
    return inner[0] if inner else token


def _adverbial_names(verb: Token, *, before: bool) -> list[Token]:
    """Names that the parser took for adverbs of time: "Chad suspected Libya", "France protects Gabon"."""
    beside = children(verb, "npadvmod", "advmod")
    return [c for c in beside if c.tag_ in ("NNP", "NNPS") and (c.i < verb.i) == before]


def _joined_late(subject: Token, verb: Token) -> list[Token]:
    """What the parser joined to a subject's last word: "the government of Peru and guerrillas agreed"."""
    phrases = [p for p in children(subject, "prep") if p.lower_ == "of" and subject.i < verb.i]
    names = [o for p in phrases for o in children(p, "pobj") if o.tag_ == "NNP"]
    return [c for name in names for c in children(name, "conj") if c.tag_ == "NNS"]


def _is_listed(name: Token, subject: Token) -> bool:
    """Whether only commas and names lie between a name and a subject: "Cairo, Athens and Nicosia agreed"."""
    between = name.doc[name.i + 1 : subject.left_edge.i]
    return bool(between) and all(t.text == "," or t.tag_ in ("NNP", "DT") for t in between)


def _shared_subjects(verb: Token, depth: int) -> Iterator[Token]:
    head, label = verb.head, verb.dep_
    if label in ("conj", "dep", "parataxis") and head != verb:
        head = _main_clause(head, verb)
        yield from surface_subjects(head, depth) if is_verb(head) or head.pos_ == "AUX" else [head]
    elif label in ("xcomp", "ccomp") and not _has_finite_marks(verb):
        yield from _controllers(head, verb, depth)
    elif label == "advcl" and _is_outcome(verb):
        yield from subjects(head)
    elif label == "advcl" and (given := _receivers(head)):
        yield from given
    elif label == "prep" and verb.lower_ == "according":
        yield from subjects(head) if is_verb(head) else []  # who did what another tells
    elif label in ("advcl", "prep"):
        asked = _asked(head) if is_infinitive(verb) else []
        yield from asked or surface_subjects(_trailed(verb, clause_of(head)), depth)
    elif label == "pcomp":
        yield from _gerund_subjects(head, depth)
    elif label == "acl":
        yield from [verb.sent.root] if is_fragment(verb) else _noun_clause_subjects(verb, head, depth)
    elif label == "amod" and is_trailing(verb):
        yield from surface_subjects(clause_of(verb.head.head), depth)
    elif label == "amod":
        yield from _names_before(verb) if is_misread(verb) else [head]
    elif label == "relcl" and _is_distinction(verb):
        yield from surface_subjects(clause_of(head), depth)
    elif label == "relcl" and (_has_object(verb) or is_passive(verb)):
        yield identified(head)


def _is_outcome(participle: Token) -> bool:
    """Whether a participle tells what a passive's doer did with it: "was ambushed by rebels, killing two"."""
    done = participle.tag_ == "VBG" and participle.lemma_ in OUTCOMES and participle.i > participle.head.i
    return done and is_passive(participle.head)


def _trailed(participle: Token, clause: Token) -> Token:
    """The clause that a participle after a comma is said of: "let Taiwan open an office, angering China"."""
    last = (
        participle.tag_ == "VBG" and participle.i > clause.i and participle.doc[participle.i - 1].text == ","
    )
    while last and clause.dep_ in ("ccomp", "xcomp") and clause.tag_ == "VB" and clause.head.i < clause.i:
        clause = clause.head
    return clause


def _attack_above(place: Token) -> Token:
    """The attack that "that killed ten" is said of where it stands beside a place: "an attack on a base in
    Lamu that killed ten"."""
    token = place
    while token.dep_ == "pobj" and token.head.dep_ == "prep":
        token = token.head.head
        if token.lemma_ in ATTACKS:
            return token
    return place


def _is_of_clause(verb: Token) -> bool:
    """Whether a relative clause is likely said of the whole before it: "shot down a jet, which angered"."""
    return any(c.lower_ == "which" and c.nbor(-1).text == "," for c in children(verb, "nsubj"))


def _main_clause(head: Token, verb: Token) -> Token:
    """The main verb that a past tense was joined past: "wrote off debts owed by Peru and gave it aid"."""
    apart = head.dep_ == "acl" and children(head, "agent") and verb.tag_ == "VBD" and children(verb, "dobj")
    return clause_of(head.head) if apart else head


def _is_distinction(verb: Token) -> bool:
    """Whether an infinitive tells what someone is first or last in: "became the first state to recognise"."""
    predicate = verb.head.dep_ == "attr" and not has_own_subject(verb)
    return predicate and is_infinitive(verb)


def _receivers(verb: Token) -> list[Token]:
    """Who is given time to act: "gave Peru until noon to free them", "gave Peru 48 hours to leave"."""
    if verb.lemma_ != "give":
        return []
    until = any(p.lower_ in LASTING for p in children(verb, "prep"))
    return children(verb, "dative") or (children(verb, "dobj") if until else [])


def _has_finite_marks(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP") and not is_infinitive(verb)


def _has_object(verb: Token) -> bool:
    return bool(children(verb, "dobj", "prep"))


def _controllers(head: Token, verb: Token, depth: int) -> list[Token]:
    """Who is understood to act in an infinitive or gerund below `head`."""
    if not (is_verb(head) or head.pos_ == "AUX"):
        copula = clause_of(head)
        return surface_subjects(copula, depth)
    objects = children(head, "dobj", "dative")
    if head.lemma_ == "summon" and verb.lemma_ not in ANSWERING:
        return surface_subjects(head, depth)
    if objects and head.lemma_ in OBJECT_CONTROL:
        return objects
    if asked := _asked(head):
        return asked
    return surface_subjects(head, depth)


def _asked(verb: Token) -> list[Token]:
    names = PREPOSITION_CONTROL.get(verb.lemma_, ())
    near = [p for p in children(verb, "prep") if p.lower_ in names and p.i - verb.i < 3]
    found = [o for p in near for o in children(p, "pobj")]
    return [o for o in found if not o.lower_.endswith("day")]  # "called on Monday"


def _gerund_subjects(preposition: Token, depth: int) -> list[Token]:
    head = preposition.head
    if is_verb(head) or head.pos_ == "AUX":
        objects = children(head, "dobj")
        if preposition.lower_ == "in" and (
            joined := _joined(head)
        ):  # "follow Chile in holding talks": both do
            return [*joined, *surface_subjects(head, depth)]
        if (
            objects
            and preposition.i > head.i  # "instead of leaving Chad, Libya attacked Egypt"
            and (
                preposition.lower_ in ("of", "from", "into", "for", "against")
                or (preposition.lower_ == "with" and head.lemma_ in ("charge", "credit", "task", "tax"))
            )
            and not is_passive(head)
        ):
            return objects
        blamed = [p for p in children(head, "prep") if p.lower_ == "at" and p.i < preposition.i]
        if preposition.lower_ == "for" and blamed:  # "lashed out at Peru for barring its envoy"
            return [antecedent(o) for p in blamed for o in children(p, "pobj")]
        return surface_subjects(head, depth)
    judged = children(head, "nsubj") if head.pos_ == "ADJ" else []  # "called Peru rash for attacking Chile"
    judged += children(head.head, "dobj") if head.dep_ == "oprd" else []
    if head.pos_ == "ADJ" and preposition.lower_ == "for":  # "is grateful to Peru for helping Chile"
        phrases = [p for p in children(head, "prep") if p.lower_ in ("to", "at", "with")]
        judged += [o for p in phrases for o in children(p, "pobj")]
    accused = head.dep_ == "dobj" and preposition.lower_ == "of" and head.head.lemma_ in ACCUSING
    judged += [head] if accused else []  # "accused the chief of selling arms": the phrase set beside the noun
    return [antecedent(j) for j in judged] or possessors(head) or surface_subjects(clause_of(head), depth)


def _joined(verb: Token) -> list[Token]:
    """Whom a verb of following or joining is said of, at the verb or in a participle below it."""
    verbs = [v for v in (verb, *children(verb)) if v.lemma_ in ("follow", "join") and is_verb(v)]
    return [obj for v in verbs for obj in children(v, "dobj")]


def _noun_clause_subjects(verb: Token, noun: Token, depth: int) -> list[Token]:
    if is_infinitive(verb):  # "its plan to attack", "agreed on a plan to attack"
        told = [(p.lower_, o) for p in children(noun, "prep") for o in prepositional_objects(p)]
        named = [o for p, o in told if p in ("by", "from") or (p == "of" and o.tag_ in MEMBERS)]
        national = [c for c in children(noun, "amod") if c.text[:1].isupper()]
        if (
            owners := possessors(noun) or named or national
        ):  # "the right of rebels to attack", "a Dutch plan to"
            return owners
        clause = clause_of(noun)
        if given := _receivers(clause):
            return given
        return surface_subjects(clause, depth) if clause != verb else []
    return [noun]


def is_carrying(participle: Token) -> bool:
    """ "a canoe carrying Peruvian students"."""
    return participle.tag_ == "VBG" and participle.lemma_ in CARRYING


def is_hiding(clause: Token) -> bool:
    """ "a house where rebels hid"."""
    return clause.lemma_ in HIDING and any(c.lower_ == "where" for c in children(clause))


def possessors(noun: Token) -> list[Token]:
    return children(noun, "poss")


def subjects(verb: Token) -> list[Token]:
    """Who does what the verb says: the active subject, or the passive's agent."""
    if not is_passive(verb):
        own = [token for subject in surface_subjects(verb) for token in conjuncts(subject)]
        named = [o for token in own if token.tag_ in ("NNS", "NN") for o in _examples(token)]
        return [*own, *(t for o in named for t in conjuncts(o)), *_companions(verb, own)]
    agents = [obj for agent in children(verb, "agent") for obj in prepositional_objects(agent)]
    if not agents:  # also "were promised help by Peru"
        agents = [
            obj
            for anchor in (verb, *children(verb, "dobj"))
            for prep in children(anchor, "prep")
            if prep.lower_ == "by"
            for obj in prepositional_objects(prep)
        ]
    if not agents and any(c.lower_ == "and" for c in children(verb, "cc")):  # "was invaded and held by Peru"
        near = [c for c in children(verb, "conj") if c.tag_ == "VBN" and c.i - verb.i < 3]
        agents = [o for c in near for a in children(c, "agent") for o in prepositional_objects(a)]
    if not agents and verb.dep_ == "amod":
        agents = children(verb, "npadvmod", "compound", "nmod", "amod")
    return [token for agent in agents or _ordering(verb) for token in conjuncts(agent)]


def _ordering(verb: Token) -> list[Token]:
    """Who orders what a passive infinitive tells: "Peru ordered 30 prisoners to be freed"."""
    above = verb.head
    told = verb.dep_ in ("xcomp", "ccomp") and any(c.tag_ == "TO" for c in children(verb, "aux"))
    ordered = told and above.i < verb.i and above.lemma_ in ORDERING and not is_passive(above)
    return surface_subjects(above) if ordered else []


def _companions(verb: Token, own: list[Token]) -> list[Token]:
    """Those with whom a subject does something: "Peru, along with Chile, condemned Cuba"; or as whom."""
    near = [p for token in (verb, *own) for p in children(token, "prep") if p.i < verb.i]
    near = [inner for p in near for inner in (p, *children(p, "prep"))]
    beside = [p for p in near if p.lower_ == "alongside" or (p.lower_ == "with" and _is_joint(p))]
    beside += [p for p in near if p.lower_ == "like" and _is_set_off(p)]
    return [t for p in beside for o in children(p, "pobj") if o.tag_ in ("NNP", "NNPS") for t in conjuncts(o)]


def _is_set_off(phrase: Token) -> bool:
    """ "Peru, like Chile, condemned", "Like Chile, Peru condemned", not "countries like Chile condemned"."""
    return phrase.i == phrase.sent.start or phrase.nbor(-1).text == ","


def _is_joint(preposition: Token) -> bool:
    return preposition.i > 0 and preposition.nbor(-1).lower_ in ("along", "together")


def objects(verb: Token) -> list[Token]:
    """What the verb is done to: the active object, the passive's subject, a participle's noun."""
    if is_passive(verb):
        if verb.dep_ in ("acl", "amod") and not has_own_subject(verb):
            return _modified(verb)
        found = surface_subjects(verb)
    else:
        found = [antecedent(child) for child in children(verb, "dobj")]
        found = found or _adverbial_names(verb, before=False) or _after_particle(verb) or _after_as(verb)
        if not found and (is_misread(verb) or is_trailing(verb)):
            found = [verb.head]
        if not found and len(told := children(verb, "oprd")) > 1:
            found = told[:1]  # "called the demands unreasonable"
        if not found and verb.dep_ == "relcl" and has_own_subject(verb):
            own = {antecedent(child) for child in children(verb) if child.dep_ in SUBJECTS}
            found = [verb.head] if verb.head not in own else []
        if (
            not found
            and verb.dep_ == "conj"
            and is_verb(verb.head)
            and not children(verb, "prep", "xcomp", "ccomp")
        ):
            following = [child for child in children(verb.head) if child.dep_ == "dobj" and child.i > verb.i]
            found = following
    found += [named for item in (*found, verb) for named in _examples(item)] if found else []
    return [token for item in found for token in conjuncts(item)]


def _after_as(verb: Token) -> list[Token]:
    """The late object of "denounced as a crime the raid", which the parser sets beside what it is called."""
    named = [o for p in children(verb, "prep") if p.lower_ == "as" for o in children(p, "pobj")]
    return [late for name in named for late in children(name, "appos") if late.nbor(-1).text != ","]


def _examples(noun: Token) -> list[Token]:
    """Those a noun is said to include: "12 people, including two Britons"."""
    return [o for p in children(noun, "prep") if p.lower_ == "including" for o in children(p, "pobj")]


def _after_particle(verb: Token) -> list[Token]:
    """The object of "burned down the embassy", where the parser took the particle for a preposition."""
    for child in children(verb, "prep", "prt"):
        handed = verb.lemma_ in ("hand", "turn", "give") and child.lower_ in ("in", "over", "out")
        if child.i == verb.i + 1 and (handed or child.lower_ in ("down", "up", "off")):
            return children(child, "pobj")
    return []


def _modified(participle: Token) -> list[Token]:
    """The nouns a participle modifies; one with an article stands apart: "an armed South and a North"."""
    if participle.dep_ == "acl":
        noun = identified(participle.head)
        return [noun] if noun == participle.head else conjuncts(noun)
    return [
        noun for noun in conjuncts(participle.head) if noun == participle.head or not children(noun, "det")
    ]


def shared_object(verb: Token) -> list[Token]:
    """The object of the last verb in "attacked and occupied Kuwait", which its forerunners share."""
    if children(verb, "dobj", "prep", "xcomp", "ccomp"):
        return []
    return [
        obj
        for child in children(verb, "conj")
        if is_verb(child) and child.i - verb.i <= 3
        for obj in objects(child)
    ]


def datives(verb: Token) -> list[Token]:
    found = [t for child in children(verb, "dative") for t in (prepositional_objects(child) or [child])]
    if is_passive(verb) and children(verb, "dobj", "oprd"):
        found += surface_subjects(verb)
    direct = children(verb, "dobj")
    if not found and len(direct) > 1:
        found = direct[:1]
    if not found and direct and children(direct[0], "nummod"):  # "grant Peru 35 million dollars"
        found = [c for c in children(direct[0], "nmod", "compound") if c.tag_ == "NNP" and c.i == verb.i + 1]
    return [token for item in found for token in conjuncts(item)]


def called(verb: Token) -> list[Token]:
    """The adjective that tells as what something is described: "described the claim as baseless"."""
    found = [o for p in children(verb, "prep") if p.lower_ == "as" for o in children(p, "amod")]
    clauses = [c for c in children(verb, "advcl") if c.pos_ == "ADJ" and len(children(c)) == 1]
    return found or [c for c in clauses if children(c)[0].lower_ == "as"]


def places(verb: Token) -> list[Token]:
    """What stands for the place of a clause: "sent aid there", "Mali, where Chad has sent troops"."""
    words = children(verb, "advmod")
    where = verb.dep_ == "relcl" and any(w.lower_ == "where" for w in words)
    return [verb.head] if where else [w for w in words if w.lower_ == "there" and w.i > verb.i]


def prepositional_objects(preposition: Token) -> list[Token]:
    """The nouns a preposition governs, also through "out of", "because of" and gerunds."""
    found = children(preposition, "pobj", "pcomp")
    if found and found[0].lower_ in DESCRIBING and found[0].dep_ == "pcomp":
        found = children(found[0], "dobj") or found  # "to neighbouring Iran"
    for inner in children(preposition, "prep"):
        if inner.lower_ not in ("like", "unlike", "than"):  # "bought gas from Peru like Chile"
            found += prepositional_objects(inner)
    return [token for item in found for token in conjuncts(item)]


def governed(token: Token, *names: str) -> list[Token]:
    """The nouns that some prepositions of a word govern: `governed(noun, "of")` of "part of its aid"."""
    phrases = [p for p in children(token, "prep") if p.lower_ in names]
    return [o for p in phrases for o in prepositional_objects(p)]


def conditions(verb: Token) -> list[Token]:
    """The subjects of "unless" and "if" clauses: who has it in hand whether a threat is carried out."""
    verbs = [verb, *(joined for c in complements(verb) for joined in conjuncts(c))]
    return _subjects_of_clauses(verbs, ("unless", "until", "if"))


def occasions(verb: Token) -> list[Token]:
    """The subjects of "as" and "after" clauses: whose doing an act answers."""
    verbs = [verb, *children(verb, "conj")]
    return _subjects_of_clauses(verbs, ("as", "after", "when", "because", "while"))


def _subjects_of_clauses(verbs: list[Token], marks: tuple[str, ...]) -> list[Token]:
    clauses = [c for v in verbs for c in children(v, "advcl")]
    marked = [c for c in clauses if any(m.lower_ in marks for m in children(c, "mark", "advmod"))]
    return [
        token for clause in marked for subject in surface_subjects(clause) for token in conjuncts(subject)
    ]


def _is_quoted(clause: Token, verb: Token) -> bool:
    """Whether a clause before a verb is what it says: "Peru attacked, Chile said", not another sentence's,
    nor one it is told beside: "Peru attacked, after Chile had spoken"."""
    between = verb.doc[clause.i : verb.i]
    beside = children(clause, "mark") or children(verb, "mark")
    return not beside and not any(t.text in (";", ":") for t in between)


def _is_ability(clause: Token) -> bool:
    """ "missiles that can reach Peru"."""
    return any(a.lower_ in ("can", "could") for a in children(clause, "aux"))


def _noun_clauses(noun: Token) -> list[Token]:
    """The infinitives and that-clauses of a noun: "a plan to leave", "a warning that Peru must leave"."""
    told = [c for c in children(noun, "acl") if is_infinitive(c) or children(c, "mark")]
    return told + [c for c in children(noun, "relcl") if children(c, "mark") or _is_bare(c)]


def _is_bare(clause: Token) -> bool:
    """An infinitive without a subject, taken for a relative clause: "wants nothing to do with Peru"."""
    return is_infinitive(clause) and not children(clause, "nsubj", "nsubjpass", "dobj")


def complements(token: Token) -> list[Token]:
    """The clauses a verb, noun or adjective takes: infinitive, that-clause or gerund."""
    found = [c for c in children(token, "xcomp", "ccomp") if c.i > token.i or _is_quoted(c, token)]
    if not found:
        found = _noun_clauses(token)
    for able in (c for c in children(token, "amod", "acl", "relcl") if c.lower_ in ("able", "capable")):
        found += children(able, "xcomp") + [v for p in children(able, "prep") for v in children(p, "pcomp")]
    found += [c for c in children(token, "relcl") if _is_ability(c)]
    for obj in children(token, "dobj", "attr", "acomp"):
        found += _noun_clauses(obj)
    found += [c for c in children(token, "advcl") if c.i > token.i and is_infinitive(c)]
    if not found:
        found = [clause for prep in children(token, "prep") for clause in children(prep, "pcomp")]
    return found
