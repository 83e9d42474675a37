"""Password hashing."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """argon2id as OWASP recommends (19 MiB, 2 passes, 1 lane): about 20 ms instead of Django's 200."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
