"""The world of the matrix: made once in each process, in a transaction that is never committed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from api.tests.access import world as worlds


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[worlds.World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.make()
        transaction.set_rollback(True)
