"""What needs no sign-in: public pages, calendars, webhooks in."""

from api.tests.access.grammar import PUBLIC, Entry, needs, op
from api.tests.access.table.shared import OF_PUBLIC_STAFF, OF_SERVICE, TWO_DAYS
from api.tests.access.things import FEED, MANAGE, MEMBER, PUBLIC_STAFF, REFUSAL, SERVICE, SLUG
from api.tests.access.values import (
    CUSTOMER,
    booking_code,
    handshake,
    has_calendar_feeds,
    holds_a_booking,
    refuses_reminders,
    sent_a_code,
    signature,
    slot_in_days,
)

MAKES_FEEDS = needs("booking.read", "member.write", people_only=True)

OPERATIONS: dict[str, Entry] = {
    # public: whoever knows a vendor's slug, or a secret address
    "GET /public/vendors/{slug}": op(PUBLIC, path={"slug": SLUG}),
    "GET /public/vendors/{slug}/services": op(PUBLIC, path={"slug": SLUG}),
    "GET /public/vendors/{slug}/slots": op(
        PUBLIC, path={"slug": SLUG}, query={"service_id": OF_SERVICE, "staff_id": OF_PUBLIC_STAFF, **TWO_DAYS}
    ),
    "POST /public/vendors/{slug}/codes": op(PUBLIC, path={"slug": SLUG}, body={"email": CUSTOMER}),
    "POST /public/vendors/{slug}/bookings": op(
        PUBLIC,
        path={"slug": SLUG},
        body={
            "service_id": SERVICE,
            "staff_id": PUBLIC_STAFF,
            "starts_at": slot_in_days(2),
            "name": "A customer",
            "email": CUSTOMER,
            "code": booking_code,
        },
        before=sent_a_code,
    ),
    "GET /public/bookings/{manage_token}": op(PUBLIC, path={"manage_token": MANAGE}),
    "GET /public/bookings/{manage_token}.ics": op(PUBLIC, path={"manage_token": MANAGE}),
    "GET /public/bookings/{manage_token}/slots": op(PUBLIC, path={"manage_token": MANAGE}, query=TWO_DAYS),
    "POST /public/bookings/{manage_token}/confirm": op(PUBLIC, path={"manage_token": MANAGE}, before=holds_a_booking),
    "POST /public/bookings/{manage_token}/reschedule": op(
        PUBLIC, path={"manage_token": MANAGE}, body={"starts_at": slot_in_days(3), "staff_id": PUBLIC_STAFF}
    ),
    "POST /public/bookings/{manage_token}/cancel": op(PUBLIC, path={"manage_token": MANAGE}),
    "GET /public/calendars/{feed_token}.ics": op(PUBLIC, path={"feed_token": FEED}),
    "GET /public/refusals/{refusal_token}": op(PUBLIC, path={"refusal_token": REFUSAL}),
    "POST /public/refusals/{refusal_token}": op(PUBLIC, path={"refusal_token": REFUSAL}),
    "DELETE /public/refusals/{refusal_token}": op(PUBLIC, path={"refusal_token": REFUSAL}, before=refuses_reminders),
    # one's own calendar takes less, see api/public/tests
    "POST /members/{member_id}/calendar-feed": op(MAKES_FEEDS, path={"member_id": MEMBER}),
    "DELETE /members/{member_id}/calendar-feed": op(MAKES_FEEDS, path={"member_id": MEMBER}, before=has_calendar_feeds),
    # webhooks in: who calls is told by what they know
    "GET /webhooks/whatsapp": op(PUBLIC, query=handshake()),
    "POST /webhooks/whatsapp": op(PUBLIC, body={"entry": []}, headers={"X-Hub-Signature-256": signature}),
}
