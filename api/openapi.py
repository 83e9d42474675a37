"""The OpenAPI document's conventions, held in one place: the views stay plain ninja.

Operation ids are the views' names in camelCase (`list_bookings` → `listBookings`). A name used twice, by an operation
or by a schema, fails the document, and with it the test that reads it. Every operation declares the problems it can
answer with. Query parameters are never null.
"""

import inspect
import re
from typing import Any

import orjson
from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.operation import Operation
from ninja.schema import NinjaGenerateJsonSchema
from pydantic import MISSING, BaseModel, Field
from pydantic.json_schema import JsonSchemaMode

from api import examples
from api.webhooks import catalogue


class ProblemError(BaseModel):
    """One place of a payload that is wrong."""

    loc: list[str | int]
    msg: str
    type: str


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    code: str = Field(description="A stable dotted word for programs, like `booking.slot_taken`.")
    request_id: str
    details: dict[str, Any] | None = None
    errors: list[ProblemError] | None = Field(None, description="With 422: what is wrong, and where.")


_ANY_KEY = orjson.OPT_NON_STR_KEYS

PROBLEMS = {
    400: ("BadRequest", "It can't be done as asked; `code` says why."),
    401: ("Unauthorized", "No token, or one that no longer stands."),
    403: ("Forbidden", "The role lacks a permission, named in `details`."),
    404: ("NotFound", "There is no such thing, or it is another vendor's."),
    409: ("Conflict", "It clashes with what is there; `code` says how."),
    412: ("PreconditionFailed", "`If-Match` names an older version."),
    422: ("UnprocessableContent", "The request does not have the documented shape; `errors` says where."),
    429: ("TooManyRequests", "Too many tries, or more than the API key's rate; `Retry-After` says how long to wait."),
}

RETRY_AFTER = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}


class NameUsedTwice(Exception):
    """Two operations or two schemas of one name: clients generated from the document would break."""


class Generator(NinjaGenerateJsonSchema):
    """ninja's, which knows that a PATCH's field may be missing: such a field has no default to show."""

    def default_schema(self, schema: Any) -> Any:
        if schema.get("default") is MISSING:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)


class Document(OpenAPISchema):
    """The OpenAPI document of Spout."""

    def __init__(self, api: NinjaAPI, path_prefix: str) -> None:
        self._models: dict[str, Any] = {}
        super().__init__(api, path_prefix)
        self["webhooks"] = catalogue.section()
        self["x-samples"] = examples.SAMPLES
        self._drop_unused()

    def _drop_unused(self) -> None:
        """ninja keeps the models of query parameters too, which nothing refers to."""
        schemas = self["components"]["schemas"]
        while unused := schemas.keys() - _referred_to(self):
            for name in unused:
                del schemas[name]

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        name = operation.operation_id or self.api.get_openapi_operation_id(operation)
        if name in self.all_operation_ids:
            raise NameUsedTwice(name)
        details: dict[str, Any] = super().operation_details(operation)
        details.setdefault("security", [])
        _without_default(details)
        details["summary"] = _summary(operation)
        if plain := details.pop("x-content-type", None):
            text = {"type": "string"} if plain.startswith("text/") else {"type": "string", "format": "binary"}
            details["responses"][200]["content"] = {plain: {"schema": text}}
        if other := details.pop("x-other-content-type", None):
            details["responses"][200]["content"][other] = {"schema": {"type": "string"}}
        if getattr(operation.view_func, "takes_idempotency_key", False):
            details["parameters"].append({"$ref": "#/components/parameters/IdempotencyKey"})
        if "if_match" in inspect.unwrap(operation.view_func).__code__.co_names:
            details["parameters"].append({"$ref": "#/components/parameters/IfMatch"})
        _show_examples(name, details)
        details["responses"] = {str(k): v for k, v in details["responses"].items()} | _problems(operation, details)
        return details

    def _extract_parameters(self, model: Any) -> list[dict[str, Any]]:
        parameters = super()._extract_parameters(model)
        for parameter in parameters:
            parameter["schema"] = self._by_name(_never_null(parameter["schema"]))
        return parameters

    def _by_name(self, schema: dict[str, Any]) -> dict[str, Any]:
        """ninja writes out what a parameter's enum holds; it is referred to, as everywhere else."""
        if "enum" in schema:
            names = [name for name, known in self._models.items() if known == schema]
            return {"$ref": REF_TEMPLATE.format(model=names[0])} if names else schema
        if "allOf" in schema:
            schema = {**schema, "allOf": [self._by_name(part) for part in schema["allOf"]]}
        return {**schema, "items": self._by_name(schema["items"])} if "items" in schema else schema

    def _create_schema_from_model(
        self, model: Any, by_alias: bool = True, remove_level: bool = True, mode: JsonSchemaMode = "validation"
    ) -> tuple[dict[str, Any], bool]:
        """As ninja's, with our Generator."""
        schema = model.model_json_schema(
            ref_template=REF_TEMPLATE, by_alias=by_alias, schema_generator=Generator, mode=mode
        )
        self.add_schema_definitions(schema.pop("$defs", {}))
        if remove_level and len(schema["properties"]) == 1:
            ((name, only),) = schema["properties"].items()
            return only, name in schema.get("required", [])
        return schema, True

    def operation_security(self, operation: Operation) -> list[dict[str, Any]]:
        """One scheme, whatever the class that reads the token."""
        if not operation.auth_callbacks:
            return []
        self.securitySchemes["Bearer"] = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
        return [{"Bearer": []}]

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        for name, schema in definitions.items():
            if differ(self._models.setdefault(name, schema), schema):
                raise NameUsedTwice(name)
        super().add_schema_definitions(definitions)

    def get_components(self) -> dict[str, Any]:
        self.add_schema_definitions(catalogue.schemas())
        components: dict[str, Any] = super().get_components()
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        components["schemas"] |= problem.pop("$defs") | {"Problem": problem}
        media = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        components["responses"] = {name: {"description": text, "content": media} for name, text in PROBLEMS.values()}
        components["responses"]["TooManyRequests"]["headers"] = RETRY_AFTER
        components["parameters"] = {
            "IdempotencyKey": {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "Repeat a request with the same key and body, and it acts once.",
                "schema": {"type": "string", "maxLength": 200},
            },
            "IfMatch": {
                "name": "If-Match",
                "in": "header",
                "description": "The booking's version; 412 when it has changed.",
                "schema": {"type": "string"},
            },
        }
        return components


