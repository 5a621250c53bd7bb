"""What the parser is given: as many characters, without what misleads it."""

import pytest

from graph.articles import article, parse_text


def parsed(text: str) -> str:
    return parse_text(article(text, name="a.txt"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S.-North Korea talks failed.", "The U.S. North Korea talks failed."),
        (
            "Moscow-Beijing ties and the Saudi-Iranian rivalry grew.",
            "Moscow Beijing ties and the Saudi Iranian rivalry grew.",
        ),
        ("The EU–Turkey deal and a U.S.-EU pact hold.", "The EU Turkey deal and a U.S. EU pact hold."),
        ("Japan - which fears China - refused.", "Japan — which fears China — refused."),
        ("“It’s over,” he said.", '"It\'s over," he said.'),
        ("Russia\u00a0attacked its\nneighbour\tagain.", "Russia attacked its neighbour again."),
        ("Seoul **backs** [the deal](https://x.org).", "Seoul   backs    the deal" + 16 * " " + "."),
    ],
)
def test_what_misleads_the_parser_is_replaced(text: str, expected: str) -> None:
    assert parsed(text) == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The China-backed, U.S.-led and anti-American groups met.",
        "The ex-president of Guinea-Bissau met the Secretary-General.",
        "Anti-American and Sino-Japanese disputes grew.",
        "Al-Qaeda fighters flew F-16 and Su-27 jets in 2003-09.",
        "Prime Minister-designate Lee met Kim Jong-un.",
        "He said—and meant—it: talks in Asia-Pacific failed.",
        "{Iran and Iraq fought for 3 * 4 years.}",
    ],
)
def test_what_the_parser_understands_is_kept(text: str) -> None:
    assert parsed(text).replace(" ", "") == text.replace(" ", "").replace("*", "")


def test_list_marks_become_spaces() -> None:
    text = "Iran talks to Iraq today.\n\n• Iran met Iraq.\n2) Iraq met Iran.\n"
    assert parsed(text) == "Iran talks to Iraq today.\n\n  Iran met Iraq.\n   Iraq met Iran.\n"


def test_boilerplate_is_left_alone() -> None:
    text = "Iran met Iraq today.\n\nIraq agrees with Iran.\n\n© U.S.-North Press “2018”. All rights reserved."
    assert parsed(text) == text
