"""Frames that no client should send, as many as one likes, the same for the same seed."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

Frame = dict[str, Any]
"""As ASGI brings it: `text` or `bytes`."""

RIGHT: tuple[Frame, ...] = (
    {"message": "Hello"},
    {"type": "message", "message": "Hello", "client_id": "c-1", "reply_to": 1},
    {"type": "typing"},
    {"type": "read", "seq": 1},
    {"type": "history", "before": 5, "limit": 10},
    {"type": "ping"},
    {"type": "auth", "token": "x.y.z"},
)
OF_NO_TYPE: tuple[Any, ...] = (
    None, True, -1, 0.5, 10**30, [], [[]], {}, {"a": 1}, "", "x" * 5000, ["message"], "\x00",
)  # fmt: skip
TEXTS = (
    "", " ", "{", "}", "[", "null", "nul", "NaN", "Infinity", "1e999", "-", '"', "'", "\x00", "\ufeff{}", "{}{}", "{,}",
    '{"type":}', '{"type":"ping"', '{"message":"\\ud800"}', '{"message":"\\x"}', "{'type':'ping'}", "[" * 3000,
    '{"a":' * 3000, "٣", "😀", "\u202e", "%s%n", "<script>", "' OR 1=1 --", "\r\n\r\n",
)  # fmt: skip


def frames(count: int, *, seed: int) -> Iterator[Frame]:
    random = Random(seed)
    for _ in range(count):
        yield random.choice(WAYS)(random)


def _text(random: Random) -> Frame:
    return {"text": random.choice(TEXTS) + random.choice(("", "x", " {", "\x7f"))}


def _noise(random: Random) -> Frame:
    return {"text": "".join(chr(random.randrange(1, 0xD800)) for _ in range(random.randrange(200)))}


def _no_object(random: Random) -> Frame:
    return {"text": json.dumps(random.choice([value for value in OF_NO_TYPE if not isinstance(value, dict)]))}


def _binary(random: Random) -> Frame:
    return {"bytes": random.randbytes(random.randrange(300))}


def _too_long(random: Random) -> Frame:
    return {"text": json.dumps({"message": "x" * random.randrange(66_000, 90_000)})}


def _unknown_type(random: Random) -> Frame:
    kind = random.choice([*OF_NO_TYPE, "messages", "Message", "user_joined", "__class__"])
    return {"text": json.dumps({"message": "Hello", "type": kind})}


def _cut(random: Random) -> Frame:
    text = json.dumps(random.choice(RIGHT))
    return {"text": text[: random.randrange(1, len(text))]}


def _extra_key(random: Random) -> Frame:
    key = random.choice(("extra", "", "__proto__", "vendor_id", "Message", "x" * 300, "ключ"))
    return {"text": json.dumps(random.choice(RIGHT) | {key: random.choice(OF_NO_TYPE)})}


def _no_text(random: Random) -> Frame:
    return {"text": json.dumps({"message": random.choice(("", "x" * 5000))})}


def _wrong_value(random: Random) -> Frame:
    """A field that has to be a number or a text, and is neither."""
    frame = dict(random.choice([each for each in RIGHT if each.keys() - {"type"}]))
    name = random.choice([name for name in frame if name != "type"])
    frame[name] = random.choice([[], {}, True, 0.5, [1], {"a": {}}])
    return {"text": json.dumps(frame)}


WAYS: tuple[Callable[[Random], Frame], ...] = (
    _text, _noise, _no_object, _binary, _too_long, _unknown_type, _cut, _extra_key, _no_text, _wrong_value,
)  # fmt: skip
