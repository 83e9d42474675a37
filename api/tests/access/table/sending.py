"""What is sent, and what it says: reminders, message templates, deliveries, webhooks out, the audit."""

from api.tests.access.grammar import ANYBODY_HERE, Case, Entry, Stranger, listing, needs, op
from api.tests.access.things import (
    ACTOR,
    BOOKING,
    CONTACT,
    DELIVERY,
    ENDPOINT,
    RULE,
    SERVICE,
    SPARE_SERVICE,
    WEBHOOK_CALL,
)
from api.tests.access.values import has_own_words, in_days, refuses_reminders, was_given_up

MOVED_BY_EMAIL = {"kind": Stranger("booking.moved"), "channel": Stranger("email"), "language": Stranger("en")}
LATELY = {"from": in_days(-5), "to": in_days(5)}
SEES_DELIVERIES = needs("delivery.read", whole=True)
SENDS_AGAIN = needs("delivery.write", whole=True)
CALLS_OTHERS = needs("webhook.write", whole=True)
EVERYTHING_TOLD = ("booking.read", "channel.write", "contact.read", "conversation.read", "member.read", "service.read")
"""Of what an endpoint that is told of everything is told."""
RECEIVER = "https://93.184.215.14/hook"  # a number: no name is looked up

OPERATIONS: dict[str, Entry] = {
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
}
