"""`/attachments`: files that customers sent, and files to be sent."""

from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.timezone import now
from ninja import Path, Router, Status

from api.attachments import content
from api.attachments.schemas import Attachment
from api.auth import ActorRequest, in_vendor
from api.media import uploads
from domain.attachments import actions, links, queries
from domain.attachments.models import Attachment as Row
from domain.attachments.models import State
from domain.conversations import queries as conversations

Token = Annotated[str, Path(max_length=200, description="From the attachment's `url`.")]

router = Router(tags=["attachments"], auth=in_vendor)


@router.post(
    "",
    response={201: Attachment},
    openapi_extra=uploads.described(
        "JPEG or PNG (5 MB), MP4 or 3GPP (16 MB), AAC, AMR, MP3, M4A or OGG (16 MB), PDF, Word, Excel, PowerPoint or "
        "plain text (16 MB)."
    ),
)
def create_attachment(request: ActorRequest) -> Status[Attachment]:
    """Upload a file, to be sent with a message within a day."""
    name, data = uploads.one_named_file(request)
    return Status(201, _shown(actions.upload(request.auth, data, name=name, now=now())))


@router.get("/{uuid:attachment_id}", response=Attachment)
def get_attachment(request: ActorRequest, attachment_id: UUID) -> Attachment:
    """A file of a conversation that you may see, or of your own; with an address that is good for some minutes."""
    return _shown(conversations.get_attachment(request.auth, attachment_id))


@router.get(
    "/content/{token}",
    response={200: str},
    auth=None,
    openapi_extra={"x-content-type": "*/*"},
)
def get_attachment_content(request: HttpRequest, token: Token) -> HttpResponseBase:
    """The file itself, whole or a `Range` of it, for whoever has a link that is still good."""
    attachment_id, good_until = links.read(token, now=now())
    return content.respond(request, queries.by_link(attachment_id), good_until=good_until, now=now())


def _shown(row: Row) -> Attachment:
    link = links.make(row.id, now=now()) if row.state == State.STORED else None
    shown = {
        **queries.record(row),
        "url": f"{settings.PUBLIC_URL}/api/v1/attachments/content/{link.token}" if link else None,
        "url_expires_at": link.expires_at if link else None,
    }
    return Attachment.model_validate(shown)
