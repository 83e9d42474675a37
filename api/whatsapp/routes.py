"""`/webhooks/whatsapp`: Meta's handshake and events. Verify, store, answer; a worker does the rest."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from ninja import Query, Router
from pydantic import BaseModel, Field

from domain.channels import actions, queries
from domain.errors import Forbidden, Unauthenticated

router = Router(tags=["webhooks in"])


class BadSignature(Unauthenticated):
    code = "whatsapp.bad_signature"
    sentence = "X-Hub-Signature-256 does not fit the body."


class BadVerifyToken(Forbidden):
    code = "whatsapp.bad_verify_token"
    sentence = "The verify token is wrong."


class Handshake(BaseModel):
    mode: str = Field("", alias="hub.mode", max_length=40)
    challenge: str = Field("", alias="hub.challenge", max_length=200)
    verify_token: str = Field("", alias="hub.verify_token", max_length=200)


@router.get("", response={200: str}, openapi_extra={"x-content-type": "text/plain"})
def verify_whatsapp_webhook(request: HttpRequest, query: Query[Handshake]) -> HttpResponse:
    """Meta asks once whether the address is ours; the answer is its challenge."""
    expected = settings.WHATSAPP_VERIFY_TOKEN.encode()
    if query.mode != "subscribe" or not hmac.compare_digest(query.verify_token.encode(), expected):
        raise BadVerifyToken
    return HttpResponse(query.challenge, content_type="text/plain")


@router.post("", response={200: None})
def receive_whatsapp_webhook(request: HttpRequest) -> HttpResponse:
    """Messages and statuses, signed over the raw body with the app secret."""
    signer = _signer(request.headers.get("X-Hub-Signature-256", ""), request.body)
    actions.take_in(request.body, signed_by=signer, now=now())
    return HttpResponse(status=200)


def _signer(given: str, body: bytes) -> UUID | None:
    """None for the platform's app, else the vendor whose own app it is. Constant time. Raises BadSignature."""
    if _fits(given, body, settings.WHATSAPP_APP_SECRET):
        return None
    for vendor_id, secret in queries.own_app_secrets():
        if _fits(given, body, secret):
            return vendor_id
    raise BadSignature


def _fits(given: str, body: bytes, secret: str) -> bool:
    expected = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(given.encode(), expected.encode())
