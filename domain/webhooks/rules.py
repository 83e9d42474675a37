"""What addresses may be called, when a failing one is given up, and what is refused. Pure."""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from domain.errors import Conflict, Invalid, NotFound

MOST_PER_VENDOR = 20
OVERLAP = timedelta(hours=24)
MOST_OVERLAP = timedelta(days=7)
FAILS_FOR = timedelta(days=5)
KEPT_FOR = timedelta(days=30)
"""Calls can be listed and replayed for so long."""

MAX_BODY_BYTES = 20_000
GONE = 410

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAME = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?")
_INSIDE = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".onion")

# What `is_global` of some Python lets through, and what is public by its number and private by its use.
_FORBIDDEN = [
    *map(
        ipaddress.ip_network,
        (
            "168.63.129.16/32",  # Azure's metadata
            "192.0.0.0/24",
            "192.88.99.0/24",
            "100.64.0.0/10",
            "198.18.0.0/15",
            "::/96",  # IPv4 in disguise: the old way
            "::ffff:0:0/96",  # mapped
            "::ffff:0:0:0/96",  # translated
            "64:ff9b:1::/48",
            "2001::/32",  # Teredo
            "2002::/16",  # 6to4
            "fec0::/10",
            "fc00::/7",
            "fe80::/10",
        ),
    )
]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class EndpointNotFound(NotFound):
    code = "webhook.not_found"
    sentence = "There is no such webhook endpoint."


class AddressRefused(Invalid):
    """Answered with 422."""

    code = "webhook.address_refused"
    sentence = "The address should be https:// and lead to a public host."


class TooManyEndpoints(Conflict):
    code = "webhook.too_many"
    sentence = f"A vendor has at most {MOST_PER_VENDOR} webhook endpoints; remove one first."


class SwitchedOff(Conflict):
    code = "webhook.switched_off"
    sentence = "The endpoint is switched off: switch it on first."


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads. `address` is set when the host is a number, not a name."""

    scheme: str
    host: str
    port: int
    address: IPAddress | None = None


def read_url(url: str, *, allow_loopback: bool) -> Place:
    """Where it leads, by what is written alone. `allow_loopback`: in development http:// may lead to this machine.

    Raises AddressRefused.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise AddressRefused("This is no web address.") from None
    if not url.isascii() or any(char <= " " or char in "\\\x7f" for char in url):
        raise AddressRefused("Write the address in ASCII: names as xn--…, other characters as %….")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise AddressRefused("The address should hold no user, no password and no fragment.")
    if port == 0:
        raise AddressRefused("This is no web address.")
    address = _number(host)
    here = allow_loopback and (host == "localhost" or (address is not None and address.is_loopback))
    if parts.scheme != "https" and not (here and parts.scheme == "http"):
        raise AddressRefused("The address should begin with https://.")
    place = Place(parts.scheme, host, port or (443 if parts.scheme == "https" else 80), address)
    if here:
        return place
    if address is not None:
        check_addresses([address], allow_loopback=False)
    elif not _NAME.fullmatch(host) or f".{host}".endswith(_INSIDE):
        raise AddressRefused("The address should name a public host.")
    return place


def _number(host: str) -> IPAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def check_addresses(addresses: Iterable[IPAddress], *, allow_loopback: bool) -> None:
    """All that a name leads to: one that is private spoils the others. Raises AddressRefused."""
    for address in addresses:
        if not (is_public(address) or (allow_loopback and address.is_loopback)):
            raise AddressRefused("The address leads into a private network.")


def is_public(address: IPAddress) -> bool:
    """Whether it is somewhere out on the internet, whatever way of writing it down was thought of."""
    if isinstance(address, ipaddress.IPv6Address) and address in _NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if any(address.version == network.version and address in network for network in _FORBIDDEN):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def why_given_up(status: int | None, failing_since: datetime, *, now: datetime) -> str:
    """Why an endpoint that has failed again is not called any more; empty while it is."""
    if status == GONE:
        return "It answered 410 Gone."
    if now - failing_since >= FAILS_FOR:
        return f"No call has succeeded since {failing_since:%Y-%m-%d %H:%M} UTC."
    return ""
