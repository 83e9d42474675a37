"""Every vendor's table refuses a query that names no vendor."""

import pytest
from django.apps import apps

from domain.constraints import SameVendor
from domain.tenancy import UnscopedQuery, VendorScoped

TABLES = [model for model in apps.get_app_config("domain").get_models() if issubclass(model, VendorScoped)]


def test_there_are_tables_to_look_at() -> None:
    assert len(TABLES) > 10


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
@pytest.mark.parametrize("ask", ["all", "count", "first", "exists", "get", "filter", "values", "create", "update"])
def test_an_unscoped_query_fails(model: type[VendorScoped], ask: str) -> None:
    with pytest.raises(UnscopedQuery):
        getattr(model.objects, ask)()


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_a_pointer_to_another_row_of_the_vendor_is_held_by_the_database(model: type[VendorScoped]) -> None:
    held = {c.field for c in model._meta.constraints if isinstance(c, SameVendor)}
    for field in model._meta.get_fields():
        target = getattr(field, "related_model", None)
        if getattr(field, "many_to_one", False) and isinstance(target, type) and issubclass(target, VendorScoped):
            assert field.name in held, f"{model.__name__}.{field.name} needs SameVendor"
