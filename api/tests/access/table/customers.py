"""Customers, and what can be booked when: contacts, services, resources, availability."""

from api.tests.access.grammar import ANYBODY_HERE, Case, Entry, Stranger, listing, needs, op
from api.tests.access.table.shared import CHANGES_MEMBERS
from api.tests.access.things import (
    CONTACT,
    ERASED_CONTACT,
    ERASURE,
    MATE,
    MEMBER,
    RESOURCE,
    RESOURCE_TIME_OFF,
    SERVICE,
    SPARE_CONTACT,
    SPARE_SERVICE,
    TIME_OFF,
)
from api.tests.access.values import ERASED, in_days

NEW_HOURS = {"weekly": [{"weekday": 0, "from": "09:00", "until": "17:00"}]}
NEW_TIME_OFF = {"starts_at": in_days(5), "ends_at": in_days(6)}
NEW_CONTACT = {"name": "New", "whatsapp_id": Stranger("447700900777"), "business_scoped_id": Stranger("GB.777")}
ERASES = needs("contact.erase", whole=True)
REMOVES_CONTACTS = needs("contact.remove", whole=True)

OPERATIONS: dict[str, Entry] = {
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
}
