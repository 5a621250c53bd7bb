"""Claims: relations between two parties, and which of a sentence's claims give way to others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.lexicon import Lexicon
from graph.nlp.resolve import Party
from graph.nlp.syntax import children
from graph.nlp.triggers import Evoked

AIRED = frozenset({"PROTEST", "REQUEST", "ACCUSE"})  # what a crowd does to whom it protests against


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation between two parties, as the words of one clause evoke it."""

    evoked: Evoked
    source: Party
    target: Party
    slots: tuple[str, str]
    ranks: tuple[int, int]

    @property
    def relation(self) -> str:
        return self.evoked.frame.relation

    @property
    def dyad(self) -> tuple[str, str]:
        return self.source.actor.id, self.target.actor.id

    @property
    def is_abroad(self) -> bool:
        """Whether the words themselves name a target, of another state than the source's."""
        return self.slots[1] != "home" and self.source.actor.country != self.target.actor.country

    def is_above(self, other: "Claim") -> bool:
        """Whether another claim of the same dyad is told below the word of this one: "refused to help"."""
        return self.evoked.word.is_ancestor(other.evoked.word) and self.dyad == other.dyad


def prevailing(claims: list[Claim], lexicon: Lexicon) -> list[Claim]:
    """Those of a sentence's claims that no other takes the place of.

    An agreement to a cooperative act gives way to the act where that is claimed of the same dyad; an
    attack that arms are able to make to their being readied; a refusal to a hostile act that is refused:
    who "refused to condemn Peru" or "ruled out a war with it" turns nothing of Peru's down; a friendly act
    to its refusal: "refused to recognise Peru"; what names nobody to the protest beside it that does: who
    "rallied against Peru, shouting slogans" shouts them at Peru.
    """
    types = lexicon.relation_types
    acts = {c.dyad: c for c in claims if types[c.relation].quad in ("VC", "MC")}

    def yields(claim: Claim, other: Claim) -> bool:
        if claim.slots[1] == "home" and claim.relation in AIRED and other.is_abroad:
            return claim.source.actor.id == other.source.actor.id and other.relation == "PROTEST"
        match claim.relation, other.relation:
            case "ASSAULT", "MOBILIZE":
                return other.is_above(claim)
            case "REJECT", act if act != "REJECT":
                return types[act].sign < 0 and claim.is_above(other)
            case act, "REJECT":
                return types[act].sign > 0 and other.is_above(claim)
        return False

    return [
        c
        for c in claims
        if not (c.relation == "AGREE" and c.evoked.frame.complement and _is_done(c, acts.get(c.dyad)))
        and not any(yields(c, other) for other in claims)
    ]


def _is_done(promise: Claim, act: Claim | None) -> bool:
    """Whether an act is what is promised, and not denied."""
    if act is None or act is promise:
        return False
    return promise.is_above(act) and not children(act.evoked.word, "neg")


def distinct(claims: Iterable[Claim], lexicon: Lexicon) -> Iterator[Claim]:
    """One claim for one dyad and relation in a sentence, the first; symmetric ones in either order."""
    seen: set[tuple[str, ...]] = set()
    for claim in claims:
        symmetric = lexicon.relation_types[claim.relation].symmetric
        key = (claim.relation, *(sorted(claim.dyad) if symmetric else claim.dyad))
        if key not in seen:
            seen.add(key)
            yield claim
