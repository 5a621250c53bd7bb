"""How sure a claim is: a logistic sum of what speaks for and against it (data/confidence.yaml)."""

from collections.abc import Iterator, Mapping
from math import exp

from graph.nlp.qualifiers import Qualified
from graph.nlp.statements import Claim

FAR = 16  # tokens between the parties
LATE = 2  # slots that were tried for the target before the one where it stands


def confidence(claim: Claim, qualified: Qualified, weights: Mapping[str, float]) -> float:
    """The estimated probability that a claim is right, from 0 to 1 in steps of 0.01."""
    odds = sum(weights[trait] for trait in _traits(claim, qualified))
    return round(1 / (1 + exp(-odds)), 2)


def _traits(claim: Claim, qualified: Qualified) -> Iterator[str]:
    source, target = claim.source, claim.target
    yield "base"
    if claim.evoked.frame.narrowness >= 2:
        yield "narrow"
    if "reference" in (source.how, target.how):
        yield "reference"
    if source.how == "loose":
        yield "loose-source"
    if target.how == "loose":
        yield "loose-target"
    if abs(source.start - target.start) >= FAR:
        yield "far"
    if source.actor.country and source.actor.country == target.actor.country:
        yield "domestic"
    if "region" in (source.actor.kind, target.actor.kind):
        yield "region"
    if qualified.modality == "possible":
        yield "unreal"
    if qualified.negative:
        yield "denied"
    if claim.ranks[1] >= LATE:
        yield "late"
