"""How a conversation's contact is reached now, and whether a template may be sent there."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from domain.channels import queries as channels
from domain.channels import rules as channel_rules
from domain.channels import templates
from domain.channels.models import WhatsAppChannel, WhatsAppTemplate
from domain.contacts.models import Contact
from domain.conversations import rules
from domain.conversations.models import Conversation
from domain.conversations.outgoing import Template
from domain.conversations.ways import Reach
from domain.errors import Conflict


def of(conversation: Conversation, *, now: datetime) -> Reach:
    """With its contact loaded. What the vendor has set is asked for only when it matters."""
    contact, closes_at = conversation.contact, conversation.window_closes_at
    reach = Reach(
        on_whatsapp=bool(contact.whatsapp_id or contact.phone_number or contact.business_scoped_id),
        by_email=bool(contact.email),
        window_closes_at=closes_at,
    )
    channel = None if rules.is_window_open(closes_at, now=now) else channels.find(conversation.vendor_id)
    if channel is None:
        return reach
    return replace(reach, outside=channel.outside_window, has_template=bool(channel.outside_template))


def checked(vendor_id: UUID, what: Template, contact: Contact, *, now: datetime) -> Template:
    """The template as it will read. Raises TemplateUnknown, TemplateNotApproved, TemplateParametersWrong, OptedOut,
    MarketingRests."""
    known = templates.usable(vendor_id, what.name, what.language)
    channel_rules.check_parameters(known.parameters, what.parameters)
    _check_marketing(known, contact, now=now)
    text = channel_rules.rendered(known.body, what.parameters)
    return replace(what, text=text, titles=tuple(known.buttons))


def stand_in(channel: WhatsAppChannel, contact: Contact, text: str, *, now: datetime) -> Template | None:
    """The vendor's template that stands in for a text outside the window, if there is one that may be used now."""
    if channel.outside_window != "template_then_email" or not channel.outside_template:
        return None
    known = templates.find(channel.vendor_id, channel.outside_template, channel.outside_language)
    if known is None or known.status != channel_rules.APPROVED:
        return None
    try:
        _check_marketing(known, contact, now=now)
    except Conflict:
        return None
    values = channel_rules.outside_values(known.parameters, name=contact.name.split()[0], message=text)
    return Template(known.name, known.language, values, text=channel_rules.rendered(known.body, values))


def _check_marketing(known: WhatsAppTemplate, contact: Contact, *, now: datetime) -> None:
    """Raises OptedOut, MarketingRests."""
    takes, rests_until = contact.takes_marketing, contact.marketing_rests_until
    channel_rules.check_marketing(known.category, taken=takes, rests_until=rests_until, now=now)
