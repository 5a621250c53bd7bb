"""Title, dateline, caption, bullets, headings, prose and boilerplate are told apart in any layout."""

from datetime import date
from pathlib import Path
from textwrap import dedent, fill

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.articles import article, parse_text, passages
from graph.errors import InputError
from graph.model import Article

SEED = next(Path(__file__).parents[3].joinpath("seeds").glob("us-north-korea*.txt"))
LEAD = (
    "Russia expelled 23 British diplomats on Saturday in a retaliatory move against London, officials said."
)
BODY = "Moscow said that it was also shutting down the activities of the British Council in the country."


def kinds(text: str, **given: object) -> list[tuple[str, str]]:
    read = article(dedent(text).strip("\n"), name="a.txt", **given)  # type: ignore[arg-type]
    return [(block.kind, read.text[block.start : block.end]) for block in read.blocks]


def of_kind(read: Article, kind: str) -> list[str]:
    return [read.text[block.start : block.end] for block in read.blocks if block.kind == kind]


def test_the_seed_article() -> None:
    read = article(SEED.read_text(encoding="utf-8"), name=SEED.name)
    assert read.title == "In U.S.-North Korea Talks, Japan Makes Three"
    assert read.published == date(2018, 3, 21)
    assert read.publisher == "Stratfor Enterprises, LLC"
    assert of_kind(read, "title") == [read.title]
    assert of_kind(read, "dateline") == ["7 MINS READMar 21, 2018 | 09:00 GMT"]
    (caption,) = of_kind(read, "caption")
    assert caption.startswith("A huge map") and caption.endswith("in a test launch in 2017.")
    assert len(of_kind(read, "bullet")) == 3
    assert of_kind(read, "heading") == [
        "The Big Picture",
        "Throwing Off the Balance",
        "Scrambling to Find a Foothold",
    ]
    paragraphs = of_kind(read, "paragraph")
    assert len(paragraphs) == 12
    assert paragraphs[0].startswith("Now that Pyongyang and Seoul") and paragraphs[-1].endswith(
        "regional strategy."
    )
    boilerplate = of_kind(read, "boilerplate")
    assert boilerplate[0] == "Connected Content" and boilerplate[-1].startswith("To empower members")


@pytest.mark.parametrize(
    "sentence",
    [
        "Saudi Arabia cut diplomatic ties with Iran on Sunday.",
        "Saudi Arabia cuts ties with Iran",
        "{Portugal will support Turkey, its president said on Tuesday.}",
        "Copyright talks between China and the United States collapsed.",
        "Subscribe now",
        "March 3, 2018",
    ],
)
def test_a_single_sentence_is_a_paragraph_without_a_title(sentence: str) -> None:
    read = article(f"\n{sentence}\n", name="a.txt")
    assert [(block.kind, read.text[block.start : block.end]) for block in read.blocks] == [
        ("paragraph", sentence)
    ]
    assert read.title is None


def test_a_wire_story() -> None:
    found = kinds(
        """
        Russia expels British diplomats in spy row

        By Jane Doe and John Smith

        MOSCOW, March 17, 2018 (Reuters) - Russia expelled 23 British diplomats on Saturday in a
        carefully calibrated move against London, which has accused the
        Kremlin of orchestrating an attack on a former double agent and his daughter
        in southern England.

        Escalating a crisis in relations, Russia said it was also shutting down the
        activities of the British Council, which fosters cultural links.

        (Additional reporting by Maria Roe; Editing by Tom Poe)
        """
    )
    assert [kind for kind, _ in found] == [
        "title",
        "boilerplate",
        "dateline",
        "paragraph",
        "paragraph",
        "boilerplate",
    ]
    assert found[2][1] == "MOSCOW, March 17, 2018 (Reuters) -"
    assert found[3][1].startswith("Russia expelled") and found[3][1].endswith("southern England.")


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("LONDON, March 3 (Reuters) -", "Britain denied it."),
        ("BEIRUT (AP) —", "Syrian forces took a town."),
        ("ANKARA, Turkey (AP) --", "Turkey denied it."),
        ("Paris, 3 March 2018 (AFP) -", "France denied it."),
        ("WASHINGTON —", "President Trump denied it."),
        ("NEW DELHI -", "India denied it."),
    ],
)
def test_a_wire_dateline_is_set_apart(opening: str, rest: str) -> None:
    assert kinds(f"{opening} {rest}") == [("dateline", opening), ("paragraph", rest)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan - which fears China - refused to talk.",
        "U.S. - North Korea talks failed on Monday.",
        "NATO - the alliance of the West - met in Brussels.",
        "France (and Germany) - both allies - agreed.",
        "In March 2018 Russia agreed - with Iran - to talk.",
    ],
)
def test_a_dash_alone_makes_no_dateline(sentence: str) -> None:
    assert kinds(sentence) == [("paragraph", sentence)]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Mar 21, 2018 | 09:00 GMT", date(2018, 3, 21)),
        ("7 MINS READMar 21, 2018 | 09:00 GMT", date(2018, 3, 21)),
        ("Published 3 May 2021", date(2021, 5, 3)),
        ("Updated March 4, 2018; Published March 3, 2018", date(2018, 3, 3)),
        ("July 9, 2018 10:15 a.m. ET", date(2018, 7, 9)),
        ("2018-03-21", date(2018, 3, 21)),
        ("2018-03-21T09:00:00Z", date(2018, 3, 21)),
        ("Wednesday, 21st March 2018", date(2018, 3, 21)),
        ("By John Smith | London, 3 March 2018", date(2018, 3, 3)),
        ("23/04/2018", date(2018, 4, 23)),
        ("03/04/2018", None),  # the third of April or the fourth of March
        ("Wednesday 21 March", None),
        ("31 February 2018", None),
    ],
)
def test_datelines_and_the_day_they_name(line: str, published: date | None) -> None:
    read = article(f"Russia Expels Diplomats\n\n{line}\n\n{LEAD}\n", name="a.txt")
    assert [block.kind for block in read.blocks] == ["title", "dateline", "paragraph"]
    assert read.published == published


