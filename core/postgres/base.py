"""The backend class that DATABASES names.

Django reads each timestamptz in Python, to replace its zone; sessions are in UTC, so psycopg's own reader, in C,
gives the same instant.
"""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg.types.datetime import TimestamptzLoader


class DatabaseWrapper(base.DatabaseWrapper):
    """Registers psycopg's reader on each new session."""

    @property
    def queries_logged(self) -> bool:
        """Only where somebody asks for it. Django's own logs each statement in DEBUG, and writing them out took a
        fifth of a worker's time in development."""
        return bool(self.force_debug_cursor)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.adapters.register_loader("timestamptz", TimestamptzLoader)
        return connection

    def is_usable(self) -> bool:
        """Whether the session still stands; Django asks before the first query of each request.

        An idle session has nothing to read. Only when it has (a farewell, a notice), or after an error, is the
        server asked, which costs a round trip.
        """
        if self.errors_occurred or self.connection is None or self.connection.closed:
            return super().is_usable()
        waiting = select.poll()
        waiting.register(self.connection.fileno(), select.POLLIN)
        return not waiting.poll(0) or super().is_usable()

    def create_cursor(self, name: str | None = None) -> Any:
        """As Django's, which besides would put its own reader back."""
        if name:
            return self.connection.cursor(name, scrollable=False, withhold=self.connection.autocommit)
        return self.connection.cursor()
