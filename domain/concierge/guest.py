"""Who is answered."""

from dataclasses import dataclass
from datetime import datetime

from domain.access import Actor
from domain.bookings.models import Booking
from domain.concierge.words import Words
from domain.contacts.models import Contact
from domain.services.models import Service
from domain.vendors.models import Vendor


@dataclass(frozen=True, slots=True)
class Guest:
    """A customer in the vendor's chat, acting for themself, and the words in which they are answered."""

    actor: Actor
    vendor: Vendor
    contact: Contact
    words: Words
    now: datetime

    def say(self, name: str, *, booking: Booking | None = None, service: Service | None = None) -> str:
        """The sentence, with what it tells of the booking or of the service."""
        values = {"service": service.title} if service else {}
        if booking:
            values = {"service": booking.service.title, "start": self.words.start(booking.starts_at)}
            if booking.held_until:
                values["until"] = self.words.time(booking.held_until)
        return self.words.say(name, **values)
