"""Texts become articles: files of several kinds in, `Article` with its blocks out.

`read` and `read_all` never raise for one bad input: they yield its `InputError`, so that a batch goes on.
"""

from graph.articles.build import article
from graph.articles.parsing import parse_text, passages
from graph.articles.readers import READERS, read, read_all

__all__ = ["READERS", "article", "parse_text", "passages", "read", "read_all"]
