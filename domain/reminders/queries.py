"""Reminder rules of a vendor."""

from uuid import UUID

from django.db.models import QuerySet

from domain.access import Actor
from domain.errors import NotFound
from domain.reminders.models import ReminderRule


class RuleNotFound(NotFound):
    code = "reminder_rule.not_found"
    sentence = "There is no such reminder rule."


def list_rules(actor: Actor) -> QuerySet[ReminderRule]:
    actor.require("booking.read")
    return ReminderRule.objects.within(actor.vendor_id)


def get_rule(actor: Actor, rule_id: UUID) -> ReminderRule:
    rule = list_rules(actor).filter(id=rule_id).first()
    if rule is None:
        raise RuleNotFound
    return rule
