"""Every table of the project, by the groups of the index. `tests/test_tables.py` finds one that is missing."""

from console.admin.tables import bookings, conversations, machinery, people, sending, vendors

__all__ = ["bookings", "conversations", "machinery", "people", "sending", "vendors"]
