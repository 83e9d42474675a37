"""The end of one conversation's log as this process knows it, shared by all of the conversation's sockets."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

import structlog

from chat import encoding
from domain import tracing
from domain.conversations.queries import MessageRecord

log = structlog.get_logger(__name__)

RECENT = 32
"""Messages kept, encoded, for sockets a little behind; who is further behind reads the log."""

STRAGGLER = 0.2
"""Seconds to wait for a message that another process pushed a little late, before reading the log."""

PATIENCE = 1.0
"""Seconds before the log is read again after the database did not answer."""


class Tail:
    """`read(after)` answers the next messages of the log; `news` is called when `head` has risen."""

    def __init__(self, read: Callable[[int], Awaitable[list[MessageRecord]]], news: Callable[[], None]) -> None:
        self.head = 0
        """The highest seq known to be committed: a socket behind it has something to send."""
        self._read, self._news = read, news
        self._recent: dict[int, str] = {}
        self._reads: dict[int, asyncio.Task[list[tuple[int, str]]]] = {}

    def saw(self, head: int) -> None:
        """The log reaches so far."""
        if head > self.head:
            self.head = head
            self._news()

    def push(self, seq: int, text: str) -> None:
        """A message just written, as its writer encoded it. They may come late, twice or out of order."""
        self._keep(seq, text)
        self.saw(seq)

    def forget(self, seq: int) -> None:
        """It has changed: whoever is still to get it reads it from the log."""
        self._recent.pop(seq, None)

    def recent(self, seq: int) -> str | None:
        return self._recent.get(seq)

    async def missing(self, after: int) -> list[tuple[int, str]]:
        """The next messages behind `after` as (seq, text); one query for all sockets that miss the same.

        Empty when there is nothing to tell yet: what was missing has come by push and is in `recent`, or the
        database did not answer and is to be asked again.
        """
        task = self._reads.get(after)
        if task is None:
            task = self._reads[after] = asyncio.create_task(self._fill(after))
            task.add_done_callback(lambda _: self._reads.pop(after, None))
        return await asyncio.shield(task)

    async def _fill(self, after: int) -> list[tuple[int, str]]:
        tracing.request_id.set(uuid4().hex)  # of its own: it serves many sockets
        pushed = max(self._recent, default=0)
        if after < pushed <= after + RECENT and await self._straggler(after + 1):
            return []
        try:
            records = await self._read(after)
        except Exception:
            log.exception("chat.log_unread")
            await asyncio.sleep(PATIENCE)
            return []
        if not records:
            self.head = min(self.head, after)  # erased meanwhile: there is nothing to wait for
        texts = [(record["seq"], encoding.encode(record)) for record in records]
        for seq, text in texts[-RECENT:]:
            self._keep(seq, text)
        return texts

    async def _straggler(self, seq: int) -> bool:
        for _ in range(10):
            await asyncio.sleep(STRAGGLER / 10)
            if seq in self._recent:
                return True
        return False

    def _keep(self, seq: int, text: str) -> None:
        self._recent[seq] = text
        if len(self._recent) > RECENT:
            del self._recent[min(self._recent)]
