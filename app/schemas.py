"""What the service answers, as models: they document the answers, which are encoded from rows directly.

A test checks that what is answered fits them.
"""

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graph.model import ActorKind, BlockKind, Modality, Polarity, TimeBasis

T = TypeVar("T")

Share = Annotated[float, Field(ge=0, le=1)]
Counts = dict[str, int]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Actor(Model):
    """Someone who acts."""

    id: str = Field(examples=["JPN"])
    name: str = Field(examples=["Japan"])
    kind: ActorKind
    country: str | None = Field(description="ISO 3166-1 alpha-3 of the state it belongs to", examples=["JPN"])
    sector: str | None = Field(description="PLOVER's sector", examples=["GOV"])


class ActorRow(Actor):
    """An actor and how much is said of it."""

    statements: int = Field(description="statements that name the actor itself")
    activity: int = Field(description="statements that a question about it finds with roll-up")
    wikidata: str | None = Field(examples=["Q17"])


class ActorProfile(ActorRow):
    """An actor with the names it answers to."""

    names: list[str]


class Span(Model):
    """Words of an article, in Unicode code points: `text` is exactly the slice from start to end."""

    start: int
    end: int
    text: str


class Evidence(Span):
    article: str = Field(description="the article's id")


class Cue(Span):
    qualifier: str = Field(examples=["modality"])


