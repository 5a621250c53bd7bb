"""Slots: where in the parse a frame's source and target stand, seen from a trigger word.

`Slots(classes).fill(trigger, "object.of")` walks the path and returns the words that stand there;
graph.nlp.resolve turns words into actors.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.lexicon.frames import PREPOSITIONS
from graph.nlp import syntax
from graph.nlp.labels import PROPER
from graph.nlp.phrases import MODIFYING, is_hyphenated
from graph.nlp.syntax import children, conjuncts, is_verb
from graph.nlp.tokens import Token

SUPPORTING = frozenset(
    {"in", "into", "to", "on", "for", "of", "with", "at", "from", "toward", "between", "by"}
)
JOINING = SUPPORTING | {"under"}  # prepositions that make one predicate of verb and noun
TOPICAL = frozenset({"on", "over", "about"})  # "talks on the dam between Peru and Chile"
BESIDE = frozenset({"after", "before", "during", "following"})
AMID = frozenset({"despite", "amid", "amidst"})
CHARGING = frozenset({"of", "for", "with", "over", "at"})  # what stands after these is what one is blamed for
BLAME = frozenset({"blame", "responsibility", "guilt", "scorn", "contempt", "ire", "criticism", "finger"})
# "bought wheat despite warnings from Peru": whose they are is no party but of what is refused
APART = AMID | {"since", "until", "unlike", "like", "than", "without", "besides"}
# nouns that make a preposition with these, of which nobody is a party: "flown in at Peru's request"
BIDDING = {"at": "instance", "on": "behest", "under": "duress", "in": "setting"}
PREDICATING = frozenset({"as", "in", "into", "under", "among", "like", "for", "within", "at", "on", "to"})
# "sent by road to Peru": what the road leads to is where it is sent
WAYS = frozenset({"road", "sea", "air", "rail", "land", "truck", "train", "ship", "lorry", "plane"})
BLAMING = frozenset({"blame", "attribute", "ascribe", "pin"})
THITHER = frozenset({"in", "to"})  # what "there" and "where" stand for
PREDICATES = frozenset(
    {"acomp", "attr", "oprd", "advmod", "xcomp", "ccomp", "npadvmod", "advcl", "relcl", "ROOT", "prep"}
)


Hanging = list[tuple[str, Token]]  # the prepositions of one word, as they are written


@dataclass(frozen=True)
class Slots:
    """Reads slot paths. The word classes "light" (verbs that hand their subject to an event noun) and
    "container" (nouns that wrap another: "a series of talks") come from words.yaml."""

    classes: Mapping[str, frozenset[str]]

    def fill(self, trigger: Token, path: str) -> list[Token]:
        """The words at a slot path in the order they were found; empty where the path breaks.

        Frames of one trigger ask for the same slots again and again: answers are kept with the document.
        """
        known: dict[tuple[int, str], list[Token]] = trigger.doc.user_data["slots"]
        found = known.get((trigger.i, path))
        if found is None:
            found = known[trigger.i, path] = self._walk(trigger, path)
        return found

    def _walk(self, trigger: Token, path: str) -> list[Token]:
        if "." not in path:
            found = self._step(trigger, path)
            return list(dict.fromkeys(found)) if found else []
        here = [trigger]
        steps = path.split(".")
        for place, step in enumerate(steps):
            if step == "clause" and place + 1 < len(steps):
                here = [clause for token in here for clause in syntax.complements(token)]
            else:
                here = [found for token in here for found in self._step(token, step)]
        return list(dict.fromkeys(here))

    def _step(self, token: Token, step: str) -> list[Token]:
        if step in PREPOSITIONS:
            return self.prepositional(token, step)
        match step:
            case "trigger":
                return [token]
            case "subject":
                return syntax.subjects(token) if is_verb(token) else self.predicate_subjects(token)
            case "object":
                return syntax.objects(token) or syntax.shared_object(token) if is_verb(token) else []
            case "dative":
                return syntax.datives(token)
            case "attribute":
                return [t for child in children(token, "attr", "acomp", "oprd") for t in conjuncts(child)]
            case "clause":
                return clause_actors(token)
            case "condition":
                return syntax.conditions(token)
            case "occasion":
                return syntax.occasions(token)
            case "possessor":
                return self.owners(token)
            case "facing":
                return self._faced(token)
            case "answerer":
                return self._answerers(token)
            case "support":
                return self.supporters(token)
            case "home" | "aim" | "previous":
                return []  # no word of the trigger's: graph.nlp.pairing finds it
            case _:
                return self.prepositional(token, step)

    def prepositional(self, token: Token, name: str) -> list[Token]:
        """The objects of a preposition that hangs from the trigger or, in the parse, a neighbour."""
        names = ("toward", "towards") if name in ("toward", "towards") else (name,)
        anchors: dict[int, list[Hanging]] = token.doc.user_data["anchors"]
        if token.i not in anchors:
            hanging = (prepositions(anchor) for anchor in self._anchors(token))
            anchors[token.i] = [[(p.lower_, p) for p in found] for found in hanging if found]
        for beside in anchors[token.i]:
            named = [p for word, p in beside if word in names]
            found = [
                syntax.antecedent(o)
                for p in (_nearest(token, named) if len(named) > 1 else named)
                for o in syntax.prepositional_objects(p)
                if not (self._is_idle(name, o) or self._is_bidding(p, o))
            ]
            if found:
                return found
        if name == "as" and (called := syntax.called(token)):
            return called
        if name in THITHER and (found := syntax.places(token)):
            return found
        nouns = children(token, "dobj") if is_verb(token) else [token]
        return [found for noun in nouns for found in _against(noun)] if name == "against" else []

    def _faced(self, token: Token) -> list[Token]:
        """What the place of a deed faces: "dug in at posts facing Peru", "on a hill that overlooks Peru"."""
        places = [o for p in prepositions(token) for o in syntax.prepositional_objects(p)]
        places += [o for p in (o for c in places for o in children(c, "prep")) for o in children(p, "pobj")]
        told = [c for noun in places for c in children(noun, "acl", "relcl")] + children(token, "advcl")
        return [o for c in told if c.lemma_ in self.classes["facing"] for o in syntax.objects(c)]

    def _is_idle(self, name: str, noun: Token) -> bool:
        """Whether a noun after a preposition is no party: "met Peru in Lima on Monday", "landed troops in
        Chad in 1983"; "was moved to tears"."""
        if noun.lower_ in self.classes["calendar"]:
            return name not in syntax.LASTING
        return (name == "in" and _is_year(noun)) or (name == "to" and noun.lower_ in self.classes["reaction"])

    def _is_bidding(self, preposition: Token, noun: Token) -> bool:
        """Whether a phrase tells on whose word or in spite of whom one acts: "sent at Peru's request", not
        "scoffed at Peru's request" nor "gave way under pressure"."""
        name, verb = preposition.lower_, preposition.head
        if noun.lemma_ not in self.classes.get(BIDDING.get(name, ""), ()):
            return False
        if name == "under" and verb.lemma_ in self.classes["answer"]:
            return False
        taken = verb.i == preposition.i - 1 and is_verb(verb) and not syntax.is_passive(verb)
        return name == "in" or not taken

    def _anchors(self, token: Token) -> list[Token]:
        """The words whose prepositions may be a trigger's, itself the first."""
        return self._anchors_of_verb(token) if is_verb(token) else self._anchors_of_noun(token)

    def _anchors_of_verb(self, verb: Token) -> list[Token]:
        near = children(verb, "dobj", "attr", "oprd", "acomp", "advmod", "prt", "nsubjpass")
        near += [
            o for t in near for p in children(t, "prep") if p.lower_ == "of" for o in children(p, "pobj")
        ]
        held = [*prepositions(verb), *(p for t in children(verb, "dobj") for p in children(t, "prep"))]
        answers = not self.classes["answer"].isdisjoint((verb.lemma_, verb.head.lemma_))
        apart = {"by", "of"} if answers else APART | {"by", "of"}
        governed = [(p, o) for p in held for o in children(p, "pobj")]
        far = [o for p, o in governed if p.lower_ not in apart and not self._is_bidding(p, o)]
        far += [o for p, o in governed if p.lower_ == "by" and o.lower_ in WAYS]
        sought = self.classes["aspiration"]  # "blocked Chad's path to the bloc" hits Chad
        beside = [t for t in (*near, *far) if not (t.lemma_ in sought and children(t, "poss"))]
        told = [c for t in children(verb, "dobj", "nsubjpass") for c in children(t, "relcl", "acl")]
        told = [c for c in told if c.lemma_ in self.classes["imposing"]]
        return [verb, *beside, *told]  # "lifted the sanctions that had been imposed on Peru"

    def _anchors_of_noun(self, noun: Token) -> list[Token]:
        anchors = [noun, *(child for child in children(noun, "conj", "appos") if child.i > noun.i)]
        anchors += [o for p in children(noun, "prep") if p.lower_ in TOPICAL for o in children(p, "pobj")]
        carrier = self.carrier(noun)
        anchors += [carrier, *children(carrier, "conj")] if carrier != noun else []
        if noun.dep_ == "pobj":
            anchors.append(noun.head)
        verb = syntax.clause_of(carrier)
        blamed = noun.dep_ == "pobj" and noun.head.lower_ in CHARGING and verb.lemma_ in self.classes["blame"]
        if self._hangs_from(carrier, verb) and not blamed:  # "accused by Peru of attacks on Chile"
            anchors.append(verb)
        return anchors

    @staticmethod
    def _hangs_from(noun: Token, verb: Token) -> bool:
        if noun.head == verb:
            return noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "acomp")
        return (
            noun.dep_ == "pobj" and noun.head.head == verb and verb.i < noun.i and noun.head.lower_ in JOINING
        )

    def carrier(self, noun: Token) -> Token:
        """The noun an event noun is wrapped in or joined to: "a series of talks", "visits and talks"."""
        containers = self.classes["container"]
        while True:
            head = noun.head
            if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.stem_ in containers:
                noun = head.head
            elif _is_wrapped(noun, head, containers):
                noun = head
            else:
                return noun

    def supporters(self, noun: Token) -> list[Token]:
        """The subject of the light verb a noun depends on: "launched an attack", "took part in talks"."""
        event, light = noun, self.classes["light"]
        for _ in range(4):
            carrier = self.carrier(noun)
            wrapped, noun = carrier != noun, carrier
            preposition = noun.head.lower_ if noun.dep_ == "pobj" else ""
            if preposition and preposition not in SUPPORTING:
                return self._acting_beside(event, noun)
            head = noun.head.head if preposition else noun.head
            word = head.stem_
            if head == noun:
                return []
            if preposition == "on" and noun.lemma_ in self.classes["journey"] and is_verb(head):
                return _subjects_for(noun, head)  # "Obama, on a visit to Peru, said"
            if preposition == "in" and noun.lemma_ in self.classes["showing"] and is_verb(head):
                return _subjects_for(noun, head)  # "flew low in a show of force"
            if preposition == "for" and any(t.stem_ in BLAME for t in children(head, "dobj")):
                return []  # "puts the blame on Peru for the raid" has not raided
            if preposition in CHARGING and word in self.classes["blame"]:
                return [t for child in children(head, "dobj", "nsubjpass") for t in conjuncts(child)]
            if word in self.classes.get(f"light-{preposition}", ()):
                return _subjects_for(noun, head)  # "responded with sanctions", "landed for exercises"
            if is_verb(head) or head.pos_ == "AUX":
                return _subjects_for(noun, head) if word in light or (wrapped and word == "be") else []
            if word not in self.classes["bridge"] | light:
                return []
            noun = head
            if own := self.owners(noun):
                return own
        return []

    def _acting_beside(self, event: Token, noun: Token) -> list[Token]:
        """Who acts beside what he has part in, told by a noun that an event may be wrapped in: "said after
        talks with Peru", "said during a visit to Peru"."""
        preposition, verb = noun.head, noun.head.head
        shared = event.stem_ in self.classes["talks"] | self.classes["battle"]
        others = any(p.lower_ in ("between", "among") for p in children(noun, "prep"))
        away = preposition.lower_ == "during" and noun.lemma_ in self.classes["journey"]
        taking = away or (shared and preposition.lower_ in BESIDE and not others)
        return syntax.subjects(verb) if taking and is_verb(verb) else []

    def _answerers(self, noun: Token) -> list[Token]:
        """Whoever rejects or heeds what a noun names: "Peru turned down Chile's request"."""
        if noun.dep_ == "pobj" and noun.head.lower_ == "at" and noun.lemma_ in self.classes["instance"]:
            return syntax.subjects(syntax.clause_of(noun.head.head))  # "left at the insistence of Peru"
        if noun.lemma_ not in self.classes["asked"]:
            return []
        answered = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in self.classes["answer"]
        return syntax.subjects(noun.head) if answered else []

    def owners(self, noun: Token) -> list[Token]:
        """Possessors and modifiers of a noun: "Russia's attack", "the Russian attack", "U.S. talks"."""
        modifiers = [c for c in children(noun, *MODIFYING) if c.i < noun.i]
        modifiers += [
            inner
            for c in modifiers
            if c.dep_ in ("compound", "nmod", "amod")  # "a Greek-Bulgarian exercise", "Franco-Spanish talks"
            for inner in children(c, *MODIFYING)
            if (inner.dep_ in ("amod", "npadvmod")) == (c.dep_ == "amod") or is_hyphenated(c.doc, inner.i + 1)
        ]
        found = [syntax.antecedent(o) for c in modifiers for o in conjuncts(c) if not _opposed(o)]
        if noun.dep_ == "conj" and noun.head.pos_ == "PROPN" and children(noun, "poss"):
            found.append(
                noun.head
            )  # "Peru and Chile's relationship" is both's, though parsed as "Peru and relationship"
        found += [o for o in _listed_before(noun) if found and not _opposed(o)]
        found += self._blamed(noun)
        carrier = self.carrier(noun)
        return found if found or carrier == noun else self.owners(carrier)

    def _blamed(self, noun: Token) -> list[Token]:
        """Whose deed a noun is by what is told of it: "a raid blamed on rebels", "was blamed on them"."""
        told = children(noun, "acl") + ([noun.head] if noun.dep_ == "nsubjpass" else [])
        told = [c for c in told if c.lemma_ in BLAMING and not children(c, "neg")]
        return [o for c in told for o in syntax.governed(c, "on", "to")]

    def predicate_subjects(self, token: Token) -> list[Token]:
        """Of whom a noun, adjective or phrase is said: "Japan is wary", "a rival of", "nations at odds"."""
        if named := [c for c in children(token, "appos") if c.tag_ == "NNP" and children(token, "poss")]:
            return [t for c in named for t in conjuncts(c)]  # "Serbia and its ally Montenegro"
        while token.dep_ == "conj" and token.head.i < token.i:
            token = token.head
        if token.dep_ in ("amod", "appos"):
            return conjuncts(token.head)
        if token.dep_ == "pobj":
            if token.head.lower_ not in PREDICATING and token.head.head.lower_ != "out":
                return []
            owned = any(c.text.istitle() for c in children(token, "amod"))
            if token.head.lower_ == "at" and owned:
                return []  # "bristled at American threats" is not "at odds"
            token = token.head
            if token.lower_ == "as" and is_verb(token.head) and (named := syntax.objects(token.head)):
                return named  # "sees Hezbollah as a proxy of Iran"
        head = token.head
        if token.dep_ == "nsubj" and head.lemma_ == "be":  # "Chile's closest ally is Peru"
            return [t for named in children(head, "attr") if named.tag_ in PROPER for t in conjuncts(named)]
        if token.dep_ not in PREDICATES:
            return []
        if head.pos_ in ("NOUN", "PROPN") and token.dep_ in ("prep", "advmod", "advcl", "acl", "npadvmod"):
            return conjuncts(head)
        verb = syntax.clause_of(head)
        if token.dep_ in ("oprd", "ccomp", "acomp") and (named := children(verb, "dobj")):
            return [t for n in named for t in conjuncts(n)]
        found = [child for child in children(token) if child.dep_ == "nsubj"] or syntax.surface_subjects(verb)
        return [t for item in found for t in conjuncts(item)]


