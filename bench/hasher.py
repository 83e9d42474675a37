"""What the password hasher alone costs, measured beside the logins that use it."""

import time

from argon2 import PasswordHasher

from domain.people.hashers import Argon2

_HASHER = PasswordHasher(time_cost=Argon2.time_cost, memory_cost=Argon2.memory_cost, parallelism=Argon2.parallelism)


def cpu_ms(password: str, count: int) -> float:
    """CPU of one verification in this process, one at a time as logins are made."""
    stored = _HASHER.hash(password)
    _HASHER.verify(stored, password)  # its memory is the allocator's from here on, as in a server
    began = time.process_time()
    for _ in range(count):
        _HASHER.verify(stored, password)
    return (time.process_time() - began) / count * 1000
