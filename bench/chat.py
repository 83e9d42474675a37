"""`python -m bench.chat`: what a delivery costs the web process that makes it, beside a raw ASGI app (the limit).

Messages are published as Spout's own publisher does it, by this process, whose CPU is not counted: what is measured
is Redis → hub → sockets. Interleaved rounds; medians.
"""

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import UUID

import orjson
import psycopg
import redis.asyncio
from channels_redis.pubsub import RedisPubSubChannelLayer
from uuid_utils.compat import uuid7

from bench import listeners, load, meter, servers, system
from bench.listeners import Listener, Tally
from bench.peers.raw_sockets import CHANNEL
from bench.servers import SPOUT, Server
from bench.system import System

RAW = "raw"
APPLICATIONS = {SPOUT: "core.asgi:application", RAW: "bench.peers.raw_sockets:application"}
LIMITS = {2: 2.5, 50: 2.0, 500: 1.6}
DELIVERIES = {2: 2_000, 50: 10_000, 500: 25_000}
"""In one round."""

AT_ONCE = 16
"""Messages on their way at most: fewer than a room remembers, since these are in no log."""

IDLE_LIMIT_KB = 28.0
DELAY_LIMIT = 1.5
PACE = 2_000
"""Deliveries a second when delays are measured."""

Publish = Callable[[int], Awaitable[None]]


@dataclass
class Room:
    """One room at one server, with its listeners."""

    server: Server
    publish: Publish
    tally: Tally
    sockets: list[Listener]
    seq: int = 0
    cpu: list[float] = field(default_factory=list)
    halves: list[float] = field(default_factory=list)
    nineties: list[float] = field(default_factory=list)
    speeds: list[float] = field(default_factory=list)

    async def say(self) -> None:
        self.seq += 1
        await self.publish(self.seq)

    async def all_heard(self, *, behind: int = 0) -> None:
        await self.tally.until((self.seq - behind) * len(self.sockets))


class Redis:
    """Publishes to a room of either server what its own kind of publisher would."""

    def __init__(self, found: System) -> None:
        url = found.environment["REDIS_URL"]
        prefix = f"spout.{url.rpartition('/')[2]}"
        hosts = [{"address": url, "socket_timeout": None}]
        self._layer = RedisPubSubChannelLayer(hosts=hosts, prefix=prefix)
        self._plain = redis.asyncio.Redis.from_url(url)

    def publisher(self, server: Server, path: str, conversation: UUID) -> Publish:
        return (
            partial(self._to_spout, f"conversation.{conversation}")
            if server.name == SPOUT
            else (partial(self._to_raw, CHANNEL + path))
        )

    async def _to_spout(self, group: str, seq: int) -> None:
        await self._layer.group_send(group, {"type": "message", "seq": seq, "text": _frame(seq), "room": group})

    async def _to_raw(self, channel: str, seq: int) -> None:
        await self._plain.publish(channel, _frame(seq))


def _frame(seq: int) -> str:
    """A message as it is encoded once; its text is the moment."""
    frame = {
        "message": str(time.monotonic_ns()),
        "timestamp": datetime.now(UTC),
        "type": "message",
        "id": uuid7(),
        "seq": seq,
        "direction": "outbound",
        "kind": "text",
        "sender": {"kind": "member", "id": uuid7(), "name": "Olivia Hart"},
        "status": "queued",
        "client_id": None,
        "reply_to": None,
        "attachments": [],
    }
    return orjson.dumps(frame, default=str, option=orjson.OPT_UTC_Z).decode()


def main() -> int:
    options = _options()
    with system.running(1) as found, servers.running(found, APPLICATIONS) as started:
        return 0 if asyncio.run(_measure(found, started, options)) else 1


