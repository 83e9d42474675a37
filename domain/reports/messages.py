"""What WhatsApp's messages cost, counted by PostgreSQL."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from domain.access import Actor
from domain.bookings.calendar import bounds, days_of, zone_of
from domain.channels import queries as channels
from domain.channels.rules import Rates
from domain.people.models import Member
from domain.reports import rules
from domain.reports.queries import Line, Report
from domain.reports.rules import Charged, Messages
from domain.services.models import Service

# The conditions are those of the index `delivery_messages`. What is told of one that has not arrived is announced only.
_COUNTED = """
WITH found AS (
    SELECT {key} AS key, {name} AS name, delivery.price_category AS category,
           delivery.state = 'delivered' AS arrived, delivery.billable
      FROM domain_delivery delivery {join}
     WHERE delivery.vendor_id = %(vendor)s AND delivery.channel = 'whatsapp'
       AND delivery.state IN ('sent', 'delivered') AND delivery.kind <> 'chat.read'
       AND delivery.settled_at >= %(since)s AND delivery.settled_at < %(until)s
)
SELECT grouping(key) = 1, key, max(name), category, count(*),
       count(*) FILTER (WHERE arrived), count(*) FILTER (WHERE arrived AND billable)
  FROM found GROUP BY GROUPING SETS ((category), (key, category))
"""


class MessagesBy(StrEnum):
    day = "day"
    service = "service"
    member = "member"
    category = "category"


_BY_MEMBER = "CASE message.sender_kind WHEN 'member' THEN message.{column} END"
_KEYS = {
    MessagesBy.day: ("(delivery.settled_at AT TIME ZONE %(zone)s::text)::date", "NULL", ""),
    MessagesBy.service: (
        "booking.service_id",
        "NULL",
        "LEFT JOIN domain_booking booking ON booking.id = delivery.booking_id",
    ),
    MessagesBy.member: (
        _BY_MEMBER.format(column="sender_id"),
        _BY_MEMBER.format(column="sender_name"),
        "LEFT JOIN domain_message message ON message.id = delivery.message_id",
    ),
    MessagesBy.category: ("delivery.price_category", "NULL", ""),
}
"""Of each the key, a name that is kept beside it, and the table that has both."""


def messages(actor: Actor, *, first: date, last: date, by: MessagesBy) -> Report[Messages]:
    """Of what WhatsApp took, by when it delivered it; by when it took it, where it has not delivered it.

    By day, every day has a line. By service, whose booking it was about; by member, who wrote it; by category, as what
    Meta charges it. An empty key is of no booking, of nobody (Spout itself, an API key), of no category told.
    """
    actor.require("report.read")
    actor.require_whole()
    zone = zone_of(actor)
    since, until = bounds(first, last, zone)
    rates = channels.rates(actor.vendor_id)
    values = {"vendor": actor.vendor_id, "since": since, "until": until, "zone": zone.key}
    total, counted, names = _count(by, values, rates)
    found = {key: rules.messages(of_one, rates=rates) for key, of_one in counted.items()}
    if by == MessagesBy.day:
        nothing = rules.messages((), rates=rates)
        days = map(date.isoformat, days_of(first, last))
        lines = [Line(day, day, found.get(day, nothing)) for day in days]
    else:
        labels = _labels(actor.vendor_id, by, found, names)
        lines = [Line(key, labels.get(key, "") if key else "", figures) for key, figures in found.items()]
        lines.sort(key=lambda line: (line.label, line.key))
    return Report(zone.key, rules.messages(total, rates=rates), lines)


def _count(
    by: MessagesBy, values: dict[str, Any], rates: Rates
) -> tuple[list[Charged], dict[str, list[Charged]], dict[str, str]]:
    """All by category; those of each key, which is empty where there is none; and the names kept beside."""
    sql = _COUNTED
    for place, words in zip(("{key}", "{name}", "{join}"), _KEYS[by], strict=True):
        sql = sql.replace(place, words)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows = cursor.fetchall()
    total: list[Charged] = []
    found: dict[str, list[Charged]] = defaultdict(list)
    names: dict[str, str] = {}
    for is_total, key, name, category, sent, arrived, billable in rows:
        one = rules.charged(category, sent=sent, delivered=arrived, billable=billable, rates=rates)
        key = str(key or "")
        (total if is_total else found[key]).append(one)
        names[key] = name or ""
    return total, found, names


def _labels(vendor_id: UUID, by: MessagesBy, keys: Collection[str], names: Mapping[str, str]) -> Mapping[str, str]:
    """Of one who has gone, the name with which it was written."""
    ids = [key for key in keys if key]
    if by == MessagesBy.category:
        return {key: key for key in ids}
    if by == MessagesBy.service:
        services = Service.objects.within(vendor_id).filter(id__in=ids)
        return {str(service.id): service.title for service in services}
    members = Member.objects.within(vendor_id).filter(id__in=ids).select_related("user")
    return {**names, **{str(member.id): member.user.name for member in members}}
