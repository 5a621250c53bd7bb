"""One look at the stream of events for all who listen to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from graph.view import View
from graph.view.events import Event

PAUSE = 0.25  # seconds between two looks, taken only while somebody listens
BATCH = 500
SILENCE = 15.0  # seconds after which a word keeps a quiet connection from being cut


class Live:
    """Wakes listeners when something has happened."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.listeners = 0
        self.closing = False  # set from a signal handler: streams end, so that the server can
        self._seq = 0
        self._news = asyncio.Condition()

    async def watch(self) -> None:
        """Look for news until cancelled."""
        while True:
            if self.listeners:
                seq = self.view.last_event()
                if seq != self._seq or self.closing:
                    self._seq = seq
                    async with self._news:
                        self._news.notify_all()
            await asyncio.sleep(PAUSE)

    async def stream(self, after: int | None, kinds: frozenset[str]) -> AsyncIterator[bytes]:
        """The events of some kinds after one (None: after now), as server-sent events without end."""
        seq = self.view.last_event() if after is None else after
        self.listeners += 1
        try:
            yield b": what changes, as it happens\n\n"
            while not self.closing:
                found = self.view.events(seq, BATCH)
                yield b"".join(_sent(event) for event in found if event.kind in kinds)
                seq = found[-1].seq if found else seq
                if len(found) < BATCH and not await self._beyond(seq):
                    yield b": still here\n\n"
        finally:
            self.listeners -= 1

    async def _beyond(self, seq: int) -> bool:
        """Wait for something after an event; False if nothing came for a while."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SILENCE), self._news:
                await self._news.wait_for(lambda: self._seq > seq or self.closing)
                return True
        return False


def _sent(event: Event) -> bytes:
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (event.seq, event.kind.encode(), event.data)
