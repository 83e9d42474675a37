"""Noting who is there."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection

# In the order of members, so that two processes that note the same ones don't lock each other crosswise.
_NOTE = """
INSERT INTO domain_presence AS known (id, vendor_id, member_id, seen_at)
SELECT uuidv7(), vendor, member, %(now)s FROM unnest(%(vendors)s::uuid[], %(members)s::uuid[]) AS there (vendor, member)
 ORDER BY member
ON CONFLICT (member_id) DO UPDATE SET seen_at = EXCLUDED.seen_at WHERE known.seen_at < EXCLUDED.seen_at
"""


def note(there: Collection[tuple[UUID, UUID]], *, now: datetime) -> None:
    """These, as (vendor, member), have a socket open: one statement for all of a process."""
    if there:
        vendors, members = zip(*set(there), strict=True)
        with connection.cursor() as cursor:
            cursor.execute(_NOTE, {"vendors": list(vendors), "members": list(members), "now": now})
