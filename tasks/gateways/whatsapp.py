"""Calls to the WhatsApp Cloud API. Bodies: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages"""

import time
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from domain.contacts.models import Contact
from domain.conversations.cloud_api import Outgoing
from tasks.gateways.errors import GatewayError, OutcomeUnknown

RETRIED_CODES = frozenset({4, 80007, 130429, 131000, 131016, 131056, 135000})
"""Rate limits and passing faults; every other error code is final for this message."""

# Threads have no time limits of Celery's: each call has its own (seconds), well below the delivery's lease.
_client = httpx.Client(timeout=httpx.Timeout(20.0, connect=5.0))


MEDIA_HOSTS = (".fbsbx.com", ".fbcdn.net", ".whatsapp.net", ".facebook.com")
"""Where Meta keeps files. The token goes nowhere else, whatever an answer says."""

DOWNLOAD_SECONDS = 180
CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Media:
    """Where a file is to be had for five minutes, and what WhatsApp says of it."""

    url: str
    sha256: str


def media(media_id: str, *, access_token: str) -> Media:
    """Where the file is. Raises GatewayError."""
    address = f"{settings.WHATSAPP_API_URL}/{settings.WHATSAPP_API_VERSION}/{media_id}"
    response = _get(address, access_token)
    _check(response)
    try:
        answer = response.json()
        return Media(url=str(answer["url"]), sha256=str(answer.get("sha256", "")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GatewayError("WhatsApp's answer about the file made no sense.", permanent=False) from error


def download(url: str, into: IO[bytes], *, access_token: str, max_bytes: int) -> None:
    """Write the file's bytes, as they come. Raises GatewayError; then what is written is worth nothing."""
    if not _is_metas(url):
        raise GatewayError("The file is not where WhatsApp keeps files.", permanent=True)
    deadline, size = time.monotonic() + DOWNLOAD_SECONDS, 0
    try:
        with _client.stream("GET", url, headers=_bearer(access_token), follow_redirects=False) as response:
            _check(response)
            for chunk in response.iter_bytes(CHUNK):
                size += len(chunk)
                if size > max_bytes:
                    raise GatewayError("The file is too large for its kind.", permanent=True)
                if time.monotonic() > deadline:
                    raise GatewayError("The file came too slowly.", permanent=False)
                into.write(chunk)
    except httpx.HTTPError as error:
        raise GatewayError("The file could not be fetched.", permanent=False) from error


def _is_metas(url: str) -> bool:
    """HTTPS at Meta; or, in development, the host that stands in for Meta."""
    try:
        parts, own = urlsplit(url), urlsplit(settings.WHATSAPP_API_URL)
        port = parts.port
    except ValueError:
        return False
    if (parts.scheme, parts.netloc) == (own.scheme, own.netloc):
        return True
    return parts.scheme == "https" and port in (None, 443) and (parts.hostname or "").endswith(MEDIA_HOSTS)


def _get(url: str, access_token: str) -> httpx.Response:
    try:
        return _client.get(url, headers=_bearer(access_token), follow_redirects=False)
    except httpx.HTTPError as error:
        raise GatewayError("WhatsApp could not be reached.", permanent=False) from error


def _check(response: httpx.Response) -> None:
    """A file that is gone stays gone; a token that is wrong is put right, in time."""
    if response.status_code in (400, 404, 410):
        raise GatewayError("WhatsApp does not have the file any more.", permanent=True)
    if response.status_code != 200:
        raise GatewayError(f"WhatsApp did not give the file: {response.status_code}.", permanent=False)


def _bearer(access_token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {access_token}"}


def send(*, phone_number_id: str, access_token: str, contact: Contact, outgoing: Outgoing, echo: str) -> str:
    """Send one message and answer its wamid. Raises GatewayError, OutcomeUnknown.

    `echo` comes back with every status of the message (at most 512 characters).
    """
    url = f"{settings.WHATSAPP_API_URL}/{settings.WHATSAPP_API_VERSION}/{phone_number_id}/messages"
    body = {**_recipient(contact), **_content(outgoing), "biz_opaque_callback_data": echo}
    try:
        response = _client.post(url, json=body, headers={"Authorization": f"Bearer {access_token}"})
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise GatewayError("WhatsApp could not be reached.", permanent=False) from error
    except httpx.HTTPError as error:
        raise OutcomeUnknown from error
    return _wamid(response)


def _wamid(response: httpx.Response) -> str:
    if response.status_code >= 500:
        raise OutcomeUnknown
    try:
        answer = response.json()
        if response.is_success:
            return str(answer["messages"][0]["id"])
        code = int(answer["error"]["code"])
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise OutcomeUnknown from error
    limited = response.status_code == 429 or code in RETRIED_CODES
    raise GatewayError(f"WhatsApp refused it: error {code}.", permanent=not limited)


def _recipient(contact: Contact) -> dict[str, Any]:
    """The id that wrote to us, before a phone that somebody typed in."""
    to = f"+{contact.whatsapp_id}" if contact.whatsapp_id else contact.phone_number
    address = {"to": to} if to else {"recipient": contact.business_scoped_id}
    return {"messaging_product": "whatsapp", "recipient_type": "individual", **address}


def _content(outgoing: Outgoing) -> dict[str, Any]:
    if not outgoing.template:
        reply = {"context": {"message_id": outgoing.reply_to}} if outgoing.reply_to else {}
        return {**reply, "type": "text", "text": {"preview_url": False, "body": outgoing.text}}
    parameters = [
        {"type": "text", "parameter_name": name, "text": value} for name, value in outgoing.parameters.items()
    ]
    return {
        "type": "template",
        "template": {
            "name": outgoing.template,
            "language": {"code": outgoing.language},
            "components": [{"type": "body", "parameters": parameters}],
        },
    }
