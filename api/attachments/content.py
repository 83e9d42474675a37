"""A stored file as a response, made so that nothing in it runs in a browser."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import IO
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from domain.attachments import files, rules
from domain.attachments.models import Attachment

CHUNK = 256 * 1024
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def respond(request: HttpRequest, attachment: Attachment, *, good_until: datetime, now: datetime) -> HttpResponseBase:
    """The whole of it, or the one range asked for (RFC 9110); of several, or of none that is there, 200 or 416."""
    if not attachment.stored_as:
        raise rules.NotStored
    size = attachment.size or 0
    wanted = _wanted(request.headers.get("Range", ""), size)
    headers = _headers(attachment, good_for=good_until - now)
    if wanted is None:
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    first, last = wanted
    length = last - first + 1
    stored = files.open_stored(attachment.stored_as)
    stored.seek(first)
    response = StreamingHttpResponse(_Part(stored, length), content_type=attachment.mime_type, headers=headers)
    response["Content-Length"] = str(length)
    if length < size:
        response.status_code = 206
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _headers(attachment: Attachment, *, good_for: timedelta) -> dict[str, str]:
    shown = "inline" if attachment.mime_type in rules.INLINE else "attachment"
    name = quote(attachment.name or f"{attachment.kind}-{attachment.id}", safe="")
    return {
        "Accept-Ranges": "bytes",
        "Cache-Control": f"private, max-age={int(good_for.total_seconds())}, immutable",
        "Content-Disposition": f"{shown}; filename*=UTF-8''{name}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",  # front ends on other hosts show it
        "X-Content-Type-Options": "nosniff",
    }


def _wanted(header: str, size: int) -> tuple[int, int] | None:
    """The first and last byte; all of them for a header of another shape; None when there is no such byte."""
    match = _RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return 0, size - 1
    begin, end = match.groups()
    if not begin:  # the last so many
        first, last = max(0, size - int(end)), size - 1
    else:
        first, last = int(begin), min(int(end) if end else size - 1, size - 1)
    return (first, last) if first <= last else None


class _Part:
    """So many bytes of an open file, which Django closes with the response."""

    def __init__(self, stored: IO[bytes], length: int) -> None:
        self._stored, self._length = stored, length
        self.close = stored.close

    def __iter__(self) -> Iterator[bytes]:
        left = self._length
        while left and (chunk := self._stored.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
