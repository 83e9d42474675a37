"""Bookings, reports about them, series, the waitlist."""

from api.tests.access.grammar import LIKE_ANY_OTHER, Case, Entry, listing, needs, op
from api.tests.access.table.shared import OF_CALENDAR, OF_SERVICE, OF_TEAM, TWO_DAYS
from api.tests.access.things import (
    A_SERIES,
    BOOKING,
    CALENDAR,
    CONFIRMED_BOOKING,
    CONTACT,
    MEMBER,
    OWN_TEAM,
    SECOND_TEAM,
    SERIES,
    SERIES_BOOKING,
    SERVICE,
    TEAM,
    WAITING,
)
from api.tests.access.values import (
    a_customer_was_answered,
    a_message_was_charged,
    date_in_days,
    in_days,
    others_are_booked_later,
)

READS_BOOKINGS = needs("booking.read")
EXPORTS_BOOKINGS = needs("booking.read", "contact.read")
WRITES_BOOKINGS = needs("booking.write")
BOOKS = needs("booking.write", "service.read", "contact.read")
ONE_OF_SERIES = {"scope": "following", "booking_id": SERIES_BOOKING}
NEW_BOOKING = {"service_id": SERVICE, "contact_id": CONTACT, "staff_id": CALENDAR, "starts_at": in_days(2)}
NEW_SERIES = {**NEW_BOOKING, "rrule": "FREQ=DAILY;COUNT=2"}
TEN_DAYS = {"from": in_days(5), "to": in_days(15)}
TEN_DATES = {"from": date_in_days(5), "to": date_in_days(15)}
THESE_DATES = {"from": date_in_days(-1), "to": date_in_days(1)}

