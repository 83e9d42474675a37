"""What is kept besides events: what became of people's accounts. And letting go of what is old, or was erased."""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from domain import tracing
from domain.access import PlatformAdmin
from domain.audit.models import AuditEvent, subject

SIGN_IN_EVENTS = (
    "session.opened",
    "session.refused",
    "session.ended",
    "session.all_ended",
    "session.reused",
    "password.changed",
    "two_factor.turned_on",
    "two_factor.turned_off",
)

_NOTE = """
INSERT INTO domain_auditevent (id, vendor_id, type, payload, actor_kind, actor_id, actor_name, address, request_id,
                               recorded_at)
SELECT uuidv7(), place.vendor_id, %(type)s, jsonb_build_object('member_id', place.id), %(kind)s,
       coalesce(%(by)s::uuid, place.id), coalesce(%(name)s::text, btrim(who.first_name || ' ' || who.last_name)),
       %(address)s, %(request)s, %(now)s
FROM domain_member place JOIN domain_user who ON who.id = place.user_id
WHERE place.user_id = %(user)s AND place.is_active AND (%(vendor)s::uuid IS NULL OR place.vendor_id = %(vendor)s)
"""

_FORGET = """
DELETE FROM domain_auditevent WHERE id IN (
    SELECT id FROM domain_auditevent WHERE id < %(before)s ORDER BY id LIMIT %(batch)s
)
"""


def note(
    user_id: UUID | None,
    what: str,
    *,
    vendor_id: UUID | None = None,
    by: PlatformAdmin | None = None,
    now: datetime,
) -> None:
    """Keep one of SIGN_IN_EVENTS in the audit of each vendor that the user is a member of, or of this one: as the
    user's own doing, or a platform admin's.

    Of nobody it writes nothing and takes as long: it waits for no disk, so that time doesn't tell who has an account.
    """
    assert what in SIGN_IN_EVENTS
    with transaction.atomic(), connection.cursor() as cursor:
        if not connection.savepoint_ids:  # else it is for the transaction around to say
            cursor.execute("SET LOCAL synchronous_commit TO off")
        asked: dict[str, Any] = {
            "kind": "platform" if by else "member",
            "by": by and by.user_id,
            "name": by and by.name,
            "address": tracing.address.get(),
            "request": tracing.request_id.get(),
            "now": now,
        }
        cursor.execute(_NOTE, {"user": user_id, "type": what, "vendor": vendor_id, **asked})


def forget(*, before: datetime, batch: int = 10_000) -> int:
    """Drop up to so many that were recorded before, and answer how many: the only way by which rows leave.

    Ids are in the order of time (UUID version 7), so it costs by what goes, not by what stays.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL spout.audit_retention TO on")
        cursor.execute(_FORGET, {"before": _first_id(before), "batch": batch})
        return int(cursor.rowcount)


def blank(vendor_id: UUID, subjects: Collection[str], without: Callable[[Any], Any], *, erasure_id: UUID) -> int:
    """Empty words in the events about these subjects, in the name of an erasure that is not done; answers how many.

    `without` is asked for each payload. The database takes nothing but the same payload with some texts empty: who did
    what and when stands as it was.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('spout.audit_erasure', %s, true)", [str(erasure_id)])
        rows = AuditEvent.objects.within(vendor_id).alias(subject=subject()).filter(subject__in=subjects)
        blanked = 0
        for event in rows.only("id", "payload"):
            payload = without(event.payload)
            if payload != event.payload:
                blanked += AuditEvent.objects.within(vendor_id).filter(id=event.id).update(payload=payload)
        cursor.execute("SELECT set_config('spout.audit_erasure', '', true)")
    return blanked


def _first_id(at: datetime) -> UUID:
    """The lowest that an id of this millisecond can be (RFC 9562, section 5.7)."""
    milliseconds = int(at.astimezone(UTC).timestamp() * 1000)
    return UUID(int=milliseconds << 80)
