"""The routes: one table of all routers. Those under /v1 ask app.auth who is calling."""

from fastapi import APIRouter

from app.routers import (
    actors,
    articles,
    grafana,
    graph,
    live,
    page,
    relations,
    service,
    statements,
    timelines,
)

V1: tuple[APIRouter, ...] = (
    actors.router,
    relations.router,
    timelines.router,
    statements.router,
    articles.router,
    graph.router,
    grafana.router,
    live.router,
    service.explaining,
)
ROOT: tuple[APIRouter, ...] = (service.health, page.router)
