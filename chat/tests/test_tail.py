"""Order and gaps, with a log in memory in place of the database: `read` is the seam."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from chat.tail import RECENT, Tail
from chat.tests.client import PATIENCE


class Log:
    """Counts its readings."""

    def __init__(self, head: int) -> None:
        self.head, self.reads, self.fails = head, 0, 0

    async def read(self, after: int) -> list[Any]:
        self.reads += 1
        await asyncio.sleep(0.01)
        if self.fails:
            self.fails -= 1
            raise OSError
        return [{"seq": seq} for seq in range(after + 1, self.head + 1)][:200]


async def follow(tail: Tail, *, sent: int, to: int) -> list[int]:
    """What a socket at `sent` sends until it has reached `to`: the loop of `ChatSocket`."""
    seen: list[int] = []
    while sent < to:
        if tail.recent(sent + 1) is not None:
            sent += 1
            seen.append(sent)
        elif sent < tail.head:
            for seq, _ in await tail.missing(sent):
                sent = seq
                seen.append(seq)
        else:
            await asyncio.sleep(0.001)
    return seen


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(asyncio.wait_for(work, PATIENCE))


def test_pushes_out_of_order_and_doubled_are_sent_in_order_without_reading() -> None:
    async def work() -> None:
        log = Log(0)
        tail = Tail(log.read, lambda: None)
        reader = asyncio.create_task(follow(tail, sent=0, to=5))
        for seq in (2, 1, 1, 3, 5):
            tail.push(seq, str(seq))
            await asyncio.sleep(0.005)
        tail.push(4, "4")
        assert await reader == [1, 2, 3, 4, 5]
        assert log.reads == 0

    run(work())


def test_a_lost_push_is_read_from_the_log_once_for_all_sockets() -> None:
    async def work() -> None:
        log = Log(9)
        tail = Tail(log.read, lambda: None)
        tail.push(9, "9")
        readers = [follow(tail, sent=7, to=9) for _ in range(50)]
        assert await asyncio.gather(*readers) == [[8, 9]] * 50
        assert log.reads == 1

    run(work())


def test_who_is_far_behind_reads_the_log_at_once_and_in_batches() -> None:
    async def work() -> None:
        log = Log(450)
        tail = Tail(log.read, lambda: None)
        for seq in range(451 - RECENT, 451):
            tail.push(seq, str(seq))
        assert await follow(tail, sent=0, to=450) == list(range(1, 451))
        assert log.reads == 3

    run(work())


def test_a_log_that_ends_early_is_not_waited_for() -> None:
    async def work() -> None:
        tail = Tail(Log(3).read, lambda: None)
        tail.saw(5)
        assert [seq for seq, _ in await tail.missing(3)] == []
        assert tail.head == 3

    run(work())


def test_a_database_that_fails_is_asked_again() -> None:
    async def work() -> None:
        log = Log(2)
        log.fails = 1
        tail = Tail(log.read, lambda: None)
        tail.saw(2)
        assert await follow(tail, sent=0, to=2) == [1, 2]

    run(work())


def test_sockets_are_woken_when_the_head_rises_only() -> None:
    async def work() -> None:
        woken: list[int] = []
        tail = Tail(Log(0).read, lambda: woken.append(tail.head))
        for head in (3, 3, 2, 4):
            tail.saw(head)
        assert woken == [3, 4]

    run(work())
