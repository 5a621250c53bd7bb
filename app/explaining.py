"""The one question that needs the worker's model: why does a text say what it says?"""

import asyncio
import time
from typing import Any

from app.errors import ProblemError
from graph.jobs import Queue

PATIENCE = 30.0  # seconds to wait for an explanation
PAUSE = 0.02


async def explained(queue: Queue, text: str) -> dict[str, Any]:
    """The worker's explanation; ProblemError where no worker answers or it cannot be explained."""
    if not queue.workers().alive:
        raise ProblemError(503, "no worker is running: start `entente worker`", headers={"Retry-After": "5"})
    job = queue.submit("explain", {"text": text})
    try:
        return await _answered(queue, job.id)
    finally:
        queue.forget(job.id)


async def _answered(queue: Queue, id: str) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        job = queue.job(id)
        if job.state == "failed":
            raise ProblemError(422, job.error or "it cannot be explained")
        if job.state == "done":
            return job.report or {}
        await asyncio.sleep(PAUSE)
    raise ProblemError(503, f"no worker answered within {PATIENCE:g} s", headers={"Retry-After": "10"})
