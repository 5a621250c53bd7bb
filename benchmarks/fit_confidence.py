"""Fit the weights of data/confidence.yaml to what readers judged right and wrong in judged/seen.

Ridge logistic regression by Newton's method. Every claim of the texts counts, also those that the floor would
leave out. A value that fewer than five claims have gets no weight. The rows of the file keep their order and
reasons; a new trait gets a row by hand, with any weight, before it is fitted.
"""

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import yaml
from accuracy import JUDGED, Judge, article_of, judged
from measuring import progress

from graph.lexicon.files import DATA
from graph.lexicon.odds import FLOOR
from graph.nlp.extract import Extractor, Traits

FILE = DATA / "confidence.yaml"
RIDGE = 6.0  # on all weights but the base; by cross-validation over texts, 3 to 10 do as well
SEEN = 5  # claims that must have a trait for it to get a weight
STEPS = 25


def claims(paths: list[Path]) -> list[tuple[Traits, bool]]:
    """The traits of each claim that readers judged, and whether it is right."""
    extractor = Extractor()
    rows = [row for row in judged(paths) if not row.get("main")]
    found: list[tuple[Traits, bool]] = []
    for n, (row, (article, doc)) in enumerate(
        zip(rows, extractor.read(map(article_of, rows)), strict=True), 1
    ):
        weighed = {statement.id: (statement, traits) for statement, traits in extractor.weighed(article, doc)}
        marks = Judge(row, extractor.lexicon).marks([statement for statement, _ in weighed.values()])
        found += [(weighed[statement.id][1], True) for _, statement in marks.found]
        found += [(weighed[statement.id][1], False) for statement in marks.wrong]
        progress(f"text {n} of {len(rows)}")
    return found


def fit(examples: list[tuple[Traits, bool]]) -> dict[str, float]:
    """The log-odds of each trait that enough examples have."""
    often = Counter(trait for traits, _ in examples for trait in traits)
    names = sorted(trait for trait, n in often.items() if n >= SEEN)
    column = {name: j for j, name in enumerate(names)}
    x = np.zeros((len(examples), len(names)))
    for i, (traits, _) in enumerate(examples):
        x[i, [column[trait] for trait in traits if trait in column]] = 1
    y = np.array([right for _, right in examples], dtype=float)
    ridge = np.full(len(names), RIDGE)
    ridge[column["base"]] = 0
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - ridge * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, (round(float(weight), 2) for weight in weights), strict=True))


def write(weights: dict[str, float]) -> None:
    """Put the weights in the rows of the file."""
    text = FILE.read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    lines = [*head, ""]
    for row in yaml.safe_load(text):
        because = row["because"].replace('"', '\\"')
        family = f"{row['id']}:"
        values = {k.removeprefix(family): w for k, w in weights.items() if k.startswith(family)}
        if row["id"] == FLOOR or row["id"] in weights:
            weight = weights.get(row["id"], row.get("weight"))
            lines.append(f'- {{id: {row["id"]}, weight: {weight}, because: "{because}"}}')
        else:
            lines += [f"- id: {row['id']}", f'  because: "{because}"', "  weights:"]
            lines += [f'    "{value}": {weight}' for value, weight in values.items() if weight]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, write the file, and say on how many claims."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    seen = [JUDGED / "seen"]
    parser.add_argument("paths", nargs="*", type=Path, default=seen, help="judged files or folders")
    options = parser.parse_args()
    examples = claims(options.paths)
    weights = fit(examples)
    write(weights)
    right = sum(right for _, right in examples)
    print(f"{len(weights)} weights from {len(examples)} claims, {right} of them right")


if __name__ == "__main__":
    main()
