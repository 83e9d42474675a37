"""How a conversation's contact is reached now, and whether a template may be sent there."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from domain.channels import queries as channels
from domain.channels import rules as channel_rules
from domain.channels import templates
from domain.channels.models import WhatsAppChannel, WhatsAppTemplate
from domain.contacts.models import Contact
from domain.conversations import rules, ways
from domain.conversations.kinds import ChannelStanding, WayOutside
from domain.conversations.models import Conversation
from domain.conversations.outgoing import Template
from domain.conversations.ways import Reach
from domain.errors import Conflict


def of(conversation: Conversation, *, now: datetime) -> Reach:
    """With its contact loaded. What the vendor has set is asked for only when it matters."""
    closes_at = conversation.window_closes_at
    reach = _reach(conversation.contact, closes_at)
    channel = None if rules.is_window_open(closes_at, now=now) else channels.find(conversation.vendor_id)
    if channel is None:
        return reach
    return replace(reach, outside=channel.outside_window, has_template=bool(channel.outside_template))


def _reach(contact: Contact, window_closes_at: datetime | None) -> Reach:
    on_whatsapp = bool(contact.whatsapp_id or contact.phone_number or contact.business_scoped_id)
    return Reach(on_whatsapp=on_whatsapp, by_email=bool(contact.email), window_closes_at=window_closes_at)


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever answers should know of how the customer is reached; nothing secret.

    `template` stands in for a text outside the window; None when none can.
    """

    whatsapp: ChannelStanding
    stopped_at: datetime | None
    on_whatsapp: bool
    by_email: bool
    outside_window: WayOutside
    template: WhatsAppTemplate | None


def told(conversation: Conversation, *, now: datetime) -> Told:
    """With its contact loaded: by the same rules by which a text will be sent."""
    channel = channels.find(conversation.vendor_id)
    reach = _reach(conversation.contact, None)
    if channel is None:
        outside = ways.outside(reach, now=now)
        return Told("not_connected", None, reach.on_whatsapp, reach.by_email, outside, None)
    template = _standing_in(channel, conversation.contact, now=now)
    reach = replace(reach, outside=channel.outside_window, has_template=template is not None)
    outside = ways.outside(reach, now=now)
    return Told(
        "stopped" if channel.stopped_at else "connected",
        channel.stopped_at,
        reach.on_whatsapp,
        reach.by_email,
        outside,
        template if outside == "template" else None,
    )


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
    known = _standing_in(channel, contact, now=now)
    if known is None:
        return None
    values = channel_rules.outside_values(known.parameters, name=contact.name.split()[0], message=text)
    return Template(known.name, known.language, values, text=channel_rules.rendered(known.body, values))


def _standing_in(channel: WhatsAppChannel, contact: Contact, *, now: datetime) -> WhatsAppTemplate | None:
    if channel.outside_window != "template_then_email" or not channel.outside_template:
        return None
    known = templates.find(channel.vendor_id, channel.outside_template, channel.outside_language)
    if known is None or known.status != channel_rules.APPROVED:
        return None
    try:
        _check_marketing(known, contact, now=now)
    except Conflict:
        return None
    return known


def _check_marketing(known: WhatsAppTemplate, contact: Contact, *, now: datetime) -> None:
    """Raises OptedOut, MarketingRests."""
    takes, rests_until = contact.takes_marketing, contact.marketing_rests_until
    channel_rules.check_marketing(known.category, taken=takes, rests_until=rests_until, now=now)
