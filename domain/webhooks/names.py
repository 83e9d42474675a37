"""What a host's name leads to, asked of the system with little patience."""

import ipaddress
import queue
import socket
import threading

from domain.webhooks.rules import IPAddress

PATIENCE = 2.0


class Unresolved(Exception):
    """The name leads nowhere, or nobody said in time where."""


def lookup(host: str, port: int) -> list[IPAddress]:
    """The addresses behind the name, as the system prefers them. Raises Unresolved.

    The system's own resolver knows no time limit: it is asked in a thread that may be left behind.
    """
    answer: queue.SimpleQueue[list[IPAddress]] = queue.SimpleQueue()
    threading.Thread(target=lambda: answer.put(_ask(host, port)), name="lookup", daemon=True).start()
    try:
        found = answer.get(timeout=PATIENCE)
    except queue.Empty:
        raise Unresolved from None
    if not found:
        raise Unresolved
    return found


def _ask(host: str, port: int) -> list[IPAddress]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return list(dict.fromkeys(ipaddress.ip_address(str(where[0]).partition("%")[0]) for *_, where in rows))