def _is_wrapped(noun: Token, head: Token, containers: frozenset[str]) -> bool:
    """ "a bombing campaign", "visits and talks"."""
    if noun.dep_ == "compound":
        return head.stem_ in containers
    return noun.dep_ == "conj" and head.i < noun.i and syntax.is_noun(head)


def prepositions(token: Token) -> list[Token]:
    """The prepositions of a word, also those joined to one: "with Peru in 2019 and with Chile in 2024"."""
    found = children(token, "prep", "agent", "dative", "prt", "advmod", "dep")
    found = [*found, *(c for p in found for c in children(p, "conj") if c.tag_ == "IN")]
    return [child for child in found if child.tag_ != "RB" and (child.dep_ != "dep" or child.tag_ == "IN")]


def clause_actors(token: Token) -> list[Token]:
    """Who acts, or is to act, in the complement of a verb, noun or adjective."""
    found: list[Token] = []
    for clause in syntax.complements(token):
        direct = clause.head == token and not syntax.has_own_subject(clause) and children(token, "dobj")
        found += direct or syntax.surface_subjects(clause)
    return [token for item in found for token in conjuncts(item)]


def _listed_before(noun: Token) -> list[Token]:
    """The first of several owners that the parser took for nouns: "Egyptian, Emirati and Russian backing"."""
    found, token = [], noun
    while token.dep_ == "conj" and token.head.i < token.i and token.head.tag_ in ("NNP", "NNPS", "JJ"):
        token = token.head
        found.append(token)
    return found if not any(children(t, "det", "prep") for t in found) else []


