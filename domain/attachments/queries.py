"""Reading attachments. Who may see one follows from its conversation: `domain.conversations.queries`."""

from typing import TypedDict
from uuid import UUID

from domain.attachments.models import Attachment
from domain.attachments.rules import AttachmentNotFound


class AttachmentRecord(TypedDict):
    """A file as messages show it. `size` is null until it is known."""

    id: UUID
    kind: str
    mime_type: str
    size: int | None
    name: str
    state: str
    reason: str


def record(attachment: Attachment) -> AttachmentRecord:
    return {
        "id": attachment.id,
        "kind": attachment.kind,
        "mime_type": attachment.mime_type,
        "size": attachment.size,
        "name": attachment.name,
        "state": attachment.state,
        "reason": attachment.reason,
    }


def find(vendor_id: UUID, attachment_id: UUID) -> Attachment | None:
    return Attachment.objects.within(vendor_id).filter(id=attachment_id).first()


def is_gone(attachment: Attachment) -> bool:
    """Whether it was dropped, or is about to be: its conversation has gone."""
    return not Attachment.objects.within(attachment.vendor_id).filter(id=attachment.id, message__isnull=False).exists()


def get(vendor_id: UUID, attachment_id: UUID) -> Attachment:
    """The attachment with its message, or AttachmentNotFound. The caller checks who may see it."""
    found = Attachment.objects.within(vendor_id).filter(id=attachment_id).select_related("message").first()
    if found is None:
        raise AttachmentNotFound
    return found


def by_link(attachment_id: UUID) -> Attachment:
    """For whoever holds a link that `links.check` found good."""
    found = Attachment.objects.across_vendors().filter(id=attachment_id, vendor__deleted_at=None).first()
    if found is None:
        raise AttachmentNotFound
    return found
