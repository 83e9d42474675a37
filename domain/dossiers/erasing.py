"""A contact is erased: nothing of them is kept but their bookings, as figures of nobody, and a receipt.

In one transaction goes all that points at the contact. Others who write something of theirs meanwhile either are done
before, and it goes too, or find nobody to write of: the row itself goes, so the database's pointers see to that. It is
locked in the order that everybody keeps: payloads, calendars, contact, conversation; then against new pointers.

What tells of them elsewhere (`traces`) a worker takes out right behind the commit, and once more when nothing that had
begun before can still be written.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.dispatch import Signal
from uuid_utils.compat import uuid7

from domain.access import Actor
from domain.attachments import actions as attachments
from domain.bookings import actions as bookings
from domain.bookings import many
from domain.bookings import rules as booking_rules
from domain.bookings.guards import guarded
from domain.bookings.models import Booking
from domain.contacts import queries as contacts
from domain.contacts.models import Contact, FormerIdentity
from domain.contacts.rules import ContactNotFound
from domain.conversations.models import Conversation, Message
from domain.deliveries.models import Delivery
from domain.dossiers import rules, traces
from domain.dossiers.events import ContactErased
from domain.dossiers.traces import Known
from domain.erasures import queries
from domain.erasures.models import ErasedMessage, Erasure
from domain.erasures.rules import SPOKEN_OF
from domain.limits import Limit
from domain.outbox import actions as outbox
from domain.series.models import Series
from domain.services.models import Service
from domain.timeline import queries as timeline
from domain.waitlist.models import WaitlistEntry
from domain.webhooks import queries as webhooks

P = ParamSpec("P")
R = TypeVar("R")

TRIES = 5

ERASURES = Limit("contact.erase", "300 per hour")
"""Of a vendor: behind each a worker goes twice through all that is stored."""

asked = Signal()
"""Sent after an erasure is committed: a hint for the workers."""


def _again_when_met(action: Callable[P, R]) -> Callable[P, R]:
    """Who writes of the contact at that moment is let through; the erasing begins anew, and takes that too."""

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for _ in range(TRIES - 1):
            try:
                return action(*args, **kwargs)
            except (booking_rules.GoneMeanwhile, booking_rules.ChangedMeanwhile):
                continue
        return action(*args, **kwargs)

    return run


@_again_when_met
@guarded
def erase(
    actor: Actor, contact_id: UUID, *, cancel_bookings: bool = False, reference: str = "", now: datetime
) -> Erasure:
    """Erase the contact; answers the receipt, and the same again to who asks again.

    Bookings to come are somebody's time, and whoever comes would be a stranger: they are cancelled when that is asked
    for, else it is refused. Raises ContactNotFound, HasUpcoming, TooManyTries, and GoneMeanwhile while others go on
    writing.
    """
    actor.require("contact.erase")
    if cancel_bookings:
        actor.require("booking.write")
    actor.require_whole()
    if found := queries.list_erasures(actor, contact_id=contact_id).first():
        return found
    seen = contacts.get(actor, contact_id)
    ERASURES.spend(str(actor.vendor_id))
    names = _identities(seen)
    waiting = traces.cut_payloads(actor.vendor_id, names, waiting=True)  # payloads before contacts, as their drain does
    many.lock_calendars(actor, list(_upcoming(seen, now=now).values_list("id", flat=True)))
    contact, conversation = _held(actor, contact_id, names)
    cancelled = _cancel_upcoming(actor, contact, wanted=cancel_bookings, now=now)
    receipt = Erasure(
        id=uuid7(),
        vendor_id=actor.vendor_id,
        contact_id=contact_id,
        reference=reference,
        asked_by_kind=actor.kind,
        asked_by_id=actor.id,
        asked_by=actor.name,
        asked_at=now,
        due_at=now,
        told=webhooks.listening(actor.vendor_id, ContactErased.type, at=now),
        fingerprints=sorted({queries.of_person(actor.vendor_id, name) for name in names}),
    )
    known = _known(contact, conversation, names, now=now)
    _remember_messages(contact, conversation, now=now)
    files = attachments.set_aside(actor.vendor_id, conversation.id) if conversation else []
    figures = _make_anonymous(contact)
    receipt.counts = _remove(contact) | {
        "bookings_made_anonymous": figures,
        "bookings_cancelled": cancelled,
        "raw_webhooks": waiting,
    }
    known.files.extend(map(str, files))
    receipt.sealed = known.sealed(receipt.id)
    receipt.until = _moment()  # what others have committed until now, the statements above have seen
    receipt.save(force_insert=True)
    ended = conversation.id if conversation else None
    outbox.record(actor, ContactErased(contact_id, ended, receipt.id), now=now)
    transaction.on_commit(lambda: asked.send_robust(sender=Erasure))
    return receipt


def _held(actor: Actor, contact_id: UUID, names: list[str]) -> tuple[Contact, Conversation | None]:
    """Until the commit, against everybody: who points at them already is waited for, who is about to waits."""
    try:
        contact = contacts.get(actor, contact_id, lock=True)
    except ContactNotFound:  # erased or merged at this moment
        raise booking_rules.ChangedMeanwhile from None
    if _identities(contact) != names:
        raise booking_rules.ChangedMeanwhile
    theirs = Conversation.objects.within(actor.vendor_id).filter(contact=contact).select_for_update()
    conversation = theirs.first()
    list(Contact.objects.within(actor.vendor_id).filter(id=contact.id).select_for_update().values_list("id"))
    return contact, conversation or theirs.first()


def _identities(contact: Contact) -> list[str]:
    """All that they are or were known by."""
    former = FormerIdentity.objects.within(contact.vendor_id).filter(contact=contact)
    mine = {getattr(contact, name) for name in rules.IDENTITIES}
    return sorted({*filter(None, mine), *former.values_list("value", flat=True)})


def _cancel_upcoming(actor: Actor, contact: Contact, *, wanted: bool, now: datetime) -> int:
    """Nobody is written of it: there is nobody left to write to. Raises HasUpcoming."""
    ids = list(_upcoming(contact, now=now).values_list("id", flat=True))
    rules.check_none_upcoming(len(ids), cancel=wanted)
    for booking_id in sorted(ids):
        bookings.cancel(actor, booking_id, alone=False, now=now)
    return len(ids)


def _upcoming(contact: Contact, *, now: datetime) -> QuerySet[Booking]:
    return Booking.objects.within(contact.vendor_id).filter(
        contact=contact, status__in=booking_rules.MOVABLE, starts_at__gt=now
    )


def _known(contact: Contact, conversation: Conversation | None, names: list[str], *, now: datetime) -> Known:
    """Read before it goes."""
    within = contact.vendor_id
    subjects: list[Any] = timeline.known_as(contact)
    subjects += Booking.objects.within(within).filter(contact=contact).values_list("id", flat=True)
    subjects += [conversation.id] if conversation else []
    ids: list[Any] = [*subjects]
    for table in (Series, WaitlistEntry, Delivery):
        ids += table.objects.within(within).filter(contact=contact).values_list("id", flat=True)
    if conversation:  # answers of the API are kept a day
        lately = Message.objects.within(within).filter(
            conversation=conversation, created_at__gte=now - timedelta(days=2)
        )
        for of_message in lately.values_list("id", "attachments__id"):
            ids += filter(None, of_message)
    return Known(names, [str(one) for one in subjects], sorted({str(one) for one in ids}))


def _remember_messages(contact: Contact, conversation: Conversation | None, *, now: datetime) -> None:
    """By keyed hashes of their wamids: what Meta still says of them is known to be nobody's."""
    within, since = contact.vendor_id, now - SPOKEN_OF
    wamids: set[str] = set()
    if conversation:
        said = Message.objects.within(within).filter(conversation=conversation, created_at__gte=since)
        wamids.update(filter(None, said.values_list("provider_id", flat=True)))
    sent = Delivery.objects.within(within).filter(contact=contact, channel="whatsapp", created_at__gte=since)
    for provider_id, context in sent.values_list("provider_id", "context"):
        wamids.update(filter(None, (provider_id, *context.get("given_up", ()))))
    rows = [
        ErasedMessage(vendor_id=within, fingerprint=queries.of_message(within, wamid), erased_at=now)
        for wamid in sorted(wamids)
    ]
    ErasedMessage.objects.within(within).bulk_create(rows, ignore_conflicts=True)


