"""Pages by key: `?limit=&cursor=` in, `{items, next_cursor}` out. Deep pages cost what the first costs.

The page's ids are picked on the index alone, then the joins are made for those ids (`pk IN (…)`): a LIMIT over
joins is never planned, which at 100,000 bookings could read the whole window.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from functools import cache
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

import orjson
from django.core.exceptions import EmptyResultSet, ValidationError
from django.db import connection
from django.db.models import Model, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpResponse
from pydantic import BaseModel, Field

from api import rows
from api.fields import Answer
from domain.errors import Invalid

Item = TypeVar("Item")
M = TypeVar("M", bound=Model)

COUNT_CAP = 1001
_IDS = "ids_of_the_page"


class Page(Answer, Generic[Item]):
    """A page of a list. `next_cursor` is null on the last; `total` is null unless asked for with `count=true`."""

    items: list[Item]
    next_cursor: str | None
    total: int | None = Field(description=f"Exact below {COUNT_CAP}, which stands for that many or more.")


class PageQuery(BaseModel):
    """Which page."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=500)] = ""
    count: bool = False


class BadCursor(Invalid):
    code = "pagination.bad_cursor"
    sentence = "The cursor is not one that this list gave."


def page(
    found: QuerySet[M],
    schema: type[BaseModel],
    query: PageQuery,
    *,
    order: tuple[str, ...],
    complete: Callable[[list[dict[str, Any]]], None] | None = None,
) -> HttpResponse:
    """A page of rows in the shape of `schema`. `order` ends in the key, all one way: ("-starts_at", "-id").

    `complete` adds to the items what stands in no column, for all of them at once.
    """
    ids = _after(found, order, query.cursor).order_by(*order).values("pk")[: query.limit + 1]
    joins = _joins(found.model, schema, order)
    try:
        ids_sql, values = ids.query.sql_with_params()
    except EmptyResultSet:  # Django sees from the filters alone that nothing fits
        return _answer(found, [], None, query, order)
    with connection.cursor() as cursor:
        cursor.execute(joins.sql.replace(_IDS, ids_sql), values)
        picked = cursor.fetchall()
    items = rows.plan(schema).items(picked[: query.limit])
    if complete:
        complete(items)
    last = tuple(picked[query.limit - 1][place] for place in joins.keys) if len(picked) > query.limit else None
    return _answer(found, items, last, query, order)


class Joins(NamedTuple):
    """A page's outer query, with _IDS where the query of its ids belongs; and where the order's columns stand."""

    sql: str
    keys: tuple[int, ...]


@cache
def _joins(model: type[Model], schema: type[BaseModel], order: tuple[str, ...]) -> Joins:
    """Compiled once: Django takes 0.5 ms for these joins, as long as all the rest of a page (docs/decisions/0004)."""
    keys = tuple(name.lstrip("-") for name in order)
    columns = tuple(dict.fromkeys((*rows.plan(schema).columns, *keys)))
    joined = model._base_manager.filter(pk__in=RawSQL(_IDS, ())).order_by(*order).values_list(*columns)  # noqa: S611
    compiler = joined.query.get_compiler(connection=connection)
    sql, values = compiler.as_sql()
    if values or compiler.get_converters([column for column, _, _ in compiler.select]):
        raise TypeError(f"{schema.__name__}: a column needs Django's conversion; use page_of")
    return Joins(sql, tuple(columns.index(key) for key in keys))


def page_of(found: QuerySet[M], shape: Callable[[M], Any], query: PageQuery, *, order: tuple[str, ...]) -> HttpResponse:
    """A page of instances, each shaped by a function: for things that a plan of columns can't describe."""
    picked = list(_after(found, order, query.cursor).order_by(*order)[: query.limit + 1])
    last = None
    if len(picked) > query.limit:
        last = tuple(getattr(picked[query.limit - 1], name.lstrip("-")) for name in order)
    return _answer(found, [shape(row) for row in picked[: query.limit]], last, query, order)


def _answer(
    found: QuerySet[Any], items: list[Any], last: tuple[Any, ...] | None, query: PageQuery, order: tuple[str, ...]
) -> HttpResponse:
    body = {
        "items": items,
        "next_cursor": _encode(found.model, order, last) if last else None,
        "total": found.order_by()[:COUNT_CAP].count() if query.count else None,
    }
    return HttpResponse(dumps(body), content_type="application/json")


def dumps(body: Any) -> bytes:
    """JSON as the API writes it: instants in UTC with a Z, decimals as strings."""
    return orjson.dumps(body, default=_plain, option=orjson.OPT_UTC_Z)


def _plain(value: Any) -> Any:
    return value.model_dump() if isinstance(value, BaseModel) else str(value)


def _after(found: QuerySet[M], order: tuple[str, ...], cursor: str) -> QuerySet[M]:
    """Rows behind the cursor. `first <= a AND NOT (first = a AND key >= b)` lets the index find the place."""
    if not cursor:
        return found
    (first, first_value), *rest = zip(order, _decode(cursor, found.model, order), strict=True)
    name, step = first.lstrip("-"), "lt" if first.startswith("-") else "gt"
    if not rest:
        return found.filter(**{f"{name}__{step}": first_value})
    (key, key_value) = rest[0]
    passed = "gte" if first.startswith("-") else "lte"
    here = Q(**{name: first_value, f"{key.lstrip('-')}__{passed}": key_value})
    return found.filter(**{f"{name}__{step}e": first_value}).exclude(here)


def _encode(model: type[Model], order: tuple[str, ...], values: tuple[Any, ...]) -> str:
    return cursor_to(_list_of(model, order), values)


def cursor_to(origin: str, values: tuple[Any, ...]) -> str:
    """The cursor to a place in the list that `origin` names."""
    return base64.urlsafe_b64encode(orjson.dumps((origin, *values))).decode().rstrip("=")


def _list_of(model: type[Model], order: tuple[str, ...]) -> str:
    """Which list a cursor belongs to: of another it would be a place that does not exist."""
    return f"{model._meta.model_name}{','.join(order)}"


def _is_key(value: Any) -> bool:
    """PostgreSQL stores no NUL, nor looks for one."""
    return type(value) is int or (type(value) is str and "\0" not in value)


def _decode(cursor: str, model: type[Model], order: tuple[str, ...]) -> list[Any]:
    fields = [model._meta.get_field(name.lstrip("-")) for name in order]
    return place_of(cursor, _list_of(model, order), fields)


def place_of(cursor: str, wanted: str, fields: Sequence[Any]) -> list[Any]:
    """The values of a cursor of the wanted list, read as these fields read theirs. Raises BadCursor."""
    try:
        origin, *values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if origin != wanted:
            raise BadCursor
        if not isinstance(values, list) or len(values) != len(fields) or not all(map(_is_key, values)):
            raise BadCursor
        return [field.to_python(value) for field, value in zip(fields, values, strict=True)]
    except (binascii.Error, ValueError, TypeError, ValidationError):
        raise BadCursor from None
