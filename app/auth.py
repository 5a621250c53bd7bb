"""The seam where access is checked: every route under /v1 asks this one dependency who is calling.

Today everybody who reaches the address may do everything; keys with scopes belong here.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks."""

    name: str


ANYBODY = Caller("anybody")


async def caller(request: Request) -> Caller:
    """Who calls; raises where the call is not allowed."""
    return ANYBODY


CallerDep = Annotated[Caller, Depends(caller)]
