"""`/members/…/calendar-feed`: the secret address of a member's calendar."""

from uuid import UUID

from django.conf import settings
from django.utils.timezone import now
from ninja import Router, Status

from api.auth import ActorRequest, in_vendor
from api.public.schemas import CalendarFeed
from domain.public import feeds

router = Router(tags=["members"], auth=in_vendor)


@router.post("/{uuid:member_id}/calendar-feed", response={201: CalendarFeed})
def open_calendar_feed(request: ActorRequest, member_id: UUID) -> Status[CalendarFeed]:
    """Make the secret address of the member's calendar, or another one; the old one is dead."""
    token = feeds.open_feed(request.auth, member_id, now=now())
    return Status(201, CalendarFeed(url=f"{settings.PUBLIC_URL}/api/v1/public/calendars/{token}.ics"))


@router.delete("/{uuid:member_id}/calendar-feed", response={204: None})
def close_calendar_feed(request: ActorRequest, member_id: UUID) -> Status[None]:
    """The address is dead."""
    feeds.close_feed(request.auth, member_id, now=now())
    return Status(204, None)
