"""The one writer: what an article says goes in, in one transaction an article."""

from graph.store.writer import Added, Removed, Store

__all__ = ["Added", "Removed", "Store"]
