"""Contacts as the API shows them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field, StringConstraints

from api.fields import Answer, Body, Email, Language, Name, OneLine, Phone, Timezone
from api.pagination import Page

WhatsAppId = Annotated[str, StringConstraints(pattern=r"^[0-9]{5,20}$")]
BusinessScopedId = Annotated[str, StringConstraints(min_length=3, max_length=140), OneLine]


class Contact(Answer):
    id: UUID
    name: str
    phone_number: str | None
    whatsapp_id: str | None = Field(description="Digits, as in Meta's webhooks.")
    business_scoped_id: str | None = Field(description="Meta's BSUID, for customers who hide their phone.")
    email: str | None
    language: str
    timezone: str = Field(description="By whose clocks they are told times; empty: the vendor's.")
    takes_marketing: bool = Field(description="False when they told WhatsApp to stop marketing messages.")
    marketing_rests_until: datetime | None = Field(
        description="WhatsApp takes no marketing for them until then: they have had enough of it."
    )
    created_at: datetime


class ContactPage(Page[Contact]):
    pass


class ContactCreate(Body):
    name: Name
    phone_number: Phone | None = None
    whatsapp_id: WhatsAppId | None = None
    business_scoped_id: BusinessScopedId | None = None
    email: Email | None = None
    language: Language = "en"
    timezone: Timezone | None = None


class ContactUpdate(Body):
    name: Name | MISSING = MISSING
    phone_number: Phone | MISSING | None = MISSING
    whatsapp_id: WhatsAppId | MISSING | None = MISSING
    business_scoped_id: BusinessScopedId | MISSING | None = MISSING
    email: Email | MISSING | None = MISSING
    language: Language | MISSING = MISSING
    timezone: Timezone | Literal[""] | MISSING = MISSING
