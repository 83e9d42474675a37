"""What follows for vendors."""

from domain.channels import actions as channels
from domain.outbox.models import OutboxEvent


def let_go_of_number(event: OutboxEvent) -> None:
    """The WhatsApp number of a deleted vendor may be connected to another."""
    channels.disconnect_whatsapp(event.vendor_id)
