"""Questions put to the graph, and the address that brings each view back."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Window


def asked(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_an_alias_finds_its_actor(window: Window) -> None:
    page = window.open()
    page.keyboard.press("/")
    page.keyboard.type("Tokyo")
    expect(page.get_by_role("option").first).to_contain_text("Japan")
    page.keyboard.press("Enter")
    expect(page.locator("#panel").get_by_role("heading", level=2)).to_have_text("Japan")
    assert asked(page.url) == {"select": ["JPN"]}


def test_a_name_nobody_bears_is_said_to_be_unknown(window: Window) -> None:
    page = window.open()
    page.get_by_role("combobox", name="Search for an actor").fill("Ruritania")
    expect(page.locator(".option-none")).to_contain_text("Ruritania")


def test_a_filter_the_list_the_chips_and_the_address_agree(window: Window) -> None:
    page = window.open("/?view=list")
    page.get_by_role("button", name="Filters").click()
    page.locator("#filters").get_by_label("Conflictual").check()
    page.wait_for_function("() => document.querySelector('.chip')")
    window.settled()
    assert asked(page.url) == {"sign": ["conflictual"], "view": ["list"]}
    expect(page.locator(".chip")).to_have_text("Conflictual")
    shown = page.locator(".list .relation-cell [data-select]").evaluate_all(
        "(all) => all.map((one) => one.dataset.select)"
    )
    answer = window.service.get("v1/graph", format="cytoscape", sign="conflictual")
    assert sorted(shown) == sorted(edge["data"]["id"] for edge in answer["elements"]["edges"])
    page.reload()
    window.settled()
    again = page.locator(".list .relation-cell [data-select]").evaluate_all(
        "(all) => all.map((one) => one.dataset.select)"
    )
    assert again == shown
    page.get_by_role("button", name="Remove the filter Conflictual").click()
    window.settled()
    assert asked(page.url) == {"view": ["list"]}
    assert page.locator(".list .relation-cell").count() > len(shown)


def test_back_and_forward_go_through_the_views(window: Window) -> None:
    page = window.open()
    window.click("JPN~PRK")
    page.keyboard.press("l")
    page.go_back()
    expect(page.locator("#list")).to_be_hidden()
    expect(page.locator("#panel")).to_be_visible()
    page.go_back()
    expect(page.locator("#panel")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#panel h2")).to_have_text("Japan and North Korea")


def test_the_list_says_what_the_graph_shows(window: Window) -> None:
    page = window.open()
    dyads = set(window.cy("cy.edges('.dyad').map((edge) => edge.id())"))
    page.get_by_role("button", name="List").click()
    rows = page.locator(".dyad-row [data-select]").evaluate_all(
        "(all) => all.map((one) => one.dataset.select)"
    )
    assert set(rows) == dyads


def test_the_timeline_narrows_by_keyboard_and_by_dragging(window: Window) -> None:
    page = window.open()
    start = page.get_by_role("slider", name="Start of the range")
    start.focus()
    page.keyboard.press("End")
    window.settled()
    year = start.get_attribute("aria-valuetext")
    assert asked(page.url)["since"][0].startswith(year or "?")
    page.get_by_role("button", name="All time").click()
    window.settled()
    assert asked(page.url) == {}
    box = page.locator(".plot").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20, steps=4)
    page.mouse.up()
    window.settled()
    words = asked(page.url)
    assert words["since"][0] < words["until"][0]
    answer = window.service.get(
        "v1/graph", format="cytoscape", since=words["since"][0], until=words["until"][0]
    )
    assert window.cy("cy.nodes().length") == len(answer["elements"]["nodes"])


def test_all_evidence_is_marked_in_the_article_and_no_word_is_lost(window: Window) -> None:
    outline = window.service.get("v1/articles")["items"][-1]
    article = window.service.get(f"v1/articles/{outline['id']}")
    page = window.open(f"/?read={article['id']}")
    marked = page.locator(".article-text mark").evaluate_all(
        "(all) => all.flatMap((one) => one.dataset.statements.split(' '))"
    )
    assert set(marked) == {mark["statement"] for mark in article["evidence"]}
    shown = page.locator(".article-text").evaluate("(one) => one.textContent")
    assert "".join(shown.split()) == "".join(article["text"].split())
    first = article["evidence"][0]
    page.locator(f".article-text mark[data-statements~='{first['statement']}']").first.click()
    expect(page.locator(f".inset [data-statement='{first['statement']}'] h3")).to_be_visible()
    assert asked(page.url)["at"]


def test_a_quote_leads_into_its_article(window: Window) -> None:
    page = window.open("/?select=JPN~PRK")
    card = page.locator(".statement").first
    id = card.get_attribute("data-statement")
    quote = card.locator("mark").text_content()
    card.locator(".source").click()
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    assert asked(page.url)["at"] == [id]
    chosen = page.locator("mark.chosen").evaluate_all("(all) => all.map((one) => one.textContent).join('')")
    assert chosen == quote
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("#panel h2")).to_have_text("Japan and North Korea")


def test_a_path_is_found_shown_and_proven(window: Window) -> None:
    page = window.open()
    page.get_by_role("button", name="Path").click()
    for label, text in (("From", "Beijing"), ("To", "Moscow")):
        page.locator("#panel").get_by_role("combobox", name=label).fill(text)
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("From China to Russia")
    best = window.service.get("v1/paths", source="CHN", target="RUS")["items"][0]
    ids = {"~".join(sorted((step["source"]["id"], step["target"]["id"]))) for step in best["steps"]}
    assert ids <= set(window.cy("cy.edges('.onpath').map((edge) => edge.id())"))
    assert page.locator(".way").first.locator("mark").count() == best["length"]
    assert asked(page.url) == {"path": ["CHN~RUS"]}


def test_two_dates_are_compared(window: Window) -> None:
    page = window.open("/?compare=2015~2018")
    appeared = int((page.locator("h3", has_text="Appeared").text_content() or "").split("(")[1].rstrip(")"))
    until = {
        edge["data"]["id"]
        for edge in window.service.get("v1/graph", format="cytoscape", until="2015")["elements"]["edges"]
    }
    after = {
        edge["data"]["id"]
        for edge in window.service.get("v1/graph", format="cytoscape", since="2016-01-01", until="2018")[
            "elements"
        ]["edges"]
    }
    assert appeared == len(after - until) > 0


def test_a_wrong_word_in_the_address_is_explained(window: Window) -> None:
    window.expect_console("422")
    page = window.open("/?relation=FEARS")
    expect(page.locator("#notice [role=alert]")).to_contain_text("did you mean FEAR?")


def test_nothing_found_says_what_to_do(window: Window) -> None:
    page = window.open("/?until=1700")
    expect(page.locator("#notice")).to_contain_text("Nothing answers these filters")
    expect(page.locator(".chip")).to_have_text("To: 1700")
