"""`/api/v1/docs`: the OpenAPI document to read and to try, as whoever signs in on the page.

Swagger UI is the one that comes with ninja; no other host is asked.
"""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from console.pages import serving

POLICY = {
    "img-src": "'self' blob: data:",  # pictures that are answered; the data: ones are of Swagger's style sheet
    # Swagger UI turns descriptions into markup, which it cleans itself, and knows no trusted types.
    "require-trusted-types-for": "",
    "trusted-types": "",
}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return serving.answer("docs/docs.html", {"brand": serving.brand()}, scripts=["docs"], policy=POLICY)


urlpatterns = [path("docs", page, name="docs")]
