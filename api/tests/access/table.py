"""Who may do what, and how each operation is called rightly: the one place to classify a new one.

    "POST /things": op(needs("thing.write"), body={"name": "x", "team_id": TEAM}),

Ids are given as what they stand for, so that the matrix can put the ids of others in their place.
"""

from dataclasses import replace

from api.tests.access.grammar import (
    ANYBODY_HERE,
    LIKE_ANY_OTHER,
    PLATFORM,
    PUBLIC,
    SIGNED_IN,
    Case,
    Entry,
    Grant,
    Stranger,
    listing,
    needs,
    op,
)
from api.tests.access.things import (
    A_SERIES,
    ACTOR,
    ATTACHMENT,
    BOOKING,
    CALENDAR,
    CANNED_REPLY,
    COLLEAGUE,
    CONFIRMED_BOOKING,
    CONTACT,
    CONVERSATION,
    DELIVERY,
    EMPLOYER,
    ENDPOINT,
    ERASED_CONTACT,
    ERASURE,
    FEED,
    FILE_LINK,
    INVITATION,
    KEY,
    LABEL,
    MANAGE,
    MATE,
    MEMBER,
    MEMBERSHIP,
    OWN_TEAM,
    PUBLIC_STAFF,
    REFUSAL,
    RESOURCE,
    RESOURCE_TIME_OFF,
    ROLE,
    RULE,
    SECOND_TEAM,
    SERIES,
    SERIES_BOOKING,
    SERVICE,
    SESSION,
    SLUG,
    SPARE_CONTACT,
    SPARE_LABEL,
    SPARE_ROLE,
    SPARE_SERVICE,
    TEAM,
    TEMPLATE,
    TIME_OFF,
    UPLOAD,
    VENDOR,
    WAITING,
    WEBHOOK_CALL,
    WORKPLACE,
)
from api.tests.access.values import (
    CUSTOMER,
    ERASED,
    NEW_PASSWORD,
    PASSWORD,
    PICTURE,
    a_colleague_takes_part,
    a_customer_was_answered,
    booking_code,
    date_in_days,
    email_link,
    handshake,
    has_a_picture,
    has_calendar_feeds,
    has_not_proved_the_address,
    has_own_words,
    holds_a_booking,
    in_days,
    invitation_link,
    login_of_the_owner,
    offered_a_second_factor,
    others_are_booked_later,
    refresh_token,
    refuses_reminders,
    reset_link,
    second_factor_code,
    sent_a_code,
    signature,
    slot_in_days,
    uses_a_second_factor,
    was_given_up,
    whatsapp_is_stopped,
)
from domain.access import PERMISSIONS, Reach

MOVED_BY_EMAIL = {"kind": Stranger("booking.moved"), "channel": Stranger("email"), "language": Stranger("en")}
NEW_USER = {"email": "newcomer@people.example", "first_name": "New", "last_name": "Comer", "password": PASSWORD}
NEW_VENDOR = {"name": "A new vendor", "timezone": "Europe/Paris"}
NEW_HOURS = {"weekly": [{"weekday": 0, "from": "09:00", "until": "17:00"}]}
NEW_TIME_OFF = {"starts_at": in_days(5), "ends_at": in_days(6)}
NEW_CONTACT = {"name": "New", "whatsapp_id": Stranger("447700900777"), "business_scoped_id": Stranger("GB.777")}

READS_BOOKINGS = needs("booking.read")
EXPORTS_BOOKINGS = needs("booking.read", "contact.read")
WRITES_BOOKINGS = needs("booking.write")
BOOKS = needs("booking.write", "service.read", "contact.read")
ONE_OF_SERIES = {"scope": "following", "booking_id": SERIES_BOOKING}
NEW_BOOKING = {"service_id": SERVICE, "contact_id": CONTACT, "staff_id": CALENDAR, "starts_at": in_days(2)}
NEW_SERIES = {**NEW_BOOKING, "rrule": "FREQ=DAILY;COUNT=2"}
OF_SERVICE, OF_TEAM = replace(SERVICE, needed=True), replace(TEAM, needed=True)
OF_CALENDAR, OF_PUBLIC_STAFF = replace(CALENDAR, needed=True), replace(PUBLIC_STAFF, needed=True)
LATELY = {"from": in_days(-5), "to": in_days(5)}
TEN_DAYS = {"from": in_days(5), "to": in_days(15)}
TEN_DATES = {"from": date_in_days(5), "to": date_in_days(15)}
THESE_DATES = {"from": date_in_days(-1), "to": date_in_days(1)}
TWO_DAYS = {"from": in_days(4), "to": in_days(6)}
ERASES = needs("contact.erase", whole=True)
REMOVES_CONTACTS = needs("contact.remove", whole=True)
SEES_DELIVERIES = needs("delivery.read", whole=True)
SENDS_AGAIN = needs("delivery.write", whole=True)
CALLS_OTHERS = needs("webhook.write", whole=True)
EVERYTHING_TOLD = ("booking.read", "channel.write", "contact.read", "conversation.read", "member.read", "service.read")
"""Of what an endpoint that is told of everything is told."""
RECEIVER = "https://93.184.215.14/hook"  # a number: no name is looked up

