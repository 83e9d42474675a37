"""Who somebody on WhatsApp is: by WhatsApp id, by business-scoped id, by the phone that staff typed in.

Ids change. A known one that comes with a new other one brings it along, and WhatsApp's own notices do the same. What
another contact holds is never taken: then there are two contacts of one person, until somebody merges them.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from domain.access import Actor
from domain.compiled import compiled
from domain.contacts import rules
from domain.contacts.actions import _save, add
from domain.contacts.events import ContactChanged
from domain.contacts.models import Contact, FormerIdentity
from domain.contacts.rules import Identities
from domain.outbox import actions as outbox
from domain.vendors.models import Vendor


def meet(
    actor: Actor,
    *,
    whatsapp_id: str | None,
    business_scoped_id: str | None,
    name: str,
    sent_at: datetime,
    now: datetime,
) -> Contact:
    """The contact who wrote on WhatsApp at `sent_at`, else a new one.

    Two who meet the same stranger at once make one contact.
    """
    told = Identities(whatsapp_id, business_scoped_id)
    contact = _known(actor, told, sent_at=sent_at, now=now) or _left(actor, told, sent_at=sent_at)
    if contact:
        return contact
    phone = f"+{whatsapp_id}" if whatsapp_id else None
    free = phone and not Contact.objects.within(actor.vendor_id).filter(phone_number=phone).exists()
    try:
        return add(
            actor,
            name=name or phone or "WhatsApp customer",
            language=Vendor.objects.values_list("locale", flat=True).get(id=actor.vendor_id),
            now=now,
            phone_number=phone if free else None,
            whatsapp_id=whatsapp_id,
            business_scoped_id=business_scoped_id,
        )
    except rules.ContactExists:
        contact = _known(actor, told, sent_at=sent_at, now=now)  # somebody was quicker
        if contact is None:
            raise
        return contact


def relink(actor: Actor, before: Identities, after: Identities, *, sent_at: datetime, now: datetime) -> Contact | None:
    """WhatsApp says that who had these ids has others since `sent_at`. The contact, or None when nobody had them."""
    rows = _locked(actor, before, after)
    had = [row for row in rows if rules.is_same(_of(row), before) and not rules.is_successor(_of(row), before)]
    contact = rules.best(had, before, of=_of)
    if contact:
        _learn(actor, contact, after, others=[row for row in rows if row is not contact], sent_at=sent_at, now=now)
        return contact
    return next((row for row in rows if rules.is_same(_of(row), after)), None)  # told before


def tell_marketing(actor: Actor, contact_id: UUID, *, takes: bool, told_at: datetime, now: datetime) -> None:
    """Whether the contact takes marketing. What is older than what is known changes nothing."""
    contacts = Contact.objects.within(actor.vendor_id).filter(id=contact_id)
    newer = contacts.filter(Q(marketing_told_at=None) | Q(marketing_told_at__lte=told_at))
    if newer.exclude(takes_marketing=takes).update(takes_marketing=takes, marketing_told_at=told_at):
        outbox.record(actor, ContactChanged(contact_id, ["takes_marketing"]), now=now)
    else:
        newer.update(marketing_told_at=told_at)


def rest_marketing(actor: Actor, contact_id: UUID, *, until: datetime, now: datetime) -> None:
    """The contact has had enough marketing for now; what was known to last longer, does."""
    contacts = Contact.objects.within(actor.vendor_id).filter(id=contact_id)
    longer = contacts.filter(Q(marketing_rests_until=None) | Q(marketing_rests_until__lt=until))
    if longer.update(marketing_rests_until=until):
        outbox.record(actor, ContactChanged(contact_id, ["marketing_rests_until"]), now=now)


def _known(actor: Actor, told: Identities, *, sent_at: datetime, now: datetime) -> Contact | None:
    rows = _told_of(
        vendor_id=actor.vendor_id,
        whatsapp_id=told.whatsapp_id,
        phone_number=f"+{told.whatsapp_id}" if told.whatsapp_id else None,
        business_scoped_id=told.business_scoped_id,
    )
    contact = rules.best(rows, told, of=_of)
    if contact:
        _learn(actor, contact, told, others=[row for row in rows if row is not contact], sent_at=sent_at, now=now)
    return contact


@compiled
def _told_of(
    *, vendor_id: UUID, whatsapp_id: str | None, phone_number: str | None, business_scoped_id: str | None
) -> QuerySet[Contact]:
    """As `_locked`, for every message that comes."""
    found = Q()
    if whatsapp_id:
        found |= Q(whatsapp_id=whatsapp_id) | Q(phone_number=phone_number)
    if business_scoped_id:
        found |= Q(business_scoped_id=business_scoped_id)
    return Contact.objects.within(vendor_id).filter(found).select_for_update(no_key=True).order_by("id")


def _locked(actor: Actor, *wanted: Identities) -> list[Contact]:
    """Everybody who has any of these ids, or the phone of one, until the commit."""
    found = Q()
    for ids in wanted:
        if ids.whatsapp_id:
            found |= Q(whatsapp_id=ids.whatsapp_id) | Q(phone_number=f"+{ids.whatsapp_id}")
        if ids.business_scoped_id:
            found |= Q(business_scoped_id=ids.business_scoped_id)
    rows = Contact.objects.within(actor.vendor_id).filter(found)
    return list(rows.select_for_update(no_key=True).order_by("id"))


def _left(actor: Actor, told: Identities, *, sent_at: datetime) -> Contact | None:
    """Who had one of these ids when the message was sent, and has it no more: it was long on its way."""
    former = FormerIdentity.objects.within(actor.vendor_id).filter(value__in=told.values(), left_at__gte=sent_at)
    found = former.select_related("contact").order_by("left_at").first()
    return found.contact if found else None


def _learn(
    actor: Actor, contact: Contact, told: Identities, *, others: Iterable[Contact], sent_at: datetime, now: datetime
) -> None:
    """Take over what the contact lacked or has otherwise now, unless another has it or it is old news."""
    mine = _of(contact)
    changed = rules.learn(mine, told, taken={value for other in others for value in _of(other).values()})
    if changed == mine:
        return
    former = FormerIdentity.objects.within(actor.vendor_id).filter(contact=contact)
    if former.filter(value__in=changed.values() - mine.values(), left_at__gte=sent_at).exists():
        return
    contact.whatsapp_id, contact.business_scoped_id = changed.whatsapp_id, changed.business_scoped_id
    contact.phone_number = changed.phone_number
    try:
        _save(contact)
    except rules.ContactExists:  # somebody typed it in just now: theirs
        contact.refresh_from_db()
        return
    for value in sorted((mine.values() - changed.values()) - {mine.phone_number}):
        FormerIdentity(vendor_id=actor.vendor_id, contact=contact, value=value, left_at=sent_at).save(force_insert=True)
    outbox.record(actor, ContactChanged(contact.id, rules.differing(mine, changed)), now=now)


def _of(contact: Contact) -> Identities:
    return Identities(contact.whatsapp_id, contact.business_scoped_id, contact.phone_number)
