"""A change of the lexicon reads again just the articles that have its words, and says what reading all says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graph import articles, lexicon
from graph.ingest import ingest, reprocess
from graph.ledger import Changes, FrameEntry, Ledger
from graph.lexicon import Lexicon
from graph.model import Article, Statement
from graph.nlp.extract import Extractor
from graph.nlp.ledger import ledger
from graph.query import Query
from graph.store import Added, Store
from graph.view import View

TEXTS = {
    "verb": "Norway gazumped Chad. Peru praised Chile.",
    "particle": "Kenya blotted out Uganda. Togo blotted its record.",
    "replaced": "Gabon looks to Ghana for its defence.",
    "other use": "Gambia had a look to the east. Peru is to praise the look of Chile.",  # the words, no verb
    "alias": "The Land of Fjords fears Iceland. Its minister called the Hague.",
    "organisation": "The Zembla Pact attacked Niger, and Mali denounced it.",
    "adjective": "Maldivian unions struck against the government.",
    "ambiguous": "Laputa condemned Bahrain.",
    "full name": "President Ann Quillfeather of Fiji met the Tongan king in May.",
    "surname": "President Quillfeather threatened Samoa.",
    "title": "Nepal's high steward accused Bhutan of spying.",
    "role": "Bolivian gauchos raided a village in Paraguay. The gauchos fled.",
    "hyphen": "Omani students mulled a sit-in against Qatar.",
    "war": "Malta is at war with Cyprus.",
    "nobody": "The weather was fine on Tuesday.",
}

TOLD = "example: {text: Norway gazumped Chad., says: NOR SANCTION TCD}"

# Each entry has words of one of the texts, that of the same name, and changes what it says.
PRESENT = {
    "frames/mine.yaml": f"""
- {{id: sanction.gazump, relation: SANCTION, verbs: [gazump], {TOLD}}}
- {{id: reject.blot, relation: REJECT, verbs: [blot out], {TOLD}}}
- {{id: depend.look-to, relation: FEAR, verbs: [look], target: [to], {TOLD}}}
- {{id: fear.mull, relation: FEAR, verbs: [mull], object: [sit-in], target: [against], {TOLD}}}
""",
    "actors/mine.yaml": """
- {id: NOR, names: [Land of Fjords]}
- {id: ZEMBLA, name: Zembla Pact, kind: igo}
""",
    "ambiguous.yaml": "- {name: Laputa, default: QAT}",
    "leaders.yaml": "- {id: ann-q, name: Ann Quillfeather, country: FJI, office: president}",
    "offices.yaml": "- {id: steward, titles: [high steward], relation: LEADS, sector: MIL}",
    "sectors.yaml": "- {id: REB, name: rebels, nouns: [gaucho]}",
}
TOUCHED = {
    "verb", "particle", "replaced", "alias", "organisation", "ambiguous", "full name", "surname", "title", "role",
    "hyphen"
}  # fmt: skip

# No text has all the words of an entry.
ABSENT = {
    "frames/mine.yaml": f"""
- {{id: sanction.boondoggle, relation: SANCTION, verbs: [boondoggle, raid off], nouns: [war chest], {TOLD}}}
- {{id: reject.hang, relation: REJECT, verbs: [praise away, war-game], phrases: [at peace], {TOLD}}}
""",
    "actors/mine.yaml": """
