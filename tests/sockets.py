"""A room full of people who write and read while things die: for the tests and `python -m bench.sockets`.

Everybody writes a share of the messages, each under a client id, and writes again until it is acknowledged; everybody
reads until they have the whole log, and comes back with `?after=` whenever the connection is lost.
"""

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

PATIENCE = 240.0
"""Seconds for all of it, after which somebody without the whole log is reported."""

ACK_WITHIN = 5.0
LOST = (OSError, TimeoutError, ConnectionClosed, InvalidHandshake, InvalidMessage, EOFError)

Entry = tuple[int, str, str]
"""Of a message: seq, id, text."""


@dataclass
class Person:
    """`seen` is the log as it came, over all connections."""

    name: str
    token: str
    to_say: list[str]
    seen: list[Entry] = field(default_factory=list)
    acks: dict[str, int] = field(default_factory=dict)
    connections: int = 0
    errors: list[str] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)


class Crowd:
    """People in one conversation, `sockets` of them with so many `messages` among them."""

    def __init__(self, ports: Sequence[int], path: str, tokens: Sequence[str], *, sockets: int, messages: int) -> None:
        self._ports, self._path, self.messages = ports, path, messages
        turns = itertools.cycle(tokens)
        self.people = [
            Person(f"p{n}", next(turns), [f"message {k}" for k in range(n, messages, sockets)]) for n in range(sockets)
        ]
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()))

    def start(self) -> None:
        self._thread.start()

    def wait_for(self, share: float) -> None:
        """Until somebody has read this share of the messages."""
        while self._thread.is_alive() and max(len(each.seen) for each in self.people) < share * self.messages:
            time.sleep(0.02)

    def finish(self) -> None:
        """Until everybody has the whole log, or PATIENCE is over."""
        self._thread.join()

    def complaints(self, log: Sequence[Entry]) -> list[str]:
        """What is wrong: who has read anything but the database's log, and what was acknowledged and is not in it."""
        expected = list(log)
        numbers = {seq for seq, _, _ in expected}
        found = []
        if [seq for seq, _, _ in expected] != list(range(1, self.messages + 1)):
            found.append(f"the log has {len(expected)} entries for {self.messages} messages")
        if sorted(text for _, _, text in expected) != sorted(text for each in self.people for text in each.to_say):
            found.append("the log is not what was written")
        for person in self.people:
            if person.seen != expected:
                found.append(f"{person.name} read {[seq for seq, _, _ in person.seen]}")
            if len(person.acks) != len(person.to_say) or not numbers.issuperset(person.acks.values()):
                found.append(f"{person.name} was acknowledged {person.acks}")
            found += [f"{person.name}: {error}" for error in person.errors]
        return found

    async def _all(self) -> None:
        await asyncio.gather(*(self._take_part(number) for number in range(len(self.people))))

    async def _take_part(self, number: int) -> None:
        person = self.people[number]
        try:
            async with asyncio.timeout(PATIENCE):
                while not self._is_done(person):
                    port = self._ports[(number + person.connections) % len(self._ports)]
                    person.connections += 1
                    await self._one_connection(person, port)
        except TimeoutError:
            person.errors.append(f"gave up with {len(person.seen)} of {self.messages}")

    def _is_done(self, person: Person) -> bool:
        return len(person.seen) >= self.messages and len(person.acks) == len(person.to_say)

    async def _one_connection(self, person: Person, port: int) -> None:
        after = person.seen[-1][0] if person.seen else 0
        headers = {"Authorization": f"Bearer {person.token}"}
        address = f"ws://127.0.0.1:{port}{self._path}?after={after}"
        try:
            opening = connect(
                address, additional_headers=headers, compression=None, ping_interval=None, max_queue=None, proxy=None
            )
            async with opening as socket, asyncio.TaskGroup() as tasks:
                acked = asyncio.Event()
                writing = tasks.create_task(self._write(person, socket, acked))
                await self._read(person, socket, acked)
                writing.cancel()
        except* LOST:
            await asyncio.sleep(0.1)

    async def _read(self, person: Person, socket: ClientConnection, acked: asyncio.Event) -> None:
        """Until all is there; then ask once more, so that what comes twice is seen."""
        while not self._is_done(person):
            self._take(person, json.loads(await socket.recv()), acked)
        await socket.send('{"type": "ping"}')
        while (frame := json.loads(await socket.recv())).get("type") != "pong":
            self._take(person, frame, acked)

    def _take(self, person: Person, frame: dict[str, Any], acked: asyncio.Event) -> None:
        match frame:
            case {"type": "message"}:
                person.seen.append((frame["seq"], frame["id"], frame["message"]))
                written = datetime.fromisoformat(frame["timestamp"])
                person.delays.append((datetime.now(UTC) - written).total_seconds())
            case {"type": "ack"}:
                if person.acks.setdefault(frame["client_id"], frame["seq"]) != frame["seq"]:
                    person.errors.append(f"{frame['client_id']} was acknowledged twice, differently")
                acked.set()
            case {"error": _} if frame["code"] not in ("chat.too_fast", "chat.internal"):
                person.errors.append(frame["code"])
            case _:
                pass

    async def _write(self, person: Person, socket: ClientConnection, acked: asyncio.Event) -> None:
        """Each message until it is acknowledged: over this connection, or the next."""
        for number, text in enumerate(person.to_say):
            client_id = f"{person.name}-{number}"
            while client_id not in person.acks:
                acked.clear()
                await socket.send(json.dumps({"message": text, "client_id": client_id}))
                try:
                    async with asyncio.timeout(ACK_WITHIN):
                        await acked.wait()
                except TimeoutError:
                    continue  # refused for the moment, or lost on the way: its client id makes a repeat harmless
            await asyncio.sleep(0.1)  # as fast as a socket may write for long


Act = Callable[[], None]


def torment(crowd: Crowd, *, kill_redis: Act, start_redis: Act, kill_web: Act) -> None:
    """Redis dies and comes back, a web process dies, Redis dies again: while the crowd goes on."""
    crowd.wait_for(0.15)
    kill_redis()
    crowd.wait_for(0.3)
    start_redis()
    crowd.wait_for(0.5)
    kill_web()
    crowd.wait_for(0.65)
    kill_redis()
    crowd.wait_for(0.8)
    start_redis()
    crowd.finish()
