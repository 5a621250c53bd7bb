"""How an export leaves: small pieces gathered into blocks, so that memory stays bounded."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

BLOCK = 64 * 1024


def blocks(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """The pieces as UTF-8 in blocks of about BLOCK bytes; the first piece goes out at once."""
    held = bytearray()
    first = True
    for piece in pieces:
        held += piece.encode("utf-8", "replace") if isinstance(piece, str) else piece
        if held and (first or len(held) >= BLOCK):
            yield bytes(held)
            held.clear()
            first = False
    if held:
        yield bytes(held)


def joined(pieces: Iterable[str | bytes], separator: bytes = b",\n") -> Iterator[bytes]:
    """The pieces with a separator between each two."""
    between = b""
    for piece in pieces:
        yield between + (piece.encode("utf-8", "replace") if isinstance(piece, str) else piece)
        between = separator


class Sink(io.RawIOBase):
    """A file without a way back: what a library writes into it is taken out in between."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        before = len(self._held)
        self._held += data
        self._written += len(self._held) - before
        return len(self._held) - before

    def tell(self) -> int:
        return self._written

    def taken(self) -> bytes:
        """What was written since the last call."""
        data = bytes(self._held)
        self._held.clear()
        return data
