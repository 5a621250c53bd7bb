"""Names of several words are one unit of the parse, whatever the parser made of their words."""

import pytest

from tests.graph.nlp.conftest import Read

SUBJECTS = [
    ("Save the Children condemned Niger for a raid on a clinic.", "condemned", "Children"),
    ("Reporters Without Borders urged Tonga to free an editor.", "urged", "Reporters"),
    ("Watchdog Reporters Without Borders on Friday urged Tonga to free an editor.", "urged", None),
    ("Peace Now accused the mayor of theft.", "accused", "Now"),
    ("Umkhonto we Sizwe attacked a depot.", "attacked", "Sizwe"),
]


@pytest.mark.parametrize(("text", "verb", "head"), SUBJECTS)
def test_a_name_is_the_subject_of_its_verb(read: Read, text: str, verb: str, head: str | None) -> None:
    word = next(token for token in read(text) if token.text == verb)
    assert word.dep_ == "ROOT"
    subjects = [c for c in word.children if c.dep_ == "nsubj"]
    assert len(subjects) == 1
    assert head in (None, subjects[0].text)


@pytest.mark.parametrize(
    "text",
    [
        "Sudan expelled Doctors Without Borders.",
        "Samoa rejected a demand by Reporters Without Borders.",
        "Talks between Chad and the Committee to Protect Journalists failed.",
        "Malawi and Save the Children signed a deal, and Save the Children, which is small, left.",
        "Togo will not let Friends of the Earth visit its mines.",
    ],
)
def test_all_words_of_a_name_hang_from_one(read: Read, text: str) -> None:
    doc = read(text)
    for m in (m for m in doc._.mentions if m.form == "name" and m.end > m.start + 1):
        tops = [t for t in doc[m.start : m.end] if t.head is t or not m.start <= t.head.i < m.end]
        assert [t.i for t in tops] == [m.head]


def test_what_a_name_owns_stands_where_it_did(read: Read) -> None:
    clinic = next(t for t in read("A Doctors Without Borders clinic was bombed.") if t.text == "clinic")
    assert (clinic.dep_, clinic.head.text) == ("nsubjpass", "bombed")


def test_what_is_joined_to_a_name_is_joined_to_all_of_it(read: Read) -> None:
    doc = read("Friends of the Earth and Greenpeace accused Japan of lies.")
    greenpeace = next(token for token in doc if token.text == "Greenpeace")
    assert (greenpeace.dep_, greenpeace.head.text) == ("conj", "Friends")