def test_a_date_given_goes_before_the_datelines() -> None:
    assert article(f"3 May 2021\n\n{LEAD}", name="a", published=date(2020, 1, 1)).published == date(
        2020, 1, 1
    )


def test_a_date_within_prose_is_no_dateline() -> None:
    text = f"{LEAD}\n\nOn March 3, 2018 the ambassador left.\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 3


def test_lines_without_blank_ones_between_are_paragraphs() -> None:
    found = kinds(
        f"""
        Ethiopia and Eritrea End Their War
        July 9, 2018 10:15 a.m. ET
        {LEAD}
        A Long Road
        {BODY}
        Read more: How the war began
        © 2018 The Daily Example. All rights reserved.
        """
    )
    assert found == [
        ("title", "Ethiopia and Eritrea End Their War"),
        ("dateline", "July 9, 2018 10:15 a.m. ET"),
        ("paragraph", LEAD),
        ("heading", "A Long Road"),
        ("paragraph", BODY),
        ("boilerplate", "Read more: How the war began"),
        ("boilerplate", "© 2018 The Daily Example. All rights reserved."),
    ]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hard_wrapped_lines_make_one_paragraph(width: int, newline: str) -> None:
    paragraph = " ".join([LEAD, BODY, "Syria and Iran, its allies, condemned the move.", LEAD])
    text = "\n\n".join([fill(paragraph, width), fill(BODY, width)]).replace("\n", newline)
    read = article(text, name="a.txt")
    assert [block.kind for block in read.blocks] == ["paragraph", "paragraph"]
    assert [" ".join(text.split()) for _, text in passages(read)] == [paragraph, BODY]


def test_a_sentence_that_goes_on_after_a_blank_line_is_joined() -> None:
    text = (
        "Poland closes consulates\n\nWarsaw said it would close three after it found that\n\nMoscow did it."
    )
    broken = (
        "Warsaw said it would close three consulates after it found that\n\nsaboteurs were paid by Moscow."
    )
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "paragraph"]
    assert kinds(f"{LEAD}\n\n{broken}") == [("paragraph", LEAD), ("paragraph", broken)]


def test_captions() -> None:
    found = kinds(
        f"""
        North Korea Fires Missile Over Japan

        Published 29 August 2017

        Photo: People watch the news in Seoul.

        A soldier stands guard in Kashmir. (AP Photo/Channi Anand)

        North Korean leader Kim Jong Un watches a launch in this undated photo.

        {LEAD}

        Russian forces left Georgia on Tuesday.
        """
    )
    assert [kind for kind, _ in found] == ["title", "dateline", *["caption"] * 3, "paragraph", "paragraph"]


def test_headings_of_several_styles() -> None:
    found = kinds(
        f"""
        Why Turkey Turned East

        {LEAD}

        WHAT COMES NEXT?

        {BODY}

        2. What Moscow offers

        {BODY}

        A troubled alliance

        {BODY}

        ## On paper

        {BODY}
        """
    )
    headings = [text for kind, text in found if kind == "heading"]
    assert headings == ["WHAT COMES NEXT?", "2. What Moscow offers", "A troubled alliance", "## On paper"]
    assert [kind for kind, _ in found].count("paragraph") == 5


