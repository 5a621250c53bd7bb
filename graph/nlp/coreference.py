"""References: pronouns and noun phrases that stand for an actor named before.

Domain-bound and careful: a reference is resolved only where one antecedent of the right kind is plainly
the nearest; the rest stay open.

pronouns      it, he, they, we, there
referents     the likeliest whom "it" and "they" mean
nounphrases   the kingdom, the bloc, its neighbour, the former
several       the two countries, both sides
bareroles     the rebels, troops: whose they are
"""

from dataclasses import replace

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp import syntax
from graph.nlp.antecedents import REACH, Antecedent, Scene, prominence, since, text_of
from graph.nlp.bareroles import BareRoles
from graph.nlp.mentions import ORGANIZED, Mention, Office, mentions_at
from graph.nlp.nounphrases import ORDER, NounPhrases
from graph.nlp.phrases import ids, where
from graph.nlp.pronouns import WE, Pronouns
from graph.nlp.referents import KINDS, Referents
from graph.nlp.several import WITHIN
from graph.nlp.tokens import Doc, Token

PRONOUN, THERE = ids({"PRON"}), ids({"there"})


class ReferenceFinder:
    """Resolves the references of a document into `doc._.references`, mentions of form "reference"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._pronouns = Pronouns(lexicon)
        self.referents = Referents(lexicon)
        self._phrases = NounPhrases(lexicon, self._pronouns)
        self._bare_roles = BareRoles(lexicon)
        self._state_of = lexicon.actors.state_of
        self._commanding = lexicon.frames.classes["commanding"]

    def __call__(self, doc: Doc) -> Doc:
        named = mentions_at(doc)
        history: list[Antecedent] = []
        found: list[Mention] = []
        text = text_of(doc)
        text.homes.update(self._bare_roles.homes(text))
        likely = {
            *where(doc, "POS", PRONOUN),
            *where(doc, "LOWER", THERE),
            *self._phrases.likely(doc),
            *text.roles,
        }
        for number, sentence in enumerate(doc.sents):
            recent = since(number - REACH, history)
            places = range(sentence.start, sentence.end)
            ahead = [Antecedent(m, number, prominence(doc[i])) for i in places for m in named.get(i, ())]
            scene = Scene(number, recent, history, ahead, text)
            quoting = {i for i in places if i in likely and doc[i].lower_ in WE}
            for i in sorted(places, key=quoting.__contains__):  # "we" once it is known who speaks
                here = named.get(i) or (self._referred(doc[i], scene) if i in likely else [])
                if i not in named:
                    found += here
                    text.referred.update((m.head, m.actor) for m in here)
                new = [Antecedent(m, number, prominence(doc[i])) for m in here]
                history += new
                recent += new
        doc._.references = found
        self._settle_offices(doc, text.referred)
        return doc

    def _settle_offices(self, doc: Doc, referred: dict[int, Actor]) -> None:
        """ "Its energy minister", "his foreign minister": of the state or body the pronoun stands for."""
        heads = {m.head: m.actor for m in doc._.mentions}
        settled: list[Office] = []
        told = {o.whose: heads.get(syntax.antecedent(doc[o.whose]).i) for o in doc._.offices if o.whose}
        homes: dict[str, str | None] = {}
        for office in doc._.offices:
            owner = None if office.whose is None else referred.get(office.whose) or told.get(office.whose)
            own = owner and (owner.kind in ORGANIZED or owner.kind == "region" or owner.sector in WITHIN)
            of = office.of or (owner if own else owner and self._state_of(owner))  # "their commander"
            if of and of.kind != "person" and of.id != office.person.id:
                leads = of.kind in ORGANIZED and doc[office.trigger[1] - 1].lemma_ in self._commanding
                settled.append(replace(office, of=of, relation="LEADS" if leads else office.relation))
                if owner:
                    homes[office.person.id] = of.country
        doc._.offices = settled
        for name in ("mentions", "references") if homes else ():
            setattr(doc._, name, [_at_home(mention, homes) for mention in getattr(doc._, name)])

    def _referred(self, token: Token, scene: Scene) -> list[Mention]:
        actors, sure = self._pronouns(token, scene), None
        if token.lower_ in KINDS and token.pos_ == "PRON":
            actors, sure = self.referents(token, scene, actors)
        if actors:
            return [Mention(token.i, token.i + 1, token.i, actor, "reference", sure) for actor in actors]
        if actors := self._phrases(token, scene):
            first = token.i if token.lower_ in ORDER else token.left_edge.i
            return [Mention(first, token.i + 1, token.i, actor, "reference") for actor in actors]
        if token.i in scene.text.roles and not _is_pair(token):
            return self._bare_roles(token, self._phrases.owners(token, scene), scene)
        return []


def _at_home(mention: Mention, homes: dict[str, str | None]) -> Mention:
    """A mention of a person whose office tells the country."""
    actor = mention.actor
    return replace(mention, actor=replace(actor, country=homes[actor.id])) if actor.id in homes else mention


def _is_pair(token: Token) -> bool:
    """ "both governments", "the two leaders", "neither side": the states told of, or nobody."""
    words = {c.lower_ for c in syntax.children(token)}
    return bool(words & {"both", "either", "neither", "each"}) or {"the", "two"} <= words
