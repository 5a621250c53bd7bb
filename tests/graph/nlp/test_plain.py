"""Verbs that the tagger takes for something else: whose deed they are, and words that stay what they are."""

import pytest

from graph.nlp.syntax import children, objects, subjects
from tests.graph.nlp.conftest import Read

VERBS = [
    ("Denmark fines the traders.", "fines", ["Denmark"], ["traders"]),
    ("Zimbabwe resents Zambia's claim.", "resents", ["Zimbabwe"], ["claim"]),
    ("Hungary pressures Kurdish exiles.", "pressures", ["Hungary"], ["exiles"]),
    ("Uganda's army shells rebels.", "shells", ["army"], ["rebels"]),
    ("Malta says Gabon funds exiles.", "funds", ["Gabon"], ["exiles"]),
    ("Belarus and Togo jail opposition leaders.", "jail", ["Belarus", "Togo"], ["leaders"]),
    ("Tunisian police arrest Chadian smugglers", "arrest", ["police"], ["smugglers"]),
    ("Oman backs the plan and taxes Kurdish exiles.", "taxes", ["Oman"], ["exiles"]),
    ("Russia funds rebels, shelters exiles and arms Benin.", "shelters", ["Russia"], ["exiles"]),
    ("Russia funds rebels, shelters exiles and arms Benin.", "arms", ["Russia"], ["Benin"]),
    ("Niger left the talks and mocked Benin.", "mocked", ["Niger"], ["Benin"]),
    ("Kenya, Somalia fund Sudanese exiles", "fund", ["Kenya", "Somalia"], ["exiles"]),
    ("Ethiopia, Kenya sign railway pact", "sign", ["Ethiopia", "Kenya"], ["pact"]),
    ("Angola to free Zambian envoys", "free", ["Angola"], ["envoys"]),
    ("Cuba Rejects Spanish Offer Over Debts", "Rejects", ["Cuba"], ["Offer"]),
    ("GHANA EXPELS TOGOLESE ENVOY", "EXPELS", ["GHANA"], ["ENVOY"]),
    ("Fearing raids, Chad closed the road.", "Fearing", ["Chad"], ["raids"]),
    ("Paraguayan sailors downed tools.", "downed", ["sailors"], ["tools"]),
    ("Benin accused Togo of arming rebels.", "arming", ["Togo"], ["rebels"]),
]


@pytest.mark.parametrize(("text", "verb", "who", "what"), VERBS)
def test_a_verb_is_seen_for_what_it_is(
    read: Read, text: str, verb: str, who: list[str], what: list[str]
) -> None:
    word = next(token for token in read(text) if token.text == verb)
    assert word.tag_.startswith("VB")
    assert [token.text for token in subjects(word)] == who
    assert [token.text for token in objects(word)] == what


@pytest.mark.parametrize(
    "text",
    [
        "Iranian strikes on Basra",
        "Arms sales to Taiwan",
        "The Long Shadow of Yalta",
        "The National Rights Watch of Ghana.",
        "Striking miners.",
        "A plan to arm exiles",
    ],
)
def test_a_phrase_has_no_subject(read: Read, text: str) -> None:
    assert not [token.text for word in read(text) for token in children(word, "nsubj")]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Angolan sanctions hurt farmers.", "sanctions"),
        ("Human Rights Watch faulted Angola.", "Rights"),
        ("Striking miners, angered by cuts, blocked the road.", "Striking"),
        ("Peru sent arms and troops.", "arms"),
        ("Cuba freed hostages and wounded soldiers.", "wounded"),
    ],
)
def test_what_is_no_verb_stays_so(read: Read, text: str, noun: str) -> None:
    word = next(token for token in read(text) if token.text == noun)
    assert not children(word, "nsubj", "dobj")
