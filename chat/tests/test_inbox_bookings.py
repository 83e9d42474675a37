"""What the inbox socket tells of bookings, through real uvicorn, PostgreSQL and Redis: to whom, and to whom not."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from websockets.exceptions import InvalidStatus

from chat.tests import people
from chat.tests.client import Client
from chat.tests.servers import Server
from domain.bookings import actions
from domain.bookings.models import Booking
from domain.people.models import Member
from domain.roles import actions as roles
from domain.services import actions as services

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("sockets")]

Servers = tuple[Server, Server]
TOMORROW = (timezone.now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)


class Salon:
    """Alice's vendor, where she and bob are booked; charlie has another."""

    def __init__(self, servers: Servers, cast: people.Cast) -> None:
        self.cast, self._servers, self._open = cast, servers, ExitStack()
        self.owner = cast.alice.actor
        self.service = services.offer(self.owner, title="Cut", duration_minutes=30, now=timezone.now())
        self.contact, self.conversation = cast.customer()

    def inbox(self, person: people.Person, *, server: int = 0, after: str = "") -> Client:
        path = "/ws/inbox/" + (f"?after={after}" if after else "")
        client = self._open.enter_context(Client(self._servers[server].port, path, token=person.token()))
        client.until("cursor")
        return client

    def book(self, person: people.Person, hour: int, how: Any = actions.create) -> Booking:
        wish = {"service_id": self.service.id, "contact_id": self.contact.id, "staff_id": person.actor.member_id}
        booking: Booking = how(self.owner, starts_at=self.at(hour), now=timezone.now(), **wish)
        return booking

    def at(self, hour: int) -> datetime:
        return TOMORROW + timedelta(hours=hour)

    def give_role(self, person: people.Person, *permissions: str) -> None:
        role = roles.add(self.owner, name=" ".join(permissions), permissions=[*permissions], now=timezone.now())
        members = Member.objects.within(self.owner.vendor_id)
        members.filter(user=person.user).update(role=role)

    def say(self, text: str) -> None:
        """What everybody who reads conversations is told: behind it nothing that came before is still to come."""
        self.cast.say(self.conversation, text)

    def close(self) -> None:
        self._open.close()


@pytest.fixture
def salon(servers: Servers, cast: people.Cast) -> Iterator[Salon]:
    opened = Salon(servers, cast)
    yield opened
    opened.close()


def told(client: Client) -> list[tuple[str, UUID]]:
    """What happened to which booking, in order; `gone` where it was given to others."""
    kinds = {"booking_changed", "booking_gone"}
    frames = [frame for frame in client.seen if frame.get("type") in kinds]
    return [(frame.get("what", "gone"), UUID(frame["booking_id"])) for frame in frames]


def test_each_is_told_of_the_calendars_that_their_role_sees(salon: Salon) -> None:
    alice, bob, charlie = salon.cast.alice, salon.cast.bob, salon.cast.charlie
    inboxes = [salon.inbox(alice), salon.inbox(bob, server=1), salon.inbox(charlie)]
    hers, his = salon.book(alice, 1), salon.book(bob, 2)
    moved = actions.reschedule(salon.owner, his.id, starts_at=salon.at(5), now=timezone.now())
    actions.cancel(salon.owner, hers.id, now=timezone.now())
    salon.say("That was all")
    for inbox in inboxes[:2]:
        inbox.until("message")
    salon.cast.charlie_says("Elsewhere")
    inboxes[2].until("message")
    of_alice, of_bob, of_charlie = map(told, inboxes)
    assert of_alice == [("created", hers.id), ("created", his.id), ("rescheduled", his.id), ("cancelled", hers.id)]
    assert of_bob == [("created", his.id), ("rescheduled", his.id)]
    assert of_charlie == []
    frame = [frame for frame in inboxes[1].seen if frame["type"] == "booking_changed"][-1]
    assert datetime.fromisoformat(frame.pop("timestamp")) <= timezone.now()
    assert frame == {
        "type": "booking_changed",
        "booking_id": str(his.id),
        "what": "rescheduled",
        "version": moved.version,
        "status": "confirmed",
        "staff_id": str(bob.actor.member_id),
        "starts_at": salon.at(5).isoformat().replace("+00:00", "Z"),
    }


