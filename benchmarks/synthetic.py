"""Made-up articles with their statements, as many as wanted: the same for the same numbers."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

from graph.lexicon import Lexicon
from graph.model import Actor, Article, Modality, Polarity, Span, Statement

FIRST_DAY = date(1995, 1, 1)
DAYS = 11_000


def told(
    lexicon: Lexicon, count: int, *, each: int = 500, about: str = "USA", seed: int = 1
) -> Iterator[tuple[Article, list[Statement]]]:
    """So many statements in articles of `each`, all with the actor `about` on one side."""
    chance = random.Random(seed)
    states = [
        Actor(actor.id, actor.name, actor.kind, actor.country)
        for actor in sorted(lexicon.actors.by_id.values(), key=lambda actor: actor.id)
        if actor.kind == "state"
    ]
    (hub,) = (state for state in states if state.id == about)
    others = [state for state in states if state.id != about]
    types = sorted(lexicon.relation_types)
    for number in range(0, count, each):
        yield _article(chance, number, min(each, count - number), hub, others, types)


def _article(
    chance: random.Random, number: int, size: int, hub: Actor, others: list[Actor], types: list[str]
) -> tuple[Article, list[Statement]]:
    claims, parts, length = [], [], 0
    for _ in range(size):
        ends = [hub, chance.choice(others)]
        chance.shuffle(ends)
        relation = chance.choice(types)
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        words = f"{ends[0].name} and {ends[1].name}: {relation.lower()} on {day}. "
        claims.append((ends, relation, day, Span(length, length + len(words) - 1, words[:-1])))
        parts.append(words)
        length += len(words)
    article = Article("".join(parts), f"synthetic-{number}", published=FIRST_DAY + timedelta(days=DAYS))
    return article, [_statement(chance, article, *claim) for claim in claims]


def _statement(
    chance: random.Random, article: Article, ends: list[Actor], relation: str, day: date, quote: Span
) -> Statement:
    at = quote.start + quote.text.index(relation.lower())
    return Statement(
        article=article.id,
        subject=ends[0],
        relation=relation,
        object=ends[1],
        modality=chance.choice(get_args(Modality)),
        polarity=chance.choices(get_args(Polarity), (9, 1))[0],
        evidence=quote,
        trigger=Span(at, at + len(relation), relation.lower()),
        confidence=chance.randrange(50, 100) / 100,
        rule="synthetic",
        time=day.isoformat(),
        time_basis="stated",
    )
