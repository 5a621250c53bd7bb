"""Slips of the parser that the words around give away, mended in the parse itself before anything reads it.

A name is taken for another object of the clause before it ("Chad sent tents and Kuwait has pledged"), for
what a date's preposition governs ("In 2017 Peru, Chile and Cuba left"), a subject for what stands beside
its owner ("Peru, whose envoy, Luis Solari, has refused") or after a preposition ("fled after gunmen from Lima
fired"), "who" for a land. What graph.nlp.syntax reads off a parse it keeps with the document, so nothing here
may ask it.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.nlp.phrases import ids, where
from graph.nlp.syntax import DATES, YEAR

NAMES = frozenset({"NNP", "NNPS", "NNS", "NN"})
COMMON = frozenset({"NN", "NNS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBS = ids({"VBD", "VBZ", "VBP", "VBN", "VB", "VBG"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
GOVERNED = frozenset({"dobj", "pobj", "conj", "attr", "dative", "nsubj"})
NAMING = frozenset(  # forms, for lemmas come later
    "brand brands branded branding label labels labelled labeled dub dubs dubbed call calls called calling "
    "term terms termed declare declares declared declaring name names named".split()
)
MODIFYING = frozenset({"amod", "acl", "nmod", "compound"})
PARTS = frozenset({"compound", "nmod", "amod", "dep"})
CHARGES = {  # the stems of verbs after which a preposition tells a deed
    "of": ("accus", "suspect", "convict", "acquit", "guilty", "capable"),
    "with": ("charg", "credit", "task"),
    "from": (
        "prevent",
        "stop",
        "bar",
        "refrain",
        "desist",
        "deter",
        "prohibit",
        "abstain",
        "dissuad",
        "discourag",
    ),
    "for": (
        "blam",
        "condemn",
        "denounc",
        "criticis",
        "criticiz",
        "rebuk",
        "prais",
        "thank",
        "fault",
        "arrest",
    ),
    "against": ("warn", "caution"),
}
KEEPING = frozenset(
    {"keep", "keeps", "kept", "keeping", "leave", "leaves", "left", "leaving", "hold", "held"}
)
RESOLVES = frozenset(  # nouns that an infinitive after them tells of
    "threat threats plan plans decision decisions pledge pledges vow vows promise promises offer offers "
    "proposal proposals bid bids attempt attempts effort efforts refusal willingness readiness reluctance "
    "intention intentions call calls demand demands request requests appeal appeals order orders".split()
)
DOERS = frozenset({"NNP", "NNPS", "NNS"})
MARKS = frozenset({"after", "before", "since", "until", "as"})
PAST = frozenset({"VBD", "VBN"})
ASKING = frozenset(
    "added appealed asked called demanded insisted ordered pledged promised summoned threatened urged vowed "
    "warned".split()
)
TENSED = PAST | {"VBZ"}
MANY = ids({"NNS"})
WELL = ids({"well"})
RELATIVE = frozenset({"WP", "WP$", "WDT"})
SAID = ids(
    "said told reported charged complained claimed announced added protested alleged warned declared "
    "insisted stated confirmed".split()
)
CALENDAR = ids(DATES)
OBJECT = ids({"dobj"})
TAKEN = ids({"dobj", "npadvmod"})  # what a name beside a noun is taken for
BESIDE = ids({"appos"})
NEAR = 12  # words back to what "as well as" adds to


def mend(doc: Doc) -> Doc:
    """Gives verbs the subjects that the parser hung elsewhere, and what "as well as" adds to its like."""
    for i in where(doc, "LOWER", WELL):
        _join_as_well(doc, i)
    for i in where(doc, "DEP", BESIDE):
        _join_after_name(doc[i])
    for i in where(doc, "TAG", MANY):
        _make_phrase(doc[i])
    for i in where(doc, "DEP", OBJECT):
        _make_verb(doc[i].head)
    for i in where(doc, "DEP", TAKEN):
        _put_beside(doc[i])
    for i in where(doc, "LOWER", CALENDAR):
        _part_date(doc[i])
    for i in where(doc, "LOWER", SAID):
        _make_speaker(doc[i])
    for verb in [doc[i] for i in where(doc, "TAG", VERBS)]:
        _give_object(verb)
        _give_name(verb)
        _join_to_verb(verb)
        _give_charge(verb)
        _make_noun(verb)
        _give_infinitive(verb)
        _make_participle(verb)
        if verb.dep_ in ("aux", "auxpass", "amod"):
            continue
        _give_described(verb)
        _join_names(verb)
        _make_cleft(verb)
        _give_state(verb)
        _give_gift(verb)
        _give_title(verb)
        _share_title(verb)
        _give_whom(verb)
        _give_agent(verb)
        _give_author(verb)
        _join_finite(verb)
        _join_clause(verb)
        _give_count(verb)
        if name := _fronted(verb):
            _hang(name, verb, _subject(verb))
        if any(child.dep_ in SUBJECTS for child in verb.lefts):
            for listed in _governed_by_date(verb):
                _hang(listed, verb, "nsubj")
            _give_person(verb)
            _give_date(verb)
            continue
        if _give_back(verb):
            continue
        if noun := _after_mark(verb):
            _hang(noun.head, verb, "mark")
            _hang(noun, verb, _subject(verb))
        elif name := next(_governed_by_date(verb), None):
            _hang(name, verb, _subject(verb))
        elif noun := _owned_beside(verb) or _joined_before(verb):
            for joint in (t for t in noun.head.rights if t.dep_ == "cc" and t.i == noun.left_edge.i - 1):
                _hang(joint, verb.head, "cc")
            if noun.dep_ == "appos":
                _hang(verb, noun.head, "relcl")
            _hang(noun, verb, _subject(verb))
    return doc


def _join_as_well(doc: Doc, i: int) -> None:
    """ "protested to Peru as well as to Chile": both are protested to."""
    if i == 0 or i + 2 >= len(doc) or (doc[i - 1].lower_, doc[i + 1].lower_) != ("as", "as"):
        return
    after = doc[i + 2]
    if after.dep_ != "prep" or after.head != doc[i + 1]:
        return
    alike = [t for t in doc[max(doc[i].sent.start, i - NEAR) : i - 1] if t.lower_ == after.lower_]
    if alike and alike[-1].dep_ == "prep":
        _hang(after, alike[-1].head, "prep")


def _give_person(verb: Token) -> None:
    """Gives "who" the person for the land: "President Solari of Peru, who sent tents"."""
    land = verb.head
    if verb.dep_ != "relcl" or not any(c.tag_ == "WP" for c in verb.lefts):
        return
    of = land.head
    if land.dep_ == "pobj" and of.lower_ == "of" and land.tag_ == of.head.tag_ == "NNP":
        _hang(verb, of.head, "relcl")


def _join_after_name(name: Token) -> None:
    """Joins what follows a name in commas to what it is beside: "the premier, Solari, and his guest"."""
    head, joints = name.head, [c for c in name.rights if c.dep_ == "cc"]
    if head.tag_ != "NN" or name.tag_ != "NNP" or head.i > name.i or not joints:
        return
    doc, joint = name.doc, joints[0]
    if doc[joint.i - 1].text == "," and doc[name.left_edge.i - 1].text == ",":
        _pass_on(name, head)


def _give_whom(verb: Token) -> None:
    """Gives "whom" to what one is said to do to them: "the rebels, whom Peru is accused of arming"."""
    if verb.dep_ != "relcl" or not any(c.dep_ == "nsubjpass" for c in verb.lefts):
        return
    for whom in (c for c in verb.lefts if c.dep_ == "dobj" and c.tag_ in ("WP", "WDT")):
        deeds = (d for p in verb.rights if p.dep_ == "prep" for d in p.rights if d.tag_ == "VBG")
        if deed := next(deeds, None):
            _hang(deed, deed.head, "pcomp")
            _hang(whom, deed, "dobj")


def _make_verb(noun: Token) -> None:
    """Makes a verb of a noun or adjective that has an object: "Turkey arms the rebels and supports Qatar",
    "the retreat alarmed India"."""
    if noun.tag_ == "JJ" and noun.lower_.endswith("ed") and any(c.dep_ == "nsubj" for c in noun.lefts):
        noun.tag_, noun.pos_ = "VBD", "VERB"
        return
    names = [c for c in noun.lefts if c.dep_ == "compound" and c.tag_ == "NNP" and c.i == noun.i - 1]
    if noun.tag_ == "NNS" and noun.lower_.endswith("s") and names:
        noun.tag_, noun.pos_ = "VBZ", "VERB"
        _hang(names[0], noun, "nsubj")


def _give_infinitive(verb: Token) -> None:
    """Gives a noun its infinitive, which the parser hung on the verb or took for a relative clause: "bristled
    at threats to bomb its ports"."""
    start = verb.left_edge
    if verb.tag_ != "VB" or start.tag_ != "TO" or not start.i:
        return
    noun = verb.doc[start.i - 1]
    if verb.dep_ in ("advcl", "relcl") and noun.lower_ in RESOLVES:
        _hang(verb, noun, "acl")


