from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import now

from conftest import World
from domain.access import PermissionMissing
from domain.bookings import actions, many
from domain.bookings.models import Booking
from domain.bulk import NothingDone
from domain.members import actions as members
from domain.outbox.models import OutboxEvent

T0 = now()
LATER = T0 + timedelta(days=30)


def book(world: World, hours: int, **changes: Any) -> Booking:
    start = world.tomorrow + timedelta(hours=hours)
    return actions.create(world.alice.actor, now=T0, **world.booking(starts_at=start, **changes))


def codes(results: Any) -> list[str | None]:
    return [result.refusal and result.refusal.code for result in results]


def statuses(world: World) -> list[str]:
    rows = Booking.objects.within(world.vendor.id).order_by("starts_at")
    return [row.status for row in rows]


def test_each_by_itself_in_the_order_given(world: World) -> None:
    first, second = book(world, 0), book(world, 2)
    actions.cancel(world.alice.actor, second.id, now=T0)
    ids = [second.id, uuid4(), first.id]
    results = many.cancel_many(world.alice.actor, ids, reason="Closed", now=T0)
    assert [result.id for result in results] == ids
    assert codes(results) == ["booking.status_jump", "booking.not_found", None]
    first.refresh_from_db()
    assert (first.status, first.cancelled_reason, first.cancelled_by) == ("cancelled", "Closed", "staff")


def test_all_or_nothing(world: World) -> None:
    first, second = book(world, 0), book(world, 2)
    actions.cancel(world.alice.actor, second.id, now=T0)
    events = OutboxEvent.objects.within(world.vendor.id).count()
    with pytest.raises(NothingDone) as refused:
        many.cancel_many(world.alice.actor, [first.id, second.id], all_or_nothing=True, now=T0)
    assert [one["code"] for one in refused.value.details["results"]] == ["booking.status_jump"]
    assert statuses(world) == ["confirmed", "cancelled"]
    assert OutboxEvent.objects.within(world.vendor.id).count() == events


@pytest.mark.parametrize(
    ("status", "at", "wanted"),
    [
        ("completed", LATER, [None, None]),
        ("no_show", LATER, [None, None]),
        ("completed", T0, ["booking.not_begun", "booking.not_begun"]),
        ("no_show", T0, ["booking.not_begun", "booking.not_begun"]),
        ("cancelled", T0, [None, None]),
        ("confirmed", T0, ["booking.status_jump", "booking.status_jump"]),
    ],
)
def test_a_status_for_many(world: World, status: str, at: Any, wanted: list[str | None]) -> None:
    ids = [book(world, 0).id, book(world, 2).id]
    results = many.change_many(world.alice.actor, ids, {"status": status}, now=at)
    assert codes(results) == wanted
    assert statuses(world) == ["confirmed" if any(wanted) else status] * 2


def test_another_member_and_team_for_those_who_are_free_then(world: World) -> None:
    first, second = book(world, 0), book(world, 2)
    book(world, 2, staff_id=world.alice.member.id)
    team = members.form_team(world.alice.actor, name="A team", now=T0)
    changes = {"staff_id": world.alice.member.id, "team_id": team.id, "status": "cancelled"}
    results = many.change_many(world.alice.actor, [second.id, first.id], changes, reason="Ill", now=T0)
    assert codes(results) == ["booking.slot_taken", None]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.staff_id, first.team_id, first.cancelled_reason) == (world.alice.member.id, team.id, "Ill")
    assert (second.staff_id, second.team_id, second.status) == (world.bob.member.id, None, "confirmed")


def test_an_agent_changes_own_ones_alone(world: World) -> None:
    own, hers = book(world, 0), book(world, 0, staff_id=world.alice.member.id)
    assert codes(many.cancel_many(world.bob.actor, [own.id, hers.id], now=T0)) == [None, "booking.not_found"]
    other = many.cancel_many(world.charlie.actor, [hers.id], now=T0)
    assert codes(other) == ["booking.not_found"]


def test_it_takes_the_permission(world: World) -> None:
    nobody = replace(world.bob.actor, permissions=frozenset())
    with pytest.raises(PermissionMissing):
        many.cancel_many(nobody, [uuid4()], now=T0)
    with pytest.raises(PermissionMissing):
        many.change_many(nobody, [uuid4()], {}, now=T0)