ANSWERS = needs("conversation.write")
ASKS_OTHERS = needs("conversation.write", "member.read")
CHANGES_MEMBERS = needs("member.write")
MAKES_FEEDS = needs("booking.read", "member.write", people_only=True)
CHANGES_TEAMS = needs("team.write", "member.read")
CHANGED_TEAM, JOINED_TEAM = OWN_TEAM.beyond("team.out_of_reach"), SECOND_TEAM.beyond("team.out_of_reach")
# One who reaches their own teams brings people into these, and into no other.
INTO_A_TEAM = [OWN_TEAM.beyond("member.team_needed")]
NO_TEAM_NAMED: dict[Reach, str] = {"own": "member.team_needed", "teams": "member.team_needed"}
EVERYTHING: Grant = (tuple(PERMISSIONS), "vendor")

OPERATIONS: dict[str, Entry] = {
    # auth
    "POST /auth/register": op(PUBLIC, body={**NEW_USER, "vendor": NEW_VENDOR}),
    "POST /auth/login": op(PUBLIC, body={"login": login_of_the_owner, "password": PASSWORD, "vendor_id": EMPLOYER}),
    "POST /auth/refresh": op(PUBLIC, body={"refresh": refresh_token}),
    "POST /auth/logout": op(PUBLIC, body={"refresh": refresh_token}),
    "POST /auth/logout-all": op(SIGNED_IN),
    "POST /auth/forgot-password": op(PUBLIC, body={"email": login_of_the_owner}),
    "POST /auth/reset-password": op(PUBLIC, body={"token": reset_link, "password": NEW_PASSWORD}),
    "POST /auth/change-password": op(SIGNED_IN, body={"current_password": PASSWORD, "new_password": NEW_PASSWORD}),
    "POST /auth/verify-email": op(PUBLIC, body={"token": email_link}),
    "POST /auth/resend-verification": op(SIGNED_IN, before=has_not_proved_the_address),
    "POST /auth/switch-vendor": op(SIGNED_IN, body={"vendor_id": WORKPLACE}),
    "POST /auth/socket-ticket": op(needs(people_only=True)),  # programs that hold a key send it in a header
    # me
    "GET /me": op(SIGNED_IN),
    "PATCH /me": op(SIGNED_IN, body={"first_name": "Other"}),
    "PUT /me/avatar": op(SIGNED_IN, file=PICTURE),
    "DELETE /me/avatar": op(SIGNED_IN, before=has_a_picture),
    "POST /me/email": op(SIGNED_IN, body={"email": "moved@people.example", "password": PASSWORD}),
    "GET /me/memberships": listing(SIGNED_IN, MEMBERSHIP),
    "DELETE /me/memberships/{membership_id}": op(SIGNED_IN, path={"membership_id": MEMBERSHIP}),
    "GET /me/sessions": listing(SIGNED_IN, SESSION),
    "DELETE /me/sessions/{session_id}": op(SIGNED_IN, path={"session_id": SESSION}),
    "GET /me/two-factor": op(SIGNED_IN),
    "POST /me/two-factor": op(SIGNED_IN, body={"password": PASSWORD}),
    "POST /me/two-factor/confirm": op(SIGNED_IN, body={"code": second_factor_code}, before=offered_a_second_factor),
    "POST /me/two-factor/recovery-codes": op(SIGNED_IN, body={"password": PASSWORD}, before=uses_a_second_factor),
    "POST /me/two-factor/disable": op(
        SIGNED_IN, body={"password": PASSWORD, "code": second_factor_code}, before=uses_a_second_factor
    ),
    # vendors
    "GET /vendor": op(ANYBODY_HERE),
    "PATCH /vendor": op(needs("vendor.write"), body={"website": "https://www.vendor.example"}),
    "POST /vendors": op(SIGNED_IN, body=NEW_VENDOR),
    "GET /vendors": listing(PLATFORM, VENDOR),
    "GET /vendors/{vendor_id}": op(PLATFORM, path={"vendor_id": VENDOR}),
    "PATCH /vendors/{vendor_id}": op(PLATFORM, path={"vendor_id": VENDOR}, body={"is_active": False}),
    "DELETE /vendors/{vendor_id}": op(PLATFORM, path={"vendor_id": VENDOR}),
    "POST /vendors/bulk-update": op(PLATFORM, body={"ids": [VENDOR], "changes": {"is_active": False}}),
    "POST /vendors/bulk-delete": op(PLATFORM, body={"ids": [VENDOR]}),
    # roles
    "GET /permissions": op(ANYBODY_HERE),
    "GET /roles": listing(needs("member.read"), ROLE),
    "POST /roles": op(
        needs("role.write"),
        Case("of what everybody may", body={"name": "New", "permissions": [], "reach": "own"}),
        Case("of everything", body={"name": "New", "permissions": [*PERMISSIONS]}, grants=EVERYTHING),
    ),
    "GET /roles/{role_id}": op(needs("member.read"), path={"role_id": ROLE}),
    "PATCH /roles/{role_id}": op(
        needs("role.write"),
        Case("its name", path={"role_id": ROLE}, body={"name": "Other"}),
        Case(
            "to everything",
            path={"role_id": ROLE},
            body={"permissions": [*PERMISSIONS], "reach": "vendor"},
            grants=EVERYTHING,
        ),
    ),
    "DELETE /roles/{role_id}": op(needs("role.write"), path={"role_id": SPARE_ROLE}),
    # members
    "GET /members": listing(needs("member.read"), MEMBER, team_id=OWN_TEAM, role_id=ROLE),
    "POST /members": op(
        CHANGES_MEMBERS,
        Case("into no team", body={"user": NEW_USER, "role_id": ROLE}, refused=NO_TEAM_NAMED),
        Case("into a team", body={"user": NEW_USER, "role_id": ROLE, "team_ids": INTO_A_TEAM}),
    ),
    "GET /members/{member_id}": op(needs("member.read"), path={"member_id": MEMBER}),
    "PATCH /members/{member_id}": op(
        CHANGES_MEMBERS,
        path={"member_id": MEMBER},
        body={"role_id": ROLE, "team_ids": INTO_A_TEAM, "user": {"first_name": "Other"}},
    ),
    "DELETE /members/{member_id}": op(CHANGES_MEMBERS, path={"member_id": MEMBER}),
    "POST /members/bulk-update": op(
        CHANGES_MEMBERS,
        Case("each", body={"ids": [MEMBER], "changes": {"position": "Other"}}),
        Case(
            "role and teams",
            body={"ids": [MEMBER], "changes": {"position": "x", "role_id": ROLE, "team_ids": INTO_A_TEAM}},
        ),
        Case("all or nothing", body={"ids": [MEMBER], "changes": {"position": "Other"}, "all_or_nothing": True}),
    ),
    "POST /members/bulk-delete": op(CHANGES_MEMBERS, body={"ids": [MEMBER]}),
    # teams: whoever may see members sees them all
    "GET /teams": listing(needs("member.read"), TEAM),
    "POST /teams": op(CHANGES_TEAMS, body={"name": "New", "member_ids": [MEMBER]}),
    "GET /teams/{team_id}": op(needs("member.read"), path={"team_id": OWN_TEAM.beyond(LIKE_ANY_OTHER)}),
    "PATCH /teams/{team_id}": op(CHANGES_TEAMS, path={"team_id": CHANGED_TEAM}, body={"name": "Other"}),
    "DELETE /teams/{team_id}": op(CHANGES_TEAMS, path={"team_id": CHANGED_TEAM}),
    "POST /teams/bulk-delete": op(CHANGES_TEAMS, body={"ids": [CHANGED_TEAM]}),
    "PUT /teams/{team_id}/members": op(CHANGES_TEAMS, path={"team_id": JOINED_TEAM}, body={"member_ids": [MEMBER]}),
    "DELETE /teams/{team_id}/members": op(CHANGES_TEAMS, path={"team_id": CHANGED_TEAM}, body={"member_ids": [MEMBER]}),
    # invitations
    "GET /invitations": listing(needs("member.write"), INVITATION),
    "POST /invitations": op(
        needs("member.write"),
        Case("into no team", body={"emails": ["guest@people.example"], "role_id": ROLE}, refused=NO_TEAM_NAMED),
        Case(
            "into a team",
            body={"emails": ["guest@people.example"], "role_id": ROLE, "team_ids": INTO_A_TEAM},
        ),
    ),
    "GET /invitations/{invitation_id}": op(needs("member.write"), path={"invitation_id": INVITATION}),
    "POST /invitations/{invitation_id}/resend": op(needs("member.write"), path={"invitation_id": INVITATION}),
    "DELETE /invitations/{invitation_id}": op(needs("member.write"), path={"invitation_id": INVITATION}),
    "POST /invitations/preview": op(PUBLIC, body={"token": invitation_link}, reads=True),
    "POST /invitations/accept": op(
        PUBLIC, body={"token": invitation_link, "password": PASSWORD, "first_name": "New", "last_name": "Comer"}
    ),
    # API keys: they reach the whole vendor, so one who does not makes none; and a key makes no keys
    "GET /api-keys": listing(needs("api_key.write"), KEY),
    "POST /api-keys": op(
        needs("api_key.write", people_only=True),
        Case(body={"name": "New", "permissions": ["api_key.write"]}, grants=(("api_key.write",), "vendor")),
        Case("of everything", body={"name": "New", "permissions": [*PERMISSIONS]}, grants=EVERYTHING),
    ),
    "GET /api-keys/{key_id}": op(needs("api_key.write"), path={"key_id": KEY}),
    "DELETE /api-keys/{key_id}": op(needs("api_key.write"), path={"key_id": KEY}),
    # contacts
    "GET /contacts": listing(needs("contact.read"), CONTACT),
    "POST /contacts": op(needs("contact.write"), body=NEW_CONTACT),
    "GET /contacts/{contact_id}": op(needs("contact.read"), path={"contact_id": CONTACT}),
    "PATCH /contacts/{contact_id}": op(needs("contact.write"), path={"contact_id": CONTACT}, body=NEW_CONTACT),
    "DELETE /contacts/{contact_id}": op(REMOVES_CONTACTS, path={"contact_id": SPARE_CONTACT}),
    "POST /contacts/{contact_id}/merge": op(
        REMOVES_CONTACTS, path={"contact_id": SPARE_CONTACT}, body={"into": CONTACT}
    ),
    "POST /contacts/{contact_id}/export": op(ERASES, path={"contact_id": CONTACT}),
    "POST /contacts/{contact_id}/erase": op(
        ERASES,
        Case("with nothing to come", path={"contact_id": SPARE_CONTACT}),
        Case(
            "with bookings to come",
            path={"contact_id": CONTACT},
            body={"cancel_bookings": True},
            also=("booking.write",),
        ),
    ),
    "GET /erasures": listing(ERASES, ERASURE, contact_id=ERASED_CONTACT),
    "POST /erasures/find": op(ERASES, body={"identity": ERASED}, shows=ERASURE, reads=True),
    "GET /erasures/{erasure_id}": op(ERASES, path={"erasure_id": ERASURE}),
    "POST /contacts/import": op(needs("contact.write"), file=b"name\nNew\n"),
    "GET /contacts/export": op(needs("contact.read")),
    "GET /contacts/{contact_id}/timeline": op(needs("contact.read"), path={"contact_id": CONTACT}),
    # services
    "GET /services": listing(needs("service.read"), SERVICE),
    "POST /services": op(
        needs("service.write"),
        Case("served by all", body={"title": "New", "duration_minutes": 30}),
        Case("by some", body={"title": "New", "duration_minutes": 30, "member_ids": [MEMBER]}, also=("member.read",)),
        Case("with a resource", body={"title": "New", "duration_minutes": 30, "resource_ids": [RESOURCE]}),
    ),
    "GET /services/{service_id}": op(needs("service.read"), path={"service_id": SERVICE}),
    "PATCH /services/{service_id}": op(
        needs("service.write"),
        Case("its title", path={"service_id": SERVICE}, body={"title": "Other"}),
        Case("who serves it", path={"service_id": SERVICE}, body={"member_ids": [MEMBER]}, also=("member.read",)),
        Case("what it needs", path={"service_id": SERVICE}, body={"resource_ids": [RESOURCE]}),
    ),
    "DELETE /services/{service_id}": op(needs("service.write"), path={"service_id": SPARE_SERVICE}),
    # resources
    "GET /resources": listing(needs("service.read"), RESOURCE),
    "POST /resources": op(needs("service.write"), body={"name": "New"}),
    "GET /resources/{resource_id}": op(needs("service.read"), path={"resource_id": RESOURCE}),
    "PATCH /resources/{resource_id}": op(
        needs("service.write"), path={"resource_id": RESOURCE}, body={"name": "Other"}
    ),
    "DELETE /resources/{resource_id}": op(needs("service.write"), path={"resource_id": RESOURCE}),
    # availability: one's own hours and time off take less, see api/availability/tests
    "GET /vendor/hours": op(ANYBODY_HERE),
    "PUT /vendor/hours": op(needs("vendor.write"), body=NEW_HOURS),
    "GET /members/{member_id}/hours": op(needs("member.read"), path={"member_id": MEMBER}),
    "PUT /members/{member_id}/hours": op(CHANGES_MEMBERS, path={"member_id": MEMBER}, body=NEW_HOURS),
    "GET /members/{member_id}/time-off": op(needs("member.read"), path={"member_id": MEMBER}),
    "POST /members/{member_id}/time-off": op(CHANGES_MEMBERS, path={"member_id": MEMBER}, body=NEW_TIME_OFF),
    "DELETE /members/{member_id}/time-off/{time_off_id}": op(
        CHANGES_MEMBERS, path={"member_id": MATE, "time_off_id": TIME_OFF}
    ),
    "GET /resources/{resource_id}/hours": op(needs("service.read"), path={"resource_id": RESOURCE}),
    "PUT /resources/{resource_id}/hours": op(needs("service.write"), path={"resource_id": RESOURCE}, body=NEW_HOURS),
    "GET /resources/{resource_id}/time-off": op(needs("service.read"), path={"resource_id": RESOURCE}),
    "POST /resources/{resource_id}/time-off": op(
        needs("service.write"), path={"resource_id": RESOURCE}, body=NEW_TIME_OFF
    ),
    "DELETE /resources/{resource_id}/time-off/{time_off_id}": op(
        needs("service.write"), path={"resource_id": RESOURCE, "time_off_id": RESOURCE_TIME_OFF}
    ),
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
    # attachments
    "POST /attachments": op(needs("conversation.write"), file=PICTURE),
    "GET /attachments/{attachment_id}": op(needs("conversation.read"), path={"attachment_id": ATTACHMENT}),
    "GET /attachments/content/{token}": op(PUBLIC, path={"token": FILE_LINK}),
    # conversations
    "GET /conversations": listing(
        needs("conversation.read"), CONVERSATION, assignee=CALENDAR, team=OWN_TEAM, label=LABEL, contact_id=CONTACT
    ),
    "POST /conversations": op(needs("conversation.write", "contact.read"), body={"contact_id": SPARE_CONTACT}),
    "GET /conversations/{conversation_id}": op(needs("conversation.read"), path={"conversation_id": CONVERSATION}),
    "PATCH /conversations/{conversation_id}": op(
        ANSWERS,
        Case("its status", path={"conversation_id": CONVERSATION}, body={"status": "closed"}),
        Case("its labels", path={"conversation_id": CONVERSATION}, body={"label_ids": [SPARE_LABEL]}),
        Case(
            "to a member",
            path={"conversation_id": CONVERSATION},
            body={"assignee_id": COLLEAGUE},
            also=("conversation.assign", "member.read"),
        ),
        Case(
            "to a team",
            path={"conversation_id": CONVERSATION},
            body={"team_id": SECOND_TEAM.beyond(LIKE_ANY_OTHER)},
            also=("conversation.assign", "member.read"),
        ),
    ),
    "POST /conversations/bulk-update": op(
        ANSWERS,
        Case("each", body={"ids": [CONVERSATION], "changes": {"status": "closed"}}),
        Case("labels", body={"ids": [CONVERSATION], "changes": {"label_ids": [SPARE_LABEL]}}),
        Case(
            "handed over",
            body={
                "ids": [CONVERSATION],
                "changes": {"assignee_id": COLLEAGUE, "team_id": SECOND_TEAM.beyond(LIKE_ANY_OTHER)},
            },
            also=("conversation.assign", "member.read"),
        ),
        Case("all or nothing", body={"ids": [CONVERSATION], "changes": {"status": "closed"}, "all_or_nothing": True}),
    ),
    "POST /conversations/{conversation_id}/read": op(
        needs("conversation.read"), path={"conversation_id": CONVERSATION}, body={"seq": 1}
    ),
    "POST /conversations/{conversation_id}/unread": op(
        needs("conversation.read"), path={"conversation_id": CONVERSATION}, body={"seq": 1}
    ),
    "PUT /conversations/{conversation_id}/collaborators/{member_id}": op(
        ASKS_OTHERS, path={"conversation_id": CONVERSATION, "member_id": COLLEAGUE}
    ),
    "DELETE /conversations/{conversation_id}/collaborators/{member_id}": op(
        ASKS_OTHERS, path={"conversation_id": CONVERSATION, "member_id": COLLEAGUE}, before=a_colleague_takes_part
    ),
    "PUT /conversations/{conversation_id}/labels/{label_id}": op(
        ANSWERS, path={"conversation_id": CONVERSATION, "label_id": SPARE_LABEL}
    ),
    "DELETE /conversations/{conversation_id}/labels/{label_id}": op(
        ANSWERS, path={"conversation_id": CONVERSATION, "label_id": LABEL}
    ),
    "POST /conversations/{conversation_id}/notes": op(
        ANSWERS,
        Case(path={"conversation_id": CONVERSATION}, body={"text": "Hello", "client_id": Stranger("a-client")}),
        Case(
            "to somebody",
            path={"conversation_id": CONVERSATION},
            body={"text": "Hello", "mentions": [COLLEAGUE]},
            also=("member.read",),
        ),
    ),
    "GET /conversations/{conversation_id}/messages": op(
        needs("conversation.read"), path={"conversation_id": CONVERSATION}
    ),
    "GET /conversations/{conversation_id}/events": op(
        needs("conversation.read"), path={"conversation_id": CONVERSATION}
    ),
    "POST /conversations/{conversation_id}/messages": op(
        needs("conversation.write"),
        Case(
            "a text",
            path={"conversation_id": CONVERSATION},
            body={"text": "Hello", "client_id": Stranger("a-client")},
        ),
        Case(
            "buttons",
            path={"conversation_id": CONVERSATION},
            body={"kind": "buttons", "text": "When?", "buttons": [{"id": Stranger("now"), "title": "Now"}]},
        ),
        Case(
            "a list",
            path={"conversation_id": CONVERSATION},
            body={
                "kind": "list",
                "text": "When?",
                "button": "Times",
                "sections": [{"rows": [{"id": Stranger("now"), "title": "Now"}]}],
            },
        ),
        Case("a file", path={"conversation_id": CONVERSATION}, body={"kind": "media", "attachment_id": UPLOAD}),
    ),
    "GET /labels": listing(needs("conversation.read"), LABEL),
    "POST /labels": op(needs("inbox.write"), body={"name": "New"}),
    "GET /labels/{label_id}": op(needs("conversation.read"), path={"label_id": LABEL}),
    "PATCH /labels/{label_id}": op(needs("inbox.write"), path={"label_id": LABEL}, body={"name": "Other"}),
    "DELETE /labels/{label_id}": op(needs("inbox.write"), path={"label_id": LABEL}),
    "GET /canned-replies": listing(needs("conversation.read"), CANNED_REPLY, team_id=OWN_TEAM),
    "POST /canned-replies": op(
        needs("inbox.write"),
        Case("for all", body={"shortcut": "new", "text": "New"}),
        Case("of a team", body={"shortcut": "new", "text": "New", "team_id": CHANGED_TEAM}, also=("member.read",)),
    ),
    "GET /canned-replies/{reply_id}": op(needs("conversation.read"), path={"reply_id": CANNED_REPLY}),
    "PATCH /canned-replies/{reply_id}": op(
        needs("inbox.write"),
        Case("its text", path={"reply_id": CANNED_REPLY}, body={"text": "Other"}),
        Case("its team", path={"reply_id": CANNED_REPLY}, body={"team_id": JOINED_TEAM}, also=("member.read",)),
    ),
    "DELETE /canned-replies/{reply_id}": op(needs("inbox.write"), path={"reply_id": CANNED_REPLY}),
    "POST /canned-replies/{reply_id}/render": op(
        needs("conversation.read"),
        path={"reply_id": CANNED_REPLY},
        body={"conversation_id": CONVERSATION},
        reads=True,
    ),
    # channels
    "GET /channels/whatsapp": op(needs("channel.write")),
    "PUT /channels/whatsapp": op(
        needs("channel.write"),
        body={
            "phone_number_id": Stranger("7000000001"),
            "business_account_id": Stranger("7000000002"),
            "access_token": "another-token",
        },
    ),
    "PATCH /channels/whatsapp": op(needs("channel.write"), body={"outside_window": "email"}),
    "POST /channels/whatsapp/resume": op(needs("channel.write"), before=whatsapp_is_stopped),
    "POST /channels/whatsapp/test": op(needs("channel.write"), body={"to": "+447700900142"}),
    "GET /channels/whatsapp/templates": listing(needs("conversation.write"), TEMPLATE),
    "POST /channels/whatsapp/templates/sync": op(needs("channel.write")),
    # reminders
    "GET /reminder-rules": listing(needs("booking.read"), RULE),
    "POST /reminder-rules": op(
        needs("reminder.write"),
        Case("for all", body={"minutes_before": 30, "channels": ["email"]}),
        Case(
            "for one service",
            body={"minutes_before": 30, "channels": ["email"], "service_id": SERVICE},
            also=("service.read",),
        ),
    ),
    "PATCH /reminder-rules/{rule_id}": op(
        needs("reminder.write"),
        Case(path={"rule_id": RULE}, body={"minutes_before": 45}),
        Case("for one service", path={"rule_id": RULE}, body={"service_id": SPARE_SERVICE}, also=("service.read",)),
    ),
    "DELETE /reminder-rules/{rule_id}": op(needs("reminder.write"), path={"rule_id": RULE}),
    "GET /notification-settings": op(needs("booking.read")),
    "PATCH /notification-settings": op(
        needs("reminder.write"), body={"quiet_from": "21:00", "quiet_until": "08:00", "stop_words": ["enough"]}
    ),
    "GET /contacts/{contact_id}/refusals": op(
        needs("contact.read"), path={"contact_id": CONTACT}, before=refuses_reminders
    ),
    "PUT /contacts/{contact_id}/refusals": op(
        needs("contact.write"),
        path={"contact_id": CONTACT},
        body={"channel": "email", "kind": "booking.reminder", "refused": True},
    ),
    # message templates
    "GET /message-templates": op(needs("booking.read")),
    "POST /message-templates/preview": op(
        needs("booking.read"),
        Case(body={"kind": "booking.moved", "channel": "email"}, reads=True),
        Case("of a booking", body={"kind": "booking.moved", "channel": "email", "booking_id": BOOKING}, reads=True),
    ),
    "PUT /message-templates/{kind}/{channel}/{language}": op(
        needs("message_template.write"),
        path=MOVED_BY_EMAIL,
        body={"subject": "Moved", "body": "Dear {name}"},
    ),
    "DELETE /message-templates/{kind}/{channel}/{language}": op(
        needs("message_template.write"),
        path=MOVED_BY_EMAIL,
        before=has_own_words,
    ),
    # deliveries and audit are the whole vendor's, and so not for those who reach a part of it
    "GET /deliveries": listing(SEES_DELIVERIES, None, booking_id=BOOKING, contact_id=CONTACT, endpoint_id=ENDPOINT),
    "GET /deliveries/{delivery_id}": op(SEES_DELIVERIES, path={"delivery_id": DELIVERY}),
    "POST /deliveries/{delivery_id}/retry": op(
        SENDS_AGAIN, path={"delivery_id": DELIVERY}, body={}, before=was_given_up
    ),
    "POST /deliveries/retry": op(SENDS_AGAIN, body={"state": "failed"}, before=was_given_up),
    "POST /deliveries/bulk-retry": op(SENDS_AGAIN, body={"ids": [DELIVERY]}, before=was_given_up),
    # webhooks out: nobody has their systems told what they may not see themselves
    "GET /webhook-event-types": op(ANYBODY_HERE),
    "GET /webhook-endpoints": listing(CALLS_OTHERS, ENDPOINT),
    "POST /webhook-endpoints": op(
        CALLS_OTHERS,
        Case("of bookings", body={"url": RECEIVER, "event_types": ["booking.created"]}, also=("booking.read",)),
        Case("of everything", body={"url": RECEIVER}, also=EVERYTHING_TOLD),
    ),
    "GET /webhook-endpoints/{endpoint_id}": op(CALLS_OTHERS, path={"endpoint_id": ENDPOINT}),
    "PATCH /webhook-endpoints/{endpoint_id}": op(
        CALLS_OTHERS,
        Case("its words", path={"endpoint_id": ENDPOINT}, body={"description": "x"}, also=("booking.read",)),
        Case(
            "what it is told",
            path={"endpoint_id": ENDPOINT},
            body={"event_types": ["contact.added"]},
            also=("contact.read",),
        ),
    ),
    "DELETE /webhook-endpoints/{endpoint_id}": op(CALLS_OTHERS, path={"endpoint_id": ENDPOINT}),
    "POST /webhook-endpoints/{endpoint_id}/rotate-secret": op(CALLS_OTHERS, path={"endpoint_id": ENDPOINT}, body={}),
    "POST /webhook-endpoints/{endpoint_id}/test": op(CALLS_OTHERS, path={"endpoint_id": ENDPOINT}),
    "GET /webhook-endpoints/{endpoint_id}/attempts": op(CALLS_OTHERS, path={"endpoint_id": ENDPOINT}),
    "POST /webhook-endpoints/{endpoint_id}/replay": op(
        CALLS_OTHERS,
        Case("one", path={"endpoint_id": ENDPOINT}, body={"delivery_id": WEBHOOK_CALL}),
        Case("a span", path={"endpoint_id": ENDPOINT}, body={"since": in_days(-1)}),
    ),
    "GET /audit-events": listing(needs("audit.read", whole=True), None, actor_id=ACTOR),
    "GET /audit-events/export": op(
        needs("audit.read", whole=True), Case(query=LATELY), Case("of one", query={**LATELY, "actor_id": ACTOR})
    ),
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
"""By method and path, as they are routed."""

OTHER_ROUTES = {
    "": "everybody: the console, a page without data, which asks the API as whoever signs in",
    "conversations": "everybody: the same",
    "conversations/<path:rest>": "everybody: the same",
    "calendar": "everybody: the same",
    "calendar/<path:rest>": "everybody: the same",
    "contacts": "everybody: the same",
    "contacts/<path:rest>": "everybody: the same",
    "reports": "everybody: the same",
    "reports/<path:rest>": "everybody: the same",
    "settings": "everybody: the same",
    "settings/<path:rest>": "everybody: the same",
    "api/v1/": "everybody: nothing is there",
    "api/v1/docs": "everybody",
    "api/v1/openapi.json": "everybody",
    "api/v1/asyncapi": "everybody",
    "api/v1/asyncapi.json": "everybody",
    "health/live": "everybody: load balancers",
    "health/ready": "everybody: load balancers",
    "metrics": "whoever has METRICS_TOKEN: core/tests/test_metrics.py",
    "media/avatars/<str:name>.webp": "everybody who knows the name: 128 random bits",
    "account/verify-email": "everybody: a page without data, which asks the API with the token of the link",
    "account/reset-password": "everybody: the same",
    "account/invitation": "everybody: the same",
    "book/<slug:slug>": "everybody: a page with the name of a vendor that takes bookings there",
    "messages": "everybody: a page without data, which asks the API with the token of the link",
    "booking": "everybody: a page without data, which asks the API with the token of the link",
    "admin": "everybody: goes to the admin",
}
"""Addresses that are no operations, and for whom they are. All of `admin/` is for staff, and asked one by one."""