def _subjects_for(noun: Token, verb: Token) -> list[Token]:
    if noun.dep_ == "nsubjpass" or (noun.dep_ == "pobj" and noun.head.dep_ == "agent"):
        return syntax.subjects(verb)
    if noun.dep_ == "nsubj":
        return []
    return [token for subject in syntax.surface_subjects(verb) for token in conjuncts(subject)]


def _nearest(trigger: Token, phrases: list[Token]) -> list[Token]:
    """Of several phrases of one preposition those of a trigger: in "broke with Chad in solidarity with
    Peru" the last is of the solidarity, the first of the break."""
    if is_verb(trigger):
        return [p for p in phrases if not (p.i and _is_bare_phrase(p.nbor(-1)))] or phrases
    return [p for p in phrases if p.i == trigger.i + 1] or phrases


def _is_bare_phrase(noun: Token) -> bool:
    """ "in solidarity", "in league": a noun that makes one preposition with those around it."""
    return (
        noun.tag_ == "NN" and noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.i == noun.head.i + 1
    )


def _against(noun: Token) -> list[Token]:
    """Whom "anti-" names before a noun: "anti-American riots"."""
    modifiers = [c for c in children(noun, *MODIFYING) if c.i < noun.i and c.i > 1]
    return [c for c in modifiers if c.nbor(-1).text == "-" and c.nbor(-2).lower_ == "anti"]


def _is_year(token: Token) -> bool:
    return token.tag_ == "CD" and token.shape_ == "dddd"


def _opposed(token: Token) -> bool:
    """Whether "anti-" stands before a word: "anti-American protests" are not American."""
    if not token.i or not token.nbor(-1).text.endswith("-"):
        return False
    before = token.doc[max(0, token.i - 2) : token.i].text.lower()
    return before in ("anti-", "anti -") or before.endswith(" non-")