def _put_beside(name: Token) -> None:
    """Puts a name beside the noun it is taken for the object of: "estranged neighbours Peru and Chile"."""
    noun = name.head
    if noun.dep_ not in SUBJECTS or name.left_edge.i != noun.i + 1 or not _is_proper(name):
        return
    if noun.tag_ == "VBZ":  # a finite verb is no subject
        noun.tag_, noun.pos_, noun.lemma_ = "NNS", "NOUN", noun.lower_.removesuffix("s")
        for before in (c for c in noun.lefts if c.dep_ == "nsubj"):
            before.dep_ = "compound"
    if noun.tag_ in COMMON:
        name.dep_ = "appos"


def _give_described(verb: Token) -> None:
    """Gives a verb one subject where what tells of a land stands right before its name: "NATO ally Turkey
    threatened Greece", "regional heavyweight Peru warned Chile"."""
    for noun in [c for c in verb.lefts if c.tag_ in COMMON and c.dep_ in ("nsubj", "nsubjpass", "npadvmod")]:
        beside = [c for c in (*verb.lefts, *noun.rights) if _is_proper(c) and c.left_edge.i == noun.i + 1]
        for name in beside:
            if noun.dep_ == "npadvmod" and name.dep_ == "appos":
                noun.dep_ = _subject(verb)
            elif noun.dep_ != "npadvmod" and name.head == verb and name.dep_ in (noun.dep_, "npadvmod"):
                _hang(name, noun, "appos")


