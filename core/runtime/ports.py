"""Ports for servers: below 32768, since the kernel hands out higher ones to outgoing connections."""

import hashlib
import socket
from collections.abc import Collection
from pathlib import Path

FIRST, LAST = 20_000, 32_000


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen there now. PermissionError for a port that only root may use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise
        except OSError:
            return False
    return True


def next_free(wanted: int, *, host: str = "127.0.0.1", taken: Collection[int] = ()) -> int:
    """The first free port from `wanted` on. SystemExit when there is none."""
    for port in range(wanted, 65_536):
        if port not in taken and is_free(port, host):
            return port
    raise SystemExit(f"No free port from {wanted} on.")


def inner(data: Path, number: int) -> int:
    """The port for an inner server of this data folder: the same each time while it is free."""
    spread = int.from_bytes(hashlib.sha256(str(data).encode()).digest()[:4])
    return next_free(FIRST + spread % (LAST - FIRST - 100) // 10 * 10 + number)
