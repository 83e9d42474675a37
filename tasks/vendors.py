"""What follows for vendors."""

from domain.channels import actions as channels
from domain.outbox.models import OutboxEvent
from domain.reminders import planning


def replan_reminders(event: OutboxEvent) -> None:
    """By other clocks other hours are quiet."""
    if "timezone" in event.payload["after"]:
        planning.replan_all(event.vendor_id, now=event.recorded_at)


def let_go_of_number(event: OutboxEvent) -> None:
    """The WhatsApp number of a deleted vendor may be connected to another."""
    channels.disconnect_whatsapp(event.vendor_id)
