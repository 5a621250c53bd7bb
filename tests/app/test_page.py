"""The page as files: who may frame it, what it may load, and that it loads all it needs at once."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.routers.page import WEB
from app.settings import Settings
from tests.toy import Tell

PAGES = {"/": "index.html", "/embed": "embed.html", "/docs": "docs.html"}
IMPORT = re.compile(r'^(?:import .*?|} )from "\./([\w-]+\.js)";$', re.MULTILINE)


@pytest.fixture(autouse=True)
def vendored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the web folder in which the fetched files seem to be there, whether or not they are."""
    for folder in ("css", "icons", "js"):
        (tmp_path / folder).symlink_to(WEB / folder)
    for name in PAGES.values():
        (tmp_path / name).symlink_to(WEB / name)
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / "cytoscape.js").write_text("export default null;")
    monkeypatch.setattr("app.routers.page.WEB", tmp_path)


def directives(client: TestClient, path: str) -> dict[str, str]:
    policy = client.get(path).headers["content-security-policy"]
    return {name: rest for name, _, rest in (part.partition(" ") for part in policy.split("; "))}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_load_its_own_files_and_nothing_else(client: TestClient, path: str) -> None:
    found = directives(client, path)
    assert found["default-src"] == "'none'"
    assert {found[name] for name in ("script-src", "style-src", "connect-src", "font-src")} == {"'self'"}
    assert "unsafe" not in "".join(found.values())


@pytest.mark.parametrize(
    ("setting", "path", "allowed"),
    [
        ("'self' https://wiki.example", "/embed", "'self' https://wiki.example"),
        ("*", "/", "'none'"),
        ("*", "/docs", "'none'"),
    ],
)
def test_only_the_embeddable_view_is_framed_and_by_whom_the_settings_say(
    settings: Settings, setting: str, path: str, allowed: str
) -> None:
    client = TestClient(create_app(settings.model_copy(update={"frame_ancestors": setting})))
    assert directives(client, path)["frame-ancestors"] == allowed


@pytest.mark.parametrize("name", PAGES.values())
def test_markup_holds_no_inline_script_style_or_foreign_address(name: str) -> None:
    markup = (WEB / name).read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", markup)
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", markup)


@pytest.mark.parametrize(("page", "start"), [("index.html", "main.js"), ("embed.html", "embed.js")])
def test_every_module_a_page_needs_is_asked_for_at_once(page: str, start: str) -> None:
    """A browser that learns of modules one import at a time waits once for each level."""
    reached, waiting = set[str](), [start]
    while waiting:
        found = set(IMPORT.findall((WEB / "js" / waiting.pop()).read_text())) - reached
        reached |= found
        waiting += found
    preloaded = set(re.findall(r'modulepreload" href="assets/js/([\w-]+\.js)"', (WEB / page).read_text()))
    assert preloaded == reached - {start}


def test_files_are_kept_by_the_browser_and_asked_about(client: TestClient) -> None:
    first = client.get("/assets/css/tokens.css")
    assert first.status_code == 200
    assert first.headers["cache-control"] == "no-cache"
    again = client.get("/assets/css/tokens.css", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path", ["/assets/package.json", "/assets/js/../package.json", "/assets/node_modules/x"]
)
def test_only_what_the_page_shows_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_page_without_its_assets_says_how_to_get_them(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "vendor" / "cytoscape.js").unlink()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "make install" in answer.text


def test_what_is_vendored_is_pinned_and_the_lock_names_no_address() -> None:
    package = json.loads((WEB / "package.json").read_text())
    lock = json.loads((WEB / "package-lock.json").read_text())["packages"]
    for source in json.loads((WEB / "vendor.json").read_text()).values():
        scope, _, rest = source.partition("/")
        name = f"{scope}/{rest.split('/')[0]}" if scope.startswith("@") else scope
        assert f"node_modules/{name}" in lock
    assert all(re.fullmatch(r"[\d.]+", version) for version in package["dependencies"].values())
    assert all("resolved" not in entry for entry in lock.values())
    assert all("integrity" in entry for path, entry in lock.items() if path)


def test_the_timeline_sums_up_what_the_filters_leave(client: TestClient, tell: Tell) -> None:
    tell("JPN FEAR PRK. USA ALLY JPN.", published="2018-03-21")
    tell("PRK ASSAULT KOR.", published="2019-01-02")
    years = client.get("/v1/timeline").json()["items"]
    assert [(year["start"], year["statements"]) for year in years] == [("2018-01-01", 2), ("2019-01-01", 1)]
    assert years[0]["signs"] == {"cooperative": 1, "conflictual": 1, "neutral": 0}
    about = client.get(
        "/v1/timeline", params={"about": "JPN", "sign": "conflictual", "interval": "month"}
    ).json()
    assert [(month["start"], month["statements"]) for month in about["items"]] == [("2018-03-01", 1)]
    assert client.get("/v1/timeline", params={"direction": "out"}).status_code == 422
