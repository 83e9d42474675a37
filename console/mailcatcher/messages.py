"""`/api/messages`: list, read, delete."""

from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from console.mailcatcher import mail
from console.mailcatcher.store import MailStore

# A mail is a stranger's page: no scripts, nothing fetched, an origin of its own, links only into new tabs.
MAIL_CSP = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data:; font-src data:; frame-ancestors 'self'; form-action 'none'"
)
Json = dict[str, Any]


def _store(request: Request) -> MailStore:
    store = request.app.state.store
    assert isinstance(store, MailStore)
    return store


def _source(request: Request) -> bytes | None:
    return _store(request).source(request.path_params["mail_id"])


def _line(summary: mail.Summary) -> Json:
    return {
        "id": summary.id,
        "from": summary.sender,
        "to": list(summary.to),
        "subject": summary.subject,
        "at": summary.at.isoformat(),
        "message_id": summary.message_id,
        "attachments": summary.attachments,
        "preview": summary.preview,
    }


async def listing(request: Request) -> Response:
    """Newest first; `?to=` part of a recipient, `?q=` words. 304 when `If-None-Match` is still true."""
    store = _store(request)
    etag = f'"{store.version}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    found = store.find(to=request.query_params.get("to", ""), q=request.query_params.get("q", ""))
    return JSONResponse({"items": [_line(s) for s in found], "total": len(found)}, headers={"ETag": etag})


async def one(request: Request) -> Response:
    """A mail taken apart."""
    source, summary = _source(request), _store(request).summary(request.path_params["mail_id"])
    if source is None or summary is None:
        return _missing()
    content = mail.read(source)
    attachments = [
        {"index": n, "filename": a.filename, "content_type": a.content_type, "size": len(a.content)}
        for n, a in enumerate(content.attachments)
    ]
    body: Json = {"headers": [list(header) for header in content.headers], "text": content.text}
    return JSONResponse(_line(summary) | body | {"html": content.html, "attachments": attachments})


async def source(request: Request) -> Response:
    """The file as it lies on disk, as text."""
    content = _source(request)
    return Response(content, media_type="text/plain; charset=utf-8") if content is not None else _missing()


async def html(request: Request) -> Response:
    """The HTML body, locked up."""
    content = _source(request)
    if content is None:
        return _missing()
    headers = {"Content-Security-Policy": MAIL_CSP}
    return Response(mail.page(mail.read(content)), media_type="text/html; charset=utf-8", headers=headers)


async def attachment(request: Request) -> Response:
    """One attachment, always as a download."""
    content = _source(request)
    attachments = mail.read(content).attachments if content is not None else []
    index = request.path_params["index"]
    if index >= len(attachments):
        return _missing()
    found = attachments[index]
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.filename, safe='')}",
        "Content-Security-Policy": MAIL_CSP,
    }
    return Response(found.content, media_type="application/octet-stream", headers=headers)


async def clear(request: Request) -> Response:
    """Delete all."""
    _store(request).clear()
    return Response(status_code=204)


def _missing() -> Response:
    return JSONResponse({"error": "no such mail"}, status_code=404)


ROUTES = [
    Route("/api/messages", listing, methods=["GET"]),
    Route("/api/messages", clear, methods=["DELETE"]),
    Route("/api/messages/{mail_id}", one, methods=["GET"]),
    Route("/api/messages/{mail_id}/source", source, methods=["GET"]),
    Route("/api/messages/{mail_id}/html", html, methods=["GET"]),
    Route("/api/messages/{mail_id}/attachments/{index:int}", attachment, methods=["GET"]),
]
