"""How a value is shown: related rows as links, times to the second, JSON in lines, secrets never."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from django.contrib import admin
from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Field, ForeignKey, Model
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from domain.models import Contact, Member, Role, Service, Team, User, Vendor

AnyField: TypeAlias = "Field[Any, Any]"
Column = str | Callable[[Any], Any]

NOTHING = "–"
_SECRET = re.compile(r"password|secret|token|hash")

# What a row is called where it is pointed at; others by their id.
_NAMES: dict[type[Model], Callable[[Any], str]] = {
    Contact: lambda row: row.name,
    ContentType: lambda row: row.model,
    Member: lambda row: row.user.email,
    Role: lambda row: row.name,
    Service: lambda row: row.title,
    Team: lambda row: row.name,
    User: lambda row: row.email,
    Vendor: lambda row: row.slug,
}
_NAMED_BY: dict[Any, str] = {Member: "user"}
"""The related row that the name needs."""


def is_secret(field: AnyField) -> bool:
    """Whatever is binary is sealed, hashed or somebody's body: hidden unless a table says otherwise."""
    return isinstance(field, models.BinaryField) or sounds_secret(field.name)


def sounds_secret(name: str) -> bool:
    return bool(_SECRET.search(name))


def shown(model: type[Model]) -> list[AnyField]:
    return [field for field in model._meta.concrete_fields if not is_secret(field)]


def foreign_keys(model: type[Model]) -> list[AnyField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]


def paths(model: type[Model]) -> list[str]:
    """For `select_related`: the rows pointed at, with what their names need."""
    return ["__".join(filter(None, (key.name, _NAMED_BY.get(key.related_model)))) for key in foreign_keys(model)]


def name_of(row: Model) -> str:
    name = _NAMES.get(type(row))
    return (name(row) if name else "") or str(row.pk)


def column(field: AnyField) -> Column:
    """What stands for the field on a row's page."""
    if isinstance(field, ForeignKey):
        return _column(field, _link, ordering=None)
    if isinstance(field, models.DateTimeField):
        return _column(field, _moment, ordering=field.name)
    if isinstance(field, models.JSONField):
        return _column(field, _lines, ordering=None)
    return field.name


def listed(field: AnyField) -> Column:
    """What stands for it in a list: of a UUID its end, which tells rows apart; its beginning is the time."""
    if field.primary_key and isinstance(field, models.UUIDField):
        return _column(field, lambda key: f"…{str(key)[-12:]}", ordering=field.name)
    return column(field)


def _column(field: AnyField, shape: Callable[[Any], Any], *, ordering: str | None) -> Callable[[Any], Any]:
    def show(row: Model) -> Any:
        value = getattr(row, field.name)
        return NOTHING if value is None else shape(value)

    show.__name__ = field.name
    return admin.display(description=field.verbose_name, ordering=ordering)(show)


def _link(row: Model) -> SafeString | str:
    try:
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[quote(row.pk)])
    except NoReverseMatch:
        return name_of(row)
    return format_html('<a href="{}">{}</a>', address, name_of(row))


def _moment(value: datetime) -> SafeString:
    return format_html("<time>{}</time>", f"{value:%Y-%m-%d %H:%M:%S}")


def _lines(value: Any) -> SafeString:
    return format_html("<pre>{}</pre>", json.dumps(value, indent=2, ensure_ascii=False, default=str))