def test_a_short_quotation_is_prose() -> None:
    found = kinds(f'{LEAD}\n\n"We want peace," he said.\n\n{BODY}\n\nMoscow denied it.\n\n{BODY}')
    assert {kind for kind, _ in found} == {"paragraph"}


@pytest.mark.parametrize("mark", ["•", "-", "*", "–", "1.", "2)", "·"])
def test_bullets_go_on_over_wrapped_lines(mark: str) -> None:
    first = (
        f"{mark} Turkey has bought Russian missiles despite the warnings of its allies, and\n  will buy more."
    )
    second = f"{mark} The United States may impose sanctions."
    found = kinds(f"{LEAD}\n\n{first}\n{second}\n\n{BODY}")
    assert [kind for kind, _ in found] == ["paragraph", "bullet", "bullet", "paragraph"]
    assert found[1][1] == first


def test_links_are_boilerplate_until_prose_goes_on() -> None:
    found = kinds(
        f"{LEAD}\n\nRelated Stories\n\nU.S. bombers fly over Korea\nSeoul stages drill\n\n{BODY}\n\nSubscribe"
    )
    assert [kind for kind, _ in found] == ["paragraph", *["boilerplate"] * 3, "paragraph", "boilerplate"]


def test_all_after_the_copyright_is_boilerplate() -> None:
    found = kinds(
        f"{LEAD}\n\n{BODY}\n\nCopyright © Example. All rights reserved.\n\nExample\n\nTo empower members."
    )
    assert [kind for kind, _ in found] == ["paragraph", "paragraph", *["boilerplate"] * 3]


def test_a_pictures_copyright_does_not_end_the_article() -> None:
    found = kinds("\n\n".join([LEAD, LEAD, LEAD, LEAD, "© AFP", BODY, BODY, BODY]))
    assert [kind for kind, _ in found].count("paragraph") == 7


def test_markdown() -> None:
    found = kinds(
        """
        ---
        title: India and China step back
        ---
        # India and China step back

        *By Ann Example*

        ![Soldiers on the ice](soldiers.jpg)

        India and China have begun to pull back troops from a **disputed** border.

        - Both sides will *disengage*.

        ---

        ### Related articles

        - [A border without a line](https://example.org/b)
        """
    )
    assert [kind for kind, _ in found] == [
        "boilerplate", "title", "boilerplate", "caption", "paragraph", "bullet", *["boilerplate"] * 3,
    ]  # fmt: skip


def test_the_title_given_is_found_and_no_other() -> None:
    assert kinds(f"RUSSIA EXPELS DIPLOMATS\n\n{LEAD}", title="Russia expels diplomats")[0][0] == "title"
    assert "title" not in {kind for kind, _ in kinds(f"In Brief\n\n{LEAD}\n\n{BODY}", title="Russia expels")}


def test_a_section_name_is_no_title() -> None:
    read = article(f"ANALYSIS\n\nWhy Turkey Turned East\n\n{LEAD}", name="a.txt")
    assert read.title == "Why Turkey Turned East"


def test_a_full_sentence_is_no_title() -> None:
    assert article(f"{LEAD}\n\n{BODY}", name="a.txt").title is None


_LINES = st.sampled_from(
    [
        "", "", " ", "\u00a0", "\u2028", "Russia Expels Diplomats", LEAD, BODY, "- " + BODY, "# Title", "***",
        "Mar 21, 2018 | 09:00 GMT", "Related Stories", "© 2018 Example", "LONDON (AP) — Britain denied",
        "lower case goes on", "U.S.-North Korea talks", "1. One", "---", "title: x", "Photo: x", "[a](b)",
        "“Curly” — quotes’", "é\u0301", "•",
    ]
)  # fmt: skip


@given(st.lists(_LINES | st.text(max_size=30), max_size=25).map("\n".join) | st.text(max_size=200))
@example("---\na: b\n---\n\nx")
@example("\ufeffx\u200b\n\nA\r\rB\x85C")
def test_blocks_cover_the_text_in_order_and_parse_text_keeps_its_length(text: str) -> None:
    try:
        read = article(text, name="a.txt")
    except InputError:
        return
    assert read.text == text
    end, uncovered = 0, ""
    for block in read.blocks:
        assert end <= block.start < block.end
        uncovered += text[end : block.start]
        own = text[block.start : block.end]
        assert own == own.strip()
        end = block.end
    assert not (uncovered + text[end:]).strip()
    parsed = parse_text(read)
    assert len(parsed) == len(text)
    for block, passage in passages(read):
        assert parsed[block.start : block.end] == passage
        assert "\n" not in passage
