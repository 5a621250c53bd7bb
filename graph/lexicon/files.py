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


class Entry(BaseModel):
    """One entry of a data file; a field the schema does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


E = TypeVar("E", bound=Entry)


class _Lines(yaml.CSafeLoader):
    """A loader that leaves in each mapping the line it began on."""


def _mapping(loader: _Lines, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    if len(set(keys)) < len(keys):
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise yaml.constructor.ConstructorError(None, None, f"{repeated!r} stands twice", node.start_mark)
    return {**loader.construct_mapping(node, deep=True), "__line__": node.start_mark.line + 1}


_Lines.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key != "__line__"}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value


def read(path: Path, schema: type[E]) -> Iterator[E]:
    """The entries of a file that holds a list of mappings; DataError names the file and line of a bad one."""
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), _Lines)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(f"not valid YAML: {error.problem}", file=path.name, line=line) from error
    if not isinstance(rows, list):
        raise DataError("expected a list of entries", file=path.name, line=1)
    for row in rows:
        line = row.get("__line__", 1) if isinstance(row, dict) else 1
        try:
            yield schema.model_validate(_bare(row))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise DataError(f"{where}: {first['msg']}", file=path.name, line=line) from error


def line_of(path: Path, id: str) -> int:
    """The line on which the last entry of an id stands, for faults seen only when files are laid together."""
    text = path.read_text(encoding="utf-8")
    found = [match.start() for match in re.finditer(rf"\bid: *[\"']?{re.escape(id)}(?![\w.-])", text)]
    return text.count("\n", 0, found[-1]) + 1 if found else 1


def version(paths: Iterable[Path]) -> str:
    """A hash over the data files, so that a statement can say which lexicon read it."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
