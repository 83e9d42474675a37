"""The AsyncAPI 3.0 document of the two sockets, made from the frames themselves (chat/protocol.py).

From the server's side: what a client sends is `receive`, what it gets is `send`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import orjson
from django.conf import settings
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from chat import encoding, errors, protocol
from chat.examples import EXAMPLES
from chat.protocol import Frame
from domain.conversations import rules
from domain.errors import Refusal

_SCHEMAS = "#/components/schemas/{model}"

_ALL = """
Conversations with customers, as they go on. A bad frame is answered with an error frame; it never ends the socket."""

_SERVER = """
This server. A handshake without sign-in is refused with 401, one from a foreign page with 403: as the API refuses."""

_CHAT = """
One conversation. The last 50 messages come first, or with `?after=<seq>` all since; then live ones: in order of
`seq`, no gap, no repeat, whatever restarted in between."""

_INBOX = """
All that changes in the vendor's conversations, and that something happened to a booking, as far as the caller's role
sees them: it takes `conversation.read` or `booking.read`, and tells of what one may read. After a disconnect, come back
with `?after=<cursor>`: what changed meanwhile is told first. What stands behind the last cursor may come twice: a
message is known by its `id`. A `cursor` frame comes when a socket has begun, and when something happened."""

_TICKET = "A one-time ticket from `POST /api/v1/auth/socket-ticket`, valid for 30 seconds."

_REFUSE = """
`close`: what would refuse the handshake closes the socket instead, as soon as it is open, with 4000 and the HTTP status
as its code and the problem's `code` as its reason, for browsers, which are not told why a handshake was refused. Who is
not signed in, or comes from a foreign page, is refused all the same."""

_REPLIES: Mapping[type[Frame], tuple[type[Frame], ...]] = {
    protocol.SendMessage: (protocol.Ack, protocol.ErrorFrame),
    protocol.AskHistory: (protocol.History, protocol.ErrorFrame),
    protocol.Ping: (protocol.Pong, protocol.ErrorFrame),
}
"""What a client's frame is answered with. The others are answered when something is wrong with them."""


