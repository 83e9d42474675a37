"""What messages cost, against a set that was counted by hand: the clock goes back on the Sunday."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conftest import Person, World
from domain.access import Actor, PermissionMissing, ReachTooShort
from domain.bookings import actions as bookings
from domain.channels import standing
from domain.contacts import actions as contacts
from domain.conversations import actions
from domain.deliveries import actions as deliveries
from domain.deliveries.models import Delivery
from domain.members import actions as members
from domain.reports import messages, queries
from domain.reports.messages import MessagesBy
from domain.reports.rules import Charged, Messages

T0 = datetime(2026, 10, 20, 9, tzinfo=UTC)
DAYS = {"first": date(2026, 10, 23), "last": date(2026, 10, 26)}
MARKETING, UTILITY, CODE = (True, "marketing"), (True, "utility"), (True, "authentication")
FREE, FREE_UTILITY, UNTOLD = (False, "service"), (False, "utility"), (None, "")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-10-{text}+00:00")


class Sends:
    """What a vendor sent, and how it ended when."""

    def __init__(self, owner: Person, contact: Any) -> None:
        self.owner, self.contact, self.count = owner, contact, 0
        self.conversation = actions.open_with(owner.actor, contact, now=T0)

    def by(self, person: Person, when: str, said: tuple[bool | None, str], state: str = "delivered") -> None:
        """A member's text."""
        message = actions.post(person.actor, self.conversation.id, text="!", now=T0)
        placed = Delivery.objects.within(self.owner.actor.vendor_id).filter(message=message)
        placed.update(channel="whatsapp")
        self._end(placed, when, said, state)

    def of(self, kind: str, when: str, said: tuple[bool | None, str], state: str = "delivered", **more: Any) -> None:
        """What Spout itself sends."""
        self.count += 1
        order = deliveries.Order(
            **{"channel": "whatsapp", "kind": kind, "effect_key": f"{self.owner.actor.vendor_id}{self.count}"} | more,
            send_at=T0,
            contact_id=self.contact.id,
        )
        deliveries.place(self.owner.actor.vendor_id, [order], now=T0)
        mine = Delivery.objects.within(self.owner.actor.vendor_id).filter(effect_key=order.effect_key)
        self._end(mine, when, said, state)

    def _end(self, found: Any, when: str, said: tuple[bool | None, str], state: str) -> None:
        billable, category = said
        assert found.update(state=state, settled_at=at(when), billable=billable, price_category=category) == 1


@pytest.fixture
def filled(world: World) -> World:
    alice, bob, charlie = world.alice, world.bob, world.charlie
    standing.configure(alice.actor, {"rates": {"currency": "USD", "marketing": "0.0529", "utility": "0.0034"}}, now=T0)
    booking = bookings.create(alice.actor, now=T0, **world.booking(starts_at=at("30T09:00")))
    ours = Sends(alice, world.contact)
    # The Friday: two charged, one free; what failed, what is on its way and what is no message count for nothing.
    ours.by(alice, "23T08:00", MARKETING)
    ours.by(bob, "23T09:00", FREE)
    ours.of("booking.reminder", "23T09:30", UTILITY, booking_id=booking.id)
    ours.of("booking.reminder", "23T09:30", UTILITY, "failed", booking_id=booking.id)
    ours.of("booking.reminder", "23T09:30", UNTOLD, "attempting", booking_id=booking.id)
    ours.of("chat.read", "23T09:30", UNTOLD, "sent")
    ours.of("booking.reminder", "23T09:30", UNTOLD, "sent", channel="email", booking_id=booking.id)
    # Half an hour after midnight in London, which is the Saturday; and the last minute of the Sunday of 25 hours.
    ours.of("booking.confirmation", "23T23:30", FREE_UTILITY, booking_id=booking.id)
    ours.by(bob, "25T23:59", MARKETING)
    # Of one nothing is told, another has not arrived, and is announced only.
    ours.of("public.code", "25T12:00", UNTOLD)
    ours.by(bob, "26T10:00", MARKETING, "sent")
    # The days around, and another vendor.
    ours.by(alice, "22T22:59", MARKETING)
    ours.by(alice, "27T00:00", MARKETING)
    customer = contacts.add(charlie.actor, name="Theirs", email="theirs@customers.example", now=T0)
    theirs = Sends(charlie, customer)
    theirs.by(charlie, "23T12:00", MARKETING)
    return world


def report(world: World, by: MessagesBy) -> queries.Report[Messages]:
    return messages.messages(world.alice.actor, by=by, **DAYS)


def figures(
    sent: int, delivered: int, unpriced: int, billable: int, cost: str | None, **categories: tuple[Any, ...]
) -> Messages:
    """With categories as (sent, delivered, billable, cost)."""
    found = tuple(
        Charged(name, sent, delivered, billable, _decimal(cost))
        for name, (sent, delivered, billable, cost) in categories.items()
    )
    return Messages(sent, delivered, unpriced, billable, _decimal(cost), "USD", found)


def _decimal(cost: str | None) -> Decimal | None:
    return None if cost is None else Decimal(cost)


TOTAL = figures(
    7, 6, 1, 3, "0.1092", marketing=(3, 2, 2, "0.1058"), service=(1, 1, 0, "0"), utility=(2, 2, 1, "0.0034")
)


def test_by_day(filled: World) -> None:
    found = report(filled, MessagesBy.day)
    assert (found.timezone, found.total) == ("Europe/London", TOTAL)
    assert {line.key[-2:]: line.figures for line in found.lines} == {
        "23": figures(
            3, 3, 0, 2, "0.0563", marketing=(1, 1, 1, "0.0529"), service=(1, 1, 0, "0"), utility=(1, 1, 1, "0.0034")
        ),
        "24": figures(1, 1, 0, 0, "0", utility=(1, 1, 0, "0")),
        "25": figures(2, 2, 1, 1, "0.0529", marketing=(1, 1, 1, "0.0529")),
        "26": figures(1, 0, 0, 0, "0", marketing=(1, 0, 0, "0")),
    }