def _is_proper(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") and token.lower_ not in DATES


def _make_speaker(verb: Token) -> None:
    """Gives what a sentence says to whoever says so at its end, where the parser hung that on its last noun:
    "Peru failed to protect its Indians, a rights group complained on Friday"."""
    sentence = verb.sent
    root, speaker = sentence.root, None
    if verb.dep_ == "relcl":
        speaker = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.tag_ in NAMES), None)
    elif verb.dep_ == "acl" and verb.head.dep_ in ("npadvmod", "appos") and verb.i == verb.head.i + 1:
        speaker = verb.head
    if speaker is None or root.i > verb.i:
        return
    first = min(verb.left_edge.i, speaker.left_edge.i)
    if verb.doc[first - 1].text != "," or any(t.tag_ in RELATIVE for t in verb.doc[first : speaker.i]):
        return  # "a dam, whose filling Ethiopia announced"
    rest = verb.doc[verb.right_edge.i + 1 : sentence.end]
    if all(t.is_punct for t in rest) and all(c.dep_ in ("prep", "npadvmod", "punct") for c in verb.rights):
        verb.tag_, verb.pos_ = "VBD", "VERB"
        _hang(verb, verb, "ROOT")
        _hang(root, verb, "ccomp")
        _hang(speaker, verb, "nsubj")