class Source(Model):
    """The article a statement comes from."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None = Field(examples=["2018-03-21"])


class Statement(Model):
    """One claim that one passage of one article makes about two actors."""

    id: str
    subject: Actor
    relation: str = Field(examples=["FEAR"])
    object: Actor
    modality: Modality
    polarity: Polarity
    attributed_to: Actor | None = Field(description="whose word or mind it is; null: the author's")
    time: str | None = Field(description="when it happened or held, as EDTF", examples=["2018-04"])
    time_basis: TimeBasis = Field(description="`article`: only the article's date is known")
    contexts: list[str]
    evidence: Evidence
    trigger: Span
    cues: list[Cue]
    confidence: Share
    rule: str
    day: str | None = Field(description="where it stands on timelines", examples=["2018-04-01"])
    learned_at: str
    article: Source


class Surroundings(Model):
    before: str
    quote: str
    after: str


class StatementInPlace(Statement):
    """A statement with the words around its quote."""

    surroundings: Surroundings


class BareStatement(Model):
    """A statement as `entente extract` prints it."""

    id: str
    subject: Actor
    relation: str
    object: Actor
    modality: Modality
    polarity: Polarity
    attributed_to: Actor | None
    time: str | None
    time_basis: TimeBasis
    contexts: list[str]
    evidence: Evidence
    trigger: Span
    cues: list[Cue]
    confidence: Share
    rule: str


class Relation(Model):
    """One relation type between two actors, as all statements that were found make it out."""

    subject: Actor
    relation: str
    object: Actor
    symmetric: bool
    quad: str | None = Field(description="CAMEO's class of an event; null for what lasts")
    sign: Literal[-1, 0, 1]
    statements: int
    counts: dict[Modality, dict[Polarity, int]] = Field(description="statements by modality and polarity")
    weight: float = Field(description="the sum of confidences: how many are expected to be right")
    confidence: Share = Field(description="the highest of its statements")
    first: str | None = Field(examples=["2016-01-01"])
    first_basis: TimeBasis | None
    last: str | None
    last_basis: TimeBasis | None
    contexts: list[str]
    evidence: BareStatement = Field(description="the statement that proves it best")


class Signs(Model):
    cooperative: int
    conflictual: int
    neutral: int


class Sum(Model):
    """Statements summed up; signs, balance and intensity hold only what is asserted and affirmed."""

    statements: int
    signs: Signs
    balance: float | None = Field(description="(cooperative - conflictual) / both, -1 to 1", ge=-1, le=1)
    intensity: float = Field(description="the sum of the relation types' Goldstein-like weights")
    relations: Counts
    quads: Counts
    modalities: Counts
    polarities: Counts
    time_basis: Counts = Field(description="`article`: statements placed at their article's date")


class Period(Sum):
    start: str
    end: str


class Dyad(Sum):
    first: str | None
    last: str | None
    a: Actor
    b: Actor
    rollup: bool
    items: list[Statement] = Field(description="the newest statements between the two")
    next: str | None


class Page(Model, Generic[T]):
    """A page of a list; `next` is the address of the following one."""

    items: list[T]
    next: str | None


class RelationPage(Page[Relation]):
    actor: Actor
    rollup: bool = Field(description="whether persons and sectors count as their states")


class Timeline(Page[Period]):
    interval: Literal["day", "week", "month", "quarter", "year"]
    undated: int = Field(description="statements that no date places anywhere")
    rollup: bool


class Neighbor(Model):
    actor: Actor
    distance: int
    through: str = Field(description="the id of the actor before it")
    statements: int = Field(description="statements between the two")


class Neighbors(Page[Neighbor]):
    actor: Actor
    rollup: bool
    complete: bool = Field(description="false where there are more than the limit")


class Step(Model):
    source: Actor
    target: Actor
    relations: list[Relation]


class Path(Model):
    length: int
    steps: list[Step]


class Paths(Page[Path]):
    source: Actor
    target: Actor
    rollup: bool


class Found(Model):
    """A statement or an article whose words were looked for."""

    kind: Literal["statement", "article"]
    snippet: str = Field(description="the words around the matches, which stand between «»")
    statement: Statement | None = None
    article: Source | None = None


class RelationType(Model):
    id: str = Field(examples=["SANCTION"])
    symmetric: bool
    quad: str | None
    sign: Literal[-1, 0, 1]
    weight: float = Field(description="a Goldstein-like intensity, -10 to 10")
    active: str = Field(examples=["fears"])
    passive: str
    description: str


class Block(Model):
    kind: BlockKind
    start: int
    end: int


class Place(Model):
    start: int
    end: int


class Mark(Model):
    """A place in an article that a statement stands on."""

    statement: str
    start: int
    end: int
    trigger: Place
    subject: str
    relation: str
    object: str
    modality: Modality
    polarity: Polarity


class Reading(Model):
    lexicon: str
    model: str
    at: str


class Article(Source):
    language: str
    length: int = Field(description="code points of text")
    statements: int
    ingested_at: str
    supersedes: str | None = Field(description="the version of the same url that stood before")


class WholeArticle(Article):
    superseded_by: str | None
    text: str
    blocks: list[Block]
    evidence: list[Mark]
    readings: list[Reading]


class Removed(Model):
    article: str
    retracted: int


class Progress(Model):
    done: int
    total: int


class Skipped(Model):
    place: str
    problem: str
    remedy: str


class StatementCounts(Model):
    new: int
    revised: int
    retracted: int


class Report(Model):
    """What became of the articles of a job."""

    articles: int
    new: int
    known: int
    reread: int
    superseded: int
    statements: StatementCounts
    skipped: list[Skipped]


class Job(Model):
    id: str
    kind: Literal["ingest"]
    state: Literal["queued", "running", "done", "failed"]
    progress: Progress
    report: Report | None
    error: str | None
    attempts: int
    created_at: str
    started_at: str | None
    finished_at: str | None


class PostedArticle(BaseModel):
    """An article to be read."""

    text: str = Field(examples=["Japan fears that North Korea will attack."])
    id: str | None = Field(None, description="what its source calls it")
    date: str | None = Field(None, description="when it was published", examples=["2018-03-21"])
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


class Question(BaseModel):
    """A text to be explained."""

    text: str = Field(examples=["Tokyo fears Pyongyang."], min_length=1, max_length=20_000)


class Explanation(BaseModel):
    """Why a text says what it says."""

    actors: list[dict[str, Any]]
    times: list[dict[str, Any]]
    statements: list[dict[str, Any]]
    near_misses: list[dict[str, Any]]
    parse: list[dict[str, Any]]


class Health(Model):
    status: Literal["ok"]


class Readiness(Model):
    status: Literal["ok"]
    database: str
    workers: int


class Problem(BaseModel):
    """What was wrong and what to do (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str | None
    errors: list[dict[str, Any]] | None = None
    candidates: list[dict[str, str]] | None = None
    near: list[dict[str, str]] | None = None