def differ(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two schemas of one name are of two things: they have other keys, or other values."""
    keys = [schema.get("properties", {}).keys() for schema in (one, other)]
    return keys[0] != keys[1] or one.get("enum") != other.get("enum")


def _referred_to(document: Any) -> set[str]:
    """The schemas that some `$ref` names."""
    return set(
        re.findall(r'"#/components/schemas/(\w+)"', orjson.dumps(document, default=str, option=_ANY_KEY).decode())
    )


def operation_id(operation: Operation) -> str:
    """`list_bookings` → `listBookings`."""
    first, *others = operation.view_func.__name__.split("_")
    return first + "".join(word.capitalize() for word in others)


def _summary(operation: Operation) -> str:
    """How the view's docstring begins."""
    return re.split(r"[.;:,]", operation.view_func.__doc__ or operation.view_func.__name__)[0].strip()


def _takes_text_in_path(details: dict[str, Any]) -> bool:
    """Text in a path may be too long; what is no id does not match its address, and is not found."""
    paths = [parameter for parameter in details["parameters"] if parameter.get("in") == "path"]
    return any(parameter["schema"].get("format") != "uuid" for parameter in paths)


def _without_default(details: dict[str, Any]) -> None:
    """A body that may be left out is not required, and that says it all: generators know no default of an object."""
    for media in details.get("requestBody", {}).get("content", {}).values():
        schema = media["schema"]
        if schema.pop("default", None) is not None and len(schema.get("allOf", ())) == 1:
            media["schema"] = schema["allOf"][0]


def _show_examples(name: str, details: dict[str, Any]) -> None:
    """Of the body, and of ids in the path."""
    for media in details.get("requestBody", {}).get("content", {}).values():
        if shown := examples.EXAMPLES.get(name):
            media["examples"] = {title: {"value": body} for title, body in shown.items()}
    for parameter in details["parameters"]:
        if parameter.get("in") == "path" and parameter["name"] in examples.IN_PATHS:
            parameter["example"] = examples.IN_PATHS[parameter["name"]]


def _problems(operation: Operation, details: dict[str, Any]) -> dict[str, Any]:
    """Which problems the operation can answer with, read off what it takes."""
    places = {parameter.get("in") for parameter in details["parameters"]}
    names = {parameter.get("name") for parameter in details["parameters"]}
    writes = operation.methods[0] != "GET"
    asks_for_ids = any('"uuid"' in orjson.dumps(parameter).decode() for parameter in details["parameters"])
    takes_if_match = {"$ref": "#/components/parameters/IfMatch"} in details["parameters"]
    possible = {
        400: writes or "query" in places,
        401: bool(operation.auth_callbacks) or writes or "manage_token" in names,
        403: bool(operation.auth_callbacks) or "hub.verify_token" in names,
        404: "path" in places or writes or asks_for_ids,
        409: writes,
        412: takes_if_match,
        422: writes or "query" in places or _takes_text_in_path(details),
        429: bool(operation.auth_callbacks) or writes or operation.tags == ["public"],
    }
    return {
        str(status): {"$ref": f"#/components/responses/{PROBLEMS[status][0]}"}
        for status, can_happen in possible.items()
        if can_happen
    }


def _never_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A query parameter is given or not; `anyOf [X, null]` becomes X, and `anyOf [X, Y, null]` loses the null."""
    kinds = [kind for kind in schema.get("anyOf", []) if kind.get("type") != "null"]
    if not kinds:
        return schema
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**kinds[0], **rest} if len(kinds) == 1 else {"anyOf": kinds, **rest}
