"""A contact goes, with all that is kept about them. Bookings are books: who has some that stand, stays."""

from datetime import datetime
from uuid import UUID

from domain.access import Actor
from domain.attachments import actions as attachments
from domain.bookings.guards import guarded
from domain.bookings.models import Booking, Status
from domain.contacts import queries as contacts
from domain.conversations.models import Conversation
from domain.dossiers import rules
from domain.dossiers.events import ContactRemoved
from domain.outbox import actions as outbox


@guarded
def remove(actor: Actor, contact_id: UUID, *, now: datetime) -> None:
    """Remove the contact: conversation, files, deliveries, waiting, and what was cancelled.

    Raises ContactNotFound, HasBookings, and GoneMeanwhile when something new was made of it meanwhile.
    """
    actor.require("contact.remove")
    actor.require_whole()
    contact = contacts.get(actor, contact_id, lock=True)
    booked = Booking.objects.within(actor.vendor_id).filter(contact=contact)
    standing = booked.exclude(status=Status.CANCELLED)
    upcoming = standing.filter(ends_at__gt=now).count()
    rules.check_no_bookings(upcoming=upcoming, past=standing.count() - upcoming)
    conversation = Conversation.objects.within(actor.vendor_id).filter(contact=contact).first()
    if conversation:
        attachments.abandon(conversation.vendor_id, conversation.id)
    booked.delete()
    contact.delete()
    outbox.record(actor, ContactRemoved(contact_id, conversation.id if conversation else None), now=now)
