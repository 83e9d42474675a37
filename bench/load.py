"""A light client: a burst of requests over a fixed number of kept connections. Its own CPU is not counted."""

import contextlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bench.servers import Server


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes


class UnexpectedStatus(Exception):
    """A server answered something else than was agreed; the measurement would mean nothing."""


def burst(server: Server, calls: Sequence[Call], *, at_once: int, expected: int) -> None:
    """Make all the calls, so many at once. Raises UnexpectedStatus."""
    shares = [calls[n::at_once] for n in range(at_once)]
    with ThreadPoolExecutor(at_once) as pool:
        for done in [pool.submit(_calls, server, share, expected) for share in shares]:
            done.result()


def one(server: Server, call: Call) -> Reply:
    with contextlib.closing(server.connect()) as line:
        line.request(call.method, call.path, call.body, call.headers)
        response = line.getresponse()
        return Reply(response.status, response.read())


def _calls(server: Server, calls: Sequence[Call], expected: int) -> None:
    with contextlib.closing(server.connect()) as line:
        for call in calls:
            line.request(call.method, call.path, call.body, call.headers)
            response = line.getresponse()
            body = response.read()
            if response.status != expected:
                shown = body[:500].decode(errors="replace")
                raise UnexpectedStatus(f"{server.name}: {call.method} {call.path}: {response.status} {shown}")
