"""The life of an attachment: expected, fetched, stored or given up; or uploaded and sent."""

import io
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from typing import IO
from uuid import UUID

from django.db import connection, transaction
from django.dispatch import Signal

from domain import retries
from domain.access import Actor, system
from domain.attachments import files, queries, rules
from domain.attachments.events import AttachmentSettled, AttachmentUploaded
from domain.attachments.models import Attachment, State
from domain.outbox import actions as outbox

expected = Signal()
"""Sent after a file to be fetched is committed: a hint for the workers."""

BATCH = 50
MAX_TRIES = 16  # over about six hours; WhatsApp keeps a file for seven days
LEASE = timedelta(minutes=5)
"""A worker that is killed gives the file back by then."""

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

_CLAIM = """
UPDATE domain_attachment SET due_at = %(lease)s, tries = tries + 1
 WHERE id IN (SELECT id FROM domain_attachment WHERE state = 'pending' AND due_at <= %(now)s
               ORDER BY due_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
RETURNING vendor_id, id
"""


def expect(
    vendor_id: UUID,
    message_id: UUID,
    *,
    kind: str,
    media_id: str,
    mime_type: str,
    sha256: str,
    name: str,
    now: datetime,
) -> Attachment:
    """A customer's message has a file: it is to be fetched, at once."""
    attachment = Attachment(
        vendor_id=vendor_id,
        message_id=message_id,
        kind=kind,
        media_id=media_id,
        mime_type=mime_type,
        sha256=sha256,
        name=name,
        state=State.PENDING,
        due_at=now,
        created_at=now,
    )
    attachment.save(force_insert=True)
    transaction.on_commit(lambda: expected.send_robust(sender=Attachment))
    return attachment


def claim(*, now: datetime, limit: int = BATCH) -> list[tuple[UUID, UUID]]:
    """Take what is due to be fetched, each under a lease, as (vendor's id, id)."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, {"now": now, "lease": now + LEASE, "limit": limit})
        return list(cursor.fetchall())


def keep(attachment: Attachment, content: IO[bytes], *, told_sha256: str = "", now: datetime) -> None:
    """Store the fetched bytes, if they are what was sent and what they claim to be.

    The checksum is the message's, or the one `told` with the file when the message had none.
    Raises Empty, TooLarge, Altered, NotWhatItClaims, BrokenPicture; then nothing is stored.
    """
    size, digest = files.measure(content)
    rules.check_size(attachment.kind, size)
    if digest != (attachment.sha256 or told_sha256 or digest):
        raise rules.Altered
    mime_type = rules.type_received(attachment.kind, attachment.mime_type, files.head(content))
    if mime_type.startswith("image/"):
        files.check_picture(content)
    stored_as = files.save(attachment.id, content)
    settled = _settle(
        attachment,
        now=now,
        state=State.STORED,
        stored_as=stored_as,
        mime_type=mime_type,
        size=size,
        sha256=digest,
        reason="",
    )
    if not settled and queries.is_gone(attachment):
        files.remove(stored_as)


def give_up(attachment: Attachment, *, reason: str, now: datetime) -> None:
    """It can't be had; `reason` is for the vendor's eyes."""
    _settle(attachment, now=now, state=State.FAILED, reason=reason[:200])


def put_off(attachment: Attachment, *, reason: str, now: datetime) -> None:
    """Try again later, unless it was tried often enough."""
    if attachment.tries >= MAX_TRIES:
        give_up(attachment, reason=reason, now=now)
    else:
        pending = Attachment.objects.within(attachment.vendor_id).filter(id=attachment.id, state=State.PENDING)
        pending.update(due_at=retries.put_off(attachment.tries, now=now), reason=reason[:200])


@transaction.atomic
def upload(actor: Actor, content: bytes, *, name: str, now: datetime) -> Attachment:
    """A file to be sent later with a message. Raises Empty, TooLarge, TypeNotAllowed, BrokenPicture."""
    actor.require("conversation.write")
    if len(content) > rules.MAX_UPLOAD:
        raise rules.TooLarge
    file = io.BytesIO(content)
    if not content:
        raise rules.Empty
    kind, mime_type = rules.type_to_send(name, files.head(file))
    rules.check_size(kind, len(content))
    if kind == "image":
        files.check_picture(file)
    size, digest = files.measure(file)
    attachment = Attachment(
        vendor_id=actor.vendor_id,
        kind=kind,
        mime_type=mime_type,
        name=name,
        size=size,
        sha256=digest,
        state=State.STORED,
        uploaded_by=actor.id,
        created_at=now,
    )
    attachment.stored_as = files.save(attachment.id, file)
    attachment.save(force_insert=True)
    outbox.record(actor, AttachmentUploaded(attachment.id), now=now)
    return attachment


def give(attachment: Attachment, message_id: UUID) -> None:
    """It belongs to this message from now on, in the caller's transaction. Raises AlreadySent."""
    unused = Attachment.objects.within(attachment.vendor_id).filter(id=attachment.id, message=None)
    if not unused.update(message_id=message_id):
        raise rules.AlreadySent


def abandon(vendor_id: UUID, conversation_id: UUID) -> None:
    """The files of a conversation that goes, go after the commit; what is left of them then, with the unused."""
    ids = set_aside(vendor_id, conversation_id)
    transaction.on_commit(lambda: drop(vendor_id, ids), robust=True)


def set_aside(vendor_id: UUID, conversation_id: UUID) -> list[UUID]:
    """The files of a conversation that goes are no message's any more, and nothing but their bytes tells of anybody.

    Answers which: `drop` removes them, and else `forget_unused` does.
    """
    rows = Attachment.objects.within(vendor_id).filter(message__conversation=conversation_id)
    ids = list(rows.values_list("id", flat=True))
    nameless = {"name": "", "sha256": "", "media_id": "", "reason": ""}
    abandoned = {"message": None, "uploaded_by": None, "state": State.FAILED, "due_at": None, "created_at": _LONG_AGO}
    Attachment.objects.within(vendor_id).filter(id__in=ids).update(**abandoned, **nameless)
    return ids


def drop(vendor_id: UUID, ids: Collection[UUID]) -> int:
    """Remove what was set aside, bytes and rows; answers how many were left. Whatever the storage raises stops it."""
    rows = list(Attachment.objects.within(vendor_id).filter(id__in=ids, message=None))
    _remove(rows)
    return len(rows)


def forget_unused(*, before: datetime) -> None:
    """Drop what was uploaded long ago and never sent, and what was abandoned."""
    unused = Attachment.objects.across_vendors().filter(message=None, created_at__lt=before)
    _remove(list(unused[:1000]))


def _remove(rows: Iterable[Attachment]) -> None:
    """The bytes first: a kill between leaves a row that tells of them."""
    for row in rows:
        files.remove(row.stored_as or files.name_of(row.id))
        row.delete()


@transaction.atomic
def _settle(attachment: Attachment, *, now: datetime, state: State, **fields: object) -> bool:
    """Once: what another worker settled before stays as it is. Answers whether it was settled now."""
    pending = Attachment.objects.within(attachment.vendor_id).filter(id=attachment.id, state=State.PENDING)
    settled = pending.update(state=state, due_at=None, **fields)
    if settled and attachment.message:
        message = attachment.message
        message.changed_at = now
        message.save(update_fields=["changed_at"])
        event = AttachmentSettled(attachment.id, message.conversation_id, message.id, message.seq, state)
        outbox.record(system(attachment.vendor_id), event, now=now)
    return bool(settled)
