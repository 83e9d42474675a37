"""What a delivery says on WhatsApp, decided at the moment it is sent, and whether it may go now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.timezone import now

from domain.attachments import files
from domain.attachments import queries as attachments
from domain.attachments.models import Attachment, State
from domain.attachments.rules import NotStored
from domain.bookings.models import Booking
from domain.channels import queries as channels
from domain.channels import rules as channel_rules
from domain.channels import templates
from domain.channels.models import WhatsAppChannel, WhatsAppTemplate
from domain.concierge import standing
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import outgoing, reach, ways
from domain.conversations import rules as conversation_rules
from domain.conversations.cloud_api import ECHO_PREFIX
from domain.conversations.models import Message
from domain.conversations.outgoing import Buttons, Media, Outgoing, Template, Text
from domain.deliveries import rules
from domain.deliveries.models import Delivery
from tasks import account_letters, composing
from tasks.composing import Prepared
from tasks.gateways import rates, whatsapp
from tasks.gateways.errors import GatewayError
from tasks.refusing import NotNow, NotToBeSent

WHILE_STOPPED = timedelta(minutes=5)
"""How often a delivery looks whether its channel goes on; when it does, those who wait are told at once."""


@dataclass(frozen=True, slots=True)
class Note:
    contact: Contact
    what: Outgoing
    reply_to: str = ""


def prepare(delivery: Delivery) -> Prepared:
    """The call that sends it. Raises NotToBeSent, NotNow, ChannelNotConnected."""
    assert delivery.vendor_id is not None  # only a vendor writes on WhatsApp
    channel = channels.find(delivery.vendor_id)
    if channel is None:
        raise channels.ChannelNotConnected
    number, token = channel.phone_number_id, channels.access_token(channel)
    if delivery.kind == "chat.read":
        return _read_receipt(delivery, channel, token)
    note = _WORDS.get(delivery.kind, _about_booking)(delivery, channel)
    template = note.what if isinstance(note.what, Template) else None
    is_test = delivery.kind == "channel.test"
    if channel.stopped_at and not is_test:
        _stopped(delivery)
    customer = str(delivery.contact_id or delivery.id)
    if wait := rates.wait(number, customer, urgent=delivery.urgent):
        raise NotNow("It waits for its turn: WhatsApp takes so many a second.", until=now() + wait)
    file = _file(delivery.vendor_id, note.what) if isinstance(note.what, Media) else None

    def call() -> str:
        what = note.what
        if file and isinstance(what, Media):
            what = replace(what, media_id=_hand_over(file, number, token))
        return whatsapp.send(
            phone_number_id=number,
            access_token=token,
            contact=note.contact,
            what=what,
            reply_to=note.reply_to,
            echo=f"{ECHO_PREFIX}{delivery.id}",
        )

    return Prepared(
        call,
        number=number,
        customer=customer,
        template=template,
        waits_for_channel=not is_test and not rules.following(delivery.context),
    )


def _file(vendor_id: UUID, what: Media) -> Attachment:
    """Raises NotToBeSent when the storage has lost it."""
    file = attachments.find(vendor_id, UUID(what.attachment_id))
    if file is None or file.state != State.STORED:
        raise NotToBeSent("The file is not here any more.")
    return file


def _hand_over(file: Attachment, number: str, token: str) -> str:
    """Give Meta the file and answer its id there. Repeating it is harmless: nobody sees one that no message names."""
    try:
        with files.open_stored(file.stored_as) as stored:
            content = stored.read()
    except NotStored:
        raise GatewayError("The file is not here any more.", permanent=True) from None
    return whatsapp.upload(
        phone_number_id=number,
        access_token=token,
        content=content,
        mime_type=file.mime_type,
        filename=file.name or str(file.id),
    )


def _stopped(delivery: Delivery) -> None:
    """Another channel carries it, or it waits."""
    if rules.following(delivery.context):
        raise NotToBeSent(channel_rules.STOPPED, try_next=True)
    raise NotNow(channel_rules.STOPPED, until=now() + WHILE_STOPPED)


def _read_receipt(delivery: Delivery, channel: WhatsAppChannel, token: str) -> Prepared:
    if channel.stopped_at:
        raise NotToBeSent(channel_rules.STOPPED)
    number, message_id = channel.phone_number_id, delivery.context["wamid"]
    typing = delivery.context["typing"]

    def call() -> str:
        whatsapp.mark_read(phone_number_id=number, access_token=token, message_id=message_id, typing=typing)
        return ""

    return Prepared(call, number=number, customer=str(delivery.contact_id))


def _from_log(delivery: Delivery, channel: WhatsAppChannel) -> Note:
    """A message that stands in the log, as it was written there, or what stands in for it outside the window."""
    messages = Message.objects.within(delivery.vendor_id).select_related("conversation__contact")
    assert delivery.message_id is not None  # written with its message
    message = messages.get(id=delivery.message_id)
    contact, what = message.conversation.contact, outgoing.restore(message.text, message.content)
    is_open = conversation_rules.is_window_open(message.conversation.window_closes_at, now=now())
    if what.is_free and not is_open:
        return Note(contact, _outside_window(delivery, channel, contact, what, message.id))
    if isinstance(what, Template):
        _check_template(what, channel)
    log_of = Message.objects.within(delivery.vendor_id).filter(conversation=message.conversation)
    answered = log_of.filter(seq=message.reply_to).first() if message.reply_to else None
    return Note(contact, what, (answered.provider_id if answered else None) or "")


def _outside_window(
    delivery: Delivery, channel: WhatsAppChannel, contact: Contact, what: Outgoing, message_id: UUID
) -> Template:
    template = reach.stand_in(channel, contact, what.text, now=now()) if isinstance(what, Text) else None
    if template is None:
        reason = f"{ways.CLOSED} WhatsApp allows only templates."
        raise NotToBeSent(reason, try_next=channel.outside_window != "refuse")
    delivery.context["template"] = {"name": template.name, "language": template.language}
    delivery.save(update_fields=["context"])
    Message.objects.within(delivery.vendor_id).filter(id=message_id).update(
        status_reason=f"{ways.CLOSED} It was told by the template {template.name}."[:500]
    )
    return template


def _code(delivery: Delivery, channel: WhatsAppChannel) -> Note:
    """To a number that need not be a contact's, and not into the log: staff should not read it."""
    code, digits = account_letters.code_to_send(delivery, now=now())
    return Note(Contact(phone_number=code.address), Template("booking_code", parameters={"code": digits}))