OPERATIONS: dict[str, Entry] = {
    # bookings
    "GET /bookings": listing(
        READS_BOOKINGS, BOOKING, service_id=SERVICE, team_id=OWN_TEAM, staff_id=CALENDAR, contact_id=CONTACT
    ),
    "POST /bookings": op(
        BOOKS,
        Case(body=NEW_BOOKING),
        Case("with anybody", body={**NEW_BOOKING, "staff_id": None}),
        Case("of a team", body={**NEW_BOOKING, "staff_id": None, "team_id": TEAM}, also=("member.read",)),
        Case("outside hours", body={**NEW_BOOKING, "allow_outside_hours": True}, also=("booking.override",)),
        # Whom one sees, but in whose calendar one would not see it: refused openly.
        Case("with a team mate", body={**NEW_BOOKING, "staff_id": MEMBER}, refused={"own": "booking.out_of_reach"}),
    ),
    "POST /bookings/hold": op(
        BOOKS,
        Case(body=NEW_BOOKING),
        Case("of a team", body={**NEW_BOOKING, "staff_id": None, "team_id": TEAM}, also=("member.read",)),
        Case("outside hours", body={**NEW_BOOKING, "allow_outside_hours": True}, also=("booking.override",)),
    ),
    "GET /bookings/calendar": op(
        READS_BOOKINGS,
        Case("a month", query={"month": "2026-11"}),
        Case("a date", query={"date": date_in_days(10)}, shows=BOOKING),
        Case("of a service", query={"date": date_in_days(10), "service_id": SERVICE}, shows=BOOKING),
        Case("of a team", query={"date": date_in_days(10), "team_id": OWN_TEAM}, shows=BOOKING),
        Case("of a member", query={"date": date_in_days(10), "staff_id": CALENDAR}, shows=BOOKING),
    ),
    "GET /bookings/export": op(
        EXPORTS_BOOKINGS,
        Case(query=TEN_DAYS, shows=BOOKING),
        Case("of a service", query={**TEN_DAYS, "service_id": SERVICE}, shows=BOOKING),
        Case("of a team", query={**TEN_DAYS, "team_id": OWN_TEAM}, shows=BOOKING),
        Case("of a member", query={**TEN_DAYS, "staff_id": CALENDAR}, shows=BOOKING),
        Case("of a customer", query={**TEN_DAYS, "contact_id": CONTACT}, shows=BOOKING),
    ),
    "GET /bookings/{booking_id}.ics": op(READS_BOOKINGS, path={"booking_id": BOOKING}),
    "DELETE /bookings/{booking_id}": op(WRITES_BOOKINGS, path={"booking_id": BOOKING}),
    "POST /bookings/bulk-update": op(
        WRITES_BOOKINGS,
        Case("each", body={"ids": [BOOKING], "changes": {"status": "confirmed"}}),
        Case(
            "to a member",
            body={"ids": [BOOKING], "changes": {"staff_id": CALENDAR}},
            also=("member.read",),
            before=others_are_booked_later,
        ),
        Case(
            "to a team",
            body={"ids": [BOOKING], "changes": {"team_id": SECOND_TEAM.beyond(LIKE_ANY_OTHER)}},
            also=("member.read",),
        ),
        Case("all or nothing", body={"ids": [BOOKING], "changes": {"status": "cancelled"}, "all_or_nothing": True}),
    ),
    "POST /bookings/bulk-delete": op(WRITES_BOOKINGS, body={"ids": [BOOKING]}),
    "GET /bookings/{booking_id}": op(READS_BOOKINGS, path={"booking_id": BOOKING}),
    "PATCH /bookings/{booking_id}": op(
        WRITES_BOOKINGS,
        Case(path={"booking_id": BOOKING}, body={"title": "x", "staff_id": CALENDAR, "starts_at": in_days(3)}),
        Case(
            "another team and service",
            path={"booking_id": BOOKING},
            body={"team_id": TEAM, "service_id": SERVICE, "starts_at": in_days(3)},
            also=("member.read", "service.read"),
        ),
    ),
    "GET /slots": op(
        needs("booking.read", "service.read"),
        Case(query={"service_id": OF_SERVICE, "staff_id": OF_CALENDAR, **TWO_DAYS}),
        Case("of a team", query={"service_id": OF_SERVICE, "team_id": OF_TEAM, **TWO_DAYS}, also=("member.read",)),
    ),
    "POST /bookings/{booking_id}/reschedule": op(
        WRITES_BOOKINGS,
        Case(path={"booking_id": BOOKING}, body={"starts_at": in_days(3), "staff_id": CALENDAR}),
        Case(
            "outside hours",
            path={"booking_id": BOOKING},
            also=("booking.override",),
            body={"starts_at": in_days(3), "allow_outside_hours": True},
        ),
    ),
    "POST /bookings/{booking_id}/confirm": op(WRITES_BOOKINGS, path={"booking_id": BOOKING}),
    "POST /bookings/{booking_id}/cancel": op(WRITES_BOOKINGS, path={"booking_id": BOOKING}),
    "POST /bookings/{booking_id}/complete": op(WRITES_BOOKINGS, path={"booking_id": CONFIRMED_BOOKING}),
    "POST /bookings/{booking_id}/no-show": op(WRITES_BOOKINGS, path={"booking_id": CONFIRMED_BOOKING}),
    # reports are of the whole vendor
    "GET /reports/bookings": op(
        needs("report.read", whole=True),
        *(Case(f"by {by}", query={**TEN_DATES, "by": by}) for by in ("day", "service", "member")),
        Case("as CSV", query={**TEN_DATES, "format": "csv"}),
    ),
    "GET /reports/first-responses": op(
        needs("report.read", whole=True),
        *(
            Case(f"by {by}", query={**THESE_DATES, "by": by}, before=a_customer_was_answered)
            for by in ("day", "team", "member")
        ),
        Case("as CSV", query={**THESE_DATES, "format": "csv"}),
    ),
    "GET /reports/messages": op(
        needs("report.read", whole=True),
        *(
            Case(f"by {by}", query={**THESE_DATES, "by": by}, before=a_message_was_charged)
            for by in ("day", "service", "member", "category")
        ),
        Case("as CSV", query={**THESE_DATES, "format": "csv"}),
    ),
    # series
    "GET /series": listing(READS_BOOKINGS, SERIES, service_id=SERVICE, contact_id=CONTACT),
    "POST /series": op(
        BOOKS,
        Case(body=NEW_SERIES),
        Case("with anybody", body={**NEW_SERIES, "staff_id": None}),
        Case("outside hours", body={**NEW_SERIES, "allow_outside_hours": True}, also=("booking.override",)),
        Case("with a team mate", body={**NEW_SERIES, "staff_id": MEMBER}, refused={"own": "booking.out_of_reach"}),
    ),
    "POST /series/preview": op(BOOKS, Case(body=NEW_SERIES, reads=True)),
    "GET /series/{series_id}": op(READS_BOOKINGS, path={"series_id": SERIES}),
    "POST /series/{series_id}/cancel": op(
        WRITES_BOOKINGS,
        Case("all", path={"series_id": SERIES}, body={"scope": "all"}),
        Case("from one on", path={"series_id": A_SERIES}, body=ONE_OF_SERIES),
    ),
    "POST /series/{series_id}/reschedule": op(
        WRITES_BOOKINGS,
        Case("all", path={"series_id": SERIES}, body={"scope": "all", "starts_at": in_days(6)}),
        Case("from one on", path={"series_id": A_SERIES}, body={**ONE_OF_SERIES, "starts_at": in_days(6)}),
        Case(
            "to a member",
            path={"series_id": A_SERIES},
            body={"scope": "all", "starts_at": in_days(6), "staff_id": CALENDAR},
        ),
    ),
    # waitlist
    "GET /waitlist": listing(READS_BOOKINGS, WAITING, service_id=SERVICE, contact_id=CONTACT),
    "POST /waitlist": op(
        BOOKS,
        Case("for anybody", body={"service_id": SERVICE, "contact_id": CONTACT, **TWO_DAYS}),
        Case("for somebody", body={"service_id": SERVICE, "contact_id": CONTACT, "staff_id": CALENDAR, **TWO_DAYS}),
    ),
    "DELETE /waitlist/{entry_id}": op(WRITES_BOOKINGS, path={"entry_id": WAITING}),
}
