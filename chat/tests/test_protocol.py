from datetime import UTC, datetime
from typing import Any, get_type_hints
from uuid import UUID

import orjson
import pytest
from pydantic import TypeAdapter

from chat import encoding, protocol
from domain.conversations.queries import MessageRecord, Sender
from domain.errors import Refusal

ID = UUID("01900000-0000-7000-8000-000000000001")


def test_a_message_frame_is_the_domains_record() -> None:
    assert list(protocol.MessageFrame.model_fields) == list(get_type_hints(MessageRecord))
    assert list(protocol.Sender.model_fields) == list(get_type_hints(Sender))


@pytest.mark.parametrize(
    "values,frame",
    [
        ({"message": "Hi"}, protocol.SendMessage(message="Hi")),
        (
            {"type": "message", "message": "Hi", "client_id": "é 1", "reply_to": 41},
            protocol.SendMessage(message="Hi", client_id="é 1", reply_to=41),
        ),
        ({"type": "typing"}, protocol.SendTyping(type="typing")),
        ({"type": "read", "seq": 42}, protocol.SendRead(type="read", seq=42)),
        ({"type": "history", "before": 20}, protocol.AskHistory(type="history", before=20, limit=50)),
        ({"type": "ping"}, protocol.Ping(type="ping")),
        ({"type": "auth", "token": "t"}, protocol.Renew(type="auth", token="t")),
    ],
)
def test_frames_of_a_client(values: dict[str, Any], frame: protocol.Frame) -> None:
    assert encoding.parse(values) == frame


@pytest.mark.parametrize(
    "values,code",
    [
        ({"type": None, "message": "x"}, "chat.unknown_type"),
        ({"type": {"a": 1}}, "chat.unknown_type"),
        ({"type": "pong"}, "chat.unknown_type"),
        ({"text": "x"}, "chat.empty_message"),
        ({"message": None}, "chat.invalid_frame"),
        ({"message": True}, "chat.invalid_frame"),
        ({"message": "x" * 4097, "extra": 1}, "chat.message_too_long"),
        ({"message": "x", "client_id": ""}, "chat.invalid_frame"),
        ({"message": "x", "client_id": "x" * 101}, "chat.invalid_frame"),
        ({"message": "x", "client_id": 7}, "chat.invalid_frame"),
        ({"message": "x", "reply_to": "41"}, "chat.invalid_frame"),
        ({"message": "x", "reply_to": True}, "chat.invalid_frame"),
        ({"message": "x", "reply_to": 0}, "chat.invalid_frame"),
        ({"type": "read"}, "chat.invalid_frame"),
        ({"type": "read", "seq": 1.0}, "chat.invalid_frame"),
        ({"type": "read", "seq": 2**60}, "chat.invalid_frame"),
        ({"type": "history", "before": 5, "limit": 201}, "chat.invalid_frame"),
        ({"type": "typing", "to": "x"}, "chat.invalid_frame"),
        ({"type": "auth"}, "chat.invalid_frame"),
    ],
)
def test_bad_frames_are_refused(values: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        encoding.parse(values)
    assert refused.value.code == code


def test_a_refusal_names_the_field_and_never_quotes_the_client() -> None:
    with pytest.raises(Refusal) as refused:
        encoding.parse({"type": "read", "seq": "+447700900142"})
    assert refused.value.message.startswith("seq: ")
    with pytest.raises(Refusal) as refused:
        encoding.parse({"type": "ping", "+447700900142": 1})
    assert "4477" not in refused.value.message


def test_frames_of_the_server_are_utc_with_z() -> None:
    at = datetime(2023, 1, 1, 12, tzinfo=UTC)
    frame = protocol.Typing(user=protocol.Named(id=ID, name="Bob"), timestamp=at)
    assert orjson.loads(encoding.encode(frame)) == {
        "type": "typing",
        "user": {"id": str(ID), "name": "Bob"},
        "timestamp": "2023-01-01T12:00:00Z",
    }


def test_the_models_give_a_schema() -> None:
    kinds = TypeAdapter(protocol.ClientFrame).json_schema()["discriminator"]["mapping"]
    assert set(kinds) == set(protocol.CLIENT_FRAMES)
    for frame in (protocol.SERVER_FRAMES | protocol.INBOX_FRAMES).values():
        assert frame.model_json_schema()["additionalProperties"] is False
