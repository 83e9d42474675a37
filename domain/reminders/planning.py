"""Planning reminders: each is a delivery with a later `send_at`, rendered when sent.

A row for each rule and booking, planned in place: what was not begun is put where it belongs now, what was sent stays.
One statement does it for a booking, a rule or all of a vendor's.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection

from domain import tracing
from domain.deliveries import actions as deliveries
from domain.reminders.rules import LEAST_NOTICE

if TYPE_CHECKING:
    from domain.bookings.models import Booking

# The booking's start is part of the effect key: a booking that is moved is planned anew. In quiet hours, by the
# receiver's clock, a reminder moves to their end or to the minute before they begin, as the rule says; where that is of
# no use (after the booking's start, or in the past) the other way, if it is of use. What was planned and not sent is
# put where it belongs now; what was skipped when its time had come stays, for another channel may have carried it on.
_PLAN = """
INSERT INTO domain_delivery (id, vendor_id, channel, kind, effect_key, state, reason, send_at, attempts,
                             contact_id, booking_id, context, lane_order, provider_id, request_id,
                             created_at, settled_at)
SELECT uuidv7(), booking.vendor_id, rule.channels[1], 'booking.reminder',
       'reminder:' || booking.id || ':' || rule.id || ':' || extract(epoch FROM booking.starts_at)::bigint,
       CASE WHEN skipped.why IS NULL THEN 'scheduled' ELSE 'skipped' END, coalesce(skipped.why, ''),
       coalesce(planned.send_at, due.at), 0, booking.contact_id, booking.id,
       jsonb_build_object(
           'starts_at', to_char(booking.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'),
           'version', booking.version, 'channels', rule.channels, 'rule_id', rule.id, 'variant', rule.variant,
           'minutes_before', rule.minutes_before, 'quiet', rule.quiet, 'unless_coming', rule.unless_coming),
       0, '', %(request)s::text, %(now)s::timestamptz,
       CASE WHEN skipped.why IS NULL THEN NULL ELSE %(now)s::timestamptz END
  FROM domain_booking booking
  JOIN domain_reminderrule rule ON rule.vendor_id = booking.vendor_id
                               AND (rule.service_id IS NULL OR rule.service_id = booking.service_id)
  JOIN domain_contact contact ON contact.id = booking.contact_id
  JOIN domain_vendor vendor ON vendor.id = booking.vendor_id
  LEFT JOIN domain_notificationsettings settings ON settings.vendor_id = booking.vendor_id,
       LATERAL (SELECT coalesce(nullif(contact.timezone, ''), vendor.timezone) AS name) zone,
       LATERAL (SELECT booking.starts_at - rule.minutes_before * interval '1 minute' AS at,
                       booking.starts_at - least(%(least)s::interval, rule.minutes_before * interval '30 seconds')
                           AS useful_until) due,
       LATERAL (SELECT (due.at AT TIME ZONE zone.name)::date AS day, (due.at AT TIME ZONE zone.name)::time AS clock,
                       settings.quiet_until < settings.quiet_from AS over_midnight) wall,
       LATERAL (SELECT CASE WHEN rule.quiet = 'ignore' OR settings.quiet_from IS NULL THEN false
                            WHEN wall.over_midnight
                            THEN wall.clock >= settings.quiet_from OR wall.clock < settings.quiet_until
                            ELSE wall.clock >= settings.quiet_from AND wall.clock < settings.quiet_until
                        END AS in_it) quiet,
       LATERAL (SELECT (wall.day + (wall.over_midnight AND wall.clock < settings.quiet_until)::int * -1
                        + settings.quiet_from) AT TIME ZONE zone.name - interval '1 minute' AS earlier,
                       greatest(due.at, (wall.day + (wall.over_midnight AND wall.clock >= settings.quiet_from)::int
                        + settings.quiet_until) AT TIME ZONE zone.name) AS later) moved,
       LATERAL (SELECT CASE WHEN NOT quiet.in_it THEN due.at
                            WHEN rule.quiet = 'earlier' AND moved.earlier > %(now)s::timestamptz THEN moved.earlier
                            WHEN moved.later <= due.useful_until THEN moved.later
                            WHEN moved.earlier > %(now)s::timestamptz THEN moved.earlier
                        END AS send_at) planned,
       LATERAL (SELECT CASE WHEN planned.send_at IS NULL THEN 'Quiet hours leave no time for it.'
                            WHEN planned.send_at <= %(now)s::timestamptz THEN %(late)s::text
                            WHEN coalesce(%(made_at)s::timestamptz, booking.created_at)
                                 > planned.send_at - rule.min_lead_minutes * interval '1 minute'
                            THEN 'It was booked too shortly before.'
                        END AS why) skipped
 WHERE booking.vendor_id = %(vendor)s::uuid AND booking.starts_at > %(now)s::timestamptz
   AND booking.status IN ('pending', 'confirmed') {which}
ON CONFLICT (effect_key) DO UPDATE
   SET channel = excluded.channel, state = excluded.state, reason = excluded.reason, send_at = excluded.send_at,
       context = excluded.context, settled_at = excluded.settled_at, lease_until = NULL
 WHERE domain_delivery.state IN ('scheduled', 'ready', 'cancelled')
    OR domain_delivery.state = 'skipped' AND domain_delivery.attempts = 0
"""
_OF_BOOKING = _PLAN.format(which="AND booking.id = %(booking)s::uuid")
_OF_RULE = _PLAN.format(which="AND rule.id = %(rule)s::uuid")
_OF_VENDOR = _PLAN.format(which="")

_DROP_OF_RULE = """
UPDATE domain_delivery delivery
   SET state = 'cancelled', reason = %(reason)s::text, settled_at = %(now)s::timestamptz, lease_until = NULL
  FROM domain_booking booking
 WHERE booking.vendor_id = %(vendor)s::uuid AND booking.starts_at > %(now)s::timestamptz
   AND delivery.booking_id = booking.id AND delivery.kind = 'booking.reminder'
   AND delivery.state IN ('scheduled', 'ready') AND delivery.context ->> 'rule_id' = %(rule)s::text
"""


def plan(booking: "Booking", *, now: datetime) -> None:
    """Write the reminders of a booking that was just made or moved, in the caller's transaction."""
    late = "Booked later than the reminder was due."
    _run(_OF_BOOKING, booking.vendor_id, {"booking": booking.id}, late=late, made_at=now, now=now)


def replan(booking: "Booking", *, now: datetime) -> None:
    """Drop what waits for the old start and plan for the new one."""
    drop(booking, reason="The booking was moved.", now=now)
    plan(booking, now=now)


def drop(booking: "Booking", *, reason: str, now: datetime) -> None:
    deliveries.cancel_of_booking(booking.id, booking.vendor_id, reason=reason, now=now)


def plan_rule(rule_id: UUID, vendor_id: UUID, *, now: datetime) -> None:
    """The rule is new, or another than it was: plan it for every booking to come."""
    late = "The rule came later than the reminder was due."
    _run(_OF_RULE, vendor_id, {"rule": rule_id}, late=late, now=now)


def drop_rule(rule_id: UUID, vendor_id: UUID, *, reason: str, now: datetime) -> None:
    """Nothing that the rule has planned is sent; what has begun is not called back."""
    with connection.cursor() as cursor:
        values: dict[str, Any] = {"rule": str(rule_id), "vendor": vendor_id, "reason": reason, "now": now}
        cursor.execute(_DROP_OF_RULE, values)


def replan_all(vendor_id: UUID, *, now: datetime) -> None:
    """The vendor's clocks or quiet hours are others now: each reminder to come goes where it belongs."""
    _run(_OF_VENDOR, vendor_id, {}, late="Quiet hours came later than the reminder was due.", now=now)


def _run(
    statement: str,
    vendor_id: UUID,
    which: Mapping[str, Any],
    *,
    late: str,
    made_at: datetime | None = None,
    now: datetime,
) -> None:
    values: dict[str, Any] = {
        "vendor": vendor_id,
        "late": late,
        "made_at": made_at,
        "least": LEAST_NOTICE,
        "request": tracing.request_id.get(),
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values | {**which})
