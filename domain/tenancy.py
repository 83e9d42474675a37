"""What a vendor owns: the base of every vendor's table, whose default manager refuses an unscoped query."""

from typing import ClassVar, Self, TypeVar
from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7

Row = TypeVar("Row", bound=models.Model)


class UnscopedQuery(Exception):
    """A query on a vendor's table that names no vendor. A fault in our code, never an answer to a caller."""


class ScopedManager(models.Manager[Row]):
    """`within(vendor_id)` for everything; `across_vendors()` for the platform's own work; anything else raises."""

    def get_queryset(self) -> models.QuerySet[Row]:
        raise UnscopedQuery(f"{self.model.__name__}: say within(vendor_id) or across_vendors()")

    def across_vendors(self) -> models.QuerySet[Row]:
        """All vendors' rows: where no vendor bounds the question (relays, sweeps, a user's own memberships)."""
        return super().get_queryset()

    def within(self, vendor_id: UUID | None) -> models.QuerySet[Row]:
        """The rows of one vendor; None, where a table allows it, stands for those of the platform itself."""
        return super().get_queryset().filter(vendor_id=vendor_id)


class Identified(models.Model):
    """A UUIDv7 key: unguessable enough for an address, and in order of creation for the index."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class VendorScoped(models.Model):
    """A row of one vendor, with a key of its own making."""

    # No index of its own: each table's (vendor, …) keys and indexes begin with it.
    vendor = models.ForeignKey("domain.Vendor", on_delete=models.CASCADE, related_name="+", db_index=False)

    objects: ClassVar[ScopedManager[Self]] = ScopedManager()

    class Meta:
        abstract = True


class VendorOwned(Identified, VendorScoped):
    """A row of one vendor. `Meta.constraints` of a subclass adds `SameVendor` for each pointer it holds."""

    class Meta:
        abstract = True


def owned_key(table: str) -> models.UniqueConstraint:
    """The key (vendor, id) that `SameVendor` points at; `table` makes the constraint's name unique."""
    return models.UniqueConstraint(fields=["vendor", "id"], name=f"{table}_vendor_id")
