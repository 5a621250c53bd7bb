"""A real Chromium at a true server, whose database has read the seed article through the front door."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "us-north-korea-talks-japan-makes-three.txt"
VENDORED = ROOT / "app" / "web" / "vendor" / "cytoscape.js"
AXE = ROOT / "app" / "web" / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = next(
    filter(
        None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome"))
    ),
    None,
)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 120.0
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    reason = None
    if CHROMIUM is None:
        reason = "no Chromium on the PATH: install one (Debian: apt install chromium) to test the page"
    elif not VENDORED.exists():
        reason = "the page's assets are not there: `make install` fetches them"
    for item in items:
        if reason and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=reason))


@dataclass
class Service:
    """A running server; asks it questions as a program would."""

    url: str

    def get(self, path: str, **parameters: Any) -> Any:
        answer = httpx.get(f"{self.url}/{path}", params=parameters, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def add(self, text: str, **about: str) -> dict[str, Any]:
        posted = httpx.post(
            f"{self.url}/v1/articles",
            params=about,
            content=text.encode(),
            headers={"content-type": "text/plain"},
        )
        posted.raise_for_status()
        return self.finished(posted.json()["id"])

    def finished(self, job: str) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found: dict[str, Any] = self.get(f"v1/jobs/{job}")
            if found["state"] in ("done", "failed"):
                return found
            time.sleep(0.1)
        raise TimeoutError(f"job {job} did not end")


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port)]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/test.db"}
    log = (folder / "log").open("wb")
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log)
    try:
        service = Service(f"http://127.0.0.1:{port}")
        _wait_for(service.url, process, folder / "log")
        job = service.add(SEED.read_text(encoding="utf-8"), name=SEED.name)
        assert job["state"] == "done", job
        yield service
    finally:
        process.terminate()
        process.wait(15)
        log.close()


def _wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            httpx.get(f"{url}/healthz").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@dataclass
class Window:
    """A page of the browser, and everything about it that nobody should have to see."""

    page: Page
    service: Service
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def open(self, address: str = "/") -> Page:
        """Go there and wait until the graph, or the reason why there is none, is shown."""
        self.page.goto(self.service.url + address)
        self.settled()
        return self.page

    def settled(self) -> None:
        """Wait until nothing is being asked for any more."""
        self.page.wait_for_function(
            "() => document.querySelector('.count-line, .whole')?.textContent"
            " || !document.getElementById('notice').hidden"
        )
        self.page.wait_for_function(
            "() => !document.querySelector('[aria-busy]') && !document.querySelector('.waiting')"
        )

    def cy(self, script: str, *arguments: Any) -> Any:
        """Evaluate JavaScript in which `cy` is the graph that is drawn and `a` the arguments."""
        return self.page.evaluate(
            f"(a) => {{ const cy = document.getElementById('graph')._cyreg.cy; return {script}; }}", arguments
        )

    def place(self, id: str) -> tuple[float, float]:
        """Where an actor stands, or the middle of an edge, in pixels of the page."""
        point = self.cy(
            "(() => { const one = cy.getElementById(a[0]);"
            " const at = one.isNode() ? one.renderedPosition() : one.renderedMidpoint();"
            " const box = cy.container().getBoundingClientRect();"
            " return [at.x + box.left, at.y + box.top]; })()",
            id,
        )
        return point[0], point[1]

    def click(self, id: str) -> None:
        self.page.mouse.click(*self.place(id))
        self.settled()

    def expect_console(self, words: str) -> None:
        """A test that provokes an error says which words the console may then hold."""
        self.expected.append(words)

    def surprises(self) -> list[str]:
        return [fault for fault in self.faults if not any(words in fault for words in self.expected)]


Opener = Callable[..., Window]


@pytest.fixture
def opener(browser: Browser, service: Service) -> Iterator[Opener]:
    """Opens windows of any size and theme; at the end their consoles must have been silent."""
    contexts: list[BrowserContext] = []
    windows: list[Window] = []

    def opened(width: int = 1440, height: int = 900, dark: bool = False) -> Window:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        window = Window(context.new_page(), service)
        windows.append(window)
        _watch(window)
        return window

    yield opened
    for context in contexts:
        context.close()
    assert [fault for window in windows for fault in window.surprises()] == []


@pytest.fixture
def window(opener: Opener) -> Window:
    return opener()


def _watch(window: Window) -> None:
    page, own = window.page, window.service.url

    def asked(request: Any) -> None:
        if not request.url.startswith((own, "data:", "blob:")):
            window.faults.append(f"asked another host: {request.url}")

    page.on("console", lambda message: window.faults.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: window.faults.append(f"error: {error}"))
    page.on("request", asked)
