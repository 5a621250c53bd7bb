"""What is done, to whom and by whom."""

from spacy.tokens import Token

from graph.nlp.labels import NOUNS, PROPER
from graph.nlp.mending.clauses import is_charge
from graph.nlp.mending.trees import after, before, hang, is_followed

NAMING = frozenset(  # forms, for lemmas come later
    "brand brands branded branding label labels labelled labeled dub dubs dubbed call calls called calling "
    "term terms termed declare declares declared declaring name names named".split()
)
KEEPING = frozenset("keep keeps kept keeping leave leaves left leaving hold held".split())
SPANS = frozenset(
    "minute minutes hour hours day days night nights week weeks month months year years morning afternoon "
    "evening weekend dawn dusk noon midnight daybreak".split()
)
LETTING = frozenset("let lets letting".split())
ONWARD = ("TO", "RP", "RB", "VB", "NN", "VBG")  # tags of what follows who only goes on: "let it go ahead"
LOADED = frozenset("packed laden loaded filled crammed rigged stuffed primed".split())
INTO = frozenset({"into", "at", "outside"})
DEEDS = frozenset(
    "abduction abductions arrest arrests assassination assassinations beating beatings beheading beheadings "
    "capture deportation detention execution executions expulsion hijacking imprisonment jailing kidnapping "
    "kidnappings killing killings lynching massacre murder murders persecution rape rapes seizure shooting "
    "shootings slaughter slaying slayings stabbing torture".split()
)
DOERS = PROPER | {"NNS"}
HANDING = frozenset("hand hands handed handing".split())
RECORDS = frozenset(
    "files records documents papers dossiers evidence intelligence information details transcripts".split()
)
OWNED = frozenset({"DT", "PRP$"})
TELLING = (
    "told",
    "tell",
    "warn",
    "assur",
    "inform",
    "remind",
    "met",
    "meet",
    "advis",
    "promis",
    "receiv",
    "join",
)
SENDING = ("send", "sent", "fly", "flew", "flown", "bring", "brought", "ship", "order", "bundle")
STRIKERS = frozenset(
    "striking protesting visiting demonstrating rioting feuding warring mutinying returning fleeing".split()
)


def give_object(verb: Token) -> None:
    """Gives a gerund what it does something to: "replied by halting supplies", "accused of arming rebels"."""
    noun = verb.head
    by = noun.head
    if verb.tag_ != "VBG" or verb.dep_ != "amod" or noun.dep_ != "pobj" or noun.left_edge != verb:
        return
    if by.dep_ == "prep" and by.i == verb.i - 1 and (by.lower_ == "by" or is_charge(by)):
        hang(verb, by, "pcomp")
        hang(noun, verb, "dobj")


def give_whom(verb: Token) -> None:
    """Gives "whom" to what one is said to do to them: "the rebels, whom Peru is accused of arming"."""
    if verb.dep_ != "relcl" or not before(verb, "nsubjpass"):
        return
    for whom in [c for c in before(verb, "dobj") if c.tag_ in ("WP", "WDT")]:
        deeds = (d for p in after(verb, "prep") for d in p.rights if d.tag_ == "VBG")
        if deed := next(deeds, None):
            deed.dep_ = "pcomp"
            hang(whom, deed, "dobj")


def give_gift(verb: Token) -> None:
    """Tells what is given from whom it is given to: "the aid that Peru gave Chile"."""
    if verb.dep_ != "relcl":
        return
    for what in [c for c in before(verb, "dative") if c.tag_ == "WDT"]:
        for whom in [c for c in after(verb, "dobj") if c.tag_ in PROPER or c.tag_ == "PRP"]:
            what.dep_, whom.dep_ = "dobj", "dative"


def give_title(verb: Token) -> None:
    """Gives what is called something its name back: "Peru branded Chile an aggressor"."""
    if verb.lower_ not in NAMING or after(verb, "oprd"):
        return
    if called := after(verb, "dobj"):
        for title in [c for c in after(called[0], "appos") if c.left_edge.lower_ in ("a", "an")]:
            if title.doc[title.left_edge.i - 1].text != ",":
                hang(title, verb, "oprd")
        return
    for named in [c for c in after(verb, "dative") if c.tag_ in NOUNS]:
        for title in [c for c in after(named, "appos") if c.left_edge.i == named.i + 1]:
            hang(named, verb, "dobj")
            hang(title, verb, "oprd")


