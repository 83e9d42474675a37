"""Setting hours, and reading those of many at once."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries

from conftest import World, hire
from domain.availability import actions, queries, rules
from domain.availability.models import Hours
from domain.availability.queries import Whose
from domain.availability.rules import NONE, Span, Timetable, WallSpan
from domain.outbox.models import OutboxEvent
from domain.resources import actions as resources
from domain.vendors.rules import UnknownTimezone

NINE_TO_FIVE = (WallSpan(9 * 60, 17 * 60),)
WEEK = Timetable(dict.fromkeys(range(5), NINE_TO_FIVE), {date(2030, 12, 25): ()})
NIGHT = WallSpan(22 * 60, 26 * 60)


def set_hours(world: World, whose: Whose, timetable: Timetable, timezone: str = "") -> None:
    actions.set_hours(world.alice.actor, whose, timetable, timezone=timezone, now=now())


def changes() -> list[dict[str, object]]:
    events = OutboxEvent.objects.across_vendors().filter(type="hours.changed").order_by("id")
    return [{name: event.payload[name] for name in ("before", "after")} for event in events]


def test_hours_replace_those_there_were(world: World) -> None:
    bobs = Whose(member_id=world.bob.member.id)
    set_hours(world, bobs, WEEK)
    kept = set(queries.rows_of(world.alice.actor, bobs).filter(weekday__gt=0).values_list("id", flat=True))
    monday = (WallSpan(8 * 60, 12 * 60), WallSpan(13 * 60, 16 * 60))
    set_hours(world, bobs, Timetable(WEEK.weekly | {0: monday}), "Asia/Tokyo")
    assert queries.hours(world.bob.actor, bobs) == ("Asia/Tokyo", Timetable(WEEK.weekly | {0: monday}))
    assert kept <= set(Hours.objects.within(world.vendor.id).values_list("id", flat=True)), (
        "what stays is not rewritten"
    )
    assert changes()[1] == {
        "before": {"timezone": "", "spans": [["2030-12-25", None, None], [0, 540, 1020]]},
        "after": {"timezone": "Asia/Tokyo", "spans": [[0, 480, 720], [0, 780, 960]]},
    }
    set_hours(world, bobs, Timetable(WEEK.weekly | {0: monday}), "Asia/Tokyo")
    assert len(changes()) == 2, "the same again is no event"
    set_hours(world, bobs, NONE)
    assert queries.hours(world.bob.actor, bobs) == ("", NONE)


def test_each_has_hours_of_their_own(world: World) -> None:
    room = resources.add(world.alice.actor, name="Room 1", now=now())
    bob, nights = world.bob.member.id, Timetable({4: (NIGHT,)})
    set_hours(world, Whose(), WEEK)
    set_hours(world, Whose(resource_id=room.id), nights)
    assert queries.hours(world.bob.actor, Whose()) == ("Europe/London", WEEK)
    assert queries.hours(world.bob.actor, Whose(resource_id=room.id)) == ("Europe/London", nights)
    assert queries.hours(world.bob.actor, Whose(member_id=bob)) == ("", NONE)
    assert queries.hours(world.charlie.actor, Whose()) == ("America/New_York", NONE)


@pytest.mark.parametrize(
    "timetable",
    [
        Timetable({0: (WallSpan(540, 720), WallSpan(700, 800))}),
        Timetable({0: (WallSpan(540, 720), WallSpan(540, 720))}),
        Timetable({0: (NIGHT,), 1: (WallSpan(60, 180),)}),
        Timetable({6: (NIGHT,), 0: (WallSpan(600, 700), WallSpan(0, 60))}),
        Timetable({6: (WallSpan(1439, 2879),), 0: tuple(WallSpan(n * 10, n * 10 + 5) for n in range(9))}),
        Timetable({}, {date(2030, 1, 1): (WallSpan(540, 720), WallSpan(700, 800))}),
        Timetable({}, {date(2030, 1, 31): (NIGHT,), date(2030, 2, 1): (WallSpan(60, 180),)}),
    ],
)
def test_spans_that_overlap(world: World, timetable: Timetable) -> None:
    with pytest.raises(rules.OverlappingHours):
        set_hours(world, Whose(), timetable)
    assert not Hours.objects.within(world.vendor.id).exists()


@pytest.mark.parametrize(
    "timetable",
    [
        Timetable({0: (NIGHT,), 1: (WallSpan(120, 180),)}),
        Timetable({6: (NIGHT,), 0: (WallSpan(120, 180),)}),
        Timetable(dict.fromkeys(range(7), (WallSpan(0, 1440),))),
        Timetable({0: (WallSpan(540, 1980),)}, {date(2030, 1, 1): (NIGHT,), date(2030, 1, 3): (WallSpan(0, 60),)}),
    ],
)
def test_spans_that_touch_are_well(world: World, timetable: Timetable) -> None:
    set_hours(world, Whose(), timetable)
    assert queries.timetables(world.vendor.id, []).vendor == timetable


def test_a_zone_that_there_is_not(world: World) -> None:
    with pytest.raises(UnknownTimezone):
        set_hours(world, Whose(member_id=world.bob.member.id), WEEK, "Mars/Phobos")


def test_hours_of_many_cost_one_query(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    room = resources.add(world.alice.actor, name="Room 1", now=now())
    bob, alice = world.bob.member.id, world.alice.member.id
    set_hours(world, Whose(), WEEK)
    set_hours(world, Whose(member_id=bob), Timetable({0: (NIGHT, WallSpan(540, 600))}, {date(2030, 5, 1): ()}))
    set_hours(world, Whose(resource_id=room.id), Timetable({}, {date(2030, 5, 1): NINE_TO_FIVE}))
    actions.set_hours(world.charlie.actor, Whose(), Timetable({0: (NIGHT,)}), now=now())
    with django_assert_num_queries(1):
        found = queries.timetables(world.vendor.id, [alice, bob], [room.id])
    assert found.vendor == WEEK
    assert found.of_member[alice] == NONE
    assert found.of_member[bob] == Timetable({0: (WallSpan(540, 600), NIGHT)}, {date(2030, 5, 1): ()})
    assert found.of_resource == {room.id: Timetable({}, {date(2030, 5, 1): NINE_TO_FIVE})}
    assert queries.timetables(world.vendor.id, [alice]).of_resource == {}
    may = datetime.fromisoformat("2030-05-01T12:00Z")
    with django_assert_num_queries(1):
        near = queries.timetables(world.vendor.id, [bob], [room.id], since=may, until=may)
    assert near.vendor == Timetable(WEEK.weekly) and near.of_resource == found.of_resource


def test_time_off_of_many_costs_one_query(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    room = resources.add(world.alice.actor, name="Room 1", now=now())
    start, hour = now() + timedelta(days=1), timedelta(hours=1)
    bob, carl = world.bob.member.id, hire(world.alice, "carl@spa.example", "agent").member.id
    for whose, at in ((Whose(bob), start + hour), (Whose(bob), start), (Whose(resource_id=room.id), start)):
        actions.add_time_off(world.alice.actor, whose, starts_at=at, ends_at=at + hour, now=now())
    with django_assert_num_queries(1):
        off = queries.time_off(world.vendor.id, [bob, carl], [room.id], since=start, until=start + 2 * hour)
    both = [Span(start, start + hour), Span(start + hour, start + 2 * hour)]
    assert off == {bob: both, carl: [], room.id: both[:1]}
    assert queries.time_off(world.vendor.id, [bob], since=start + hour, until=start + 2 * hour) == {bob: both[1:]}
    assert queries.time_off(world.charlie.actor.vendor_id, [bob], since=start, until=start + hour) == {bob: []}


@pytest.mark.parametrize("length", [timedelta(0), timedelta(hours=-1), timedelta(days=400, seconds=1)])
def test_time_off_has_an_end(world: World, length: timedelta) -> None:
    bobs, start = Whose(world.bob.member.id), now()
    with pytest.raises(rules.BadSpan):
        actions.add_time_off(world.bob.actor, bobs, starts_at=start, ends_at=start + length, now=start)


def test_time_off_of_somebody_else_is_not_removed(world: World) -> None:
    bobs, start = Whose(world.bob.member.id), now()
    off = actions.add_time_off(world.bob.actor, bobs, starts_at=start, ends_at=start + timedelta(hours=1), now=now())
    for whose, row in ((Whose(world.alice.member.id), off.id), (bobs, uuid4())):
        with pytest.raises(queries.TimeOffNotFound):
            actions.remove_time_off(world.alice.actor, whose, row, now=now())
    actions.remove_time_off(world.alice.actor, bobs, off.id, now=now())
    assert not queries.list_time_off(world.bob.actor, bobs)
