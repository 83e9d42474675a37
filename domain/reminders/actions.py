"""Reminder rules and settings: what is set plans the reminders of all bookings to come anew, in one statement."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from domain.access import Actor
from domain.outbox import actions as outbox
from domain.reminders import planning, queries, rules
from domain.reminders.events import (
    NotificationSettingsChanged,
    ReminderRuleAdded,
    ReminderRuleChanged,
    ReminderRuleRemoved,
)
from domain.reminders.models import NotificationSettings, ReminderRule
from domain.services import queries as services

QUIET = {"quiet_from", "quiet_until"}


@transaction.atomic
def add_rule(
    actor: Actor, *, minutes_before: int, channels: list[str], service_id: UUID | None = None, now: datetime, **how: Any
) -> ReminderRule:
    """A new rule, for all bookings to come. `how`: variant, quiet, min_lead_minutes, unless_coming.

    Raises ServiceNotFound, RuleExists.
    """
    actor.require("reminder.write")
    if service_id:
        services.get(actor, service_id)
    rule = ReminderRule(
        vendor_id=actor.vendor_id,
        service_id=service_id,
        minutes_before=minutes_before,
        channels=channels,
        created_at=now,
        **how,
    )
    _save(rule, force_insert=True)
    planning.plan_rule(rule.id, rule.vendor_id, now=now)
    outbox.record(actor, ReminderRuleAdded(rule.id, service_id, minutes_before, channels), now=now)
    return rule


@transaction.atomic
def change_rule(actor: Actor, rule_id: UUID, changes: dict[str, Any], *, now: datetime) -> ReminderRule:
    """Change the rule, and what it has planned. Raises RuleNotFound, ServiceNotFound, RuleExists."""
    actor.require("reminder.write")
    rule = queries.get_rule(actor, rule_id, lock=True)
    if changes.get("service_id"):
        services.get(actor, changes["service_id"])
    before = {field: getattr(rule, field) for field in changes}
    if before == changes:
        return rule
    for field, value in changes.items():
        setattr(rule, field, value)
    rule.version += 1
    _save(rule)
    planning.drop_rule(rule.id, rule.vendor_id, reason="The rule was changed.", now=now)
    planning.plan_rule(rule.id, rule.vendor_id, now=now)
    outbox.record(actor, ReminderRuleChanged(rule.id, before, changes), now=now)
    return rule


def _save(rule: ReminderRule, **how: Any) -> None:
    """Two alike would remind twice, and the database knows of both at once."""
    try:
        with transaction.atomic():
            rule.save(**how)
    except IntegrityError:
        raise rules.RuleExists from None


@transaction.atomic
def remove_rule(actor: Actor, rule_id: UUID, *, now: datetime) -> None:
    """Remove the rule, and what it has planned. Raises RuleNotFound."""
    actor.require("reminder.write")
    rule = queries.get_rule(actor, rule_id, lock=True)
    rule.delete()
    planning.drop_rule(rule_id, actor.vendor_id, reason="The rule was removed.", now=now)
    event = ReminderRuleRemoved(rule_id, rule.service_id, rule.minutes_before, rule.channels)
    outbox.record(actor, event, now=now)


@transaction.atomic
def change_settings(actor: Actor, changes: dict[str, Any], *, now: datetime) -> NotificationSettings:
    """Change quiet hours, words and the time of agendas. Raises QuietHoursHalf."""
    actor.require("reminder.write")
    row = NotificationSettings(vendor_id=actor.vendor_id)
    NotificationSettings.objects.across_vendors().bulk_create([row], ignore_conflicts=True)
    row = NotificationSettings.objects.within(actor.vendor_id).select_for_update(no_key=True).get()
    before = {field: getattr(row, field) for field in changes}
    for field, value in changes.items():
        setattr(row, field, value)
    rules.check_quiet(row.quiet_from, row.quiet_until)
    row.save(update_fields=list(changes))
    if QUIET & changes.keys():
        planning.replan_all(actor.vendor_id, now=now)
    outbox.record(actor, NotificationSettingsChanged(before, changes), now=now)
    return row
