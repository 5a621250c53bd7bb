"""/mcp, asked by the SDK's own client, in process and over HTTP."""

import json
from typing import Any

import anyio
import httpx
from mcp import Client

from app.mcp import server
from graph.view import View


async def explain(text: str) -> dict[str, Any]:
    return {"statements": [], "text": text}


def asked(database: str, tool: str, **arguments: object) -> Any:
    """What a tool answers; the text of its error where it refuses."""
    view = View(database)

    async def ask() -> Any:
        async with Client(server(lambda: view, explain)) as client:
            return await client.call_tool(tool, arguments)

    try:
        found = anyio.run(ask)
    finally:
        view.engine.dispose()
    return found.content[0].text if found.is_error else found.structured_content


def test_its_tools_only_read(database: str) -> None:
    async def tools() -> Any:
        async with Client(server(lambda: View(database), explain)) as client:
            return (await client.list_tools()).tools

    found = {tool.name: tool for tool in anyio.run(tools)}
    assert set(found) == {"actors", "relations", "dyad", "paths", "explain"}
    assert all(tool.annotations.read_only_hint and tool.description for tool in found.values())


def test_actors_are_found(database: str) -> None:
    found = asked(database, "actors", search="japan")
    assert found["items"][0]["id"] == "JPN"


def test_relations_bring_their_evidence(database: str) -> None:
    (fear,) = asked(database, "relations", actor="Tokyo", relation=["FEAR"])["items"]
    assert fear["evidence"]["evidence"]["text"] == "Tokyo fears that a deterrent could empower North Korea"
    assert fear["article"]["title"] == "Talks"
    assert fear["counts"] == {"asserted": {"positive": 1}}


def test_what_is_only_possible_is_told_apart(database: str) -> None:
    items = asked(database, "relations", actor="USA", modality=["possible"])["items"]
    assert [item["relation"] for item in items] == ["SANCTION"]
    assert asked(database, "relations", actor="USA", modality=["asserted"])["items"] == []


def test_a_dyad_brings_balance_and_evidence(database: str) -> None:
    found = asked(database, "dyad", a="South Korea", b="North Korea")
    assert found["balance"] == -1.0, "one asserted accusation; the attack is denied, the other only planned"
    assert {item["relation"] for item in found["items"]} == {"ACCUSE", "ASSAULT"}


def test_each_step_of_a_path_has_evidence(database: str) -> None:
    (path,) = asked(database, "paths", source="USA", target="Japan")["items"]
    assert [(step["source"]["id"], step["target"]["id"]) for step in path] == [("USA", "PRK"), ("PRK", "JPN")]
    assert all(relation["evidence"]["evidence"]["text"] for step in path for relation in step["relations"])


def test_an_unknown_actor_is_an_error_the_agent_can_read(database: str) -> None:
    assert "no actor is known as 'Atlantis'" in asked(database, "relations", actor="Atlantis")


def test_explain_asks_the_worker(database: str) -> None:
    assert asked(database, "explain", text="Tokyo fears Pyongyang.")["text"] == "Tokyo fears Pyongyang."


def test_the_client_reaches_it_over_http(address: str) -> None:
    async def ask() -> Any:
        async with Client(f"{address}/mcp") as client:
            return await client.call_tool("dyad", {"a": "JPN", "b": "PRK"})

    found = anyio.run(ask)
    assert found.structured_content["items"][0]["relation"] == "FEAR"
    assert json.loads(found.content[0].text) == found.structured_content, "for clients that read text alone"


def test_a_host_that_is_not_allowed_is_turned_away(address: str) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    headers = {"Accept": "application/json, text/event-stream", "Host": "evil.example"}
    assert httpx.post(f"{address}/mcp", json=body, headers=headers).status_code == 421
