"""What vendors can be told of: each type of event with its schema, and how a recorded event becomes a payload. Pure."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.webhooks import payloads
from domain.webhooks.payloads import Payload

Recorded = Mapping[str, Any]
"""An event's payload as the outbox keeps it."""


@dataclass(frozen=True, slots=True)
class EventType:
    """`needs`: the permission that whoever wants to be told must have. `read` makes the data of a recorded event, or
    None where this one is no business of the vendor's systems."""

    name: str
    description: str
    needs: str
    data: type[Payload]
    read: Callable[[Recorded], Recorded | None]
    version: int = 1


TEST = "webhook.test"


def _as_it_is(event: Recorded) -> Recorded:
    return event


def _of_booking(event: Recorded) -> Recorded | None:
    """None of a hold: that is no booking yet. Nor of an event from before bookings were kept with it."""
    booking = event.get("booking")
    return event if booking and not booking["held_until"] else None


def _changed(event: Recorded) -> Recorded | None:
    return {**event, "previous": event["before"]} if _of_booking(event) else None


def _rescheduled(event: Recorded) -> Recorded | None:
    return {**event, "previous_starts_at": event["old_start"]} if _of_booking(event) else None


def _changed_fields(event: Recorded) -> Recorded:
    """Of what was before and after only the names of what differs."""
    after, before = event["after"], event["before"]
    return {**event, "fields": sorted(name for name in after if after[name] != before.get(name))}


def _posted(event: Recorded) -> Recorded | None:
    """Notes stay inside the house."""
    return None if event["direction"] == "note" else event


_ALL = (
    EventType("booking.created", "Somebody has booked.", "booking.read", payloads.OfBooking, _of_booking),
    EventType(
        "booking.changed",
        "Its words, team, member or service have changed; not its start.",
        "booking.read",
        payloads.BookingChangedData,
        _changed,
    ),
    EventType(
        "booking.rescheduled",
        "It has moved to another start, and maybe to another member.",
        "booking.read",
        payloads.BookingRescheduledData,
        _rescheduled,
    ),
    EventType("booking.confirmed", "It was confirmed.", "booking.read", payloads.OfBooking, _of_booking),
    EventType("booking.cancelled", "It was cancelled.", "booking.read", payloads.OfBooking, _of_booking),
    EventType("booking.completed", "The service was given.", "booking.read", payloads.OfBooking, _of_booking),
    EventType("booking.no_show", "The customer did not come.", "booking.read", payloads.OfBooking, _of_booking),
    EventType(
        "booking.customer_is_coming",
        "The customer said, by a button or a link, that they come.",
        "booking.read",
        payloads.BookingIdData,
        _as_it_is,
    ),
    EventType("contact.added", "A new customer.", "contact.read", payloads.ContactAddedData, _as_it_is),
    EventType("contact.changed", "Something of a contact.", "contact.read", payloads.ContactChangedData, _as_it_is),
    EventType(
        "contact.erased",
        "Nothing is kept of this contact any more; what you keep of them is yours to erase.",
        "contact.read",
        payloads.ContactAddedData,
        _as_it_is,
    ),
    EventType(
        "contact.merged", "Two were one person, and are one.", "contact.read", payloads.ContactMergedData, _as_it_is
    ),
    EventType("contact.removed", "It is no more.", "contact.read", payloads.ContactRemovedData, _as_it_is),
    EventType(
        "refusal.told",
        "A customer wants no more messages of some kinds over a channel, or wants them again.",
        "contact.read",
        payloads.RefusalData,
        _as_it_is,
    ),
    EventType("service.added", "A new service.", "service.read", payloads.ServiceData, _as_it_is),
    EventType("service.changed", "Something of a service.", "service.read", payloads.ServiceChangedData, _as_it_is),
    EventType("service.removed", "It can't be booked any more.", "service.read", payloads.ServiceData, _as_it_is),
    EventType(
        "conversation.changed",
        "Its status, assignee, team, labels or collaborators.",
        "conversation.read",
        payloads.ConversationChangedData,
        _as_it_is,
    ),
    EventType(
        "message.posted",
        "A customer or a member has written; notes are not told of.",
        "conversation.read",
        payloads.MessagePostedData,
        _posted,
    ),
    EventType(
        "message.status_changed",
        "What was written was sent, delivered, read, or has failed.",
        "conversation.read",
        payloads.MessageStatusData,
        _as_it_is,
    ),
    EventType(
        "message.changed",
        "Something of a message other than its status: its reactions.",
        "conversation.read",
        payloads.MessageChangedData,
        _as_it_is,
    ),
    EventType("member.joined", "Somebody new works here.", "member.read", payloads.MemberData, _as_it_is),
    EventType("member.changed", "Something of a member.", "member.read", payloads.MemberChangedData, _changed_fields),
    EventType("member.left", "Somebody works here no more.", "member.read", payloads.MemberData, _as_it_is),
    EventType(
        "channel.whatsapp_stopped",
        "Nothing leaves by WhatsApp until it is resumed.",
        "channel.write",
        payloads.ChannelStoppedData,
        _as_it_is,
    ),
    EventType("channel.whatsapp_resumed", "WhatsApp goes on.", "channel.write", payloads.ChannelResumedData, _as_it_is),
    EventType("waitlist.joined", "A customer waits.", "booking.read", payloads.WaitlistJoinedData, _as_it_is),
    EventType("waitlist.left", "And waits no more.", "booking.read", payloads.WaitlistEntryData, _as_it_is),
    EventType(
        "waitlist.offered", "Time is kept for who waits.", "booking.read", payloads.WaitlistOfferedData, _as_it_is
    ),
)

CATALOGUE: dict[str, EventType] = {kind.name: kind for kind in _ALL}
"""By name, which is the name of the recorded event too."""

TEST_TYPE = EventType(
    TEST, "Somebody tries whether the endpoint answers.", "webhook.write", payloads.TestData, _as_it_is
)


def needed_for(names: Collection[str]) -> set[str]:
    """The permissions of these types; of all, when none is named."""
    return {CATALOGUE[name].needs for name in names or CATALOGUE}


def body(name: str, event: Recorded, *, happened_at: datetime) -> dict[str, Any] | None:
    """What is sent of a recorded event; None when nothing is."""
    kind = CATALOGUE[name] if name != TEST else TEST_TYPE
    read = kind.read(event)
    if read is None:
        return None
    return {
        "type": kind.name,
        "version": kind.version,
        "timestamp": happened_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "data": kind.data.model_validate(read).model_dump(mode="json"),
    }
