"""Frames to text and back."""

from collections.abc import Mapping
from typing import Any

import orjson
from pydantic import ValidationError

from chat import errors
from chat.protocol import CLIENT_FRAMES, ErrorFrame, Frame
from domain.conversations.rules import EmptyMessage, MessageTooLong
from domain.errors import Refusal

_EMPTY = {"missing", "string_too_short"}


def encode(frame: Frame | Mapping[str, Any]) -> str:
    """JSON with instants as RFC 3339 and `Z`. A mapping is a frame already known to be right: a message's record."""
    values = frame.model_dump() if isinstance(frame, Frame) else frame
    return orjson.dumps(values, option=orjson.OPT_UTC_Z).decode()


def error(refusal: Refusal, client_id: str | None = None) -> str:
    return encode(ErrorFrame(error=refusal.message, code=refusal.code, client_id=client_id))


def decode(text: str | None) -> dict[str, Any]:
    """The frame's JSON object. Raises NotText, NotJson, NotAnObject."""
    if text is None:
        raise errors.NotText
    try:
        values = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise errors.NotJson from None
    if not isinstance(values, dict):
        raise errors.NotAnObject
    return values


def parse(values: dict[str, Any], accepted: Mapping[str, type[Frame]] = CLIENT_FRAMES) -> Frame:
    """The frame; without `type` it is a message. Raises UnknownType, EmptyMessage, MessageTooLong, InvalidFrame."""
    kind = values.get("type", "message")
    model = accepted.get(kind) if isinstance(kind, str) else None
    if model is None:
        raise errors.UnknownType
    try:
        return model.model_validate(values)
    except ValidationError as invalid:
        raise _refusal(invalid) from None  # its text would quote what the client sent


def client_id_of(values: dict[str, Any]) -> str | None:
    """What to give back with an error; None when it is not one that could have been accepted."""
    given = values.get("client_id")
    return given if isinstance(given, str) and len(given) <= 100 else None


def _refusal(invalid: ValidationError) -> Refusal:
    problems = invalid.errors(include_url=False, include_input=False, include_context=False)
    for problem in problems:
        if problem["loc"] == ("message",) and problem["type"] in _EMPTY:
            return EmptyMessage()
        if problem["loc"] == ("message",) and problem["type"] == "string_too_long":
            return MessageTooLong()
    # Keys are the client's words: only those of our own frames are repeated.
    first = problems[0]
    known = {name for model in CLIENT_FRAMES.values() for name in model.model_fields}
    field = str(first["loc"][0]) if first["loc"] else ""
    return errors.InvalidFrame(f"{field}: {first['msg']}" if field in known else first["msg"])
