"""One look at the stream of events for all who listen to it."""

import asyncio
from collections.abc import AsyncIterator

from graph.view import View
from graph.view.events import Event

PAUSE = 0.25  # seconds between two looks, taken only while somebody listens
BATCH = 500


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

    async def events(self, after: int | None) -> AsyncIterator[Event]:
        """The events after one (None: after now), as they come, without end."""
        seq = self.view.last_event() if after is None else after
        self.listeners += 1
        try:
            while not self.closing:
                found = self.view.events(seq, BATCH)
                for event in found:
                    yield event
                    seq = event.seq
                if len(found) < BATCH:
                    await self._beyond(seq)
        finally:
            self.listeners -= 1

    async def _beyond(self, seq: int) -> None:
        async with self._news:
            await self._news.wait_for(lambda: self._seq > seq or self.closing)
