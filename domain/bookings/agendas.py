"""What members are written in the morning: the bookings that they have before them that day."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from domain.bookings.calendar import bounds
from domain.bookings.models import Booking, Status
from domain.people.models import Member

LATEST = timedelta(hours=6)
"""So long after its time an agenda is still worth sending, when nothing ran before."""

# The vendors whose time has come by their own clocks, and who have had none today: taken by one statement, so that two
# beats at once take each once. On a day when the clocks change a time that there is not has come when it is past, and
# one that comes twice has been taken the first time.
_TAKE = """
UPDATE domain_notificationsettings settings
   SET agenda_on = (%(now)s AT TIME ZONE vendor.timezone)::date
  FROM domain_vendor vendor
 WHERE vendor.id = settings.vendor_id AND settings.agenda_at IS NOT NULL
   AND vendor.is_active AND vendor.deleted_at IS NULL
   AND (settings.agenda_on IS NULL OR settings.agenda_on < (%(now)s AT TIME ZONE vendor.timezone)::date)
   AND (%(now)s AT TIME ZONE vendor.timezone)::time >= settings.agenda_at
   AND (%(now)s AT TIME ZONE vendor.timezone) <
       (%(now)s AT TIME ZONE vendor.timezone)::date + settings.agenda_at + %(latest)s
RETURNING settings.vendor_id
"""

# To every active member who has something before them on what is today by their own clock.
_PLACE = """
INSERT INTO domain_delivery (id, vendor_id, channel, kind, effect_key, state, reason, send_at, attempts, user_id,
                             context, lane_order, provider_id, request_id, created_at)
SELECT uuidv7(), member.vendor_id, 'email', 'staff.agenda', 'agenda:' || member.id || ':' || today.day, 'scheduled', '',
       %(now)s, 0, member.user_id, jsonb_build_object('member_id', member.id, 'on', today.day), 0, '', '', %(now)s
  FROM domain_member member
  JOIN domain_vendor vendor ON vendor.id = member.vendor_id,
       LATERAL (SELECT coalesce(nullif(member.timezone, ''), vendor.timezone) AS name) zone,
       LATERAL (SELECT (%(now)s AT TIME ZONE zone.name)::date AS day) today
 WHERE member.vendor_id = ANY(%(vendors)s) AND member.is_active
   AND EXISTS (SELECT 1 FROM domain_booking booking
                WHERE booking.staff_id = member.id AND booking.vendor_id = member.vendor_id
                  AND booking.status IN ('pending', 'confirmed')
                  AND booking.starts_at >= today.day::timestamp AT TIME ZONE zone.name
                  AND booking.starts_at < (today.day + 1)::timestamp AT TIME ZONE zone.name)
ON CONFLICT (effect_key) DO NOTHING
"""


@transaction.atomic
def place_due(*, now: datetime) -> int:
    """Ask for the agendas whose time has come to be written; answers how many letters that makes."""
    values: dict[str, Any] = {"now": now, "latest": LATEST}
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, values)
        vendors = [vendor_id for (vendor_id,) in cursor.fetchall()]
        if not vendors:
            return 0
        cursor.execute(_PLACE, values | {"vendors": vendors})
        return cursor.rowcount


def of_member(member: Member, day: date) -> list[Booking]:
    """The member's bookings of the day, by their own clock. Needs the member with vendor."""
    since, until = bounds(day, day, ZoneInfo(member.timezone or member.vendor.timezone))
    mine = Booking.objects.within(member.vendor_id).filter(
        staff=member, starts_at__gte=since, starts_at__lt=until, status__in=(Status.PENDING, Status.CONFIRMED)
    )
    return list(mine.order_by("starts_at", "id"))
