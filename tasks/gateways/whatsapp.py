"""Calls to the WhatsApp Cloud API. Bodies: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages"""

from typing import Any

import httpx
from django.conf import settings

from domain.contacts.models import Contact
from domain.conversations.cloud_api import Outgoing
from tasks.gateways.errors import GatewayError, OutcomeUnknown

RETRIED_CODES = frozenset({4, 80007, 130429, 131000, 131016, 131056, 135000})
"""Rate limits and passing faults; every other error code is final for this message."""

# Threads have no time limits of Celery's: each call has its own (seconds), well below the delivery's lease.
_client = httpx.Client(timeout=httpx.Timeout(20.0, connect=5.0))


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
