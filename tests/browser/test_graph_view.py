"""The graph as a picture: what is drawn, and what a pointer does to it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Window

STATES = {"JPN", "PRK", "KOR", "USA", "CHN", "RUS"}


def test_the_states_of_the_article_are_drawn_apart_and_in_sight(window: Window) -> None:
    window.open()
    nodes = window.cy("cy.nodes().map((node) => ({ id: node.id(), ...node.renderedPosition() }))")
    assert {node["id"] for node in nodes} >= STATES
    width, height = window.cy("[cy.width(), cy.height()]")
    assert all(0 < node["x"] < width and 0 < node["y"] < height for node in nodes)
    places = [(node["x"], node["y"]) for node in nodes]
    assert all(abs(x - u) + abs(y - v) > 30 for i, (x, y) in enumerate(places) for u, v in places[i + 1 :]), (
        "two actors lie on one another"
    )


def test_there_is_one_edge_a_dyad_and_it_counts_its_statements(window: Window) -> None:
    window.open()
    edges = window.cy("cy.edges().map((edge) => [edge.source().id(), edge.target().id()].sort().join('~'))")
    assert len(edges) == len(set(edges))
    answer = window.service.get("v1/dyads/JPN/PRK")
    assert answer["statements"] > 1
    assert window.cy("cy.getElementById('JPN~PRK').data('label')") == str(answer["statements"])


def test_strokes_tell_sign_and_certainty_as_the_service_counts_them(window: Window) -> None:
    """Colour says the balance of what is asserted; a dash says that nothing is."""
    window.open()
    for dyad, classes in window.cy("cy.edges('.dyad').map((edge) => [edge.id(), edge.classes()])"):
        a, b = dyad.split("~")
        told = window.service.get(f"v1/dyads/{a}/{b}")
        asserted = window.service.get(f"v1/dyads/{a}/{b}", modality="asserted", polarity="positive")[
            "statements"
        ]
        assert ("unasserted" in classes or "denied" in classes) == (asserted == 0), dyad
        if asserted and told["balance"] is not None:
            colder = {"conflictual", "mostly-conflictual"} & set(classes)
            warmer = {"cooperative", "mostly-cooperative"} & set(classes)
            assert bool(colder) == (told["balance"] < -0.2), dyad
            assert bool(warmer) == (told["balance"] > 0.2), dyad


def test_choosing_an_edge_shows_the_words_that_prove_it(window: Window) -> None:
    page = window.open()
    window.click("JPN~PRK")
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Japan and North Korea")
    article = window.service.get("v1/articles")["items"][-1]["id"]
    text = window.service.get(f"v1/articles/{article}")["text"]
    quotes = panel.locator("blockquote mark").all_text_contents()
    assert quotes
    assert all(quote in text for quote in quotes)
    sentences = panel.locator("blockquote").all_text_contents()
    assert all(quote in sentence for quote, sentence in zip(quotes, sentences, strict=True))
    headline = panel.locator(".statement h3").first.text_content() or ""
    assert "Japan" in headline
    assert "North Korea" in headline
    assert re.search(r"[?&]select=JPN~PRK", page.url)


def test_choosing_unfolds_the_dyad_and_moves_nobody(window: Window) -> None:
    page = window.open()
    places = "Object.fromEntries(cy.nodes().map((node) => [node.id(), node.position()]))"
    before = window.cy(places)
    window.click("JPN~PRK")
    unfolded = window.cy("cy.edges('.relation').map((edge) => edge.id())")
    assert len(unfolded) > 1
    assert all({"JPN", "PRK"} == {id.split(":")[0], id.split(":")[2]} for id in unfolded)
    assert window.cy(places) == before
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.getElementById('panel').hidden")
    assert window.cy("cy.edges('.relation').length") == 0
    assert window.cy(places) == before


def test_the_pointer_lets_a_neighbourhood_stand_out(window: Window) -> None:
    page = window.open()
    page.mouse.move(*window.place("RUS"))
    page.wait_for_function("() => document.getElementById('graph')._cyreg.cy.elements('.faint').nonempty()")
    assert window.cy("cy.getElementById('RUS').closedNeighborhood().filter('.faint').length") == 0
    around = "cy.getElementById('RUS').closedNeighborhood()"
    assert window.cy(f"cy.nodes().not({around}).not('.faint').map((node) => node.id())") == []
    page.mouse.move(5, 400)
    page.wait_for_function("() => document.getElementById('graph')._cyreg.cy.elements('.faint').empty()")


def test_the_switch_takes_persons_out_of_their_states(window: Window) -> None:
    page = window.open()
    assert not window.cy("cy.getElementById('kim-jong-un').nonempty()")
    page.get_by_role("switch", name="Roll up").click()
    page.wait_for_function(
        "() => document.getElementById('graph')._cyreg.cy.getElementById('kim-jong-un').nonempty()"
    )
    assert "rollup=false" in page.url
    page.go_back()
    page.wait_for_function(
        "() => document.getElementById('graph')._cyreg.cy.getElementById('kim-jong-un').empty()"
    )
    assert "rollup" not in page.url


def test_actors_keep_their_places_when_a_filter_comes_and_goes(window: Window) -> None:
    page = window.open()
    place = window.cy("cy.getElementById('JPN').position()")
    page.evaluate(
        "history.pushState(null, '', '?sign=conflictual'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    page.wait_for_function("() => document.querySelector('.chip')")
    window.settled()
    assert window.cy("cy.getElementById('JPN').position()") == place
    page.get_by_role("button", name="Clear all").click()
    window.settled()
    assert window.cy("cy.getElementById('JPN').position()") == place


@pytest.mark.parametrize(("width", "height"), [(390, 844), (3840, 2160)])
def test_it_fits_a_phone_and_a_wall(opener, width: int, height: int) -> None:
    window = opener(width, height)
    page = window.open()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelector('.legend')?.removeAttribute('open')")
    nodes = window.cy("cy.nodes().map((node) => node.renderedPosition())")
    assert all(0 < node["x"] < window.cy("cy.width()") for node in nodes)
    window.click("JPN~PRK")
    expect(page.locator("#panel blockquote mark").first).to_be_visible()
