"""`/channels/whatsapp`."""

from datetime import datetime
from typing import Annotated

from django.utils.timezone import now
from ninja import Router
from pydantic import Field, StringConstraints

from api.auth import ActorRequest, in_vendor
from api.fields import Answer, Body
from domain.channels import actions, queries

router = Router(tags=["channels"], auth=in_vendor)

Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,40}$")]
Token = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{8,2000}$")]


class WhatsAppChannel(Answer):
    phone_number_id: str
    business_account_id: str
    created_at: datetime


class WhatsAppConnection(Body):
    phone_number_id: Digits
    business_account_id: Digits
    access_token: Token = Field(description="Written, never read back.")
    app_secret: Token | None = Field(None, description="Only with a Meta app of your own; never read back.")


@router.get("/whatsapp", response=WhatsAppChannel)
def get_whatsapp_channel(request: ActorRequest) -> WhatsAppChannel:
    """How WhatsApp is connected, without secrets."""
    return WhatsAppChannel.model_validate(queries.whatsapp(request.auth))


@router.put("/whatsapp", response=WhatsAppChannel)
def put_whatsapp_channel(request: ActorRequest, payload: WhatsAppConnection) -> WhatsAppChannel:
    """Connect WhatsApp, or change how it is connected."""
    return WhatsAppChannel.model_validate(actions.connect_whatsapp(request.auth, now=now(), **payload.filled()))
