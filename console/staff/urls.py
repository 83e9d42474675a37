"""`/` and what is under it for staff: one page, whose script shows what the address names."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from console.pages import serving
from console.staff import libraries

AREAS = ("conversations", "calendar", "contacts", "reports", "settings")
"""As `AREAS` in app.js; today's page is at `/` itself."""

POLICY = {
    "img-src": "'self' blob: data:",  # pictures before they are sent; the data: ones are of style sheets
    "media-src": "'self' blob:",
    "trusted-types": "svelte-trusted-html",  # the calendar's, which draws by markup; no other policy can be made
}


@require_safe
def console(request: HttpRequest, rest: str = "") -> HttpResponse:
    return serving.answer(
        "staff/staff.html",
        {"brand": serving.brand()},
        scripts=["staff"],
        libraries=libraries.addresses(),
        policy=POLICY,
    )


urlpatterns = [path("", console, name="console")]
for area in AREAS:
    urlpatterns += [path(area, console), path(f"{area}/<path:rest>", console)]
