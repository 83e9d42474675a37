"""After an erasure nothing tells of the contact: no column of any table, and no file."""

import io
import json
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError, connection, transaction
from django.http import StreamingHttpResponse
from django.test.client import encode_multipart
from django.utils.timezone import now

from conftest import NUMBER_ID, ApiClient, World, make_world
from domain.access import system
from domain.attachments import actions as attachments
from domain.attachments.models import Attachment
from domain.audit.models import AuditEvent
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.channels import actions as channels
from domain.channels.models import InboundPayload
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.conversations import actions as conversations
from domain.conversations import notes, receiving, webhook
from domain.conversations.models import Conversation, Message
from domain.deliveries.actions import Heard
from domain.deliveries.models import Delivery
from domain.dossiers import erasing, exporting, finishing
from domain.dossiers.rules import HasUpcoming
from domain.erasures.models import Erasure
from domain.errors import Refusal
from domain.idempotency.models import IdempotentAnswer
from domain.outbox.models import OutboxEvent
from domain.public import rules as public_rules
from domain.public.models import ContactCode
from domain.reminders import actions as reminders
from domain.reports import queries as reports
from domain.reports.queries import By
from domain.services import actions as services
from domain.webhooks import actions as webhooks
from tasks import relay
from tasks.gateways.errors import GatewayError
from tasks.tests.conftest import Gateways, outside, run_due
from tests.canaries import sweep

__all__ = ["outside"]

WORD = "Quetzal"
PHONES = "44770090055"  # and one more digit
PICTURE = b"%PDF-1.4 Quetzal's own"
EMAIL = "quetzal@customers.example"
ZOE = "447700900999"
"""Somebody else, whose messages come in the same webhooks."""


