"""Where a request comes from, as far as it can be known."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def of(request: HttpRequest) -> str | None:
    """The client's address: the peer's, or, behind NUM_PROXIES proxies, the one that the outermost of them saw.

    Each proxy appends the address it was called from to X-Forwarded-For; what stands further left anyone can forge.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies = settings.NUM_PROXIES
    address = seen[-proxies] if 0 < proxies <= len(seen) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(address.partition("%")[0]))  # PostgreSQL knows no IPv6 zones
    except ValueError:
        return None
