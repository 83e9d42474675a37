"""A vendor's channels."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import structlog
from django.db.models import Count, Min, QuerySet

from domain import vault
from domain.access import Actor
from domain.channels import rules
from domain.channels.models import InboundPayload, WhatsAppChannel
from domain.compiled import compiled
from domain.errors import NotFound

log = structlog.get_logger(__name__)


class ChannelNotConnected(NotFound):
    code = "channel.not_connected"
    sentence = "WhatsApp is not connected."


def whatsapp(actor: Actor) -> WhatsAppChannel:
    """The vendor's WhatsApp channel, or ChannelNotConnected."""
    actor.require("channel.write")
    channel = WhatsAppChannel.objects.within(actor.vendor_id).first()
    if channel is None:
        raise ChannelNotConnected
    return channel


def find(vendor_id: UUID) -> WhatsAppChannel | None:
    """The vendor's WhatsApp channel, for Spout's own use."""
    return WhatsAppChannel.objects.within(vendor_id).first()


def rates(vendor_id: UUID) -> rules.Rates:
    """What the vendor says that WhatsApp's messages cost it."""
    return rules.rates(WhatsAppChannel.objects.within(vendor_id).values_list("rates", flat=True).first())


def waiting() -> tuple[int, datetime | None]:
    """How many webhook calls, of all vendors, are still to be read, and since when the first is."""
    counted = InboundPayload.objects.filter(processed_at=None).aggregate(n=Count("*"), since=Min("received_at"))
    return counted["n"], counted["since"]


def vendor_of_number(phone_number_id: str) -> UUID | None:
    """Whose number it is: the only way from a customer's webhook to a vendor."""
    return next((vendor_id for (vendor_id,) in _owner(phone_number_id=phone_number_id)), None)


@compiled
def _owner(*, phone_number_id: str) -> "QuerySet[WhatsAppChannel, tuple[UUID]]":
    channels = WhatsAppChannel.objects.across_vendors().filter(phone_number_id=phone_number_id)
    return channels.filter(vendor__deleted_at=None).values_list("vendor_id")


def vendors_of_account(business_account_id: str) -> list[UUID]:
    """Whose numbers are in this WhatsApp Business account."""
    channels = WhatsAppChannel.objects.across_vendors().filter(business_account_id=business_account_id)
    return list(channels.filter(vendor__deleted_at=None).order_by("vendor_id").values_list("vendor_id", flat=True))


def access_token(channel: WhatsAppChannel) -> str:
    return vault.unseal(channel.access_token, of=sealed_for("access_token", channel.vendor_id))


def sealed_for(field: str, vendor_id: UUID) -> str:
    """What ties a sealed secret to its row."""
    return f"whatsapp_channel.{field}:{vendor_id}"


def own_app_secrets() -> Iterator[tuple[UUID, str]]:
    """Vendors who use a Meta app of their own, with its secret: it signs webhooks for that vendor alone."""
    for channel in WhatsAppChannel.objects.across_vendors().exclude(app_secret=None):
        assert channel.app_secret is not None
        try:
            secret = vault.unseal(channel.app_secret, of=sealed_for("app_secret", channel.vendor_id))
        except vault.SecretUnreadable:
            log.error("channel.secret_unreadable", vendor_id=str(channel.vendor_id))  # one lost key harms one vendor
        else:
            yield channel.vendor_id, secret
