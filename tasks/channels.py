"""Reading the vendors' templates from Meta, and telling owners of a number that was stopped."""

import structlog
from celery import shared_task
from django.utils.timezone import now

from domain.channels import queries, templates
from domain.deliveries import actions as deliveries
from domain.outbox.models import OutboxEvent
from domain.people.models import Member
from tasks.gateways import whatsapp
from tasks.gateways.errors import GatewayError, OutcomeUnknown

log = structlog.get_logger(__name__)


@shared_task
def sync_templates() -> int:
    """Read the templates of all who want it; answers how many vendors'. One that fails keeps what it has, and why."""
    total = 0
    while channel := templates.take_wish():
        total += 1
        try:
            heard = whatsapp.templates(
                business_account_id=channel.business_account_id, access_token=queries.access_token(channel)
            )
        except (GatewayError, OutcomeUnknown) as error:
            problem = str(error) or "WhatsApp did not answer."
            log.info("templates.not_read", vendor_id=str(channel.vendor_id), reason=problem)
            templates.not_read(channel.vendor_id, problem=problem)
        else:
            templates.keep(channel.vendor_id, heard, now=now())
    return total


def mark_template(event: OutboxEvent) -> None:
    """Meta has told what became of a template."""
    told = event.payload
    templates.mark(
        event.vendor_id,
        told["name"],
        told["language"],
        status=told["status"].upper(),
        problem=told["reason"],
        now=event.recorded_at,
    )


def tell_owners(event: OutboxEvent) -> None:
    """By e-mail, each owner once per stop."""
    owners = Member.objects.within(event.vendor_id).filter(role__key="owner", is_active=True, user__is_active=True)
    orders = [
        deliveries.Order(
            channel="email",
            kind="channel.stopped",
            effect_key=f"channel.stopped:{event.id}:{user_id}",
            send_at=event.recorded_at,
            user_id=user_id,
            context={"problem": event.payload["problem"]},
        )
        for user_id in owners.values_list("user_id", flat=True)
    ]
    deliveries.place(event.vendor_id, orders, now=event.recorded_at)
