"""The world of the matrix: made once in each process, in a transaction that is never committed."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from api.tests.access import world as worlds


@pytest.fixture(scope="package")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[worlds.World]:
    """Tests that use it are marked `django_db`, and so run before those that commit."""
    pictures = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("pictures"))
    with django_db_blocker.unblock(), transaction.atomic(), pictures:
        yield worlds.make()
        transaction.set_rollback(True)
