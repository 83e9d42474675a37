"""`/messages`, where customers say that they want no more e-mails of a kind, or want them again.

A page without data, which asks the public API with the token of the link. By a click, not by opening: programs that
check the links of mails open them too.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from console.pages import serving

SCRIPTS = ("pages", "refusals")


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    return serving.answer("refusals/refuse.html", {"page": "refuse", "brand": serving.brand()}, scripts=SCRIPTS)


urlpatterns = [path("messages", show, name="refusals-refuse")]
