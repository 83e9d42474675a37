"""The look at the socket tells a session that was ended from one that idles."""

from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection

from core.postgres.base import DatabaseWrapper


@pytest.fixture
def other(db: None) -> Iterator[DatabaseWrapper]:
    """A second session of the same backend class."""
    wrapper = connection.copy()
    assert isinstance(wrapper, DatabaseWrapper)
    wrapper.ensure_connection()
    yield wrapper
    wrapper.close()


def test_an_idle_session_is_usable_and_an_ended_one_is_not(other: DatabaseWrapper) -> None:
    assert other.is_usable()
    pid = other.connection.info.backend_pid
    with psycopg.connect(other.connection.info.dsn, password=other.settings_dict["PASSWORD"]) as killer:
        killer.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))
    assert not other.is_usable()


def test_instants_come_back_in_utc(db: None) -> None:
    moment = datetime(2026, 7, 1, 12, 30, 0, 123456, tzinfo=UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::timestamptz", (moment,))
        (found,) = cursor.fetchone()
    assert found == moment
    assert found.utcoffset().total_seconds() == 0
