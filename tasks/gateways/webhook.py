"""Calls to vendors' webhooks: strangers' addresses, so nothing is believed.

The address is looked up, judged, and then dialled itself, so that a name can't lead elsewhere meanwhile; TLS is
verified for the name. No redirect is followed, no proxy used, little of the answer read, and all of it is over in time.
"""

import ssl
import time
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import httpcore
import structlog
from django.conf import settings

from domain.deliveries.actions import Heard
from domain.webhooks import names, rules
from domain.webhooks.rules import AddressRefused, IPAddress, Place
from tasks.gateways.errors import GatewayError

log = structlog.get_logger(__name__)

CONNECT_SECONDS = 2.0
CALL_SECONDS = 15.0
MOST_DIALLED = 3
EXCERPT_BYTES = 1000
USER_AGENT = "Spout-Webhooks/1"


def call(url: str, body: bytes, headers: Mapping[str, str]) -> Heard:
    """POST the body, and answer how the receiver took it. Raises GatewayError.

    A receiver that did not answer may have been reached all the same: it is called again, and knows the webhook-id.
    """
    try:
        place = rules.read_url(url, allow_loopback=settings.WEBHOOKS_ALLOW_LOOPBACK)
        addresses = _addresses(place)
    except AddressRefused as refused:
        raise GatewayError(refused.message, permanent=False) from refused
    except names.Unresolved as error:
        raise GatewayError("The host's name leads nowhere.", permanent=False) from error
    heard = _post(url, body, headers, Pinned(addresses))
    assert heard.status is not None
    if not 200 <= heard.status < 300:
        word = "a redirect, which is not followed" if 300 <= heard.status < 400 else "no 2xx"
        raise GatewayError(f"It answered {heard.status}: {word}.", permanent=heard.status == rules.GONE, heard=heard)
    return heard


def _addresses(place: Place) -> list[IPAddress]:
    """Where to dial. Raises AddressRefused, Unresolved."""
    found = [place.address] if place.address else names.lookup(place.host, place.port)
    here = settings.WEBHOOKS_ALLOW_LOOPBACK and (place.address is not None or place.host == "localhost")
    rules.check_addresses(found, allow_loopback=here)
    return found


def _post(url: str, body: bytes, headers: Mapping[str, str], network: "Pinned") -> Heard:
    own = {"Content-Type": "application/json", "User-Agent": USER_AGENT, "Connection": "close"}
    sent: list[tuple[bytes | str, bytes | str]] = [*headers.items(), *own.items()]
    limits = {"timeout": {"connect": CONNECT_SECONDS, "read": CALL_SECONDS, "write": CALL_SECONDS}}
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_tls(), network_backend=network, retries=0) as pool,
            pool.stream("POST", url, headers=sent, content=body, extensions=limits) as answer,
        ):
            return Heard(answer.status, _beginning(answer.iter_stream()))
    except httpcore.ConnectTimeout as error:
        raise GatewayError("It could not be reached in time.", permanent=False) from error
    except httpcore.TimeoutException as error:
        raise GatewayError(f"It did not answer within {CALL_SECONDS:.0f} s.", permanent=False) from error
    except httpcore.ConnectError as error:
        why = "TLS failed" if isinstance(error.__cause__ or error.__context__, ssl.SSLError) else "no connection"
        raise GatewayError(f"It could not be reached: {why}.", permanent=False) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise GatewayError("It broke off, or its answer was no HTTP.", permanent=False) from error


def _beginning(chunks: Iterable[bytes]) -> str:
    """How the answer's body begins; the rest is left unread. One that breaks off has answered all the same."""
    read = b""
    try:
        for chunk in chunks:
            read += chunk
            if len(read) >= EXCERPT_BYTES:
                break
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException):
        log.info("webhook.answer_broken_off")
    text = read[:EXCERPT_BYTES].decode("utf-8", "replace")
    return "".join(char if char.isprintable() or char in "\n\t" else " " for char in text)


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


class Pinned(httpcore.NetworkBackend):
    """Dials these addresses whatever the name, and ends everything when the time is up."""

    def __init__(self, addresses: list[IPAddress]) -> None:
        self._addresses = addresses[:MOST_DIALLED]
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        for address in self._addresses:
            try:
                stream = self._network.connect_tcp(str(address), port, timeout=CONNECT_SECONDS)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return Bounded(stream, time.monotonic() + CALL_SECONDS)
        raise failed


class Bounded(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline: no drip of bytes keeps it open."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def _left(self, timed_out: type[Exception]) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise timed_out
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout=self._left(httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=self._left(httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = min(self._left(httpcore.ConnectTimeout), CALL_SECONDS)
        return Bounded(self._stream.start_tls(ssl_context, server_hostname, timeout=left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