def _test(delivery: Delivery, channel: WhatsAppChannel) -> Note:
    given: dict[str, Any] = delivery.context
    return Note(Contact(phone_number=given["to"]), Template(given["template"], given["language"]))


def _about_booking(delivery: Delivery, channel: WhatsAppChannel) -> Note:
    """A message of Spout's own: into the log, then as free text or, when the window is shut, as a template."""
    note = composing.note(delivery, now=now())
    if composing.is_window_open(note.contact, now=now()):
        buttons = standing.buttons(delivery.kind, note.booking, note.language) if channel.booking_in_chat else ()
        what: Outgoing = Buttons(note.text, buttons) if buttons else Text(note.text)
    else:
        what, known = _template(note, channel)
        what = _with_payloads(what, delivery.kind, note.booking, channel, known)
    conversations.say(delivery, note.contact, what, now=now())
    return Note(note.contact, what)


def _with_payloads(
    what: Template, kind: str, booking: Booking, channel: WhatsAppChannel, known: WhatsAppTemplate | None
) -> Template:
    """What the template's quick replies send back, where we know how many it has: Meta refuses one too many."""
    if known is None or not channel.booking_in_chat:
        return what
    payloads = standing.payloads(kind, booking, count=len(known.buttons))
    return replace(what, payloads=payloads, titles=tuple(known.buttons)) if payloads else what


def _template(note: composing.Note, channel: WhatsAppChannel) -> tuple[Template, WhatsAppTemplate | None]:
    """The template that says it, in the best of the languages in which Meta has it, and what is known of it.

    One that was never heard of may exist all the same; Meta knows. Raises NotToBeSent.
    """
    known = templates.best(channel.vendor_id, note.template, note.spoken)
    if known is None:
        usual = {name: note.values[name] for name in ("name", "service", "when")}
        return Template(note.template, note.spoken[0].replace("-", "_"), usual, text=note.text), None
    _check_approved(known)
    if known.category == "MARKETING" and not note.contact.takes_marketing:
        raise NotToBeSent(channel_rules.OptedOut.sentence, try_next=True)
    values = channel_rules.values_of(known.parameters, note.values, in_order=("name", "service", "when"))
    if values is None:
        raise NotToBeSent(f"The template {known.name} takes other values than there are.", try_next=True)
    text = channel_rules.rendered(known.body, values) if known.body else note.text
    return Template(known.name, known.language, values, text=text), known


def _check_template(what: Template, channel: WhatsAppChannel) -> None:
    """One that was never heard of may exist all the same; Meta knows. Raises NotToBeSent."""
    known = templates.find(channel.vendor_id, what.name, what.language)
    if known:
        _check_approved(known)


def _check_approved(known: WhatsAppTemplate) -> None:
    if known.status != channel_rules.APPROVED:
        raise NotToBeSent(f"The template {known.name} is {known.status.lower()}.", try_next=True)


_WORDS: dict[str, Callable[[Delivery, WhatsAppChannel], Note]] = {
    "chat.message": _from_log,
    "public.code": _code,
    "channel.test": _test,
}
"""All other kinds are notes about bookings."""
