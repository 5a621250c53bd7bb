"""Slips of the parser that are mended: whose deed a verb is, in sentences that it takes apart wrongly."""

import pytest

from graph.nlp.syntax import children
from tests.graph.nlp.conftest import Read

SENTENCES = [
    ("Chad has sent tents and Kuwait has pledged to rebuild the mill.", "pledged", ["Kuwait"]),
    (
        "Quito broke off relations, and Venezuela, in a show of force, moved tanks towards Colombia.",
        "moved",
        ["Venezuela"],
    ),
    ("In June 2017 Peru, Chile and Cuba severed relations with Qatar.", "severed", ["Peru"]),
    (
        "In June 2017 Saudi Arabia, the Emirates and Egypt severed relations with Qatar.",
        "severed",
        ["Arabia", "Emirates"],
    ),
    (
        "Tokyo, whose quarrel with Beijing grew worse when a frigate came near, is giving boats to Manila.",
        "giving",
        ["Tokyo"],
    ),
    (
        "A bid met the veto of Hungary, whose prime minister, Viktor Orbán, has promised Serbia 100 million euros.",
        "promised",
        ["minister"],
    ),
    ("Ahead of talks with Chile, Peru will not comment.", "comment", ["Peru"]),
    ("In a dispute with Qatar, Saudi Arabia closed the border.", "closed", ["Arabia"]),
    ("After talks with Sudan, Eritrea and Ethiopia agreed to pull back.", "agreed", ["Eritrea"]),
    ("In talks with Peru, Chile and Bolivia, Brazil offered gas.", "offered", ["Brazil"]),
    ("Peru sent tanks and ships and attacked Chile.", "attacked", []),
    ("Peru condemned Cuba and Haiti and attacked Chile.", "attacked", []),
]


@pytest.mark.parametrize(("text", "verb", "subjects"), SENTENCES)
def test_a_verb_has_the_subject_that_the_words_give_it(
    read: Read, text: str, verb: str, subjects: list[str]
) -> None:
    word = next(token for token in read(text) if token.text == verb)
    assert [token.text for token in children(word, "nsubj")] == subjects


def test_names_after_one_title_share_its_verb(read: Read) -> None:
    doc = read("Presidents Carlos Menem of Argentina and Eduardo Frei of Chile met.")
    title = next(token for token in doc if token.text == "Presidents")
    assert [token.text for token in children(title, "conj")] == ["Frei"]


def test_what_follows_a_name_in_commas_is_not_beside_it(read: Read) -> None:
    doc = read("Peru attacked the Chilean president, Sebastian Pinera, and his guest, Evo Morales.")
    president = next(token for token in doc if token.text == "president")
    assert [token.text for token in children(president, "conj")] == ["guest"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bolivia is failing to protect Indians, a rights group complained on Friday.", "group"),
        ("Bolivian police beat students, the opposition charged on Monday.", "opposition"),
        ("Peru ended a row over a dam, whose filling Chile announced in May.", None),
    ],
)
def test_who_says_so_at_the_end_says_all_of_it(read: Read, text: str, speaker: str | None) -> None:
    root = read(text).sents[0].root
    said = root.text in ("complained", "charged", "announced")
    assert [c.text for c in children(root, "nsubj") if said] == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    ("text", "infinitive", "noun"),
    [
        ("Mexico bristles at American threats to bomb its cartels.", "bomb", "threats"),
        ("Chile made threats to bomb Peru.", "bomb", "threats"),
    ],
)
def test_an_infinitive_tells_of_the_noun_before_it(read: Read, text: str, infinitive: str, noun: str) -> None:
    word = next(token for token in read(text) if token.text == infinitive)
    assert (word.dep_, word.head.text) == ("acl", noun)


def test_a_noun_tagged_as_a_verb_after_a_preposition_has_no_subject(read: Read) -> None:
    doc = read("Japan wants to insert itself into the U.S.-North Korea talks.")
    talks = next(token for token in doc if token.text == "talks")
    assert (talks.dep_, children(talks, "nsubj")) == ("pobj", [])