def _make_cleft(verb: Token) -> None:
    """Gives what "it was" names its clause: "It was Peru that asked Chile to leave"."""
    named = [c for c in verb.head.rights if c.dep_ == "attr" and c.i < verb.i and c.tag_ in NAMES]
    told = verb.dep_ == "ccomp" and any(c.dep_ in SUBJECTS and c.tag_ == "WDT" for c in verb.lefts)
    if told and named and any(c.lower_ == "it" for c in verb.head.lefts):
        _hang(verb, named[-1], "relcl")


def _make_phrase(noun: Token) -> None:
    """Makes a phrase of what was taken for an infinitive: "invited Solari and Quispe to talks"."""
    for to in [c for c in noun.lefts if c.tag_ == "TO" and c.dep_ == "aux"]:
        if noun.dep_ in ("xcomp", "advcl", "acl") and noun.head.i < to.i:
            _hang(to, noun.head, "prep")
            to.tag_, to.pos_ = "IN", "ADP"
            _hang(noun, to, "pobj")


def _join_names(verb: Token) -> None:
    """Joins two names that a headline parts by a comma alone: "Peru, Chile sign pact"."""
    for name in [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass") and c.tag_ == "NNP"]:
        for other in [c for c in name.rights if c.dep_ == "appos" and c.tag_ == "NNP"]:
            bare = other.left_edge.i == name.i + 2 and other.right_edge.i + 1 == verb.i
            if bare and verb.doc[name.i + 1].text == ",":
                _hang(other, name, "conj")
        first = name.left_edge.i - 2
        bare = verb.tag_ in ("VBP", "VB") and not any(c.dep_ == "aux" for c in verb.lefts)
        if bare and first >= 0 and verb.doc[first + 1].text == "," and name.i == verb.i - 1:
            other = verb.doc[first]
            if other.dep_ in ("dep", "advcl", "nmod") and other.left_edge.is_sent_start:
                _hang(other, verb, "nsubj")
                _hang(name, other, "conj")


def _give_state(verb: Token) -> None:
    """Gives a verb the state that it keeps its object in: "kept the envoys locked up"."""
    if verb.lower_ not in KEEPING:
        return
    for kept in [c for c in verb.rights if c.dep_ == "dobj"]:
        for state in [c for c in kept.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i == kept.i + 1]:
            _hang(state, verb, "oprd")


def _make_noun(gerund: Token) -> None:
    """Makes a noun of a gerund that is between several: "after fighting between rival clans"."""
    if gerund.tag_ != "VBG" or gerund.dep_ != "pcomp":
        return
    if any(c.lower_ in ("between", "among") for c in gerund.rights if c.dep_ == "prep"):
        gerund.tag_, gerund.pos_, gerund.dep_, gerund.lemma_ = "NN", "NOUN", "pobj", gerund.lower_


def _make_participle(gerund: Token) -> None:
    """A participle that opens what a comma parts from its verb: "retaliated, halting deliveries to Peru"."""
    noun = gerund.head
    apart = gerund.i > 0 and gerund.doc[gerund.i - 1].text == "," and noun.left_edge == gerund
    if (
        gerund.tag_ == "VBG"
        and gerund.dep_ == "amod"
        and noun.dep_ == "dobj"
        and noun.head.i < gerund.i
        and apart
    ):
        _hang(gerund, noun.head, "advcl")
        _hang(noun, gerund, "dobj")


def _followed(token: Token, *tags: str) -> bool:
    """Whether a word with one of some tags stands right after a token."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].tag_ in tags


def _give_agent(verb: Token) -> None:
    """Gives a passive its doer: "were released unharmed by rebels", "were kept from leaving by guards"."""
    if verb.tag_ != "VBN" or not _followed(verb, "JJ", "IN"):
        return
    if not any(c.dep_ == "auxpass" for c in verb.lefts) or any(c.dep_ == "agent" for c in verb.rights):
        return
    for state in (c for c in verb.rights if c.tag_ == "JJ" and c.i == verb.i + 1):
        for by in [c for c in state.rights if c.dep_ == "agent"]:
            _hang(by, verb, "agent")
    for deed in [d for c in verb.rights if c.dep_ == "prep" for d in c.rights if d.tag_ == "VBG"]:
        for by in [c for c in deed.rights if c.lower_ == "by" and any(t.tag_ in DOERS for t in c.rights)]:
            _hang(by, verb, "agent")


def _give_author(verb: Token) -> None:
    """Gives what an active verb does something to its doer: "banned a march by Basque separatists"."""
    active = any(c.dep_ == "nsubj" for c in verb.lefts) and not any(c.dep_ == "auxpass" for c in verb.lefts)
    if not active or verb.tag_ == "VBG":
        return
    for by in (c for c in verb.rights if c.dep_ == "agent"):
        for done in (c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == by.i - 1):
            _hang(by, done, "prep")


def _give_name(verb: Token) -> None:
    """Makes a subject of the name that was taken for a part of its verb: "says Laos resents the claim"."""
    placed = verb.dep_ in MODIFYING or verb.dep_ == "pobj"  # "into the U.S.-North Korea talks"
    if placed or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    first = _first(verb)
    if verb.tag_ == "VB" and verb.dep_ == "ROOT":  # "Peru to recall envoy"
        first = next((c for c in verb.lefts if c.tag_ == "TO"), None)
    if first is None:
        return
    for name in [c for c in verb.lefts if c.dep_ in PARTS and c.tag_ in NAMES and c.i == first.i - 1]:
        _hang(name, verb, "nsubj")
        for what in [c for c in verb.rights if c.dep_ == "npadvmod" and c.left_edge.i == verb.i + 1]:
            _hang(what, verb, "dobj")


def _join_to_verb(verb: Token) -> None:
    """Joins a finite verb to a verb and not to its object: "backs the plan and fines the traders"."""
    noun = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBZ" or noun.tag_ not in NAMES or any(verb.lefts):
        return
    joined = noun.head
    if joined.tag_ == "VBZ" and noun.dep_ in ("dobj", "attr") and verb.nbor(-1).dep_ == "cc":
        _hang(verb.nbor(-1), joined, "cc")
        _hang(verb, joined, "conj")
        for late in [c for c in joined.rights if c.dep_ in ("dobj", "npadvmod") and c.i > verb.i]:
            _hang(late, verb, "dobj")


def _join_finite(verb: Token) -> None:
    """Joins a finite verb to the finite one before it: "refused to leave and ordered the envoys out",
    "accuses Peru of arming rebels and demands talks", "said it would leave and asked for aid"."""
    below = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in TENSED or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    if below.dep_ in ("xcomp", "ccomp") and (_is_to_do(below) or _is_other_tense(below, verb)):
        governor = below.head
    elif below.tag_ == "VBG" and below.dep_ in ("xcomp", "pcomp") and verb.tag_ != "VBN":
        governor = below.head.head if below.dep_ == "pcomp" else below.head
    else:
        return
    if governor.tag_ == verb.tag_ or (governor.tag_ in PAST and verb.tag_ in PAST):
        _hang(verb, governor, "conj")


def _is_to_do(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.lefts)


def _is_other_tense(clause: Token, verb: Token) -> bool:
    """Whether a past tense is no part of what was said: "said Peru had attacked and demanded an apology"."""
    if verb.tag_ != "VBD" or not verb.lower_.endswith("ed"):
        return False  # "would freeze their accounts and cut off supplies"
    modal, had = (any(c.tag_ == tag for c in clause.lefts if c.dep_ == "aux") for tag in ("MD", "VBD"))
    return modal or (had and verb.lower_ in ASKING)


def _give_object(verb: Token) -> None:
    """Gives a gerund what it does something to: "replied by halting supplies", "accused of arming rebels"."""
    noun = verb.head
    by = noun.head
    if verb.tag_ != "VBG" or verb.dep_ != "amod" or noun.dep_ != "pobj" or noun.left_edge != verb:
        return
    if by.dep_ == "prep" and by.i == verb.i - 1 and (by.lower_ == "by" or _is_charge(by)):
        _hang(verb, by, "pcomp")
        _hang(noun, verb, "dobj")


def _is_charge(of: Token) -> bool:
    """Whether a preposition tells what somebody is accused of or kept from."""
    return of.head.lower_.startswith(CHARGES.get(of.lower_, ()))


def _give_charge(gerund: Token) -> None:
    """Hangs what one is accused of from the verb, not from its object: "suspects Peru of arming Chile"."""
    of, whom = gerund.head, gerund.head.head
    charged = gerund.dep_ == "pcomp" and of.lower_ == "of" and whom.dep_ == "dobj"
    if charged and whom.head.lower_.startswith(CHARGES["of"]):
        _hang(of, whom.head, "prep")


def _give_gift(verb: Token) -> None:
    """Tells what is given from whom it is given to: "the aid that Peru gave Chile"."""
    if verb.dep_ != "relcl":
        return
    for what in (c for c in verb.lefts if c.dep_ == "dative" and c.tag_ == "WDT"):
        for whom in (c for c in verb.rights if c.dep_ == "dobj" and c.tag_ in ("NNP", "NNPS")):
            what.dep_, whom.dep_ = "dobj", "dative"


def _give_count(verb: Token) -> None:
    """Gives a verb what it does to so many: "kidnapped up to 16 advisers" is no kidnapping up."""
    if not _followed(verb, "IN", "RP") or any(c.dep_ == "dobj" for c in verb.rights):
        return
    for up in (c for c in verb.rights if c.lower_ == "up" and c.i == verb.i + 1):
        for to in (t for t in (*up.rights, *verb.rights) if t.lower_ == "to" and t.i == up.i + 1):
            for counted in (c for c in to.rights if c.dep_ == "pobj" and c.left_edge.tag_ == "CD"):
                _hang(counted, verb, "dobj")
                _hang(up, counted, "quantmod")
                _hang(to, up, "prep")


def _share_title(verb: Token) -> None:
    """Joins names to the title before the first: "Presidents Solari of Peru and Quispe of Chile met"."""
    for title in (c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")):
        for name in (c for c in title.rights if c.dep_ == "appos" and c.tag_ == "NNP"):
            if name.left_edge.i == title.i + 1:
                _pass_on(name, title)


def _give_title(verb: Token) -> None:
    """Gives what is called something its name back: "Peru branded Chile an aggressor"."""
    if verb.lower_ not in NAMING or any(c.dep_ == "oprd" for c in verb.rights):
        return
    for named in [c for c in verb.rights if c.dep_ == "dobj"]:
        for title in (c for c in named.rights if c.dep_ == "appos" and c.left_edge.lower_ in ("a", "an")):
            if verb.doc[title.left_edge.i - 1].text != ",":
                _hang(title, verb, "oprd")
        return
    for named in (c for c in verb.rights if c.dep_ == "dative" and c.tag_ in NAMES):
        for title in (c for c in named.rights if c.dep_ == "appos" and c.left_edge.i == named.i + 1):
            _hang(named, verb, "dobj")
            _hang(title, verb, "oprd")


def _part_date(date: Token) -> None:
    """Parts a date from the name after it: "in April Peru announced", "said on Monday North Korea had"."""
    name, before = date.head, date.nbor(-1) if date.i else date
    joined = date.dep_ in ("compound", "nmod") and name.i > date.i and name.dep_ in SUBJECTS
    if joined and before.dep_ == "prep" and not any(c.dep_ == "pobj" for c in before.rights):
        _hang(date, before, "pobj")


def _join_clause(verb: Token) -> None:
    """Joins to a verb the clause after "and" that it was taken to say: "Chad claims the lake, which Niger
    fished, and Niger shelled a village"."""
    before = verb.left_edge.i - 1
    if verb.dep_ != "ccomp" or before <= verb.head.i or verb.doc[before].dep_ != "cc":
        return
    told = any(c.dep_ == "dobj" and c.i < before for c in verb.head.rights)
    if told and any(c.dep_ in SUBJECTS for c in verb.lefts):
        _hang(verb.doc[before], verb.head, "cc")
        _hang(verb, verb.head, "conj")


def _give_date(verb: Token) -> None:
    """Gives a date back to the clause it ends: "killed two people in Lima on Monday, police said"."""
    told = next((c for c in verb.lefts if c.dep_ == "ccomp"), verb.head if verb.dep_ == "parataxis" else None)
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if told is None or subject is None or told.i > subject.i:
        return
    for phrase in (c for c in verb.lefts if c.dep_ == "prep" and told.i < c.i < subject.i):
        days = [c for c in phrase.rights if c.dep_ == "pobj" and c.lower_ in DATES]
        after = phrase.right_edge.i + 1
        if days and verb.doc[after].text == "," and verb.doc[phrase.i - 1].text != ",":
            _hang(phrase, told, "prep")


def _after_mark(verb: Token) -> Token | None:
    """The noun that "after" is taken to govern where a clause follows: "after gunmen from Lima fired"."""
    first = _first(verb) if verb.dep_ in ("advcl", "ccomp", "conj", "relcl") else None
    if first is None or first.tag_ == "MD":
        return None
    marks = [c for c in verb.head.children if c.dep_ == "prep" and c.i < verb.i]
    for mark in (c for c in (*marks, *verb.lefts) if c.lower_ in MARKS):
        for noun in (c for c in mark.rights if c.dep_ == "pobj" and c.tag_ in NAMES):
            if noun.right_edge.i + 1 == first.i and noun.lower_ not in DATES:
                return noun
    return None


def _subject(verb: Token) -> str:
    return "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _hang(token: Token, head: Token, label: str) -> None:
    token.head = head
    token.dep_ = label


def _pass_on(name: Token, head: Token) -> None:
    """Gives what is joined to a name to what the name is beside."""
    for fellow in [c for c in name.rights if c.dep_ in ("cc", "conj")]:
        _hang(fellow, head, fellow.dep_)


def _first(verb: Token) -> Token | None:
    """Where a finite verb's own words begin: its auxiliary or adverb; None where it is not finite."""
    helpers = [child for child in verb.lefts if child.dep_ in HELPERS]
    finite = verb.tag_ in FINITE or any(h.tag_ in FINITE for h in helpers)
    first = verb.i
    for helper in reversed(helpers):
        if helper.i == first - 1:
            first = helper.i
    return verb.doc[first] if finite else None


def _joined_before(verb: Token) -> Token | None:
    """The name between "and" and a verb that has no subject, where the clause before it has it as object."""
    head = verb.head
    if verb.dep_ not in ("conj", "ccomp") or head.i > verb.i or (first := _first(verb)) is None:
        return None
    doc = verb.doc
    joint = next((i for i in range(first.i - 1, head.i, -1) if doc[i].dep_ == "cc"), None)
    if joint is None:
        return None
    for noun in doc[joint + 1 : first.i]:
        if noun.dep_ == "conj" and noun.tag_ in NAMES and noun.head.i < joint and head.is_ancestor(noun):
            opens, ends = noun.left_edge.i == joint + 1, noun.right_edge.i + 1
            parted = doc[noun.i + 1 : first.i]
            aside = not len(parted) or (parted[0].text == "," and parted[-1].text == ",") or ends == first.i
            told = any(t.pos_ in ("VERB", "AUX") for t in parted) and parted[0].text != ","
            governed = noun.head == head or (verb.dep_ == "conj" and noun.head.dep_ in GOVERNED)
            return noun if opens and aside and not told and governed else None
    return None


def _fronted(verb: Token) -> Token | None:
    """The subject that was joined to the phrase before it: "Ahead of talks with Peru, Chile left", where
    the phrase's own noun may have been taken for it."""
    first = _first(verb) if verb.dep_ in ("ROOT", "ccomp") else None
    if first is None or any(_governed_by_date(verb)):
        return None
    phrase = next((c for c in verb.lefts if c.right_edge.i + 1 == first.i), None)
    if phrase is None or phrase.dep_ not in ("prep", "advmod", "advcl", "nsubj", "nsubjpass"):
        return None
    names = (t for t in verb.doc[phrase.i + 1 : first.i] if t.dep_ in ("conj", "appos") and t.tag_ in NAMES)
    names = (t for t in names if t.right_edge.i + 1 == first.i and verb.doc[t.left_edge.i - 1].text == ",")
    name = next(names, None)
    if name is None or phrase.dep_ not in SUBJECTS:
        return name
    before = verb.doc[phrase.left_edge.i - 1] if phrase.left_edge.i > verb.sent.start else None
    if before is None or before.dep_ != "prep" or before.head != verb or any(before.rights):
        return None
    _hang(phrase, before, "pobj")
    return name


def _give_back(verb: Token) -> bool:
    """Whether a verb gets its subject back from the clause beside it: "Peru, whose envoy left, refused"."""
    for clause in (c for c in verb.lefts if c.dep_ == "ccomp"):
        told = [c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")]
        if not told:
            continue
        name = told[0]
        beside = [*told[1:], *(c for c in name.rights if c.dep_ == "appos")]
        if owned := [c for c in beside if any(t.tag_ == "WP$" for t in c.lefts)]:
            for noun in owned:
                _hang(noun, clause, "nsubj")
            _hang(name, verb, _subject(verb))
            _hang(clause, name, "relcl")
            return True
    return False


def _owned_beside(verb: Token) -> Token | None:
    """The noun that "whose" owns, before a name and a verb without a subject."""
    first = _first(verb) if verb.dep_ in ("conj", "ROOT", "ccomp", "relcl") else None
    if first is None or first.i < 2 or verb.doc[first.i - 1].text != ",":
        return None
    name = verb.doc[first.i - 2]
    noun = name.head
    beside = name.dep_ == "appos" and noun.dep_ == "appos" and noun.head.i < noun.i
    owned = beside and any(child.tag_ == "WP$" for child in noun.lefts)
    return noun if owned and verb != verb.sent.root else None


def _governed_by_date(verb: Token) -> Iterator[Token]:
    """The names that open a list of subjects after a date: "In June 2017 Peru, Chile and Cuba left"."""
    for preposition in verb.lefts:
        inner = [child for child in preposition.rights if child.dep_ == "pobj"]
        if preposition.dep_ != "prep" or not inner:
            continue
        first, name = inner[0], inner[-1]
        if first.lower_ in DATES:  # one that was joined to the day or month, with no comma between
            yield from (c for c in first.rights if c.dep_ == "conj" and c.left_edge.nbor(-1).dep_ == "nummod")
        dated = first.lower_ in DATES or first.tag_ == "CD" if name != first else _is_dated(name)
        after = name.right_edge.i + 1
        if dated and name.tag_ in ("NNP", "NNPS") and after < verb.i and verb.doc[after].text == ",":
            yield name


def _is_dated(name: Token) -> bool:
    """Whether a year was taken for a number of a name: "In 2014 Peru, Chile and Cuba left"."""
    return any(c.dep_ == "nummod" and c.is_digit and len(c) == YEAR for c in name.lefts)
