"""The limit for chat: an ASGI app that knows rooms and nothing else. One Redis subscription for the process.

No sign-in, no log, no order, no presence: what is published to a room goes out to its sockets.
"""

import asyncio
import os
from collections import defaultdict
from typing import Any

import redis.asyncio

CHANNEL = "raw."

_rooms: dict[str, set[Any]] = defaultdict(set)
_ear: list[asyncio.Task[None]] = []


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    if not _ear:
        _ear.append(asyncio.create_task(_listen()))
    await receive()
    await send({"type": "websocket.accept"})
    room = _rooms[scope["path"]]
    room.add(send)
    try:
        while (await receive())["type"] != "websocket.disconnect":
            pass
    finally:
        room.discard(send)


async def _listen() -> None:
    client = redis.asyncio.Redis.from_url(os.environ["REDIS_URL"], socket_timeout=None)
    heard = client.pubsub(ignore_subscribe_messages=True)
    await heard.psubscribe(f"{CHANNEL}*")
    async for event in heard.listen():
        path, text = event["channel"].decode().removeprefix(CHANNEL), event["data"].decode()
        for send in list(_rooms[path]):
            await send({"type": "websocket.send", "text": text})
