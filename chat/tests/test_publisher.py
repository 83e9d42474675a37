"""The publisher's thread, with a layer in place of Redis. `stop` waits until all is done, so nothing here waits."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from chat import publisher
from chat.publisher import Publisher, Push


class Layer:
    """Keeps what it is sent; raises what it is given to, once each."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.fails: list[BaseException] = []

    async def group_send(self, group: str, event: dict[str, Any]) -> None:
        if self.fails:
            raise self.fails.pop()
        self.sent.append(group)


@pytest.fixture
def layer(monkeypatch: pytest.MonkeyPatch) -> Layer:
    layer = Layer()
    monkeypatch.setattr(publisher, "get_channel_layer", lambda: layer)
    monkeypatch.setattr(publisher, "PAUSE", 3600.0)
    return layer


def hint(group: str) -> Callable[[], list[Push]]:
    return lambda: [(group, {"type": "message"})]


def failing(failure: BaseException) -> Callable[[], list[Push]]:
    def read() -> list[Push]:
        raise failure

    return read


FAILURES = [ValueError("a row"), ConnectionError("database"), asyncio.CancelledError(), RecursionError()]


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_an_event_that_cannot_be_read_costs_no_other_its_hint(layer: Layer, failure: BaseException) -> None:
    it = Publisher()
    for read in (hint("a"), failing(failure), hint("b"), failing(failure), hint("c")):
        it.put(read)
    it.stop()
    assert layer.sent == ["a", "b", "c"]


@pytest.mark.parametrize("failure", FAILURES, ids=repr)
def test_while_redis_is_away_nothing_is_read(layer: Layer, failure: BaseException) -> None:
    layer.fails = [failure]
    read: list[str] = []
    it = Publisher()
    it.put(hint("a"))
    it.put(lambda: read.append("b") or [])  # type: ignore[func-returns-value]
    it.stop()
    assert (layer.sent, read) == ([], [])


def test_when_redis_is_back_hints_go_out_again(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "PAUSE", 0.0)
    layer.fails = [ConnectionError(), TimeoutError()]
    it = Publisher()
    for group in "abcd":
        it.put(hint(group))
    it.stop()
    assert layer.sent == ["c", "d"]


def test_neither_a_broken_log_nor_a_broken_session_ends_the_thread(
    layer: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("I/O operation on closed file")

    it = Publisher()
    monkeypatch.setattr(it._seldom, "warn", broken)
    monkeypatch.setattr("chat.publisher.connections.close_all", broken)
    monkeypatch.setattr(publisher, "IDLE", 0.0)
    for read in (failing(ValueError()), hint("a")):
        it.put(read)
    it.stop()
    assert layer.sent == ["a"]


def test_a_thread_that_cannot_be_started_is_tried_again(layer: Layer, monkeypatch: pytest.MonkeyPatch) -> None:
    it = Publisher()
    with monkeypatch.context() as patch:
        patch.setattr("threading.Thread.start", lambda _: (_ for _ in ()).throw(RuntimeError("no more threads")))
        it.put(hint("a"))
    it.put(hint("b"))
    it.stop()
    assert layer.sent == ["a", "b"]
