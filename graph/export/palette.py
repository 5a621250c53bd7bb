"""The colours and dashes of every picture of the graph, told apart by people who are colour-blind too.

Signs take the ends of ColorBrewer's RdBu scale (Harrower and Brewer, 2003).
"""

from graph.model import Relation
from graph.network import standing

SIGN_COLOURS = {1: "#2166ac", -1: "#b2182b", 0: "#6b7280"}
SIGN_NAMES = {1: "cooperative", -1: "conflictual", 0: "neither"}

KIND_COLOURS = {
    "state": "#334155",
    "person": "#0f766e",
    "igo": "#7c3aed",
    "ngo": "#a16207",
    "armed-group": "#be123c",
    "company": "#0369a1",
    "party": "#c2410c",
    "group": "#4d7c0f",
    "region": "#64748b",
}

DASHES = {"asserted": "", "unasserted": "7 5", "denied": "2 4"}
"""The stroke pattern in pixels of each standing of an edge; empty is a full line."""


def dashes(edge: Relation) -> str:
    """The stroke pattern of an edge: full only where a statement asserts it."""
    return DASHES[standing(edge)]
