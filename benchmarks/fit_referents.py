"""Fit the weights of data/referents.yaml to what readers say that "it" and "they" stand for.

A softmax over whom a pronoun may mean, nobody among them, with a ridge on the weights, by Adam. Pronouns
whose answer is none of these teach nothing. Of `referring/` the held-out texts are left out;
`referring.py` measures on them.
"""

import argparse
from collections import Counter, defaultdict

import numpy as np
import yaml
from measuring import progress
from referring import answered, is_meant, texts

from graph.lexicon.files import DATA
from graph.model import Actor
from graph.nlp.antecedents import Scene
from graph.nlp.coreference import ReferenceFinder
from graph.nlp.extract import Extractor
from graph.nlp.referents import KINDS, Referents
from graph.nlp.tokens import Token

FILE = DATA / "referents.yaml"
RIDGE = 2.0  # by cross-validation over texts; 1 and 3 do as well
SEEN = 4  # pronouns among whose candidates a trait must stand to get a weight
LEAST = 0.05  # the least weight worth a place in the file
STEPS = 150
PACE, MOMENTUM, SPREAD = 0.1, 0.9, 0.99
WIDTH = 118

Example = list[tuple[list[str], bool]]  # the traits of each whom a pronoun may mean, and whether it does


class Recorder(Referents):
    """Keeps what is weighed at each pronoun of a text."""

    def __init__(self, extractor: Extractor) -> None:
        super().__init__(extractor.lexicon)
        self.weighed: dict[int, list[tuple[tuple[Actor, ...], list[str]]]] = {}

    def __call__(self, token: Token, scene: Scene, guess: list[Actor]) -> tuple[list[Actor], float]:
        kind = KINDS[token.lower_]
        rows = self.rows(token, scene, guess)
        self.weighed[token.i] = [(who, [f"{kind}-{trait}" for trait in traits]) for who, traits in rows]
        return guess, 1.0


def examples(names: list[str]) -> list[Example]:
    """What is weighed at each pronoun that readers answered for."""
    extractor = Extractor()
    finder = next(c for c in extractor.components if isinstance(c, ReferenceFinder))
    recorder = finder.referents = Recorder(extractor)
    rows = [row for name in names for row in texts(name)]
    found: list[Example] = []
    for n, (doc, judge, words) in enumerate(answered(extractor, rows), 1):
        for token, who in words:
            if token.i in recorder.weighed:
                weighed = recorder.weighed[token.i]
                example = [(traits, is_meant(judge, list(actors), who)) for actors, traits in weighed]
                if any(right for _, right in example):
                    found.append(example)
        recorder.weighed.clear()
        doc.close()
        progress(f"text {n} of {len(rows)}")
    return found


def fit(found: list[Example]) -> dict[str, float]:
    """The weight of each trait that enough examples have."""
    often = Counter(trait for example in found for trait in {t for traits, _ in example for t in traits})
    names = sorted(trait for trait, n in often.items() if n >= SEEN)
    column = {name: j for j, name in enumerate(names)}
    rows = [(i, traits, right) for i, example in enumerate(found) for traits, right in example]
    cells = [(r, column[t]) for r, (_, traits, _) in enumerate(rows) for t in traits if t in column]
    row, col = np.array(cells).T
    owner = np.array([i for i, _, _ in rows])
    right = np.array([right for *_, right in rows], dtype=float)
    weights, pull, spread = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        p = np.exp(np.minimum(np.bincount(row, weights[col], len(rows)), 50))
        p /= np.bincount(owner, p)[owner]
        wanted = p * right
        wanted /= np.maximum(np.bincount(owner, wanted), 1e-12)[owner]
        slope = np.bincount(col, (wanted - p)[row], len(names)) - RIDGE * weights
        pull = MOMENTUM * pull + (1 - MOMENTUM) * slope
        spread = SPREAD * spread + (1 - SPREAD) * slope**2
        weights += PACE * pull / (1 - MOMENTUM**step) / (np.sqrt(spread / (1 - SPREAD**step)) + 1e-6)
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(w) >= LEAST}


def write(weights: dict[str, float]) -> None:
    """Put the weights in the file, a row a family of traits; the reasons that stand there are kept."""
    text = FILE.read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    reasons = {row["id"]: row["because"] for row in yaml.safe_load(text)}
    families: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in weights.items():
        family, _, value = name.partition(":")
        families[family][value] = weight
    lines = [*head, ""]
    for family, values in families.items():
        because = f'because: "{reasons.get(family, "")}"'
        if "" in values:
            lines.append(f"- {{id: {family}, weight: {values['']}, {because}}}")
            continue
        lines += [f"- id: {family}", f"  {because}", *_wrapped(values)]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _wrapped(values: dict[str, float]) -> list[str]:
    """The weights of a family as one mapping over several lines."""
    lines, line = [], "  weights: {"
    for n, (value, weight) in enumerate(values.items(), 1):
        cell = f'"{value}": {weight}' + ("}" if n == len(values) else ", ")
        if len(line) + len(cell.rstrip()) > WIDTH:
            lines.append(line.rstrip())
            line = "    "
        line += cell
    return [*lines, line.rstrip()]


def main() -> None:
    """Fit, write the file, and say on how many pronouns."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "names", nargs="*", default=["seen", "written"], help="files of referring/ to learn from"
    )
    found = examples(parser.parse_args().names)
    weights = fit(found)
    write(weights)
    print(f"{len(weights)} weights from {len(found)} pronouns")


if __name__ == "__main__":
    main()
