"""The lasting side effects of what happens: event type → what follows. All of them stand in this one table.

A reaction runs inside the transaction that marks its event handled, so it only writes rows; what is to leave the
house it places as a delivery, under a key that makes placing it twice harmless.
"""

from collections.abc import Callable

from domain.outbox.models import OutboxEvent
from tasks import bookings, conversations, series, vendors, waitlist

Reaction = Callable[[OutboxEvent], None]

REACTIONS: dict[str, tuple[Reaction, ...]] = {
    "booking.created": (bookings.tell_contact_of_creation, waitlist.settle),
    "booking.rescheduled": (bookings.tell_contact_of_move, waitlist.offer_its_old_time),
    "booking.confirmed": (bookings.tell_contact_of_confirmation,),
    "booking.cancelled": (bookings.tell_contact_of_cancellation, waitlist.settle, waitlist.offer_its_time),
    "booking.changed": (waitlist.offer_time_of_former_member,),
    "booking.hold_expired": (waitlist.settle, waitlist.offer_its_time),
    "series.made": (series.tell_contact_of_series,),
    "series.cancelled": (series.tell_contact_of_cancellation,),
    "series.rescheduled": (series.tell_contact_of_move,),
    "waitlist.offered": (waitlist.tell_contact_of_offer,),
    "account.reopened": (),
    "account.shut": (),
    "api_key.made": (),
    "api_key.revoked": (),
    "booking.completed": (),
    "booking.held": (),
    "booking.no_show": (),
    "calendar_feed.closed": (),
    "calendar_feed.opened": (),
    "channel.whatsapp_connected": (),
    "contact.added": (),
    "contact.changed": (),
    "canned_reply.added": (),
    "canned_reply.changed": (),
    "canned_reply.removed": (),
    "conversation.changed": (),
    "conversation.mentioned": (conversations.tell_mentioned,),
    "conversation.read": (),
    "hours.changed": (),
    "invitation.accepted": (),
    "invitation.revoked": (),
    "invitation.sent": (),
    "label.added": (),
    "label.changed": (),
    "label.removed": (),
    "member.changed": (),
    "member.joined": (),
    "member.left": (conversations.hand_back,),
    "message.posted": (conversations.receive, conversations.note_as_read),
    "message.status_changed": (),
    "resource.added": (),
    "resource.changed": (),
    "resource.removed": (),
    "role.added": (),
    "role.changed": (),
    "role.removed": (),
    "service.added": (),
    "service.changed": (),
    "service.removed": (),
    "team.changed": (),
    "team.departed": (),
    "team.disbanded": (),
    "team.formed": (),
    "team.joined": (),
    "time_off.added": (),
    "time_off.removed": (),
    "vendor.changed": (),
    "vendor.created": (),
    "vendor.deleted": (vendors.let_go_of_number,),
    "vendor.entered": (),
    "waitlist.joined": (),
    "waitlist.left": (),
}
