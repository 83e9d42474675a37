"""Database constraints that Django has no class for. The one module here that migrations may import."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models.expressions import F, Func, Value


class SameVendor(models.BaseConstraint):
    """A foreign key over (vendor_id, id): a row can't point at another vendor's row, whatever the code does.

    It stands in for Django's own constraint (`db_constraint=False` on the field); the table pointed at needs the
    key (vendor, id), which is `tenancy.owned_key`. Checked at commit, as Django's are, so that cascades work.
    """

    def __init__(self, field: str, target: str, *, name: str) -> None:
        super().__init__(name=name)
        self.field = field
        self.target = target

    def create_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert model is not None and schema_editor is not None
        quote = schema_editor.quote_name
        column = f"{self.field}_id"
        statement = Statement(
            "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s FOREIGN KEY (vendor_id, %(column)s) "
            "REFERENCES %(target)s (vendor_id, id) DEFERRABLE INITIALLY DEFERRED",
            table=Table(model._meta.db_table, quote),
            name=quote(self.name),
            column=quote(column),
            target=quote(self.target),
        )
        # At the end of the migration, when the key it points at surely exists.
        schema_editor.deferred_sql.append(statement)
        return None

    def remove_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert model is not None and schema_editor is not None
        return Statement(
            "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
        )

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        return self.create_sql(model, schema_editor)

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """Left to the database."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameVendor) and self.deconstruct() == other.deconstruct()

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        return "domain.constraints.SameVendor", (self.field, self.target), {"name": self.name}


def uuid_span(column: str) -> Func:
    """The range that holds just this UUID. With the type `uuidrange` an exclusion constraint can compare
    UUIDs under plain GiST, without the extension btree_gist (the embedded PostgreSQL lacks it)."""
    return Func(F(column), F(column), Value("[]"), function="uuidrange")


__all__ = ["ExclusionConstraint", "SameVendor", "uuid_span"]
