"""Whether an answer is as the OpenAPI document says: its status, its content type, its shape."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import jsonschema_rs
import orjson

from api.api import api
from api.tests.access.routed import Routed

_NAME = "urn:spout"


class Undocumented(AssertionError):
    """An answer that clients made from the document would not understand."""


def check(routed: Routed, status: int, content_type: str, body: str) -> None:
    """Raises Undocumented."""
    operation = document()["paths"]["/api/v1" + routed.path][routed.method.lower()]
    answer = operation["responses"].get(str(status))
    if answer is None:
        raise Undocumented(f"{routed.name} answers {status}, of which its document says nothing: {body[:300]}")
    place = ["paths", "/api/v1" + routed.path, routed.method.lower(), "responses", str(status)]
    if reference := answer.get("$ref"):
        place = reference.removeprefix("#/").split("/")
        answer = document()["components"]["responses"][place[-1]]
    given, content = content_type.partition(";")[0], answer.get("content", {})
    if not content and not body:
        return
    if given not in content and "*/*" not in content:
        raise Undocumented(f"{routed.name} answers {status} as {given!r}, not as one of {[*content]}")
    if given.endswith("json"):
        wrong = next(_validator(*place, "content", given, "schema").iter_errors(orjson.loads(body)), None)
        if wrong:
            raise Undocumented(
                f"{routed.name} answers {status} in another shape: {wrong.message} at {wrong.instance_path}"
            )


@cache
def document() -> dict[str, Any]:
    return dict(json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/v1/"), default=str)))


@cache
def _registry() -> jsonschema_rs.Registry:
    resource: Mapping[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **document()}
    return jsonschema_rs.Registry([(_NAME, resource)])


@cache
def _validator(*place: str) -> jsonschema_rs.Validator:
    pointer = "/".join(
        part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D") for part in place
    )
    schema = {"$ref": f"{_NAME}#/{pointer}"}
    return jsonschema_rs.Draft202012Validator(schema, registry=_registry(), validate_formats=True)
