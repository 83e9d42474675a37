"""Every cell of operation × caller × id is as the table and `domain.access` say."""

from collections.abc import Callable

import pytest

from api.api import api
from api.tests.access import matrix, routed
from api.tests.access.table import OPERATIONS
from api.tests.access.world import World

ROUTED = {operation.name: operation for operation in routed.operations(api)}


def test_every_operation_and_every_id_is_classified() -> None:
    matrix.check_classified(ROUTED.values(), OPERATIONS)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(ROUTED.keys() & OPERATIONS.keys()))
def test_every_cell(world: World, name: str, record_property: Callable[[str, object], None]) -> None:
    record_property("access cells", matrix.check(ROUTED[name], OPERATIONS[name], world))
