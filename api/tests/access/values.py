"""What calls hold besides ids: times, secrets and proofs; many are functions of the caller."""

import hashlib
import hmac
import io
import time
from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.db.models import F
from django.utils.timezone import now
from PIL import Image

from api.tests.access.things import CALENDAR, CONVERSATION, DELIVERY
from domain import vault
from domain.access import system
from domain.bookings.models import Booking, Reservation
from domain.channels.models import WhatsAppChannel
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import collaborating
from domain.conversations.models import Conversation
from domain.deliveries.models import Delivery
from domain.message_templates.models import MessageTemplate
from domain.people.models import Member, User
from domain.public import actions as public
from domain.public import rules
from domain.public.models import ContactCode
from domain.refusals.models import Refusal
from domain.vendors.models import Vendor

if TYPE_CHECKING:
    from api.tests.access.world import Caller

PASSWORD = "correct-horse-battery"
NEW_PASSWORD = "staple-correct-horse"
ERASED = "GB.70000000000000000778"
"""What whoever was erased was known by, in each vendor."""
_SECRET = bytes(range(20))


def in_days(days: int) -> "Callable[[Caller], str]":
    return lambda caller: (now() + timedelta(days=days)).isoformat()


def slot_in_days(days: int) -> "Callable[[Caller], str]":
    """On the hour, where customers are offered a start."""
    return lambda caller: (now() + timedelta(days=days)).replace(minute=0, second=0, microsecond=0).isoformat()


def date_in_days(days: int) -> "Callable[[Caller], str]":
    """In London, where the vendors are."""
    return lambda caller: (now() + timedelta(days=days)).astimezone(ZoneInfo("Europe/London")).date().isoformat()


def login_of_the_owner(caller: "Caller") -> str:
    return caller.vendor.owner_email


def refresh_token(caller: "Caller") -> str:
    return caller.vendor.refresh_token


def reset_link(caller: "Caller") -> str:
    return caller.vendor.reset_link


def email_link(caller: "Caller") -> str:
    return caller.vendor.email_link


def invitation_link(caller: "Caller") -> str:
    return caller.vendor.invitation_link


def others_are_booked_later(caller: "Caller") -> None:
    """So that bookings can change hands."""
    for table, times in (Booking, ["starts_at", "ends_at"]), (Reservation, ["starts_at", "busy_from", "busy_until"]):
        rows = table.objects.within(caller.vendor.id).exclude(staff=caller.id_of(CALENDAR))
        rows.update(**{time: F(time) + timedelta(hours=3) for time in times})


def has_a_picture(caller: "Caller") -> None:
    _change(caller, avatar=f"avatars/{'0' * 32}.webp")


def has_not_proved_the_address(caller: "Caller") -> None:
    _change(caller, email_verified_at=None)


def offered_a_second_factor(caller: "Caller") -> None:
    """As after `two_factor.offer`, with a secret that is known here."""
    sealed = vault.seal(_SECRET.hex(), of=f"user.totp_secret:{caller.user_id}")
    _change(caller, totp_secret=sealed, totp_confirmed_at=None)


def uses_a_second_factor(caller: "Caller") -> None:
    offered_a_second_factor(caller)
    _change(caller, totp_confirmed_at=now())


def _change(caller: "Caller", **fields: Any) -> None:
    if caller.user_id:
        User.objects.filter(id=caller.user_id).update(**fields)


def second_factor_code(caller: "Caller") -> str:
    return TOTP(_SECRET, 6, SHA1(), 30).generate(int(time.time())).decode()


CUSTOMER = "customer@people.example"


def sent_a_code(caller: "Caller") -> None:
    public.send_code(Vendor.objects.get(id=caller.vendor.id), email=CUSTOMER, address=None, now=now())


def booking_code(caller: "Caller") -> str:
    row = ContactCode.objects.within(caller.vendor.id).latest("id")
    return rules.derived_code(row.id, settings.SECRET_KEY)


def holds_a_booking(caller: "Caller") -> None:
    managed = Booking.objects.within(caller.vendor.id).filter(manage_hash__isnull=False)
    managed.update(status="held", held_until=now() + timedelta(minutes=5))


def whatsapp_is_stopped(caller: "Caller") -> None:
    WhatsAppChannel.objects.within(caller.vendor.id).update(stopped_at=now(), problem="planted")


def was_given_up(caller: "Caller") -> None:
    Delivery.objects.within(caller.vendor.id).filter(id=caller.id_of(DELIVERY)).update(state="failed", attempts=8)


def a_customer_was_answered(caller: "Caller") -> None:
    """In each of the two vendors."""
    for vendor in (caller.vendor, caller.other):
        conversation = Conversation.objects.within(vendor.id).get(id=vendor.ids["conversation"])
        asked: dict[str, Any] = {
            "direction": "inbound",
            "text": "Hello?",
            "status": "delivered",
            "sender_kind": "contact",
        }
        conversations.append(system(vendor.id), conversation, now=now(), sender_id=conversation.contact_id, **asked)
        conversations.post(vendor.owner, conversation.id, text="Hello!", now=now())


def a_message_was_charged(caller: "Caller") -> None:
    """In each of the two vendors, the owner's to a customer."""
    a_customer_was_answered(caller)
    for vendor in (caller.vendor, caller.other):
        sent = Delivery.objects.within(vendor.id).filter(kind="chat.message")
        sent.update(channel="whatsapp", state="delivered", settled_at=now(), billable=True, price_category="marketing")


def a_colleague_takes_part(caller: "Caller") -> None:
    """And the one beyond the caller's reach, too."""
    vendor = caller.vendor
    conversations = (caller.id_of(CONVERSATION), vendor.beyond["conversation"])
    colleagues = (vendor.ids["colleague"], vendor.beyond["colleague"])
    for conversation_id, member_id in product(conversations, colleagues):
        collaborating.ask_in(vendor.owner, conversation_id, member_id, now=now())


def refuses_reminders(caller: "Caller") -> None:
    """Every customer of every vendor, by e-mail."""
    for contact in Contact.objects.across_vendors():
        told = {"channel": "email", "kind": "booking.reminder", "how": "staff", "told_at": now()}
        Refusal(vendor_id=contact.vendor_id, contact=contact, **told).save(force_insert=True)


def has_own_words(caller: "Caller") -> None:
    for vendor_id in Vendor.objects.values_list("id", flat=True):
        words = {"kind": "booking.moved", "channel": "email", "language": "en", "body": "Moved", "updated_at": now()}
        MessageTemplate(vendor_id=vendor_id, **words).save(force_insert=True)


def has_calendar_feeds(caller: "Caller") -> None:
    for member in Member.objects.within(caller.vendor.id).filter(feed_hash=None):
        Member.objects.within(caller.vendor.id).filter(id=member.id).update(feed_hash=member.id.bytes)


def handshake() -> dict[str, Any]:
    return {"hub.mode": "subscribe", "hub.challenge": "42", "hub.verify_token": _verify_token}


def _verify_token(caller: "Caller") -> str:
    return settings.WHATSAPP_VERIFY_TOKEN


def signature(caller: "Caller", body: bytes) -> str:
    """Of the platform's app."""
    return "sha256=" + hmac.new(settings.WHATSAPP_APP_SECRET.encode(), body, hashlib.sha256).hexdigest()


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 9)).save(out, "PNG")
    return out.getvalue()


PICTURE = _picture()
