"""What `slots.find` gives can be booked, and what it does not give can't: each start asked of `actions.create` too."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from conftest import Person, World, hire
from domain.availability import actions as availability
from domain.availability.queries import Whose
from domain.availability.rules import BadSpan, Timetable, WallSpan
from domain.bookings import actions, rules, slots
from domain.bookings.models import Booking
from domain.bookings.slots import Slot
from domain.members import actions as members
from domain.members.rules import MemberNotFound
from domain.people.models import Member
from domain.resources import actions as resources
from domain.services import actions as services
from domain.services.models import Service

T0 = now()
STEP = timedelta(minutes=30)
HOUR = timedelta(hours=1)
REFUSALS = (
    rules.SlotTaken,
    rules.OutsideHours,
    rules.TooSoon,
    rules.TooFar,
    rules.InThePast,
    rules.StaffDoesNotServe,
)


class Undone(Exception):
    """Takes back what was booked."""


class Day:
    """A day in the world, its bookings at hours of it, and the question of this module."""

    def __init__(self, world: World, midnight: datetime | None = None) -> None:
        self.world = world
        self.midnight = midnight or world.tomorrow.replace(hour=0)
        self.now = self.midnight - 9 * HOUR
        self.alice, self.bob = world.alice.member.id, world.bob.member.id
        self.staff = [self.alice, self.bob]

    def at(self, hour: float) -> datetime:
        return self.midnight + hour * HOUR

    def offer(self, **terms: Any) -> Service:
        defaults: dict[str, Any] = {
            "title": "Wanted",
            "duration_minutes": 60,
            "step_minutes": STEP // timedelta(minutes=1),
        }
        return services.offer(self.world.alice.actor, now=T0, **defaults | terms)

    def book(self, hour: float, staff_id: UUID, service: Service | None = None, **more: Any) -> Booking:
        wish = self.world.booking(starts_at=self.at(hour), staff_id=staff_id, **more)
        if service:
            wish["service_id"] = service.id
        return actions.create(self.world.alice.actor, now=self.now, **wish)

    def hold(self, hour: float, staff_id: UUID, lasts: timedelta, service: Service | None = None) -> Booking:
        wish = self.world.booking(starts_at=self.at(hour), staff_id=staff_id)
        if service:
            wish["service_id"] = service.id
        return actions.hold(self.world.alice.actor, now=self.now, lasts=lasts, **wish)

    def open(self, whose: Whose, *spans: tuple[float, float], timezone: str = "") -> None:
        """Each day from hour to hour."""
        week = Timetable(weekly=dict.fromkeys(range(7), _wall(spans)))
        availability.set_hours(self.world.alice.actor, whose, week, timezone=timezone, now=T0)

    def off(self, whose: Whose, start: float, end: float) -> None:
        availability.add_time_off(self.world.alice.actor, whose, starts_at=self.at(start), ends_at=self.at(end), now=T0)

    def find(self, service: Service, since: float = 0, until: float = 26, **more: Any) -> list[Slot]:
        return slots.find(
            self.world.alice.actor, service.id, since=self.at(since), until=self.at(until), now=self.now, **more
        )

    def free(self, service: Service, staff_id: UUID, until: float = 26) -> list[float]:
        """The hours at which this member can be booked."""
        return [(slot.starts_at - self.midnight) / HOUR for slot in self.find(service, 0, until, staff_id=staff_id)]

    def check(self, service: Service) -> int:
        """Ask both, for each start on the grid and each member. How many can be booked."""
        given = {slot.starts_at: slot for slot in self.find(service)}
        grid = [self.at(hour / 2) for hour in range(52)]
        assert set(given) <= set(grid)
        for start in grid:
            found = {staff_id for staff_id in self.staff if self.seats(service, start, staff_id, most=1)}
            slot = given.get(start)
            assert found == set(slot.staff_ids if slot else ()), f"{start:%H:%M} on {start:%d}"
            if slot:
                assert slot.ends_at - start == timedelta(minutes=service.duration_minutes)
                if (service.capacity, slot.seats_left) != (1, 1):
                    most = slot.seats_left + 1
                    assert slot.seats_left == max(self.seats(service, start, each, most=most) for each in found)
        return len(given)

    def seats(self, service: Service, start: datetime, staff_id: UUID, *, most: int) -> int:
        """How many times, up to so many, it can be booked."""
        done, wish = 0, self.world.booking(service_id=service.id, starts_at=start, staff_id=staff_id)
        try:
            with transaction.atomic():
                for done in range(most):  # noqa: B007
                    actions.create(self.world.alice.actor, suggest=False, now=self.now, **wish)
                done = most
                raise Undone
        except (Undone, *REFUSALS):
            return done


def _wall(spans: tuple[tuple[float, float], ...]) -> tuple[WallSpan, ...]:
    return tuple(WallSpan(int(start * 60), int(end * 60)) for start, end in spans)


def buffers(day: Day) -> Service:
    other = day.offer(title="Other", duration_minutes=45, buffer_before_minutes=5, buffer_after_minutes=25)
    for hour, staff in ((9, day.alice), (11, day.alice), (9.5, day.bob), (14, day.bob)):
        day.book(hour, staff, other)
    return day.offer(duration_minutes=40, buffer_before_minutes=20, buffer_after_minutes=10)


def hours(day: Day) -> Service:
    """Alice the vendor's, Bob his own."""
    day.open(Whose(), (10, 16))
    day.open(Whose(member_id=day.bob), (8, 12), (13, 17.5))
    day.book(10, day.bob)
    return day.offer()


