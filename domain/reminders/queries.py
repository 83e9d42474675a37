"""Reminder rules of a vendor, and how it wants messages to be sent."""

from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.reminders.models import NotificationSettings, ReminderRule
from domain.reminders.rules import RuleNotFound


def list_rules(actor: Actor) -> QuerySet[ReminderRule]:
    actor.require("booking.read")
    return ReminderRule.objects.within(actor.vendor_id)


def get_rule(actor: Actor, rule_id: UUID, *, lock: bool = False) -> ReminderRule:
    """Raises RuleNotFound."""
    rules = list_rules(actor).filter(id=rule_id)
    rule = (rules.select_for_update(no_key=True) if lock else rules).first()
    if rule is None:
        raise RuleNotFound
    return rule


def settings(actor: Actor) -> NotificationSettings:
    actor.require("booking.read")
    return settings_of(actor.vendor_id)


def settings_of(vendor_id: UUID) -> NotificationSettings:
    """As the vendor has set it, or as it is when nothing was set."""
    found = NotificationSettings.objects.within(vendor_id).first()
    return found or NotificationSettings(vendor_id=vendor_id)