@pytest.mark.parametrize("how", [actions.create, actions.hold])
def test_who_is_booked_no_more_is_told_that_it_went(salon: Salon, how: Any) -> None:
    alice, bob = salon.cast.alice, salon.cast.bob
    booking, other = salon.book(bob, 1, how), salon.book(alice, 3, how)
    inboxes = salon.inbox(bob), salon.inbox(alice)
    to_her: dict[str, Any] = {"staff_id": alice.actor.member_id, "now": timezone.now()}
    actions.reschedule(salon.owner, booking.id, starts_at=salon.at(2), **to_her)
    to_him: dict[str, Any] = {"staff_id": bob.actor.member_id, "now": timezone.now()}
    actions.reschedule(salon.owner, other.id, **to_him)  # at the same time
    actions.reschedule(salon.owner, other.id, **to_her)
    salon.say("That was all")
    for inbox in inboxes:
        inbox.until("message")
    moved = "held" if how is actions.hold else "rescheduled"
    # The hint of what was booked before may come now, and what is no longer his when it would leave does not.
    assert [booking_id for what, booking_id in told(inboxes[0]) if what == "gone"] == [booking.id, other.id]
    assert told(inboxes[0])[-1] == ("gone", other.id)
    assert told(inboxes[1])[-3:] == [(moved, booking.id), ("changed", other.id), ("changed", other.id)]


def test_who_may_read_only_one_of_both_is_told_of_that(salon: Salon) -> None:
    alice, bob, port = salon.cast.alice, salon.cast.bob, salon._servers[0].port
    salon.give_role(bob, "booking.read")
    reader = salon.inbox(bob)
    with pytest.raises(InvalidStatus) as refused:
        Client(port, f"/ws/chat/{salon.contact.id}/", token=bob.token())
    assert refused.value.response.status_code == 403
    salon.say("Not for the calendar")
    first = salon.book(alice, 1)
    assert reader.until("booking_changed")["booking_id"] == str(first.id)
    assert not [frame for frame in reader.seen if frame["type"] == "message"]
    salon.give_role(bob, "conversation.read")
    talker = salon.inbox(bob)
    salon.book(alice, 2)
    salon.say("For who answers")
    assert talker.until("message")["message"] == "For who answers"
    assert told(talker) == []
    salon.give_role(bob, "contact.read")
    with pytest.raises(InvalidStatus) as refused:
        Client(port, "/ws/inbox/", token=bob.token())
    assert refused.value.response.status_code == 403


def test_who_was_away_is_told_too_each_once(salon: Salon) -> None:
    alice, bob = salon.cast.alice, salon.cast.bob
    booking = salon.book(bob, 1)
    inbox = salon.inbox(bob)
    cursor = inbox.first("cursor")["cursor"]
    inbox.close()
    salon.book(alice, 1)
    made = salon.book(bob, 2)
    actions.reschedule(
        salon.owner, booking.id, starts_at=salon.at(3), staff_id=alice.actor.member_id, now=timezone.now()
    )
    back = salon.inbox(bob, server=1, after=cursor)
    assert told(back)[-2:] == [("created", made.id), ("gone", booking.id)]
    live = salon.book(bob, 4)
    assert back.until("booking_changed")["booking_id"] == str(live.id)
    assert told(back).count(("created", made.id)) == 1


def test_what_the_layer_lost_is_found(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    alice, bob = salon.inbox(salon.cast.alice), salon.inbox(salon.cast.bob, server=1)
    monkeypatch.setattr("chat.live.publisher.put", lambda _: None)
    hers, his = salon.book(salon.cast.alice, 1), salon.book(salon.cast.bob, 2)
    assert [alice.until("booking_changed")["booking_id"] for _ in range(2)] == [str(hers.id), str(his.id)]
    assert bob.until("booking_changed")["booking_id"] == str(his.id)