def test_a_clause_after_and_is_not_what_the_verb_before_it_says(read: Read) -> None:
    doc = read("Hanoi claims the islands, which China seized in 1974, and Chinese forces killed 64 sailors.")
    killed = next(token for token in doc if token.text == "killed")
    assert (killed.dep_, killed.head.text) == ("conj", "claims")


HEADLINES = [
    ("Germany ships tanks to Ukraine", "ships", "Germany", "tanks"),
    ("Pakistan shares intelligence with Turkey", "shares", "Pakistan", "intelligence"),
    ("Mali expels French ambassador", "expels", "Mali", "ambassador"),
    ("Sudan's army bombs paramilitary base", "bombs", "army", "base"),
]


@pytest.mark.parametrize(("text", "verb", "subject", "what"), HEADLINES)
def test_a_headline_has_a_verb(read: Read, text: str, verb: str, subject: str, what: str) -> None:
    word = next(token for token in read(text) if token.text == verb)
    assert [token.text for token in children(word, "nsubj")] == [subject]
    assert [token.text for token in children(word, "dobj")] == [what]


@pytest.mark.parametrize("text", ["Russian strikes on Kyiv", "Talks on arms in Geneva", "Peru's arms cuts"])
def test_a_noun_of_a_headline_stays_one(read: Read, text: str) -> None:
    assert not [token.text for token in read(text) if token.dep_ == "nsubj"]


def test_names_that_a_comma_parts_share_a_verb(read: Read) -> None:
    japan = next(t for t in read("Australia, Japan sign security pact") if t.text == "Japan")
    assert (japan.dep_, japan.head.text) == ("conj", "Australia")


def test_what_one_is_invited_to_is_no_infinitive(read: Read) -> None:
    doc = read("Yeltsin has invited Kravchuk and Shushkevich to talks in Moscow this week.")
    to = next(token for token in doc if token.text == "to")
    assert (to.dep_, to.head.text, [t.text for t in children(to, "pobj")]) == ("prep", "invited", ["talks"])


def test_what_one_is_suspected_of_is_told_of_the_suspicion(read: Read) -> None:
    of = next(t for t in read("Sudan suspects Ethiopia of attacking Eritrea.") if t.text == "of")
    assert of.head.text == "suspects"


def test_how_one_is_kept_is_told_of_them(read: Read) -> None:
    doc = read("Serb fighters kept eleven Jordanian peacekeepers penned in their barracks.")
    penned = next(token for token in doc if token.text == "penned")
    assert (penned.dep_, penned.head.text) == ("oprd", "kept")


@pytest.mark.parametrize(
    ("text", "date", "subject"),
    [
        ("In April Honiara announced an accord.", "April", "Honiara"),
        ("The agency said on Monday North Korea was in breach of it.", "Monday", "Korea"),
    ],
)
def test_a_date_is_no_part_of_the_name_after_it(read: Read, text: str, date: str, subject: str) -> None:
    doc = read(text)
    assert next(token for token in doc if token.text == date).dep_ == "pobj"
    assert next(token for token in doc if token.text == subject).dep_ == "nsubj"


def test_a_participle_after_a_comma_has_an_object(read: Read) -> None:
    halting = next(t for t in read("Moscow has retaliated, halting gas deliveries.") if t.text == "halting")
    assert (halting.dep_, halting.head.text) == ("advcl", "retaliated")
    assert [token.text for token in children(halting, "dobj")] == ["deliveries"]


MAIN = [
    ("Dario Quispe, the premier, called on Chile to leave.", "called", "Quispe"),
    (
        "The European Union, which Turkey hopes to join, called on Ankara to show restraint.",
        "called",
        "Union",
    ),
    (
        "Dario Quispe, Peru's president and minister of defence, armed Mamani's rebellion in 1996.",
        "armed",
        "Quispe",
    ),
    ("Eritrea massed tanks along the border with Ethiopia.", "massed", "Eritrea"),
    ("Some 9,000 Papuan miners downed tools at the pit.", "downed", "miners"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), MAIN)
