"""`/book/{slug}`, where customers book, and `/booking`, where they manage what they booked.

Neither has data of its own but the vendor's name, for titles and for what chats show of a link: both ask the public
API. The token of a booking stands behind `#`, so it is in no log and no Referer.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from console.pages import serving
from domain.public import queries
from domain.public.rules import VendorNotFound

SCRIPTS = ("pages", "booking")


@require_safe
def book(request: HttpRequest, slug: str) -> HttpResponse:
    """The vendor's page; of one that takes no bookings there it says so."""
    try:
        vendor = queries.vendor(slug)
    except VendorNotFound:
        return serving.answer("booking/book.html", {"page": "book", "brand": serving.brand()}, scripts=SCRIPTS)
    context = {"page": "book", "brand": vendor.name, "vendor": vendor}
    return serving.answer("booking/book.html", context, scripts=SCRIPTS, listed=True)


@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """The booking of whoever has the token."""
    return serving.answer("booking/manage.html", {"page": "manage", "brand": serving.brand()}, scripts=SCRIPTS)


urlpatterns = [
    path("book/<slug:slug>", book, name="booking-book"),
    path("booking", manage, name="booking-manage"),
]
