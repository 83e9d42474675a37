"""How a booking stands, and the buttons by which it can be changed, bound to what it is now."""

from domain.bookings.models import Booking, Status
from domain.concierge import rules, words
from domain.concierge.guest import Guest
from domain.concierge.words import Words
from domain.conversations.outgoing import Button, Buttons, Outgoing, Text


def buttons(kind: str, booking: Booking, language: str) -> tuple[Button, ...]:
    """What a note of this kind about the booking carries."""
    return _buttons(rules.verbs(kind), booking, words.of(language))


def payloads(kind: str, booking: Booking, *, count: int) -> tuple[str, ...]:
    """The same for a template that has so many quick replies."""
    verbs = rules.verbs_of_template(kind, count)
    return tuple(rules.button_id(verb, booking.id, booking.version) for verb in verbs)


def tell(guest: Guest, booking: Booking) -> Outgoing:
    """In words, with the buttons for what can be done about it."""
    match booking.status:
        case Status.HELD if booking.held_until and booking.held_until > guest.now:
            return _with_buttons(guest, "offered", booking, rules.verbs("waitlist.offer"))
        case Status.PENDING | Status.CONFIRMED if booking.starts_at > guest.now:
            sentence = "awaits" if booking.status == Status.PENDING else "stands"
            return _with_buttons(guest, sentence, booking, rules.MANAGE)
        case Status.HELD | Status.CANCELLED if booking.held_until:
            return Text(guest.say("ran_out", booking=booking))
        case Status.CANCELLED:
            return Text(guest.say("is_cancelled", booking=booking))
    return Text(guest.say("is_over", booking=booking))


def _with_buttons(guest: Guest, sentence: str, booking: Booking, verbs: tuple[str, ...]) -> Buttons:
    return Buttons(guest.say(sentence, booking=booking), _buttons(verbs, booking, guest.words))


def _buttons(verbs: tuple[str, ...], booking: Booking, spoken: Words) -> tuple[Button, ...]:
    return tuple(Button(rules.button_id(verb, booking.id, booking.version), spoken.button(verb)) for verb in verbs)
