"""serve, worker: the long-running commands."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from types import FrameType
from typing import Annotated, Any

import orjson
import typer
import uvicorn

from app.commands.shown import DatabaseOption, explained, say, settings

log = logging.getLogger("entente")

PATIENCE = 10.0  # seconds a child has to end
SLOWEST = 30.0  # seconds between two starts of a child that keeps dying


def serve(
    host: Annotated[
        str | None,
        typer.Option(
            "--host", help="The address to listen on; else HOST, else 127.0.0.1.", show_default=False
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", help="The port; else PORT, else 8000.", min=0, max=65535, show_default=False),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Processes that hold the model and read what is posted.")
    ] = 1,
    database: DatabaseOption = None,
) -> None:
    """Serve the API and the page, with a worker process that reads what is posted.

    Settings come from the environment: HOST, PORT, DATABASE_URL, and with the prefix ENTENTE_ MODEL, LEXICON,
    CORS_ORIGINS, ROOT_PATH, BODY_LIMIT, FRAME_ANCESTORS, THREADS, SECONDS.

    Examples:

        entente serve

        entente serve --host 0.0.0.0 --port 80

        DATABASE_URL=sqlite:///other.db ENTENTE_ROOT_PATH=/entente entente serve --workers 2
    """
    from app.main import create_app
    from graph.db import connect

    found = settings(database)
    found = found.model_copy(
        update={name: value for name, value in (("host", host), ("port", port)) if value is not None}
    )
    _logging()
    with explained():
        connect(found.database_url).dispose()  # a bad address is told here, not by a worker
        app = create_app(found)
    config = uvicorn.Config(
        app,
        found.host,
        found.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
    )
    children = [Child(found.database_url) for _ in range(workers)]
    try:
        server = _Server(config)
        say(f"Entente on http://{found.host}:{found.port} (stop with Ctrl-C)")
        server.run()
    finally:
        for child in children:
            child.stop()
    raise typer.Exit(0 if server.started else 1)


class _Server(uvicorn.Server):
    """Ends the streams of events when it is told to stop, which otherwise would hold it up.

    uvicorn's own way raises the signal once more at the end, and nobody would then wait for the workers.
    """

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        live = getattr(self.config.app.state, "live", None)  # type: ignore[union-attr]
        if live:
            live.closing = True
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def worker(
    database: DatabaseOption = None,
    attached: Annotated[bool, typer.Option("--attached", hidden=True)] = False,
) -> None:
    """Read what is queued, until stopped. `entente serve` starts one; start more where they are wanted.

    Example:

        DATABASE_URL=postgresql://entente@db/entente entente worker
    """
    from functools import partial

    from app.commands.reading import extractor
    from graph.db import worker_name
    from graph.jobs import Queue
    from graph.nlp.explain import explain
    from graph.store import Store
    from graph.worker import Worker

    found = settings(database)
    _logging()
    with explained():
        queue = Queue(Store(found.database_url).engine)
        queue.beat(worker_name(), ready=False)
        reader = extractor(found)
        store = Store(found.database_url, reader.lexicon)
        store.learn()
        working = Worker(worker_name(), store, reader, partial(explain, reader))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: working.stopping.set())
        if attached:
            threading.Thread(target=_orphaned, args=(working.stopping,), daemon=True).start()
        log.info("worker ready", extra={"said": {"worker": working.name, "model": reader.model_version}})
        working.run()


def _orphaned(stopping: threading.Event) -> None:
    """Stop when the parent, which holds the other end of standard input, is gone."""
    while os.read(sys.stdin.fileno(), 1024):  # sys.stdin.read would hold a lock that the exit wants
        pass
    stopping.set()


class Child:
    """A worker process, started again when it dies."""

    def __init__(self, database_url: str) -> None:
        self._environment = {**os.environ, "DATABASE_URL": database_url}
        self._stopping = threading.Event()
        self._process = self._started()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def stop(self) -> None:
        self._stopping.set()
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _started(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "app.cli", "worker", "--attached"]
        # Ctrl-C reaches the whole process group: the child is told to end by us, in its turn.
        return subprocess.Popen(command, env=self._environment, stdin=subprocess.PIPE, start_new_session=True)

    def _watch(self) -> None:
        pause = 1.0
        while True:
            began = time.monotonic()
            code = self._process.wait()
            pause = 1.0 if time.monotonic() - began > 60 else min(2 * pause, SLOWEST)
            if self._stopping.is_set():
                return
            log.error("worker died", extra={"said": {"status": code, "again_in": pause}})
            if self._stopping.wait(pause):
                return
            self._process = self._started()


def _logging() -> None:
    """One line an event on standard error: JSON where a program reads it."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Human() if sys.stderr.isatty() else _Json())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, Any] = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "event": record.getMessage(),
        }
        said |= getattr(record, "said", {})
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return orjson.dumps(said, default=str).decode()


class _Human(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        said = " ".join(
            f"{name}={value}" for name, value in getattr(record, "said", {}).items() if value != ""
        )
        trace = "\n" + self.formatException(record.exc_info) if record.exc_info else ""
        return f"{self.formatTime(record, '%H:%M:%S')} {record.getMessage()} {said}{trace}"
