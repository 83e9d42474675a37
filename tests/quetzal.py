"""A contact of whom something is known everywhere, made through real actions, with one word in all of it."""

import io
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.test.client import encode_multipart
from django.utils.timezone import now

from conftest import NUMBER_ID, ApiClient, World
from domain.attachments import actions as attachments
from domain.attachments.models import Attachment
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.channels import actions as channels
from domain.contacts.models import Contact
from domain.conversations.models import Conversation
from domain.deliveries.actions import Heard
from domain.deliveries.models import Delivery
from domain.dossiers import finishing
from domain.public import rules as public_rules
from domain.public.models import ContactCode
from domain.reminders import actions as reminders
from domain.webhooks import actions as webhooks
from tasks import relay
from tasks.gateways.errors import GatewayError
from tasks.tests.conftest import Gateways, run_due

WORD = "Quetzal"
PHONES = "44770090055"  # and one more digit
PICTURE = b"%PDF-1.4 Quetzal's own"
EMAIL = "quetzal@customers.example"
ZOE = "447700900999"
"""Somebody else, whose messages come in the same webhooks."""


def inbound(kind: str, item: dict[str, Any], *, name: str = "Quetzal Example", who: str = PHONES + "1") -> bytes:
    """A webhook with one message of theirs, and one of somebody else."""
    theirs = {"from": who, "from_user_id": "GB.QUETZAL", "timestamp": str(int(now().timestamp())), "type": kind, **item}
    about = {name: value for name, value in theirs.items() if name not in item}
    other = {**about, "from": ZOE, "from_user_id": "GB.999", "id": f"other.{item['id'][-2:]}", "type": "text"}
    profiles = [
        {"profile": {"name": name}, "wa_id": who, "user_id": "GB.QUETZAL"},
        {"profile": {"name": "Zoe"}, "wa_id": ZOE, "user_id": "GB.999"},
    ]
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "1", "phone_number_id": NUMBER_ID},
        "contacts": profiles,
        "messages": [theirs, {**other, "text": {"body": "mine"}}],
    }
    return json.dumps({"entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]}).encode()


def status(wamid: str, what: str = "read", who: str = PHONES + "1") -> bytes:
    report = {"id": wamid, "status": what, "timestamp": "1795344001", "recipient_id": who}
    value = {"metadata": {"phone_number_id": NUMBER_ID}, "statuses": [report]}
    return json.dumps({"entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]}).encode()


def take_in(*bodies: bytes) -> None:
    for body in bodies:
        channels.take_in(body, now=now())
    relay.drain_inbound()


def keyed(number: int) -> dict[str, str]:
    return {"Idempotency-Key": f"key-{number}"}


def done(answer: Any) -> Any:
    assert answer.status_code < 300, answer.content
    return answer.json() if answer.content else None


class Made:
    """A contact whose every trace has a canary in it, made by what people, programs and Meta really do."""

    def __init__(self, world: World, outside: Gateways, monkeypatch: pytest.MonkeyPatch) -> None:
        self.world, self.alice, self.outside = world, world.alice.api, outside
        monkeypatch.setattr("tasks.gateways.webhook.call", self._receive)
        webhooks.add(world.alice.actor, url="https://93.184.215.14/hook", event_types=[], now=now())
        reminders.add_rule(world.alice.actor, minutes_before=60, channels=["whatsapp", "email"], now=now())
        self.service = {"service_id": str(world.service.id), "staff_id": str(world.bob.member.id)}
        self.id = self._known()
        self._booked()
        self._said()
        self._besides()

    def _receive(self, url: str, body: bytes, headers: dict[str, str]) -> Heard:
        """The vendor's own system knows more than it is told, and answers with it."""
        others = Contact.objects.within(self.world.vendor.id).filter(whatsapp_id=ZOE)
        logs = Conversation.objects.within(self.world.vendor.id).filter(contact__in=others)
        known = [*others.values_list("id", flat=True), *logs.values_list("id", flat=True)]
        of_others = any(str(one) in body.decode() for one in known)
        return Heard(200, "" if of_others else "Booked for Quetzal")

    def _known(self) -> str:
        made = self.alice.post(
            "/contacts",
            {"name": "Quetzal Example", "whatsapp_id": PHONES + "1", "email": EMAIL, "phone_number": f"+{PHONES}1"},
            **keyed(1),
        )
        sheet = f"name,phone_number,email\nQuetzal E.,+{PHONES}2,quetzal.old@customers.example\n".encode()
        body = encode_multipart("x", {"file": io.BytesIO(sheet)})
        imported = self.alice.client.post(
            "/api/v1/contacts/import",
            body,
            content_type="multipart/form-data; boundary=x",
            headers=self.alice.headers | keyed(2),
        )
        twin = done(imported)["items"][0]["id"]
        done(self.alice.post(f"/contacts/{twin}/merge", {"into": done(made)["id"]}, **keyed(3)))
        return str(done(made)["id"])

    def _booked(self) -> None:
        actor, service = self.world.alice.actor, self.world.service
        long_ago = now() - timedelta(days=9)
        for days, what in ((2, bookings.complete), (3, bookings.miss)):
            start = long_ago + timedelta(days=days)
            booking = bookings.create(
                actor,
                service_id=service.id,
                contact_id=UUID(self.id),
                starts_at=start,
                description="Quetzal likes it warm",
                now=long_ago,
            )
            bookings.change(actor, booking.id, {"title": "For Quetzal"}, now=long_ago)
            what(actor, booking.id, now=start + timedelta(hours=1))
        body = {**self.service, "contact_id": self.id, "description": "Quetzal's own words"}
        tomorrow = self.world.tomorrow
        cancelled = done(self.alice.post("/bookings", {**body, "starts_at": tomorrow}, **keyed(4)))
        address = f"/bookings/{cancelled['id']}/cancel"
        done(self.alice.post(address, {"reason": "Quetzal is ill"}, **keyed(5)))
        rule = {**self.service, "contact_id": self.id, "rrule": "FREQ=WEEKLY;COUNT=3"}
        rule["starts_at"] = (tomorrow + timedelta(days=2)).isoformat()
        done(self.alice.post("/series", rule, **keyed(6)))
        waits = {"from": (tomorrow + timedelta(days=5)).isoformat(), "to": (tomorrow + timedelta(days=6)).isoformat()}
        wanted = {"contact_id": self.id, "service_id": str(service.id), **waits}
        done(self.alice.post("/waitlist", wanted, **keyed(7)))
        run_due()

    def _said(self) -> None:
        take_in(
            inbound("text", {"id": "wamid.Quetzal1", "text": {"body": "It is me, Quetzal"}}),
            inbound(
                "document",
                {
                    "id": "wamid.Quetzal2",
                    "document": {"id": "7", "mime_type": "application/pdf", "filename": "Quetzal.pdf"},
                },
            ),
            inbound(
                "reaction",
                {"id": "wamid.Quetzal3", "reaction": {"message_id": "wamid.Quetzal1", "emoji": "👍"}},
            ),
        )
        (file,) = Attachment.objects.within(self.world.vendor.id)
        attachments.keep(file, io.BytesIO(PICTURE), now=now())
        self.conversation = str(Conversation.objects.within(self.world.vendor.id).get(contact=UUID(self.id)).id)
        address = f"/conversations/{self.conversation}"
        done(self.alice.post(f"{address}/messages", {"text": "Dear Quetzal", "client_id": "Quetzal-1"}, **keyed(8)))
        note = {"text": "Quetzal is kind", "mentions": [str(self.world.bob.member.id)]}
        done(self.alice.post(f"{address}/notes", note, **keyed(9)))
        upload = attachments.upload(self.world.alice.actor, PICTURE, name="For Quetzal.pdf", now=now())
        done(self.alice.post(f"{address}/messages", {"kind": "media", "attachment_id": str(upload.id)}))
        run_due()
        sent = Delivery.objects.within(self.world.vendor.id).filter(kind="chat.message").exclude(provider_id="").first()
        assert sent and sent.provider_id
        self.wamid = sent.provider_id
        take_in(status(self.wamid, "delivered"), self._moved())
        self.outside.fault = GatewayError(f"550 5.1.1 <{EMAIL}> is unknown", permanent=True)
        done(self.alice.post(f"/bookings/{self._upcoming()}/reschedule", self._later()))
        run_due()
        self.outside.fault = None

    def _moved(self) -> bytes:
        """WhatsApp says that they have another number."""
        body = f"Quetzal changed from {PHONES}1 to {PHONES}3"
        told = {"body": body, "wa_id": PHONES + "3", "type": "user_changed_number"}
        return inbound("system", {"id": "wamid.Quetzal4", "system": told})

    def _upcoming(self) -> str:
        found = Booking.objects.within(self.world.vendor.id).filter(contact=UUID(self.id), starts_at__gt=now())
        return str(found.exclude(status="cancelled").order_by("starts_at")[0].id)

    def _later(self) -> dict[str, str]:
        return {"starts_at": (self.world.tomorrow + timedelta(days=2, hours=2)).isoformat()}

    def _besides(self) -> None:
        anyone, slug = ApiClient(), self.world.vendor.slug
        refused = {"channel": "email", "kind": "booking.reminder", "refused": True}
        done(self.alice.call("PUT", f"/contacts/{self.id}/refusals", refused))
        done(self.alice.post("/channels/whatsapp/test", {"to": f"+{PHONES}3"}, **keyed(10)))
        done(anyone.post(f"/public/vendors/{slug}/codes", {"email": EMAIL}))
        code = ContactCode.objects.within(self.world.vendor.id).latest("id")
        booked = {
            "email": EMAIL,
            "code": public_rules.derived_code(code.id, django_settings.SECRET_KEY),
            "name": "Quetzal",
            "description": "It is Quetzal again",
            "service_id": str(self.world.service.id),
            "starts_at": (self.world.tomorrow + timedelta(days=20)).isoformat(),
        }
        answer = done(anyone.post(f"/public/vendors/{slug}/bookings", booked, **keyed(11)))
        self.manage_token = answer["manage_token"]
        run_due()


def finish() -> None:
    """What the worker does, at once and when it looks again."""
    finishing.finish_due(now=now())
    finishing.finish_due(now=now() + timedelta(minutes=11))