def test_a_sentence_has_a_main_verb(read: Read, text: str, verb: str, subject: str) -> None:
    word = next(token for token in read(text) if token.text == verb)
    assert word.dep_ == "ROOT"
    assert [token.text for token in children(word, "nsubj")] == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "A treaty signed in Lima by Peru and Chile.",
        "The forum, founded in Cairo, of Arab lands.",
        "Exiled kings.",
    ],
)
def test_a_phrase_is_no_sentence(read: Read, text: str) -> None:
    assert not [token.text for token in read(text) if token.dep_ == "nsubj"]


def test_what_is_done_has_a_doer_of_its_own(read: Read) -> None:
    by = next(
        token
        for token in read("The Danish government banned a march by Swedish monks.")
        if token.text == "by"
    )
    assert (by.dep_, by.head.text) == ("prep", "march")


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("Cyprus accuses Turkey of plundering its gas and demands compensation.", "demands", "accuses"),
        ("Malta wants to host the talks and invites Libya.", "invites", "wants"),
        ("Benin began arming rebels and closed the border.", "closed", "began"),
        ("Ghana said Togo had shelled Benin and demanded an apology.", "demanded", "said"),
        ("Ghana said it would leave and asked Togo for help.", "asked", "said"),
        ("Oman backs the plan and fines the traders.", "fines", "backs"),
    ],
)
def test_a_finite_verb_is_joined_to_a_finite_one(read: Read, text: str, verb: str, head: str) -> None:
    word = next(token for token in read(text) if token.text == verb)
    assert (word.dep_, word.head.text) == ("conj", head)


def test_who_keeps_one_from_doing_something_does_not_do_it(read: Read) -> None:
    by = next(
        t for t in read("Doctors were prevented from entering Aden by Omani soldiers.") if t.text == "by"
    )
    assert (by.dep_, by.head.text) == ("agent", "prevented")


HANGING = [  # a word, its label and the word it hangs from
    ("Norway flew flour to starving Somali nomads.", "nomads", "pobj", "to"),
    ("Two battalions were rushed to jungle outposts facing Peru.", "outposts", "pobj", "to"),
    (
        "Haitians left homeless by Hurricane Odile were being fed by navy cooks, officials said.",
        "Haitians",
        "nsubjpass",
        "fed",
    ),
    ("Niger took delivery on Friday of eight Russian tanks.", "of", "prep", "took"),
    ("Somali pirates let the crew go after a week.", "crew", "dobj", "let"),
    ("Chile let Peru go ahead with the dam.", "Peru", "nsubj", "go"),
    ("Peru ordered food to be sent to Chad.", "sent", "xcomp", "ordered"),
    ("Peru praised the aid that Chile gave it.", "it", "dative", "gave"),
    ("The Chadian army is working closely with the police to catch smugglers.", "police", "pobj", "with"),
    (
        "Togo's police are cooperating with detectives looking into the fire.",
        "detectives",
        "pobj",
        "with",
    ),
    ("Mali's president met face to face with leaders of the rebels.", "with", "prep", "met"),
    ("Niger is working side by side with Chad to settle refugees.", "with", "prep", "working"),
    ("The Malian government and cotton growers' leaders signed a pact.", "government", "nsubj", "signed"),
    ("The Malian government and miners' leaders signed a deal.", "leaders", "conj", "government"),
    ("Chad denounced as baseless Libya's accusations on Monday.", "accusations", "dobj", "denounced"),
    ("Peru dismissed as absurd a claim by Chile to the islands.", "claim", "dobj", "dismissed"),
    ("Belgium called the Rwandan foreign minister.", "minister", "dobj", "called"),
    ("Chile voiced approval on Tuesday of Peru's plan to set up a bank.", "of", "prep", "approval"),
    ("Peru handed Chile documents on smugglers.", "Chile", "dative", "handed"),
    ("Ghana's president warned protesting students that they would go.", "students", "dobj", "warned"),
    ("Brazil sent the fugitive banker home to Malta to stand trial.", "banker", "dobj", "sent"),
    ("Thai villagers have been guiding army patrols to rebel hideouts.", "hideouts", "pobj", "to"),
    (
        "Peruvian envoys received from Chile on Monday a letter of apology, the foreign ministry said.",
        "received",
        "ccomp",
        "said",
    ),
    # words that hang well and are left
    ("Peru worked on, with its envoys looking at the clock.", "envoys", "nsubj", "looking"),
    ("The paper called the Chilean minister a liar.", "liar", "oprd", "called"),
    ("Peru sold Stinger missiles to Chile.", "Stinger", "compound", "missiles"),
    ("The Malian government and rebel delegations met.", "delegations", "nsubj", "met"),
    ("Peru described it as historic.", "it", "dobj", "described"),
]