def give_state(verb: Token) -> None:
    """Gives a verb the state that it keeps its object in: "kept the envoys locked up"."""
    if verb.lower_ not in KEEPING:
        return
    for kept in after(verb, "dobj"):
        for state in [c for c in after(kept, "acl") if c.tag_ == "VBN" and c.i == kept.i + 1]:
            hang(state, verb, "oprd")


def give_count(verb: Token) -> None:
    """Gives a verb what it does to so many: "kidnapped up to 16 advisers" is no kidnapping up."""
    if not is_followed(verb, "IN", "RP") or after(verb, "dobj"):
        return
    for up in [c for c in verb.rights if c.lower_ == "up" and c.i == verb.i + 1]:
        for to in [t for t in (*up.rights, *verb.rights) if t.lower_ == "to" and t.i == up.i + 1]:
            for counted in [c for c in after(to, "pobj") if c.left_edge.tag_ == "CD"]:
                hang(counted, verb, "dobj")
                hang(up, counted, "quantmod")
                hang(to, up, "prep")


def give_agent(verb: Token) -> None:
    """Gives a passive its doer: "were released unharmed by rebels", "were kept from leaving by guards", "were
    beaten for two nights by guards"."""
    if verb.tag_ != "VBN" or not is_followed(verb, "JJ", "IN"):
        return
    if not before(verb, "auxpass") or after(verb, "agent"):
        return
    doers = [by for c in verb.rights if c.tag_ == "JJ" and c.i == verb.i + 1 for by in after(c, "agent")]
    for deed in [d for c in after(verb, "prep") for d in c.rights if d.tag_ == "VBG"]:
        doers += [c for c in deed.rights if c.lower_ == "by" and any(t.tag_ in DOERS for t in c.rights)]
    for noun in [o for p in after(verb, "prep") for o in after(p, "pobj")]:
        doers += [by for by in after(noun, "prep") if by.lower_ == "by" and _is_when_or_where(noun)]
    for by in doers:
        hang(by, verb, "agent")


def _is_when_or_where(noun: Token) -> bool:
    """Whether a noun is a time or a named place, by which nobody does anything."""
    return noun.tag_ in PROPER or noun.lower_ in SPANS


def give_way(load: Token) -> None:
    """Gives a verb whither its object goes, that was hung from its load: "drove a car packed with explosives
    into a barracks"."""
    vehicle = load.head
    if load.dep_ != "acl" or load.lower_ not in LOADED or vehicle.dep_ != "dobj":
        return
    for into in [p for w in (load, *after(load, "prep")) for p in _phrases(w) if p.lower_ in INTO]:
        hang(into, vehicle.head, "prep")


def _phrases(word: Token) -> list[Token]:
    """The prepositions after a word and after what it governs."""
    return [*after(word, "prep"), *(p for o in after(word, "pobj") for p in after(o, "prep"))]


def give_author_of(by: Token) -> None:
    """Gives a violent deed its doer, hung from whom it is done to: "the murder of a mayor by gunmen"."""
    whom = by.head
    of = whom.head
    if by.dep_ != "prep" or whom.dep_ != "pobj" or of.lower_ != "of":
        return
    if of.head.lower_ in DEEDS and whom.lower_ not in DEEDS:
        hang(by, of.head, "prep")


def give_author(verb: Token) -> None:
    """Gives what an active verb does something to its doer: "banned a march by Basque separatists"."""
    if verb.tag_ == "VBG" or not before(verb, "nsubj") or before(verb, "auxpass"):
        return
    for by in after(verb, "agent"):
        for done in [c for c in after(verb, "dobj") if c.right_edge.i == by.i - 1]:
            hang(by, done, "prep")


