"""Which two parties make a dyad: what one may do to another, and what says only what is one's own."""

from collections.abc import Iterable

from graph.lexicon.frames import Frame
from graph.nlp.phrases import modifies
from graph.nlp.resolve import Party
from graph.nlp.tokens import Doc

GOVERNING = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
# what soldiers and judges do to a government
UPWARD = frozenset({"PROTEST", "REQUEST", "REJECT", "THREATEN"})
SUFFERED = frozenset({"COERCE", "CONCEDE", "ASSAULT"})  # what a state does to persons of its own
HELD = frozenset({"LEADS", "AFFILIATED"})  # what a person is to a state of his own
DISPOSING = frozenset({"MOBILIZE", "RETREAT", "AID", "AGREE", "CONCEDE", "THREATEN"})
FAR = frozenset({"to", "from", "in", "at"})  # where several who agree name no party: "a pipeline to Europe"

Pairs = list[tuple[Party, Party]]


def told_of(parties: Iterable[Party]) -> set[str]:
    """What some parties are, and the states they belong to."""
    return {id for p in parties for id in (p.actor.id, p.actor.country) if id}


def is_dyad(source: Party, target: Party, relation: str) -> bool:
    """Whether two parties are two: not one actor twice, and not a state with its own government, save that
    a person holds an office of it."""
    a, b = source.actor, target.actor
    if a.id == b.id:
        return False
    if relation in HELD and a.kind == "person":
        return True
    if a.country is None or a.country != b.country or "region" in (a.kind, b.kind):
        return True
    if a.kind == "state" and b.kind == "person" and relation in SUFFERED:
        return True
    if "state" in (a.kind, b.kind):
        other = b if a.kind == "state" else a
        return other.sector not in GOVERNING and (other.sector is not None or other.kind == "group")
    return True


def is_own_affair(frame: Frame, source: Party, target: Party) -> bool:
    """Whether a target is only the source's own people, troops or army, to whom nothing is done.

    So are the people where somebody of their state protests ("marched in two towns"), the soldiers whom a
    government sends ("deployed the army"), and those of whom it tells ("claimed that its troops had won").
    """
    a, b = source.actor, target.actor
    if a.country != b.country:
        return False
    if frame.relation == "PROTEST":
        return b.sector == "CVL" and b.kind == "group"
    if b.sector != "MIL":
        return False
    if frame.relation in DISPOSING:
        return target.form == "reference" and a.sector in (None, "GOV", "ELI")
    governs = a.kind == "state" or a.sector in ("GOV", "ELI")
    return frame.relation == "ACCUSE" and bool(frame.complement) and governs and a.country is not None


def are_sides(doc: Doc, sources: list[Party]) -> bool:
    """Whether two stand together before what is between two: "Thai and Cambodian clashes"."""
    heads = [doc[source.end - 1] for source in sources]
    return (
        len(sources) == 2 and all(source.how == "named" for source in sources) and all(map(modifies, heads))
    )


def is_far(frame: Frame, slot: str, sources: list[Party]) -> bool:
    """Whether a slot of a pact names nobody it is with: where several agree, or one signs at a place, save
    persons, who have come to sign it with their host."""
    if frame.relation != "AGREE" or not frame.reciprocal or slot not in FAR:
        return False
    if len({source.actor.id for source in sources}) > 1:
        return True
    return slot in ("in", "at") and any(source.actor.kind != "person" for source in sources)


def are_vague(pairs: Pairs) -> bool:
    """Whether all targets are places or bare roles of the source's own state, but for its rebels."""
    return all(
        t.form in ("reference", "place")
        and s.actor.country == t.actor.country
        and t.actor.sector not in ("REB", "OPP")
        for s, t in pairs
    )


def may_be_meant(pairs: Pairs, relation: str) -> bool:
    """Whether bare roles at home are whom an act is on: "closed five newspapers", "shouted at a minister";
    what is asked for about others ("demanded the release of prisoners") is asked of whoever governs."""
    targets = [t for _, t in pairs]
    governing = relation not in UPWARD or any(t.actor.sector in GOVERNING for t in targets)
    return governing and all(t.form != "place" for t in targets)


def is_theirs(doc: Doc, target: Party, sources: list[Party]) -> bool:
    """Whether a target is the sources' own: "Kuwait and Iraq withdrew their envoys"."""
    told = any(token.lower_ == "their" for token in doc[max(0, target.start - 1) : target.end])
    return told and target.actor.country in {source.actor.country for source in sources}
