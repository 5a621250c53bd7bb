"""The page, its embeddable view and the API's documentation as files: markup, styles and modules."""

from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

WEB = Path(__file__).parent.parent / "web"

SERVED = ("css", "icons", "js", "vendor")
"""The folders of WEB that are served under /assets."""

router = APIRouter(include_in_schema=False)


class Assets(StaticFiles):
    """Files that a browser may keep, but asks about each time: a 304 costs next to nothing."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        response.headers["x-content-type-options"] = "nosniff"
        return response


def mount(app: FastAPI) -> None:
    """Serve the page's files under /assets; vendor/ is there once `make install` has fetched it."""
    for folder in SERVED:
        app.mount(
            f"/assets/{folder}", Assets(directory=WEB / folder, check_dir=False), name=f"assets-{folder}"
        )


def policy(frame_ancestors: str) -> str:
    """The Content-Security-Policy of a page: its own files and nothing else, no inline script or style."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {frame_ancestors}",
        )
    )


BARE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Entente</title>
<h1>The page is not set up yet</h1><p>Its assets are missing: run <code>make install</code>, then reload.
The API works: see <a href="openapi.json">openapi.json</a>.</p></html>"""


def _html(name: str, frame_ancestors: str = "'none'") -> HTMLResponse:
    headers = {
        "content-security-policy": policy(frame_ancestors),
        "cache-control": "no-cache",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
    }
    if not (WEB / "vendor" / "cytoscape.js").exists():
        return HTMLResponse(BARE, 503, headers=headers)
    return HTMLResponse((WEB / name).read_bytes(), headers=headers)


async def page(request: Request) -> Response:
    """The page on which an analyst explores the graph and reads the proof."""
    return _html("index.html")


async def embed(request: Request) -> Response:
    """The graph alone, for a frame in a dashboard or a wiki that the settings allow."""
    return _html("embed.html", request.app.state.settings.frame_ancestors)


async def docs(request: Request) -> Response:
    """The API's documentation, drawn by Swagger UI from our own files."""
    return _html("docs.html")


# Plain routes: what stands in the address is the page's own state, which no filter of the API checks.
for path, endpoint in {"/": page, "/embed": embed, "/docs": docs}.items():
    router.add_route(path, endpoint, methods=["GET"], include_in_schema=False)