def test_by_service_of_the_booking_it_was_about(filled: World) -> None:
    found = report(filled, MessagesBy.service)
    assert found.total == TOTAL
    assert [(line.key, line.label, line.figures) for line in found.lines] == [
        ("", "", figures(5, 4, 1, 2, "0.1058", marketing=(3, 2, 2, "0.1058"), service=(1, 1, 0, "0"))),
        (str(filled.service.id), "Massage", figures(2, 2, 0, 1, "0.0034", utility=(2, 2, 1, "0.0034"))),
    ]


def test_by_member_who_wrote_it(filled: World) -> None:
    found = report(filled, MessagesBy.member)
    assert found.total == TOTAL
    alice, bob = filled.alice.member, filled.bob.member
    assert [(line.key, line.label, line.figures) for line in found.lines] == [
        ("", "", figures(3, 3, 1, 1, "0.0034", utility=(2, 2, 1, "0.0034"))),
        (str(alice.id), "Alice Test", figures(1, 1, 0, 1, "0.0529", marketing=(1, 1, 1, "0.0529"))),
        (
            str(bob.id),
            "Bob Test",
            figures(3, 2, 0, 1, "0.0529", marketing=(2, 1, 1, "0.0529"), service=(1, 1, 0, "0")),
        ),
    ]


def test_who_has_gone_keeps_the_name_with_which_they_wrote(filled: World) -> None:
    members.remove(filled.alice.actor, filled.bob.member.id, now=T0)
    assert [line.label for line in report(filled, MessagesBy.member).lines] == ["", "Alice Test", "Bob Test"]


def test_what_a_program_wrote_is_no_members(filled: World) -> None:
    key = replace(filled.alice.actor, kind="key", key_id=uuid4(), name="A shop", member_id=None, user_id=None)
    Sends(filled.alice, filled.contact).by(replace(filled.alice, actor=key), "26T11:00", FREE)
    lines = report(filled, MessagesBy.member).lines
    assert [(line.label, line.figures.sent) for line in lines] == [("", 4), ("Alice Test", 1), ("Bob Test", 3)]


def test_by_category(filled: World) -> None:
    found = report(filled, MessagesBy.category)
    assert found.total == TOTAL
    assert [(line.key, line.figures) for line in found.lines] == [
        ("", figures(1, 1, 1, 0, None)),
        ("marketing", figures(3, 2, 0, 2, "0.1058", marketing=(3, 2, 2, "0.1058"))),
        ("service", figures(1, 1, 0, 0, "0", service=(1, 1, 0, "0"))),
        ("utility", figures(2, 2, 0, 1, "0.0034", utility=(2, 2, 1, "0.0034"))),
    ]


def test_a_rate_that_is_missing_leaves_out_its_costs_alone(filled: World) -> None:
    """The code was charged, too: of its day, and of all, the cost is not known; of other days it is."""
    code = Delivery.objects.within(filled.vendor.id).filter(kind="public.code")
    code.update(billable=CODE[0], price_category=CODE[1])
    found = report(filled, MessagesBy.day)
    assert (found.total.cost, found.total.billable, found.total.unpriced) == (None, 4, 0)
    costs = {line.key[-2:]: line.figures.cost for line in found.lines}
    assert costs == {"23": Decimal("0.0563"), "24": Decimal(0), "25": None, "26": Decimal(0)}
    assert {one.category: one.cost for one in found.total.categories} == {
        "authentication": None,
        "marketing": Decimal("0.1058"),
        "service": Decimal(0),
        "utility": Decimal("0.0034"),
    }


def test_another_vendor_has_figures_and_no_rates_of_its_own(filled: World) -> None:
    found = messages.messages(filled.charlie.actor, by=MessagesBy.member, **DAYS)
    assert (found.total.sent, found.total.billable, found.total.cost, found.total.currency) == (1, 1, None, None)
    assert [line.label for line in found.lines] == ["Charlie Test"]


def test_nothing_costs_nothing(world: World) -> None:
    found = report(world, MessagesBy.day)
    assert found.total == Messages()
    assert {line.figures for line in found.lines} == {Messages()}
    assert report(world, MessagesBy.member).lines == []


@pytest.mark.parametrize("by", MessagesBy)
def test_as_many_queries_however_much_there_is(filled: World, by: MessagesBy) -> None:
    counts = []
    for last in (date(2026, 10, 26), date(2027, 10, 22)):
        with CaptureQueriesContext(connection) as asked:
            messages.messages(filled.alice.actor, first=DAYS["first"], last=last, by=by)
        counts.append(len(asked))
    assert counts == ([4, 4] if by in (MessagesBy.service, MessagesBy.member) else [3, 3])


def test_the_counting_walks_the_index_of_messages(filled: World) -> None:
    with CaptureQueriesContext(connection) as asked:
        report(filled, MessagesBy.day)
    (sql,) = [query["sql"] for query in asked if "GROUPING SETS" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # of a handful of rows it would read all
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "delivery_messages" in plan, plan


@pytest.mark.parametrize(
    ("change", "refusal"),
    [({"permissions": frozenset({"conversation.read"})}, PermissionMissing), ({"reach": "teams"}, ReachTooShort)],
)
def test_it_is_for_those_who_see_the_whole(world: World, change: dict[str, Any], refusal: type[Exception]) -> None:
    actor: Actor = replace(world.alice.actor, **change)
    with pytest.raises(refusal):
        messages.messages(actor, by=MessagesBy.day, **DAYS)
