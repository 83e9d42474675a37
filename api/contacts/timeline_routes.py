"""`/contacts/{id}/timeline`: all that is known of a contact, in one list."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db import models
from ninja import Query, Router
from pydantic import BaseModel, Field
from typing_extensions import TypeAliasType

from api.audit.routes import AuditEvent
from api.auth import ActorRequest, in_vendor
from api.bookings.schemas import Booking
from api.conversations.schemas import Message
from api.deliveries.schemas import Delivery
from api.fields import Answer
from api.pagination import cursor_to, place_of
from domain.conversations import queries as conversations
from domain.timeline import queries
from domain.timeline.queries import Entry, Place

router = Router(tags=["contacts"], auth=in_vendor)

_PLACE = (models.DateTimeField(), models.UUIDField())


class TimelineQuery(BaseModel):
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=500)] = ""


TimelineKind = TypeAliasType("TimelineKind", Literal["contact", "booking", "message", "delivery", "change"])


class TimelineItem(Answer):
    """What it is stands under its kind; the other keys are null. `contact` is the beginning, and has no more."""

    id: UUID
    kind: TimelineKind
    at: datetime = Field(description="When it was booked, said, changed; of a reminder, when it is to be sent.")
    booking: Booking | None = None
    message: Message | None = None
    delivery: Delivery | None = None
    change: AuditEvent | None = None


class Timeline(Answer):
    """`next_cursor` is null on the last page."""

    items: list[TimelineItem]
    next_cursor: str | None


@router.get("/{uuid:contact_id}/timeline", response=Timeline)
def get_contact_timeline(request: ActorRequest, contact_id: UUID, query: Query[TimelineQuery]) -> Timeline:
    """Bookings, messages, reminders and changes, newest first: of each kind what your role lets you see.

    Deliveries take `delivery.read`, changes `audit.read`, both a role that reaches the whole vendor.
    """
    origin = f"timeline {contact_id}"
    behind = Place(*place_of(query.cursor, origin, _PLACE)) if query.cursor else None
    found = queries.list_entries(request.auth, contact_id, behind=behind, limit=query.limit + 1)
    items = [_item(entry) for entry in found[: query.limit]]
    more = len(found) > query.limit
    return Timeline(items=items, next_cursor=cursor_to(origin, (items[-1].at, items[-1].id)) if more else None)


_SHOWN: dict[str, Any] = {
    "booking": Booking.model_validate,
    "message": lambda message: Message.model_validate(conversations.record(message)),
    "delivery": Delivery.model_validate,
    "change": AuditEvent.model_validate,
}


def _item(entry: Entry) -> TimelineItem:
    show = _SHOWN.get(entry.kind)
    thing = {entry.kind: show(entry.what)} if show else {}
    return TimelineItem(id=entry.what.pk, kind=entry.kind, at=entry.at, **thing)
