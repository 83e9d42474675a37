"""A page as it is answered: all that it loads is Spout's own, and nothing of it is kept or told on."""

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",  # forms are sent by script: nothing typed ever becomes part of an address
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",  # no text becomes markup
        "trusted-types 'none'",
    )
)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
}
UNLISTED = {"X-Robots-Tag": "noindex"}


def policy(**changes: str) -> str:
    """The same policy, changed in these rules (`img_src="…"`); an empty one is left out."""
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))
    rules |= {name.replace("_", "-"): rule for name, rule in changes.items()}
    return "; ".join(f"{name} {rule}" for name, rule in rules.items() if rule)


def answer(template: str, context: dict[str, Any], *, listed: bool = False) -> HttpResponse:
    """The page; `listed`: search engines may know it."""
    headers = HEADERS if listed else HEADERS | UNLISTED
    return HttpResponse(render_to_string(template, context), headers=headers)


def brand() -> str:
    """What the operator calls this Spout: the display name of the address that it writes from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or "Spout"
