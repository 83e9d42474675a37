"""Finding rows in tables of any size: by ids, by the names of what they belong to, and by what a table adds."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.timezone import now

from console.admin import columns
from domain.models import User, Vendor

_CALLED: dict[type[Model], str] = {User: "email", Vendor: "slug"}
"""By what people know a row that others point at."""


def keys(model: type[Model]) -> list[columns.AnyField]:
    """The row's own key and its pointers that have an index; keys of vendors' tables begin with the vendor."""
    pointers = [key for key in columns.foreign_keys(model) if getattr(key, "db_index", False) or key.name == "vendor"]
    return [model._meta.pk, *pointers]


def wanted(model: type[Model], lookups: tuple[str, ...], term: str) -> Q | None:
    """What a row must be to answer the term; None when none can."""
    parts = [Q(**{lookup: term}) for lookup in lookups]
    for field in keys(model):
        parts += _points_at(field, term)
    return Q(*parts, _connector=Q.OR) if parts else None


def _points_at(field: columns.AnyField, term: str) -> list[Q]:
    found = _found(field, term)
    try:
        return [Q(**{field.name: found or field.to_python(term)})]
    except ValidationError:
        return []


def _found(field: columns.AnyField, term: str) -> Any:
    """The key of the row that people call so. Looked up first, so that the pointer's index can be used."""
    target, called = field.related_model, _called(field)
    if not called or not isinstance(target, type):
        return None
    return target._base_manager.filter(**{called: term.lower()}).values_list("pk", flat=True).first()


def explained(model: type[Model], lookups: tuple[str, ...]) -> str:
    """What the search finds, in words."""
    pointers = keys(model)[1:]
    names = [lookup.partition("__")[0].replace("_", " ") for lookup in lookups]
    names += [f"{field.verbose_name}'s {_called(field)}" for field in pointers if _called(field)]
    ids = ", ".join(["its own", *(str(field.verbose_name) for field in pointers)])
    return ", ".join([f"Finds ids ({ids})", *names]) + "."


def _called(field: columns.AnyField) -> str | None:
    target = field.related_model
    return _CALLED.get(target) if isinstance(target, type) else None


class CappedPaginator(Paginator):
    """Counts so far and no further: a million rows are not counted to show fifty."""

    CAP = 10_000

    @cached_property
    def count(self) -> int:
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        return rows.order_by()[: self.CAP].count()

    @property
    def is_capped(self) -> bool:
        return self.count == self.CAP


class Made(admin.SimpleListFilter):
    """When the row was made, by its key: a UUIDv7 begins with the time, and the key has the index."""

    title = "age"
    parameter_name = "made"
    SPANS = {
        "hour": ("In the past hour", timedelta(hours=1)),
        "day": ("In the past day", timedelta(days=1)),
        "week": ("In the past week", timedelta(days=7)),
        "month": ("In the past 30 days", timedelta(days=30)),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(key, words) for key, (words, _) in self.SPANS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in self.SPANS:
            return queryset
        since = now() - self.SPANS[self.value() or ""][1]
        return queryset.filter(pk__gte=UUID(int=int(since.timestamp() * 1000) << 80))
