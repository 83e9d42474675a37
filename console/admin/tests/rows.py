"""Makes a row of any model, with all that it points at: so a sweep sees tomorrow's tables too."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import count
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.timezone import now
from django_celery_beat.models import CrontabSchedule, IntervalSchedule, PeriodicTask, SolarSchedule
from uuid_utils.compat import uuid7

from domain.models import Booking, Contact, Erasure, Hours, Reservation, TimeOff, User, Vendor, WaitlistEntry

CANARY = b"canary-in-the-mine"
_numbers = count(1)

_BY_KIND: dict[Any, Callable[[Any, int], Any]] = {
    models.BinaryField: lambda field, n: CANARY + n.to_bytes(14, "big"),
    models.BooleanField: lambda field, n: bool(n % 2),
    models.DateTimeField: lambda field, n: now() + timedelta(minutes=n),
    models.DateField: lambda field, n: now().date(),
    models.DecimalField: lambda field, n: n % 90,
    models.IntegerField: lambda field, n: n,
    models.JSONField: lambda field, n: {"number": n},
    models.UUIDField: lambda field, n: uuid7(),
    models.EmailField: lambda field, n: f"person{n}@rows.example",
    models.GenericIPAddressField: lambda field, n: "192.0.2.1",
    models.CharField: lambda field, n: f"{field.name}{n}"[-field.max_length :],
    models.TimeField: lambda field, n: time(n % 24),
    models.TextField: lambda field, n: f"{field.name} {n}",
    ArrayField: lambda field, n: [],
}


def _span(start: str, end: str) -> dict[str, datetime]:
    starts_at = now() + timedelta(days=next(_numbers))
    return {start: starts_at, end: starts_at + timedelta(hours=1)}


_RULES: dict[type[models.Model], Callable[[], dict[str, Any]]] = {
    User: lambda: {"password": CANARY.decode()},
    Booking: lambda: _span("starts_at", "ends_at"),
    Contact: lambda: {"is_nobody": False},
    Erasure: lambda: {"state": "pending", "done_at": None},
    Hours: lambda: {"resource": None, "weekday": 0, "on": None, "from_minute": 540, "until_minute": 1020},
    Reservation: lambda: _span("busy_from", "busy_until"),
    TimeOff: lambda: {"resource": None, **_span("starts_at", "ends_at")},
    WaitlistEntry: lambda: _span("wanted_from", "wanted_until"),
    CrontabSchedule: lambda: {
        "minute": "1",
        "hour": "2",
        "day_of_month": "3",
        "month_of_year": "4",
        "day_of_week": "5",
    },
    IntervalSchedule: lambda: {"period": "seconds"},
    PeriodicTask: lambda: {
        "interval": make(IntervalSchedule),
        **dict.fromkeys(("crontab", "solar", "clocked", "expires", "expire_seconds", "priority")),
        "args": "[]",
        "kwargs": "{}",
    },
    SolarSchedule: lambda: {"event": "sunset", "latitude": next(_numbers) % 90, "longitude": 0},
}
"""What the constraints of a table, and the tests, ask for."""


def make(model: type[models.Model], **given: Any) -> Any:
    """Every field is filled; rows that belong to a vendor point at rows of the same one."""
    number = next(_numbers)
    given = (_RULES[model]() if model in _RULES else {}) | given
    fields = [field for field in model._meta.concrete_fields if not field.auto_created]
    if "vendor" not in given and any(field.name == "vendor" for field in fields):
        given["vendor"] = make(Vendor)
    values = {field.name: _value(field, number, given.get("vendor")) for field in fields if field.name not in given}
    row = model(**given, **values)
    row.save(force_insert=True)
    return row


def _value(field: Any, number: int, vendor: Vendor | None) -> Any:
    if field.is_relation:
        target = field.related_model
        owned = vendor and any(key.name == "vendor" for key in target._meta.concrete_fields)
        return make(target, **({"vendor": vendor} if owned else {}))
    if field.choices:
        return field.choices[0][0]
    kind = next(kind for kind in type(field).__mro__ if kind in _BY_KIND)
    return _BY_KIND[kind](field, number)
