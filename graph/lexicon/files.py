"""The data files: YAML read with its line numbers, checked against a schema, reported as file:line."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import DataError

DATA = Path(__file__).parent / "data"
_TEXT = yaml.resolver.BaseResolver.DEFAULT_SCALAR_TAG


class Entry(BaseModel):
    """One entry of a data file; a field the schema does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


E = TypeVar("E", bound=Entry)


def _value(loader: yaml.CSafeLoader, node: yaml.Node) -> Any:
    """What a node says. Most are plain words, which need none of the loader's search for a constructor."""
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _TEXT else loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, item) for item in node.value]
    keys = [key.value if isinstance(key, yaml.ScalarNode) else "[...]" for key, _ in node.value]
    if len(set(keys)) < len(keys):
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise yaml.constructor.ConstructorError(None, None, f"{repeated!r} stands twice", node.start_mark)
    return {key: _value(loader, value) for key, (_, value) in zip(keys, node.value, strict=True)}


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    """The entries of a file that holds a list, each with the line it begins on."""
    loader = yaml.CSafeLoader(path.read_text(encoding="utf-8"))
    try:
        top = loader.get_single_node()
        if not isinstance(top, yaml.SequenceNode):
            raise DataError("expected a list of entries", file=path.name, line=1)
        yield from [(node.start_mark.line + 1, _value(loader, node)) for node in top.value]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(f"not valid YAML: {error.problem}", file=path.name, line=line) from error
    finally:
        loader.dispose()


def read(path: Path, schema: type[E]) -> Iterator[E]:
    """The entries of a file that holds a list of mappings; DataError names the file and line of a bad one."""
    for line, row in _rows(path):
        try:
            yield schema.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise DataError(f"{where or 'entry'}: {first['msg']}", file=path.name, line=line) from error


def line_of(path: Path, id: str) -> int:
    """The line on which the last entry of an id stands, for faults seen only when files are laid together."""
    text = path.read_text(encoding="utf-8")
    found = [match.start() for match in re.finditer(rf"\b(?:id|of): *[\"']?{re.escape(id)}(?![\w.-])", text)]
    return text.count("\n", 0, found[-1]) + 1 if found else 1


def version(paths: Iterable[Path]) -> str:
    """A hash over the data files, so that a statement can say which lexicon read it."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
