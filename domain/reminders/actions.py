"""Planning reminders: each is a delivery with a later `send_at`, written with the booking, rendered when sent."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction

from domain import tracing
from domain.access import Actor
from domain.deliveries import actions as deliveries
from domain.outbox import actions as outbox
from domain.reminders import queries
from domain.reminders.events import ReminderRuleAdded, ReminderRuleRemoved
from domain.reminders.models import ReminderRule
from domain.services import queries as services

if TYPE_CHECKING:
    from domain.bookings.models import Booking

# One statement whatever the number of rules. The booking's version is part of the effect key: a booking that is
# moved is planned anew.
_PLAN = """
INSERT INTO domain_delivery (id, vendor_id, channel, kind, effect_key, state, reason, send_at, attempts,
                             contact_id, booking_id, context, lane_order, provider_id, request_id,
                             created_at)
SELECT uuidv7(), rule.vendor_id, rule.channels[1], 'booking.reminder',
       'reminder:' || %(booking)s::uuid || ':' || rule.id || ':' || %(version)s::int,
       CASE WHEN due.send_at > %(now)s::timestamptz THEN 'scheduled' ELSE 'skipped' END,
       CASE WHEN due.send_at > %(now)s::timestamptz THEN '' ELSE 'Booked later than the reminder was due.' END,
       due.send_at, 0, %(contact)s::uuid, %(booking)s::uuid,
       jsonb_build_object('starts_at', %(starts_text)s::text, 'channels', rule.channels), 0, '', %(request)s::text,
       %(now)s::timestamptz
  FROM domain_reminderrule rule,
       LATERAL (SELECT %(starts_at)s::timestamptz - rule.minutes_before * interval '1 minute' AS send_at) due
 WHERE rule.vendor_id = %(vendor)s::uuid AND (rule.service_id IS NULL OR rule.service_id = %(service)s::uuid)
ON CONFLICT (effect_key) DO NOTHING
"""


def plan(booking: "Booking", *, now: datetime) -> None:
    """Write the booking's reminders, in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            _PLAN,
            {
                "booking": booking.id,
                "vendor": booking.vendor_id,
                "service": booking.service_id,
                "contact": booking.contact_id,
                "version": booking.version,
                "starts_at": booking.starts_at,
                "starts_text": booking.starts_at.isoformat(),
                "request": tracing.request_id.get(),
                "now": now,
            },
        )


def replan(booking: "Booking", *, now: datetime) -> None:
    """Drop what waits for the old start and plan for the new one."""
    drop(booking, reason="The booking was moved.", now=now)
    plan(booking, now=now)


def drop(booking: "Booking", *, reason: str, now: datetime) -> None:
    deliveries.cancel_of_booking(booking.id, booking.vendor_id, reason=reason, now=now)


@transaction.atomic
def add_rule(
    actor: Actor, *, minutes_before: int, channels: list[str], service_id: UUID | None = None, now: datetime
) -> ReminderRule:
    """A new rule, for bookings made or moved from now on."""
    actor.require("reminder.write")
    if service_id:
        services.get(actor, service_id)
    rule = ReminderRule(
        vendor_id=actor.vendor_id,
        service_id=service_id,
        minutes_before=minutes_before,
        channels=channels,
        created_at=now,
    )
    rule.save(force_insert=True)
    outbox.record(actor, ReminderRuleAdded(rule.id, service_id, minutes_before, channels), now=now)
    return rule


@transaction.atomic
def remove_rule(actor: Actor, rule_id: UUID, *, now: datetime) -> None:
    """Remove the rule; reminders already planned by it are still sent. Raises RuleNotFound."""
    actor.require("reminder.write")
    rule = queries.get_rule(actor, rule_id)
    rule.delete()
    event = ReminderRuleRemoved(rule_id, rule.service_id, rule.minutes_before, rule.channels)
    outbox.record(actor, event, now=now)