def across_midnight(day: Day) -> Service:
    day.open(Whose(member_id=day.alice), (22, 26))
    day.open(Whose(member_id=day.bob), (0, 1), (20, 24))
    day.book(23, day.alice)
    day.book(0, day.bob)
    return day.offer()


def around_the_clock(day: Day) -> Service:
    day.open(Whose(), (0, 24))
    return day.offer(duration_minutes=150)


def dates(day: Day) -> Service:
    """A holiday of the vendor's, on which Bob works all the same, shorter."""
    on = day.midnight.date()
    holiday = Timetable(weekly=dict.fromkeys(range(7), _wall(((9, 18),))), dated={on: ()})
    availability.set_hours(day.world.alice.actor, Whose(), holiday, now=T0)
    shorter = Timetable(dated={on: _wall(((10, 12),))})
    availability.set_hours(day.world.alice.actor, Whose(member_id=day.bob), shorter, now=T0)
    return day.offer()


def time_off(day: Day) -> Service:
    day.open(Whose(), (8, 18))
    day.off(Whose(member_id=day.alice), -30, 12)
    day.off(Whose(member_id=day.bob), 11, 13.5)
    day.off(Whose(member_id=day.bob), 13, 14)
    return day.offer()


def of_another_zone(day: Day) -> Service:
    day.open(Whose(), (9, 17))
    day.open(Whose(member_id=day.bob), (9, 17), timezone="Asia/Kolkata")
    return day.offer()


def rooms(day: Day) -> Service:
    """One is there in the morning, one is taken at noon, one is out of use."""
    owner = day.world.alice.actor
    morning, taken, broken = (resources.add(owner, name=name, now=T0) for name in ("Morning", "Taken", "Broken"))
    day.open(Whose(resource_id=morning.id), (8, 12))
    day.off(Whose(resource_id=morning.id), 9, 9.5)
    other = day.offer(title="Other", buffer_after_minutes=30, resource_ids=[taken.id])
    for hour in (8.5, 12, 14):
        day.book(hour, day.bob, other)
    resources.change(owner, broken.id, {"is_active": False}, now=T0)
    return day.offer(buffer_before_minutes=15, buffer_after_minutes=10, resource_ids=[morning.id, taken.id, broken.id])


def no_room_in_use(day: Day) -> Service:
    owner = day.world.alice.actor
    room = resources.add(owner, name="Only", now=T0)
    service = day.offer(resource_ids=[room.id])
    resources.change(owner, room.id, {"is_active": False}, now=T0)
    return service


