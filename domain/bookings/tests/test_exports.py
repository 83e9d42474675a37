import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import World
from domain import sheets
from domain.access import PermissionMissing
from domain.bookings import actions, exports
from domain.bookings.models import Booking

T0 = datetime(2026, 10, 1, tzinfo=UTC)
SPAN = {"starts_from": T0, "starts_before": T0 + timedelta(days=100)}


def read(pieces: Iterable[bytes]) -> list[dict[str, str]]:
    text = b"".join(pieces).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_of_each_that_one_may_see_by_start(world: World) -> None:
    book = world.booking
    before = datetime(2026, 10, 24, 12, tzinfo=UTC)
    after = before + timedelta(days=2)
    hers = actions.create(world.alice.actor, now=T0, **book(starts_at=after, staff_id=world.alice.member.id))
    his = actions.create(world.alice.actor, now=T0, **book(starts_at=before))
    actions.cancel(world.alice.actor, his.id, reason='=cmd|"/C calc"!A0', now=T0)
    first, second = read(exports.as_csv(world.alice.actor, **SPAN))
    assert first == {
        "id": str(his.id),
        "status": "cancelled",
        "starts_at": "2026-10-24T13:00:00+01:00",
        "ends_at": "2026-10-24T14:00:00+01:00",
        "service": "Massage",
        "staff": "Bob Test",
        "contact": "Amina Example",
        "contact_email": "amina@customers.example",
        "contact_phone": "'+447700900142",
        "team": "",
        "price": "70.00",
        "currency": "USD",
        "created_at": "2026-10-01T01:00:00+01:00",
        "cancelled_by": "staff",
        "cancelled_reason": '\'=cmd|"/C calc"!A0',
        "title": "Massage · Amina Example",
    }
    assert (second["id"], second["starts_at"]) == (str(hers.id), "2026-10-26T12:00:00+00:00")
    assert [row["id"] for row in read(exports.as_csv(world.bob.actor, **SPAN))] == [str(his.id)]
    assert read(exports.as_csv(world.charlie.actor, **SPAN)) == []
    filters: list[dict[str, Any]] = [{"status": "confirmed"}, {"staff_id": hers.staff_id}]
    for filter_ in filters:
        assert [row["id"] for row in read(exports.as_csv(world.alice.actor, **SPAN, **filter_))] == [str(hers.id)]


@pytest.mark.parametrize("lacking", ["booking.read", "contact.read"])
def test_it_is_refused_before_the_first_byte(world: World, lacking: str) -> None:
    actor = replace(world.alice.actor, permissions=world.alice.actor.permissions - {lacking})
    with pytest.raises(PermissionMissing):
        exports.as_csv(actor, **SPAN)


def test_five_thousand_come_a_thousand_at_a_time(world: World) -> None:
    """As many of the same start as to fill a piece: the place between two pieces is found by the key."""
    rows = [
        Booking(
            vendor_id=world.vendor.id,
            service=world.service,
            contact=world.contact,
            staff=world.bob.member,
            status="cancelled",
            title="x",
            starts_at=T0 + timedelta(minutes=number // 1500),
            ends_at=T0 + timedelta(days=1),
            created_at=T0,
        )
        for number in range(5000)
    ]
    Booking.objects.within(world.vendor.id).bulk_create(rows, batch_size=1000)
    with CaptureQueriesContext(connection) as queries:
        pieces = exports.as_csv(world.alice.actor, **SPAN)
        asked = len(queries)
        header, *chunks = pieces
    assert [chunk.count(b"\r\n") for chunk in chunks] == [sheets.CHUNK] * 5
    assert len(queries) == asked + 6  # the last finds nothing
    assert all(f"LIMIT {sheets.CHUNK}" in query["sql"] for query in queries.captured_queries[asked:])
    ids = [row["id"] for row in read([header, *chunks])]
    assert len(ids) == len(set(ids)) == 5000