def document() -> dict[str, Any]:
    """The whole document, its values those of JSON."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Spout live",
            "version": "1",
            "description": _flowing(_ALL),
            "license": {"name": "MIT", "url": "https://opensource.org/license/mit"},
            "contact": {"name": "The Spout authors"},
            "externalDocs": {"description": "The HTTP API", "url": f"{settings.PUBLIC_URL}/api/v1/docs"},
        },
        "defaultContentType": "application/json",
        "servers": {"spout": _server()},
        "channels": {
            "chat": _channel("/ws/chat/{customer_id}/", _CHAT, "seq of the last message received", _CHAT_FRAMES)
            | {"parameters": {"customer_id": {"description": "The contact's WhatsApp id, BSUID or UUID."}}},
            "inbox": _channel("/ws/inbox/", _INBOX, "cursor last received", _INBOX_FRAMES),
        },
        "operations": _operations("chat", protocol.CLIENT_FRAMES, protocol.SERVER_FRAMES)
        | _operations("inbox", protocol.INBOX_CLIENT_FRAMES, protocol.INBOX_FRAMES),
        "components": {
            "messages": {model.__name__: _message(model) for model in _all_frames()},
            "schemas": _schemas(),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "An access token in the Authorization header of the handshake. Programs use it.",
                },
                "ticket": {
                    "type": "httpApiKey",
                    "in": "query",
                    "name": "ticket",
                    "description": _TICKET + " For browsers, which can't set the header; they send Origin.",
                },
            },
        },
    }


_CHAT_FRAMES = [*protocol.CLIENT_FRAMES.values(), *protocol.SERVER_FRAMES.values()]
_INBOX_FRAMES = [*protocol.INBOX_CLIENT_FRAMES.values(), *protocol.INBOX_FRAMES.values()]


def _all_frames() -> list[type[Frame]]:
    return list(dict.fromkeys([*_CHAT_FRAMES, *_INBOX_FRAMES]))


def _server() -> dict[str, Any]:
    public = urlsplit(settings.PUBLIC_URL)
    return {
        "host": public.netloc,
        "protocol": "wss" if public.scheme == "https" else "ws",
        "description": _flowing(_SERVER),
        "security": [{"$ref": f"#/components/securitySchemes/{name}"} for name in ("bearer", "ticket")],
    }


def _channel(address: str, description: str, after: str, frames: Iterable[type[Frame]]) -> dict[str, Any]:
    query: dict[str, Any] = {"ticket": {"type": "string", "description": _TICKET}}
    query["refuse"] = {"type": "string", "enum": ["close"], "description": _flowing(_REFUSE)}
    query["after"] = {"type": "string", "description": f"The {after}."}
    return {
        "address": address,
        "description": _flowing(description),
        "servers": [{"$ref": "#/servers/spout"}],
        "messages": {model.__name__: {"$ref": f"#/components/messages/{model.__name__}"} for model in frames},
        "bindings": {"ws": {"method": "GET", "query": {"type": "object", "properties": query}}},
        "x-close-codes": {str(code): text for code, text in protocol.CLOSE_CODES.items()},
    }


def _operations(channel: str, received: Mapping[str, type[Frame]], sent: Mapping[str, type[Frame]]) -> dict[str, Any]:
    """One for each frame of a client, with what it is answered; one for all that the server sends unasked."""
    there = {"$ref": f"#/channels/{channel}"}
    found: dict[str, Any] = {}
    for model in received.values():
        answers = [each for each in _REPLIES.get(model, (protocol.ErrorFrame,)) if each in sent.values()]
        found[f"{channel}{model.__name__}"] = {
            "action": "receive",
            "channel": there,
            "summary": _summary(model),
            "messages": [_on(channel, model)],
            "reply": {"channel": there, "messages": [_on(channel, each) for each in answers]},
        }
    replies = {protocol.Ack, protocol.History, protocol.Pong, protocol.ErrorFrame}
    told = [_on(channel, model) for model in sent.values() if model not in replies]
    found[f"{channel}Live"] = {
        "action": "send",
        "channel": there,
        "summary": "What happens, to everybody who sees it.",
        "messages": told,
    }
    return found


def _on(channel: str, model: type[Frame]) -> dict[str, str]:
    return {"$ref": f"#/channels/{channel}/messages/{model.__name__}"}


def _message(model: type[Frame]) -> dict[str, Any]:
    found = {
        "name": model.__name__,
        "title": _title(model),
        "summary": _summary(model),
        "description": _flowing(model.__doc__ or ""),
        "payload": {"$ref": _SCHEMAS.format(model=model.__name__)},
        "examples": [{"name": model.__name__, "payload": orjson.loads(encoding.encode(EXAMPLES[model]))}],
    }
    if model is protocol.ErrorFrame:
        found["x-error-codes"] = error_codes()
    return found


def error_codes() -> dict[str, str]:
    """The codes of error frames that are the sockets' own, and what each says. Others are as in the HTTP API."""
    own = [each for each in vars(errors).values() if _is_refusal(each) and each.__module__ == errors.__name__]
    of_messages = [each for each in vars(rules).values() if _is_refusal(each) and each.__module__ == rules.__name__]
    return {each.code: each.sentence for each in [*own, *of_messages]}


def _is_refusal(thing: Any) -> bool:
    return isinstance(thing, type) and issubclass(thing, Refusal)


def _schemas() -> dict[str, Any]:
    schemas = frame_schemas()
    for schema in schemas.values():
        if "description" in schema:
            schema["description"] = _flowing(schema["description"])
    return {name: _plainly_told_apart(schemas[name]) for name in sorted(schemas)}


def frame_schemas() -> dict[str, Any]:
    """Of every frame and its parts, by name. What may be left out of a client's frame always stands in the server's."""
    theirs = {*protocol.CLIENT_FRAMES.values(), *protocol.INBOX_CLIENT_FRAMES.values()}
    asked: list[tuple[type[Frame], JsonSchemaMode]] = [
        (model, "validation" if model in theirs else "serialization") for model in _all_frames()
    ]
    _, found = models_json_schema(asked, ref_template=_SCHEMAS)
    return dict(found["$defs"])


def _plainly_told_apart(schema: Any) -> Any:
    """AsyncAPI names the property alone that tells the members of a union apart; OpenAPI has an object with a map."""
    if isinstance(schema, list):
        return [_plainly_told_apart(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {name: _plainly_told_apart(part) for name, part in schema.items()}
    if isinstance(told := plain.get("discriminator"), dict) and "propertyName" in told:
        plain["discriminator"] = told["propertyName"]
    return plain


def _title(model: type[Frame]) -> str:
    """Its `type`; the error frame has none."""
    return str(EXAMPLES[model].model_dump().get("type", "error"))


def _summary(model: type[Frame]) -> str:
    """How the docstring begins."""
    return re.split(r"[.;:]", model.__doc__ or model.__name__)[0].strip()


def _flowing(text: str) -> str:
    """Without the line breaks of the source."""
    return " ".join(text.split())
