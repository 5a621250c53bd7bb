"""An answer too long to be made at once: block by block, each in a thread of the bounded pool."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping

import anyio
import anyio.to_thread
from fastapi import Request
from starlette.responses import Response, StreamingResponse

from app.answers import etag, in_thread


async def streamed(
    request: Request, work: Callable[[], Iterator[bytes]], media_type: str, headers: Mapping[str, str]
) -> Response:
    """The blocks that work yields; the first is made before the answer begins, so its errors are problems."""
    tag = etag(request)
    held = request.headers.get("if-none-match", "")
    if tag in (part.strip().removeprefix("W/") for part in held.split(",")):
        return Response(status_code=304, headers={"ETag": tag, "Vary": "Accept-Encoding"})
    blocks, first = await in_thread(request, _begun, work)
    sent = {"ETag": tag, "Cache-Control": "no-cache", **headers}
    return StreamingResponse(_rest(request, blocks, first), media_type=media_type, headers=sent)


def _begun(work: Callable[[], Iterator[bytes]]) -> tuple[Iterator[bytes], bytes]:
    blocks = work()
    return blocks, next(blocks, b"")


async def _rest(request: Request, blocks: Iterator[bytes], first: bytes) -> AsyncIterator[bytes]:
    try:
        yield first
        while (block := await in_thread(request, next, blocks, None)) is not None:
            yield block
    finally:
        close = getattr(blocks, "close", None)
        if close:  # a client that went away leaves a transaction open
            with anyio.CancelScope(shield=True):
                await anyio.to_thread.run_sync(close)
