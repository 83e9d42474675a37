"""Taking in what WhatsApp's webhook brings, item by item."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from domain.access import Actor, system
from domain.attachments import actions as attachments
from domain.channels import actions as channel_actions
from domain.channels import queries as channels
from domain.compiled import compiled
from domain.contacts import identities
from domain.contacts.models import Contact
from domain.contacts.rules import Identities
from domain.conversations import actions, reacting, reactions, reports, rules
from domain.conversations.cloud_api import (
    IdentityChange,
    Incoming,
    Item,
    Preference,
    Reaction,
    StatusReport,
    TemplateReview,
    Unusable,
)
from domain.conversations.events import MessageChanged
from domain.conversations.models import Conversation, Direction, Message, MessageStatus
from domain.erasures import queries as erasures
from domain.outbox import actions as outbox


class NotYet(Exception):
    """It speaks of a message that is not here, maybe because it overtook it: worth another look in a moment."""


def without_repeats(items: list[Item], *, signed_by: UUID | None = None) -> list[Item]:
    """The items without the messages that are in the logs already: one question for all, since Meta repeats itself."""
    wamids: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item, Incoming):
            wamids[item.phone_number_id].add(item.provider_id)
    known: set[tuple[str, str]] = set()
    for number, of_number in wamids.items():
        vendor_id = channels.vendor_of_number(number)
        if vendor_id and signed_by in (None, vendor_id):
            known |= {(number, str(wamid)) for (wamid,) in _known(vendor_id=vendor_id, wamids=[*of_number])}
    return [
        item for item in items if not (isinstance(item, Incoming) and (item.phone_number_id, item.provider_id) in known)
    ]


def of_erased(items: list[Item], *, signed_by: UUID | None = None) -> set[tuple[str, str]]:
    """Of the messages that the items are or speak of, those that were erased with their contact, by number and wamid.

    Meta repeats itself, and tells what became of a message long after it was sent: nobody is to come back by that.
    """
    spoken: dict[str, set[str]] = defaultdict(set)
    for number, wamid in filter(None, map(wamid_of, items)):
        spoken[number].add(wamid)
    found: set[tuple[str, str]] = set()
    for number, wamids in spoken.items():
        vendor_id = channels.vendor_of_number(number)
        if vendor_id and signed_by in (None, vendor_id):
            found |= {(number, wamid) for wamid in erasures.erased_of(vendor_id, wamids)}
    return found


def wamid_of(item: Item) -> tuple[str, str] | None:
    """Of the message that the item is or speaks of, with the number; None of one that is about none."""
    match item:
        case Incoming() | StatusReport():
            return item.phone_number_id, item.provider_id
        case Reaction():
            return item.phone_number_id, item.to
    return None


@transaction.atomic
def receive(
    item: Item, *, signed_by: UUID | None = None, received_at: datetime | None = None, now: datetime
) -> str | None:
    """Act on one item of a webhook. Answers why it could not be used, or None. Raises NotYet.

    `signed_by` is the vendor whose own app signed the webhook: it speaks for that vendor's number alone.
    `received_at`: when the webhook came, where that was before `now`.
    """
    if isinstance(item, Unusable):
        return item.why
    if isinstance(item, TemplateReview):
        return _template_review(item, signed_by, now=now)
    vendor_id = channels.vendor_of_number(item.phone_number_id)
    if vendor_id is None:
        return f"unknown phone_number_id {item.phone_number_id}"
    if signed_by and vendor_id != signed_by:
        return "signed by another vendor's app"
    actor = system(vendor_id)
    match item:
        case Incoming():
            _message(actor, item, received_at=received_at or now, now=now)
        case StatusReport():
            _status(actor, item, now=now)
        case Reaction():
            put_reaction(actor, item, now=now)
        case IdentityChange():
            _identity_change(actor, item, now=now)
        case Preference():
            _preference(actor, item, now=now)
    return None


def _message(actor: Actor, item: Incoming, *, received_at: datetime, now: datetime) -> None:
    if _is_known(actor, item.provider_id):
        return  # each wamid once; Meta repeats itself
    contact = identities.meet(
        actor,
        whatsapp_id=item.whatsapp_id,
        business_scoped_id=item.business_scoped_id,
        name=item.name,
        sent_at=item.sent_at,
        now=now,
    )
    conversation = _conversation_with(actor, contact, now=now)
    log = Message.objects.within(actor.vendor_id).filter(conversation=conversation)
    answered = log.filter(provider_id=item.reply_to).values_list("seq", flat=True).first() if item.reply_to else None
    message = actions.append(
        actor,
        conversation,
        now=now,
        written_at=rules.written_at(item.sent_at, received_at=received_at),
        direction=Direction.INBOUND,
        kind=item.kind,
        text=item.text,
        content={**item.content, "sent_at": item.sent_at.isoformat()},
        status=MessageStatus.DELIVERED,
        sender_kind="contact",
        sender_id=contact.id,
        sender_name=contact.name,
        provider_id=item.provider_id,
        reply_to=answered,
    )
    if file := item.file:
        attachments.expect(
            actor.vendor_id,
            message.id,
            kind=item.kind,
            media_id=file.media_id,
            mime_type=file.mime_type,
            sha256=file.sha256,
            name=file.name,
            now=now,
        )


def _status(actor: Actor, report: StatusReport, *, now: datetime) -> None:
    echo = reports.acknowledge(actor.vendor_id, report, now=now)
    message = echo.delivery.message if echo.delivery else None
    message = message or _find(actor, report.provider_id)
    if message is None and echo.delivery is None:
        raise NotYet(f"status of an unknown message {report.provider_id}")
    if message is None:  # what is not kept in the log, like a code or an emoji, has a delivery alone
        if echo.delivery and echo.is_news and echo.counts and report.status == "failed":
            reacting.take_back(echo.delivery, now=now)
    elif echo.counts:
        actions.advance(message, report.status, provider_id=report.provider_id, reason=reports.reason(report), now=now)
    else:  # it goes on, and will be known by another wamid
        rows = Message.objects.within(actor.vendor_id).filter(id=message.id, provider_id=report.provider_id)
        rows.update(provider_id=None)


def put_reaction(actor: Actor, item: Reaction, *, now: datetime) -> None:
    """It belongs to the message it is on: no entry of its own in the log, nothing unread, no open window."""
    rows = Message.objects.within(actor.vendor_id).filter(provider_id=item.to).select_related("conversation__contact")
    message = rows.select_for_update(no_key=True, of=("self",)).first()
    if message is None:
        raise NotYet(f"reaction to an unknown message {item.to}")
    contact = message.conversation.contact
    entries = reactions.put(
        message.reactions,
        emoji=item.emoji,
        sender_kind="contact",
        sender_id=contact.id,
        sender_name=contact.name,
        provider_id=item.provider_id,
        at=item.sent_at,
    )
    if entries is not None:
        rows.update(reactions=entries, changed_at=now)
        event = MessageChanged(message.conversation_id, message.id, message.seq, ["reactions"])
        outbox.record(actor, event, now=now)


def _identity_change(actor: Actor, item: IdentityChange, *, now: datetime) -> None:
    """The contact goes on under the new ids, and the log says so: a note, since nobody wrote."""
    if _is_known(actor, item.provider_id):
        return
    before = Identities(item.before.whatsapp_id, item.before.business_scoped_id)
    after = Identities(item.after.whatsapp_id, item.after.business_scoped_id)
    contact = identities.relink(actor, before, after, sent_at=item.sent_at, now=now)
    if contact is None:
        return
    conversation = _conversation_with(actor, contact, now=now)
    actions.append(
        actor,
        conversation,
        now=now,
        direction=Direction.NOTE,
        kind="system",
        text=item.text,
        content={"sent_at": item.sent_at.isoformat()},
        status=MessageStatus.DELIVERED,
        sender_kind="system",
        sender_name="WhatsApp",
        provider_id=item.provider_id,
    )


def _preference(actor: Actor, item: Preference, *, now: datetime) -> None:
    person = item.person
    contact = identities.meet(
        actor,
        whatsapp_id=person.whatsapp_id,
        business_scoped_id=person.business_scoped_id,
        name=person.name,
        sent_at=item.told_at,
        now=now,
    )
    identities.tell_marketing(actor, contact.id, takes=item.takes_marketing, told_at=item.told_at, now=now)


def _template_review(item: TemplateReview, signed_by: UUID | None, *, now: datetime) -> str | None:
    """Told of a business account, which may have several vendors' numbers."""
    vendors = channels.vendors_of_account(item.business_account_id)
    if not vendors:
        return f"unknown business account {item.business_account_id}"
    if signed_by and signed_by not in vendors:
        return "signed by another vendor's app"
    for vendor_id in [signed_by] if signed_by else vendors:
        channel_actions.note_template_review(
            system(vendor_id),
            name=item.name,
            language=item.language,
            status=item.status,
            reason=item.reason,
            now=now,
        )
    return None


