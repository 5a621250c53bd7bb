"""What the table of formats and the dashboards answer, as models.

A dashboard reads flat arrays whose columns keep their types whatever the data: no field is ever null.
"""

from typing import Annotated, Literal

from pydantic import Field

from app.schemas import Model


class Format(Model):
    """One format of /v1/graph."""

    name: str = Field(examples=["graphml"])
    of: Literal["relations", "statements"]
    qualified: bool = Field(description="whether it can tell a denied or feared relation from a plain one")
    suffix: str = Field(examples=[".graphml"])
    media_type: str = Field(examples=["application/graphml+xml"])
    description: str
    bom: bool = Field(description="whether it takes bom=true")


class Node(Model):
    """An actor as Grafana's node graph draws it; the arcs add up to 1."""

    id: str = Field(examples=["JPN"])
    title: str = Field(examples=["Japan"])
    subtitle: str = Field(examples=["state"])
    mainstat: str = Field(description="statements", examples=["n=23"])
    secondarystat: str = Field(description="relations", examples=["7 relations"])
    arc__cooperative: float = Field(ge=0, le=1)
    arc__conflictual: float = Field(ge=0, le=1)
    arc__neutral: float = Field(ge=0, le=1)
    color: str = Field(examples=["#334155"])
    detail__country: str = Field(description="ISO 3166-1 alpha-3, or empty", examples=["JPN"])
    detail__statements: str
    fixedX: float = Field(description="pixels to the right")  # noqa: N815 - Grafana's name
    fixedY: float = Field(description="pixels downwards")  # noqa: N815


class Edge(Model):
    """All that one actor does to another, as Grafana's node graph draws it."""

    id: str = Field(examples=["JPN:PRK"])
    source: str
    target: str
    mainstat: str = Field(description="the relation types", examples=["FEAR, SANCTION"])
    secondarystat: str = Field(examples=["3 statements"])
    thickness: float = Field(description="pixels")
    color: str = Field(description="by sign: blue cooperative, red conflictual, grey neither or both alike")
    strokeDasharray: str = Field(  # noqa: N815
        description="empty where something is asserted; dashed where only planned, expected or feared; "
        "dotted where denied"
    )
    detail__quote: str = Field(description="the best evidence")
    detail__article: str = Field(description="the id of its article")


class Period(Model):
    """One stretch of a timeline; signs, balance and intensity hold what is asserted and affirmed."""

    time: int = Field(description="milliseconds since 1970 at which it begins", examples=[1519862400000])
    statements: int
    cooperative: int
    conflictual: int
    neutral: int
    balance: float = Field(ge=-1, le=1, description="(cooperative - conflictual) / both; 0 without either")
    intensity: float = Field(description="the sum of the relation types' Goldstein-like weights")


class Annotation(Model):
    """A statement as a mark on a time axis."""

    time: int = Field(description="milliseconds since 1970")
    timeEnd: int = Field(description="the last moment it spans")  # noqa: N815
    title: str = Field(examples=["Japan FEAR North Korea"])
    text: str = Field(description="the quote and its article")
    tags: str = Field(description="between commas", examples=["FEAR,asserted,positive"])


class Choice(Model):
    """One choice of a dashboard variable."""

    text: Annotated[str, Field(alias="__text", examples=["Japan"])]
    value: Annotated[str, Field(alias="__value", examples=["JPN"])]
