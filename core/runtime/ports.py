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


def reachable(host: str) -> str:
    """Where a server that listens on `host` answers on this machine."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (nothing is bound here)


def web_url(host: str, port: int) -> str:
    shown = reachable(host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def next_free(wanted: int, *, host: str = "127.0.0.1", taken: Collection[int] = ()) -> int:
    """The first free port from `wanted` on. SystemExit when there is none."""
    for port in range(wanted, 65_536):
        if port not in taken and is_free(port, host):
            return port
    raise SystemExit(f"No free port from {wanted} on.")


class Claims:
    """Ports kept from other systems of ours between the choice and the moment when a server listens there.

    Each is an abstract socket address: of this machine, without a file, gone with the process.
    """

    def __init__(self) -> None:
        self._sockets: list[socket.socket] = []

    def next_free(self, wanted: int, *, host: str = "127.0.0.1", taken: Collection[int] = ()) -> int:
        """The first port from `wanted` on that is free and that no other claims. SystemExit when there is none."""
        port = next_free(wanted, host=host, taken=taken)
        while not self._claim(port):
            port = next_free(port + 1, host=host, taken=taken)
        return port

    def _claim(self, port: int) -> bool:
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0spout-port-{port}")
        except OSError:
            claim.close()
            return False
        self._sockets.append(claim)
        return True

    def close(self) -> None:
        for claim in self._sockets:
            claim.close()


def inner(data: Path, number: int) -> int:
    """The port for an inner server of this data folder: the same each time while it is free."""
    spread = int.from_bytes(hashlib.sha256(str(data).encode()).digest()[:4])
    return next_free(FIRST + spread % (LAST - FIRST - 100) // 10 * 10 + number)
