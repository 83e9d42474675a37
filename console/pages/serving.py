"""A page as it is answered: all that it loads is Spout's own, and nothing of it is kept or told on."""

from collections.abc import Iterable, Mapping
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from console.pages import modules

RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'none'",  # forms are sent by script: nothing typed ever becomes part of an address
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",  # no text becomes markup
    "trusted-types": "'none'",
}
"""The Content-Security-Policy."""
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
UNLISTED = {"X-Robots-Tag": "noindex"}


def answer(
    template: str,
    context: dict[str, Any],
    *,
    scripts: Iterable[str],
    libraries: Mapping[str, str] = {},
    policy: Mapping[str, str] = {},
    listed: bool = False,
) -> HttpResponse:
    """The page.

    `scripts`: the folders of the console that they are of. `libraries`: what else these import, address by name.
    `policy`: rules of it that are others here; one that is empty is left out. `listed`: search engines may know it.
    """
    import_map = modules.import_map(scripts, libraries)
    rules = {**RULES, **policy}
    if import_map:
        rules |= {"script-src": f"'self' {modules.source_of(import_map)}"}
    headers = HEADERS | {"Content-Security-Policy": "; ".join(f"{name} {rule}" for name, rule in rules.items() if rule)}
    html = render_to_string(template, {**context, "import_map": mark_safe(import_map)})  # noqa: S308 - our own files
    return HttpResponse(html, headers=headers if listed else headers | UNLISTED)


def brand() -> str:
    """What the operator calls this Spout: the display name of the address that it writes from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or "Spout"
