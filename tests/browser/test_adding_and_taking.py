"""Articles go in while one watches; pictures, files, links and frames come out."""

import csv
import io
import json
import shlex
import zipfile
from pathlib import Path

import httpx
from playwright.sync_api import Download, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.conftest import Opener, Service, Window

TEXT = "France attacked Germany on 3 May 2020. Berlin accused Paris of aggression."


def taken_out(service: Service, name: str) -> None:
    for article in service.get("v1/articles")["items"]:
        if name in (article["title"] or article["name"]):
            httpx.delete(f"{service.url}/v1/articles/{article['id']}").raise_for_status()


def test_pasted_text_becomes_edges_while_one_watches(opener: Opener) -> None:
    window, other = opener(), opener()
    other.open()
    page = window.open()
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("The article’s text").fill(TEXT)
    page.get_by_label("Title").fill("Paste for the test")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".job-state")).to_contain_text("found in 1 new article", timeout=30_000)
    drawn = "() => document.getElementById('graph')._cyreg.cy.getElementById('DEU~FRA').nonempty()"
    page.wait_for_function(drawn)
    other.page.wait_for_function(drawn)  # the stream of events told it
    page.keyboard.press("Escape")
    window.open("/?select=DEU~FRA")
    expect(page.locator("blockquote").first).to_contain_text("2020")
    taken_out(window.service, "Paste for the test")


def test_an_article_is_taken_out_again_where_one_reads_it(opener: Opener) -> None:
    window = opener()
    window.service.add("Kenya warned Uganda.", name="short-lived")
    article = next(one for one in window.service.get("v1/articles")["items"] if one["name"] == "short-lived")
    page = window.open(f"/?read={article['id']}")
    page.get_by_role("button", name="Take the article out…").click()
    page.get_by_role("button", name="Take it out").click()
    page.wait_for_function(
        "() => document.getElementById('graph')._cyreg.cy.getElementById('KEN~UGA').empty()"
    )
    assert article["id"] not in {one["id"] for one in window.service.get("v1/articles")["items"]}


def test_an_error_says_what_to_do(window: Window, tmp_path: Path) -> None:
    window.expect_console("422")
    page = window.open()
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name="Read it").click()
    expect(page.locator(".job-state [role=alert]")).to_contain_text("paste an article first")
    binary = tmp_path / "picture.txt"
    binary.write_bytes(bytes(range(256)) * 40)
    page.locator("#add-files").set_input_files(binary)
    expect(page.locator(".jobs li").first).to_contain_text("picture.txt")
    expect(page.locator(".jobs li").first.locator("[role=alert]")).to_be_visible()


def test_every_export_format_downloads_and_opens(window: Window) -> None:
    page = window.open("/?sign=conflictual")
    page.get_by_role("button", name="Export").click()
    links = page.locator(".formats a")
    expect(links.first).to_be_visible()
    formats = {one["name"]: one for one in window.service.get("v1/formats")["items"]}
    assert set(links.evaluate_all("(all) => all.map((one) => one.dataset.format)")) == set(formats)
    for name, described in formats.items():
        download = taken(page, name)
        assert download.suggested_filename.endswith(described["suffix"])
        data = Path(download.path()).read_bytes()
        assert data, name
        opened(name, data)


def taken(page: Page, name: str) -> Download:
    """Clicks a format; a second time where a busy Chromium lets the first of many downloads in a row go by."""
    link = page.locator(f".formats a[data-format='{name}']")
    try:
        with page.expect_download(timeout=10_000) as started:
            link.click()
    except PlaywrightTimeout:
        with page.expect_download() as started:
            link.click()
    return started.value


def opened(name: str, data: bytes) -> None:
    """Reads what the standard library reads; tests/graph/export has readers of the others."""
    if name in ("json", "cytoscape", "jsonld", "stix"):
        assert json.loads(data)
    elif name == "csv":
        assert {"nodes.csv", "edges.csv"} <= set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    elif name == "csv-edges":
        rows = list(csv.DictReader(io.StringIO(data.decode())))
        assert rows
        assert {row["sign"] for row in rows} == {"-1"}, "the filters in force were left behind"
    elif name == "png":
        assert data.startswith(b"\x89PNG")
    elif name == "svg":
        assert b"<svg" in data[:500]


def test_the_view_is_saved_as_pixels(window: Window) -> None:
    page = window.open()
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="PNG of this view").click()
    data = Path(started.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    width = int.from_bytes(data[16:20], "big")
    assert width == 2 * window.cy("cy.width()")


def test_the_curl_line_asks_for_what_is_shown(window: Window) -> None:
    page = window.open("/?relation=FEAR&about=JPN")
    page.get_by_role("button", name="Export").click()
    command, url = shlex.split(page.get_by_label("As curl").input_value())
    assert command == "curl"
    edges = httpx.get(url).json()
    found = edges.get("edges") or edges.get("links")
    assert found
    assert {edge["relation"] for edge in found} == {"FEAR"}


def test_the_frame_shows_the_same_graph_and_its_proof(window: Window) -> None:
    page = window.open("/?sign=conflictual")
    drawn = window.cy("cy.edges('.dyad').map((edge) => edge.id())")
    page.get_by_role("button", name="Export").click()
    frame = page.get_by_label("Frame for a wiki or a dashboard").input_value()
    address = frame.split('src="')[1].split('"')[0].removeprefix(window.service.url)
    window.open(address)
    assert sorted(window.cy("cy.edges('.dyad').map((edge) => edge.id())")) == sorted(drawn)
    window.click("JPN~PRK")
    expect(page.locator("#panel blockquote mark").first).to_be_visible()
    expect(page.get_by_role("link", name="Open in Entente")).to_have_attribute(
        "href", "./?sign=conflictual&select=JPN~PRK"
    )
