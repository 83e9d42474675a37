"""Two contacts who are one person become one."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from domain.access import Actor
from domain.bookings.guards import guarded
from domain.bookings.models import Booking
from domain.contacts import queries as contacts
from domain.contacts.models import Contact, FormerIdentity
from domain.contacts.rules import ContactNotFound
from domain.deliveries.models import Delivery
from domain.dossiers import rules, threads
from domain.dossiers.events import ContactMerged
from domain.dossiers.rules import Known
from domain.outbox import actions as outbox
from domain.refusals.models import Refusal
from domain.series.models import Series
from domain.waitlist.models import WaitlistEntry

_POINTING = (Booking, WaitlistEntry, Series, Delivery, FormerIdentity)


@guarded
def merge(actor: Actor, contact_id: UUID, *, into: UUID, now: datetime) -> Contact:
    """Give all that is the contact's to another, and its identities where that one has none; then it is no more.

    Raises MergedWithItself, ContactNotFound, and GoneMeanwhile when something new was made of it meanwhile.
    """
    actor.require("contact.remove")
    actor.require_whole()
    rules.check_two(contact_id, into)
    merged, kept = _both(actor, contact_id, into)
    before = _known(merged)
    joined = rules.join(_known(kept), before)
    ended = threads.join(actor, merged, kept, same_thread=rules.is_same_thread(before, joined), now=now)
    for table in _POINTING:
        table.objects.within(actor.vendor_id).filter(contact=merged).update(contact=kept)
    _keep_refusals(merged, kept)
    merged.delete()  # and then its identities are free
    _become(kept, joined)
    for value in sorted(rules.left_behind(before, joined)):  # what was sent by them before is the kept one's
        FormerIdentity(vendor_id=actor.vendor_id, contact=kept, value=value, left_at=now).save(force_insert=True)
    outbox.record(actor, ContactMerged(kept.id, contact_id, ended), now=now)
    return kept


def _both(actor: Actor, contact_id: UUID, into: UUID) -> tuple[Contact, Contact]:
    """Held until the commit, but not against those who point at them: these hold what is changed here next."""
    rows = contacts.somebody(actor.vendor_id).filter(id__in=[contact_id, into]).order_by("id")
    found = {row.id: row for row in rows.select_for_update(no_key=True)}
    if len(found) < 2:
        raise ContactNotFound
    return found[contact_id], found[into]


def _keep_refusals(merged: Contact, kept: Contact) -> None:
    """What either of them does not want to be told, nobody tells the one they are now."""
    known = Refusal.objects.within(kept.vendor_id).filter(contact=kept)
    same = known.filter(channel=OuterRef("channel"), kind=OuterRef("kind"))
    Refusal.objects.within(kept.vendor_id).filter(~Exists(same), contact=merged).update(contact=kept)


def _known(contact: Contact) -> Known:
    return Known(
        phone_number=contact.phone_number,
        whatsapp_id=contact.whatsapp_id,
        business_scoped_id=contact.business_scoped_id,
        email=contact.email,
        takes_marketing=contact.takes_marketing,
        told_at=contact.marketing_told_at,
        rests_until=contact.marketing_rests_until,
        created_at=contact.created_at,
    )


def _become(contact: Contact, known: Known) -> None:
    values = asdict(known)
    contact.marketing_told_at, contact.marketing_rests_until = values.pop("told_at"), values.pop("rests_until")
    for field, value in values.items():
        setattr(contact, field, value)
    contact.save()
