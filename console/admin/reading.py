"""The base of all our tables in the admin: everything can be seen but secrets, nothing edited."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import SEARCH_VAR
from django.db import models
from django.db.models import F, ForeignObjectRel, Func, Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from console.admin import columns, searching


class Table(admin.ModelAdmin):
    """Shows a model with a fixed number of queries, whatever the number of rows.

    `group` is its part of the index; `search_fields` are lookups that a searched term is compared with, beside keys;
    `more` are methods shown with the fields of a row.
    """

    group: ClassVar[str] = "Machinery"
    more: ClassVar[tuple[str, ...]] = ()
    ordering: ClassVar[tuple[str, ...]] = ("-pk",)
    sortable_by: ClassVar[Any] = ()  # newest first, which has an index; a long table sorted otherwise takes its time
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = searching.CappedPaginator

    def __init__(self, model: type[Model], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        self.search_help_text = searching.explained(model, tuple(self.search_fields))  # type: ignore[misc]  # of this table alone

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_operate_permission(self, request: HttpRequest) -> bool:
        """For actions: what they do concerns whole vendors."""
        return request.user.is_active and request.user.is_superuser

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what is shown may be asked about: an address with `?password__startswith=` would answer by its rows."""
        names = {field.name for field in self.model._meta.concrete_fields if columns.is_secret(field)}
        if names & set(lookup.split("__")) or columns.sounds_secret(lookup):
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """All vendors' rows, which a vendor's table gives only to who asks its base manager; secrets stay there."""
        secrets = [field.name for field in self.model._meta.concrete_fields if columns.is_secret(field)]
        rows = self.model._base_manager.defer(*secrets).order_by(*self.get_ordering(request))
        paths = columns.paths(self.model)
        return rows.select_related(*paths) if paths else rows  # without arguments it would follow every key

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        fields = {field.name: field for field in self.model._meta.concrete_fields}
        return [columns.listed(fields[name]) if name in fields else name for name in self.list_display]

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        by_key = [searching.Made] if isinstance(self.model._meta.pk, models.UUIDField) else []
        return [*self.list_filter, *by_key]

    def get_search_fields(self, request: HttpRequest) -> list[Any]:
        return ["pk", *self.search_fields]  # not empty, or there is no search box

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        wanted = searching.wanted(self.model, tuple(self.search_fields), term)
        return (queryset.filter(wanted) if wanted else queryset.none()), False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The fields of a row by kind: its own, what it points at, times, documents; then what points at it."""
        kinds: dict[str | None, list[Any]] = {None: [], "Belongs to": [], "Times": [], "Details": []}
        for field in columns.shown(self.model):
            kinds[_kind(field)].append(columns.column(field))
        kinds[None] += self.more
        kinds["Elsewhere"] = ["pointing_here"] if self._pointers() else []
        return [(title, {"fields": fields}) for title, fields in kinds.items() if fields]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        context["subtitle"] = columns.name_of(kwargs["obj"])  # `str` names rows by their ids alone
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="What belongs to it")
    def pointing_here(self, row: Model) -> SafeString:
        links = [(_listing(model, row), model._meta.verbose_name_plural) for model in self._pointers()]
        return format_html_join(" · ", '<a href="{}">{}</a>', links)

    def _pointers(self) -> list[type[Model]]:
        """The tables here whose search finds what belongs to a row of this one."""
        relations = [
            rel for rel in self.model._meta.get_fields(include_hidden=True) if isinstance(rel, ForeignObjectRel)
        ]
        found = {rel.related_model for rel in relations if rel.field in searching.keys(rel.related_model)}
        return sorted(filter(self.admin_site.is_registered, found), key=lambda model: model._meta.label)


def _listing(model: type[Model], row: Model) -> str:
    """The address of the model's list, searched for what belongs to the row."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    return f"{reverse(name)}?{urlencode({SEARCH_VAR: row.pk})}"


class Sized(Table):
    """A table with bodies that are nobody's to read: only their size is shown, measured where they are."""

    more = ("body_bytes",)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what is shown may be asked about: an address with `?password__startswith=` would answer by its rows."""
        names = {field.name for field in self.model._meta.concrete_fields if columns.is_secret(field)}
        if names & set(lookup.split("__")) or columns.sounds_secret(lookup):
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        size = Func(F("body"), function="octet_length", output_field=models.IntegerField())
        return super().get_queryset(request).annotate(body_bytes=size)

    @admin.display(description="bytes", ordering="body_bytes")
    def body_bytes(self, row: Any) -> int:
        return row.body_bytes


def _kind(field: columns.AnyField) -> str | None:
    if field.is_relation:
        return "Belongs to"
    if isinstance(field, models.DateTimeField):
        return "Times"
    return "Details" if isinstance(field, models.JSONField) else None
