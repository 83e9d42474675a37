"""`/account/…`: pages without data of their own, which ask the public API with the token of the link.

The token stands behind `#`, so it is in no log and no Referer; a page reads it and takes it out of the address bar.
"""

from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_safe

PAGES = ("verify-email", "reset-password", "invitation")

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",  # forms are sent by script: no password ever becomes part of an address
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
    "X-Robots-Tag": "noindex",
}


@require_safe
def show(request: HttpRequest, page: str) -> HttpResponse:
    """One of PAGES, under the name that letters are sent by."""
    brand = parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or "Spout"
    return HttpResponse(render_to_string("account/page.html", {"page": page, "brand": brand}), headers=HEADERS)


urlpatterns = [path(page, show, {"page": page}, name=f"account-{page}") for page in PAGES]
