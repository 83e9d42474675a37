"""Requests as they might be, by operation. They stand in the document, and a test sends each of them.

The ids in them are of nothing: each stands for the first of the list that SAMPLES names, and the page of the document
puts that one's id there once somebody has signed in on it. Instants are far ahead, so that they stay to come.
"""

from typing import Any

BOOKING = "01985a5e-0000-7000-8000-000000000001"
CONTACT = "01985a5e-0000-7000-8000-000000000002"
CONVERSATION = "01985a5e-0000-7000-8000-000000000003"
LABEL = "01985a5e-0000-7000-8000-000000000004"
MEMBER = "01985a5e-0000-7000-8000-000000000005"
REPLY = "01985a5e-0000-7000-8000-000000000006"
RESOURCE = "01985a5e-0000-7000-8000-000000000007"
ROLE = "01985a5e-0000-7000-8000-000000000008"
RULE = "01985a5e-0000-7000-8000-000000000009"
SERVICE = "01985a5e-0000-7000-8000-00000000000a"
TEAM = "01985a5e-0000-7000-8000-00000000000b"

SAMPLES = {
    BOOKING: "/api/v1/bookings?limit=1&ordering=-starts_at&status=confirmed",
    CONTACT: "/api/v1/contacts?limit=1",
    CONVERSATION: "/api/v1/conversations?limit=1",
    LABEL: "/api/v1/labels?limit=1",
    MEMBER: "/api/v1/members?limit=1&is_bookable=true&ordering=-created_at",
    REPLY: "/api/v1/canned-replies?limit=1",
    RESOURCE: "/api/v1/resources?limit=1",
    ROLE: "/api/v1/roles?limit=1",
    RULE: "/api/v1/reminder-rules?limit=1",
    SERVICE: "/api/v1/services?limit=1",
    TEAM: "/api/v1/teams?limit=1",
}
"""Of which list an id is the first's."""

IN_PATHS = {
    "booking_id": BOOKING,
    "contact_id": CONTACT,
    "conversation_id": CONVERSATION,
    "label_id": LABEL,
    "member_id": MEMBER,
    "reply_id": REPLY,
    "resource_id": RESOURCE,
    "role_id": ROLE,
    "rule_id": RULE,
    "service_id": SERVICE,
    "team_id": TEAM,
    "slug": "serenity-spa",
    "language": "en",
}
"""By the name of the parameter."""

START, LATER, LAST = "2035-06-04T10:00:00Z", "2035-06-05T10:00:00Z", "2035-06-08T18:00:00Z"
DEMO_PASSWORD = "demo-password"  # noqa: S105 - known to all
CODE = "000000"
RECEIVER = "https://hooks.vendor.example/spout"

_HOURS = [{"weekday": day, "from": "09:00", "until": "17:00"} for day in range(5)]
_APPOINTMENT = {"service_id": SERVICE, "contact_id": CONTACT, "starts_at": START, "allow_outside_hours": True}
_WEEKLY = {**_APPOINTMENT, "staff_id": MEMBER, "rrule": "FREQ=WEEKLY;COUNT=4"}

