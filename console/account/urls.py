"""`/account/…`: pages without data of their own, which ask the public API with the token of the link.

The token stands behind `#`, so it is in no log and no Referer; a page reads it and takes it out of the address bar.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from console.pages import serving

SCRIPTS = ("pages", "account")
PAGES = ("verify-email", "reset-password", "invitation")


@require_safe
def show(request: HttpRequest, page: str) -> HttpResponse:
    """One of PAGES, under the name that letters are sent by."""
    return serving.answer("account/page.html", {"page": page, "brand": serving.brand()}, scripts=SCRIPTS)


urlpatterns = [path(page, show, {"page": page}, name=f"account-{page}") for page in PAGES]
