"""What is found in a document before anything is said of it: mentions of actors, offices, unowned roles.

Set on a Doc by the components that find them, in the order of the text:

    doc._.mentions     Mention   actors named in the text (graph.nlp.actors, graph.nlp.persons)
    doc._.offices      Office    who holds which office of whom (graph.nlp.persons)
    doc._.bare_roles   BareRole  "the rebels", "police": roles whose country the words do not name
    doc._.references   Mention   pronouns and phrases that stand for an actor (graph.nlp.coreference)

Places are token indices; `end` is one past the last token.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from graph.model import Actor
from graph.nlp.tokens import Doc

Form = Literal[
    "name",
    "adjective",
    "prefix",
    "people",
    "capital",
    "seat",
    "place",
    "role",
    "person",
    "office",
    "reference",
]
Held = Literal["present", "past", "future"]
Tie = Literal["LEADS", "AFFILIATED"]  # the relation that an office is

ORGANIZED = frozenset({"igo", "ngo", "party", "armed-group", "company"})  # kinds of actor with members
LONG = 20  # mentions of states and theirs from which on a text is more than a few sentences


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor; `head` is the token that stands for them in the parse tree.

    Two mentions may share a head: in "North and South Korea" both hang from "Korea". `sure` is how likely a
    pronoun means the actor, 0 to 1, where that was weighed.
    """

    start: int
    end: int
    head: int
    actor: Actor
    form: Form
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class BareRole:
    """A role noun without a country: `noun` is its lemma, `sector` the PLOVER sector it stands for."""

    start: int
    end: int
    head: int
    sector: str
    noun: str


@dataclass(frozen=True, slots=True)
class Office:
    """A person's office. `start` to `end` covers office and name, `trigger` the words of the office; `of` is
    none until the pronoun `whose` ("its minister") is resolved, `stated` where the text itself says it."""

    person: Actor
    relation: Tie
    of: Actor | None
    start: int
    end: int
    trigger: tuple[int, int]
    held: Held = "present"
    whose: int | None = None
    stated: bool = True


def state_counts(mentions: Iterable[Mention]) -> Counter[str]:
    """How often a text speaks of each state and of what is its."""
    return Counter(m.actor.country for m in mentions if m.actor.country)


def mentions_at(doc: Doc) -> dict[int, list[Mention]]:
    """The mentions of a document by the token that heads them."""
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in doc._.mentions:
        found[mention.head].append(mention)
    return found
