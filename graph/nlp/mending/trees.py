"""What the mending asks of spaCy's own tokens, and how it hangs them elsewhere."""

from spacy.tokens import Token

from graph.nlp.labels import DATES, FINITE, PROPER, SUBJECTS

HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})


def before(token: Token, *labels: str) -> list[Token]:
    """The children of some labels that stand before a token."""
    return [child for child in token.lefts if child.dep_ in labels]


def after(token: Token, *labels: str) -> list[Token]:
    """The children of some labels that stand after a token."""
    return [child for child in token.rights if child.dep_ in labels]


def has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.lefts)


def is_name(token: Token) -> bool:
    return token.tag_ in PROPER and token.lower_ not in DATES


def is_followed(token: Token, *tags: str) -> bool:
    """Whether a word with one of some tags stands right after a token."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].tag_ in tags


def opening(verb: Token) -> Token | None:
    """Where a finite verb's own words begin: its auxiliary or adverb; None where it is not finite."""
    helpers = before(verb, *HELPERS)
    finite = verb.tag_ in FINITE or any(h.tag_ in FINITE for h in helpers)
    first = verb.i
    for helper in reversed(helpers):
        if helper.i == first - 1:
            first = helper.i
    return verb.doc[first] if finite else None


def hang(token: Token, head: Token, label: str) -> None:
    token.head = head
    token.dep_ = label


def hang_subject(noun: Token, verb: Token) -> None:
    """Hangs a noun from a verb as its subject."""
    hang(noun, verb, subject_label(verb))


def subject_label(verb: Token) -> str:
    return "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"


def pass_on(name: Token, head: Token) -> None:
    """Gives what is joined to a name to what the name is beside."""
    for fellow in after(name, "cc", "conj"):
        hang(fellow, head, fellow.dep_)
