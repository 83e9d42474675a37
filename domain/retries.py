"""When to try again what failed for reasons of our own."""

import random
from datetime import datetime, timedelta


def put_off(tries: int, *, now: datetime) -> datetime:
    """2, 4, 8 … seconds, at most an hour, from now, a fifth more or less: what failed together returns apart.

    The first tries come soon, since most faults (a session cut, a deadlock) have passed by then.
    """
    return now + timedelta(seconds=min(2**tries, 3600) * random.uniform(0.8, 1.2))
