"""How two contacts become one, and when a contact may go or be erased. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.errors import Conflict, Invalid

IDENTITIES = ("phone_number", "whatsapp_id", "business_scoped_id", "email")
"""What a contact is known and reached by."""

NOBODY = "Erased contact"
"""The name under which bookings of the erased stand."""

ON_WHATSAPP = ("whatsapp_id", "business_scoped_id")

_URGENCY = ("open", "pending", "snoozed", "closed")


class MergedWithItself(Invalid):
    code = "contact.merged_with_itself"
    sentence = "A contact is merged into another one."


class HasBookings(Conflict):
    """`upcoming` and `past` in its details say how many there are."""

    code = "contact.has_bookings"
    sentence = "The contact has bookings, which are kept: cancel those to come; with past ones it can only be merged."


class HasUpcoming(Conflict):
    """`upcoming` in its details says how many there are."""

    code = "contact.has_upcoming_bookings"
    sentence = "The contact has bookings to come: whoever erases them has these cancelled, and says so."


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a contact; `told_at` is when they last said whether they take marketing, `rests_until` how long
    they get none anyway."""

    phone_number: str | None
    whatsapp_id: str | None
    business_scoped_id: str | None
    email: str | None
    takes_marketing: bool
    told_at: datetime | None
    rests_until: datetime | None
    created_at: datetime


def check_two(contact_id: UUID, into: UUID) -> None:
    """Raises MergedWithItself."""
    if contact_id == into:
        raise MergedWithItself


def check_no_bookings(*, upcoming: int, past: int) -> None:
    """Cancelled ones don't count. Raises HasBookings."""
    if upcoming or past:
        raise HasBookings(upcoming=upcoming, past=past)


def check_none_upcoming(upcoming: int, *, cancel: bool) -> None:
    """Raises HasUpcoming."""
    if upcoming and not cancel:
        raise HasUpcoming(upcoming=upcoming)


def join(kept: Known, merged: Known) -> Known:
    """The kept one's identities, with the other's where it has none. Who wants no marketing of either, wants none."""
    theirs = {name: getattr(kept, name) or getattr(merged, name) for name in IDENTITIES}
    return Known(
        **theirs,
        takes_marketing=kept.takes_marketing and merged.takes_marketing,
        told_at=latest(kept.told_at, merged.told_at),
        rests_until=latest(kept.rests_until, merged.rests_until),
        created_at=min(kept.created_at, merged.created_at),
    )


def left_behind(merged: Known, joined: Known) -> set[str]:
    """WhatsApp's ids of the merged one that the joined one does not go by."""
    ids = {getattr(merged, name) for name in ON_WHATSAPP if getattr(merged, name) != getattr(joined, name)}
    return ids - {None}


def is_same_thread(merged: Known, joined: Known) -> bool:
    """Whether WhatsApp's 24 hours, begun by what the merged one wrote, are open to the joined one."""
    return not left_behind(merged, joined)


def most_urgent(statuses: Sequence[str]) -> str:
    """Of the statuses of conversations that become one."""
    return min(statuses, key=_URGENCY.index)


def earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def latest(*moments: datetime | None) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)