def give_freed(verb: Token) -> None:
    """Gives "let" whom it lets go, where the parser has them go somewhere: "let two nurses go on Sunday"."""
    let = verb.head
    if verb.lower_ != "go" or verb.dep_ != "ccomp" or let.lower_ not in LETTING:
        return
    freeing = not is_followed(verb, *ONWARD)
    for freed in [c for c in before(verb, "nsubj") if freeing and c.right_edge.i == verb.i - 1]:
        hang(freed, let, "dobj")
        for rest in [c for c in verb.children if c != freed]:
            hang(rest, let, rest.dep_)
        hang(verb, let, "prt")
        verb.tag_, verb.pos_ = "RP", "ADP"


def give_judged(verb: Token) -> None:
    """Gives a verb what it judges, where the judgment stands first: "hailed as brave the decision of Peru",
    "denounced as baseless Chile's claims"."""
    if not is_followed(verb, "IN") or after(verb, "dobj") or before(verb, "auxpass"):
        return
    for as_ in [c for c in after(verb, "prep") if c.lower_ == "as" and c.i == verb.i + 1]:
        for noun in after(as_, "pobj"):
            judgment = noun.left_edge
            if judgment.tag_ not in ("JJ", "VBN", "VBG") or judgment.i != as_.i + 1 or judgment == noun:
                continue
            following = judgment.nbor()
            people = following.tag_ == "JJ" and following.text.istitle()  # "Peruvian charges"
            if (
                people
                or following.tag_ in OWNED
                or any(c.tag_ == "POS" for c in noun.doc[following.i : noun.i])
            ):
                hang(judgment, as_, "amod")
                hang(noun, verb, "dobj")


def give_called(verb: Token) -> None:
    """Makes an object of whom one calls, who was taken for what somebody is called: "called the Chilean
    minister"."""
    if verb.lower_ not in ("called", "calls", "calling") or before(verb, "auxpass", "nsubjpass", "dobj"):
        return
    titles = after(verb, "oprd")
    if len(titles) != 1 or after(verb, "dobj", "ccomp"):
        return
    definite = titles[0].left_edge.lower_ == "the" and titles[0].left_edge.i == verb.i + 1
    if definite and before(verb, "nsubj") and verb.dep_ != "relcl":
        hang(titles[0], verb, "dobj")


def give_receiver(verb: Token) -> None:
    """Tells whom papers are handed from the papers: "handed Chile files on smugglers"."""
    if verb.lower_ not in HANDING or after(verb, "dative"):
        return
    for papers in [c for c in after(verb, "dobj") if c.lower_ in RECORDS]:
        for whom in [c for c in before(papers, "compound") if c.tag_ in PROPER and c.i == papers.i - 1]:
            if whom.left_edge.i == verb.i + 1:
                hang(whom, verb, "dative")


def give_strikers(gerund: Token) -> None:
    """Gives a verb those whom it tells something, who are told of by what they do: "told striking miners that
    they would be paid"."""
    verb = gerund.head
    if gerund.lower_ not in STRIKERS or gerund.dep_ not in ("xcomp", "advcl") or gerund.i != verb.i + 1:
        return
    if not verb.lower_.startswith(TELLING) or after(verb, "dobj"):
        return
    for whom in [c for c in after(gerund, "dobj") if c.tag_ in DOERS and c.left_edge.i == gerund.i + 1]:
        for rest in [c for c in (*gerund.rights, *after(whom, "relcl")) if c.i > whom.i and c.dep_ != "acl"]:
            hang(rest, verb, "ccomp" if rest.dep_ == "relcl" and _is_that(rest) else rest.dep_)
        hang(whom, verb, "dobj")
        hang(gerund, whom, "amod")


def _is_that(clause: Token) -> bool:
    """Whether a clause opens with "that" as a mark: what is told, not who."""
    return any(c.lower_ == "that" for c in before(clause, "mark"))


def give_homeward(verb: Token) -> None:
    """Gives a verb whom it sends home: "sent the fugitive banker home to Peru" sends no home of a banker."""
    if not verb.lower_.startswith(SENDING):
        return
    for home in [c for c in after(verb, "dobj") if c.lower_ == "home"]:
        for sent in [c for c in before(home, "compound") if c.i == home.i - 1 and c.tag_ in NOUNS]:
            for own in [c for c in home.lefts if c.i < sent.i]:
                hang(own, sent, own.dep_)
            hang(sent, verb, "dobj")
            hang(home, verb, "advmod")
            home.tag_, home.pos_ = "RB", "ADV"
