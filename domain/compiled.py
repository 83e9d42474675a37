"""Querysets compiled once: of a small read, Django takes longer to write the SQL than PostgreSQL to answer it.

    @compiled
    def _of_vendor(*, vendor_id: UUID, service_id: UUID) -> QuerySet[Service]:
        return Service.objects.within(vendor_id).filter(id=service_id)

    _of_vendor(vendor_id=…, service_id=…)   # a list of Services

The function is called once for each set of arguments that are not None, with made-up values; where these turn up
among the statement's parameters, the real ones stand from then on. So it may look at an argument's absence, never at
its value, and it checks no rights: the caller has done so. A list of ids is compared by `any_of`. With `values_list`
the answer is a list of tuples. For the hottest few reads only (docs/decisions/0004).
"""

import functools
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import (
    BooleanField,
    DateTimeField,
    Field,
    ForeignKey,
    ForeignObject,
    IntegerField,
    Lookup,
    Model,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    QuerySet,
    UUIDField,
)
from django.db.models.query import get_related_populators

Row = TypeVar("Row")

_PLAIN = (BooleanField, DateTimeField, IntegerField, PositiveIntegerField, PositiveSmallIntegerField, UUIDField)
_numbers = count()
_MADE_UP: dict[type, Callable[[], Any]] = {
    UUID: uuid4,
    str: lambda: str(uuid4()),
    datetime: lambda: datetime(2100, 1, 1, tzinfo=UTC) + timedelta(minutes=next(_numbers)),
    date: lambda: date(2100, 1, 1) + timedelta(days=next(_numbers)),
    list: lambda: [uuid4()],
}


@Field.register_lookup
@ForeignObject.register_lookup
class AnyOf(Lookup):
    """`member_id__any_of=[…]`: as `__in`, with one parameter however many there are, so the statement stays the same.

    None of an empty list is an answer of PostgreSQL's, where Django would ask nothing.
    """

    lookup_name = "any_of"

    def get_prep_lookup(self) -> list[Any]:
        return [self.lhs.output_field.get_prep_value(value) for value in self.rhs]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*parameters, self.rhs]


class Statement:
    """A compiled queryset: its SQL, its parameters (names of arguments and constants), and how rows become rows."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], values: dict[str, Any]) -> None:
        probes = {name: None if value is None else _MADE_UP[type(value)]() for name, value in values.items()}
        queryset = build(**probes)
        compiler = queryset.query.get_compiler(connection=connection)
        self.sql, parameters = compiler.as_sql()
        name_of = {_hashable(probe): name for name, probe in probes.items() if probe is not None}
        self._parameters = [(name_of.get(_hashable(parameter)), parameter) for parameter in parameters]
        lost = set(name_of.values()) - {name for name, _ in self._parameters}
        if lost:
            raise TypeError(f"{build.__qualname__} can't be compiled: {lost}")
        self._converters = [*compiler.get_converters([column for column, _, _ in compiler.select]).items()]
        if queryset._fields is not None:  # type: ignore[attr-defined]  # values_list: rows as they come
            self._shape: Callable[[Sequence[Any]], Any] = tuple
            return
        self._shape = self._instance
        first, *_, last = compiler.klass_info["select_fields"]
        self._own = slice(first, last + 1)
        self._model = compiler.klass_info["model"]
        self._names = [column[0].target.attname for column in compiler.select[self._own]]
        self._related = get_related_populators(compiler.klass_info, compiler.select, connection.alias)  # type: ignore[call-arg]  # the stubs are of a later Django

    def run(self, values: dict[str, Any]) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [values[name] if name else constant for name, constant in self._parameters])
            return [self._shape(self._converted(row)) for row in cursor.fetchall()]

    def _converted(self, row: tuple[Any, ...]) -> Sequence[Any]:
        """JSON, for one, comes as text, and is the field's to read."""
        if not self._converters:
            return row
        values = [*row]
        for place, (converters, expression) in self._converters:
            for convert in converters:
                values[place] = convert(values[place], expression, connection)
        return values

    def _instance(self, row: Sequence[Any]) -> Any:
        instance = self._model.from_db(connection.alias, self._names, row[self._own])
        for populator in self._related:
            populator.populate(row, instance)
        return instance


def _hashable(value: Any) -> Any:
    return tuple(map(str, value)) if isinstance(value, list) else value


def compiled(build: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    statements: dict[tuple[str, ...], Statement] = {}

    @functools.wraps(build)
    def run(**values: Any) -> list[Row]:
        shape = tuple(name for name, value in values.items() if value is not None)
        statement = statements.get(shape)
        if statement is None:
            statement = statements[shape] = Statement(build, values)
        return statement.run(values)

    return run


def insert(row: Model) -> None:
    """`row.save(force_insert=True)`, without signals. A key that the database gives is not read back."""
    values = [prepare(getattr(row, name)) if prepare else getattr(row, name) for name, prepare in _columns(type(row))]
    with connection.cursor() as cursor:
        cursor.execute(_insertion(type(row)), values)
    row._state.adding, row._state.db = False, connection.alias


@functools.cache
def _own_fields(model: type[Model]) -> "list[Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.db_returning]


@functools.cache
def _columns(model: type[Model]) -> list[tuple[str, Callable[[Any], Any] | None]]:
    """Attributes, and what turns their values into the database's where psycopg doesn't do it by itself."""
    own = _own_fields(model)
    return [(field.attname, None if _is_plain(field) else _preparation(field)) for field in own]


def _is_plain(field: "Field[Any, Any]") -> bool:
    while isinstance(field, ForeignKey):
        field = field.target_field
    return type(field) in _PLAIN


def _preparation(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    return lambda value: field.get_db_prep_save(value, connection)


@functools.cache
def _insertion(model: type[Model]) -> str:
    columns = [connection.ops.quote_name(str(field.column)) for field in _own_fields(model)]
    table = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608
