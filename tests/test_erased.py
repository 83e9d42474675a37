"""After an erasure nothing tells of the contact: no column of any table, and no file."""

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import StreamingHttpResponse
from django.utils.timezone import now

from conftest import ApiClient, World
from domain.access import system
from domain.audit.models import AuditEvent
from domain.bookings import actions as bookings
from domain.channels import actions as channels
from domain.channels.models import InboundPayload
from domain.contacts import actions as contacts
from domain.contacts.models import Contact
from domain.conversations.models import Conversation, Message
from domain.deliveries.models import Delivery
from domain.dossiers import erasing, exporting, finishing
from domain.dossiers.rules import HasUpcoming
from domain.erasures.models import Erasure
from domain.idempotency.models import IdempotentAnswer
from domain.reports import queries as reports
from domain.reports.queries import ReportBy
from tasks import relay
from tasks.tests.conftest import Gateways, outside, run_due
from tests.canaries import sweep
from tests.quetzal import EMAIL, PHONES, PICTURE, WORD, ZOE, Made, done, finish, inbound, keyed, status, take_in

__all__ = ["outside"]


@pytest.fixture(autouse=True)
def own_storage(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def swept() -> dict[str, int]:
    return sweep(WORD, PHONES)


@pytest.fixture
def made(world: World, outside: Gateways, monkeypatch: pytest.MonkeyPatch) -> Made:
    return Made(world, outside, monkeypatch)


def erase(made: Made) -> dict[str, Any]:
    body = {"cancel_bookings": True, "reference": "DSR-7"}
    return dict(done(made.alice.post(f"/contacts/{made.id}/erase", body)))


def past_report(world: World) -> Any:
    today = now().date()
    return reports.bookings(world.alice.actor, first=today - timedelta(days=9), last=today, by=ReportBy.service)


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
