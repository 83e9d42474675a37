"""The main path with the Python client, against a running system: `main_path.py <web> <phone>`."""

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import httpx
from spout_client.api.bookings import create_booking, list_bookings
from spout_client.api.contacts import create_contact
from spout_client.api.conversations import list_conversation_events, list_conversations
from spout_client.api.me import get_me
from spout_client.api.members import list_members
from spout_client.api.services import create_service
from spout_client.client import AuthenticatedClient
from spout_client.live import ChatEnded, FrameRefused, LiveChat
from spout_client.models.ack import Ack
from spout_client.models.booking import Booking
from spout_client.models.booking_create import BookingCreate
from spout_client.models.contact import Contact
from spout_client.models.contact_create import ContactCreate
from spout_client.models.conversation import Conversation
from spout_client.models.message import Message
from spout_client.models.message_frame import MessageFrame
from spout_client.models.service_create import ServiceCreate
from spout_client.models.status_frame import StatusFrame
from spout_client.pages import every
from spout_client.problems import ProblemError, expect
from spout_client.retries import once
from spout_client.session import Session, Tokens

WEB, PHONE = sys.argv[1:3]
CUSTOMER = "447700900159"
PATIENCE = 60

T = TypeVar("T")


def eventually(look: Callable[[], T | None]) -> T:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if (found := look()) is not None:
            return found
        time.sleep(0.1)
    raise AssertionError("it did not come")


def refused(act: Callable[[], object]) -> ProblemError:
    try:
        act()
    except ProblemError as error:
        return error
    raise AssertionError("it was not refused")


def write_as_customer(text: str) -> None:
    body = {"phone_number_id": "1000000001", "from": CUSTOMER, "name": "Petra Example", "text": text}
    assert httpx.post(f"{PHONE}/control/messages", json=body, timeout=30).is_success


def sign_in() -> Session:
    wrong = refused(lambda: Session.sign_in(WEB, "owner@serenity.example", "not-the-password"))
    assert (wrong.status, wrong.code) == (401, "auth.bad_credentials")
    kept: list[Tokens] = []
    session = Session.sign_in(WEB, "owner@serenity.example", "demo-password", keep=kept.append)
    assert kept == [session.tokens]
    return session


