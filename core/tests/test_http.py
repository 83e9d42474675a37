import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.http import StreamingHttpResponse

from core.http import OneHopHandler


def sent(pieces: Iterator[bytes], sent: list[Mapping[str, Any]]) -> None:
    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    asyncio.run(OneHopHandler()._stream(StreamingHttpResponse(pieces, content_type="text/csv"), send))


def test_what_is_streamed_leaves_piece_by_piece_and_is_made_as_it_leaves() -> None:
    messages: list[Mapping[str, Any]] = []

    def pieces() -> Iterator[bytes]:
        for number in range(3):
            yield str(len(messages) - number).encode()  # how many were sent before: the start, and those made so far

    sent(pieces(), messages)
    start, *parts = messages
    assert (start["status"], dict(start["headers"])[b"Content-Type"]) == (200, b"text/csv")
    assert [(part.get("body"), part.get("more_body")) for part in parts] == [(b"1", True)] * 3 + [(None, None)]


def test_a_stream_that_breaks_is_never_ended_as_if_it_were_whole() -> None:
    messages: list[Mapping[str, Any]] = []

    def pieces() -> Iterator[bytes]:
        yield b"a"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        sent(pieces(), messages)
    assert messages[-1].get("more_body") is True
