"""What keeps Spout going: events, repeated requests, signs of life, beat's clock, and who did what in this admin."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django_celery_beat.models import PeriodicTasks

from console.admin.reading import Sized, Table
from domain.models import IdempotentAnswer, OutboxEvent, Pulse


@admin.register(OutboxEvent)
class OutboxEvents(Table):
    list_display = (
        "id",
        "vendor",
        "type",
        "actor_kind",
        "request_id",
        "recorded_at",
        "handled_at",
        "retry_at",
        "tries",
    )
    list_filter = (("handled_at", admin.EmptyFieldListFilter),)


@admin.register(IdempotentAnswer)
class IdempotentAnswers(Sized):
    list_display = ("id", "scope", "key", "status", "body_bytes", "created_at")
    search_fields = ("key",)


@admin.register(Pulse)
class Pulses(Table):
    list_display = ("name", "seen_at")
    ordering = ("name",)


@admin.register(PeriodicTasks)
class ScheduleChanges(Table):
    """When the schedule was last changed: how beat learns of it."""

    group = "Periodic Tasks"  # where django-celery-beat's own are
    list_display = ("ident", "last_update")


@admin.register(LogEntry)
class AdminLog(Table):
    list_display = ("id", "action_time", "user", "content_type", "object_id", "get_change_message")
    list_filter = ("action_flag",)
