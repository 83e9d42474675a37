"""`python -m bench.due`: what finding due deliveries costs when a million wait, and whether two relays share them out.

A PostgreSQL of its own. First the SQL of a tick of beat (tasks.relay.hand_out) with none due, timed statement by
statement; then 10,000 fall due at once and two processes claim them in batches: each has to be handed out, none twice.
"""

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from typing import Any

from bench import meter, system
from core.runtime.bootstrap import ROOT

TARGET_MS = 5.0

_FILL = """
INSERT INTO domain_delivery (id, vendor_id, channel, kind, effect_key, state, reason, send_at, urgent, attempts,
                             lane_order, endpoint_id, context, provider_id, request_id, created_at)
SELECT uuidv7(), %(vendor)s, kinds.channel, kinds.kind, 'bench:' || n, 'scheduled', '',
       %(now)s + interval '1 hour' + n * interval '5 seconds', false, 0, 0,
       CASE kinds.channel WHEN 'webhook' THEN %(endpoint)s::uuid END, '{"channels": ["email"]}', '', '', %(now)s
  FROM generate_series(1, %(rows)s) n,
       LATERAL (SELECT CASE WHEN n %% 10 < 6 THEN 'email' WHEN n %% 10 < 9 THEN 'whatsapp' ELSE 'webhook' END
                       AS channel,
                       CASE WHEN n %% 10 < 9 THEN 'booking.reminder' ELSE 'booking.created' END AS kind) kinds
"""

# Spread over the whole table, as what falls due is.
_FALL_DUE = """
UPDATE domain_delivery SET send_at = %(now)s
 WHERE effect_key IN (SELECT 'bench:' || (n * %(step)s + n %% 9) FROM generate_series(1, %(due)s) n)
"""


def main() -> int:
    options = _options()
    if options.inside:
        return _inside(options)
    with system.running(100) as found:
        command = [sys.executable, "-W", "ignore", "-m", "bench.due", "--inside", *sys.argv[1:]]
        return subprocess.run(command, env=dict(found.environment), cwd=ROOT, check=False).returncode


def _inside(options: argparse.Namespace) -> int:
    import django

    django.setup()
    if options.relay:
        return _relay(options.batch)
    _fill(options.rows)
    worst = _time_ticks(options.ticks, options.rows)
    shared = _share_out(options)
    return 0 if worst <= TARGET_MS and shared else 1


def _fill(rows: int) -> None:
    from django.db import connection
    from django.utils.timezone import now

    from domain.access import system as spout
    from domain.vendors.models import Vendor
    from domain.webhooks import actions as webhooks

    vendor = Vendor.objects.earliest("created_at").id
    endpoint, _ = webhooks.add(spout(vendor), url="https://93.184.215.14/", now=now())
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM domain_delivery")
        cursor.execute(_FILL, {"vendor": vendor, "endpoint": endpoint.id, "rows": rows, "now": now()})
        cursor.execute("VACUUM ANALYZE domain_delivery")
    print(f"{rows:,} deliveries scheduled, in {time.perf_counter() - began:.0f} s", flush=True)


def _time_ticks(ticks: int, rows: int) -> float:
    """Print what a tick with none due takes of SQL; answers the median in ms."""
    from django.db import connection

    from tasks import relay

    taken: list[float] = []
    statements = 0
    backend = _backend()
    cpu = meter.cpu_seconds(backend)

    def timed(execute: Callable[..., Any], *call: Any) -> Any:
        nonlocal statements
        began = time.perf_counter()
        try:
            return execute(*call)
        finally:
            statements += 1
            taken[-1] += (time.perf_counter() - began) * 1000

    with connection.execute_wrapper(timed):
        for _ in range(ticks):
            taken.append(0.0)
            handed = relay.hand_out()
            assert handed == 0, f"{handed} were due"
    cpu_ms = (meter.cpu_seconds(backend) - cpu) * 1000 / ticks
    taken.sort()
    middle = median(taken)
    print(
        f"a tick with none due of {rows:,}: {middle:.2f} ms of SQL in {statements / ticks:.0f} statements "
        f"(median of {ticks}; fastest {taken[0]:.2f}, 99 of 100 within {taken[int(ticks * 0.99) - 1]:.2f}; target "
        f"{TARGET_MS:.0f}); PostgreSQL's own CPU {cpu_ms:.2f} ms a tick",
        flush=True,
    )
    return middle


def _backend() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _share_out(options: argparse.Namespace) -> bool:
    """Print how two relays shared out what fell due; whether each was handed out, and none twice."""
    from django.db import connection
    from django.utils.timezone import now

    step = options.rows // options.due - 1
    step -= step % 10  # n % 9 keeps to letters and notes: calls are bounded by endpoint
    with connection.cursor() as cursor:
        cursor.execute(_FALL_DUE, {"step": step, "due": options.due, "now": now() - timedelta(seconds=1)})
        due = cursor.rowcount
    command = [sys.executable, "-W", "ignore", "-m", "bench.due", "--inside", "--relay", "--batch", str(options.batch)]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    relays = [subprocess.Popen(command, env=os.environ, cwd=ROOT, **pipes) for _ in range(2)]
    for relay in relays:
        relay.stdout.readline()  # it is ready
    began = time.perf_counter()
    for relay in relays:
        relay.stdin.write("go\n")
        relay.stdin.flush()
    shares = [relay.communicate()[0].split() for relay in relays]
    seconds = time.perf_counter() - began
    counted = Counter(delivery for share in shares for delivery in share)
    doubles = sum(count - 1 for count in counted.values())
    print(
        f"{due:,} due: two relays took {len(shares[0]):,} and {len(shares[1]):,} in batches of {options.batch}, "
        f"in {seconds:.1f} s ({due / seconds:,.0f}/s); {due - len(counted)} left, {doubles} twice"
    )
    return due == options.due == len(counted) and doubles == 0 and all(shares)


def _relay(batch: int) -> int:
    """One of two: claims until nothing is left, and prints what it got."""
    from django.db import connection
    from django.utils.timezone import now

    from domain.deliveries import actions as deliveries

    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    mine: list[str] = []
    for channel in ("email", "whatsapp"):
        while taken := deliveries.hand_out(now=now(), channel=channel, limit=batch):
            mine += [str(delivery_id) for delivery_id, _ in taken]
    print("\n".join(mine))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.due", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="deliveries that wait")
    parser.add_argument("--due", type=int, default=10_000, help="of these fall due at once")
    parser.add_argument("--ticks", type=int, default=500)
    parser.add_argument("--batch", type=int, default=100)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--relay", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
