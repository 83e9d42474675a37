"""Work that several at once would only hinder: each drain is at work until nothing is left, whoever comes beside it
has nothing to add, and threads of one process that share an interpreter take its time from each other."""

import functools
import threading
from collections.abc import Callable


def one_at_a_time(work: Callable[[], int]) -> Callable[[], int]:
    """`work`, by one thread of each process at a time; answers how much it did.

    Who comes meanwhile leaves at once, with 0, and has the one at work look again before it ends: what was written
    before the call is always seen.
    """
    at_work, wanted = threading.Lock(), threading.Event()

    @functools.wraps(work)
    def run() -> int:
        wanted.set()
        total = 0
        while wanted.is_set() and at_work.acquire(blocking=False):
            try:
                wanted.clear()
                total += work()
            finally:
                at_work.release()
        return total

    return run
