"""The inbox socket: what changes in all conversations of the vendor, as far as the caller's role sees them."""

import asyncio
import time
from collections import deque
from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from chat import database, protocol, standing
from chat.auth import SignIn
from chat.socket import Send, Socket
from domain.access import Actor

MAX_WAITING = 1000
SEEN_FOR = 3.0
"""Seconds for which it is remembered whether the caller sees a conversation."""


class InboxSocket(Socket):
    accepted: ClassVar[Mapping[str, type[protocol.Frame]]] = {
        kind: protocol.CLIENT_FRAMES[kind] for kind in ("ping", "auth")
    }

    def __init__(self, signed_in: SignIn, actor: Actor, send: Send) -> None:
        super().__init__(signed_in, actor, send)
        self._waiting: deque[tuple[UUID, str]] = deque()
        self._sees: dict[UUID, tuple[bool, float]] = {}

    def offer(self, conversation_id: UUID, text: str, *, changed: bool) -> None:
        """Something happened there. `changed`: who sees it may have changed, too."""
        if changed:
            self._sees.pop(conversation_id, None)
        if len(self._waiting) == MAX_WAITING:
            self.close(protocol.Close.TOO_SLOW)  # better an end that is seen than a silent loss
            return
        self._waiting.append((conversation_id, text))
        self.wake()

    async def write_more(self) -> bool:
        if not self._waiting:
            return await super().write_more()
        conversation_id, text = self._waiting.popleft()
        if await self._may_see(conversation_id):
            await self.emit(text)
        return True

    async def _may_see(self, conversation_id: UUID) -> bool:
        if self.actor.reach == "vendor":
            return True
        now = asyncio.get_running_loop().time()
        known, at = self._sees.get(conversation_id, (False, 0.0))
        if now - at <= SEEN_FOR and at:
            return known
        seen = await database.run(partial(standing.sees, self.actor, conversation_id))
        if len(self._sees) > MAX_WAITING:
            self._sees.clear()
        self._sees[conversation_id] = (seen, now)
        return seen

    def stands(self, actor: Actor) -> None:
        if actor != self.actor:
            self._sees.clear()
        super().stands(actor)


class InboxRoom:
    """The inbox sockets of one vendor in this process."""

    def __init__(self, vendor_id: UUID) -> None:
        self.group = f"inbox.{vendor_id}"
        self.sockets: set[InboxSocket] = set()
        self.empty_since = time.monotonic()

    def take(self, event: dict[str, Any]) -> None:
        reader = event.get("reader")  # what one has read is news to one's own sockets alone
        for socket in self.sockets:
            if reader in (None, str(socket.actor.id)):
                socket.offer(UUID(event["conversation"]), event["text"], changed=event["type"] == "changed")

    def enter(self, socket: InboxSocket) -> None:
        self.sockets.add(socket)

    def leave(self, socket: InboxSocket) -> None:
        self.sockets.discard(socket)
        if not self.sockets:
            self.empty_since = time.monotonic()