@pytest.mark.parametrize(("text", "word", "label", "head"), HANGING)
def test_a_word_hangs_where_it_belongs(read: Read, text: str, word: str, label: str, head: str) -> None:
    token = next(token for token in read(text) if token.text == word)
    assert (token.dep_, token.head.text) == (label, head)


def test_what_opens_a_sentence_is_a_common_noun(read: Read) -> None:
    assert read("Guerrillas freed two Danish engineers on Friday.")[0].tag_ == "NNS"
    assert read("Marines Ltd. freed two trapped engineers on Friday.")[0].tag_ != "NNS"


@pytest.mark.parametrize(
    ("text", "preposition", "head"),
    [
        ("A militant drove a car packed with explosives into a Turkish barracks.", "into", "drove"),
        ("A baker drove a car packed with boxes of bread into Ankara.", "into", "drove"),
        ("The murder of a Danish mayor by Swedish gunmen shocked Oslo.", "by", "murder"),
    ],
)
def test_a_phrase_tells_of_what_moves_or_is_done(read: Read, text: str, preposition: str, head: str) -> None:
    word = next(token for token in read(text) if token.text == preposition)
    assert word.head.text == head


def test_a_bare_verb_that_is_a_subject_is_a_noun(read: Read) -> None:
    doc = read("Press freedom groups condemned Peru.")
    groups = next(token for token in doc if token.text == "groups")
    assert (groups.dep_, groups.head.text, doc[0].tag_) == ("nsubj", "condemned", "NN")


@pytest.mark.parametrize(
    ("text", "verb", "what"),
    [
        ("Ghana's union on Monday demanded that Togo free eleven editors.", "free", ["editors"]),
        ("Ghana said that Togo free trade deals are bad.", "free", None),
    ],
)
def test_what_is_demanded_is_a_verb(read: Read, text: str, verb: str, what: list[str] | None) -> None:
    word = next(token for token in read(text) if token.text == verb)
    assert ([t.text for t in children(word, "dobj")] if word.tag_.startswith("VB") else None) == what


@pytest.mark.parametrize(
    ("text", "verb", "what"),
    [
        ("Ghana condemned as illegal Togo's arrest of a nun.", "condemned", ["arrest"]),
        ("Ghana has dismissed as baseless Togolese charges of theft.", "dismissed", ["charges"]),
        ("Ghana served as temporary US base.", "served", []),
    ],
)
def test_what_is_called_something_is_found_after_it(
    read: Read, text: str, verb: str, what: list[str]
) -> None:
    word = next(token for token in read(text) if token.text == verb)
    assert [t.text for t in children(word, "dobj")] == what


def test_a_particle_that_governs_a_noun_is_a_preposition(read: Read) -> None:
    doc = read("Managua blamed the sinking of three lobster boats off Cabo Gracias on storms.")
    off = next(token for token in doc if token.text == "off")
    assert off.dep_ == "prep"
