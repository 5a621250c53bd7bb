"""The stream of events: what changes as it happens, and on from where it broke off."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import orjson
import pytest
import uvicorn

from app.main import create_app
from app.settings import Settings
from tests import toy


@asynccontextmanager
async def served(settings: Settings) -> AsyncIterator[tuple[httpx.AsyncClient, Any]]:
    """The service on a real socket, since a stream without end needs one."""
    app = create_app(settings)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1))
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
        yield client, app
    app.state.live.closing = True
    server.should_exit = True
    await running


async def events(response: httpx.Response, count: int) -> list[tuple[int, str, Any]]:
    """So many events of a stream: their numbers, kinds and data."""
    found: list[tuple[int, str, Any]] = []
    event: dict[str, str] = {}
    async for line in response.aiter_lines():
        if line:
            name, _, value = line.partition(": ")
            event[name] = value
        elif "data" in event:
            found.append((int(event["id"]), event["event"], orjson.loads(event["data"])))
            event = {}
            if len(found) == count:
                return found
    return found


def tell(app: Any, text: str) -> None:
    article = toy.article(text)
    app.state.store.add(article, toy.said(article), lexicon="1", model="m")


async def told_as_it_happens(settings: Settings) -> None:
    async with served(settings) as (client, app):
        tell(app, "JPN FEAR PRK.")
        async with client.stream("GET", "/v1/events") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            threading.Timer(0.3, tell, (app, "USA AID KOR.")).start()
            first, second = await asyncio.wait_for(events(stream, 2), 10)
        assert (first[1], first[2]["relation"]) == (
            "statement",
            "AID",
        )  # nothing from before the stream began
        assert first[2]["article"]["name"] == "toy.txt"
        assert (second[1], second[2]["new"]) == ("article", 1)
        async with client.stream("GET", "/v1/events", headers={"last-event-id": str(first[0])}) as stream:
            (again,) = await asyncio.wait_for(events(stream, 1), 10)
        assert again == second
        async with client.stream("GET", "/v1/events?after=0&kind=statement") as stream:
            both = await asyncio.wait_for(events(stream, 2), 10)
        assert [event[2]["relation"] for event in both] == ["FEAR", "AID"]


async def stopped_with_a_listener(settings: Settings) -> float:
    async with served(settings) as (client, app):
        stream = client.stream("GET", "/v1/events?after=0")
        await stream.__aenter__()
        began = asyncio.get_running_loop().time()
        app.state.live.closing = True
        await asyncio.sleep(0.6)
        await stream.__aexit__(None, None, None)
    return asyncio.get_running_loop().time() - began


def test_changes_are_told_as_they_happen_and_again_from_any_place(settings: Settings) -> None:
    asyncio.run(told_as_it_happens(settings))


def test_server_stops_though_somebody_listens(settings: Settings) -> None:
    assert asyncio.run(stopped_with_a_listener(settings)) < 5


@pytest.mark.parametrize("after", ["-1", "x", str(1 << 63)])
def test_place_that_is_none_is_refused(client: Any, after: str) -> None:
    assert client.get(f"/v1/events?after={after}").status_code == 422
    assert client.get("/v1/events", headers={"last-event-id": after}).status_code == 422
