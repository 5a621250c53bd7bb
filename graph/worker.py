"""The worker: a process that holds the model, ingests what is queued and answers what is asked of it."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from graph.errors import EntenteError, InputError
from graph.ingest import Reader, Report, ingest, input_error_json
from graph.jobs import BEAT, Job, Queue
from graph.model import Article, Block
from graph.store import Store

POLL = 0.05  # seconds between looks at the queue
TOLD = 0.5  # seconds between two words about a job's progress


Explain = Callable[[str], Mapping[str, Any]]  # why a text says what it says: graph.nlp.explain


def payload(articles: list[Article], skipped: list[InputError]) -> dict[str, Any]:
    """What a job of ingestion carries: the articles, and the inputs that were none."""
    return {"articles": articles, "skipped": [input_error_json(error) for error in skipped]}


class Worker:
    """Takes jobs from a queue until it is told to stop."""

    def __init__(self, name: str, store: Store, reader: Reader, explain: Explain) -> None:
        self.name, self.store, self.reader, self.explain = name, store, reader, explain
        self.queue = Queue(store.engine)
        self.stopping = threading.Event()

    def run(self) -> None:
        """Work until `stopping` is set; a job that is under way then goes back to the queue."""
        beating = threading.Thread(target=self._beat, daemon=True)
        beating.start()
        try:
            while not self.stopping.is_set():
                if not self.step():
                    self.stopping.wait(POLL)
        finally:
            self.stopping.set()
            beating.join(timeout=BEAT)
            self.queue.leave(self.name)

    def step(self) -> bool:
        """Do the next job, if there is one."""
        claimed = self.queue.claim(self.name)
        if claimed is None:
            return False
        job, work = claimed
        if job.kind == "explain":
            self._explain(job, work)
        else:
            self._ingest(job, work)
        return True

    def _ingest(self, job: Job, work: Mapping[str, Any]) -> None:
        report, told = Report(), 0.0
        total = len(work["articles"]) + len(work["skipped"])
        for outcome in ingest(_inputs(work), self.reader, self.store):
            report.add(outcome)
            if time.monotonic() - told > TOLD:
                told = time.monotonic()
                self.queue.progress(job, self.name, {"done": report.articles, "total": total})
            while asked := self.queue.claim(self.name, "explain"):
                self._explain(*asked)
            if self.stopping.is_set() and report.articles < total:
                self.queue.release(job, self.name)
                return
        self.queue.progress(job, self.name, {"done": total, "total": total})
        self.queue.finish(job, self.name, report.json())

    def _explain(self, job: Job, work: Mapping[str, Any]) -> None:
        try:
            answer = self.explain(work["text"])
        except EntenteError as error:
            self.queue.fail(job, self.name, str(error))
        except Exception as error:
            self.queue.fail(job, self.name, f"the reader failed on it ({type(error).__name__}: {error})")
        else:
            self.queue.finish(job, self.name, answer)

    def _beat(self) -> None:
        while True:
            versions = {"lexicon": self.reader.lexicon_version, "model": self.reader.model_version}
            self.queue.beat(self.name, ready=True, **versions)
            if self.stopping.wait(BEAT):
                return


def _inputs(work: Mapping[str, Any]) -> Iterator[Article | InputError]:
    for error in work["skipped"]:
        yield InputError(error["problem"], place=error["place"], remedy=error["remedy"])
    for given in work["articles"]:
        published = date.fromisoformat(given["published"]) if given["published"] else None
        blocks = tuple(Block(block["kind"], block["start"], block["end"]) for block in given["blocks"])
        yield Article(**{**given, "published": published, "blocks": blocks})
