"""The simulator's memory: businesses, people, threads, the log of accepted sends. Gone with the process."""

import asyncio
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from console.simulator import identity, templates
from console.simulator.faults import Faults
from console.simulator.media import MediaStore

WINDOW_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Business:
    """A business number, as the webhook's `metadata` shows it."""

    phone_number_id: str
    name: str
    display_phone_number: str
    account_id: str


@dataclass(slots=True)
class StatusChange:
    """One step of a sent message; `code` is the error of `failed`."""

    status: str
    at: float
    code: int | None = None


@dataclass(slots=True)
class Sent:
    """A message that the business sent and the API accepted."""

    wamid: str
    at: float
    phone_number_id: str
    body: dict[str, Any]
    to_phone: bool
    billable: bool
    category: str
    fails_with: int | None = None
    template: dict[str, Any] | None = None
    answered: str = "200"
    opened: bool = False
    statuses: list[StatusChange] = field(default_factory=list)

    def reached(self, status: str) -> bool:
        """Whether this step has happened."""
        return any(change.status == status for change in self.statuses)


@dataclass(slots=True)
class Received:
    """A message that the customer wrote: `message` is the item of the webhook."""

    wamid: str
    at: float
    message: dict[str, Any]
    taken: bool = False
    read: bool = False


@dataclass(slots=True)
class Thread:
    """What one business and one customer wrote each other. `wa_id` is None when only the BSUID is known."""

    phone_number_id: str
    wa_id: str | None
    user_id: str
    name: str
    hides_phone: bool = False
    last_inbound_at: float | None = None
    typing_until: float = 0.0
    entries: list[Sent | Received] = field(default_factory=list)

    @property
    def customer(self) -> str:
        """The key in the control API: the number's digits, else the BSUID."""
        return self.wa_id or self.user_id

    def window_open(self, now: float) -> bool:
        """Whether the customer wrote within the last 24 hours."""
        return self.last_inbound_at is not None and now - self.last_inbound_at < WINDOW_SECONDS

    def find(self, wamid: str) -> Sent | Received | None:
        """The entry with this id."""
        return next((entry for entry in reversed(self.entries) if entry.wamid == wamid), None)


def known_businesses() -> dict[str, Business]:
    """The two demo businesses."""
    return {
        "1000000001": Business("1000000001", "Serenity Spa", "15550100001", "900000000000001"),
        "1000000002": Business("1000000002", "Fixit Garage", "15550100002", "900000000000002"),
    }


def known_people() -> dict[str, str]:
    """Invented people to start with: number -> name (UK drama range and 555-01xx)."""
    return {
        "447700900142": "Amina Example",
        "447700900155": "Ben Example",
        "447700900161": "Chloe Example",
        "12125550101": "Diego Example",
        "12125550117": "Ella Example",
    }


class World:
    """Everything that is remembered, and a version that rises with each change."""

    def __init__(self, now: Callable[[], float] = time.time, *, open_windows: bool = False) -> None:
        self.now = now
        self.open_windows = open_windows  # whether those it hears of first are taken to have just written
        self.faults = Faults()
        self.media = MediaStore(now)
        self.templates = templates.catalogue()
        self.businesses = known_businesses()
        self.people = known_people()
        self.threads: dict[tuple[str, str], Thread] = {}
        self.log: list[Sent] = []
        self.version = 0
        self._changed = asyncio.Event()

    def touch(self) -> None:
        """Say that something changed: whoever waits is woken."""
        self.version += 1
        self._changed.set()
        self._changed = asyncio.Event()

    async def changed_since(self, version: int, seconds: float) -> None:
        """Return when the version is no longer `version`, at the latest after `seconds`."""
        if self.version == version:
            try:
                await asyncio.wait_for(self._changed.wait(), seconds)
            except TimeoutError:
                return

    def business(self, phone_number_id: str) -> Business:
        """The business of this number; one that was never seen is invented."""
        if phone_number_id not in self.businesses:
            line = zlib.crc32(phone_number_id.encode()) % 10_000
            self.businesses[phone_number_id] = Business(
                phone_number_id, f"Business {phone_number_id}", f"1555010{line:04d}", f"9{phone_number_id}"
            )
        return self.businesses[phone_number_id]

    def find_thread(self, phone_number_id: str, customer: str) -> Thread | None:
        """The thread with this customer (number in any spelling, or BSUID), if there is one."""
        wa_id = identity.digits(customer)
        bsuid = identity.user_id(phone_number_id, wa_id) if wa_id else customer
        return self.threads.get((phone_number_id, bsuid))

    def thread(self, phone_number_id: str, customer: str) -> Thread:
        """The thread with this customer, begun if need be."""
        self.business(phone_number_id)
        wa_id = identity.digits(customer)
        bsuid = identity.user_id(phone_number_id, wa_id) if wa_id else customer
        thread = self.threads.get((phone_number_id, bsuid))
        if thread is None:
            # A BSUID cannot be turned back into a number, but the number may be one we know.
            wa_id = wa_id or self._number_of(phone_number_id, bsuid)
            name = self.people.get(wa_id or "") or (f"+{wa_id}" if wa_id else bsuid)
            thread = self.threads[phone_number_id, bsuid] = Thread(phone_number_id, wa_id, bsuid, name)
            thread.last_inbound_at = self.now() if self.open_windows else None
        elif thread.wa_id is None and wa_id:
            thread.wa_id = wa_id
        return thread

    def _number_of(self, phone_number_id: str, bsuid: str) -> str | None:
        return next((n for n in self.people if identity.user_id(phone_number_id, n) == bsuid), None)

    def reset(self) -> None:
        """Forget threads, log and media; faults, people and templates stay."""
        self.threads.clear()
        self.log.clear()
        self.media.clear()
        self.touch()
