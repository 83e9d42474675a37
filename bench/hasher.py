"""What the password hasher alone costs, measured beside the logins that use it."""

import time
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher

from bench.load import CONCURRENCY
from domain.people.hashers import Argon2

_HASHER = PasswordHasher(time_cost=Argon2.time_cost, memory_cost=Argon2.memory_cost, parallelism=Argon2.parallelism)


def cpu_ms(password: str, count: int) -> float:
    """CPU of one verification in this process, as many at once as logins are made."""
    stored = _HASHER.hash(password)
    with ThreadPoolExecutor(CONCURRENCY) as pool:
        began = time.process_time()
        list(pool.map(lambda _: _HASHER.verify(stored, password), range(count)))
        return (time.process_time() - began) / count * 1000
