"""`python -m bench.grown <bookings> <requests> <PostgreSQL's pid> <cast>`: started by bench.growth."""

import io
import json
import logging
import sys
import time
from collections.abc import Callable
from itertools import islice
from statistics import median
from typing import Any

import django

from bench import meter
from bench.profiled import Client, calls, ok
from bench.works import WORKS

ROUNDS = 5
SHARES = {"W3 many": 0.1}  # dear, so fewer of them
LEFT_OUT = ("W4",)


class Counted:
    """A wrapper of Django's around each query."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.queries += 1
        return execute(*args)


def main(size: int, requests: int, database: int, cast: dict[str, Any]) -> None:
    django.setup()
    from django.db import connection

    logging.getLogger().handlers[0].stream = io.StringIO()
    client = Client()
    for work in WORKS:
        if work.name in LEFT_OUT:
            continue
        asked, count = calls(work.name, cast, client), max(round(requests * SHARES.get(work.name, 1.0)), 5)
        for call in islice(asked, max(count // 2, 10)):  # warm: statements are prepared after some uses
            ok(client.call(*call))
        counted, rounds = Counted(), []
        with connection.execute_wrapper(counted):
            ok(client.call(*next(asked)))
        for _ in range(ROUNDS):
            prepared = list(islice(asked, count))
            own, theirs = time.thread_time(), meter.cpu_seconds(database)
            for call in prepared:
                ok(client.call(*call))
            rounds.append((time.thread_time() - own, meter.cpu_seconds(database) - theirs))
        cpu, postgres = (median(round_[place] for round_ in rounds) / count * 1000 for place in (0, 1))
        print(f"{size:>10,}  {work.title:40.40} {counted.queries:8} {cpu:8.2f} {postgres:14.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), json.loads(sys.argv[4]))
