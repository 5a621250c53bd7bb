"""The code that reads, as text: a change of it may change what any article says, as one of the data does."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
READING = ("articles/*.py", "lexicon/*.py", "nlp/**/*.py", "edtf.py", "model.py")
# What a kept parse depends on beside the model; a piece of text may be a title, which is parsed so.
PARSING = (
    "articles/pieces.py",
    "nlp/__init__.py",
    "nlp/labels.py",
    "nlp/spelling.py",
    "nlp/tags.py",
    "nlp/plain.py",
    "nlp/mending/*.py",
)


@cache
def source(patterns: tuple[str, ...] = READING) -> str:
    """All the code of some modules, in one order."""
    paths = sorted(path for pattern in patterns for path in ROOT.glob(pattern))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