EXAMPLES: dict[str, dict[str, Any]] = {
    "register": {
        "With a vendor": {
            "email": "nina@studio.example",
            "password": "seven-quiet-otters",
            "first_name": "Nina",
            "last_name": "Example",
            "vendor": {"name": "Studio Nina", "timezone": "Europe/Lisbon", "currency": "EUR"},
        }
    },
    "login": {"The demo's owner": {"login": "owner@serenity.example", "password": DEMO_PASSWORD}},
    "forgotPassword": {"By e-mail": {"email": "owner@serenity.example"}},
    "updateMe": {"How letters speak to you": {"language": "es"}},
    "updateVendor": {"How its letters look": {"website": "https://www.serenity.example", "colour": "#0a6c68"}},
    "createVendor": {"Another shop": {"name": "Studio Nina", "timezone": "Europe/Lisbon", "currency": "EUR"}},
    "createRole": {
        "A front desk": {
            "name": "Front desk",
            "permissions": ["booking.read", "booking.write", "contact.read", "contact.write", "service.read"],
            "reach": "vendor",
        }
    },
    "createTeam": {"With its first member": {"name": "Evenings", "member_ids": [MEMBER]}},
    "createMember": {
        "Somebody new": {
            "user": {
                "email": "mia@serenity.example",
                "password": "seven-quiet-otters",
                "first_name": "Mia",
                "last_name": "Example",
            },
            "role_id": ROLE,
            "position": "Therapist",
        }
    },
    "updateMember": {"What they do": {"position": "Senior therapist", "is_bookable": True}},
    "createInvitations": {"Two at once": {"emails": ["ana@people.example", "tom@people.example"], "role_id": ROLE}},
    "createApiKey": {"For a website": {"name": "Website", "permissions": ["booking.read", "service.read"]}},
    "createContact": {
        "Reached on WhatsApp and by e-mail": {
            "name": "Nadia Example",
            "phone_number": "+447700900177",
            "whatsapp_id": "447700900177",
            "email": "nadia@customers.example",
        },
        "Known by name": {"name": "Omar Example"},
    },
    "updateContact": {"Where they live": {"language": "es", "timezone": "Europe/Madrid"}},
    "putRefusal": {"No reminders by e-mail": {"channel": "email", "kind": "booking.reminder", "refused": True}},
    "createService": {
        "An hour with a pause behind it": {
            "title": "Aroma massage",
            "duration_minutes": 60,
            "buffer_after_minutes": 15,
            "price": "65.00",
        },
        "A class": {"title": "Yoga", "duration_minutes": 45, "capacity": 8, "price": "12.00"},
    },
    "updateService": {"Its price": {"price": "68.00"}},
    "createResource": {"A room": {"name": "Room 1", "kind": "room"}},
    "putVendorHours": {
        "Weekdays, and a holiday": {"weekly": _HOURS, "dates": [{"date": "2035-12-25", "spans": []}]},
    },
    "putMemberHours": {"Weekdays": {"weekly": _HOURS}},
    "addMemberTimeOff": {"Four days": {"starts_at": START, "ends_at": LAST, "reason": "Holiday"}},
    "createBooking": {
        "With whoever serves it": _APPOINTMENT,
        "With a member": {**_APPOINTMENT, "staff_id": MEMBER, "description": "First visit"},
    },
    "holdBooking": {"For ten minutes": {**_APPOINTMENT, "minutes": 10}},
    "updateBooking": {"What to know": {"title": "First visit", "description": "Prefers a quiet room."}},
    "rescheduleBooking": {"To another day": {"starts_at": LATER, "allow_outside_hours": True}},
    "cancelBooking": {"By the customer's wish": {"reason": "The customer is ill."}},
    "bulkUpdateBookings": {"Cancel some": {"ids": [BOOKING], "changes": {"status": "cancelled"}}},
    "previewSeries": {"Four weeks": _WEEKLY},
    "createSeries": {"Four weeks": _WEEKLY},
    "joinWaitlist": {
        "Any time that week": {"service_id": SERVICE, "contact_id": CONTACT, "from": START, "to": LAST},
    },
    "updateConversation": {"Done": {"status": "closed"}, "Wait for the customer": {"status": "pending"}},
    "createMessage": {
        "A text": {"text": "Of course, see you at ten!", "client_id": "an-id-of-yours"},
        "Buttons": {
            "kind": "buttons",
            "text": "Shall we keep Friday for you?",
            "buttons": [{"id": "yes", "title": "Yes, please"}, {"id": "no", "title": "No"}],
        },
        "A list": {
            "kind": "list",
            "text": "When would you like to come?",
            "button": "Times",
            "sections": [{"rows": [{"id": "ten", "title": "10:00"}, {"id": "two", "title": "14:00"}]}],
        },
        "A place": {"kind": "location", "latitude": 51.5, "longitude": -0.12, "name": "Serenity Spa"},
    },
    "createNote": {"For colleagues": {"text": "She prefers mornings."}},
    "createLabel": {"A colour": {"name": "First visit", "colour": "#d97706"}},
    "createCannedReply": {"Opening hours": {"shortcut": "open", "text": "We are open from nine to five."}},
    "renderCannedReply": {"In a conversation": {"conversation_id": CONVERSATION}},
    "createReminderRule": {"Three hours ahead": {"minutes_before": 180, "channels": ["whatsapp", "email"]}},
    "updateReminderRule": {"Two days ahead": {"minutes_before": 2880}},
    "previewMessageTemplate": {"As it is": {"kind": "booking.confirmation", "channel": "email"}},
    "putMessageTemplate": {"In your own words": {"subject": "See you soon", "body": "Dear {name}, we look forward."}},
    "updateNotificationSettings": {"What means stop": {"stop_words": ["stop", "enough"]}},
    "testWhatsappChannel": {"To a phone of yours": {"to": "+447700900142"}},
    "retryDeliveries": {"All that failed": {"state": "failed"}},
    "findErasures": {"By e-mail": {"identity": "nadia@customers.example"}},
    "createWebhookEndpoint": {
        "Of bookings": {"url": RECEIVER, "event_types": ["booking.created", "booking.cancelled"]},
    },
    "sendPublicCode": {"By e-mail": {"email": "customer@people.example"}},
    "createPublicBooking": {
        "With the code of the letter": {
            "service_id": SERVICE,
            "starts_at": START,
            "name": "Nadia Example",
            "email": "customer@people.example",
            "code": CODE,
        }
    },
}
"""By the operation's id, then by what it is an example of."""
