"""Jobs are done once, in order, by whoever lives; a restart forgets none."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from graph import jobs
from graph.errors import BusyError, UnknownError
from graph.jobs import Job, Queue
from graph.query import Query
from graph.store import Store
from graph.view import View
from graph.worker import Worker, payload
from tests import toy


@pytest.fixture
def queue(store: Store) -> Queue:
    return Queue(store.engine)


def submit(queue: Queue, *texts: str) -> Job:
    work = payload([toy.article(text, f"{n}.txt") for n, text in enumerate(texts)], [])
    return queue.submit("ingest", work, total=len(texts))


def worker(store: Store, name: str = "w1") -> Worker:
    return Worker(name, store, toy.ToyReader(), lambda text: {"said": text.upper()})


def test_job_is_queued_done_and_reported(store: Store, queue: Queue, view: View) -> None:
    job = submit(queue, "JPN FEAR PRK.", "USA AID KOR.")
    assert (job.state, job.progress) == ("queued", {"done": 0, "total": 2})
    assert worker(store).step()
    done = queue.job(job.id)
    assert (done.state, done.progress) == ("done", {"done": 2, "total": 2})
    assert done.report is not None
    assert (done.report["new"], done.report["statements"]["new"]) == (2, 2)
    assert len(list(view.statements(Query()))) == 2
    assert not worker(store).step()


def test_article_travels_through_the_queue_unchanged(store: Store, queue: Queue, view: View) -> None:
    article = toy.article("JPN FEAR PRK.", "n", "2018-03-21", title="T", publisher="P", url="https://e.org/1")
    queue.submit("ingest", payload([article], []))
    worker(store).step()
    assert view.article(article.id) == article


def test_jobs_are_done_in_order_and_questions_first(store: Store, queue: Queue) -> None:
    first, second = submit(queue, "JPN FEAR PRK."), submit(queue, "USA AID KOR.")
    question = queue.submit("explain", {"text": "why"})
    order = []
    while claimed := queue.claim("w1"):
        order.append(claimed[0].id)
    assert order == [question.id, first.id, second.id]


def test_question_is_answered_and_forgotten(store: Store, queue: Queue) -> None:
    question = queue.submit("explain", {"text": "why"})
    worker(store).step()
    assert queue.job(question.id).report == {"said": "WHY"}
    queue.forget(question.id)
    with pytest.raises(UnknownError):
        queue.job(question.id)
    assert queue.page().items == []


def test_two_workers_never_hold_one_job(store: Store, queue: Queue) -> None:
    submit(queue, "JPN FEAR PRK.")
    assert queue.claim("w1") is not None
    assert queue.claim("w2") is None


def test_job_whose_worker_fell_silent_is_taken_up_again(
    store: Store, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LEASE", 0.05)
    job = submit(queue, "JPN FEAR PRK.")
    queue.claim("dead")
    time.sleep(0.1)
    assert worker(store, "w2").step()
    assert queue.job(job.id).state == "done"
    assert queue.job(job.id).attempts == 2


def test_sign_of_life_keeps_the_lease(store: Store, queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "LEASE", 0.2)
    submit(queue, "JPN FEAR PRK.")
    queue.claim("w1")
    for _ in range(4):
        time.sleep(0.1)
        queue.beat("w1", ready=True)
        assert queue.claim("w2") is None


def test_worker_that_lost_its_job_cannot_change_it(
    store: Store, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LEASE", 0.0)
    submit(queue, "JPN FEAR PRK.")
    lost = queue.claim("w1")
    held = queue.claim("w2")
    assert lost
    assert held
    queue.fail(lost[0], "w1", "too late")
    assert queue.job(lost[0].id).state == "running"


def test_job_that_costs_three_workers_is_given_up(
    store: Store, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LEASE", 0.0)
    job = submit(queue, "JPN FEAR PRK.")
    for number in range(3):
        assert queue.claim(f"w{number}")
    assert queue.claim("w4") is None
    given_up = queue.job(job.id)
    assert given_up.state == "failed"
    assert "3 tries" in (given_up.error or "")


def test_worker_told_to_stop_gives_its_job_back(store: Store, queue: Queue) -> None:
    job = submit(queue, "JPN FEAR PRK.", "USA AID KOR.")
    stopping = worker(store)
    stopping.stopping.set()
    stopping.step()
    assert (queue.job(job.id).state, queue.job(job.id).attempts) == ("queued", 0)
    worker(store, "w2").step()
    report = queue.job(job.id).report
    assert report
    assert (report["known"], report["new"]) == (1, 1)


def test_full_queue_refuses_more(store: Store, queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "WAITING", 2)
    submit(queue, "JPN FEAR PRK.")
    submit(queue, "JPN FEAR PRK.")
    with pytest.raises(BusyError, match="2 jobs wait"):
        submit(queue, "JPN FEAR PRK.")


def test_progress_is_told_to_the_stream(store: Store, queue: Queue, view: View) -> None:
    submit(queue, "JPN FEAR PRK.")
    worker(store).step()
    kinds = [event.kind for event in view.events(0)]
    assert kinds[0] == "job"
    assert kinds[-1] == "job"
    assert "statement" in kinds


def test_workers_are_counted_while_they_give_signs_of_life(store: Store, queue: Queue) -> None:
    assert (queue.workers().alive, queue.workers().ready) == (0, 0)
    queue.beat("w1", ready=False)
    assert (queue.workers().alive, queue.workers().ready) == (1, 0)
    queue.beat("w1", ready=True)
    assert queue.workers().ready == 1
    queue.leave("w1")
    assert queue.workers().alive == 0


def _work_until_killed(url: str, mark: str) -> None:
    class Slow(toy.ToyReader):
        def statements(self, articles):  # type: ignore[no-untyped-def]
            for found in super().statements(articles):
                yield found
                Path(mark).write_text("one is stored")
                time.sleep(30)

    store = Store(url)
    store.learn()
    Worker("doomed", store, Slow(), lambda text: {}).step()


def test_job_survives_the_death_of_its_worker(
    url: str, store: Store, queue: Queue, view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = submit(queue, *(f"JPN FEAR PRK =0.{n}." for n in range(1, 6)))
    mark = tmp_path / "mark"
    process = multiprocessing.get_context("spawn").Process(target=_work_until_killed, args=(url, str(mark)))
    process.start()
    for _ in range(600):
        if mark.exists() and view.articles().items:
            break
        time.sleep(0.05)
    assert process.pid
    os.kill(process.pid, 9)
    process.join()
    before = len(view.articles().items)
    assert 0 < before < 5
    monkeypatch.setattr(jobs.time, "time", lambda real=time.time: real() + 2 * jobs.LEASE)
    assert worker(store, "heir").step()
    monkeypatch.undo()
    done = queue.job(job.id)
    assert done.state == "done"
    assert done.report
    assert done.report["known"] == before
    assert len(view.articles().items) == 5
    assert len(list(view.statements(Query()))) == 5
