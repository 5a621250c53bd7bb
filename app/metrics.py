"""Prometheus metrics at /metrics: requests by route, and how much there is."""

import time
from collections.abc import Iterator

from fastapi import APIRouter, FastAPI, Request
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.answers import in_thread
from graph.db import reading
from graph.view import View
from graph.view.totals import totals

router = APIRouter(include_in_schema=False)

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Most answers take a few milliseconds: the buckets begin below one."""


class Metrics:
    """What is counted in this process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter("entente_requests", "Requests answered.", labels, registry=self.registry)
        self.seconds = Histogram(
            "entente_request_seconds",
            "Seconds until the last byte of an answer.",
            ("route",),
            buckets=SECONDS,
            registry=self.registry,
        )


class Contents(Collector):
    """What the database holds, read whenever Prometheus asks."""

    def __init__(self, view: View) -> None:
        self.view = view

    def describe(self) -> Iterator[GaugeMetricFamily]:
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        with reading(self.view.engine, self.view.seconds) as connection:
            found = totals(connection)
        yield GaugeMetricFamily("entente_articles", "Articles that stand.", value=found.articles)
        yield GaugeMetricFamily("entente_statements", "Statements in them.", value=found.statements)
        jobs = GaugeMetricFamily("entente_jobs", "Jobs by state.", labels=["state"])
        for state in ("queued", "running", "done", "failed"):
            jobs.add_metric([state], found.jobs.get(state, 0))
        yield jobs


class Measured:
    """Counts and times each request under its route, never under its address: there are as many as actors."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            route = template(scope)
            self.metrics.requests.labels(scope["method"], route, str(status)).inc()
            self.metrics.seconds.labels(route).observe(time.perf_counter() - began)


def template(scope: Scope) -> str:
    """The route that answered, as "/v1/actors/{actor}"; "none" where there was none.

    A router's routes know nothing of the prefix they are included under, so that is taken from the path.
    """
    inner = getattr(scope.get("route"), "path_format", None)
    if inner is None:
        return "none"
    path = scope["path"].removeprefix(scope.get("root_path", "")).split("/")
    own = [part for part in inner.split("/") if part]
    return "/".join([*path[: len(path) - len(own)], *own]) or "/"


def install(app: FastAPI) -> None:
    """Measure all requests of an application that is not yet running."""
    app.state.metrics = Metrics()
    app.add_middleware(Measured, metrics=app.state.metrics)
    app.include_router(router)


def watch(app: FastAPI, view: View) -> None:
    """Say what the database holds, once it is open."""
    app.state.metrics.registry.register(Contents(view))


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """What Prometheus reads."""
    text = await in_thread(request, generate_latest, request.app.state.metrics.registry)
    return Response(text, media_type=CONTENT_TYPE_LATEST)
