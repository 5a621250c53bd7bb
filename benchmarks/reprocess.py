"""Reprocessing after a change of the lexicon beside the first reading; how many texts a change touches."""

import argparse
import random
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import orjson
from accuracy import JUDGED, judged
from measuring import progress, seconds, table

from graph import articles, lexicon
from graph.ingest import Outcome, Report, ingest, reprocess
from graph.ledger import Changes, Ledger, Words
from graph.lexicon import Lexicon
from graph.lexicon.frames import Frame
from graph.model import Article
from graph.nlp.extract import Extractor
from graph.nlp.leaders import words_of
from graph.nlp.ledger import ledger
from graph.store import Store

LONG = 300  # words from which on a text is an article
EACH = 25  # sentences in a generated article
SAMPLE = 300  # names and trigger words whose shares are taken

Shelf = list[Words]


def main() -> None:
    """How many texts changes touch, then what reprocessing takes after some of them."""
    options = _options()
    chance = random.Random(1)
    reader = Extractor()
    texts = [row["text"] for row in judged([JUDGED / "seen"])]
    sentences = [text for text in texts if len(text.split()) < LONG]
    made = [" ".join(chance.sample(sentences, EACH)) for _ in range(options.articles)]
    kinds = {
        f"sentences ({len(sentences)})": sentences,
        f"articles ({len(texts) - len(sentences)})": [text for text in texts if text not in set(sentences)],
        "generated articles": made[:300],
    }
    shelves = {kind: _words(reader, found) for kind, found in kinds.items()}
    frames = chance.sample(sorted(reader.lexicon.frames.frames.values(), key=_id), options.frames)
    changed = {frame: _of_frame(reader, frame) for frame in frames}
    _shares(shelves, {"a frame": list(changed.values()), **_of_words(reader, chance)})
    generated = shelves["generated articles"]
    ordered = sorted(frames, key=lambda frame: _share(changed[frame], generated))
    picked = {"median": ordered[len(ordered) // 2], "90th percentile": ordered[len(ordered) * 9 // 10]}
    _times(reader, [articles.article(text, name=f"generated-{n}") for n, text in enumerate(made)], picked)


def _id(frame: Frame) -> str:
    return frame.id


def _words(reader: Extractor, texts: Iterable[str]) -> Shelf:
    given = (articles.article(text, name="judged") for text in texts)
    return [reader.words(parse) for _, _, parse in reader.readings(given)]


def _of_frame(reader: Extractor, frame: Frame) -> Changes:
    """What differs when a frame says something else of the same words."""
    progress(f"the words of {frame.id}")
    mine, frames = Lexicon(reader.lexicon.folders), reader.lexicon.frames
    other = frame.model_copy(update={"contexts": (*frame.contexts, "changed")})
    vars(mine).update(vars(reader.lexicon))
    vars(mine)["frames"] = replace(frames, frames={**frames.frames, frame.id: other})
    return Changes(reader.ledger, ledger(mine))


def _of_words(reader: Extractor, chance: random.Random) -> dict[str, list[Changes]]:
    """What differs when one trigger word, or one name of an actor, is added or dropped."""
    entries, actors = reader.ledger.frames, reader.lexicon.actors
    triggers = [entry._replace(triggers=(one,)) for entry in entries.values() for one in entry.triggers]
    names = [" ".join(words_of(name)) for id in actors.by_id for name in actors.aliases(id)]
    return {
        "a trigger word": [
            Changes(Ledger({}), Ledger({}, {"": entry})) for entry in chance.sample(triggers, SAMPLE)
        ],
        "a name": [Changes(Ledger({}), Ledger({name: ""})) for name in chance.sample(names, SAMPLE)],
    }


def _share(changes: Changes, shelf: Shelf) -> float:
    return sum(map(changes.touch, shelf)) / len(shelf)


def _shares(shelves: dict[str, Shelf], changes: dict[str, list[Changes]]) -> None:
    rows = []
    for kind, made in changes.items():
        row: list[object] = [kind, len(made)]
        for shelf in shelves.values():
            found = sorted(_share(one, shelf) for one in made)
            row.append(" / ".join(f"{found[int(len(found) * part)]:.1%}" for part in (0.5, 0.75, 0.9)))
        rows.append(row)
    title = "Share of texts that hold the words of a change: median / 75th / 90th percentile"
    table(title, ("change", "sampled", *shelves), rows)


def _times(reader: Extractor, given: list[Article], picked: dict[str, Frame]) -> None:
    """Read all once, then after each change again, and back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(f"sqlite:///{folder / 'bench.db'}", reader.lexicon)
        words = sum(len(article.text.split()) for article in given)
        first = seconds(lambda: _told(ingest(given, reader, store), Report()))
        rows: list[tuple[object, ...]] = [("first reading", len(given), first, words / first, 1.0)]
        for number, (change, (file, entry)) in enumerate(_changes(picked)):
            path = folder / str(number) / file
            path.parent.mkdir(parents=True)
            path.write_bytes(orjson.dumps([entry]))
            other = Extractor(lexicon=lexicon.load(folder / str(number)))
            list(other.statements(given[:1]))  # what is loaded once is loaded
            read, taken = _again(other, store)
            rows.append((change, read, taken, words / taken, first / taken))
            _again(reader, store)
        store.engine.dispose()
    head = ("after", "articles read", "seconds", "words/s", "times as fast")
    table(f"Reprocessing {len(given):,} generated articles of {words:,} words", head, rows)


def _again(reader: Extractor, store: Store) -> tuple[int, float]:
    """How many articles are read again, and how long it takes with all that is done for the others."""
    mine = Store(str(store.engine.url), reader.lexicon)
    report = Report()
    taken = seconds(lambda: _told(reprocess(reader, mine), report))
    mine.engine.dispose()
    return report.reread, taken


def _told(outcomes: Iterator[Outcome], report: Report) -> None:
    for outcome in outcomes:
        report.add(outcome)
        progress(f"{report.articles:,} articles")


def _changes(picked: dict[str, Frame]) -> Iterator[tuple[str, tuple[str, dict[str, object]]]]:
    """Entries that are laid over the lexicon, with the files they are laid in."""
    yield "a name that none has", ("actors/mine.yaml", {"id": "JPN", "names": ["Zembla"]})
    for place, frame in picked.items():
        entry = frame.model_dump(exclude_defaults=True) | {"contexts": [*frame.contexts, "changed"]}
        yield f"a frame of the {place} ({frame.id})", ("frames/mine.yaml", entry)
    weight = {"id": "far", "weight": -1, "because": "a change that touches all"}
    yield "a weight of confidence (all)", ("confidence.yaml", weight)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=600, help="generated articles that are stored (600)")
    parser.add_argument("--frames", type=int, default=60, help="frames whose shares are taken (60)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