def _conversation_with(actor: Actor, contact: Contact, *, now: datetime) -> Conversation:
    """The conversation, held until the commit; begun when there is none yet."""
    held = _held(vendor_id=actor.vendor_id, contact_id=contact.id)
    if not held:
        actions.open_with(actor, contact, now=now)
        held = _held(vendor_id=actor.vendor_id, contact_id=contact.id)
    return held[0]


@compiled
def _held(*, vendor_id: UUID, contact_id: UUID) -> QuerySet[Conversation]:
    rows = Conversation.objects.within(vendor_id).filter(contact=contact_id).only("id", "vendor_id")
    return rows.select_for_update(no_key=True)


@compiled
def _known(*, vendor_id: UUID, wamids: list[str]) -> "QuerySet[Message, tuple[str | None]]":
    return Message.objects.within(vendor_id).filter(provider_id__any_of=wamids).values_list("provider_id")


def _is_known(actor: Actor, provider_id: str) -> bool:
    return _find(actor, provider_id) is not None


@compiled
def _with_wamid(*, vendor_id: UUID, provider_id: str) -> QuerySet[Message]:
    rows = Message.objects.within(vendor_id).filter(provider_id=provider_id)
    return rows.only("id", "vendor_id", "conversation_id", "seq")


def _find(actor: Actor, provider_id: str) -> Message | None:
    """As much of it as `actions.advance` asks for."""
    return next(iter(_with_wamid(vendor_id=actor.vendor_id, provider_id=provider_id)), None)