def _make_anonymous(contact: Contact) -> int:
    """Their bookings are nobody's: reports count the same as before, and no words and no series tie them together."""
    title = Service.objects.within(contact.vendor_id).filter(id=OuterRef("service")).values("title")
    return (
        Booking.objects.within(contact.vendor_id)
        .filter(contact=contact)
        .update(
            contact=_nobody(contact.vendor_id),
            title=Subquery(title),
            description="",
            cancelled_reason="",
            coming_at=None,
            manage_hash=None,
            series=None,
            version=F("version") + 1,
        )
    )


def _nobody(vendor_id: UUID) -> Contact:
    """One for all who were erased, so that no bookings can be told to be one person's."""
    fresh = Contact(vendor_id=vendor_id, name=rules.NOBODY, is_nobody=True, takes_marketing=False, created_at=_moment())
    Contact.objects.within(vendor_id).bulk_create([fresh], ignore_conflicts=True)
    return Contact.objects.within(vendor_id).get(is_nobody=True)


def _remove(contact: Contact) -> dict[str, int]:
    """The row, and all that points at it; answers how many by the names of the tables."""
    _, removed = contact.delete()
    named = {apps.get_model(label)._meta.verbose_name_plural: count for label, count in removed.items()}
    return {str(name).replace(" ", "_"): count for name, count in named.items()}


def _moment() -> datetime:
    """By the database's clock, whatever statement it is."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        found: datetime = cursor.fetchone()[0]
    return found
