"""DOT, as Graphviz reads it."""

from collections.abc import Iterator

from graph.export.palette import SIGN_COLOURS, dashes
from graph.export.source import Source
from graph.export.stream import blocks
from graph.model import Relation
from graph.network import edge_id, standing


def write(source: Source) -> Iterator[bytes]:
    """One digraph: edges coloured by sign, dashed where nothing asserts them, with the quote as tooltip."""
    return blocks(_pieces(source))


def _pieces(source: Source) -> Iterator[str]:
    yield f"digraph {_quoted(source.title)} {{\n"
    yield '  graph [overlap=false, splines=true, charset="UTF-8"];\n'
    yield "  node [shape=box, style=rounded, fontname=Helvetica];\n  edge [fontname=Helvetica, fontsize=9];\n"
    for actor in source.actors():
        yield f"  {_quoted(actor.id)} [{_attributes(label=actor.name, kind=actor.kind)}];\n"
    for edge in source.relations():
        yield f"  {_quoted(edge.subject.id)} -> {_quoted(edge.object.id)} [{_edge(edge)}];\n"
    yield "}\n"


def _edge(edge: Relation) -> str:
    return _attributes(
        id=edge_id(edge),
        label=edge.relation if standing(edge) != "denied" else f"{edge.relation} (denied)",
        weight=edge.statements,
        color=SIGN_COLOURS[edge.sign],
        style="dashed" if dashes(edge) else "solid",
        dir="none" if edge.symmetric else "forward",
        tooltip=edge.best.evidence.text,
    )


def _attributes(**values: object) -> str:
    return ", ".join(f"{name}={_quoted(str(value))}" for name, value in values.items())


def _quoted(text: str) -> str:
    """A double-quoted DOT string. A backslash is doubled, since labels read it as an escape."""
    clean = "".join(" " if character < " " or character == "\x7f" else character for character in text)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