def groups(day: Day) -> Service:
    """Sessions begun, full, all held and run out, partly held; another service's between them."""
    day.open(Whose(member_id=day.alice), (8, 19))
    group = day.offer(capacity=3, buffer_after_minutes=10)
    other = day.offer(title="Other", capacity=2)
    for hour, taken in ((8, 1), (10, 3), (12, 2)):
        for _ in range(taken):
            day.book(hour, day.alice, group)
    day.book(14, day.alice, other)
    for start, ends in ((16, 1), (16, 1), (12, 1), (17.5, 20), (8, 20)):
        day.hold(start, day.alice, timedelta(minutes=ends), group)
    day.hold(20, day.bob, timedelta(minutes=1), group)  # a session that has run out, and then
    day.off(Whose(member_id=day.bob), 19, 21)  # nobody is there
    day.book(5, day.bob, group)  # one that goes on, and takes nobody more,
    day.off(Whose(member_id=day.bob), 4, 7)  # when he is off
    day.now += timedelta(minutes=5)
    return group


def fewer_seats_than_before(day: Day) -> Service:
    group = day.offer(capacity=3)
    day.book(9, day.bob, group)
    day.book(11, day.alice, group)
    return services.change(day.world.alice.actor, group.id, {"capacity": 1}, now=T0)


def more_seats_than_before(day: Day) -> Service:
    single = day.offer()
    day.book(9, day.bob, single)
    return services.change(day.world.alice.actor, single.id, {"capacity": 2}, now=T0)


def holds(day: Day) -> Service:
    """One that holds and one that has run out, unswept."""
    day.hold(9, day.bob, timedelta(minutes=20))
    day.hold(11, day.bob, timedelta(minutes=1))
    day.hold(12, day.alice, timedelta(minutes=1))
    day.now += timedelta(minutes=5)
    return day.offer()


def notice_and_horizon(day: Day) -> Service:
    day.now = day.at(3)
    return day.offer(min_notice_minutes=150, max_horizon_days=1)


def named(day: Day) -> Service:
    """Served by Bob and by one who is no longer bookable."""
    carl = hire(day.world.alice, "carl@spa.example", "agent")
    day.staff.append(carl.member.id)
    service = day.offer(member_ids=[day.bob, carl.member.id])
    Member.objects.within(day.world.vendor.id).filter(id=carl.member.id).update(is_bookable=False)
    return service


SCENES: list[Callable[[Day], Service]] = [
    buffers,
    hours,
    across_midnight,
    around_the_clock,
    dates,
    time_off,
    of_another_zone,
    rooms,
    no_room_in_use,
    groups,
    fewer_seats_than_before,
    more_seats_than_before,
    holds,
    notice_and_horizon,
    named,
]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_what_is_given_can_be_booked_and_nothing_else(world: World, scene: Callable[[Day], Service]) -> None:
    day = Day(world)
    can = day.check(scene(day))
    assert (can > 0) == (scene is not no_room_in_use)


@pytest.mark.parametrize("on", [date(2028, 3, 26), date(2028, 10, 29)], ids=["an hour less", "an hour more"])
def test_so_it_is_when_the_clocks_change(world: World, on: date) -> None:
    day = Day(world, datetime(on.year, on.month, on.day, tzinfo=UTC))
    day.open(Whose(), (0, 4), (20, 24))
    day.open(Whose(member_id=day.bob), (1, 2), (3, 5))
    assert day.check(day.offer(max_horizon_days=1800))


@pytest.mark.parametrize("seed", range(4))
def test_so_it_is_in_any_mixture(world: World, seed: int) -> None:
    dice, day = random.Random(seed), Day(world)
    owner = world.alice.actor
    things = [resources.add(owner, name=f"Room {number}", now=T0).id for number in range(2)]
    for whose in (Whose(member_id=day.bob), Whose(resource_id=things[0])):
        start = dice.randrange(0, 12)
        day.open(whose, (start, start + dice.randrange(4, 24)))
    for whose in (Whose(member_id=day.alice), Whose(resource_id=things[1])):
        begin = dice.randrange(0, 40) / 2
        day.off(whose, begin, begin + dice.randrange(1, 10) / 2)
    kinds = [
        day.offer(
            title=f"Kind {number}",
            duration_minutes=dice.randrange(1, 8) * 15,
            buffer_before_minutes=dice.choice((0, 0, 10, 20)),
            buffer_after_minutes=dice.choice((0, 5, 15)),
            capacity=dice.choice((1, 1, 2)),
            resource_ids=dice.sample(things, dice.randrange(3)),
            step_minutes=30,
        )
        for number in range(3)
    ]
    made = 0
    for _ in range(40):
        hour, staff, kind = dice.randrange(48) / 2, dice.choice(day.staff), dice.choice(kinds)
        lasts = dice.choice((None, None, timedelta(minutes=1), timedelta(minutes=30)))
        try:
            day.hold(hour, staff, lasts, kind) if lasts else day.book(hour, staff, kind)
            made += 1
        except REFUSALS:
            continue
    day.now += timedelta(minutes=5)
    assert made > 5
    day.check(dice.choice(kinds))


