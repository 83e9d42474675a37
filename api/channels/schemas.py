"""How customers are reached, as the API shows it."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import (
    MISSING,
    AfterValidator,
    BaseModel,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from api.fields import Answer, Body, Currency, OneLine, Phone
from api.pagination import Page, PageQuery

Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,40}$")]
Token = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{8,2000}$")]
TemplateName = Annotated[str, StringConstraints(min_length=1, max_length=512), OneLine]
TemplateLanguage = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(_[A-Za-z0-9]{2,8})?$")]


class OutsideWindow(StrEnum):
    template_then_email = "template_then_email"
    email = "email"
    refuse = "refuse"


def _in_four_places(amount: Decimal) -> Decimal:
    """5E-2 is 0.0500, and -0 is 0.0000: as cards of rates have it, and finer where it was given so."""
    return abs(amount.quantize(Decimal(1).scaleb(min(-4, int(amount.as_tuple().exponent)))))


Rate = Annotated[
    Decimal,
    Field(ge=0, max_digits=12, decimal_places=6),
    AfterValidator(_in_four_places),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,6}(\.\d{1,6})?$", "examples": ["0.0529"]}),
]


class _Rates(BaseModel):
    currency: Currency
    marketing: Rate | None = None
    marketing_lite: Rate | None = None
    utility: Rate | None = None
    authentication: Rate | None = None
    authentication_international: Rate | None = None
    service: Rate | None = None


class WhatsAppRates(_Rates, Answer):
    """What the vendor pays for one message that WhatsApp charges, by Meta's category; null: it has not said."""


class WhatsAppRatesGiven(_Rates, Body):
    """What the vendor pays for one message that WhatsApp charges, by Meta's category. Meta's rates differ by the
    customer's country: give those of where most customers are."""


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
    rates: WhatsAppRates | None = Field(description="What messages cost the vendor; null: it has not said.")
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
    rates: WhatsAppRatesGiven | MISSING | None = Field(
        MISSING, description="In place of all that there were; null: none. The reports' costs are counted by them."
    )


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
