"""Calls to the WhatsApp Cloud API. Bodies: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from domain.channels import meta_errors
from domain.channels.templates import Heard
from domain.contacts.models import Contact
from domain.conversations import outgoing
from domain.conversations.outgoing import Sendable
from tasks.gateways.errors import GatewayError, OutcomeUnknown

# Threads have no time limits of Celery's: each call has its own (seconds), well below the delivery's lease.
_client = httpx.Client(timeout=httpx.Timeout(20.0, connect=5.0))

TEMPLATE_PAGES = 50  # of 100: more than Meta lets a business have

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


def send(
    *,
    phone_number_id: str,
    access_token: str,
    contact: Contact,
    what: Sendable,
    reply_to: str = "",
    echo: str,
) -> str:
    """Send one message and answer its wamid. Raises GatewayError, OutcomeUnknown.

    `echo` comes back with every status of the message (at most 512 characters).
    """
    body = outgoing.request(what, _address(contact), reply_to=reply_to, echo=echo)
    answer = _call("POST", f"{phone_number_id}/messages", access_token, json=body)
    try:
        return str(answer["messages"][0]["id"])
    except (KeyError, IndexError, TypeError) as error:
        raise OutcomeUnknown from error


def mark_read(*, phone_number_id: str, access_token: str, message_id: str, typing: bool) -> None:
    """Show the customer's message as read, and somebody as writing. Raises GatewayError; an unknown outcome is one."""
    try:
        _call("POST", f"{phone_number_id}/messages", access_token, json=outgoing.mark_read(message_id, typing=typing))
    except OutcomeUnknown as error:
        raise GatewayError("WhatsApp did not answer.", permanent=True) from error


def upload(*, phone_number_id: str, access_token: str, content: bytes, mime_type: str, filename: str) -> str:
    """Hand a file to Meta and answer its media id, good for 30 days. Raises GatewayError.

    An upload whose answer got lost is repeated: nobody sees one that no message names.
    """
    fields = {"messaging_product": "whatsapp", "type": mime_type}
    try:
        files = {"file": (filename, content, mime_type)}
        answer = _call("POST", f"{phone_number_id}/media", access_token, data=fields, files=files)
        return str(answer["id"])
    except (OutcomeUnknown, KeyError, TypeError) as error:
        raise GatewayError("WhatsApp did not take the file.", permanent=False) from error


def templates(*, business_account_id: str, access_token: str) -> list[Heard]:
    """All templates of the account, each name and language once. Raises GatewayError, OutcomeUnknown."""
    found: dict[tuple[str, str], Heard] = {}
    query = {"limit": "100", "fields": "name,language,status,category,components"}
    for _ in range(TEMPLATE_PAGES):
        answer = _call("GET", f"{business_account_id}/message_templates", access_token, params=query)
        found |= {(one.name, one.language): one for one in _heard(answer)}
        paging = answer.get("paging") or {}
        if not paging.get("next"):
            break
        query["after"] = str(paging["cursors"]["after"])
    return list(found.values())


def _heard(answer: Any) -> Iterator[Heard]:
    try:
        for node in answer["data"]:
            parts = {part["type"]: part for part in node.get("components") or []}
            buttons = parts.get("BUTTONS", {}).get("buttons") or []
            yield Heard(
                name=str(node["name"]),
                language=str(node["language"])[:16],
                category=str(node.get("category", ""))[:40],
                status=str(node["status"])[:40],
                body=str(parts.get("BODY", {}).get("text", "")),
                buttons=tuple(str(button["text"]) for button in buttons if button.get("type") == "QUICK_REPLY"),
            )
    except (KeyError, TypeError, AttributeError) as error:
        raise OutcomeUnknown from error


def _call(method: str, path: str, access_token: str, **content: Any) -> Any:
    """The answer's JSON. A 5xx is no word to rely on, whatever error stands in it: the message may have been sent."""
    url = f"{settings.WHATSAPP_API_URL}/{settings.WHATSAPP_API_VERSION}/{path}"
    try:
        response = _client.request(method, url, headers={"Authorization": f"Bearer {access_token}"}, **content)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise GatewayError("WhatsApp could not be reached.", permanent=False) from error
    except httpx.HTTPError as error:
        raise OutcomeUnknown from error
    if response.status_code >= 500:
        raise OutcomeUnknown
    try:
        answer = response.json()
        if response.is_success:
            return answer
        code = int(answer["error"]["code"])
    except (ValueError, KeyError, TypeError) as error:
        raise OutcomeUnknown from error
    verdict = meta_errors.verdict(code, is_limited=response.status_code == 429)
    permanent = meta_errors.wait(verdict, attempts=1) is None
    raise GatewayError(meta_errors.reason(code, verdict), permanent=permanent, code=code, verdict=verdict)


def _address(contact: Contact) -> dict[str, str]:
    """The id that wrote to us, before a phone that somebody typed in."""
    to = f"+{contact.whatsapp_id}" if contact.whatsapp_id else contact.phone_number
    return {"to": to} if to else {"recipient": contact.business_scoped_id or ""}
