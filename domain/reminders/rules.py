"""When a reminder may be sent, and until when it is of use. Pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import Conflict, Invalid, NotFound

GRACE = timedelta(minutes=10)
"""So late after quiet hours began a reminder may still go that was to go just before."""

LEAST_NOTICE = timedelta(minutes=10)
"""Nearer to the start nobody needs to be reminded any more (half of its time before the start, if that is less)."""


class RuleNotFound(NotFound):
    code = "reminder_rule.not_found"
    sentence = "There is no such reminder rule."


class RuleExists(Conflict):
    code = "reminder_rule.exists"
    sentence = "There is a rule for this service that reminds so long before, over the same channel first."


class QuietHoursHalf(Invalid):
    code = "notification_settings.quiet_hours_half"
    sentence = "Quiet hours have a beginning and an end, or neither."


def check_quiet(since: time | None, until: time | None) -> None:
    """Raises QuietHoursHalf."""
    if (since is None) != (until is None):
        raise QuietHoursHalf


def useful_until(starts_at: datetime, minutes_before: int) -> datetime:
    return starts_at - min(LEAST_NOTICE, timedelta(minutes=minutes_before) / 2)


def quiet_until(at: datetime, since: time | None, until: time | None, *, timezone: str) -> datetime | None:
    """When the quiet hours end in which this moment lies, by the clock there; None outside of them.

    From `since` on and before `until`, over midnight when `until` is the earlier. On days when clocks change it is the
    wall's hour that counts.
    """
    if since is None or until is None or since == until:
        return None
    local = at.astimezone(ZoneInfo(timezone))
    clock, over_midnight = local.time(), until < since
    if not (clock >= since or clock < until if over_midnight else since <= clock < until):
        return None
    day = local.date() + timedelta(days=1 if over_midnight and clock >= since else 0)
    return max(at, datetime.combine(day, until, ZoneInfo(timezone)).astimezone(at.tzinfo))
