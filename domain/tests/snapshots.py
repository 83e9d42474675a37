"""Rows kept as they are made once, and put back by one statement: for fixtures that many tests ask for."""

from dataclasses import dataclass

from django.apps import apps
from django.db import connection
from django.db.models import Model


@dataclass(frozen=True)
class Snapshot:
    """All rows of all tables but those that migrations put there, as JSON by table."""

    rows: dict[str, str]
    statement: str

    def restore(self) -> None:
        """One statement: rows that point at one another are checked when all are there."""
        with connection.cursor() as cursor:
            cursor.execute(self.statement, [*self.rows.values()])


def take(*, besides: dict[str, int]) -> Snapshot:
    """`besides`: how many rows of each table stood there before (`counts`). Raises ValueError where such a table has
    got more: which ones are new could not be told."""
    found = {}
    with connection.cursor() as cursor:
        for table, count in counts().items():
            if count == besides[table]:
                continue
            if besides[table]:
                raise ValueError(f"{table} was not empty")
            cursor.execute(f"SELECT json_agg(to_json(t))::text FROM {connection.ops.quote_name(table)} t")
            found[table] = cursor.fetchone()[0]
    return Snapshot(found, _statement(found))


def counts() -> dict[str, int]:
    return {model._meta.db_table: model._base_manager.count() for model in _models()}


def _models() -> list[type[Model]]:
    return [*apps.get_app_config("domain").get_models(include_auto_created=True)]


def _statement(rows: dict[str, str]) -> str:
    inserts = (_insertion(table, n) for n, table in enumerate(rows))
    return f"WITH {', '.join(inserts)} SELECT 1"


def _insertion(table: str, n: int) -> str:
    (model,) = (model for model in _models() if model._meta.db_table == table)
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in model._meta.concrete_fields)
    source = f"json_populate_recordset(NULL::{quote(table)}, %s::json)"
    return f"t{n} AS (INSERT INTO {quote(table)} ({columns}) SELECT {columns} FROM {source})"
