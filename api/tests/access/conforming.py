"""Asking an operation whatever schemathesis makes up from its document, and whether the answers are as documented."""

import json
import os
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import hypothesis
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import CheckContext, not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.api import api
from api.tests.access import grammar
from api.tests.access.grammar import Stranger, Thing
from api.tests.access.table import OPERATIONS
from api.tests.access.world import Caller
from domain import limits

BASE = "/api/v1"
FEW = 2
EXAMPLES = int(os.environ.get("CONFORMANCE_EXAMPLES", FEW))
BEYOND_SCHEMAS = {"value_error"}
"""How pydantic calls what rules of ours refuse besides the shape: an unknown time zone, a date in the year 1."""

settings = hypothesis.settings(
    max_examples=EXAMPLES,
    derandomize=EXAMPLES == FEW,
    database=None,
    deadline=None,
    phases=[hypothesis.Phase.generate],
    suppress_health_check=list(hypothesis.HealthCheck),
)


def the_documented_shape_is_enough(ctx: CheckContext, response: Response, case: Case) -> None:
    """What has the shape that the document asks for is not refused for its shape."""
    if not case.meta or not case.meta.generation.mode.is_positive or response.status_code != 422:
        return
    told = response.json()
    kinds = {error["type"] for error in told["errors"]} if told["code"] == "request.invalid" else set()
    assert kinds <= BEYOND_SCHEMAS, f"the document does not tell of this: {told}"


def what_breaks_the_document_is_refused(ctx: CheckContext, response: Response, case: Case) -> None:
    """But for names in the query that nobody knows, which are let by, and for headers, which are of our own giving."""
    assert case.meta
    wrong = {location for location, component in case.meta.components.items() if component.mode.is_negative}
    parameters = document()["paths"][case.operation.path][case.operation.method.lower()]["parameters"]
    known = {parameter["name"] for parameter in parameters if parameter.get("in") == "query"}  # a $ref is a header
    if wrong & {ParameterLocation.PATH, ParameterLocation.BODY} or (
        ParameterLocation.QUERY in wrong and {*(case.query or {})} <= known
    ):
        negative_data_rejection(ctx, response, case)


CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    what_breaks_the_document_is_refused,
    the_documented_shape_is_enough,
]

handler: Callable[..., Any] = WSGIHandler()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django, closed: schemathesis reads an answer and lets it lie, which would leave files open for the collector."""
    answer = handler(environ, start_response)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


@cache
def document() -> dict[str, Any]:
    return dict(json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/v1/"), default=str)))


@cache
def schema() -> Any:
    return schemathesis.openapi.from_dict(document())


def check(name: str, mode: GenerationMode, callers: list[Caller]) -> None:
    """Raises FailureGroup at the first answer that is not as documented. `callers`: the owner among them."""
    method, path = name.split()
    known = OPERATIONS[name].cases[0]
    (owner,) = (caller for caller in callers if caller.name == "the owner")

    @settings
    @hypothesis.given(case=schema()[BASE + path][method].as_strategy(generation_mode=mode))
    def ask_everybody(case: Case) -> None:
        with transaction.atomic():
            if known.before:
                known.before(owner)
            _make_real(case, known, owner)
            for caller in callers:
                _ask(case, caller)
            transaction.set_rollback(True)

    try:
        ask_everybody()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing about it can be wrong"


def _ask(case: Case, caller: Caller) -> None:
    limits.forget_all()
    headers = {"Accept-Encoding": "identity"}  # else some answers are compressed, which schemathesis does not undo
    headers |= {"Authorization": f"Bearer {caller.token}"} if caller.token else {}
    checks = CHECKS if caller.token else [*CHECKS, ignored_auth]
    with transaction.atomic():
        response = case.call(app=application, base_url="http://testserver", headers=headers)
        case.validate_response(response, checks=checks)
        transaction.set_rollback(True)


def _make_real(case: Case, known: grammar.Case, caller: Caller) -> None:
    """Put what only the world knows (ids, times, secrets, a picture) in place of what was made up: of things that are
    not there one learns little. What is meant to be wrong stays wrong.

    In place: what is set anew schemathesis judges anew, and a picture is no text."""
    assert case.meta
    is_negative = case.meta.generation.mode.is_negative
    wrong = {mutation.parameter_location for mutation in getattr(case.meta.phase.data, "mutations", ())}
    if ParameterLocation.PATH not in wrong:
        case.path_parameters.update(_known(dict(known.path), caller))
    if is_negative:
        return
    if isinstance(case.body, dict):
        real: Any = {"file": known.file} if known.file else _real(case.body, known.body, caller)
        case.body.update(real)
    if case.query:
        case.query.update(_real(case.query, dict(known.query), caller))


def _real(made_up: Any, known: Any, caller: Caller) -> Any:
    if isinstance(made_up, dict) and isinstance(known, dict):
        return {name: _real(value, known.get(name), caller) for name, value in made_up.items()}
    if isinstance(made_up, list) and made_up and isinstance(known, list) and known:
        return [_real(made_up[0], known[0], caller)]
    found = _known(known, caller)
    return made_up if found is known else found


def _known(value: Any, caller: Caller) -> Any:
    if isinstance(value, dict):
        return {name: _known(inner, caller) for name, inner in value.items()}
    if isinstance(value, Thing):
        return str(caller.id_of(value))
    if isinstance(value, Stranger):
        return value.value
    return value(caller) if callable(value) else value
