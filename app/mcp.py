"""The graph for agents: a Model Context Protocol server at /mcp, whose every answer brings its evidence."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from typing import Annotated, Any, Literal

from fastapi import FastAPI
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations
from pydantic import Field
from starlette.routing import Route

from app.errors import ProblemError
from graph.errors import EntenteError
from graph.model import Relation
from graph.query import Query, parse
from graph.view import View
from graph.wire import actor_json, article_json, relation_json

INSTRUCTIONS = """\
Relations between states, organisations, armed groups and persons, read from news and analysis. Every
relation is typed, dated, and qualified: `modality` says whether it is asserted, intended, predicted or only
possible (feared, hoped), `polarity` whether it is denied, `attributed_to` whose word it is, and
`evidence.text` is the exact quote. Never report a relation without its modality and polarity; cite the quote.
"""

READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)

ActorArg = Annotated[str, Field(description="an actor's id or name, such as JPN, Tokyo or Kim Jong Un")]
LimitArg = Annotated[int, Field(ge=1, le=100, description="at most so many")]
ListArg = list[str] | None
Modality = Literal["asserted", "intended", "predicted", "possible"]
SinceArg = Annotated[str | None, Field(description="it held on this day or later (ISO 8601 or EDTF)")]
UntilArg = Annotated[str | None, Field(description="it held on this day or before")]

Explain = Callable[[str], Awaitable[Mapping[str, Any]]]
Read = Callable[[], View]


def server(view: Read, explain: Explain) -> MCPServer[Any]:
    """The server with its tools; `view` gives the reader, `explain` asks the worker about a text."""
    made: MCPServer[Any] = MCPServer(
        "entente",
        title="Entente",
        version=version("entente"),
        instructions=INSTRUCTIONS,
        log_level="WARNING",  # an agent that asks for an unknown actor is no news
    )
    _add_lists(made, view)
    _add_pairs(made, view)

    @made.tool(name="explain", annotations=READS)
    async def explanation(
        text: Annotated[str, Field(max_length=20_000, description="a sentence or a paragraph in English")],
    ) -> dict[str, Any]:
        """Read a text that is not stored: its actors and statements, and which words made them so."""
        with _told():
            return dict(await explain(text))

    return made


def _add_lists(made: "MCPServer[Any]", view: Read) -> None:
    @made.tool(annotations=READS)
    def actors(
        search: Annotated[str | None, Field(description="how a word of the name begins")] = None,
        kind: Annotated[str | None, Field(description="state, person, igo, armed-group ...")] = None,
        limit: LimitArg = 20,
    ) -> dict[str, Any]:
        """Find actors, the most spoken of first, and how many statements there are of each."""
        with _told():
            found = view().actors(search, kind=kind, limit=limit)
            return {"items": [profile.json() for profile in found.items], "more": found.after is not None}

    @made.tool(annotations=READS)
    def relations(
        actor: ActorArg,
        counterpart: Annotated[str | None, Field(description="only with this actor")] = None,
        relation: Annotated[ListArg, Field(description="only these types, such as SANCTION or FEAR")] = None,
        sign: Literal["cooperative", "conflictual", "neutral"] | None = None,
        modality: list[Modality] | None = None,
        polarity: Literal["positive", "negative"] | None = None,
        since: SinceArg = None,
        until: UntilArg = None,
        limit: LimitArg = 20,
    ) -> dict[str, Any]:
        """One actor's relations, the best attested first, each with its proof and that one's article."""
        words = {"relation": relation, "sign": sign, "modality": modality, "polarity": polarity}
        with _told():
            query = _query(view(), about=actor, counterpart=counterpart, since=since, until=until, **words)
            found = view().relation_page(query, limit=limit)
            items = [cited(view(), each) for each in found.items]
            return {"items": items, "more": found.after is not None}


def _add_pairs(made: "MCPServer[Any]", view: Read) -> None:
    @made.tool(annotations=READS)
    def dyad(a: ActorArg, b: ActorArg, since: SinceArg = None, until: UntilArg = None) -> dict[str, Any]:
        """All between two actors: counts, the balance of cooperation and conflict, and the evidence."""
        with _told():
            query = _query(view(), about=a, counterpart=b, since=since, until=until)
            found = view().relation_page(query, limit=50)
            items = [cited(view(), each) for each in found.items]
            return {**view().dyad(query).json(), "items": items, "more": found.after is not None}

    @made.tool(annotations=READS)
    def paths(
        source: ActorArg,
        target: ActorArg,
        count: Annotated[int, Field(ge=1, le=5, description="how many paths")] = 1,
    ) -> dict[str, Any]:
        """How two actors are tied: the shortest paths, each step with its relations and their evidence."""
        with _told():
            query = _query(view())
            one, other = (view().counted_as(view().actor(name)) for name in (source, target))
            found = view().paths(query, one.id, other.id, count)
            return {"items": [[_step(view(), query, *step) for step in path] for path in found]}


def _query(view: View, **words: str | list[str] | list[Modality] | None) -> Query:
    return parse(words, view.types, lambda name: view.actor(name).id)


def _step(view: View, query: Query, source: str, target: str) -> dict[str, Any]:
    found = view.relation_page(replace(query, about=source, counterpart=target), limit=5).items
    ends = {"source": actor_json(view.actor(source)), "target": actor_json(view.actor(target))}
    return {**ends, "relations": [cited(view, relation) for relation in found]}


def cited(view: View, relation: Relation) -> dict[str, Any]:
    """A relation with its best statement and the article that it stands in."""
    return {**relation_json(relation), "article": article_json(view.article(relation.best.article))}


@contextmanager
def _told() -> Any:
    """Let an agent read what was wrong, so that it can ask again."""
    try:
        yield
    except EntenteError as error:
        raise ToolError(str(error)) from error
    except ProblemError as error:
        raise ToolError(error.detail) from error


def mount(app: FastAPI, made: "MCPServer[Any]", hosts: tuple[str, ...]) -> StreamableHTTPSessionManager:
    """Serve it at /mcp, after all other routes; the manager is to be entered in the application's lifespan.

    `hosts` are the Host headers that are answered (DNS rebinding); `name:*` allows every port. Sessions
    are not kept, so any number of processes may answer.
    """
    origins = [f"{scheme}://{host}" for host in hosts for scheme in ("http", "https")]
    security = TransportSecuritySettings(allowed_hosts=list(hosts), allowed_origins=origins)
    served = made.streamable_http_app(stateless_http=True, json_response=True, transport_security=security)
    app.router.routes.extend(route for route in served.routes if isinstance(route, Route))
    return made.session_manager
