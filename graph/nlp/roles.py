"""Sub-state actors: a role noun and whose it is. "Iraqi troops" are IRQ.MIL, "U.N. peacekeepers" the UN.

Its owner stands before a role noun ("Iraqi", "Iraq's", "the Baghdad") or after it ("of Iraq", "in Zimbabwe",
"based in Chad"); a role that names none is kept as a BareRole for the references to settle.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from graph.lexicon import Lexicon
from graph.model import Actor
from graph.nlp.mentions import ORGANIZED, BareRole, Mention
from graph.nlp.phrases import MODIFYING, head_of, is_hyphenated, is_opposed, is_tied, lower_at, lower_before
from graph.nlp.rolenouns import Role, RoleNouns
from graph.nlp.syntax import children, conjuncts, prepositional_objects
from graph.nlp.tokens import Doc, Token

LED = frozenset({"OPP", "REB", "UAF", "CRM", "PTY", "REL", "LAB", "AGR", "EDU", "BUS", "MED", "REF", "HRI"})
OWN = frozenset({"GOV", "MIL", "LEG"})  # sectors of a state, which a people within states has for itself
ORGANS = frozenset({"GOV", "MIL", "COP", "LEG"})  # sectors that those of two states act in together
OWNING = frozenset({"of", "in", "from", "at", "across", "throughout"})


class RoleFinder:
    """Joins role nouns to their owners: returns all mentions, and the roles that name no owner."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._actors = lexicon.actors
        self._classes = lexicon.frames.classes
        self._containers, self._speaking = self._classes["container"], self._classes["spokesperson"]
        self._belonging, self._possessed = self._classes["belonging"], self._classes["possessed"]
        self._national, self._societies = self._classes["national"], self._classes["national-society"]
        self._nouns = RoleNouns(lexicon)

    def __call__(self, doc: Doc, mentions: list[Mention]) -> tuple[list[Mention], list[BareRole]]:
        mentions = list(self._rehomed(doc, mentions))
        by_head: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            by_head[mention.head].append(mention)
        swallowed: set[Mention] = set()
        owned: list[Mention] = []
        bare: list[BareRole] = []
        for minority, owners in self._minorities(doc, mentions, by_head):
            swallowed.update(owners)
            if isinstance(minority, Mention):
                owned += [minority] if minority not in owned else []
            else:
                bare.append(minority)
        nouns = self._nouns(doc, {i for m in mentions for i in range(m.start, m.end)})
        for noun in reversed(nouns):  # in "doctors of American aid groups" the owner comes first
            role, owners, made = self._joined(doc, noun, by_head)
            owned += made
            by_head[role.head] += made
            if made:
                swallowed.update(o for o in owners if not _is_title(doc, o))
            else:
                inside = [m for m in mentions if role.start <= m.start < m.end <= role.head]
                swallowed.update(m for m in inside if _is_faith(m.actor))  # "Moslem guerrillas"
                lemma = doc[role.head].stem_
                bare.append(BareRole(role.start, role.head + 1, role.head, role.sector, lemma))
        covered = {i for m in owned for i in range(m.start, m.end)}
        swallowed.update(m for m in mentions if m.start in covered and _is_stateless(m))
        kept = [m for m in (*mentions, *owned) if m not in swallowed]
        everyone = sorted(kept, key=lambda m: (m.start, m.end))
        return list(self._apposed(doc, everyone)), sorted(bare, key=lambda role: role.head)

    def _joined(
        self, doc: Doc, noun: Role, by_head: Mapping[int, list[Mention]]
    ) -> tuple[Role, list[Mention], list[Mention]]:
        """A role with the people it is of, its owners, and what it is of each of them."""
        modifiers = dict.fromkeys(self._before(doc[noun.head], noun))
        before = [m for h in modifiers for m in by_head.get(h.i, ())]
        role = _widened(noun, before)
        owners = list(self._owners(doc, role, before, by_head))
        whose = self._settled(doc, owners, role)
        if people := next((m for m in before if role.sector in OWN and _is_landless(m.actor)), None):
            whose = [replace(m, actor=self._living(people.actor, m.actor)) for m in owners] or [people]
            role = replace(role, sector="GOV")  # "Kurdish forces in Iraq" are the Kurds there
        return role, owners, [m for owner in whose if (m := self._owned(doc, role, owner))]

    def _rehomed(self, doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
        """ "Ghana's Trades Union Congress" is not Britain's: a name that many lands use is its owner's."""
        for before, name in zip((None, *mentions), mentions, strict=False):
            home = None
            if before and _is_borrowed(doc, before, name):
                home = self._actors.sector(before.actor.country or "", name.actor.sector or "PTY")
            elif before and _is_beside(doc, before, name) and self._is_society(doc, name):
                home = self._actors.sector(before.actor.country or "", name.actor.sector or "HLH")
            yield replace(name, actor=home, form="role") if home else name

    def _is_society(self, doc: Doc, name: Mention) -> bool:
        """ "Colombia's Red Cross", "the Polish Catholic Church": a society of one state."""
        return doc[name.start : name.end].text.lower() in self._societies

    # peoples within states

    def _minorities(
        self, doc: Doc, mentions: list[Mention], by_head: Mapping[int, list[Mention]]
    ) -> Iterator[tuple[Mention | BareRole, list[Mention]]]:
        """ "Bosnian Serbs", "Estonia's Russians", "ethnic Turks in Bulgaria": people of where they live."""
        one = last = None  # the mention before, and the last of those looked at: "Russians" may be two
        for people in mentions:
            one = last if last and last.start < people.start else one
            last = people
            if people.form == "people" and people.actor.kind in ("state", "group"):
                beside = one if one and _is_of(doc, one, people) else None
                if found := self._minority(doc, people, beside, by_head):
                    yield found

    def _minority(
        self, doc: Doc, people: Mention, before: Mention | None, by_head: Mapping[int, list[Mention]]
    ) -> tuple[Mention | BareRole, list[Mention]] | None:
        """A people as a role, where it lives among another, with the mentions that tell so."""
        role = Role(people.start, people.head, "CVL")
        ethnic = bool(self._classes["ethnic"] & {lower_before(doc, people.start), doc[people.start].lower_})
        place = self._dwelling(doc, people, by_head, ethnic=ethnic)
        if place and (mention := self._owned(doc, role, place)):
            return mention, [people, place]
        is_state = people.actor.kind == "state"
        if before and (before.actor != people.actor if is_state else people.actor.country is None):
            owner = self._settled(doc, [before, people], role)[0] if is_state else before  # "Kuwaiti Shiites"
            mention = self._owned(doc, role, owner)
            return (mention, [before, people]) if mention else None
        if is_state and ethnic:
            noun = doc[people.head].lower_
            return BareRole(people.start - 1, people.end, people.head, "CVL", noun), [people]
        return None

    def _dwelling(
        self, doc: Doc, people: Mention, by_head: Mapping[int, list[Mention]], *, ethnic: bool
    ) -> Mention | None:
        """The land after a people that it lives in, of another people: "Catholics in Lithuania"."""
        if not (ethnic or _is_stateless(people) or lower_at(doc, people.end) in ("of", "from")):
            return None
        places = [m for t in self._after(doc[people.head], abroad=False) for m in by_head.get(t.i, ())]
        return next((m for m in places if m.actor.country not in (None, people.actor.country)), None)

    # whose they are

    def _owners(
        self, doc: Doc, role: Role, modifiers: list[Mention], by_head: Mapping[int, list[Mention]]
    ) -> Iterator[Mention]:
        """Those before a role noun, else those after it; a people without a state is at home where it is."""
        noun = doc[role.head]
        before = [m for m in modifiers if self._is_plain(doc, m)]
        own = [m for m in before if not _is_stateless(m)]
        if own:
            yield from own
            return
        held = any(c.tag_ == "PRP$" for c in children(noun, "poss"))  # "its base in Iceland"
        abroad = not before and (held or noun.stem_ in self._classes["abroad"])
        for place in self._after(noun, abroad=abroad):
            found = [m for token in conjuncts(place) for m in by_head.get(token.i, ())]
            found = found or [m for c in place.lefts if c.dep_ in MODIFYING for m in by_head.get(c.i, ())]
            if not found and place.tag_ == "NN":  # "leaders of the regional bloc ECOWAS"
                found = [m for c in children(place, "appos") for m in by_head.get(c.i, ())]
            national = noun.stem_ in self._national  # "talks with the government in Arusha"
            found = [m for m in found if not (national and m.form == "place")]
            if found:
                yield from (m for m in found if m.form != "people")
                return

    def _is_plain(self, doc: Doc, mention: Mention) -> bool:
        """Not "anti-Syria", not "Iranian-backed": said of the one it modifies, not of another."""
        following = lower_at(doc, mention.end + 1)
        led = following == "led" and mention.actor.kind in ("state", *ORGANIZED)  # "Hamas-led gunmen"
        belongs = led or following in self._belonging
        return (belongs or not is_hyphenated(doc, mention.end)) and not is_opposed(doc, mention.start)

    def _before(self, noun: Token, role: Role) -> Iterator[Token]:
        """Modifiers of the noun and its phrase, and those that share its head: "Israeli army jeep"."""
        phrase = [noun, *(noun.doc[i] for i in range(role.start, role.head))]
        found = [child for word in phrase for child in word.lefts if child.dep_ in MODIFYING]
        if noun.dep_ in MODIFYING and noun.i < noun.head.i:
            found += [child for child in noun.head.lefts if child.i < role.start and child.dep_ in MODIFYING]
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in self._containers:
            found += [c for c in noun.head.head.lefts if c.dep_ in MODIFYING]  # "a U.N. group of experts"
        for child in found:
            yield child
            if child.lower_ in self._belonging or child.lower_ == "led":  # "a Greek-owned tanker"
                yield from (c for c in child.lefts if c.dep_ in MODIFYING)
            if child.n_rights:
                yield from (t for t in conjuncts(child)[1:] if t.i < role.head)
                yield from (
                    c for c in child.lefts if c.dep_ in MODIFYING
                )  # "Sudanese government and rebel envoys"

    def _after(self, noun: Token, *, abroad: bool) -> Iterator[Token]:
        """Where or whose it is by the words after it; of troops abroad "in" tells neither."""
        owning = {"of", "from"} if abroad else OWNING
        if noun.dep_ == "pobj" and noun.head.head.lemma_ in self._classes["leaving"]:
            owning = owning - {"from"}
        if noun.stem_ in self._speaking:
            owning = owning | {"for"}  # "negotiators for the government and the rebels"
        for child in children(noun):
            if child.i > noun.i and child.dep_ == "prep" and child.lower_ in owning:
                yield from prepositional_objects(child)
            if child.i > noun.i and child.dep_ == "acl" and child.lemma_ in self._possessed:
                phrases = children(child, "prep", "agent")  # "a ship belonging to a Greek firm"
                yield from (t for phrase in phrases for t in prepositional_objects(phrase))

    def _settled(self, doc: Doc, owners: list[Mention], role: Role) -> list[Mention]:
        """Of two peoples side by side ("Croatian Serb refugees") the one whose state they live in; of a state
        and its party ("Nicaragua's Sandinista government") the state if the role is to govern, else it."""
        governs = role.sector == "GOV" and doc[role.head].stem_ not in self._classes["leading"]
        for one, two in pairwise(owners):
            if _is_descent(doc, one, two):
                return [one]
            kinds = {one.actor.kind, two.actor.kind}
            if one.actor.country == two.actor.country and "state" in kinds and len(kinds) == 2:
                return [m for m in (one, two) if (m.actor.kind == "state") == governs]
            demonyms = one.form in ("adjective", "people") and two.form in ("adjective", "people")
            joint = role.sector in ORGANS and is_tied(doc, one.end - 1)  # "Greek-Bulgarian patrols"
            if demonyms and one.end == two.start and not joint:
                last = two.actor.name.lower() in self._classes["settled"]
                return [two if last else one]
        return owners

    def _owned(self, doc: Doc, role: Role, owner: Mention) -> Mention | None:
        actor = self._actor(owner.actor, role.sector)
        if actor is None:
            return None
        if _is_title(doc, owner):
            return Mention(role.start, role.head + 1, role.head, actor, "role")
        start, end = min(owner.start, role.start), max(owner.end, role.head + 1)
        return Mention(start, end, role.head, actor, "role")

    def _living(self, people: Actor, state: Actor) -> Actor:
        """A people as it lives in a state, where the lexicon has it so: Kurds in Iraq."""
        return self._actors.actor(f"{state.country}.{people.id}") or people

    def _actor(self, owner: Actor, sector: str) -> Actor | None:
        if sector == "GOV" and owner.kind == "group" and owner.sector in LED:
            return owner  # "leaders of the Chadian opposition"
        if sector == "GOV" and owner.kind == "group" and owner.sector is None:
            return owner  # "Zulu chiefs" govern no state
        if sector == "MIL" and owner.kind == "region":
            return owner  # "Abkhaz troops" are no state's
        if owner.country and (
            owner.kind in ("state", "group") or (owner.kind == "region" and sector != "GOV")
        ):
            return self._actors.sector(owner.country, sector)
        return None if owner.kind in ("state", "group") else owner

    # one actor under two names

    def _apposed(self, doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
        """ "The Somali militant group al-Shabaab", "the Afghan Taliban": one actor, the one that is named."""
        previous: Mention | None = None
        for mention in mentions:
            if previous and self._names(doc, mention, previous):
                start, end = previous.start, mention.end
                previous = Mention(start, end, head_of(doc, start, end), mention.actor, "name")
                continue
            if previous:
                yield previous
            previous = mention
        if previous:
            yield previous

    def _names(self, doc: Doc, mention: Mention, previous: Mention) -> bool:
        """Whether a mention names the body that the words right before it describe: of the same state, or
        called a body of another ("the Swiss charity Terre des Hommes")."""
        body = mention.form == "name" and mention.actor.kind in ORGANIZED and mention.start == previous.end
        alike = previous.actor.country == mention.actor.country
        called = mention.actor.country and doc[previous.head].lemma_ in self._classes["body-noun"]
        return body and (
            (previous.form == "role" and (called or alike)) or (alike and previous.form == "adjective")
        )


def _is_descent(doc: Doc, state: Mention, region: Mention) -> bool:
    """Whether a part of the world tells only whence a state's people came: "Kenya's Asian community"."""
    descent = state.actor.kind == "state" and region.actor.kind == "region" and region.form == "adjective"
    own = lower_at(doc, state.end) == "'s" and region.start == state.end + 1
    return descent and own and not region.actor.country


def _is_of(doc: Doc, land: Mention, people: Mention) -> bool:
    """Whether a mention tells the land of the people after it: "Bosnian Serbs", "Estonia's Russians"."""
    if land.end == people.start:
        return land.form == "adjective"
    owned = land.end + 1 == people.start and lower_at(doc, land.end) in ("'s", "'", "’s", "’")
    return owned and land.form in ("name", "place") and land.actor.kind in ("state", "region")


def _is_borrowed(doc: Doc, state: Mention, name: Mention) -> bool:
    """Whether a body's name stands beside another state than its own: "Ghana's Trades Union Congress"."""
    body = name.actor.kind in ("party", "ngo") and name.form == "name"
    return body and _is_beside(doc, state, name) and name.actor.country not in (None, state.actor.country)


def _is_beside(doc: Doc, state: Mention, name: Mention) -> bool:
    """Whether a name stands right after a state that owns or modifies it."""
    possessive = lower_at(doc, state.end) == "'s"
    return state.actor.kind == "state" and name.start == state.end + possessive


def _is_title(doc: Doc, owner: Mention) -> bool:
    """Whether a role is a person's title: "the government of Peruvian President Alan Garcia"."""
    word = doc[owner.head]
    return owner.form == "role" and word.dep_ == "compound" and word.head.tag_ == "NNP"


def _widened(role: Role, modifiers: list[Mention]) -> Role:
    """A role with the people or faith before it: "Kurdish forces"."""
    starts = [m.start for m in modifiers if _is_stateless(m)]
    return replace(role, start=min([role.start, *starts])) if starts else role


def _is_landless(actor: Actor) -> bool:
    """A people of no one state, not a faith: Kurds."""
    return actor.kind == "group" and actor.country is None and actor.sector is None


def _is_faith(actor: Actor) -> bool:
    """The people of a faith in no one state: Muslims."""
    return actor.kind == "group" and actor.country is None and actor.sector == "REL"


def _is_stateless(mention: Mention) -> bool:
    """A people or faith of no one state: Kurds, Shiites."""
    return mention.actor.kind == "group" and mention.actor.country is None
