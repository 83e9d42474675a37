"""`/` and what is under it for staff: one page, whose script shows what the address names."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from console.pages import serving
from console.staff import libraries

AREAS = ("conversations", "calendar", "contacts", "reports", "settings")
"""As `AREAS` in app.js; today's page is at `/` itself."""


@cache
def _policy(import_map: str) -> str:
    """As of the other pages, but for what the console shows besides: files, and a library that draws by markup."""
    return serving.policy(
        script_src=f"'self' {libraries.source_of(import_map)}",
        img_src="'self' blob: data:",  # pictures before they are sent; the data: ones are of style sheets
        media_src="'self' blob:",
        trusted_types="svelte-trusted-html",  # the calendar's; no other policy can be made
    )


@require_safe
def console(request: HttpRequest, rest: str = "") -> HttpResponse:
    import_map = libraries.import_map()
    context = {"brand": serving.brand(), "import_map": mark_safe(import_map)}  # noqa: S308 - of our own file
    answer = serving.answer("staff/staff.html", context)
    answer["Content-Security-Policy"] = _policy(import_map)
    return answer


urlpatterns = [path("", console, name="console")]
for area in AREAS:
    urlpatterns += [path(area, console), path(f"{area}/<path:rest>", console)]
