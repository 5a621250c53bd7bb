"""The processes: the one that answers imports no spaCy; the worker reads; both end when told."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

HEAVY = ("spacy", "thinc", "trafilatura", "pandas")


@pytest.mark.parametrize("module", ["app.main", "app.cli", "graph.view", "graph.store", "graph.jobs"])
def test_answering_imports_no_spacy(module: str) -> None:
    script = (
        f"import sys, {module}; print(*(name for name in sys.modules if name.split('.')[0] in {HEAVY!r}))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.fixture
def port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


Serve = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def serve(tmp_path: Path, port: int) -> Iterator[Serve]:
    """Start `entente serve` over one database; whatever still runs is ended afterwards."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> "subprocess.Popen[bytes]":
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/serve.db", "PORT": str(port)}
        log = (tmp_path / "serve.log").open("ab")
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "app.cli", "serve"], env=environment, stdout=log, stderr=log
            )
        )
        log.close()
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()


def until(ask: Callable[[], Any], seconds: float = 90) -> Any:
    """What a question answers once it answers something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := ask():
                return found
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("nothing came")


def test_service_reads_explains_and_survives_a_restart(serve: Serve, port: int, tmp_path: Path) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=40) as client:
        reads_explains_and_survives(client, serve, tmp_path)


def reads_explains_and_survives(client: httpx.Client, serve: Serve, tmp_path: Path) -> None:
    def ready() -> bool:
        return client.get("/readyz").status_code == 200

    server = serve()
    until(ready)
    explained = client.post("/v1/explain", json={"text": "Japan fears North Korea."}).json()
    assert [s["relation"] for s in explained["statements"]] == ["FEAR"]
    assert client.get("/v1/actors/DPRK").json()["id"] == "PRK"
    posted = client.post("/v1/articles", json={"text": "Japan fears North Korea.", "date": "2018-03-21"})
    job = until(lambda: (found := client.get(posted.headers["location"]).json())["state"] == "done" and found)
    assert job["report"]["statements"]["new"] == 1
    (relation,) = client.get("/v1/actors/Tokyo/relations").json()["items"]
    assert (relation["relation"], relation["object"]["id"]) == ("FEAR", "PRK")

    many = [{"text": f"Japan fears North Korea. This is article number {n} of many."} for n in range(400)]
    posted = client.post("/v1/articles", json=many)
    until(lambda: client.get(posted.headers["location"]).json()["state"] == "running")
    began = time.monotonic()
    server.send_signal(signal.SIGTERM)
    assert server.wait(20) == 0
    assert time.monotonic() - began < 15
    assert not _workers(tmp_path)

    serve()
    done = until(
        lambda: (found := client.get(posted.headers["location"]).json())["state"] == "done" and found
    )
    assert done["report"]["new"] + done["report"]["known"] == 400
    assert len(client.get("/v1/articles?limit=1000").json()["items"]) == 401


def test_worker_is_started_again_when_it_dies_and_ends_with_its_server(
    serve: Serve, port: int, tmp_path: Path
) -> None:
    server = serve()
    (first,) = until(lambda: _workers(tmp_path))
    os.kill(first, signal.SIGKILL)
    until(lambda: [pid for pid in _workers(tmp_path) if pid != first])
    server.kill()
    server.wait()
    until(lambda: not _workers(tmp_path))


def _workers(tmp_path: Path) -> list[int]:
    """The worker processes on this test's database."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            environment = (process / "environ").read_bytes()
        except OSError:
            continue
        if b"worker" in command.split(b"\0") and str(tmp_path).encode() in environment:
            found.append(int(process.name))
    return found
