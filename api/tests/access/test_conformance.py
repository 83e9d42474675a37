"""Whatever is asked of an operation, by whichever role, is answered as the document says.

Always the same few examples of each; `CONFORMANCE_EXAMPLES=100` asks for longer, and otherwise each time.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

import orjson
import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup

from api.api import api
from api.tests.access import conforming, routed
from api.tests.access.conforming import BASE
from api.tests.access.world import Caller, World

ROLES = (
    "anonymous",
    "the owner",
    "an admin",
    "a team admin",
    "an agent",
    "a key with all permissions",
    "a platform admin in the vendor",
    "somebody in no vendor",
)
ROUTED = sorted(operation.name for operation in routed.operations(api))
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"}
NOBODYS_ID = "01985a5e-0000-7000-8000-000000000000"


@pytest.fixture
def callers(world: World) -> list[Caller]:
    found = [caller for caller in world.callers if caller.name in ROLES]
    assert len(found) == len(ROLES)
    return found


@pytest.fixture(autouse=True)
def stay_connected() -> Iterator[None]:
    """As Django's own test client does: the end of a request is not the end of the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def test_the_document_has_every_operation() -> None:
    labels = {cast(Any, result).ok().label for result in conforming.schema().get_all_operations()}
    assert labels == {name.replace(" ", f" {BASE}", 1) for name in ROUTED}


@pytest.mark.django_db
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
@pytest.mark.parametrize("name", ROUTED)
def test_answers_are_as_documented(callers: list[Caller], name: str, mode: GenerationMode) -> None:
    conforming.check(name, mode, callers)


def test_a_method_that_is_not_documented_is_refused() -> None:
    client = Client()
    for path, documented in conforming.document()["paths"].items():
        there = {method.upper() for method in documented}
        for method in METHODS - there:
            answer = client.generic(method, re.sub("{[^}]+}", NOBODYS_ID, path))
            assert answer.status_code == 405, (method, path)
            assert {*answer["Allow"].split(", ")} == there, (method, path)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "status, changes, said",
    [
        ("418 I'm a teapot", {}, "Undocumented status code"),
        ("500 Internal Server Error", {}, "Server error"),
        ("200 OK", {"name": 7}, "Response violates schema"),
        ("200 OK", {"id": "seven"}, "Response violates schema"),
    ],
)
def test_an_answer_that_is_not_as_documented_is_found(
    callers: list[Caller], monkeypatch: pytest.MonkeyPatch, status: str, changes: dict[str, Any], said: str
) -> None:
    """The guard, guarded: without the lie the same operation passes."""

    def lie(environ: dict[str, Any], start_response: Callable[..., Any]) -> Said:
        def start(true_status: str, headers: list[tuple[str, str]]) -> Any:
            return start_response(status if true_status == "200 OK" else true_status, headers)

        answer = honest(environ, start)
        body = orjson.loads(b"".join(answer))
        answer.close()
        return Said([orjson.dumps(body if "code" in body else body | changes)])

    honest = conforming.handler
    monkeypatch.setattr(conforming, "handler", lie)
    with pytest.raises(FailureGroup, match=said):
        conforming.check("GET /labels/{label_id}", GenerationMode.POSITIVE, callers)


class Said(list[bytes]):
    """A body, and nothing to close."""

    def close(self) -> None: ...
