"""A customer at the phone, and what is read of what comes back."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils.timezone import now

from conftest import NUMBER_ID, Person, World
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.concierge.rules import button_id, parse
from domain.contacts.models import Contact
from domain.conversations import receiving
from domain.conversations.cloud_api import Incoming
from domain.conversations.outgoing import Buttons, Choices, Outgoing, Row
from tasks.tests.conftest import Gateways, run_due

HOUR = timedelta(hours=1)
NEVER = {"min_notice_minutes": 60 * 48, "max_horizon_days": 1}
AMINA, STRANGER = "447700900142", "447700900199"
_wamids = count(1)


class Customer:
    """Writes and taps on the phone, and reads what comes back."""

    def __init__(self, outside: Gateways, digits: str = AMINA, number: str = NUMBER_ID) -> None:
        self.outside, self.digits, self.number, self.seen = outside, digits, number, 0

    def unread(self) -> list[Outgoing]:
        """What came since it was last looked."""
        said = [note["what"] for note in self.outside.notes[self.seen :]]
        self.seen = len(self.outside.notes)
        for what in said:
            what.check()
        return said

    def _receive(self, kind: str, text: str, content: dict[str, Any], wamid: str | None) -> list[Outgoing]:
        wamid = wamid or f"wamid.c{next(_wamids)}"
        item = Incoming(self.number, wamid, self.digits, None, "Amina", kind, text, content, None, now())
        self.unread()
        assert receiving.receive(item, now=now()) is None
        run_due()
        return self.unread()

    def write(self, text: str) -> list[Outgoing]:
        return self._receive("text", text, {}, None)

    def tap(self, id: str, *, wamid: str | None = None) -> list[Outgoing]:
        reply = {"type": "button_reply", "button_reply": {"id": id, "title": "…"}}
        return self._receive("interactive", "…", {"interactive": reply}, wamid)

    def choose(self, row: Row) -> list[Outgoing]:
        reply = {"type": "list_reply", "list_reply": {"id": row.id, "title": row.title}}
        return self._receive("interactive", row.title, {"interactive": reply}, None)

    def quick_reply(self, payload: str) -> list[Outgoing]:
        return self._receive("button", "…", {"button": {"payload": payload, "text": "…"}}, None)


def book(world: World, by: Person | None = None, **changes: Any) -> Booking:
    booking = bookings.create((by or world.alice).actor, now=now(), **world.booking(**changes))
    run_due()
    return booking


def id_of(verb: str, booking: Booking) -> str:
    return button_id(verb, booking.id, booking.version)


def at(row: Row) -> datetime:
    """The time that a row of a list leads to."""
    tap = parse(row.id)
    assert tap and tap.at
    return tap.at


def titles(what: Outgoing) -> list[str]:
    assert isinstance(what, Buttons), what
    return [button.title for button in what.buttons]


def ids(what: Outgoing) -> list[str]:
    assert isinstance(what, Buttons), what
    return [button.id for button in what.buttons]


def rows(said: list[Outgoing]) -> list[Row]:
    (what,) = said
    assert isinstance(what, Choices), what
    return [row for section in what.sections for row in section.rows]


def text(said: list[Outgoing]) -> str:
    (what,) = said
    return what.text


def state(booking: Booking) -> tuple[str, int]:
    booking.refresh_from_db()
    return booking.status, booking.version


def stranger(world: World) -> Contact:
    found, _ = Contact.objects.within(world.vendor.id).get_or_create(
        vendor_id=world.vendor.id, whatsapp_id=STRANGER, defaults={"name": "Ben", "created_at": now()}
    )
    return found
