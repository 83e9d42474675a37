"""A member's emoji on its way to WhatsApp."""

from django.utils.timezone import now

from domain.channels import queries as channels
from domain.channels import rules as channel_rules
from domain.conversations import reacting, ways
from domain.conversations.cloud_api import ECHO_PREFIX
from domain.conversations.rules import is_window_open
from domain.deliveries.models import Delivery
from tasks.composing import Prepared
from tasks.gateways import rates, whatsapp
from tasks.refusing import NotNow, NotToBeSent


def prepare(delivery: Delivery) -> Prepared:
    """The call that puts it there. Raises NotToBeSent, NotNow, ChannelNotConnected."""
    assert delivery.vendor_id is not None  # only a vendor writes on WhatsApp
    channel = channels.find(delivery.vendor_id)
    if channel is None:
        raise channels.ChannelNotConnected
    if channel.stopped_at:
        raise NotToBeSent(channel_rules.STOPPED)
    found = reacting.to_send(delivery)
    if found is None:
        raise NotToBeSent("Another one has taken its place.")
    message, reaction = found
    if not is_window_open(message.conversation.window_closes_at, now=now()):
        raise NotToBeSent(ways.CLOSED)
    number, token, customer = channel.phone_number_id, channels.access_token(channel), str(delivery.contact_id)
    if wait := rates.wait(number, customer, urgent=delivery.urgent):
        raise NotNow("It waits for its turn: WhatsApp takes so many a second.", until=now() + wait)

    def call() -> str:
        return whatsapp.send(
            phone_number_id=number,
            access_token=token,
            contact=message.conversation.contact,
            what=reaction,
            echo=f"{ECHO_PREFIX}{delivery.id}",
        )

    return Prepared(call, number=number, customer=customer)
