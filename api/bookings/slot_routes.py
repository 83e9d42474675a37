"""`/slots`: when a service can be booked."""

from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router

from api.auth import ActorRequest, in_vendor
from api.bookings.schemas import SlotList, SlotQuery
from api.pagination import dumps
from domain.bookings import slots
from domain.vendors import queries as vendors

router = Router(tags=["bookings"], auth=in_vendor)


@router.get("", response=SlotList)
def list_slots(request: ActorRequest, query: Query[SlotQuery]) -> HttpResponse:
    """Every start that can be booked now, by hours, time off, buffers, notice, horizon, resources and bookings."""
    wanted = query.model_dump(exclude={"timezone"}, exclude_none=True)
    timezone = query.timezone or vendors.current(request.auth).timezone
    return shown(slots.find(request.auth, now=now(), **wanted), timezone)


def shown(found: list[slots.Slot], timezone: str) -> HttpResponse:
    """In that zone. Written straight: of two months there may be thousands, and models of them cost seconds."""
    zone = ZoneInfo(timezone)
    items = [
        {
            "starts_at": slot.starts_at.astimezone(zone),
            "ends_at": slot.ends_at.astimezone(zone),
            "staff_ids": slot.staff_ids,
            "seats_left": slot.seats_left,
        }
        for slot in found
    ]
    return HttpResponse(dumps({"timezone": timezone, "items": items}), content_type="application/json")
