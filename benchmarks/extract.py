"""Words per second: extraction beside spaCy's stock pipeline, and beside itself from kept parses."""

import argparse
import random
from collections import deque
from collections.abc import Iterable
from itertools import islice, starmap
from pathlib import Path

from measuring import in_turns, ratio, table

from graph import articles
from graph.model import Article
from graph.nlp import DEFAULT_MODEL
from graph.nlp.extract import Extractor

ROOT = Path(__file__).parents[1]
PARAGRAPH, ARTICLE = 5, 40  # sentences in one, and in one article
LENGTHS = (3_000, 24_000)  # words in one text


def main() -> None:
    """Measure on the seeds, on generated articles and on single sentences."""
    options = _options()
    import spacy

    seeds = [found for found in articles.read_all([ROOT / "seeds"]) if isinstance(found, Article)]
    extractor, stock = Extractor(options.model), spacy.load(options.model)
    sentences = [
        sentence.text
        for block, text in articles.passages(seeds[0])
        if block.kind in ("bullet", "paragraph")
        for sentence in stock(text.strip()).sents
        if len(sentence) > 5
    ]
    rows = []
    for name, texts in {
        "seeds/": seeds,
        "generated articles": generated(sentences, options.words),
        "single sentences": [articles.article(text, name="sentence") for text in sentences],
    }.items():
        read = [prose(article) for article in texts]
        words = sum(len(text.split()) for text in read)
        kept = [(article, parse) for article, _, parse in extractor.readings(texts)]
        taken = in_turns(
            {
                "ours": lambda texts=texts: used_up(extractor.statements(texts)),
                "stock": lambda read=read: used_up(stock.pipe(read)),
                "again": lambda kept=kept: used_up(starmap(extractor.reread, kept)),
            },
            options.rounds,
        )
        ours, theirs, again = (words / min(taken[which]) for which in ("ours", "stock", "again"))
        bytes_a_word = sum(len(parse) for _, parse in kept) / words
        beside = (
            ratio(taken["ours"], taken["stock"]),
            again,
            ratio(taken["again"], taken["ours"]),
            bytes_a_word,
        )
        rows.append((name, len(texts), words, ours, theirs, *beside))
    head = ("texts", "count", "words", "Entente, words/s", "stock spaCy, words/s", "ratio")
    head += ("from kept parses, words/s", "times the first reading", "bytes a word kept")
    table(f"Extraction beside spacy.load({options.model!r})", head, rows)
    by_length(extractor, sentences, options.rounds)


def by_length(extractor: Extractor, sentences: list[str], rounds: int) -> None:
    """Whether a word of a long text takes as long as one of a short text, its parse kept."""
    kept = {}
    for words in LENGTHS:
        kept[words] = [
            (article, parse)
            for article, _, parse in extractor.readings(generated(sentences, max(LENGTHS), words))
        ]
    taken = in_turns(
        {
            str(words): lambda texts=texts: used_up(starmap(extractor.reread, texts))
            for words, texts in kept.items()
        },
        rounds,
    )
    rows = []
    for words, texts in kept.items():
        total = sum(len(prose(article).split()) for article, _ in texts)
        rows.append((total // len(texts), len(texts), 1e6 * min(taken[str(words)]) / total))
    table("Finding statements by length of text", ("words in one text", "texts", "microseconds a word"), rows)


def prose(article: Article) -> str:
    """What both are given to read of an article: all but its boilerplate."""
    return "\n\n".join(text for _, text in articles.passages(article))


def used_up(results: Iterable[object]) -> None:
    """Take all results, and keep none of them in memory."""
    deque(results, maxlen=0)


def generated(sentences: list[str], words: int, each: int = 0) -> list[Article]:
    """Articles of about so many words in all: the same sentences in another order each, by a fixed seed.

    Each has `ARTICLE` sentences, or about `each` words."""
    chance, made = random.Random(1), []
    size = round(each * len(sentences) / sum(len(text.split()) for text in sentences)) or ARTICLE
    while words > 0:
        drawn = iter(chance.sample(sentences * (1 + size // len(sentences)), size))
        paragraphs = []
        while paragraph := list(islice(drawn, PARAGRAPH)):
            paragraphs.append(" ".join(paragraph))
        text = "\n\n".join(paragraphs)
        made.append(articles.article(text, name=f"generated-{len(made)}"))
        words -= len(text.split())
    return made


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=20_000, help="words of generated articles (20,000)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the best counts (3)")
    parser.add_argument("--model", default=DEFAULT_MODEL, help=f"the spaCy pipeline ({DEFAULT_MODEL})")
    return parser.parse_args()


if __name__ == "__main__":
    main()
