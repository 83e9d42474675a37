"""When to try again what failed for reasons of our own."""

import random
from datetime import datetime, timedelta


def put_off(tries: int, *, now: datetime) -> datetime:
    """2, 4, 8 … at most 64 minutes from now, a fifth more or less, so that what failed together returns apart."""
    return now + timedelta(minutes=2 ** min(tries, 6) * random.uniform(0.8, 1.2))
