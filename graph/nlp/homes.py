"""Whose officer someone is whom the text calls only by a title: "Prime Minister X said" in news of Fiji."""

from bisect import bisect_right

from graph.nlp.mentions import LONG, Mention, state_counts
from graph.nlp.phrases import first_conjunct, head_of
from graph.nlp.sightings import Sighting
from graph.nlp.tokens import Doc

LEADING = 2  # times as many mentions as any other state has the one a long text is about
REACH = 2  # sentences one looks back in
DOMESTIC = frozenset({"COP", "JUD", "LEG"})  # sectors that deal with their own state's people
JUDGING = frozenset({"COP", "JUD"})  # and of these, those who deal with hardly any others
TOWARDS = frozenset({"to", "with", "against", "on", "at"})
DESTINATION = frozenset({"to", "for", "from", "toward", "towards"})


class Homes:
    """The states of one document, asked for the home of a person."""

    def __init__(self, doc: Doc, mentions: list[Mention]) -> None:
        self._doc = doc
        self._starts = [sentence.start for sentence in doc.sents]
        self._counts = state_counts(mentions)
        self._here: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.actor.country:
                self._here.setdefault(self._sentence(mention.start), []).append(mention)

    def _sentence(self, token: int) -> int:
        return bisect_right(self._starts, token) - 1

    def of(self, sighting: Sighting) -> str | None:
        """The state a long text is about; else what one's sentence, or the last to name any, tells."""
        if sum(self._counts.values()) > LONG:
            top = self._counts.most_common(2)
            if len(top) == 1 or top[0][1] >= LEADING * top[1][1]:
                return top[0][0]
        number = self._sentence(sighting.run.start)
        for sentence in range(number, max(-1, number - REACH - 1), -1):
            here = [m for m in self._here.get(sentence, ()) if not self._is_destination(m)]
            if sentence == number:
                others = {m.actor.country for m in here if self._is_other_side(sighting, m)}
                here = [m for m in here if m.actor.country not in others]
            if here:
                return self._told(sighting, here, own=sentence == number)
        return None

    def judged(self, sighting: Sighting) -> str | None:
        """The state of a court, a police force or a parliament in one's sentence, where it names no other."""
        here = self._here.get(self._sentence(sighting.run.start), [])
        domestic = any(m.actor.sector in DOMESTIC for m in here)
        return here[0].actor.country if domestic and len({m.actor.country for m in here}) == 1 else None

    def _told(self, sighting: Sighting, here: list[Mention], *, own: bool) -> str | None:
        """The one state spoken of; the one whose seat ("the White House") speaks; the one that is subject,
        where the person speaks for it or it is no government ("an Argentine judge ordered")."""
        countries = {m.actor.country for m in here}
        if len(countries) == 1 or not own:
            return countries.pop() if len(countries) == 1 else None
        subjects = [m for m in here if self._doc[m.head].dep_ in ("nsubj", "nsubjpass")]
        seats = {m.actor.country for m in subjects if m.form == "seat"}
        run = sighting.run
        if len(seats) == 1 and self._doc[head_of(self._doc, run.start, run.end)].dep_ == "nsubj":
            return seats.pop()
        actors = {m.actor for m in subjects}
        if len(actors) == 1:
            actor = actors.pop()
            if sighting.speaks or (actor.kind == "group" and actor.sector not in ("GOV", "MIL")):
                return actor.country
        return None

    def _is_other_side(self, sighting: Sighting, mention: Mention) -> bool:
        """Whether a mention is whom one deals with: "Foreign Minister Hameed summoned the Indian envoy"; a
        judge or an officer of the police deals with those of his own state."""
        if any(title.sector in JUDGING for title in sighting.titles):
            return False
        run = sighting.run
        person = self._doc[head_of(self._doc, run.start, run.end)]
        token = self._doc[mention.head]
        while token.dep_ in ("amod", "compound", "nmod", "poss", "conj"):
            token = token.head
        dealt = token.dep_ == "dobj" or (token.dep_ == "pobj" and token.head.lower_ in TOWARDS)
        verb = token.head if token.dep_ == "dobj" else token.head.head
        return dealt and mention.form != "place" and person.dep_ == "nsubj" and person.head == verb

    def _is_destination(self, mention: Mention) -> bool:
        """ "flew to Beijing": where someone goes is not where they are from."""
        token = first_conjunct(self._doc[mention.head])
        return token.dep_ == "pobj" and token.head.lower_ in DESTINATION and mention.form in ("place", "name")
