"""`python -m bench.sockets`: one room on two web processes, while Redis dies twice and one of the processes once.

The long version of tests/test_sockets_and_faults.py. Fails unless everybody ends with the log that the database has.
"""

import argparse
import os
import signal
import sys
import time
from collections import Counter
from functools import partial
from statistics import quantiles

import httpx
import psycopg

from bench import servers, system
from bench.system import System
from tests.sockets import Crowd, Entry, torment

_LOG = "SELECT seq, id, text FROM domain_message WHERE conversation_id = (SELECT id FROM domain_conversation \
WHERE contact_id = %s) ORDER BY seq"


def main() -> int:
    options = _options()
    with system.running(1) as found, servers.running(found, dict.fromkeys(("web-0", "web-1"), _WEB)) as webs:
        redis = found.servers.redis
        if redis is None:
            raise SystemExit("REDIS_URL names a Redis that is not ours to kill.")
        busy = found.cast["busy"]
        tokens = [_sign_in(found, webs[0].port, login) for login in (busy["login"], "staff0@busy.example")]
        path, ports = f"/ws/chat/{busy['contacts'][0]}/", [web.port for web in webs]
        crowd = Crowd(ports, path, tokens, sockets=options.sockets, messages=options.messages)
        began = time.monotonic()
        crowd.start()
        torment(
            crowd,
            kill_redis=partial(_kill_redis, found),
            start_redis=redis.start,
            kill_web=partial(os.kill, webs[0].pid, signal.SIGKILL),
        )
        seconds = time.monotonic() - began
        log = _log(found.database_url, busy["contacts"][0])
    return _report(crowd, log, seconds)


_WEB = "core.asgi:application"


def _kill_redis(found: System) -> None:
    assert found.servers.redis and found.servers.redis.process
    found.servers.redis.process.kill()
    found.servers.redis.process.wait()


def _sign_in(found: System, port: int, login: str) -> str:
    body = {"login": login, "password": found.cast["password"]}
    answer = httpx.post(f"http://127.0.0.1:{port}/api/v1/auth/login", json=body, timeout=60)
    answer.raise_for_status()
    return str(answer.json()["access"])


def _log(database_url: str, contact: str) -> list[Entry]:
    with psycopg.connect(database_url) as connection:
        return [(seq, str(key), text) for seq, key, text in connection.execute(_LOG, (contact,))]


def _report(crowd: Crowd, log: list[Entry], seconds: float) -> int:
    wrong = crowd.complaints(log)
    delays = sorted(delay for person in crowd.people for delay in person.delays)
    centiles = quantiles(delays, n=100)
    print(f"{len(crowd.people)} sockets, {len(log)} messages in the log, {len(delays):,} deliveries in {seconds:.0f} s")
    print(f"connections opened: {sum(person.connections for person in crowd.people)}")
    print(f"logs complete, in order and equal to the database: {len(crowd.people) - len(wrong)} of {len(crowd.people)}")
    print(f"written to read: median {centiles[49]:.3f} s, 99 of 100 {centiles[98]:.1f} s, worst {delays[-1]:.1f} s")
    for complaint, count in Counter(wrong).items():
        print(f"  {count} × {complaint[:300]}")
    return 1 if wrong else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.sockets", description=__doc__)
    parser.add_argument("--sockets", type=int, default=50)
    parser.add_argument("--messages", type=int, default=1000)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
