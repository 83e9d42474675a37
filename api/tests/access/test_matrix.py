"""Every cell of operation × caller × id is as the table and `domain.access` say."""

from collections.abc import Callable

import pytest

from api.api import api
from api.tests.access import cells, matrix, routed
from api.tests.access.table import OPERATIONS
from api.tests.access.world import World
from domain.access import BUILT_IN_ROLES, PERMISSIONS

ROUTED = {operation.name: operation for operation in routed.operations(api)}


def test_every_operation_and_every_id_is_classified() -> None:
    cells.check_classified(ROUTED.values(), OPERATIONS)


@pytest.mark.django_db
def test_everybody_calls(world: World) -> None:
    """Nobody, each built-in role, custom roles, keys, platform admins; and each permission is held, and lacked."""
    assert {caller.kind for caller in world.callers} == {"nobody", "person", "platform", "key"}
    assert {caller.is_here for caller in world.callers if caller.kind == "platform"} == {True, False}
    assert len({caller.vendor.name for caller in world.callers}) == 2
    here = [caller for caller in world.callers if caller.is_here]
    held = [(caller.permissions, caller.reach) for caller in here if caller.kind == "person"]
    built_in = [(role.permissions, role.reach) for role in BUILT_IN_ROLES.values()]
    assert all(role in held for role in built_in) and any(role not in built_in for role in held)
    for permission in PERMISSIONS:
        assert {permission in caller.permissions for caller in here} == {True, False}, permission


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ROUTED.keys() & OPERATIONS.keys()))
def test_every_cell(world: World, name: str, record_property: Callable[[str, object], None]) -> None:
    asserted = matrix.check(ROUTED[name], OPERATIONS[name], world)
    assert asserted == cells.size(OPERATIONS[name], world)
    record_property("access cells", asserted)  # summed up by conftest.py
