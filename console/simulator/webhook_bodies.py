"""Bodies of the webhooks, in Meta's shape.

Source: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages
"""

from typing import Any

from console.simulator import identity
from console.simulator.errors import status_error
from console.simulator.state import Business, Sent, StatusChange, Thread

Json = dict[str, Any]


def inbound(business: Business, thread: Thread, message: Json, *, hidden: bool) -> Json:
    """A message of the customer; `hidden` leaves the number out everywhere."""
    contact = _contact(thread, hidden=hidden)
    if hidden:
        contact["parent_user_id"] = identity.parent_user_id(thread.user_id)
    return _envelope(business, {"contacts": [contact], "messages": [message]})


def status(business: Business, thread: Thread, sent: Sent, change: StatusChange, *, hidden: bool) -> Json:
    """A step of a sent message. A customer without a visible number is named by BSUID alone."""
    item: Json = {"id": sent.wamid, "status": change.status, "timestamp": str(int(change.at))}
    if not hidden:
        item["recipient_id"] = thread.wa_id
    if hidden or change.status in ("delivered", "read"):
        item["recipient_user_id"] = thread.user_id
    if (echo := sent.body.get("biz_opaque_callback_data")) is not None:
        item["biz_opaque_callback_data"] = echo
    if change.code is not None:
        item["errors"] = [status_error(change.code)]
    elif not hidden:
        item["pricing"] = _pricing(sent)
    return _envelope(business, {"contacts": [_contact(thread, hidden=hidden)], "statuses": [item]})


def _pricing(sent: Sent) -> Json:
    kind = "regular" if sent.billable else "free_customer_service"
    return {"billable": sent.billable, "pricing_model": "PMP", "category": sent.category, "type": kind}


def _contact(thread: Thread, *, hidden: bool) -> Json:
    contact: Json = {"profile": {"name": thread.name}}
    if hidden:
        contact["profile"]["username"] = identity.username(thread.name)
    else:
        contact["wa_id"] = thread.wa_id
    return contact | {"user_id": thread.user_id}


def _envelope(business: Business, value: Json) -> Json:
    metadata = {
        "display_phone_number": business.display_phone_number,
        "phone_number_id": business.phone_number_id,
    }
    change = {"value": {"messaging_product": "whatsapp", "metadata": metadata} | value, "field": "messages"}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": business.account_id, "changes": [change]}],
    }
