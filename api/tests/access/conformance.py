"""Whatever is asked of an operation, by whichever role, is answered as the document says: schemathesis asks.

It takes minutes, so it is run by name: `python3 manage.py test api/tests/access/conformance.py`, with
`CONFORMANCE_EXAMPLES=100` for longer.
"""

import json
import os
from collections.abc import Iterator
from typing import Any, cast

import hypothesis
import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.api import api
from api.tests.access.grammar import Stranger, Thing
from api.tests.access.table import OPERATIONS
from api.tests.access.world import Caller, World
from domain import limits

CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
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
EXAMPLES = int(os.environ.get("CONFORMANCE_EXAMPLES", "2"))
SCHEMA = schemathesis.openapi.from_dict(
    json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/v1/"), default=str))
)
LABELS = sorted(operation.label for result in SCHEMA.get_all_operations() if (operation := cast(Any, result).ok()))
APPLICATION = WSGIHandler()

settings = hypothesis.settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[hypothesis.Phase.generate],
    suppress_health_check=list(hypothesis.HealthCheck),
)


@pytest.fixture(autouse=True)
def stay_connected() -> Iterator[None]:
    """As Django's own test client does: the end of a request is not the end of the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
@pytest.mark.parametrize("label", LABELS)
def test_answers_are_as_documented(world: World, label: str, mode: GenerationMode) -> None:
    method, _, path = label.partition(" ")
    operation = SCHEMA[path][method]
    callers = [caller for caller in world.callers if caller.name in ROLES]
    assert len(callers) == len(ROLES)

    @settings
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        if mode is GenerationMode.POSITIVE:
            case.path_parameters.update(_real_ids(label, callers[1]))
        for caller in callers:
            _ask(case, caller)

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing about it can be wrong"


def _ask(case: Case, caller: Caller) -> None:
    limits.forget_all()
    with transaction.atomic():
        headers = {"Authorization": f"Bearer {caller.token}"} if caller.token else {}
        response = case.call(app=APPLICATION, base_url="http://testserver", headers=headers)
        transaction.set_rollback(True)
    case.validate_response(response, checks=CHECKS)


def _real_ids(label: str, caller: Caller) -> dict[str, str]:
    """Those of the access matrix: of unknown things one learns little."""
    given = OPERATIONS[label.replace(" /api/v1", " ", 1)].cases[0].path
    return {name: str(_real(value, caller)) for name, value in given.items()}


def _real(value: Any, caller: Caller) -> Any:
    if isinstance(value, Thing):
        return caller.id_of(value)
    if isinstance(value, Stranger):
        return value.value
    return value(caller) if callable(value) else value