@pytest.fixture(autouse=True)
def own_storage(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def swept() -> dict[str, int]:
    return sweep(WORD, PHONES)


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


@pytest.fixture
def made(world: World, outside: Gateways, monkeypatch: pytest.MonkeyPatch) -> Made:
    return Made(world, outside, monkeypatch)


def erase(made: Made) -> dict[str, Any]:
    body = {"cancel_bookings": True, "reference": "DSR-7"}
    return dict(done(made.alice.post(f"/contacts/{made.id}/erase", body)))


def finish() -> None:
    """What the worker does, at once and when it looks again."""
    finishing.finish_due(now=now())
    finishing.finish_due(now=now() + timedelta(minutes=11))


def past_report(world: World) -> Any:
    today = now().date()
    return reports.bookings(world.alice.actor, first=today - timedelta(days=9), last=today, by=By.service)


UPCOMING = 5
"""Three of a series, one that the customer made, and a hold for who waits."""

WHERE_IT_STANDS = {
    "domain_attachment.name",
    "domain_auditevent.payload",
    "domain_booking.cancelled_reason",
    "domain_booking.description",
    "domain_booking.title",
    "domain_contact.business_scoped_id",
    "domain_contact.email",
    "domain_contact.name",
    "domain_contact.phone_number",
    "domain_contact.whatsapp_id",
    "domain_contactcode.address",
    "domain_conversation.preview",
    "domain_delivery.context",
    "domain_delivery.reason",
    "domain_deliveryattempt.answer",
    "domain_deliveryattempt.excerpt",
    "domain_formeridentity.value",
    "domain_inboundpayload.body",
    "domain_message.client_id",
    "domain_message.content",
    "domain_message.provider_id",
    "domain_message.reactions",
    "domain_message.sender_name",
    "domain_message.text",
    "domain_outboxevent.payload",
    "answers, unsealed",
}


def test_nothing_is_left_in_any_table_or_file(made: Made) -> None:
    before, report = swept(), past_report(made.world)
    assert before.keys() >= WHERE_IT_STANDS, WHERE_IT_STANDS - before.keys()
    assert sum("/attachments/" in place for place in before) == 2, "the files"
    receipt = erase(made)
    assert receipt["state"] == "pending"
    run_due()
    finish()
    assert swept() == {}
    assert past_report(made.world) == report
    run_due()
    relay.drain_inbound()
    relay.drain_outbox()
    assert swept() == {}, "nothing that was still to be done brought it back"


def test_the_sweep_sees_a_table_of_tomorrow(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tomorrow (id int, words jsonb, raw bytea)")
        cursor.execute("""INSERT INTO tomorrow VALUES (1, '{"name": "A quetzal"}', 'Quetzal')""")
    assert swept() == {"tomorrow.words": 1, "tomorrow.raw": 1}


def test_what_others_have_there_stays(made: Made) -> None:
    erase(made)
    finish()
    kept = [bytes(row.body) for row in InboundPayload.objects.all() if b"other." in bytes(row.body)]
    assert len(kept) == 4 and all(ZOE.encode() in body and b"mine" in body for body in kept)
    zoe = Contact.objects.within(made.world.vendor.id).get(whatsapp_id=ZOE)
    said = Message.objects.within(made.world.vendor.id).filter(conversation__contact=zoe)
    assert said.count() == 4


def test_the_receipt(made: Made) -> None:
    alice = made.alice
    receipt = erase(made)
    assert receipt["reference"] == "DSR-7"
    assert receipt["asked_by"] == made.world.alice.actor.name
    counts = receipt["counts"]
    assert counts["contacts"] == 1 and counts["messages"] >= 5 and counts["bookings_cancelled"] == UPCOMING
    assert counts["bookings_made_anonymous"] == 3 + UPCOMING
    assert len(receipt["told"]) == 1
    assert erase(made) == receipt, "asked again it answers the same"
    finish()
    kept = alice.get(f"/erasures/{receipt['id']}").json()
    assert kept["state"] == "done" and kept["done_at"]
    assert kept["counts"]["files"] == 2 and kept["counts"]["raw_webhooks"] >= 4
    for identity in (EMAIL.upper(), f"+{PHONES}1", PHONES + "3", "GB.QUETZAL"):
        (found,) = alice.post("/erasures/find", {"identity": identity}).json()["items"]
        assert found["id"] == receipt["id"]
    assert alice.post("/erasures/find", {"identity": ZOE}).json()["items"] == []
    assert made.world.charlie.api.post("/erasures/find", {"identity": EMAIL}).json()["items"] == []
    assert alice.get(f"/erasures?contact_id={made.id}").json()["items"] == [kept]
    row = Erasure.objects.within(made.world.vendor.id).get()
    assert row.sealed is None
    told = Delivery.objects.within(made.world.vendor.id).filter(kind="contact.erased")
    run_due()
    assert [call.context["body"]["data"] for call in told] == [{"contact_id": made.id}]


def test_what_was_theirs_is_nobodys(made: Made) -> None:
    alice, anyone = made.alice, ApiClient()
    erase(made)
    assert alice.get(f"/contacts/{made.id}").status_code == 404
    assert alice.get(f"/conversations/{made.conversation}").status_code == 404
    assert anyone.get(f"/public/bookings/{made.manage_token}").status_code in (401, 404)
    listed = {item["name"] for item in alice.get("/contacts").json()["items"]}
    assert listed == {"Amina Example", "Zoe"}
    kept = alice.get("/bookings").json()["items"]
    assert {item["contact"]["name"] for item in kept} == {"Erased contact"}
    assert {item["title"] for item in kept} == {"Massage"}
    nobody = kept[0]["contact"]["id"]
    assert alice.get(f"/contacts/{nobody}").status_code == 404
    past = next(item for item in kept if item["status"] == "completed")
    refused = alice.patch(f"/bookings/{past['id']}", {"description": "It was Quetzal"})
    assert (refused.status_code, refused.json()["code"]) == (409, "booking.anonymous")
    created = AuditEvent.objects.within(made.world.vendor.id).filter(type="booking.cancelled").order_by("id")
    assert {event.payload["reason"] for event in created} == {"", "Quetzal is ill"}
    finish()
    assert {event.payload["reason"] for event in created.all()} == {""}


def test_a_repeated_request_is_not_done_again(made: Made) -> None:
    erase(made)
    finish()
    body = {"name": "Quetzal Example", "whatsapp_id": PHONES + "1", "email": EMAIL, "phone_number": f"+{PHONES}1"}
    again = made.alice.post("/contacts", body, **keyed(1))
    assert (again.status_code, again.json()["code"]) == (409, "idempotency.erased")
    assert again["Content-Type"] == "application/problem+json"
    other = IdempotentAnswer.objects.filter(key="key-10").get()
    assert other.status == 202 or other.status < 300, "an answer that told nothing of them stays"


def test_what_meta_still_says_of_it_is_nobodys(made: Made) -> None:
    erase(made)
    finish()
    late = [
        status(made.wamid, "read", PHONES + "3"),
        status("wamid.Quetzal1"),
        inbound("text", {"id": "wamid.Quetzal1", "text": {"body": "It is me, Quetzal"}}),
        inbound("reaction", {"id": "wamid.Quetzal9", "reaction": {"message_id": "wamid.Quetzal1", "emoji": "👍"}}),
    ]
    take_in(*late)
    assert not InboundPayload.objects.filter(processed_at=None).exists()
    assert swept() == {}


def test_who_writes_later_is_somebody_new(made: Made) -> None:
    erase(made)
    finish()
    take_in(inbound("text", {"id": "wamid.new", "text": {"body": "Hello"}}, name="Quetzal"))
    anew = Contact.objects.within(made.world.vendor.id).get(whatsapp_id=PHONES + "1")
    assert str(anew.id) != made.id
    assert Conversation.objects.within(made.world.vendor.id).get(contact=anew).last_seq == 1


def test_bookings_to_come_are_not_cancelled_unasked(made: Made) -> None:
    refused = made.alice.post(f"/contacts/{made.id}/erase")
    assert (refused.status_code, refused.json()["code"]) == (409, "contact.has_upcoming_bookings")
    assert refused.json()["details"] == {"upcoming": UPCOMING}
    assert swept()
    assert not Erasure.objects.within(made.world.vendor.id).exists()


def test_a_webhook_that_waits_is_not_processed_for_them(made: Made) -> None:
    channels.take_in(inbound("text", {"id": "wamid.waits", "text": {"body": "Quetzal, again"}}), now=now())
    erase(made)
    finish()
    assert relay.drain_inbound() == 1
    assert swept() == {}
    zoes = Message.objects.within(made.world.vendor.id).filter(provider_id="other.ts")
    assert zoes.exists(), "the message of somebody else in it is"


def test_files_are_removed_again_and_again_until_they_are(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    erase(made)
    with monkeypatch.context() as broken:

        def fail(name: str) -> None:
            raise OSError("planted")

        broken.setattr("domain.attachments.files.remove", fail)
        finishing.finish_due(now=now())
    row = Erasure.objects.within(made.world.vendor.id).get()
    assert (row.state, row.tries) == ("pending", 1)
    assert [place for place in swept() if "/attachments/" in place]
    finishing.finish_due(now=now() + timedelta(minutes=11))
    assert Erasure.objects.within(made.world.vendor.id).get().state == "done"
    assert swept() == {}


def test_nobody_but_an_erasure_empties_words_of_the_audit_and_it_nothing_else(made: Made) -> None:
    erase(made)
    row = Erasure.objects.within(made.world.vendor.id).get()
    event = AuditEvent.objects.within(made.world.vendor.id).filter(payload__reason="Quetzal is ill").get()
    mine = AuditEvent.objects.within(made.world.vendor.id).filter(id=event.id)
    empty, forged = {**event.payload, "reason": ""}, {**event.payload, "reason": "another"}

    def refused(erasure_id: Any, **values: Any) -> bool:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT set_config('spout.audit_erasure', %s, true)", [str(erasure_id)])
                mine.update(**values)
                transaction.set_rollback(True)
        except DatabaseError:
            return True
        return False

    assert refused("", payload=empty), "no erasure"
    assert refused(made.id, payload=empty), "none of this id"
    assert refused(row.id, payload=forged), "another word"
    assert refused(row.id, payload={}), "less of it"
    assert refused(row.id, payload=empty, actor_name="Nobody"), "somebody else"
    assert not refused(row.id, payload=empty)
    finish()
    assert refused(row.id, payload={**empty, "booking_id": ""}), "one that is done"


def test_all_of_it_is_handed_out(made: Made) -> None:
    answer = made.alice.post(f"/contacts/{made.id}/export")
    assert isinstance(answer, StreamingHttpResponse) and answer["Content-Type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[arg-type]
    assert archive.testzip() is None
    document = json.loads(archive.read("contact.json"))
    assert document["format"] == exporting.FORMAT
    assert document["contact"]["email"] == EMAIL
    empty = {name for name in exporting.SECTIONS if not document[name]}
    assert empty == {"labels", "collaborators"}
    assert "Quetzal likes it warm" in {booking["description"] for booking in document["bookings"]}
    assert "It is me, Quetzal" in {message["text"] for message in document["messages"]}
    assert "mine" not in {message["text"] for message in document["messages"]}, "what others wrote is not"
    held = [archive.read(name) for name in archive.namelist() if name.startswith("files/")]
    assert held == [PICTURE, PICTURE]
    assert AuditEvent.objects.within(made.world.vendor.id).filter(type="contact.exported").count() == 1


def test_a_table_that_points_at_contacts_is_in_the_export(world: World) -> None:
    from django.apps import apps

    pointing = {
        model
        for model in apps.get_app_config("domain").get_models()
        for field in model._meta.fields
        if field.related_model in (Contact, Conversation)
    }
    assert pointing <= {rows(world.contact).model for rows in exporting.SECTIONS.values()} | {Message}


Act = Callable[[int], object]


@pytest.mark.django_db(transaction=True)
def test_what_is_written_at_that_moment_leaves_no_trace() -> None:
    """Others book, write, note, change and receive while the contact is erased; whatever is through, is gone."""
    world = make_world()
    service = services.offer(world.alice.actor, title="Long", duration_minutes=5, now=now())
    written = 0
    for number in range(ROUNDS):
        written += race(world, service.id, number)
    finish()
    assert written > ROUNDS, "the races were some"
    assert sweep("quetzal") == {}
    strangers = Contact.objects.within(world.vendor.id).filter(is_nobody=False).exclude(id=world.contact.id)
    assert {one.name for one in strangers} <= {"Stranger"}, "who wrote behind it is somebody new"
    upcoming = Booking.objects.within(world.vendor.id).filter(starts_at__gt=now()).exclude(status="cancelled")
    assert not upcoming.exists()


ROUNDS = 12


def race(world: World, service_id: UUID, number: int) -> int:
    """One round; answers how much was written before nobody was there any more."""
    actor, digits = world.alice.actor, f"4477009{number:05d}"
    contact = contacts.add(actor, name=f"Quetzal {number}", whatsapp_id=digits, email=EMAIL, now=now())
    conversation = conversations.open_with(actor, contact, now=now())
    day = world.tomorrow + timedelta(days=number)
    first = bookings.create(
        actor, service_id=service_id, contact_id=contact.id, starts_at=day, description="quetzal", now=now()
    )

    def book(turn: int) -> object:
        start = day + timedelta(minutes=15 * (turn + 1))
        wish: dict[str, Any] = {"service_id": service_id, "contact_id": contact.id, "suggest": False}
        return bookings.create(actor, starts_at=start, description="quetzal", now=now(), **wish)

    def reword(turn: int) -> object:
        return bookings.change(actor, first.id, {"description": f"quetzal {turn}"}, now=now())

    def write(turn: int) -> object:
        return notes.write(actor, conversation.id, text=f"quetzal {turn}", now=now())

    def receive(turn: int) -> object:
        body = inbound("text", {"id": f"w.{number}.{turn}", "text": {"body": "hello"}}, name="Stranger", who=digits)
        (item, *_) = webhook.read(body.replace(b"GB.QUETZAL", b"GB.%d" % number))
        return receiving.receive(item, now=now())

    acts: list[Act] = [book, reword, write, receive]
    with ThreadPoolExecutor(len(acts) + 1) as pool:
        going = [pool.submit(go_on, act) for act in acts]
        gone = pool.submit(erase_at, world, contact.id, going)
        gone.result(60)
        return sum(one.result(60) for one in going)


def go_on(act: Act) -> int:
    """Again and again until it is refused, or often enough; answers how often it was done."""
    done = 0
    try:
        for turn in range(12):
            try:
                act(turn)
                done += 1
            except (Refusal, DatabaseError):
                break
    finally:
        connection.close()
    return done


def erase_at(world: World, contact_id: UUID, going: list[Any]) -> None:
    """While they are at it."""
    try:
        seen = 0
        while not seen and not all(one.done() for one in going):
            seen = OutboxEvent.objects.within(world.vendor.id).filter(type="message.posted").count()
        erasing.erase(world.alice.actor, contact_id, cancel_bookings=True, now=now())
    finally:
        connection.close()


def test_without_bookings_it_is_refused_nobody(world: World) -> None:
    """A contact of whom there is a name alone."""
    bare = contacts.add(world.alice.actor, name="Quetzal", now=now())
    receipt = erasing.erase(world.alice.actor, bare.id, now=now())
    assert receipt.fingerprints == []
    finish()
    assert swept() == {}
    with pytest.raises(HasUpcoming):
        bookings.create(world.alice.actor, now=now(), **world.booking())
        erasing.erase(world.alice.actor, world.contact.id, now=now())
    assert system(world.vendor.id).can("contact.erase")
