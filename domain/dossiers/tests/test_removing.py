"""A contact goes with all that is theirs, files too; who has bookings stays."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils.timezone import now
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import World
from domain.access import PermissionMissing, system
from domain.attachments import actions as attachments
from domain.attachments.models import Attachment
from domain.audit.models import AuditEvent
from domain.bookings import actions as bookings
from domain.bookings.models import Booking
from domain.contacts.models import Contact
from domain.contacts.rules import ContactNotFound
from domain.conversations import actions
from domain.conversations.models import Conversation, Message
from domain.deliveries.models import Delivery
from domain.dossiers import removing
from domain.dossiers.rules import HasBookings
from domain.waitlist import actions as waitlist
from domain.waitlist.models import WaitlistEntry


@pytest.fixture(autouse=True)
def own_storage(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def remove(world: World) -> None:
    removing.remove(world.alice.actor, world.contact.id, now=now())


def with_file(world: World) -> Attachment:
    """In the conversation with the contact, which has a message in both directions."""
    spout, conversation = system(world.vendor.id), actions.open_with(world.alice.actor, world.contact, now=now())
    said: dict[str, Any] = {
        "direction": "inbound",
        "status": "delivered",
        "sender_kind": "contact",
        "sender_id": world.contact.id,
    }
    message = actions.append(spout, conversation, text="", kind="document", now=now(), **said)
    actions.post(world.alice.actor, conversation.id, text="Thank you", now=now())
    attachments.expect(
        world.vendor.id,
        message.id,
        kind="document",
        media_id="1",
        mime_type="text/plain",
        sha256="",
        name="a.txt",
        now=now(),
    )
    return Attachment.objects.within(world.vendor.id).select_related("message").get(message=message)


def test_all_of_it_and_the_files(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = with_file(world)
    attachments.keep(file, io.BytesIO(b"Hello"), now=now())
    stored_as = Attachment.objects.within(world.vendor.id).get().stored_as
    assert default_storage.exists(stored_as)
    wait: dict[str, Any] = {"wanted_from": now() + timedelta(days=3), "wanted_until": now() + timedelta(days=4)}
    waitlist.join(world.alice.actor, contact_id=world.contact.id, service_id=world.service.id, now=now(), **wait)
    cancelled = bookings.create(world.alice.actor, now=now(), **world.booking())
    bookings.cancel(world.alice.actor, cancelled.id, now=now())
    with django_capture_on_commit_callbacks(execute=True):
        remove(world)
    tables: tuple[Any, ...] = (Contact, Conversation, Message, Attachment, Delivery, WaitlistEntry, Booking)
    assert not [table for table in tables if table.objects.within(world.vendor.id).exists()]
    assert not default_storage.exists(stored_as)
    assert AuditEvent.objects.within(world.vendor.id).filter(type="contact.removed").exists()


def test_a_file_that_was_left_goes_with_the_unused(world: World) -> None:
    """As after a kill right behind the commit."""
    attachments.keep(with_file(world), io.BytesIO(b"Hello"), now=now())
    stored_as = Attachment.objects.within(world.vendor.id).get().stored_as
    remove(world)
    assert default_storage.exists(stored_as)
    attachments.forget_unused(before=now() - timedelta(days=1))
    assert not default_storage.exists(stored_as)
    assert not Attachment.objects.within(world.vendor.id).exists()


def test_a_file_that_is_fetched_at_that_moment_is_not_kept(world: World) -> None:
    file = with_file(world)
    remove(world)
    attachments.keep(file, io.BytesIO(b"Hello"), now=now())
    assert not default_storage.exists(f"attachments/{file.id}")


def test_bookings_are_kept_and_with_them_the_contact(world: World) -> None:
    bookings.create(world.alice.actor, now=now(), **world.booking())
    with pytest.raises(HasBookings) as refused:
        remove(world)
    assert refused.value.details == {"upcoming": 1, "past": 0}
    with pytest.raises(HasBookings) as refused:
        removing.remove(world.alice.actor, world.contact.id, now=now() + timedelta(days=3))
    assert refused.value.details == {"upcoming": 0, "past": 1}
    assert Contact.objects.within(world.vendor.id).exists()


def test_who_may_not(world: World) -> None:
    with pytest.raises(ContactNotFound):
        removing.remove(world.charlie.actor, world.contact.id, now=now())
    with pytest.raises(PermissionMissing):
        removing.remove(world.bob.actor, world.contact.id, now=now())
