"""Files of messages as the API shows them."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from api.fields import Answer
from domain.conversations.kinds import AttachmentKind, AttachmentState


class MessageAttachment(Answer):
    id: UUID
    kind: AttachmentKind
    mime_type: str
    size: int | None = Field(description="Bytes; null until the file is here.")
    name: str = Field(description="The file's name as its sender had it, or empty.")
    state: AttachmentState
    reason: str = Field(description="Why it failed, or is not here yet.")


class Attachment(MessageAttachment):
    url: str | None = Field(description="Where the file is, for whoever has the address, until `url_expires_at`.")
    url_expires_at: datetime | None
