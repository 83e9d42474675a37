"""What clients are made from: the OpenAPI document, and beside its schemas the frames of the sockets."""

import json
from collections.abc import Mapping
from typing import Any

from api.api import api
from api.openapi import NameUsedTwice, differ
from chat import asyncapi, protocol
from chat.protocol import Frame

UNIONS: dict[str, Mapping[str, type[Frame]]] = {
    "ChatFrame": protocol.SERVER_FRAMES,
    "InboxFrame": protocol.INBOX_FRAMES,
    "ClientFrame": protocol.CLIENT_FRAMES,
}
"""All frames that come from one kind of socket, or go to it."""


def openapi() -> dict[str, Any]:
    """The document as `/api/v1/openapi.json` answers it, its values those of JSON."""
    plain = json.dumps(api.get_openapi_schema(path_prefix="api/v1/"), default=str)
    return dict(json.loads(plain))


def whole() -> dict[str, Any]:
    """Both in one. Raises NameUsedTwice when a schema and a frame of one name differ."""
    document = openapi()
    schemas = document["components"]["schemas"]
    for name, frame in asyncapi.frame_schemas().items():
        if differ(schemas.setdefault(name, _open(frame)), frame):
            raise NameUsedTwice(name)
    for name, models in UNIONS.items():
        schemas[name] = {"anyOf": [{"$ref": f"#/components/schemas/{model.__name__}"} for model in models.values()]}
    return document


def _open(frame: dict[str, Any]) -> dict[str, Any]:
    """A client that is older than the server lets keys pass that it does not know."""
    return {key: value for key, value in frame.items() if key != "additionalProperties"}
