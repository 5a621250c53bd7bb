"""Why a text says what it says: its actors, the frames that fired with their cues, and the near misses."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.articles import article
from graph.model import Article, Statement
from graph.nlp.extract import Extractor
from graph.nlp.parties import Parties
from graph.nlp.reading import span
from graph.nlp.resolve import Resolver
from graph.nlp.tokens import Doc, Token
from graph.nlp.triggers import Evoked, Triggers
from graph.wire import actor_json, span_json, statement_json


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A frame that a word could have evoked, and the first thing that kept it from firing."""

    trigger: Token
    frame: str
    relation: str
    reason: str


def explain(extractor: Extractor, text: str) -> dict[str, object]:
    """The reading of a text as JSON values: {"actors", "times", "statements", "near_misses", "parse"}."""
    reading = article(text, name="explained")
    ((_, doc),) = extractor.read([reading])
    statements = extractor.statements_of(reading, doc)
    unlikely = [s for s, _ in extractor.weighed(reading, doc) if s.confidence < extractor.floor]
    return {
        "actors": [
            {**actor_json(m.actor), "form": m.form, "mention": span_json(span(reading, doc, m.start, m.end))}
            for m in sorted((*doc._.mentions, *doc._.references), key=lambda m: (m.start, m.end))
        ],
        "times": [
            {"time": t.edtf, "kind": t.kind, "mention": span_json(span(reading, doc, t.start, t.end))}
            for t in doc._.times
        ],
        "statements": [_explained(extractor, s) for s in statements],
        "near_misses": [
            *(_unlikely(s, extractor.floor) for s in unlikely),
            *(
                _missed(reading, doc, miss)
                for miss in near_misses(extractor, doc, [*statements, *unlikely], reading)
            ),
        ],
        "parse": [_parsed(reading, doc, token) for token in doc if not token.is_space],
    }


def near_misses(
    extractor: Extractor, doc: Doc, statements: list[Statement], reading: Article
) -> Iterator[NearMiss]:
    """The words that could evoke a frame but made no statement, each with what kept its likeliest frames."""
    finder = extractor.finder
    parties = Parties(extractor.lexicon, finder.slots, Resolver(doc, finder.slots))
    fired = [(s.trigger.start, s.trigger.end) for s in statements]
    for token in doc:
        place = span(reading, doc, token.i, token.i + 1)
        if any(start <= place.start < end for start, end in fired):
            continue
        candidates = sorted(  # those that only lack a party come first: they were the nearest
            finder.triggers.candidates(token),
            key=lambda evoked: finder.triggers.unmet(evoked.frame, evoked.word) is not None,
        )
        yield from (_reason(finder.triggers, parties, evoked) for evoked in candidates[:3])


def _reason(triggers: Triggers, parties: Parties, evoked: Evoked) -> NearMiss:
    frame, word = evoked.frame, evoked.word
    unmet = triggers.unmet(frame, word)
    if unmet == "denied":
        reason = "the verb is not denied"
    elif unmet == "refused":
        reason = 'the verb is not denied after "will" or "would"'
    elif unmet:
        wanted = getattr(frame, unmet)
        reason = (
            f"its {unmet} is not {_listed(wanted)}"
            if unmet != "unless"
            else f"one of {_listed(wanted)} is there"
        )
    elif not any(parties.at(evoked, slot, source=True) for slot in frame.sources):
        reason = f"no actor stands as source ({_listed(frame.sources)})"
    elif not any(parties.at(evoked, slot, source=False) for slot in frame.targets):
        reason = f"no actor stands as target ({_listed(frame.targets)})"
    else:
        reason = "source and target are one actor, or a narrower frame or earlier word already says it"
    return NearMiss(word, frame.id, frame.relation, reason)


def _listed(words: object) -> str:
    return words if isinstance(words, str) else ", ".join(words)  # type: ignore[arg-type]


def _explained(extractor: Extractor, statement: Statement) -> dict[str, object]:
    frame = extractor.lexicon.frames.frames.get(statement.rule)
    slots = {"source": list(frame.sources), "target": list(frame.targets)} if frame else None
    return {**statement_json(statement), "frame": slots}


def _missed(reading: Article, doc: Doc, miss: NearMiss) -> dict[str, object]:
    place = span_json(span(reading, doc, miss.trigger.i, miss.trigger.i + 1))
    return {"trigger": place, "rule": miss.frame, "relation": miss.relation, "reason": miss.reason}


def _unlikely(statement: Statement, floor: float) -> dict[str, object]:
    dyad = f"{statement.subject.name} and {statement.object.name}"
    reason = f"between {dyad} its confidence is {statement.confidence:g}, below the floor of {floor:g}"
    return {
        "trigger": span_json(statement.trigger),
        "rule": statement.rule,
        "relation": statement.relation,
        "reason": reason,
    }


def _parsed(reading: Article, doc: Doc, token: Token) -> dict[str, object]:
    place = span(reading, doc, token.i, token.i + 1)
    return {
        "text": place.text,
        "lemma": token.lemma_,
        "tag": token.tag_,
        "label": token.dep_,
        "head": token.head.text,
    }