def outlive_the_token(session: Session) -> None:
    """A request whose token has expired is sent again with the next one."""
    before = session.tokens
    answers = iter([httpx.Response(401, json={"code": "auth.token_expired"})])

    class Expiring(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            return next(answers, None) or super().handle_request(request)

    lasting = AuthenticatedClient(base_url=WEB, token="")
    with httpx.Client(base_url=WEB, auth=session._auth, transport=Expiring()) as http:
        me = expect(get_me.sync_detailed(client=lasting.set_httpx_client(http)))
    assert me.email == "owner@serenity.example"
    assert session.tokens != before


def book(client: AuthenticatedClient) -> tuple[Booking, Contact]:
    contact = expect(
        create_contact.sync_detailed(
            client=client,
            body=ContactCreate(
                name="Petra Example",
                phone_number=f"+{CUSTOMER}",
                whatsapp_id=CUSTOMER,
                email="petra@customers.example",
            ),
        )
    )
    service = expect(
        create_service.sync_detailed(
            client=client, body=ServiceCreate(title="Client massage", duration_minutes=60, price="70.00")
        )
    )
    assert service.price == "70.00"
    staff = expect(list_members.sync_detailed(client=client)).items[0]
    starts_at = (datetime.now(UTC) + timedelta(days=75)).replace(microsecond=0)
    wanted = BookingCreate(service_id=service.id, contact_id=contact.id, staff_id=staff.id, starts_at=starts_at)
    answers: list[Booking] = []

    def act(key: str) -> Booking:
        answers.append(expect(create_booking.sync_detailed(client=client, body=wanted, idempotency_key=key)))
        if len(answers) == 1:
            raise httpx.ReadError("the answer was lost")
        return answers[-1]

    booking = once(act)
    assert [answer.id for answer in answers] == [booking.id, booking.id]
    assert booking.starts_at == starts_at
    taken = refused(lambda: expect(create_booking.sync_detailed(client=client, body=wanted)))
    assert (taken.status, taken.code) == (409, "booking.slot_taken")
    wanted.description = "x" * 5000
    misshapen = refused(lambda: expect(create_booking.sync_detailed(client=client, body=wanted)))
    assert misshapen.problem.errors
    assert misshapen.problem.errors[0].loc == ["body", "description"]
    return booking, contact


def read_pages(client: AuthenticatedClient, booking: Booking) -> None:
    whole = expect(list_bookings.sync_detailed(client=client, limit=200)).items
    found = list(every(lambda cursor: expect(list_bookings.sync_detailed(client=client, limit=2, cursor=cursor))))
    assert [each.id for each in found] == [each.id for each in whole]
    assert booking.id in {each.id for each in found}


async def chat(client: AuthenticatedClient, contact: Contact) -> list[MessageFrame]:
    """Both write, and the connection is cut in between."""
    seen: list[MessageFrame] = []
    async with LiveChat(client, customer=CUSTOMER) as live:
        frames = aiter(live)

        async def until(text: str) -> None:
            async for frame in frames:
                if isinstance(frame, MessageFrame):
                    seen.append(frame)
                    if frame.message == text:
                        return

        await asyncio.wait_for(until("May I come later?"), PATIENCE)
        assert isinstance(await live.send("Of course!"), Ack)
        await asyncio.wait_for(until("Of course!"), PATIENCE)
        (too_long,) = await asyncio.gather(live.send("x" * 5000), return_exceptions=True)
        assert isinstance(too_long, FrameRefused)
        assert too_long.code == "chat.message_too_long"
        assert live._socket
        await live._socket.close()
        await asyncio.to_thread(write_as_customer, "Thank you!")
        sending = asyncio.create_task(live.send("See you."))  # said while there is no connection
        await asyncio.wait_for(until("Thank you!"), PATIENCE)
        await asyncio.wait_for(sending, PATIENCE)
        if "See you." not in {message.message for message in seen}:
            await asyncio.wait_for(until("See you."), PATIENCE)
    return seen


async def ended(client: AuthenticatedClient, customer: str) -> tuple[int, str]:
    """How a chat ends that can't be had: at once, for whoever reads and for whoever writes."""
    ends = []
    async with LiveChat(client, customer=customer) as live:
        for waiting in (anext(aiter(live)), live.send("Is anybody there?")):
            (why,) = await asyncio.gather(asyncio.wait_for(waiting, PATIENCE), return_exceptions=True)
            assert isinstance(why, ChatEnded), why
            ends.append((why.close_code, why.code))
    assert ends[0] == ends[1]
    return ends[0]


def ask_for_events(client: AuthenticatedClient, conversation: Conversation, seen: list[MessageFrame]) -> None:
    """The same by asking, and typed alike."""
    events = expect(
        list_conversation_events.sync_detailed(conversation.id, client=client, after=seen[0].seq, limit=200)
    )
    assert events.complete
    said = [event.message for event in events.items if isinstance(event, Message)]
    assert said[-len(seen) + 1 :] == [message.message for message in seen[1:]]
    assert any(isinstance(event, StatusFrame) for event in events.items) or events.after == seen[-1].seq


def main() -> None:
    with sign_in() as session:
        walk(session)
    print("The main path is whole.")


def walk(session: Session) -> None:
    outlive_the_token(session)
    client = session.client
    booking, contact = book(client)
    read_pages(client, booking)
    write_as_customer("May I come later?")
    conversation = eventually(
        lambda: next(iter(expect(list_conversations.sync_detailed(client=client, contact_id=contact.id)).items), None)
    )
    seen = asyncio.run(chat(client, contact))
    assert asyncio.run(ended(client, "447700900000")) == (4404, "contact.not_found")
    with Session.sign_in(WEB, "owner@fixit.example", "demo-password") as garage:
        assert asyncio.run(ended(garage.client, str(contact.id))) == (4404, "contact.not_found")
    numbers = [message.seq for message in seen]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), numbers
    ask_for_events(client, conversation, seen)
    session.sign_out()
    assert refused(lambda: expect(get_me.sync_detailed(client=client))).status == 401


if __name__ == "__main__":
    main()
