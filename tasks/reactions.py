"""The lasting side effects of what happens: event type → what follows. All of them stand in this one table.

A reaction runs inside the transaction that marks its event handled, so it only writes rows; what is to leave the
house it places as a delivery, under a key that makes placing it twice harmless.
"""

from collections.abc import Callable

from domain.outbox.models import OutboxEvent
from tasks import bookings, conversations, vendors

Reaction = Callable[[OutboxEvent], None]

REACTIONS: dict[str, tuple[Reaction, ...]] = {
    "booking.created": (bookings.tell_contact_of_creation,),
    "booking.rescheduled": (bookings.tell_contact_of_move,),
    "booking.confirmed": (bookings.tell_contact_of_confirmation,),
    "booking.cancelled": (bookings.tell_contact_of_cancellation,),
    "account.reopened": (),
    "account.shut": (),
    "api_key.made": (),
    "api_key.revoked": (),
    "booking.completed": (),
    "booking.no_show": (),
    "channel.whatsapp_connected": (),
    "contact.added": (),
    "contact.changed": (),
    "conversation.changed": (),
    "invitation.accepted": (),
    "invitation.revoked": (),
    "invitation.sent": (),
    "member.changed": (),
    "member.joined": (),
    "member.left": (conversations.hand_back,),
    "message.posted": (),
    "message.status_changed": (),
    "role.added": (),
    "role.changed": (),
    "role.removed": (),
    "service.added": (),
    "service.changed": (),
    "team.changed": (),
    "team.departed": (),
    "team.disbanded": (),
    "team.formed": (),
    "team.joined": (),
    "vendor.changed": (),
    "vendor.created": (),
    "vendor.deleted": (vendors.let_go_of_number,),
    "vendor.entered": (),
}
