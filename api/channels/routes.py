"""`/channels/whatsapp`."""

from typing import Any

from django.http import HttpResponse
from django.utils.timezone import now
from ninja import Query, Router, Status

from api.auth import ActorRequest, in_vendor
from api.channels.schemas import (
    TemplatePage,
    TemplateQuery,
    TestPlaced,
    TestSend,
    WhatsAppChange,
    WhatsAppChannel,
    WhatsAppConnection,
    WhatsAppTemplate,
)
from api.idempotency import idempotent
from api.pagination import page_of
from domain.channels import actions, models, queries, standing, templates, trying

router = Router(tags=["channels"], auth=in_vendor)


@router.get("/whatsapp", response=WhatsAppChannel)
def get_whatsapp_channel(request: ActorRequest) -> WhatsAppChannel:
    """How WhatsApp is connected, without secrets, and whether anything is wrong with it."""
    return WhatsAppChannel.model_validate(queries.whatsapp(request.auth))


@router.put("/whatsapp", response=WhatsAppChannel)
def put_whatsapp_channel(request: ActorRequest, payload: WhatsAppConnection) -> WhatsAppChannel:
    """Connect WhatsApp, or change how it is connected. One that was stopped goes on."""
    return WhatsAppChannel.model_validate(actions.connect_whatsapp(request.auth, now=now(), **payload.filled()))


@router.patch("/whatsapp", response=WhatsAppChannel)
def update_whatsapp_channel(request: ActorRequest, payload: WhatsAppChange) -> WhatsAppChannel:
    """Set what becomes of a text when the customer last wrote more than 24 hours ago, whether customers book by
    tapping, and what messages cost."""
    return WhatsAppChannel.model_validate(standing.configure(request.auth, payload.given(), now=now()))


@router.post("/whatsapp/resume", response=WhatsAppChannel)
def resume_whatsapp_channel(request: ActorRequest) -> WhatsAppChannel:
    """Let a stopped channel go on; what waited for it is sent."""
    return WhatsAppChannel.model_validate(standing.resume(request.auth, now=now()))


@router.post("/whatsapp/test", response={202: TestPlaced})
@idempotent
def test_whatsapp_channel(request: ActorRequest, payload: TestSend) -> Status[TestPlaced]:
    """Send a template to a phone of yours, even while the channel is stopped; if WhatsApp takes it, it goes on."""
    delivery = trying.send_test(request.auth, now=now(), **payload.filled())
    return Status(202, TestPlaced(delivery_id=delivery.id))


@router.get("/whatsapp/templates", response=TemplatePage)
def list_whatsapp_templates(request: ActorRequest, query: Query[TemplateQuery]) -> HttpResponse:
    """The message templates, as last read from WhatsApp, by name and language."""
    wanted = query.model_dump(include={"status", "name"}, exclude_none=True)
    found = templates.list_templates(request.auth, **wanted)
    return page_of(found, _shape, query, order=("name", "language", "id"))


def _shape(template: models.WhatsAppTemplate) -> dict[str, Any]:
    return WhatsAppTemplate.model_validate(template).model_dump()


@router.post("/whatsapp/templates/sync", response={202: WhatsAppChannel})
def sync_whatsapp_templates(request: ActorRequest) -> Status[WhatsAppChannel]:
    """Have a worker read them from WhatsApp anew; `synced_at` tells when it has."""
    return Status(202, WhatsAppChannel.model_validate(templates.want_sync(request.auth, now=now())))
