"""The `webhooks` section of the OpenAPI document: what is sent, from the catalogue that makes it."""

from typing import Any, Literal

from pydantic import BaseModel, Field, create_model

from domain.webhooks.catalogue import CATALOGUE, TEST_TYPE, EventType

REF = "#/components/schemas/{model}"

HEADERS = {
    "webhook-id": "The same for every try at this call, and when it is replayed: what was handled is known by it.",
    "webhook-timestamp": "Seconds since 1970, of this try.",
    "webhook-signature": "`v1,` and the HMAC; two of them, a space between, while a former secret still stands.",
}


def section() -> dict[str, Any]:
    """An entry for each type of event."""
    return {kind.name: {"post": _operation(kind)} for kind in (*CATALOGUE.values(), TEST_TYPE)}


def schemas() -> dict[str, Any]:
    """What the section refers to."""
    found: dict[str, Any] = {}
    for kind in (*CATALOGUE.values(), TEST_TYPE):
        schema = _envelope(kind).model_json_schema(ref_template=REF, mode="serialization")
        found |= schema.pop("$defs", {}) | {schema["title"]: schema}
    return found


def data_schema(kind: EventType) -> dict[str, Any]:
    """Of the data alone, complete in itself."""
    return kind.data.model_json_schema(mode="serialization")


def _envelope(kind: EventType) -> type[BaseModel]:
    constant: Any = Literal.__getitem__
    name = "Webhook" + "".join(word.capitalize() for word in kind.name.replace(".", "_").split("_"))
    return create_model(
        name,
        __doc__=kind.description,
        type=(constant(kind.name), ...),
        version=(constant(kind.version), Field(description="Of the schema of `data`.")),
        timestamp=(str, Field(description="When it happened.", json_schema_extra={"format": "date-time"})),
        data=(kind.data, ...),
    )


def _operation(kind: EventType) -> dict[str, Any]:
    schema = {"$ref": REF.format(model=_envelope(kind).__name__)}
    headers = [
        {"name": name, "in": "header", "required": True, "description": text, "schema": {"type": "string"}}
        for name, text in HEADERS.items()
    ]
    return {
        "operationId": "on" + _envelope(kind).__name__.removeprefix("Webhook"),
        "summary": kind.name,
        "description": f"{kind.description} Whoever asks for it needs `{kind.needs}`.",
        "tags": ["webhooks out"],
        "security": [],
        "parameters": headers,
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": {"2XX": {"description": "Taken. Any other answer, or none in 15 s, and it is called again."}},
    }
