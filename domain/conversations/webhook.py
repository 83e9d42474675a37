"""Reading a WhatsApp webhook: every item of every entry, one by one. Pure.

Shapes: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples. A payload batches
three levels deep (`entry[]`, `changes[]`, then messages and statuses), mixes vendors and repeats items; one
item that makes no sense never hides the others.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from domain.conversations import checked
from domain.conversations.cloud_api import (
    ECHO_PREFIX,
    FILE_KINDS,
    File,
    IdentityChange,
    Incoming,
    Item,
    Person,
    Preference,
    Reaction,
    StatusReport,
    TemplateReview,
    Unusable,
)
from domain.deliveries.rules import Price

Value = dict[str, Any]


def read(body: bytes) -> Iterator[Item]:
    """Each item of the payload. Never raises on what a stranger may send."""
    try:
        payload = checked.storable(json.loads(body))
        entries = list(payload["entry"])
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Unusable("not a webhook payload")
        return
    for e, entry in enumerate(entries):
        changes = checked.list_of(entry, "changes")
        if not changes:
            yield Unusable(f"entry[{e}]: no changes")
        for c, change in enumerate(changes):
            yield from _change(change, entry, f"entry[{e}].changes[{c}]")


def _change(change: Any, entry: Value, place: str) -> Iterator[Item]:
    field_name = change.get("field") if isinstance(change, dict) else None
    value = checked.object_of(change, "value")
    match field_name if value else None:
        case "messages":
            yield from _each(value, "messages", _message, place)
            yield from _each(value, "statuses", _status, place)
        case "user_preferences":
            yield from _each(value, "user_preferences", _preference, place)
        case "message_template_status_update":
            yield _try(lambda: _template_review(value, entry), place)
        case _:
            yield Unusable(f"{place}: field {str(field_name)[:60]!r} is not handled")
            return
    for fault in checked.list_of(value, "errors"):
        yield Unusable(f"{place}: error {_fault(fault)}")


def _each(value: Value, name: str, reader: Callable[[Value, Value], Item], place: str) -> Iterator[Item]:
    for i, item in enumerate(checked.list_of(value, name)):
        yield _try(lambda item=item: reader(item, value), f"{place}.{name}[{i}]")  # type: ignore[misc]


def _try(reader: Callable[[], Item], place: str) -> Item:
    try:
        return reader()
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        return Unusable(f"{place}: {type(error).__name__}")


def _message(item: Value, value: Value) -> Item:
    kind = checked.identifier(item["type"], most=20)
    if kind == "system":
        return _identity_change(item, value)
    person = _sender(item, value)
    if person.is_nobody:
        raise ValueError("from nobody")
    if kind == "reaction":
        return _reaction(item, value, person)
    return Incoming(
        phone_number_id=_number(value),
        provider_id=checked.identifier(item["id"]),
        whatsapp_id=person.whatsapp_id,
        business_scoped_id=person.business_scoped_id,
        name=person.name,
        kind=kind,
        text=_words(kind, item.get(kind)),
        content=_content(kind, item),
        reply_to=_answered(item.get("context")),
        sent_at=checked.moment(item["timestamp"]),
        file=_file(item[kind]) if kind in FILE_KINDS else None,
    )


def _reaction(item: Value, value: Value, person: Person) -> Reaction:
    emoji = item["reaction"].get("emoji")
    return Reaction(
        phone_number_id=_number(value),
        provider_id=checked.identifier(item["id"]),
        person=person,
        to=checked.identifier(item["reaction"]["message_id"]),
        emoji=checked.identifier(emoji, most=40) if emoji else "",  # families and flags are many code points
        sent_at=checked.moment(item["timestamp"]),
    )


def _identity_change(item: Value, value: Value) -> IdentityChange:
    """`user_changed_number` and `user_changed_user_id`. The latter has no `from`."""
    told = item["system"]
    previous = told.get("previous_user_id") or item.get("from_user_id")
    before = Person(checked.optional_digits(item.get("from")), checked.optional_identifier(previous))
    after = Person(
        checked.optional_digits(told.get("wa_id") or told.get("new_wa_id")),
        checked.optional_identifier(told.get("user_id")),
    )
    if before.is_nobody or after.is_nobody:
        raise ValueError("from nobody, or to nobody")
    return IdentityChange(
        phone_number_id=_number(value),
        provider_id=checked.identifier(item["id"]),
        before=before,
        after=after,
        text=checked.one_line(told.get("body"), most=500),
        sent_at=checked.moment(item["timestamp"]),
    )


def _preference(item: Value, value: Value) -> Preference:
    if item["category"] != "marketing_messages" or item["value"] not in ("stop", "resume"):
        raise ValueError("another preference")
    person = Person(
        checked.optional_digits(item.get("wa_id")),
        checked.optional_identifier(item.get("user_id")),
        _name(value, {"from": item.get("wa_id"), "from_user_id": item.get("user_id")}),
    )
    if person.is_nobody:
        raise ValueError("of nobody")
    return Preference(
        phone_number_id=_number(value),
        person=person,
        takes_marketing=item["value"] == "resume",
        told_at=checked.moment(item["timestamp"]),
    )


def _template_review(value: Value, entry: Value) -> TemplateReview:
    reason = checked.one_line(value.get("reason"))
    return TemplateReview(
        business_account_id=checked.identifier(entry["id"], most=40),
        name=checked.identifier(value["message_template_name"], most=512),
        language=checked.identifier(value["message_template_language"], most=16),
        status=checked.identifier(value["event"], most=40).lower(),
        reason="" if reason == "NONE" else reason,
    )


def _status(item: Value, value: Value) -> StatusReport:
    status = item["status"]
    if status not in ("sent", "delivered", "read", "failed"):
        raise ValueError("another status")
    faults = checked.list_of(item, "errors")
    return StatusReport(
        phone_number_id=_number(value),
        provider_id=checked.identifier(item["id"]),
        status=status,
        delivery_id=_echo(item.get("biz_opaque_callback_data")),
        reason="; ".join(_fault(fault) for fault in faults)[:500],
        codes=tuple(fault["code"] for fault in faults if isinstance(fault, dict) and "code" in fault),
        person=_recipient(item),
        price=_price(item.get("pricing")),
    )


def _recipient(item: Value) -> Person:
    """Whom the message went to, as far as it can be read: the status counts without."""
    try:
        phone = checked.optional_digits(item.get("recipient_id"))
    except ValueError:
        phone = None
    scoped = item.get("recipient_user_id")
    return Person(phone, scoped if isinstance(scoped, str) and len(scoped) <= 140 else None)


def _price(told: Any) -> Price | None:
    """Whether it is charged, and as what; None where nothing is told, or nothing that can be read: the status counts
    without. `billable` is Meta's older word for what `type` says; either will do."""
    if not isinstance(told, dict):
        return None
    category, billable = told.get("category"), told.get("billable")
    if not isinstance(billable, bool):
        billable = next((charged for kind, charged in _CHARGED if kind == told.get("type")), None)
    if billable is None or not isinstance(category, str):
        return None
    category = category.lower().replace("-", "_")
    return Price(billable, category) if _CATEGORY.fullmatch(category) else None


