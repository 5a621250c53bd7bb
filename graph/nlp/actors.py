"""The component `entente_actors`: states, organisations, peoples and their sectors, named in a text.

Names come from the lexicon (graph.lexicon.actors), the form of each from the words around it
(graph.nlp.forms), sectors of a country from role nouns (graph.nlp.roles), organisations that no list
knows from what their names say (graph.nlp.organizations).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from graph.lexicon import Lexicon
from graph.lexicon.actors import ActorEntry, ActorLexicon
from graph.model import Actor
from graph.nlp.forms import Forms
from graph.nlp.gathering import gather
from graph.nlp.identity import Identities, Named
from graph.nlp.mentions import Form, Mention
from graph.nlp.names import Match, Names
from graph.nlp.organizations import OrganizationFinder
from graph.nlp.phrases import head_of, ids, where
from graph.nlp.roles import RoleFinder
from graph.nlp.tokens import Doc, Token

NAMED_ALIKE = frozenset({"party"})  # kinds whose names are much the same in many lands


class ActorFinder:
    """Finds the actors that a document names: sets `doc._.mentions` and `doc._.bare_roles`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names: Names[Named] = Names(names_of_actors(lexicon.actors))
        self._ambiguities = {row.name: row for row in lexicon.actors.ambiguities.values()}
        self._by_id = lexicon.actors.by_id
        self._classes = lexicon.frames.classes
        self._halves_ids = ids(self._classes["half"])
        self._forms = Forms(lexicon.frames.classes, self._names.get)
        self._organizations = OrganizationFinder(lexicon)
        self._roles = RoleFinder(lexicon)

    def __call__(self, doc: Doc) -> Doc:
        mentions = sorted(self._named_in(doc), key=lambda m: (m.start, m.end))
        mentions = self._organizations(doc, mentions)
        doc._.mentions, doc._.bare_roles = self._roles(doc, mentions)
        return doc

    def _named_in(self, doc: Doc) -> Iterator[Mention]:
        matches = list(self._names.matches(doc))
        gather(doc, ((match.start, match.end) for match in matches))
        identities = Identities(doc, matches, self._ambiguities, self._by_id)
        for match in matches:
            for actor in identities.of(match):
                yield from self._mention(doc, match, actor)
        yield from self._halves(doc, matches)

    def _mention(self, doc: Doc, match: Match[Named], actor: Actor) -> Iterator[Mention]:
        head = head_of(doc, match.start, match.end)
        own = [n.form for n in match.found if n.actor.id == actor.id]
        choice = frozenset(own or (n.form for n in match.found))
        form = self._forms.form(doc, match.start, match.end, head, choice)
        if form is None or (actor.kind in NAMED_ALIKE and _is_cut_short(doc, match.start, head)):
            return
        people = actor.kind == "group" and match.end == match.start + 1
        if people and self._forms.follows_given(doc, match.start):
            return  # "Kofi Asante" is no people
        yield Mention(match.start, match.end, head, actor, form)
        for start, other in self._shared(doc, match):
            yield Mention(start, start + 1, head, other, form)

    # "North and South Korea", "the South"

    def _shared(self, doc: Doc, match: Match[Named]) -> Iterator[tuple[int, Actor]]:
        """The first of two names that share their last word: "North" in "North and South Korea"."""
        start = match.start
        if match.end - start == 1 or doc[start].lower not in self._halves_ids:
            return
        place, rest = start - 1, doc[start + 1 : match.end].text
        while place > 0 and doc[place].lower_ in ("and", "or", ",", "/", "&", "-", "nor", "both"):
            place -= 1
        if 0 <= place < start - 1 and doc[place].lower_ in self._classes["half"]:
            for named in self._names.get(f"{doc[place].text} {rest}")[:1]:
                yield place, named.actor

    def _halves(self, doc: Doc, matches: list[Match[Named]]) -> Iterator[Mention]:
        """ "The South" in a text that has named "South Korea" or "North Korea"."""
        lands: Counter[str] = Counter()
        for match in matches:
            first, *rest = doc[match.start : match.end].text.split()
            if rest and first.lower() in self._classes["half"]:
                lands[" ".join(rest)] += 1
        if not lands:
            return
        covered = {i for m in matches for i in range(m.start, m.end)}
        for token in (doc[i] for i in where(doc, "LOWER", self._halves_ids) if i not in covered):
            if token.text.istitle() and self._is_half(token):
                for land, _ in lands.most_common():
                    if named := self._names.get(f"{token.text} {land}"):
                        yield Mention(token.i, token.i + 1, token.i, named[0].actor, "name")
                        break

    def _is_half(self, token: Token) -> bool:
        if token.dep_ in ("compound", "amod", "nmod", "advmod"):
            return False
        return any(child.dep_ in ("det", "poss") for child in token.children)


def _is_cut_short(doc: Doc, start: int, head: int) -> bool:
    """Whether a name goes on to the left: "Congress Party" in "the Basotho Congress Party"."""
    before = doc[start - 1] if start else None
    if before is None or before.tag_ != "NNP" or before.dep_ != "compound":
        return False
    return before.head.i == head and before.text.istitle() and not before.is_sent_start


def names_of_actors(lexicon: ActorLexicon) -> Iterator[tuple[str, Named]]:
    """Every name of the lexicon with what it stands for."""
    listed: set[str] = set()
    for entry in lexicon.by_id.values():
        for name, named in _names_of(entry):
            listed.add(name)
            yield name, named
    for row in lexicon.ambiguities.values():
        if row.name not in listed:
            ids = [id for id in row.ids if id in lexicon.by_id]
            yield from ((row.name, Named(lexicon.by_id[id].actor, "name")) for id in ids)


def _names_of(entry: ActorEntry) -> Iterator[tuple[str, Named]]:
    forms: tuple[tuple[Form, Iterable[str]], ...] = (
        ("name", (entry.name,)),
        ("adjective", entry.adjectives),
        ("prefix", entry.prefixes),
        ("people", entry.people),
        ("capital", entry.capitals),
        ("seat", entry.seats),
        ("place", entry.places),
    )
    for form, names in forms:
        for name in names:
            yield from _cased(name, Named(entry.actor, form, entry.since, entry.until))
    for alias in entry.names:
        named = Named(entry.actor, "name", alias.since or entry.since, alias.until or entry.until)
        yield from _cased(alias.name, named)


def _cased(name: str, named: Named) -> Iterator[tuple[str, Named]]:
    """A name, and an organisation's acronym as a word too: "Nato", "Unesco"."""
    yield name, named
    if name.isupper() and len(name) > 3 and named.actor.kind in ("igo", "ngo"):
        yield name.title(), named
