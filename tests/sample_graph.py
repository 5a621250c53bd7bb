"""A small graph made by hand: every modality and polarity, parallel and symmetric edges, a nasty name."""

from dataclasses import dataclass, replace
from datetime import date

from graph.export.source import Held
from graph.model import Actor, Article, Modality, Polarity, Span, Statement
from graph.network import gathered

TEXT = (
    "Tokyo fears that a deterrent could empower North Korea. Japan signed a pact with South Korea in 2016. "
    'Seoul "strongly" condemned the launch <of> 2017 & denied that it attacked the North. Washington may '
    "sanction Pyongyang in 2018."
)


@dataclass(frozen=True)
class Traits:
    sign: int
    quad: str | None
    symmetric: bool = False


TYPES = {
    "FEAR": Traits(-1, None),
    "AGREE": Traits(1, "VC", symmetric=True),
    "ACCUSE": Traits(-1, "VK"),
    "ASSAULT": Traits(-1, "MK"),
    "SANCTION": Traits(-1, "MK"),
}

JPN = Actor("JPN", "Japan", "state", "JPN")
PRK = Actor("PRK", "North Korea", "state", "PRK")
KOR = Actor("KOR", "South Korea", "state", "KOR")
USA = Actor("USA", "United States", "state", "USA")
MOON = Actor("jae-in-soehne", 'Moon "Jae-in" <& Söhne> 🇰🇷', "person", "KOR")

ARTICLE = Article(
    TEXT,
    "talks.txt",
    title="Talks",
    publisher="A & B",
    url="https://example.org/talks?a=1&b=2",
    published=date(2018, 3, 21),
)


def statement(
    subject: Actor,
    relation: str,
    object: Actor,
    words: str,
    *,
    modality: Modality = "asserted",
    polarity: Polarity = "positive",
    time: str | None = None,
    confidence: float = 0.8,
    attributed_to: Actor | None = None,
) -> Statement:
    start = TEXT.index(words)
    span = Span(start, start + len(words), words)
    basis = "stated" if time else "article"
    return Statement(
        ARTICLE.id, subject, relation, object, modality, polarity, span, span, confidence,
        f"{relation.lower()}.verb", attributed_to=attributed_to, time=time, time_basis=basis,
    )  # fmt: skip


STATEMENTS = (
    statement(JPN, "FEAR", PRK, "Tokyo fears that a deterrent could empower North Korea"),
    statement(KOR, "AGREE", JPN, "Japan signed a pact with South Korea in 2016", time="2016", confidence=0.9),
    statement(JPN, "AGREE", KOR, "signed a pact", time="2003/2009"),
    statement(KOR, "ACCUSE", PRK, 'Seoul "strongly" condemned the launch <of> 2017', time="2017"),
    statement(
        KOR, "ASSAULT", PRK, "denied that it attacked the North", polarity="negative", attributed_to=KOR
    ),
    statement(USA, "SANCTION", PRK, "Washington may sanction Pyongyang", modality="possible", time="2018/.."),
    statement(MOON, "ACCUSE", PRK, "condemned the launch", modality="intended", attributed_to=MOON),
)


def held(*statements: Statement) -> Held:
    """The source of these statements, or of all above."""
    chosen = statements or STATEMENTS
    return Held(
        gathered(chosen, TYPES, {ARTICLE.id: ARTICLE.published or date.min}),
        chosen,
        {ARTICLE.id: ARTICLE},
        title="Relations & <talks>",
        items={"JPN": "Q17", "PRK": "Q423"},
    )


def renamed(name: str) -> Held:
    """A source in which a name, a quote and a title are any text at all."""
    span = Span(0, len(name), name)
    said = replace(STATEMENTS[0], subject=replace(JPN, name=name), evidence=span, trigger=span)
    return replace(held(said), title=name, articles={ARTICLE.id: replace(ARTICLE, text=name, title=name)})
