"""How customers are reached, as the API shows it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field, StringConstraints

from api.fields import Answer, Body, OneLine, Phone
from api.pagination import Page, PageQuery

Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,40}$")]
Token = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{8,2000}$")]
TemplateName = Annotated[str, StringConstraints(min_length=1, max_length=512), OneLine]
TemplateLanguage = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(_[A-Za-z0-9]{2,8})?$")]


class OutsideWindow(StrEnum):
    template_then_email = "template_then_email"
    email = "email"
    refuse = "refuse"


class WhatsAppChannel(Answer):
    phone_number_id: str
    business_account_id: str
    created_at: datetime
    stopped_at: datetime | None = Field(description="Since when nothing leaves by it, because WhatsApp wants it so.")
    problem: str = Field(description="Why it is stopped; else empty.")
    outside_window: OutsideWindow = Field(
        description="What becomes of a text when the customer last wrote more than 24 hours ago."
    )
    outside_template: str = Field(description="The template that stands in for such a text; empty: none.")
    outside_language: str
    booking_in_chat: bool = Field(
        description="Whether notes about bookings carry buttons, and customers book, move and cancel by tapping."
    )
    synced_at: datetime | None = Field(description="When the templates were last read from WhatsApp.")
    sync_problem: str = Field(description="Why they could not be read, the last time; else empty.")


class WhatsAppConnection(Body):
    phone_number_id: Digits
    business_account_id: Digits
    access_token: Token = Field(description="Written, never read back.")
    app_secret: Token | None = Field(None, description="Only with a Meta app of your own; never read back.")


class WhatsAppChange(Body):
    outside_window: OutsideWindow | MISSING = MISSING
    outside_template: Annotated[str, StringConstraints(max_length=512), OneLine] | MISSING = Field(
        MISSING, description="An approved template that takes `name` and `message`, or less; empty: none."
    )
    outside_language: TemplateLanguage | MISSING = MISSING
    booking_in_chat: bool | MISSING = MISSING


class TestSend(Body):
    to: Phone
    template: TemplateName = Field("hello_world", description="One that takes no parameters.")
    language: TemplateLanguage = "en_US"


class TestPlaced(Answer):
    delivery_id: UUID = Field(description="`GET /deliveries/{id}` tells what became of it.")


class WhatsAppTemplate(Answer):
    id: UUID
    name: str
    language: str
    category: str
    status: str = Field(description="WhatsApp's word: APPROVED, PENDING, REJECTED, PAUSED …; MISSING once it is gone.")
    body: str
    parameters: list[str] = Field(
        description="Their names in the order of the body; numbers where they go by position."
    )
    buttons: list[str] = Field(description="The words on its quick replies.")
    problem: str = Field(description="What a send was last refused for; else empty.")
    updated_at: datetime


class TemplatePage(Page[WhatsAppTemplate]):
    pass


class TemplateQuery(PageQuery):
    status: Annotated[str, StringConstraints(max_length=40), OneLine] | None = None
    name: TemplateName | None = None