class TestWhatIsGiven:
    def test_a_grid_from_each_opening(self, world: World) -> None:
        day = Day(world)
        day.open(Whose(member_id=day.bob), (9.25, 11), (13, 15))
        day.off(Whose(member_id=day.bob), 13, 13 + 20 / 60)
        service = day.offer(step_minutes=30)
        assert day.free(service, day.bob) == pytest.approx([9.25, 9.75, 13 + 20 / 60, 13 + 50 / 60])

    def test_the_grid_is_the_same_wherever_one_begins_to_look(self, world: World) -> None:
        day = Day(world)
        service = day.offer(duration_minutes=50, step_minutes=50)
        wanted = [slot.starts_at for slot in day.find(service, 48, 72)]
        assert wanted == [slot.starts_at for slot in day.find(service, 0, 72) if slot.starts_at >= day.at(48)]
        assert wanted[:2] == [day.at(48), day.at(48) + timedelta(minutes=50)]
        day.open(Whose(), (0, 12), (12, 24))
        assert wanted[:2] == [slot.starts_at for slot in day.find(service, 48, 72)][:2]
        assert day.at(60) in [slot.starts_at for slot in day.find(service, 48, 72)]

    def test_from_a_start_to_before_an_end(self, world: World) -> None:
        day, service = Day(world), None
        service = day.offer()
        assert [slot.starts_at for slot in day.find(service, 9, 10, staff_id=day.bob)] == [day.at(9), day.at(9.5)]

    def test_of_a_team_only_its_members(self, world: World) -> None:
        day = Day(world)
        team = members.form_team(world.alice.actor, name="Evening", member_ids=[day.bob], now=T0)
        (slot,) = day.find(day.offer(), 9, 9.25, team_id=team.id)
        assert slot.staff_ids == [day.bob]

    def test_an_agent_is_given_the_own_calendar_only(self, world: World) -> None:
        day, service = Day(world), None
        service = day.offer()
        (slot,) = slots.find(world.bob.actor, service.id, since=day.at(9), until=day.at(9.25), now=day.now)
        assert slot.staff_ids == [day.bob]

    def test_of_somebody_who_is_not_there(self, world: World) -> None:
        day = Day(world)
        service = day.offer()
        with pytest.raises(MemberNotFound):
            day.find(service, 9, 10, staff_id=uuid4())

    def test_nothing_of_what_is_no_longer_offered(self, world: World) -> None:
        day = Day(world)
        assert day.find(day.offer(is_active=False)) == []

    def test_not_more_than_62_days(self, world: World) -> None:
        day = Day(world)
        with pytest.raises(BadSpan):
            day.find(day.offer(), 0, 24 * 62 + 1)


class TestCost:
    """A fixed number of queries: service, who serves it, resources, hours, time off, reservations with their seats."""

    def queries(self, day: Day, service: Service, days: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            found = day.find(service, 0, 24 * days)
        assert found
        return len(captured)

    @pytest.mark.parametrize("capacity", [1, 2], ids=["alone", "groups"])
    def test_it_does_not_grow(self, world: World, capacity: int) -> None:
        day = Day(world)
        room = resources.add(world.alice.actor, name="Room", now=T0)
        service = day.offer(capacity=capacity, resource_ids=[room.id])
        day.open(Whose(), (8, 18))
        day.book(9, day.bob, service)
        few = self.queries(day, service, 1)
        crew: list[Person] = [hire(world.alice, f"member{number}@spa.example", "agent") for number in range(18)]
        plain = day.offer(title="Plain")
        for number, person in enumerate(crew):
            day.open(Whose(member_id=person.member.id), (7, 19))
            day.off(Whose(member_id=person.member.id), 24 * number + 12, 24 * number + 13)
            day.book(24 * number + 9, person.member.id, plain)
            day.book(24 * number + 15, person.member.id, service)
        assert self.queries(day, service, 30) == few <= 6
