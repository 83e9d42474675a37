"""Media: upload, look up, download, delete.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media
"""

import hashlib
import hmac
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from console.simulator import multipart, simulator
from console.simulator.cloud_api import admit, require_token
from console.simulator.errors import MetaError
from console.simulator.media import File

log = logging.getLogger(__name__)

URL_SECONDS = 300
UPLOAD_BYTES = 101 * 1024 * 1024


async def upload(request: Request) -> Response:
    """Multipart with `messaging_product`, `type` and `file`; answers `{"id": …}`."""
    admit(request)
    if int(request.headers.get("content-length") or 0) > UPLOAD_BYTES:
        raise MetaError(131053, "File too large")
    try:
        form = multipart.parse(request.headers.get("content-type", ""), await request.body())
    except ValueError as error:
        raise MetaError(100, f"The body is {error}") from None
    for name in ("messaging_product", "file"):
        if name not in form:
            raise MetaError(100, f"The parameter {name} is required.")
    mime_type = form["type"].content.decode("latin-1") if "type" in form else form["file"].content_type
    file = simulator.of(request).world.media.add(form["file"].content, mime_type, form["file"].filename)
    log.info("media uploaded id=%s bytes=%s", file.media_id, len(file.content))
    return JSONResponse({"id": file.media_id})


async def node(request: Request) -> Response:
    """`GET /{version}/{id}`: a media's download address (good for five minutes), or a phone number's card."""
    node_id = admit(request, "node_id")
    world = simulator.of(request).world
    if (file := world.media.get(node_id)) is not None:
        base = str(request.base_url).rstrip("/")
        url = signed_url(base, file, int(world.now()) + URL_SECONDS)
        return JSONResponse(
            {
                "messaging_product": "whatsapp",
                "url": url,
                "mime_type": file.mime_type,
                "sha256": file.sha256.hex(),
                "file_size": len(file.content),
                "id": file.media_id,
            }
        )
    if (business := world.businesses.get(node_id)) is not None:
        return JSONResponse(
            {
                "id": business.phone_number_id,
                "verified_name": business.name,
                "display_phone_number": f"+{business.display_phone_number}",
                "quality_rating": "GREEN",
                "code_verification_status": "VERIFIED",
                "platform_type": "CLOUD_API",
            }
        )
    raise MetaError(100, f"Object with ID '{node_id}' does not exist or cannot be loaded", subcode=33)


async def remove(request: Request) -> Response:
    """`DELETE /{version}/{media_id}`."""
    media_id = admit(request, "node_id")
    if not simulator.of(request).world.media.remove(media_id):
        raise MetaError(100, f"Object with ID '{media_id}' does not exist or cannot be loaded", subcode=33)
    return JSONResponse({"success": True})


async def download(request: Request) -> Response:
    """The bytes: with the token, and before the address expires (else 401 and 404, as Meta)."""
    require_token(request)
    world = simulator.of(request).world
    file = world.media.get(request.query_params.get("mid", ""))
    expires = request.query_params.get("ext", "")
    if file is None or not expires.isdecimal() or int(expires) < world.now():
        return Response("Not Found", status_code=404, media_type="text/plain")
    if not hmac.compare_digest(request.query_params.get("hash", ""), _seal(file, int(expires))):
        return Response("Not Found", status_code=404, media_type="text/plain")
    return Response(file.content, media_type=file.mime_type)


def signed_url(base: str, file: File, expires_at: int) -> str:
    """Where the bytes can be fetched until `expires_at` (Unix seconds)."""
    query = f"mid={file.media_id}&ext={expires_at}&hash={_seal(file, expires_at)}"
    return f"{base}/whatsapp_business/attachments/?{query}"


def _seal(file: File, expires_at: int) -> str:
    return hashlib.sha256(f"{file.media_id}/{expires_at}/".encode() + file.sha256).hexdigest()[:32]
