"""`python -m bench.profiled <work> <count> <cast>`: started by bench.profiling."""

import cProfile
import io
import json
import logging
import pstats
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

import django

SHOWN = 45

Parts = tuple[str, str, dict[str, str], bytes]
"""Method, path, headers, body."""


class Client:
    """Calls the handler as uvicorn would, without the hop into a thread."""

    def __init__(self) -> None:
        from core.http import OneHopHandler

        self._handler = OneHopHandler()

    def call(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Any:
        raw_path, _, query = path.partition("?")
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": raw_path,
            "raw_path": raw_path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [
                (b"host", b"127.0.0.1"),
                *((k.lower().encode(), v.encode()) for k, v in headers.items()),
                (b"content-length", str(len(body)).encode()),
            ],
            "client": ("127.0.0.1", 40_000),
            "server": ("127.0.0.1", 8000),
        }
        return self._handler._respond(scope, io.BytesIO(body))


def main(work: str, count: int, cast: dict[str, Any]) -> None:
    django.setup()
    logging.getLogger().handlers[0].stream = io.StringIO()
    client = Client()
    asked = calls(work, cast, client)
    for _ in range(30):
        ok(client.call(*next(asked)))
    plain = statistics.median(_plain(client, asked, count) for _ in range(5))
    prepared = [next(asked) for _ in range(count)]
    profile = cProfile.Profile(time.thread_time)
    profile.enable()
    for call in prepared:
        client.call(*call)
    profile.disable()
    for order in ("tottime", "cumulative"):
        pstats.Stats(profile).sort_stats(order).print_stats(SHOWN)
    print(f"{work}: {plain:.3f} ms of CPU a request in the thread, unprofiled, without uvicorn")


def _plain(client: Client, asked: Iterator[Parts], count: int) -> float:
    """CPU ms a request, unprofiled."""
    prepared = [next(asked) for _ in range(count)]
    began = time.thread_time()
    for call in prepared:
        ok(client.call(*call))
    return (time.thread_time() - began) / count * 1000


def calls(work: str, cast: dict[str, Any], client: Client) -> Iterator[Parts]:
    """The same requests as in the comparison, for ever."""
    from bench.load import Call
    from bench.works import WORKS, Requests

    def _parts(call: Call) -> Parts:
        return call.method, call.path, call.headers, call.body or b""

    requests = Requests(cast, lambda call: client.call(*_parts(call)).content)
    chosen = next(each for each in WORKS if each.name == work)
    while True:
        yield from (_parts(call) for call in requests.make(chosen, 100))


def ok(response: Any) -> None:
    if response.status_code >= 300:
        raise SystemExit(f"{response.status_code}: {response.content.decode()[:1000]}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3]))
