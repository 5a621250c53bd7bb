"""The OpenAPI document is the one in docs/, says everything, and is true of any request."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import positive_data_acceptance, response_schema_conformance

from app.main import create_app
from app.settings import Settings
from tests import toy

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"


def document() -> dict[str, Any]:
    return create_app(Settings()).openapi()


def test_committed_document_is_the_one_the_code_makes() -> None:
    made = orjson.dumps(document(), option=orjson.OPT_SORT_KEYS)
    kept = orjson.dumps(orjson.loads(DOCUMENT.read_bytes()), option=orjson.OPT_SORT_KEYS)
    assert kept == made, "run: entente openapi -o docs/openapi.json"


def operations() -> list[Any]:
    return [
        pytest.param(operation, id=f"{method} {path}")
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    ]


@pytest.mark.parametrize("operation", operations())
def test_every_operation_says_what_it_does_takes_and_answers(operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    for parameter in operation.get("parameters", []):
        described = parameter.get("description") or parameter["schema"].get("description")
        assert described, parameter["name"]
    for status, response in operation["responses"].items():
        if int(status) >= 400:
            assert "application/problem+json" in response["content"], status


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A service with something in it; the endless stream of events is tested elsewhere."""
    url = f"sqlite:///{tmp_path_factory.mktemp('api')}/api.db"
    app = create_app(Settings(database_url=url, _env_file=None))  # type: ignore[call-arg]
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    app.state.store.learn()
    article = toy.article(
        "JPN FEAR PRK @2016. USA SANCTION PRK possible. kim-jong-un/PRK CONSULT KOR. NATO AID USA."
    )
    app.state.store.add(article, toy.said(article), lexicon="1", model="m")
    port = server.servers[0].sockets[0].getsockname()[1]
    yield schemathesis.openapi.from_url(f"http://127.0.0.1:{port}/openapi.json")
    server.should_exit = True
    thread.join()


def addresses() -> list[tuple[str, str]]:
    return [
        (p, method) for p, methods in document()["paths"].items() for method in methods if p != "/v1/events"
    ]


NEED_A_WORKER = ("/readyz", "/v1/explain")  # and answer 503 without one
MADE_UP = settings(
    max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize(("path", "method"), addresses())
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_any_request_is_answered_as_the_document_says(
    api: Any, mode: GenerationMode, path: str, method: str
) -> None:
    """Requests that fit the document and ones that break it, made up by Schemathesis.

    What fits is not always accepted: which names and words there are is data, not schema. And `fields` leaves
    out what the schema requires.
    """

    @MADE_UP
    @given(case=api[path][method].as_strategy(generation_mode=mode))
    def answered(case: Any) -> None:
        excluded: list[Any] = [positive_data_acceptance]
        if path in NEED_A_WORKER:
            excluded.append(not_a_server_error)
        if "fields" in (case.query or {}):
            excluded.append(response_schema_conformance)
        case.call_and_validate(excluded_checks=excluded)

    with suppress(Unsatisfiable):  # an operation without parameters cannot be asked wrongly
        answered()
