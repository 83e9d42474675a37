"""Events read back in an order in which none is missed, whichever transaction ends first."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Flag

import pytest
from django.db import connection, transaction
from django.utils.timezone import now
from uuid_utils.compat import uuid7

from conftest import make_world
from domain.access import Actor
from domain.conversations.events import ConversationChanged, MessagePosted, MessageStatusChanged
from domain.outbox import queries
from domain.outbox.actions import record
from domain.outbox.events import Event

KINDS = (ConversationChanged, MessageStatusChanged)


@pytest.mark.django_db(transaction=True)
def test_a_frontier_does_not_pass_a_transaction_that_is_still_open() -> None:
    """The first to write is the last to end: a reader standing at the highest id would never see it."""
    alice = make_world().alice.actor
    begin = queries.frontier()
    written, may_end = Flag(), Flag()
    early, late = (ConversationChanged(uuid7(), [name]) for name in ("early", "late"))
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(_record_slowly, alice, early, written, may_end)
        written.wait()
        record(alice, late, now=now())
        frontier = queries.frontier()
        assert _read(alice, begin) == [late]
        assert _read(alice, begin, until=frontier) == []
        may_end.set()
        writing.result()
    assert _read(alice, frontier) == [early, late]
    # The frontier is the whole server's: tests beside this one, in other databases, may hold it back for a while.
    while len(found := _read(alice, begin, until=queries.frontier())) < 2:
        time.sleep(0.01)
    assert found == [early, late]


@pytest.mark.django_db(transaction=True)
def test_events_come_back_as_they_were_recorded_and_only_those_asked_for() -> None:
    world = make_world()
    begin = queries.frontier()
    status = MessageStatusChanged(uuid7(), uuid7(), 3, "sent")
    for actor, event in (
        (world.alice.actor, status),
        (world.charlie.actor, ConversationChanged(uuid7(), ["status"])),
        (world.alice.actor, MessagePosted(uuid7(), uuid7(), 3, "note")),
    ):
        record(actor, event, now=now())
    assert _read(world.alice.actor, begin) == [status]
    assert queries.recorded_since({world.alice.actor.vendor_id}, KINDS, begin, limit=0) == []


def _read(actor: Actor, since: int, *, until: int | None = None) -> list[Event]:
    found = queries.recorded_since({actor.vendor_id}, KINDS, since, until=until, limit=10)
    return [recorded.event for recorded in found]


def _record_slowly(actor: Actor, event: Event, written: Flag, may_end: Flag) -> None:
    try:
        with transaction.atomic():
            record(actor, event, now=now())
            written.set()
            may_end.wait(60)
    finally:
        connection.close()