- {id: NOR, names: [Land of Herring], places: [Peru Togo]}
- {id: ZEMBLA, name: Zembla League, kind: igo}
""",
    "ambiguous.yaml": "- {name: Lilliput, default: QAT}",
    "leaders.yaml": "- {id: zz, name: Ann Zzyzx, names: [Kenya Zzyzx], country: FJI, office: president}",
    "offices.yaml": "- {id: steward, titles: [high seneschal], relation: LEADS, sector: MIL}",
    "sectors.yaml": "- {id: REB, name: rebels, nouns: [puncher, Maldivian puncher]}",
}


@dataclass(frozen=True)
class Kept:
    article: Article
    said: list[Statement]
    parse: bytes


@pytest.fixture(scope="module")
def shelf(extractor: Extractor) -> dict[str, Kept]:
    """Articles as the shipped lexicon read them."""
    seeds = [found for found in articles.read_all([Path("seeds")]) if isinstance(found, Article)]
    day = date(2020, 6, 1)
    written = [articles.article(text, name=name, published=day) for name, text in TEXTS.items()]
    return {article.name: Kept(article, *rest) for article, *rest in extractor.readings([*seeds, *written])}


@pytest.fixture(scope="module")
def shipped() -> Ledger:
    return ledger(lexicon.load())


def laid_over(folder: Path, files: dict[str, str]) -> Lexicon:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return lexicon.load(folder)


def reader_of(extractor: Extractor, data: Lexicon) -> Extractor:
    """A reader by another lexicon with the same parser, which takes a second to load."""
    reader = Extractor(lexicon=data)
    vars(reader)["_parser"] = extractor._parser
    return reader


@pytest.fixture(scope="module")
def present(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    return reader_of(extractor, laid_over(tmp_path_factory.mktemp("present"), PRESENT))


def touched(shelf: dict[str, Kept], reader: Extractor, before: Ledger, after: Ledger) -> set[str]:
    changes = Changes(before, after)
    return {name for name, kept in shelf.items() if changes.touch(reader.words(kept.parse))}


def changed(shelf: dict[str, Kept], reader: Extractor) -> set[str]:
    return {name for name, kept in shelf.items() if reader.reread(kept.article, kept.parse) != kept.said}


def test_entries_touch_the_texts_that_have_their_words(
    shelf: dict[str, Kept], shipped: Ledger, present: Extractor
) -> None:
    after = present.ledger
    assert touched(shelf, present, shipped, after) == TOUCHED
    assert touched(shelf, present, after, shipped) == TOUCHED  # taken off again
    assert touched(shelf, present, after, after) == set()
    assert changed(shelf, present) == TOUCHED


def test_entries_whose_words_do_not_all_stand_there_touch_none(
    extractor: Extractor, shelf: dict[str, Kept], shipped: Ledger, tmp_path: Path
) -> None:
    reader = reader_of(extractor, laid_over(tmp_path, ABSENT))
    assert touched(shelf, reader, shipped, reader.ledger) == set()
    assert changed(shelf, reader) == set()


# Of one verb or noun, conditions that hold in "Bolivian gauchos raided a village in Paraguay. The gauchos fled."
# or "Omani students mulled a sit-in against Qatar.", and the same ones that do not hold there.
CONDITIONS = [
    ("verbs: [raid], object: [village]", "verbs: [raid], object: [bank]"),
    ("verbs: [mull], subject: [student]", "verbs: [mull], subject: [sit-in]"),
    ("verbs: [raid], prep: [in]", "verbs: [raid], prep: [with]"),
    (
        "verbs: [mull], prep: [against], prep_object: [qatar]",
        "verbs: [mull], prep: [against], prep_object: [oman]",
    ),
    ("nouns: [sit-in], governor: [mull]", "nouns: [sit-in], governor: [raid]"),
    ("nouns: [student], modifier: [omani]", "nouns: [student], modifier: [qatari]"),
    ("verbs: [flee]", "nouns: [flee]"),
]


@pytest.fixture(scope="module")
def conditional(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FrameEntry]:
    """Frames of the same trigger under each of the conditions, by what they ask."""
    asked = {f"fear.mine-{i}": said for i, said in enumerate(said for pair in CONDITIONS for said in pair)}
    mine = "".join(f"- {{id: {id}, relation: FEAR, {said}, {TOLD}}}\n" for id, said in asked.items())
    frames = ledger(laid_over(tmp_path_factory.mktemp("conditional"), {"frames/mine.yaml": mine})).frames
    return {said: frames[id] for id, said in asked.items()}


@pytest.mark.parametrize(("holding", "failing"), CONDITIONS)
def test_a_frame_touches_the_texts_its_conditions_hold_in(
    extractor: Extractor,
    shelf: dict[str, Kept],
    conditional: dict[str, FrameEntry],
    holding: str,
    failing: str,
) -> None:
    texts = [extractor.words(shelf[name].parse) for name in ("role", "hyphen")]
    assert any(text.evoke(frozenset({conditional[holding]})) for text in texts)
    assert not any(text.evoke(frozenset({conditional[failing]})) for text in texts)


def test_what_a_state_is_stands_with_whoever_belongs_to_it(
    extractor: Extractor, shelf: dict[str, Kept], shipped: Ledger, tmp_path: Path
) -> None:
    mine = {"actors/mine.yaml": "- {id: MDV, country: MDV, name: Atolls, until: 2030-01-01}\n"}
    assert touched(shelf, extractor, shipped, ledger(laid_over(tmp_path, mine))) == {"adjective"}


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("cues.yaml", "- {id: x, kind: adverb, words: [betimes], modality: possible, example: Peru may.}"),
        ("words.yaml", "- {id: container, words: [bevy]}"),  # a class that the code names
        ("actors/mine.yaml", "- {id: NGO, name: charities}"),  # and an actor
    ],
)
def test_what_reading_asks_for_whatever_the_words_touches_all(
    file: str, text: str, shipped: Ledger, tmp_path: Path
) -> None:
    assert Changes(shipped, ledger(laid_over(tmp_path, {file: text}))).anywhere


def test_a_change_of_the_code_is_another_lexicon_and_touches_all(
    extractor: Extractor, shipped: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = extractor.lexicon_version
    assert Extractor().lexicon_version == version
    monkeypatch.setattr("graph.nlp.rules.source", lambda *_: "other rules")
    assert Extractor().lexicon_version != version
    assert Changes(shipped, ledger(lexicon.load())).anywhere


def test_a_parse_that_other_code_prepared_is_refused(
    extractor: Extractor, shelf: dict[str, Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.nlp.rules.source", lambda *_: "another tokenizer")
    with pytest.raises(ValueError, match="another text"):
        extractor.reread(shelf["verb"].article, shelf["verb"].parse)


@pytest.fixture
def stores(tmp_path: Path, present: Extractor) -> Iterator[list[Store]]:
    """A database by the shipped lexicon, the same by the other, a new one by that."""
    one, other = (f"sqlite:///{tmp_path}/{name}.db" for name in ("one", "other"))
    opened = [Store(one), Store(one, present.lexicon), Store(other, present.lexicon)]
    yield opened
    for store in opened:
        store.engine.dispose()


def test_reprocessing_stores_what_reading_all_anew_stores(
    extractor: Extractor, shelf: dict[str, Kept], present: Extractor, stores: list[Store]
) -> None:
    shipped, mine, fresh = stores
    given = [kept.article for kept in shelf.values()]
    list(ingest(given, extractor, shipped))
    before = stored(shipped)
    states = {found.name: found.state for found in reprocess(present, mine) if isinstance(found, Added)}
    assert states == {name: "reread" if name in TOUCHED else "known" for name in shelf}
    list(ingest(given, present, fresh))
    assert stored(mine) == stored(fresh) != before
    again = {found.name for found in reprocess(extractor, shipped) if isinstance(found, Added)}
    assert again == set(shelf)
    assert stored(shipped) == before


def stored(store: Store) -> list[Statement]:
    return sorted(View(store.engine).statements(Query()), key=lambda statement: statement.id)
