"""`/media/avatars/…`: the pictures of people, for everybody who knows the name (128 random bits)."""

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from api import errors
from domain.people import pictures

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",  # another picture has another name
    "Content-Disposition": "attachment",  # shown by pages, never opened as one
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",  # front ends on other hosts show it
    "X-Content-Type-Options": "nosniff",
}


@require_http_methods(["GET", "HEAD"])
def avatar(request: HttpRequest, name: str) -> HttpResponse:
    """A picture, whole: the largest has some 150 kB."""
    file = f"avatars/{name}.webp"
    try:
        if not pictures.NAME.fullmatch(file):
            raise FileNotFoundError
        with default_storage.open(file) as stored:
            content = stored.read()
    except FileNotFoundError:
        return errors.of_status(404)
    response = HttpResponse(content, content_type="image/webp", headers=HEADERS)
    response["Content-Length"] = len(content)
    return response
