"""Keyboard, screen readers, themes, and the API's documentation."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AXE, Opener, Window

needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not there: `make test` fetches it")


WHOLE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def violations(window: Window, rules: dict[str, Any]) -> list[str]:
    """What axe finds wrong, by rule and element."""
    window.page.evaluate(AXE.read_text())
    found: dict[str, Any] = window.page.evaluate("(rules) => axe.run(document, rules)", rules)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@needs_axe
@pytest.mark.parametrize(("dark", "rules"), [(False, WHOLE), (True, COLOURS)], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_anywhere(opener: Opener, dark: bool, rules: dict[str, Any]) -> None:
    window = opener(dark=dark)
    page = window.open()
    article = window.service.get("v1/articles")["items"][-1]["id"]
    found = {"start": violations(window, rules)}
    for address in (
        "/?select=JPN~PRK",
        "/?select=JPN&view=list&sign=conflictual",
        f"/?read={article}",
        "/?path=CHN~RUS",
        "/?compare=2015~2018",
        "/embed",
    ):
        window.open(address)
        found[address] = violations(window, rules)
    window.open()
    page.get_by_role("button", name="Filters").click()
    page.locator("#filters summary").click()
    found["filters"] = violations(window, rules)
    for name in ("Add", "Export", "Help"):
        page.locator(f"[data-tool={name}]").click()
        expect(page.locator("dialog")).to_be_visible()
        found[name] = violations(window, rules)
        page.keyboard.press("Escape")
    assert {place: faults for place, faults in found.items() if faults} == {}


@needs_axe
def test_axe_finds_nothing_wrong_on_a_phone(opener: Opener) -> None:
    window = opener(390, 844)
    window.open("/?select=JPN~PRK")
    assert violations(window, WHOLE) == []


def test_the_graph_is_walked_and_read_by_keyboard_alone(window: Window) -> None:
    page = window.open()
    page.locator("#graph").focus()
    page.keyboard.press("ArrowLeft")
    first = window.cy("cy.nodes('.focused').id()")
    assert first == window.cy("cy.nodes().max((node) => node.data('said')).ele.id()"), (
        "it begins at the most active actor"
    )
    page.keyboard.press("e")
    edge = window.cy("cy.edges('.focused').id()")
    assert first in edge.split("~")
    expect(page.locator("#live")).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(page.locator("#panel blockquote mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_arrows_go_where_they_point(window: Window) -> None:
    page = window.open()
    page.locator("#graph").focus()
    page.keyboard.press("ArrowRight")
    for key, axis, sign in (
        ("ArrowLeft", "x", -1),
        ("ArrowRight", "x", 1),
        ("ArrowUp", "y", -1),
        ("ArrowDown", "y", 1),
    ):
        before = window.cy("[cy.nodes('.focused').id(), cy.nodes('.focused').position()]")
        page.keyboard.press(key)
        after = window.cy("[cy.nodes('.focused').id(), cy.nodes('.focused').position()]")
        if after[0] != before[0]:
            assert (after[1][axis] - before[1][axis]) * sign > 0, key


def test_letters_choose_the_view_and_leave_typing_alone(window: Window) -> None:
    page = window.open()
    page.keyboard.press("l")
    expect(page.locator("#list")).to_be_visible()
    page.keyboard.press("g")
    expect(page.locator("#graph")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("glf?")
    expect(page.get_by_role("combobox", name="Search for an actor")).to_have_value("glf?")
    expect(page.locator("#graph")).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)


def test_the_theme_is_the_systems_until_one_chooses(opener: Opener) -> None:
    window = opener(dark=True)
    page = window.open()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.get_by_role("button", name="Use the light theme").click()
    page.reload()
    window.settled()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    window.open("/?theme=dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_offsets_count_code_points_and_marks_may_overlap(window: Window) -> None:
    page = window.open()
    found = page.evaluate(
        """async () => {
          const { CodePoints, pieces } = await import("/assets/js/marks.js");
          const marks = [{ start: 2, end: 7, id: "a" }, { start: 5, end: 9, id: "b" }];
          const text = new CodePoints("🇯🇵 Tokyo 😀 fears");
          return pieces(text, 0, text.length, marks).map(({ text, ids }) => [text, ids.join()]);
        }"""
    )
    # The flag is two code points, so that "Tokyo" begins at 3.
    assert found == [["🇯🇵", ""], [" To", "a"], ["ky", "a,b"], ["o ", "b"], ["😀 fears", ""]]


TIMES = {
    "2018-03-21": "21 March 2018",
    "2018-04": "April 2018",
    "2016": "2016",
    "2003/2009": "2003–2009",
    "195X/196X": "1950s to 1960s",
    "188X": "1880s",
    "2018-01/..": "since January 2018",
    "../1991": "until 1991",
    "2018-21": "spring 2018",
    "2018~": "about 2018",
}


def test_times_are_told_as_people_say_them(window: Window) -> None:
    page = window.open()
    told = page.evaluate(
        """async (times) => {
          const { inWords } = await import("/assets/js/edtf.js");
          return times.map(inWords);
        }""",
        list(TIMES),
    )
    assert dict(zip(TIMES, told, strict=True)) == TIMES


CLAIMS = [
    ("FEAR", "asserted", "positive", None, "Japan fears the United States"),
    ("FEAR", "asserted", "negative", None, "Japan does not fear the United States"),
    ("ALLY", "asserted", "negative", None, "Japan is not allied with the United States"),
    ("ALLY", "predicted", "positive", None, "Japan will be allied with the United States"),
    ("ACCUSE", "possible", "positive", None, "Japan may accuse the United States"),
    ("CONSULT", "intended", "positive", None, "Japan intends to consult with the United States"),
    ("SANCTION", "intended", "positive", "China", "China wants Japan to sanction the United States"),
    ("SANCTION", "intended", "negative", "China", "China wants Japan not to sanction the United States"),
]


def test_claims_are_told_in_plain_words(window: Window) -> None:
    page = window.open()
    told = page.evaluate(
        """async (claims) => claims.map((await import("/assets/js/words.js")).sentence)""",
        [
            {
                "subject": {"id": "JPN", "name": "Japan"},
                "object": {"id": "USA", "name": "United States"},
                "relation": relation,
                "modality": modality,
                "polarity": polarity,
                "attributed_to": {"id": "CHN", "name": holder} if holder else None,
            }
            for relation, modality, polarity, holder, _ in CLAIMS
        ],
    )
    assert told == [words for *_, words in CLAIMS]


def test_the_documentation_is_drawn_from_our_own_files(window: Window) -> None:
    window.page.goto(window.service.url + "/docs")
    expect(window.page.get_by_text("/v1/graph", exact=False).first).to_be_visible()