_CATEGORY = re.compile(r"[a-z_]{1,40}")
_CHARGED = (("regular", True), ("free_customer_service", False), ("free_entry_point", False))


def _number(value: Value) -> str:
    return checked.identifier(value["metadata"]["phone_number_id"])


def _fault(fault: Any) -> str:
    if not isinstance(fault, dict):
        return "of no shape"
    return f"{str(fault.get('code'))[:20]} {checked.one_line(fault.get('title'), most=100)}".strip()


def _sender(item: Value, value: Value) -> Person:
    return Person(
        checked.optional_digits(item.get("from")),
        checked.optional_identifier(item.get("from_user_id")),
        _name(value, item),
    )


def _name(value: Value, item: Value) -> str:
    for contact in checked.list_of(value, "contacts"):
        if not isinstance(contact, dict):
            continue
        same = [(contact.get("wa_id"), item.get("from")), (contact.get("user_id"), item.get("from_user_id"))]
        if any(theirs and theirs == sender for theirs, sender in same):
            return checked.one_line(checked.object_of(contact, "profile").get("name"))
    return ""


def _words(kind: str, part: Any) -> str:
    """What the message says in plain words: its text, caption, tapped title, a shared contact's name, or nothing."""
    if kind == "contacts":
        names = [checked.object_of(card, "name").get("formatted_name") for card in part]
        return ", ".join(checked.one_line(name) for name in names if name)[:4096]
    if kind == "interactive":
        part = checked.object_of(part, checked.identifier(part["type"]))
    if not isinstance(part, dict):
        return ""
    found = (part.get(key) for key in ("body", "caption", "text", "title", "name"))
    return next((text for text in found if text and isinstance(text, str)), "")[:4096]


def _content(kind: str, item: Value) -> dict[str, Any]:
    """What there is besides the words. A text's own part is nothing but words."""
    content = {key: item[key] for key in (kind, "context", "referral", "errors") if key in item and key != "text"}
    if kind in FILE_KINDS:  # the address is good for minutes, and for whoever has it
        content[kind] = {key: part for key, part in item[kind].items() if key != "url"}
    if kind == "interactive" and (answers := _form(item)):
        content["form"] = answers
    return content


def _form(item: Value) -> dict[str, Any]:
    """A Flow's answers, which come as JSON in a string; empty when it is none, and then the string stands alone."""
    text = checked.object_of(item["interactive"], "nfm_reply").get("response_json")
    try:
        answers = checked.storable(json.loads(text)) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return {}
    return answers if isinstance(answers, dict) else {}


def _file(part: Value) -> File:
    return File(
        media_id=checked.identifier(part["id"], most=100),
        mime_type=checked.one_line(part.get("mime_type"), most=100).partition(";")[0].strip().lower(),
        sha256=checked.digest(part.get("sha256")),
        name=checked.one_line(part.get("filename")),
    )


def _echo(data: Any) -> UUID | None:
    if not isinstance(data, str) or not data.startswith(ECHO_PREFIX):
        return None
    try:
        return UUID(data.removeprefix(ECHO_PREFIX))
    except ValueError:
        return None


def _answered(context: Any) -> str | None:
    """The wamid that a message answers. Whatever else stands there, the message itself counts."""
    found = context.get("id") if isinstance(context, dict) else None
    return found if isinstance(found, str) and found else None
