"""How soon customers are answered, counted by PostgreSQL."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from domain.access import Actor
from domain.bookings.calendar import bounds, days_of, zone_of
from domain.people.models import Member
from domain.reports.queries import Line, Report
from domain.reports.rules import Responses
from domain.teams.models import Team

# What comes next is the answer, unless the customer has opened the conversation once more ahead of it. `created_at` of
# two processes may cross by the width of their clocks.
_COUNTED = """
WITH opened AS (
    SELECT {key} AS key, answer.sender_name,
           answer.created_at - least(message.created_at, answer.created_at) AS waited
      FROM domain_message message
      JOIN domain_conversation conversation ON conversation.id = message.conversation_id
      LEFT JOIN LATERAL (
          SELECT later.direction, later.created_at, later.sender_id, later.sender_name
            FROM domain_message later
           WHERE later.conversation_id = message.conversation_id AND later.seq > message.seq
             AND (later.opens OR later.direction = 'outbound' AND later.sender_kind = 'member')
           ORDER BY later.seq LIMIT 1
      ) answer ON answer.direction = 'outbound'
     WHERE message.vendor_id = %(vendor)s AND message.opens
       AND message.created_at >= %(since)s AND message.created_at < %(until)s
)
SELECT grouping(key) = 1, key, max(sender_name), count(*), count(waited),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY waited),
       percentile_cont(0.9) WITHIN GROUP (ORDER BY waited)
  FROM opened GROUP BY GROUPING SETS ((), (key))
"""


class ResponsesBy(StrEnum):
    day = "day"
    team = "team"
    member = "member"


_KEYS = {
    ResponsesBy.day: "(message.created_at AT TIME ZONE %(zone)s::text)::date",
    ResponsesBy.team: "conversation.team_id",
    ResponsesBy.member: "answer.sender_id",
}


def first_responses(actor: Actor, *, first: date, last: date, by: ResponsesBy) -> Report[Responses]:
    """Of what was opened on these days of the vendor's zone.

    By day, every day has a line; by team, whose the conversation is now, an empty key for no team's; by member, whoever
    answered.
    """
    actor.require("report.read")
    actor.require_whole()
    zone = zone_of(actor)
    since, until = bounds(first, last, zone)
    values: dict[str, Any] = {"vendor": actor.vendor_id, "since": since, "until": until, "zone": zone.key}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED.replace("{key}", _KEYS[by]), values)
        rows = cursor.fetchall()
    total = Responses()
    found: dict[Any, Responses] = {}
    names: dict[Any, str] = {}
    for is_total, key, name, *counts in rows:
        if is_total:
            total = _figures(*counts)
        else:
            found[key], names[key] = _figures(*counts), name or ""
    return Report(zone.key, total, _lines(actor.vendor_id, by, found, names, days_of(first, last)))


def _figures(opened: int, answered: int, median: timedelta | None, p90: timedelta | None) -> Responses:
    return Responses(opened, answered, _minutes(median), _minutes(p90))


def _minutes(time: timedelta | None) -> float | None:
    return None if time is None else round(time / timedelta(minutes=1), 2)


def _lines(
    vendor_id: UUID, by: ResponsesBy, found: dict[Any, Responses], names: Mapping[Any, str], days: list[date]
) -> list[Line[Responses]]:
    if by == ResponsesBy.day:
        return [Line(day.isoformat(), day.isoformat(), found.get(day, Responses())) for day in days]
    if by == ResponsesBy.team:
        teams = dict(Team.objects.within(vendor_id).filter(id__in=found).values_list("id", "name"))
        lines = [Line(str(key or ""), teams.get(key, ""), figures) for key, figures in found.items()]
    else:
        found.pop(None, None)  # nobody has answered these
        members = Member.objects.within(vendor_id).filter(id__in=found).select_related("user")
        known = {member.id: member.user.name for member in members}
        lines = [Line(str(key), known.get(key, names[key]), figures) for key, figures in found.items()]
    return sorted(lines, key=lambda line: (line.label, line.key))
