"""The backend class that DATABASES names.

Django reads each timestamptz with a loader in Python (a regular expression, then `replace`); sessions are in
UTC, so `datetime.fromisoformat`, in C, reads the same text.
"""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.postgresql import base
from psycopg.types.datetime import TimestamptzLoader


class UtcLoader(TimestamptzLoader):
    """Reads PostgreSQL's ISO text of a UTC session; leaves what Python's datetime can't hold to psycopg."""

    timezone = UTC  # Django compares this with its own zone and, when equal, lets the loader be

    def load(self, data: Any) -> datetime:
        try:
            return datetime.fromisoformat(bytes(data).decode())
        except ValueError:
            return super().load(data)


class DatabaseWrapper(base.DatabaseWrapper):
    """Registers the loader on each new session."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.adapters.register_loader("timestamptz", UtcLoader)
        return connection
