"""Requests per second: an actor's relations, 100 a page, beside a bare ASGI server that sends the same bytes.

Both run under uvicorn, each in a process of its own, and are asked over loopback by the same client. Each
turn lasts a fixed time, and there is a fixed number of turns.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from measuring import progress, ratio, table
from synthetic import told

from graph import lexicon as lexicons
from graph.store import Store

HOST = "127.0.0.1"
CONNECTIONS = 4  # asked one after the other, so that the server always has work
PATH = "/v1/actors/USA/relations?limit=100"
BARE = """
import sys, uvicorn
body = open(sys.argv[2], "rb").read()
head = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
async def app(scope, receive, send):
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body})
uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False, lifespan="off")
"""
Headers = Mapping[str, str]


def main() -> None:
    """Fill a database, start both servers, and ask them in turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=2_000, help="about the actor asked for (2,000)")
    parser.add_argument("--seconds", type=float, default=2.0, help="of asking in each turn (2)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the median counts (3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        _fill(url, options.statements)
        serve = [sys.executable, "-m", "app.cli", "serve", "--workers", "0"]
        with _server(serve, DATABASE_URL=url) as ours:
            plain = _ask(ours, PATH, {})
            tag = plain.head["etag"]
            answer = Path(folder) / "answer.json"
            answer.write_bytes(plain.body)
            with _server([sys.executable, "-c", BARE, "{port}", str(answer)]) as bare:
                _compare(
                    {
                        "bare ASGI server, the same bytes": Asked(bare, PATH, {}),
                        "Entente": Asked(ours, PATH, {}),
                        "Entente, zstd": Asked(ours, PATH, {"accept-encoding": "zstd"}),
                        "Entente, gzip": Asked(ours, PATH, {"accept-encoding": "gzip"}),
                        "Entente, unchanged (304)": Asked(ours, PATH, {"if-none-match": tag}),
                        "Entente, 100 statements": Asked(ours, "/v1/statements?actor=USA&limit=100", {}),
                    },
                    options.seconds,
                    options.rounds,
                )


def _fill(url: str, count: int) -> None:
    words = lexicons.load()
    store = Store(url, words)
    store.learn()
    for article, said in told(words, count):
        store.add(article, said, lexicon="benchmark", model="benchmark")
    store.engine.dispose()


class Answer:
    """What a server sent: the fields of its head, and its body."""

    def __init__(self, head: bytes, body: bytes) -> None:
        status, *fields = head.decode("latin-1").split("\r\n")
        self.status = int(status.split()[1])
        self.head = {name.lower(): value for name, _, value in (field.partition(": ") for field in fields)}
        self.body = body


class Asked:
    """One request, asked again and again over a few connections."""

    def __init__(self, port: int, path: str, headers: Headers) -> None:
        self.port, self.request = port, _request(path, headers)
        self.size = 0

    def rate(self, seconds: float) -> float:
        """Answers a second."""
        connections = [_connect(self.port) for _ in range(CONNECTIONS)]
        try:
            for connection in connections:
                connection.sendall(self.request)
            answered, began = 0, time.perf_counter()
            while (taken := time.perf_counter() - began) < seconds:
                for connection in connections:
                    head, body = _answer(connection)
                    connection.sendall(self.request)
                    answered += 1
            self.size = len(body)
            if b" 200 " not in head[:20] and b" 304 " not in head[:20]:
                raise SystemExit(f"the server answers {head.splitlines()[0].decode()}")
        finally:
            for connection in connections:
                connection.close()
        return answered / taken


def _compare(candidates: Mapping[str, Asked], seconds: float, rounds: int) -> None:
    rates: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(rounds + 1):
        progress(f"round {turn} of {rounds}")
        for name, asked in candidates.items():
            rate = asked.rate(seconds)
            if turn:  # the first round only warms up
                rates[name].append(rate)
    bare, *_ = rates.values()
    rows = [
        (name, candidates[name].size, sorted(rate)[rounds // 2], ratio(_times(rate), _times(bare)))
        for name, rate in rates.items()
    ]
    table(f"GET {PATH}", ("server", "bytes", "answers/s", "share of bare"), rows)


def _times(rates: list[float]) -> list[float]:
    return [1 / rate for rate in rates]


def _connect(port: int) -> socket.socket:
    return socket.create_connection((HOST, port), timeout=30)


def _request(path: str, headers: Headers) -> bytes:
    fields = {"host": HOST, **headers}
    lines = (f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items()), "", "")
    return "\r\n".join(lines).encode()


def _answer(connection: socket.socket) -> tuple[bytes, bytes]:
    """The head and the body of one answer, whose length its head gives."""
    found = b""
    while b"\r\n\r\n" not in found:
        found += _received(connection)
    head, _, body = found.partition(b"\r\n\r\n")
    parts, missing = [body], _length(head) - len(body)
    while missing > 0:
        parts.append(_received(connection))
        missing -= len(parts[-1])
    return head, b"".join(parts)


def _received(connection: socket.socket) -> bytes:
    chunk = connection.recv(1 << 18)
    if not chunk:
        raise SystemExit("the server closed the connection")
    return chunk


def _length(head: bytes) -> int:
    lowered = head.lower()
    if lowered.startswith(b"http/1.1 304"):
        return 0
    at = lowered.index(b"content-length:") + len(b"content-length:")
    return int(head[at : at + 12].split(b"\r\n")[0])


def _ask(port: int, path: str, headers: Headers) -> Answer:
    with _connect(port) as connection:
        connection.sendall(_request(path, headers))
        answer = Answer(*_answer(connection))
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status} {answer.body[:300]!r}")
    return answer


@contextmanager
def _server(command: list[str], **environment: str) -> Iterator[int]:
    """A server on a free port of loopback, until the block ends."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    surroundings = {**os.environ, "HOST": HOST, "PORT": str(port), **environment}
    command = [part.replace("{port}", str(port)) for part in command]
    process = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            if process.poll() is not None:
                raise SystemExit(f"the server ended with {process.returncode}: {command}")
            try:
                _connect(port).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


if __name__ == "__main__":
    main()
