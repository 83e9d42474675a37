"""Both clients: as the documents say, and strictly typed."""

import pytest

from core.clients import checking, making
from core.clients.tests.test_document import ok

pytestmark = pytest.mark.xdist_group("clients")


def test_they_are_not_stale() -> None:
    """Make them anew with `manage.py clients`."""
    assert making.stale() == []


def test_the_python_client_is_strictly_typed() -> None:
    ok(checking.mypy())


def test_the_typescript_client_is_strictly_typed() -> None:
    ok(checking.tsc("tsconfig.json"))
