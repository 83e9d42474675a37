"""What an error of Meta's means beyond the one message: for the number, the window, the template, the customer."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from domain.access import system
from domain.channels import meta_errors, standing, templates
from domain.channels.meta_errors import Do, Verdict
from domain.contacts import identities
from domain.conversations.models import Conversation, Message
from domain.conversations.outgoing import Template
from domain.conversations.rules import WINDOW
from domain.deliveries.models import Delivery


@transaction.atomic
def heed(
    verdict: Verdict,
    code: int | None,
    *,
    vendor_id: UUID,
    contact_id: UUID | None,
    sent_at: datetime,
    template: Template | None = None,
    now: datetime,
) -> None:
    """Act on the verdict on what was sent then, as far as it concerns more than that message."""
    reason = meta_errors.reason(code, verdict)
    match verdict.do:
        case Do.STOP:
            standing.stop(vendor_id, problem=reason, now=now)
        case Do.CLOSE_WINDOW if contact_id:
            # Unless the customer has written since.
            still_so = {"window_closes_at__gt": now, "window_closes_at__lte": sent_at + WINDOW}
            threads = Conversation.objects.within(vendor_id).filter(contact_id=contact_id, **still_so)
            threads.update(window_closes_at=now)
        case Do.REST_MARKETING if contact_id:
            until = sent_at + meta_errors.MARKETING_REST
            identities.rest_marketing(system(vendor_id), contact_id, until=until, now=now)
        case Do.OPT_OUT if contact_id:
            identities.tell_marketing(system(vendor_id), contact_id, takes=False, told_at=now, now=now)
        case Do.MARK_TEMPLATE if template and code is not None:
            status = meta_errors.TEMPLATE_STATUSES.get(code)
            templates.mark(vendor_id, template.name, template.language, status=status, problem=reason, now=now)


def template_of(delivery: Delivery | None, message: Message | None) -> Template | None:
    """The template that a delivery was sent as: of its message, or the one that stood in for it."""
    if delivery and (stood_in := delivery.context.get("template")):
        return Template(stood_in["name"], stood_in["language"])
    if message and message.content.get("kind") == "template":
        return Template(message.content["name"], message.content["language"])
    return None