async def _measure(found: System, started: list[Server], options: argparse.Namespace) -> bool:
    token, hub = _sign_in(found, started[0]), Redis(found)
    met = []
    for number, size in enumerate(options.rooms):
        contact = found.cast["busy"]["contacts"][number]
        rooms = [await _open(server, hub, found, contact, token, size) for server in started]
        for room in rooms:
            await _burst(room, max(DELIVERIES[size] // size // 4, 10))  # warm
        for _ in range(options.rounds):
            for room in random.sample(rooms, len(rooms)):
                await _burst(room, DELIVERIES[size] // size, measured=True)
        for _ in range(options.rounds):
            for room in random.sample(rooms, len(rooms)):
                await _paced(room, seconds=options.seconds)
        met.append(_show(size, *rooms))
        for room in rooms:
            listeners.close_all(room.sockets)
    met.append(await _idle(started, found, token, options.idle))
    return all(met)


def _sign_in(found: System, spout: Server) -> str:
    body = orjson.dumps({"login": found.cast["busy"]["login"], "password": found.cast["password"]})
    call = load.Call("POST", "/api/v1/auth/login", body, {"Content-Type": "application/json"})
    return str(orjson.loads(load.one(spout, call).body)["access"])


async def _open(server: Server, hub: Redis, found: System, contact: str, token: str, size: int) -> Room:
    path = f"/ws/chat/{contact}/"
    tally, sockets = await listeners.open_sockets(server.port, path, token, size)
    with psycopg.connect(found.database_url) as connection:
        row = connection.execute("SELECT id FROM domain_conversation WHERE contact_id = %s", (contact,)).fetchone()
    assert row  # begun by the first socket
    await asyncio.sleep(0.5)  # the last one has read its empty log
    return Room(server, hub.publisher(server, path, row[0]), tally, sockets)


async def _burst(room: Room, messages: int, *, measured: bool = False) -> None:
    before, began = meter.cpu_seconds(room.server.pid), time.monotonic()
    for _ in range(messages):
        await room.say()
        await room.all_heard(behind=AT_ONCE)
    await room.all_heard()
    if measured:
        deliveries = messages * len(room.sockets)
        room.cpu.append((meter.cpu_seconds(room.server.pid) - before) / deliveries * 1e6)
        room.speeds.append(messages / (time.monotonic() - began))


async def _paced(room: Room, *, seconds: float) -> None:
    """At an even pace, for as long as the server keeps up."""
    size = len(room.sockets)
    room.tally.delays.clear()
    begin, messages = time.monotonic(), max(int(seconds * PACE / size), 20)
    for number in range(messages):
        await asyncio.sleep(begin + number * size / PACE - time.monotonic())
        await room.all_heard(behind=AT_ONCE)
        await room.say()
    await room.all_heard()
    centiles = quantiles(room.tally.delays, n=100)
    room.halves.append(centiles[49] * 1000)
    room.nineties.append(centiles[98] * 1000)


def _show(size: int, spout: Room, raw: Room) -> bool:
    ratio, late = median(spout.cpu) / median(raw.cpu), median(spout.nineties) / median(raw.nineties)
    print(f"\nroom of {size}: {'µs a delivery':>14} {'messages/s':>11} {'p50 ms':>7} {'p99 ms':>7}")
    for room in (spout, raw):
        line = f"  {room.server.name:10} {median(room.cpu):14.1f} {median(room.speeds):11.0f}"
        print(f"{line} {median(room.halves):7.2f} {median(room.nineties):7.2f}")
    met = ratio <= LIMITS[size], late <= DELAY_LIMIT
    print(f"  CPU {ratio:.2f}×, target {LIMITS[size]}× {_verdict(met[0])}", end="; ")
    print(f"p99 {late:.2f}×, target {DELAY_LIMIT}× {_verdict(met[1])}", flush=True)
    return all(met)


async def _idle(started: list[Server], found: System, token: str, count: int) -> bool:
    """What sockets hold that only stand there; what the first ones load is not counted."""
    path = f"/ws/chat/{found.cast['busy']['contacts'][100]}/"
    print(f"\n{count} idle sockets: kB each")
    figures: dict[str, float] = {}
    for server in started:
        _, some = await listeners.open_sockets(server.port, path, token, 100)
        before = _memory(server.pid)
        _, more = await listeners.open_sockets(server.port, path, token, count)
        await asyncio.sleep(2)
        figures[server.name] = (_memory(server.pid) - before) / count
        print(f"  {server.name:10} {figures[server.name]:6.1f}")
        listeners.close_all([*some, *more])
    met = figures[SPOUT] <= IDLE_LIMIT_KB
    print(f"  target {IDLE_LIMIT_KB:.0f} kB {_verdict(met)}")
    return met


def _memory(pid: int) -> int:
    """kB of the process that are its own."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_"))


def _verdict(met: bool) -> str:
    return "pass" if met else "MISS"


def _options() -> Any:
    parser = argparse.ArgumentParser(prog="python -m bench.chat", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds; their median counts")
    parser.add_argument("--seconds", type=float, default=5, help="of each round in which delays are measured")
    parser.add_argument("--rooms", type=int, nargs="+", choices=LIMITS, default=list(LIMITS))
    parser.add_argument("--idle", type=int, default=1000, help="idle sockets whose memory is measured")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
