"""Names of several words that the parser took apart, made one unit of the parse again.

It takes "Save the Children" for an order and hangs "Without Borders" from the verb before it. Whoever knows
the name knows better: one word heads it and stands where the name does, the others hang from that word.
"""

from collections.abc import Iterable

from graph.nlp.labels import FINITE, NOMINAL_SUBJECTS, NOUNS, VERBS
from graph.nlp.tokens import Doc, Span, Token

Place = tuple[Token | None, str]  # what a word hangs from, None where it is a root, and its label

JOINTS = frozenset({"IN", "TO"})
STANDING = (*NOMINAL_SUBJECTS, "dobj", "pobj", "dative", "attr", "poss", "conj", "appos")
LOOSE = frozenset("advcl csubj ccomp dep amod npadvmod intj nmod compound advmod".split())


def gather(doc: Doc, names: Iterable[tuple[int, int]]) -> None:
    """Mends the parse of the names, given as stretches of tokens, that do not hang together."""
    for name in [doc[start:end] for start, end in names if end > start + 1]:
        tops = _tops(name)
        if len(tops) != 1 or tops[0].tag_ in VERBS:
            _Gathered(name).hang()
        elif joined := {c.i: (tops[0].i, c.dep_) for t in name for c in _joined(t, tops[0], name)}:
            doc.rehang(joined)


def _joined(word: Token, top: Token, name: Span) -> list[Token]:
    """What is joined to a name's last word and so to the name: "Friends of the Earth and Greenpeace"."""
    return [c for c in word.children if word is not top and c.i >= name.end and c.dep_ in ("cc", "conj")]


def _tops(name: Span) -> list[Token]:
    """The words of a name that hang from none of its others."""
    return [t for t in name if t.head is t or not name.start <= t.head.i < name.end]


class _Gathered:
    """What becomes of one name's words and of those around it."""

    def __init__(self, name: Span) -> None:
        self._name, self._tops, self._chief = name, _tops(name), _chief(name)
        self._places: dict[int, Place] = {}

    def hang(self) -> None:
        head, label = self._place()
        after = self._owned()
        if after is not None:  # "a Doctors Without Borders clinic"
            self._places[after.i] = (head, label)
            head, label = after, "compound"
        self._let_go(head)
        self._pass_on(head if label in NOMINAL_SUBJECTS else self._chief)
        self._places[self._chief.i] = (head, label)
        for top in self._tops:
            if top is not self._chief:
                self._places[top.i] = (self._chief, _label(top, self._chief))
        doc = self._name.doc
        doc.rehang({i: (i if to is None else to.i, label) for i, (to, label) in self._places.items()})
        if self._chief.tag_ not in NOUNS:
            doc.retag(self._chief.i, "NNP", "PROPN")

    def _place(self) -> Place:
        """Where the name stands: as the subject of a verb that lacks one, or where one of its words does."""
        standing = [t for label in STANDING for t in self._tops if t.dep_ == label and t.head is not t]
        ours = [t for t in standing if t is self._chief and t.dep_ != "conj"]
        if standing and (ours or standing[0].tag_ not in VERBS):
            top = (ours or standing)[0]
            return top.head, top.dep_
        top = standing[0] if standing else self._tops[0]
        verbs = [c for t in self._name for c in t.children if self._lacks(c)]
        verbs += [t.head for t in self._tops if t.dep_ in LOOSE and self._lacks(t.head)]
        if verbs:
            passive = any(c.dep_ == "auxpass" for c in verbs[0].children)
            return verbs[0], "nsubjpass" if passive else "nsubj"
        return (None if top.head is top else top.head), top.dep_

    def _lacks(self, verb: Token) -> bool:
        """Whether a word is a finite verb after the name that has no subject."""
        finite = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.children if c.dep_ == "aux")
        subjects = (c for c in verb.children if c.dep_ in NOMINAL_SUBJECTS and not self._holds(c))
        return verb.i >= self._name.end and finite and not any(subjects)

    def _owned(self) -> Token | None:
        """The noun right after the name that was taken for a part of it."""
        end = self._name.end
        noun = self._name.doc[end] if end < len(self._name.doc) else None
        inside = noun is not None and self._holds(noun.head) and noun.tag_ in NOUNS
        return noun if inside and noun is not None and noun.dep_ == "pobj" else None

    def _let_go(self, head: Token | None) -> None:
        """Puts what the name is to hang from, if it hung from the name, where the name's word stood."""
        while head is not None and not self._holds(head):
            above = self._places[head.i][0] if head.i in self._places else head.head
            if above is None or above is head:
                return
            if self._holds(above):
                top = next(t for t in (above, *above.ancestors) if t in self._tops)
                self._places[head.i] = (None if top.head is top else top.head), top.dep_
            else:
                head = above

    def _pass_on(self, heir: Token | None) -> None:
        """Hangs from an heir what hung after the name from those of its words that head nothing any more."""
        lost = [t for t in self._tops if t is not self._chief and t.tag_ not in JOINTS]
        left = [c for t in lost for c in t.children if c.i >= self._name.end and c.i not in self._places]
        for child in left if heir is not None else ():
            if child is not heir:
                self._places[child.i] = (heir, child.dep_)

    def _holds(self, token: Token) -> bool:
        return self._name.start <= token.i < self._name.end


def _chief(name: Span) -> Token:
    """The word that heads a name: the one before its first preposition, else the last."""
    first = name.start
    joint = next((t for t in name if t.tag_ in JOINTS and t.i > first), None)
    if joint is not None and name.doc[joint.i - 1].is_alpha:
        return name.doc[joint.i - 1]
    closed = next((t for t in name if t.text == "(" and t.i > first), None)
    words = [t for t in name if t.is_alpha and (closed is None or t.i < closed.i)]
    return words[-1] if words else name[len(name) - 1]


def _label(word: Token, chief: Token) -> str:
    """How a word of a name hangs from the word that heads it."""
    if word.is_punct:
        return "punct"
    if word.tag_ in JOINTS:
        return "prep"
    return "compound" if word.i < chief.i else "nmod"
